/* Request targets, hosts and tokens (what the request parser cannot reach because llhttp refuses it first is tested here). */
#include "unit.h"

#include "http/target.h"

static void check(const char *in, bool options, const char *want)
{
    char out[128] = "bad";
    msf_http_target t;
    if (msf_http_target_parse(msf_slice_str(in), options, &t)) {
        snprintf(out, sizeof out, "%.*s|%.*s|%.*s%s", (int)t.host.n, t.host.n > 0 ? t.host.p : "", (int)t.path.n, t.path.p, (int)t.query.n,
                 t.query.n > 0 ? t.query.p : "", t.query.p == NULL ? "-" : "");
    }
    CHECK_BYTES(out, strlen(out), want);
}

TEST(targets)
{
    check("/", false, "|/|-");
    check("/a?", false, "|/a|");
    check("/a?b?c", false, "|/a|b?c");
    check("*", true, "|*|-");
    check("*", false, "bad");
    check("*a", true, "bad");
    check("", false, "bad");
    check("a/b", false, "bad");
    check("?a", false, "bad");
    check("/a b", false, "bad");
    check("/a#b", false, "bad");
    check("/a\x7f", false, "bad");
    check("/a\n", false, "bad");
    check("/\xe4\xb8\xad", false, "bad");
    check("http://h", false, "h|/|-");
    check("http://h", true, "h|*|-");
    check("http://h/", true, "h|/|-");
    check("http://h?q", true, "h|/|q");
    check("https://h:1/a?b", false, "h:1|/a|b");
    check("hTTp://[::1]/a", false, "[::1]|/a|-");
    check("http://", false, "bad");
    check("http:///", false, "bad");
    check("http://:80/", false, "bad");
    check("http://a@b/", false, "bad");
    check("ws://a/", false, "bad");
    check("http:/", false, "bad");
}

TEST(hosts)
{
    static const char *const good[] = {"", "a", "a.b-c_d", "127.0.0.1:80", "[::1]", "[::ffff:1.2.3.4]:65535", "a:", "%41", "xn--fiq228c"};
    static const char *const bad[] = {"a b",     ":80", "a:b", "a:123456", "[",    "[]",   "[::1", "[::1]x",
                                      "[::1]:x", "a/b", "a?b", "a@b",      "a\\b", "\x80", "a\"b"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(msf_http_host_valid(msf_slice_str(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(!msf_http_host_valid(msf_slice_str(bad[i])));
    }
}

TEST(tokens)
{
    CHECK(msf_http_is_token(MSF_SLICE("!#$%&'*+-.^_`|~09azAZ")));
    static const char separators[] = "()<>@,;:\\\"/[]?={} \t\x7f\x80\xff";
    for (const char *c = separators; *c != '\0'; c++) {
        CHECK(!msf_http_is_token(msf_slice_of(c, 1)));
    }
    CHECK(!msf_http_is_token(MSF_SLICE("")));
    CHECK(!msf_http_is_token(msf_slice_of("\0", 1)));
}

UNIT_MAIN()
