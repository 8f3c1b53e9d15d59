/* The response parser, fed whole, at every split and byte by byte. */
#include "unit.h"

#include "codec.h"
#include "http/head.h"

typedef struct response_feed {
    msf_http_resparser parser;
    text out, body;
    int stop_head, stop_body; /* what the callbacks answer */
} response_feed;

static int on_head(msf_http_resparser *p)
{
    response_feed *f = (response_feed *)(void *)p;
    text_int(&f->out, "", p->status);
    text_int(&f->out, " 1.", p->version_minor);
    for (uint32_t i = 0; i < p->header_count; i++) {
        text_slice(&f->out, " {", p->headers[i].name);
        text_slice(&f->out, ":", p->headers[i].value);
        text_str(&f->out, "}");
    }
    return f->stop_head;
}

static int on_body(msf_http_resparser *p, const char *data, size_t n)
{
    response_feed *f = (response_feed *)(void *)p;
    text_add(&f->body, data, n);
    return f->stop_body;
}

static void on_complete(msf_http_resparser *p)
{
    response_feed *f = (response_feed *)(void *)p;
    text_slice(&f->out, " body=", msf_slice_of(f->body.p, f->body.n));
    text_str(&f->out, p->keep_alive ? " keep\n" : " close\n");
}

static const msf_http_resparser_events events = {on_head, on_body, on_complete};

static uint64_t max_body = 1000;

typedef struct options {
    bool head_request;
    bool closes; /* the peer closes behind the input */
} options;

static void feed(response_feed *f, const char *data, size_t n, size_t *taken)
{
    char *copy = malloc(n + 1);
    memcpy(copy, data, n);
    *taken += msf_http_resparser_feed(&f->parser, copy, n);
    free(copy);
}

static char *run(const char *data, size_t n, size_t cut, options o)
{
    response_feed f = {0};
    size_t taken = 0;
    msf_http_resparser_init(&f.parser, &events, 200, 5, max_body);
    msf_http_resparser_reset(&f.parser, o.head_request);
    text_str(&f.out, "");
    if (cut <= n) {
        feed(&f, data, cut, &taken);
        feed(&f, data + cut, n - cut, &taken);
    } else {
        for (size_t i = 0; i < n; i++) {
            feed(&f, data + i, 1, &taken);
        }
    }
    if (o.closes) {
        text_str(&f.out, msf_http_resparser_finish(&f.parser) ? "ended\n" : "cut\n");
    }
    if (f.parser.error.code != 0) {
        text_int(&f.out, "error ", f.parser.error.code);
        text_str(&f.out, f.parser.error.text[0] != '\0' ? "\n" : " without words\n");
    } else {
        text_int(&f.out, "left ", (long long)(n - taken));
    }
    msf_http_resparser_free(&f.parser);
    free(f.body.p);
    return f.out.p;
}

static void check(const char *data, options o, const char *want)
{
    size_t n = strlen(data);
    for (size_t cut = 0; cut <= n + 1; cut++) {
        char *got = run(data, n, cut, o);
        if (strcmp(got, want) != 0) {
            fprintf(stderr, "  input: %s\n  cut at %zu: %s\n  want: %s\n", data, cut, got, want);
            exit(1);
        }
        free(got);
    }
}

static const struct {
    const char *input, *want;
    options o;
} good[] = {
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", "200 1.1 {Content-Length:2} body=ab keep\nleft 0", {0}},
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP", "200 1.1 {Content-Length:2} body=ab keep\nleft 4", {0}},
    {"HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", "404 1.1 {Content-Length:0} body= keep\nleft 0", {0}},
    {"HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n", "404 1.1 {Content-Length:0} body= keep\nleft 0", {0}},
    {"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na",
     "200 1.1 {Connection:close} {Content-Length:1} body=a close\nleft 0",
     {0}},
    {"HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "200 1.0 {Content-Length:1} body=a close\nleft 0", {0}},
    {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na",
     "200 1.0 {Connection:keep-alive} {Content-Length:1} body=a keep\nleft 0",
     {0}},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2;x\r\nbc\r\n0\r\nT: v\r\n\r\nX",
     "200 1.1 {Transfer-Encoding:chunked} body=abc keep\nleft 1",
     {0}},
    /* no length: until the peer closes */
    {"HTTP/1.1 200 OK\r\n\r\nabc", "200 1.1 body=abc close\nended\nleft 0", {.closes = true}},
    {"HTTP/1.1 200 OK\r\n\r\n", "200 1.1 body= close\nended\nleft 0", {.closes = true}},
    {"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\nab",
     "200 1.1 {Connection:keep-alive} body=ab close\nended\nleft 0",
     {.closes = true}},
    /* no body */
    {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "200 1.1 {Content-Length:5} body= keep\nleft 0", {.head_request = true}},
    {"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", "200 1.1 {Content-Length:5000} body= keep\nleft 0", {.head_request = true}},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
     "200 1.1 {Transfer-Encoding:chunked} body= keep\nleft 0",
     {.head_request = true}},
    {"HTTP/1.1 200 OK\r\n\r\n", "200 1.1 body= keep\nleft 0", {.head_request = true}},
    {"HTTP/1.1 204 No Content\r\n\r\nX", "204 1.1 body= keep\nleft 1", {0}},
    {"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", "304 1.1 {Content-Length:9} body= keep\nleft 0", {0}},
    /* interim answers are passed over */
    {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
     "200 1.1 {Content-Length:1} body=a keep\nleft 0",
     {0}},
    {"HTTP/1.1 100 Continue\r\n\r\n", "left 0", {0}},
    {"HTTP/1.1 200 OK\r\nUpgrade: h2\r\nConnection: upgrade\r\nContent-Length: 1\r\n\r\na",
     "200 1.1 {Upgrade:h2} {Connection:upgrade} {Content-Length:1} body=a keep\nleft 0",
     {0}},
    /* cut */
    {"", "cut\nerror -10004\n", {.closes = true}},
    {"HTTP/1.1 200 OK\r\n", "cut\nerror -10004\n", {.closes = true}},
    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", "200 1.1 {Content-Length:2}cut\nerror -10004\n", {.closes = true}},
    {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
     "200 1.1 {Transfer-Encoding:chunked}cut\nerror -10004\n",
     {.closes = true}},
};

