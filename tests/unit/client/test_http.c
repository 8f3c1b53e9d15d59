/* Calls against a scripted server: what is sent, what is understood, when connections are used again. */
#include "rig.h"

#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

TEST(a_call_and_a_second_one_on_the_same_connection)
{
    rig_start(NULL);
    call a = {0}, b = {0};
    char host[64];
    snprintf(host, sizeof host, "\r\nHost: 127.0.0.1:%d\r\n", port);
    get(&a, "/a?x=1#frag");
    peer *p = asked_at(0, "GET /a?x=1 HTTP/1.1\r\n");
    say(p, OK);
    expect(&a, 200, "ok");
    CHECK(!a.result.reused && strcmp(a.result.ip, "127.0.0.1") == 0 && a.heads == 1);
    CHECK(a.result.connected_us > 0 && a.result.first_byte_us >= a.result.connected_us && a.result.total_us >= a.result.first_byte_us);
    get(&b, "/b");
    p = asked_at(0, host);
    say(p, "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n3\r\nabc\r\n0\r\nT: 1\r\n\r\n");
    done(&b);
    CHECK_BYTES(msf_http_call_header(b.call, MSF_SLICE("x")).p, 1, "y");
    CHECK(msf_http_call_header(b.call, MSF_SLICE("z")).p == NULL);
    expect(&b, 404, "abc");
    CHECK(b.result.reused && peer_count == 1);
    CHECK_INT(pool_stats().idle, 1);
    rig_end();
}

TEST(answers_split_at_every_byte)
{
    static const char *const answers[] = {
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: b\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;e=f\r\nk\r\n0\r\nT: v\r\n\r\n",
    };
    rig_start(NULL);
    for (size_t i = 0; i < 2; i++) {
        for (size_t cut = 1; cut < strlen(answers[i]); cut++) {
            call c = {.stream = cut % 2 == 0};
            get(&c, "/");
            peer *p = asked_at(0, "GET / ");
            say_n(p, answers[i], cut);
            turn();
            turn();
            CHECK_INT(c.dones, 0);
            say(p, answers[i] + cut);
            expect(&c, 200, "ok");
        }
    }
    CHECK_INT(peer_count, 1);
    rig_end();
}

TEST(connections_that_must_not_be_used_again)
{
    static const char *const answers[] = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        OK "HTTP/1.1 200 garbage",
        OK "x",
    };
    rig_start(NULL);
    for (int i = 0; i < 4; i++) {
        call c = {0};
        get(&c, "/");
        say(asked_at(i, "GET"), answers[i]);
        expect(&c, 200, "ok");
        CHECK_INT(pool_stats().idle, 0);
    }
    /* until the peer closes */
    call c = {0};
    get(&c, "/");
    peer *p = asked_at(4, "GET");
    say(p, "HTTP/1.1 200 OK\r\n\r\no");
    say(p, "k");
    hang_up(p);
    expect(&c, 200, "ok");
    /* garbage while idle */
    call d = {0};
    get(&d, "/");
    p = asked_at(5, "GET");
    say(p, OK);
    expect(&d, 200, "ok");
    CHECK_INT(pool_stats().idle, 1);
    say(p, "HTTP/1.1 408 Request Timeout\r\n\r\n");
    UNTIL(pool_stats().idle == 0);
    rig_end();
}

TEST(bodies_that_are_sent)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {0}, d = {0};
    start(&a, "POST", "/", (msf_http_call_options){.body = MSF_SLICE("x=1&y=2")});
    peer *p = asked_at(0, "\r\nContent-Length: 7\r\n\r\nx=1&y=2");
    say(p, OK);
    expect(&a, 200, "ok");
    start(&b, "PUT", "/", (msf_http_call_options){0});
    say(asked_at(0, "\r\nContent-Length: 0\r\n"), OK);
    expect(&b, 200, "ok");
    c.upload = "hello, world";
    c.upload_step = 7;
    start(&c, "POST", "/", (msf_http_call_options){.stream_body = true});
    UNTIL(strstr(p->in, "\r\n0\r\n\r\n") != NULL);
    say(asked_at(0, "\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nhello, \r\n5\r\nworld\r\n0\r\n\r\n"), OK);
    expect(&c, 200, "ok");
    d.upload = "hello, world";
    start(&d, "POST", "/", (msf_http_call_options){.stream_body = true, .has_body_length = true, .body_length = 12});
    UNTIL(strstr(p->in, "world") != NULL);
    say(asked_at(0, "\r\nContent-Length: 12\r\n\r\nhello, world"), OK);
    expect(&d, 200, "ok");
    CHECK_INT(peer_count, 1);
    rig_end();
}

