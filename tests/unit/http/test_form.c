/* Query strings, cookies, percent-decoding and comma-separated header values. */
#include "unit.h"

#include "http/form.h"

static void check_decode(const char *in, bool plus, const char *want)
{
    char out[64];
    size_t n = msf_http_decode(msf_slice_str(in), plus, out);
    CHECK_BYTES(out, n, want);
}

TEST(decode)
{
    check_decode("", true, "");
    check_decode("a+b", true, "a b");
    check_decode("a+b", false, "a+b");
    check_decode("%41%62%2B+", false, "Ab++");
    check_decode("%e4%B8%ad", true, "\xe4\xb8\xad");
    check_decode("%", true, "%");
    check_decode("%4", true, "%4");
    check_decode("%4g%g4", true, "%4g%g4");
    check_decode("%%41", true, "%A");
    check_decode("%2541", true, "%41");
    char out[4];
    CHECK_INT(msf_http_decode(MSF_SLICE("%00"), true, out), 1);
    CHECK_INT(out[0], 0);
}

/* "name=value|..." of everything that the iterator gives. */
static void check_pairs(bool (*next)(msf_slice, size_t *, msf_slice *, msf_slice *), const char *in, const char *want)
{
    char out[256];
    size_t n = 0, at = 0;
    msf_slice name, value;
    size_t len = strlen(in);
    char *copy = malloc(len > 0 ? len : 1); /* no byte more than the slice has */
    memcpy(copy, in, len);
    while (next(msf_slice_of(copy, len), &at, &name, &value)) {
        CHECK(name.p >= copy && name.p + name.n <= copy + len);
        CHECK(value.p >= copy && value.p + value.n <= copy + len);
        n += (size_t)snprintf(out + n, sizeof out - n, "%.*s=%.*s|", (int)name.n, name.p, (int)value.n, value.p);
    }
    CHECK_INT(at, len);
    free(copy);
    out[n] = '\0';
    CHECK_BYTES(out, n, want);
}

TEST(query)
{
    check_pairs(msf_http_form_next, "", "");
    check_pairs(msf_http_form_next, "a=1", "a=1|");
    check_pairs(msf_http_form_next, "a=1&b=2", "a=1|b=2|");
    check_pairs(msf_http_form_next, "a", "a=|");
    check_pairs(msf_http_form_next, "a=", "a=|");
    check_pairs(msf_http_form_next, "=a", "=a|");
    check_pairs(msf_http_form_next, "&&a=1&&b&", "a=1|b=|");
    check_pairs(msf_http_form_next, "a=b=c", "a=b=c|");
    check_pairs(msf_http_form_next, "a[]=1&a[]=2", "a[]=1|a[]=2|");
    check_pairs(msf_http_form_next, "a;b=1", "a;b=1|");
}

TEST(cookies)
{
    check_pairs(msf_http_cookie_next, "", "");
    check_pairs(msf_http_cookie_next, "a=1; b=2", "a=1|b=2|");
    check_pairs(msf_http_cookie_next, "a=1;b=2;", "a=1|b=2|");
    check_pairs(msf_http_cookie_next, "  a=1;\t b=2", "a=1|b=2|");
    check_pairs(msf_http_cookie_next, "a=b=c", "a=b=c|");
    check_pairs(msf_http_cookie_next, "a; b", "a=|b=|");
    check_pairs(msf_http_cookie_next, "=x; ;;a=1", "a=1|");
    check_pairs(msf_http_cookie_next, "a =1 ; b= 2", "a =1 |b= 2|");
    check_pairs(msf_http_cookie_next, "a=\"x;y\"", "a=\"x|y\"=|");
}

static const struct {
    const char *header, *token;
    msf_http_listed want;
} lists[] = {
    {"", "gzip", MSF_HTTP_LISTED_NOT},
    {"gzip", "gzip", MSF_HTTP_LISTED},
    {"GZip", "gzip", MSF_HTTP_LISTED},
    {"xgzip, gzipx", "gzip", MSF_HTTP_LISTED_NOT},
    {"a,gzip", "gzip", MSF_HTTP_LISTED},
    {" a , gzip ;q=1", "gzip", MSF_HTTP_LISTED},
    {"gzip;q=0", "gzip", MSF_HTTP_LISTED_REFUSED},
    {"gzip; Q=0", "gzip", MSF_HTTP_LISTED_REFUSED},
    {"gzip;q=0.000", "gzip", MSF_HTTP_LISTED_REFUSED},
    {"gzip;q=0.", "gzip", MSF_HTTP_LISTED_REFUSED},
    {"gzip;q=0.001", "gzip", MSF_HTTP_LISTED},
    {"gzip;x=1;q=0.5", "gzip", MSF_HTTP_LISTED},
    {"gzip;q=0, gzip", "gzip", MSF_HTTP_LISTED},
    {"a;x=\"gzip, gzip\"", "gzip", MSF_HTTP_LISTED_NOT},
    {"a;x=\"\\\", gzip\"", "gzip", MSF_HTTP_LISTED_NOT},
    {"\"", "gzip", MSF_HTTP_LISTED_NOT},
    {"\"\\", "gzip", MSF_HTTP_LISTED_NOT},
    {",,;,", "gzip", MSF_HTTP_LISTED_NOT},
    {"*", "*", MSF_HTTP_LISTED},
};

TEST(list)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        msf_slice header = msf_slice_str(lists[i].header), token = msf_slice_str(lists[i].token);
        CHECK_INT(msf_http_list_find(header, token), lists[i].want);
        CHECK_INT(msf_http_list_has(header, token), lists[i].want == MSF_HTTP_LISTED);
    }
}

UNIT_MAIN()