TEST(responses)
{
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        check(good[i].input, good[i].o, good[i].want);
    }
}

static const char *const broken[] = {
    "HTTP/1.1 OK\r\n\r\n",
    "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 099 OK\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n",
    "HTTP/2.0 200 OK\r\n\r\n",
    "HTTP/1.2 200 OK\r\n\r\n",
    "RTSP/1.0 200 OK\r\n\r\n",
    "ICY 200 OK\r\n\r\n",
    "hello\r\n\r\n",
    "\r\nHTTP/1.1 200 OK\r\n\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
    "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n",
    "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
    "HTTP/1.1 200 OK\r\nA: \x01\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
    "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
};

TEST(broken_responses)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        check(broken[i], (options){0}, "error -10003\n");
    }
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx", (options){0}, "200 1.1 {Transfer-Encoding:chunked}error -10003\n");
}

TEST(limits)
{
    char msg[400], filler[201];
    max_body = 3;
    check("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", (options){0}, "200 1.1 {Content-Length:3} body=abc keep\nleft 0");
    check("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd", (options){0}, "error -10001\n");
    check("HTTP/1.1 200 OK\r\n\r\nabcd", (options){0}, "200 1.1error -10001\n");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", (options){0},
          "200 1.1 {Transfer-Encoding:chunked}error -10001\n");
    max_body = 1000;
    check("HTTP/1.1 204 OK\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n\r\n", (options){0},
          "204 1.1 {A:1} {B:2} {C:3} {D:4} {E:5} body= keep\nleft 0");
    check("HTTP/1.1 204 OK\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\nF: 6\r\n\r\n", (options){0}, "error -10001\n");
    memset(filler, 'x', 200);
    filler[200] = '\0';
    snprintf(msg, sizeof msg, "HTTP/1.1 204 OK\r\nA: %s\r\n\r\n", filler);
    check(msg, (options){0}, "error -10001\n");
}

TEST(too_many_interim_responses)
{
    text t = {0};
    for (int i = 0; i < 17; i++) {
        text_str(&t, "HTTP/1.1 100 Continue\r\n\r\n");
    }
    check(t.p, (options){0}, "error -10003\n");
    free(t.p);
}

TEST(receiver_stops)
{
    static const char msg[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
    for (int i = 0; i < 2; i++) {
        response_feed f = {.stop_head = -i, .stop_body = i - 1};
        size_t taken = 0;
        msf_http_resparser_init(&f.parser, &events, 200, 5, 100);
        msf_http_resparser_reset(&f.parser, false);
        feed(&f, msg, sizeof msg - 1, &taken);
        CHECK_INT(f.parser.error.code, MSF_ECANCELED);
        CHECK(!f.parser.complete && !f.parser.keep_alive);
        CHECK_INT(msf_http_resparser_feed(&f.parser, "x", 1), 0);
        CHECK(!msf_http_resparser_finish(&f.parser));
        msf_http_resparser_free(&f.parser);
        free(f.out.p);
        free(f.body.p);
    }
}

TEST(parser_is_reused)
{
    static const char msg[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
    response_feed f = {0};
    size_t taken = 0;
    msf_http_resparser_init(&f.parser, &events, 200, 5, 100);
    for (size_t i = 0; i < 3; i++) {
        msf_http_resparser_reset(&f.parser, false);
        feed(&f, msg, sizeof msg - 1, &taken);
        CHECK(f.parser.complete && f.parser.keep_alive);
        CHECK_INT(taken, (i + 1) * (sizeof msg - 1));
    }
    /* Dropped in the middle of a head. */
    msf_http_resparser_reset(&f.parser, false);
    feed(&f, msg, 10, &taken);
    msf_http_resparser_free(&f.parser);
    CHECK(f.parser.build == NULL);
    free(f.out.p);
    free(f.body.p);
}

UNIT_MAIN()