TEST(a_streamed_body_of_wrong_length)
{
    rig_start(NULL);
    call a = {.upload = "short"};
    start(&a, "POST", "/", (msf_http_call_options){.stream_body = true, .has_body_length = true, .body_length = 9});
    expect_error(&a, -EINVAL, MSF_HTTP_STEP_SEND, "the body ended 4 bytes before its announced length");
    call b = {.upload = "", .stream = true};
    start(&b, "POST", "/", (msf_http_call_options){.stream_body = true, .has_body_length = true, .body_length = 0});
    CHECK_INT(msf_http_call_write(b.call, "x", 1), MSF_ECLOSED); /* not connected */
    say(asked_at(1, "Content-Length: 0\r\n"), OK);
    expect(&b, 200, "ok");
    rig_end();
}

TEST(a_large_upload_waits_for_the_peer)
{
    rig_start(NULL);
    static char big[1 << 20];
    memset(big, 'u', sizeof big - 1);
    call a = {.upload = big, .upload_step = 5000};
    start(&a, "POST", "/", (msf_http_call_options){.stream_body = true, .has_body_length = true, .body_length = sizeof big - 1});
    UNTIL(peer_count > 0 && strstr(peers[0]->in, "\r\n\r\n") != NULL);
    peers[0]->n -= (size_t)(strstr(peers[0]->in, "\r\n\r\n") + 4 - peers[0]->in);
    for (size_t got = 0; got < sizeof big - 1;) {
        CHECK_INT(a.dones, 0);
        got += peers[0]->n;
        peers[0]->n = 0;
        turn();
    }
    CHECK(a.writables > 1);
    say(peers[0], OK);
    expect(&a, 200, "ok");
    CHECK_INT(pool_stats().idle, 1);
    rig_end();
}

TEST(expect_100_continue)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {0};
    const msf_http_call_options o = {.body = MSF_SLICE("body"), .expect_continue = true};
    start(&a, "POST", "/", o);
    peer *p = asked_at(0, "\r\nExpect: 100-continue\r\n\r\n");
    CHECK(strstr(p->in, "body") == NULL);
    say(p, "HTTP/1.1 100 Continue\r\n\r\n");
    UNTIL(strcmp(p->in, "body") == 0);
    p->n = 0;
    say(p, OK);
    expect(&a, 200, "ok");
    /* refused: the body is never sent, the connection is of no use */
    start(&b, "POST", "/", o);
    p = asked_at(0, "Expect");
    say(p, "HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n");
    expect(&b, 417, "");
    CHECK_INT(pool_stats().idle, 0);
    /* no answer: the body goes anyway */
    msf_http_call_options soon = o;
    soon.expect_ms = 10;
    start(&c, "POST", "/", soon);
    p = asked_at(1, "Expect");
    UNTIL(strcmp(p->in, "body") == 0);
    say(p, OK);
    expect(&c, 200, "ok");
    rig_end();
}

