/* Calls that end badly: time-outs of each phase, limits, broken answers, cancelling anywhere, and many at once. */
#include "rig.h"

#define OK "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

TEST(nobody_listens)
{
    rig_start(NULL);
    call c = {0};
    close(listener);
    get(&c, "/");
    expect_error(&c, -ECONNREFUSED, MSF_HTTP_STEP_CONNECT, "127.0.0.1");
    listener = socket(AF_INET, SOCK_STREAM, 0);
    rig_end();
}

TEST(no_such_name)
{
    rig_start(NULL);
    call c = {0};
    get(&c, "http://no-such-name.invalid/");
    done(&c);
    CHECK_INT(c.result.step, MSF_HTTP_STEP_RESOLVE);
    CHECK(strstr(c.result.error.text, "no-such-name.invalid") != NULL);
    end_call(&c);
    rig_end();
}

TEST(each_time_out_has_its_sentence)
{
    rig_start(&(msf_connpool_options){.max_per_key = 1});
    call a = {0}, b = {0}, c = {0}, d = {0}, e = {0};
    start(&a, "GET", "/", (msf_http_call_options){.first_byte_ms = 20});
    expect_error(&a, -ETIMEDOUT, MSF_HTTP_STEP_FIRST_BYTE, ": no first byte of the answer within 20 ms (127.0.0.1, ");
    start(&b, "GET", "/", (msf_http_call_options){.between_ms = 20});
    say(asked_at(1, "GET"), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\na");
    expect_error(&b, -ETIMEDOUT, MSF_HTTP_STEP_BODY, "nothing more of the answer within 20 ms");
    start(&c, "GET", "/", (msf_http_call_options){.total_ms = 20});
    start(&d, "GET", "/", (msf_http_call_options){.wait_ms = 10});
    expect_error(&d, -ETIMEDOUT, MSF_HTTP_STEP_POOL, "no connection within 1");
    expect_error(&c, -ETIMEDOUT, MSF_HTTP_STEP_FIRST_BYTE, "not done within 20 ms in all");
    /* in the head */
    start(&e, "GET", "/", (msf_http_call_options){.between_ms = 20});
    say(asked_at(3, "GET"), "HTTP/1.1 20");
    expect_error(&e, -ETIMEDOUT, MSF_HTTP_STEP_HEAD, "nothing more of the answer within 20 ms");
    rig_end();
}

TEST(a_slow_answer_is_no_time_out_while_it_moves)
{
    rig_start(NULL);
    call a = {0};
    start(&a, "GET", "/", (msf_http_call_options){.between_ms = 200, .first_byte_ms = 200});
    peer *p = asked_at(0, "GET");
    say(p, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
    for (int i = 0; i < 20; i++) {
        usleep(20000);
        say(p, "x");
        turn();
    }
    expect(&a, 200, "xxxxxxxxxxxxxxxxxxxx");
    CHECK(a.result.total_us > 300000);
    rig_end();
}

TEST(a_peer_that_takes_nothing)
{
    rig_start(NULL);
    static char big[8 << 20];
    call a = {0};
    memset(big, 'x', sizeof big);
    start(&a, "POST", "/", (msf_http_call_options){.body = {big, sizeof big}, .between_ms = 50, .first_byte_ms = 50});
    while (a.dones == 0) { /* accepts in the kernel only */
        msf_loop_poll(loop, false);
        msf_loop_flush(loop);
    }
    expect_error(&a, -ETIMEDOUT, MSF_HTTP_STEP_SEND, "the peer took nothing of the request within 50 ms");
    rig_end();
}

static const struct {
    const char *answer;
    int code;
    msf_http_step step;
    const char *text;
} bad[] = {
    {"nonsense\r\n\r\n", MSF_EPROTO, MSF_HTTP_STEP_HEAD, "the answer is broken"},
    {"HTTP/2.0 200 OK\r\n\r\n", MSF_EPROTO, MSF_HTTP_STEP_HEAD, "the answer is broken"},
    {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", MSF_EPROTO, MSF_HTTP_STEP_HEAD,
     "switch of protocols"},
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok", MSF_EPROTO, MSF_HTTP_STEP_HEAD, "Content-Length"},
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok", MSF_EPROTO, MSF_HTTP_STEP_HEAD, "Content-Length"},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", MSF_EPROTO, MSF_HTTP_STEP_BODY, "invalid chunk size"},
    {"HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", MSF_ETOOBIG, MSF_HTTP_STEP_HEAD, "the answer is refused: response body too large"},
    {"HTTP/1.1 200 OK\r\nA: 1\r\nA: 2\r\nA: 3\r\nA: 4\r\n\r\n", MSF_ETOOBIG, MSF_HTTP_STEP_HEAD, "the answer is refused"},
    {"HTTP/1.1 200 OK\r\nA: 0123456789012345678901234567890123456789012345678901234567890123456789\r\n\r\n", MSF_ETOOBIG,
     MSF_HTTP_STEP_HEAD, "the answer is refused"},
};

TEST(broken_answers)
{
    rig_start(NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        call c = {0};
        start(&c, "GET", "/", (msf_http_call_options){.max_body = 100, .max_header_count = 3, .max_header_bytes = 70});
        say(asked_at((int)i, "GET"), bad[i].answer);
        expect_error(&c, bad[i].code, bad[i].step, bad[i].text);
        CHECK_INT(pool_stats().idle, 0);
    }
    call c = {.stream = true};
    start(&c, "GET", "/", (msf_http_call_options){.max_body = 3});
    say(asked_at(sizeof bad / sizeof *bad, "GET"), "HTTP/1.1 200 OK\r\n\r\nabcd");
    expect_error(&c, MSF_ETOOBIG, MSF_HTTP_STEP_BODY, "body too large");
    rig_end();
}

/* ---- cancelling ---- */

TEST(freed_in_each_callback)
{
    rig_start(NULL);
    int at = 0;
    for (int i = 0; i < 4; i++) {
        call c = {.stream = true,
                  .upload = "x",
                  .free_in_head = i == 0,
                  .free_in_body = i == 1,
                  .free_in_writable = i == 2,
                  .free_in_done = i == 3};
        start(&c, "POST", "/", (msf_http_call_options){.stream_body = i == 2});
        if (i == 2) {
            UNTIL(c.call == NULL);
            UNTIL(peer_count > at);
            at++;
        } else {
            say(asked_at(at++, "POST"), OK);
            UNTIL(c.call == NULL);
        }
        CHECK_INT(c.dones, i == 3);
        for (int j = 0; j < 5; j++) {
            turn();
        }
        at -= i == 3;
    }
    rig_end();
}

/* After n turns, whatever the call does then. */
TEST(freed_at_any_time)
{
    rig_start(&(msf_connpool_options){.max_per_key = 2});
    for (int n = 0; n < 60; n++) {
        call c[4] = {{0}, {.stream = true}, {0}, {0}};
        for (int i = 0; i < 4; i++) {
            start(&c[i], i == 3 ? "POST" : "GET", "/", (msf_http_call_options){.body = i == 3 ? MSF_SLICE("abc") : MSF_SLICE_NONE});
        }
        for (int i = 0; i < n; i++) {
            turn();
            for (int p = 0; p < peer_count; p++) {
                if (peers[p]->fd >= 0 && peers[p]->n > 0 && !peers[p]->ended) {
                    (void)!send(peers[p]->fd, OK, (size_t)(n % 40), MSG_NOSIGNAL);
                    peers[p]->n = 0;
                }
            }
        }
        for (int i = 0; i < 4; i++) {
            end_call(&c[i]);
        }
        for (int p = 0; p < peer_count; p++) {
            if (peers[p]->fd >= 0) {
                hang_up(peers[p]);
            }
            free(peers[p]);
        }
        peer_count = 0;
        UNTIL(pool_stats().busy == 0);
    }
    rig_end();
}

TEST(freed_while_the_name_is_looked_up)
{
    rig_start(NULL);
    call c = {0};
    get(&c, "http://no-such-name.invalid/");
    end_call(&c);
    turn();
    CHECK_INT(pool_stats().opening, 0);
    rig_end();
}

TEST(paused_answers_wait)
{
    rig_start(NULL);
    static char big[100001];
    call c = {.stream = true, .pause_in_head = true};
    memset(big, 'b', 100000);
    start(&c, "GET", "/", (msf_http_call_options){.between_ms = 10});
    peer *p = asked_at(0, "GET");
    say(p, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    UNTIL(c.heads == 1);
    say_n(p, big, 100000);
    for (int i = 0; i < 300; i++) {
        turn();
    }
    CHECK(c.body_n == 0 && c.dones == 0); /* and between_ms rests */
    msf_http_call_resume(c.call);
    expect(&c, 200, big);
    CHECK_INT(pool_stats().idle, 1);
    call d = {0};
    get(&d, "/");
    say(asked_at(0, "GET"), OK);
    expect(&d, 200, "ok");
    rig_end();
}

/* ---- many ---- */

TEST(a_hundred_at_once)
{
    rig_start(&(msf_connpool_options){.max_per_key = 100});
    static call c[100];
    for (int i = 0; i < 100; i++) {
        get(&c[i], "/");
    }
    UNTIL(peer_count == 100);
    for (int i = 0; i < 100; i++) {
        say(asked_at(99 - i, "GET"), OK);
    }
    for (int i = 0; i < 100; i++) {
        expect(&c[i], 200, "ok");
    }
    CHECK(pool_stats().idle > 30 && pool_stats().idle <= 100);
    rig_end();
}

TEST(few_connections_serve_many_calls)
{
    rig_start(&(msf_connpool_options){.max_per_key = 3});
    static call c[60];
    memset(c, 0, sizeof c);
    for (int i = 0; i < 60; i++) {
        c[i].free_in_done = true;
        get(&c[i], "/");
    }
    for (int served = 0; served < 60;) {
        turn();
        for (int p = 0; p < peer_count; p++) {
            if (strstr(peers[p]->in, "\r\n\r\n") != NULL) {
                CHECK(strstr(strstr(peers[p]->in, "\r\n\r\n") + 4, "GET") == NULL); /* never two on one connection */
                peers[p]->n = 0;
                peers[p]->in[0] = '\0';
                say(peers[p], OK);
                served++;
            }
        }
    }
    for (int i = 0; i < 60; i++) {
        done(&c[i]);
        CHECK_INT(c[i].result.status, 200);
    }
    CHECK_INT(peer_count, 3);
    msf_http_client_drain(client);
    CHECK_INT(pool_stats().idle, 0);
    rig_end();
}

UNIT_MAIN()
