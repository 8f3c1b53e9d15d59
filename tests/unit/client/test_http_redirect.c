/* Redirects: where they lead, and what goes along. */
#include "rig.h"

#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

static void redirect(int peer_index, const char *asked, const char *status, const char *location)
{
    char text[600];
    snprintf(text, sizeof text, "HTTP/1.1 %s Moved\r\nLocation: %s\r\nContent-Length: 4\r\n\r\ngone", status, location);
    say(asked_at(peer_index, asked), text);
}

TEST(relative_references)
{
    static const struct {
        const char *from, *to, *path;
    } cases[] = {
        {"/a/b/c?q", "d", "GET /a/b/d HTTP"},
        {"/a/b/c?q", "../d", "GET /a/d HTTP"},
        {"/a/b/c?q", "../../../d?x=../y", "GET /d?x=../y HTTP"},
        {"/a/b/c?q", "./", "GET /a/b/ HTTP"},
        {"/a/b/c?q", "..", "GET /a/ HTTP"},
        {"/a/b/c?q", "/x/./y/../z", "GET /x/z HTTP"},
        {"/a/b/c?q", "?r", "GET /a/b/c?r HTTP"},
        {"/a/b/c?q", "", "GET /a/b/c?q HTTP"},
        {"/a/b/c?q", "#f", "GET /a/b/c?q HTTP"},
        {"/a/b/c?q", "d:e", NULL},
        {"/", "caf\xc3\xa9", "GET /caf%C3%A9 HTTP"},
        {"/", "/a b", NULL},
        {"/", "ftp://x/", NULL},
        {"/", "//", NULL},
    };
    rig_start(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        call c = {0};
        CHECK_INT(start(&c, "GET", cases[i].from, (msf_http_call_options){.max_redirects = 1}), 0);
        redirect(0, "GET /", "302", cases[i].to);
        if (cases[i].path == NULL) {
            expect_error(&c, -EINVAL, MSF_HTTP_STEP_BODY, "redirect not followed: ");
        } else {
            say(asked_at(0, cases[i].path), OK);
            expect(&c, 200, "ok");
            CHECK(c.result.redirects == 1 && c.heads == 1);
        }
    }
    CHECK_INT(peer_count, 1);
    rig_end();
}

TEST(methods_and_bodies)
{
    static const struct {
        const char *method, *status, *then;
        bool body;
    } cases[] = {
        {"POST", "301", "GET /b ", false}, {"POST", "302", "GET /b ", false},  {"POST", "303", "GET /b ", false},
        {"PUT", "303", "GET /b ", false},  {"POST", "307", "POST /b ", true},  {"POST", "308", "POST /b ", true},
        {"PUT", "301", "PUT /b ", true},   {"HEAD", "303", "HEAD /b ", false}, {"DELETE", "302", "DELETE /b ", true},
    };
    const msf_http_header h[] = {{MSF_SLICE("Content-Type"), MSF_SLICE("text/plain")}, {MSF_SLICE("X-Mine"), MSF_SLICE("1")}};
    rig_start(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        call c = {0};
        bool head = strcmp(cases[i].method, "HEAD") == 0;
        start(&c, cases[i].method, "/a",
              (msf_http_call_options){.max_redirects = 5, .headers = h, .header_count = 2, .body = MSF_SLICE("body!")});
        asked_at((int)i, cases[i].method);
        char text[200];
        snprintf(text, sizeof text, "HTTP/1.1 %s Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n", cases[i].status);
        say(peers[i], text);
        UNTIL(strstr(peers[i]->in, "\r\n\r\n") != NULL);
        turn();
        CHECK((strstr(peers[i]->in, "body!") != NULL) == cases[i].body);
        CHECK((strstr(peers[i]->in, "Content-Type") != NULL) == cases[i].body);
        CHECK(strstr(peers[i]->in, "X-Mine: 1") != NULL);
        asked_at((int)i, cases[i].then);
        say(peers[i], head ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
                           : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        expect(&c, 200, head ? "" : "ok");
    }
    rig_end();
}

TEST(secrets_stay_with_their_origin)
{
    const msf_http_header h[] = {{MSF_SLICE("Authorization"), MSF_SLICE("Bearer secret")}, {MSF_SLICE("Cookie"), MSF_SLICE("a=secret")}};
    char url[100], other[100];
    rig_start(NULL);
    call a = {0}, b = {0};
    start(&a, "GET", "/a", (msf_http_call_options){.max_redirects = 5, .headers = h, .header_count = 2});
    redirect(0, "Authorization: Bearer secret\r\nCookie: a=secret", "302", "/b");
    snprintf(other, sizeof other, "http://x:y@localhost:%d/c", port);
    redirect(0, "Authorization: Bearer secret\r\nCookie: a=secret", "302", other);
    UNTIL(peer_count > 1 && strstr(peers[1]->in, "\r\n\r\n") != NULL);
    CHECK(strstr(peers[1]->in, "secret") == NULL && strstr(peers[1]->in, "Authorization") == NULL);
    snprintf(url, sizeof url, "\r\nHost: localhost:%d\r\n", port);
    say(asked_at(1, url), OK);
    done(&a);
    CHECK_BYTES(a.result.url.p, a.result.url.n, other);
    expect(&a, 200, "ok");
    /* user information of the URL likewise */
    snprintf(url, sizeof url, "http://u:p@127.0.0.1:%d/a", port);
    start(&b, "GET", url, (msf_http_call_options){.max_redirects = 5});
    redirect(0, "Authorization: Basic", "302", "/b");
    redirect(0, "Authorization: Basic", "302", other);
    UNTIL(strstr(peers[1]->in, "\r\n\r\n") != NULL);
    CHECK(strstr(peers[1]->in, "Authorization") == NULL);
    say(asked_at(1, "GET /c"), OK);
    expect(&b, 200, "ok");
    rig_end();
}

TEST(limits)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {.upload = "x"}, d = {0};
    start(&a, "GET", "/", (msf_http_call_options){.max_redirects = 2});
    for (int i = 0; i < 3; i++) {
        redirect(0, "GET /", "302", "/again");
    }
    expect_error(&a, MSF_ETOOBIG, MSF_HTTP_STEP_BODY, "more than 2 redirects");
    get(&b, "/"); /* not asked for */
    redirect(0, "GET", "302", "/b");
    expect(&b, 302, "gone");
    start(&c, "POST", "/", (msf_http_call_options){.max_redirects = 2, .stream_body = true});
    UNTIL(strstr(peers[0]->in, "0\r\n\r\n") != NULL);
    redirect(0, "POST", "307", "/b");
    expect(&c, 307, "gone");
    /* a long body is not waited for */
    start(&d, "GET", "/", (msf_http_call_options){.max_redirects = 2});
    peer *p = asked_at(0, "GET");
    static char big[200001];
    memset(big, 'x', 200000);
    say(p, "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 200000\r\n\r\n");
    (void)!send(p->fd, big, 100000, MSG_NOSIGNAL);
    say(asked_at(1, "GET /b"), OK);
    expect(&d, 200, "ok");
    rig_end();
}

UNIT_MAIN()