TEST(answers_without_a_body)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {0};
    start(&a, "HEAD", "/", (msf_http_call_options){0});
    say(asked_at(0, "HEAD / "), "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
    expect(&a, 200, "");
    get(&b, "/");
    say(asked_at(0, "GET"), "HTTP/1.1 204 No Content\r\n\r\n");
    expect(&b, 204, "");
    get(&c, "/");
    say(asked_at(0, "GET"), "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
    expect(&c, 304, "");
    CHECK_INT(peer_count, 1);
    rig_end();
}

TEST(headers_of_the_caller)
{
    rig_start(NULL);
    call a = {0}, b = {0};
    const msf_http_header h[] = {{MSF_SLICE("Host"), MSF_SLICE("other.example")},
                                 {MSF_SLICE("X-Name"), MSF_SLICE("\xe4\xb8\xad\xe6\x96\x87 \t v")},
                                 {MSF_SLICE("Content-Length"), MSF_SLICE("99")},
                                 {MSF_SLICE("connection"), MSF_SLICE("Close")},
                                 {MSF_SLICE("Authorization"), MSF_SLICE("Bearer t")}};
    char url[100];
    snprintf(url, sizeof url, "http://na%%20me:p%%40ss@127.0.0.1:%d/\xe4\xb8\xad?q=100%%&r=%%41", port);
    start(&a, "GET", url, (msf_http_call_options){.headers = h, .header_count = 5});
    peer *p = asked_at(0, "GET /%E4%B8%AD?q=100%25&r=%41 HTTP/1.1\r\nAccept-Encoding: gzip, deflate, br\r\nHost: other.example\r\nX-Name: "
                          "\xe4\xb8\xad\xe6\x96\x87 \t v\r\n"
                          "Authorization: Bearer t\r\nConnection: close\r\n\r\n");
    say(p, OK);
    expect(&a, 200, "ok");
    CHECK_INT(pool_stats().idle, 0);
    get(&b, url);
    say(asked_at(1, "Authorization: Basic bmEgbWU6cEBzcw==\r\n"), OK);
    expect(&b, 200, "ok");
    rig_end();
}

static void refused(const char *method, const char *url, const char *name, const char *value, int code)
{
    call c = {0};
    const msf_http_header h = {msf_slice_str(name), msf_slice_str(value)};
    CHECK_INT(start(&c, method, url, (msf_http_call_options){.headers = &h, .header_count = 1}), code);
}

TEST(nothing_ends_a_line_from_outside)
{
    rig_start(NULL);
    refused("GET", "/", "A", "b\r\nC: d", MSF_EINJECT);
    refused("GET", "/", "A", "b\n", MSF_EINJECT);
    refused("GET", "/", "A\r\nB", "c", -EINVAL);
    refused("GET", "/", "A b", "c", -EINVAL);
    refused("GET", "/", "", "c", -EINVAL);
    refused("GET", "/", "Upgrade", "websocket", -EINVAL);
    refused("GET /x HTTP/1.1\r\n", "/", "A", "b", -EINVAL);
    refused("CONNECT", "/", "A", "b", -EINVAL);
    refused("GET", "/a\r\nX: y", "A", "b", MSF_EINJECT);
    refused("GET", "/a b", "A", "b", -EINVAL);
    refused("GET", "http://a\r\n.b/", "A", "b", MSF_EINJECT);
    refused("GET", "ftp://a/", "A", "b", -EINVAL);
    refused("GET", "http:///", "A", "b", -EINVAL);
    refused("GET", "http://a:0/", "A", "b", -EINVAL);
    refused("GET", "http://a:65536/", "A", "b", -EINVAL);
    refused("GET", "http://[::1/", "A", "b", -EINVAL);
    refused("GET", "http://[1.2.3.4]/", "A", "b", -EINVAL);
    refused("GET", "http://a%0d%0a/", "A", "b", -EINVAL);
    call c = {0};
    const msf_http_header zero = {MSF_SLICE("A"), MSF_SLICE("b\0c")};
    CHECK_INT(start(&c, "GET", "/", (msf_http_call_options){.headers = &zero, .header_count = 1}), MSF_EINJECT);
    /* what userinfo may hide */
    char url[100];
    snprintf(url, sizeof url, "http://a%%0d%%0aX:b@127.0.0.1:%d/", port);
    get(&c, url);
    say(asked_at(0, "Authorization: Basic YQ0KWDpi\r\n"), OK);
    expect(&c, 200, "ok");
    rig_end();
}

TEST(the_reused_connection_was_closed)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {0}, d = {0}, e = {0};
    get(&a, "/");
    peer *p = asked_at(0, "GET");
    say(p, OK);
    expect(&a, 200, "ok");
    get(&b, "/again");
    p = asked_at(0, "GET");
    hang_up(p); /* asked, and closed without an answer */
    say(asked_at(1, "GET /again"), OK);
    expect(&b, 200, "ok");
    CHECK(b.result.retries == 1 && !b.result.reused);
    /* only once, and fresh connections are not tried again */
    get(&c, "/");
    hang_up(asked_at(1, "GET"));
    hang_up(asked_at(2, "GET"));
    expect_error(&c, MSF_ECLOSED, MSF_HTTP_STEP_FIRST_BYTE, "the peer closed the connection before the answer began (127.0.0.1, ");
    CHECK_INT(c.result.retries, 1);
    /* POST could happen twice */
    get(&d, "/");
    say(asked_at(3, "GET"), OK);
    expect(&d, 200, "ok");
    start(&e, "POST", "/", (msf_http_call_options){.body = MSF_SLICE("x")});
    hang_up(asked_at(3, "POST"));
    expect_error(&e, MSF_ECLOSED, MSF_HTTP_STEP_FIRST_BYTE, "closed the connection before the answer began");
    CHECK_INT(e.result.retries, 0);
    rig_end();
}

TEST(an_answer_that_has_begun_is_not_asked_for_again)
{
    rig_start(NULL);
    call a = {0}, b = {0}, c = {0};
    get(&a, "/");
    peer *p = asked_at(0, "GET");
    say(p, OK);
    expect(&a, 200, "ok");
    get(&b, "/");
    p = asked_at(0, "GET");
    say(p, "HTTP/1.1 200 OK\r\nCont");
    hang_up(p);
    expect_error(&b, MSF_ECLOSED, MSF_HTTP_STEP_HEAD, "before the answer was complete");
    get(&c, "/");
    p = asked_at(1, "GET");
    say(p, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc");
    hang_up(p);
    expect_error(&c, MSF_ECLOSED, MSF_HTTP_STEP_BODY, "before the answer was complete");
    rig_end();
}

/* The peer gives up on the idle connection and we write before we could see it. */
TEST(the_race_of_the_idle_connection)
{
    rig_start(NULL);
    for (int i = 0; i < 20; i++) {
        call a = {0}, b = {0};
        get(&a, "/");
        peer *p = asked_at(i * 2, "GET");
        say(p, OK);
        expect(&a, 200, "ok");
        say(p, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        hang_up(p);
        start(&b, "POST", "/", (msf_http_call_options){.body = MSF_SLICE("x"), .no_keep_alive = false});
        /* nothing of it had left when the news came, or the connection was found dead: a fresh one serves */
        msf_loop_poll(loop, false);
        say(asked_at(i * 2 + 1, "POST"), "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        expect(&b, 200, "ok");
    }
    rig_end();
}

TEST(socket_files)
{
    rig_start(NULL);
    char path[] = "/tmp/msf-unit-XXXXXX";
    CHECK(mkdtemp(path) != NULL);
    char file[64];
    snprintf(file, sizeof file, "%s/s", path);
    close(listener);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_un {
        sa_family_t family;
        char path[108];
    } a = {.family = AF_UNIX};
    strcpy(a.path, file);
    CHECK(bind(listener, (struct sockaddr *)&a, sizeof a) == 0 && listen(listener, 5) == 0);
    call c = {0}, d = {0};
    start(&c, "GET", "http://docker/info", (msf_http_call_options){.unix_path = msf_slice_str(file)});
    say(asked_at(0, "GET /info HTTP/1.1\r\nHost: docker\r\n"), OK);
    expect(&c, 200, "ok");
    CHECK(strcmp(c.result.ip, "unix:") == 0);
    unlink(file);
    start(&d, "GET", "http://docker2/info", (msf_http_call_options){.unix_path = msf_slice_str(file)});
    expect_error(&d, -ENOENT, MSF_HTTP_STEP_CONNECT, file);
    rmdir(path);
    rig_end();
}

TEST(coded_bodies)
{
    static const char gz[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\xcf\x06\0\x47\xdd\xdc\x79\x02\0\0\0"; /* "ok" */
    const msf_http_header own = {MSF_SLICE("Accept-Encoding"), MSF_SLICE("gzip,deflate")};
    rig_start(NULL);
    for (int i = 0; i < 2; i++) {
        call a = {.stream = i == 1};
        start(&a, "GET", "/", (msf_http_call_options){.headers = &own, .header_count = (uint32_t)i});
        peer *p = asked_at(0, i == 1 ? "Accept-Encoding: gzip,deflate\r\n\r\n" : "\r\nAccept-Encoding: gzip, deflate, br\r\n");
        say(p, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 22\r\n\r\n");
        say_n(p, gz, 9);
        turn();
        say_n(p, gz + 9, 13);
        expect(&a, 200, "ok");
        CHECK(a.result.decoded && a.result.received == 22);
    }
    call raw = {0}, cut = {0}, bad = {0};
    start(&raw, "GET", "/", (msf_http_call_options){.no_decode = true});
    say(asked_at(0, "1\r\n"), "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxy");
    expect(&raw, 200, "xy");
    get(&cut, "/");
    peer *p = asked_at(0, "GET");
    say(p, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n");
    say_n(p, gz, 9);
    expect_error(&cut, MSF_EPROTO, MSF_HTTP_STEP_BODY, "the body of the answer: content coding: the body ended before its coding did");
    get(&bad, "/");
    say(asked_at(0, "GET"), "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nxyz");
    expect_error(&bad, MSF_EPROTO, MSF_HTTP_STEP_BODY, "the body of the answer: content coding: ");
    CHECK_INT(pool_stats().idle, 0);
    rig_end();
}

UNIT_MAIN()
