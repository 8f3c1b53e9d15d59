/* The request parser: what it makes of whole messages, and that it makes the same of them however they are split. */
#include "unit.h"

#include <dirent.h>
#include <sys/resource.h>

#include "codec.h"

static msf_http_limits limits;

/* The outcome fed whole; the same is demanded at every split and byte by byte. */
static char *outcome(const char *data, size_t n)
{
    char *whole = feed_requests(&limits, "/tmp", data, n, n);
    for (size_t cut = 0; cut <= n + 1; cut++) {
        char *split = feed_requests(&limits, "/tmp", data, n, cut);
        if (strcmp(whole, split) != 0) {
            fprintf(stderr, "  input %.*s\n  cut at %zu: %s  whole: %s", (int)n, data, cut, split, whole);
            exit(1);
        }
        free(split);
    }
    return whole;
}

static void check(const char *data, size_t n, const char *want)
{
    char *got = outcome(data, n);
    if (strcmp(got, want) != 0) {
        fprintf(stderr, "  input: %.*s\n  got:  %s  want: %s", (int)n, data, got, want);
        exit(1);
    }
    free(got);
}

static void check_str(const char *data, const char *want)
{
    msf_http_limits_default(&limits);
    check(data, strlen(data), want);
}

typedef struct good_case {
    const char *input, *want;
} good_case;

#define H "Host: h\r\n"

static const good_case good[] = {
    {"GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h}\n"},
    {"GET /a/b?x=1&y=%20 HTTP/1.1\r\nHost: example.org:8080\r\n\r\n",
     "GET(1) /a/b?x=1&y=%20 host=example.org:8080 1.1 keep {Host:example.org:8080}\n"},
    {"GET /? HTTP/1.1\r\n" H "\r\n", "GET(1) /? host=h 1.1 keep {Host:h}\n"},
    {"GET /?a?b HTTP/1.1\r\n" H "\r\n", "GET(1) /?a?b host=h 1.1 keep {Host:h}\n"},
    {"GET //a//b HTTP/1.1\r\n" H "\r\n", "GET(1) //a//b host=h 1.1 keep {Host:h}\n"},
    {"HEAD / HTTP/1.1\r\nhost: h\r\n\r\n", "HEAD(2) / host=h 1.1 keep {host:h}\n"},
    {"DELETE /x HTTP/1.1\r\n" H "\r\n", "DELETE(5) /x host=h 1.1 keep {Host:h}\n"},
    {"PROPFIND /x HTTP/1.1\r\n" H "\r\n", "PROPFIND(0) /x host=h 1.1 keep {Host:h}\n"},
    {"OPTIONS * HTTP/1.1\r\n" H "\r\n", "OPTIONS(6) * host=h 1.1 keep {Host:h}\n"},
    {"OPTIONS http://a HTTP/1.1\r\n" H "\r\n", "OPTIONS(6) * host=a 1.1 keep {Host:h}\n"},
    {"GET http://a.b:81/c?d HTTP/1.1\r\n" H "\r\n", "GET(1) /c?d host=a.b:81 1.1 keep {Host:h}\n"},
    {"GET HTTPS://a?d HTTP/1.1\r\n" H "\r\n", "GET(1) /?d host=a 1.1 keep {Host:h}\n"},
    {"GET http://[::1]:80 HTTP/1.1\r\nHost:\r\n\r\n", "GET(1) / host=[::1]:80 1.1 keep {Host:}\n"},
    /* versions and keep-alive */
    {"GET / HTTP/1.0\r\n\r\n", "GET(1) / host= 1.0 close\n"},
    {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET(1) / host= 1.0 keep {Connection:Keep-Alive}\n"},
    {"GET / HTTP/1.1\r\n" H "Connection: close\r\n\r\n", "GET(1) / host=h 1.1 close {Host:h} {Connection:close}\n"},
    {"GET / HTTP/1.1\r\n" H "Connection: x, CLOSE\r\n\r\n", "GET(1) / host=h 1.1 close {Host:h} {Connection:x, CLOSE}\n"},
    {"GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", "GET(1) / host= 1.0 close {Connection:keep-alive, close}\n"},
    /* header lines */
    {"GET / HTTP/1.1\r\n" H "X:  a b \t\r\nY:\r\nZ:\t\r\nw:z\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h} {X:a b} {Y:} {Z:} {w:z}\n"},
    {"GET / HTTP/1.1\r\n" H "X: \xe4\xb8\xad\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h} {X:\xe4\xb8\xad}\n"},
    {"GET / HTTP/1.1\r\n" H "Accept-Encoding: br, gzip;q=0.5\r\n\r\n",
     "GET(1) / host=h 1.1 keep gzip {Host:h} {Accept-Encoding:br, gzip;q=0.5}\n"},
    {"GET / HTTP/1.1\r\n" H "Accept-Encoding: *\r\n\r\n", "GET(1) / host=h 1.1 keep gzip {Host:h} {Accept-Encoding:*}\n"},
    {"GET / HTTP/1.1\r\n" H "Accept-Encoding: *, gzip;q=0\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h} {Accept-Encoding:*, gzip;q=0}\n"},
    /* upgrades are not taken */
    {"GET / HTTP/1.1\r\n" H "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\nGET /2 HTTP/1.1\r\n" H "\r\n",
     "GET(1) / host=h 1.1 keep {Host:h} {Connection:Upgrade} {Upgrade:websocket}\nGET(1) /2 host=h 1.1 keep {Host:h}\n"},
    {"POST / HTTP/1.1\r\n" H "Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nab",
     "POST(3) / host=h 1.1 keep {Host:h} {Connection:Upgrade} {Upgrade:h2c} {Content-Length:2} body=ab\n"},
    /* empty lines in front, pipelining */
    {"\r\n\r\nGET / HTTP/1.1\r\n" H "\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h}\n"},
    {"GET /1 HTTP/1.1\r\n" H "\r\nPOST /2 HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\n" H "\r\n",
     "GET(1) /1 host=h 1.1 keep {Host:h}\nPOST(3) /2 host=h 1.1 keep {Host:h} {Content-Length:3} body=abc\nGET(1) /3 host=h 1.1 keep "
     "{Host:h}\n"},
    /* what follows a close is the connection's business */
    {"GET /1 HTTP/1.1\r\n" H "Connection: close\r\n\r\nGET /2 HTTP/1.1\r\n" H "\r\n",
     "GET(1) /1 host=h 1.1 close {Host:h} {Connection:close}\nGET(1) /2 host=h 1.1 keep {Host:h}\n"},
    /* bodies */
    {"POST / HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n", "POST(3) / host=h 1.1 keep {Host:h} {Content-Length:0}\n"},
    {"GET / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\nx", "GET(1) / host=h 1.1 keep {Host:h} {Content-Length:1} body=x\n"},
    {"PUT / HTTP/1.1\r\n" H "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\nx",
     "100 PUT(4) / host=h 1.1 keep {Host:h} {Expect:100-Continue} {Content-Length:1} body=x\n"},
    {"PUT / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx",
     "PUT(4) / host= 1.0 close {Expect:100-continue} {Content-Length:1} body=x\n"},
    {"GET / HTTP/1.1\r\n" H "Expect: 100-continue\r\n\r\n", "GET(1) / host=h 1.1 keep {Host:h} {Expect:100-continue}\n"},
    {"PATCH / HTTP/1.1\r\n" H "Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\n\r\n",
     "PATCH(7) / host=h 1.1 keep {Host:h} {Transfer-Encoding:Chunked} body=abc0123456789\n"},
    {"POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n" H "\r\n",
     "POST(3) / host=h 1.1 keep {Host:h} {Transfer-Encoding:chunked}\nGET(1) / host=h 1.1 keep {Host:h}\n"},
    {"POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n001\r\nx\r\n000\r\nA: b\r\nC:d\r\n\r\n",
     "POST(3) / host=h 1.1 keep {Host:h} {Transfer-Encoding:chunked} body=x\n"},
    /* not finished */
    {"", ""},
    {"\r\n", ""},
    {"GET / HTTP/1.1\r\n", "cut\n"},
    {"GET / HTTP/1.1\r\n" H "\r", "cut\n"},
    {"POST / HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nab", "cut\n"},
    {"POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", "cut\n"},
};

TEST(messages)
{
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        check_str(good[i].input, good[i].want);
    }
}

typedef struct bad_case {
    int status;
    const char *input;
} bad_case;

#define POST    "POST / HTTP/1.1\r\nHost: h\r\n"
#define CHUNKED POST "Transfer-Encoding: chunked\r\n\r\n"

static const bad_case bad[] = {
    /* request lines */
    {400, "GET /\r\n\r\n"},
    {400, "GET / \r\n\r\n"},
    {400, "GET  / HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /  HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /a b HTTP/1.1\r\n" H "\r\n"},
    {400, "GET\t/ HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /\ta HTTP/1.1\r\n" H "\r\n"},
    {400, " GET / HTTP/1.1\r\n" H "\r\n"},
    {400, "GET / HTTP/1.1 \r\n" H "\r\n"},
    {400, "GET / HTTP/11\r\n" H "\r\n"},
    {400, "GET / HTTP/1.10\r\n" H "\r\n"},
    {400, "GET / http/1.1\r\n" H "\r\n"},
    {400, "GET / HTTPS/1.1\r\n" H "\r\n"},
    {400, "OPTIONS * RTSP/1.0\r\n" H "\r\n"},
    {400, "G@T / HTTP/1.1\r\n" H "\r\n"},
    {400, "G\x80T / HTTP/1.1\r\n" H "\r\n"},
    {400, "GET a HTTP/1.1\r\n" H "\r\n"},
    {400, "GET * HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /a#b HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /\x7f HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /\xe4\xb8\xad HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /?\xe4\xb8\xad HTTP/1.1\r\n" H "\r\n"},
    {400, "GET /\x01 HTTP/1.1\r\n" H "\r\n"},
    {400, "GET ftp://a/ HTTP/1.1\r\n" H "\r\n"},
    {400, "GET http:/a/ HTTP/1.1\r\n" H "\r\n"},
    {400, "GET http:///x HTTP/1.1\r\n" H "\r\n"},
    {400, "GET http://u@a/ HTTP/1.1\r\n" H "\r\n"},
    {400, "GET http://a:b/ HTTP/1.1\r\n" H "\r\n"},
    {400, "GET http://a:999999/ HTTP/1.1\r\n" H "\r\n"},
    {400, "\x16\x03\x01\x02"},
    {400, "\nGET / HTTP/1.1\r\n" H "\r\n"},
    {400, "\rGET / HTTP/1.1\r\n" H "\r\n"},
    {400, "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"},
    /* methods and versions */
    {501, "CONNECT a:443 HTTP/1.1\r\n" H "\r\n"},
    {501, "BREW / HTTP/1.1\r\n" H "\r\n"},
    {501, "get / HTTP/1.1\r\n" H "\r\n"},
    {501, "GETX / HTTP/1.1\r\n" H "\r\n"},
    {501, "GE / HTTP/1.1\r\n" H "\r\n"},
    {501, "PLAY / HTTP/1.1\r\n" H "\r\n"},
    {501, "SOURCEX / HTTP/1.1\r\n" H "\r\n"},
    {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
    {505, "GET / HTTP/2.0\r\n" H "\r\n"},
    {505, "GET / HTTP/0.9\r\n" H "\r\n"},
    {505, "GET / HTTP/1.2\r\n" H "\r\n"},
    {505, "GET / HTTP/3.7\r\n" H "\r\n"},
    /* line structure: bare CR, bare LF, folding, control bytes */
    {400, "GET / HTTP/1.1\nHost: h\n\n"},
    {400, "GET / HTTP/1.1\r\nHost: h\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: h\r\n\n"},
    {400, "GET / HTTP/1.1\r\nHost: h\r\n\rX"},
    {400, "GET / HTTP/1.1\rHost: h\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: a\rb\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: a\r\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: a\r\n b\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: a\r\n\tb\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n Host: h\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: \x01\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: \x0b\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X: \x7f\r\n\r\n"},
    /* header names */
    {400, "GET / HTTP/1.1\r\nHost : h\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X Y: a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X\tY: a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H ": a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X(: a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "X\x80: a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H "\"X\": a\r\n\r\n"},
    /* Host */
    {400, "GET / HTTP/1.1\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\n" H H "\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: [x]\r\n\r\n"},
    {400, "GET / HTTP/1.1\r\nHost: a,b\\c\r\n\r\n"},
    {400, "GET http://a/ HTTP/1.1\r\n\r\n"},
    {400, "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n"},
    /* request smuggling: lengths */
    {400, POST "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"},
    {400, POST "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx"},
    {400, POST "Content-Length: 1, 1\r\n\r\nx"},
    {400, POST "Content-Length: 1,2\r\n\r\nx"},
    {400, POST "Content-Length: +1\r\n\r\nx"},
    {400, POST "Content-Length: -1\r\n\r\nx"},
    {400, POST "Content-Length: 0x1\r\n\r\nx"},
    {400, POST "Content-Length: 1 1\r\n\r\nx"},
    {400, POST "Content-Length: 1;\r\n\r\nx"},
    {400, POST "Content-Length: \"1\"\r\n\r\nx"},
    {400, POST "Content-Length:\r\n\r\nx"},
    {400, POST "Content-Length: 18446744073709551617\r\n\r\nx"},
    {400, POST "Content-Length: 99999999999999999999999999\r\n\r\nx"},
    {400, POST "Content-Length : 1\r\n\r\nx"},
    {400, POST "Content-Length\t: 1\r\n\r\nx"},
    /* request smuggling: codings */
    {400, POST "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked\r\ncontent-length: 0\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding:\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: \x0b"
               "chunked\r\n\r\n0\r\n\r\n"},
    {400, POST "Transfer-Encoding: chunked\x01\r\n\r\n0\r\n\r\n"},
    {400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
    {501, POST "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
    {501, POST "Transfer-Encoding: gzip\r\n\r\n"},
    {501, POST "Transfer-Encoding: identity\r\n\r\n"},
    {501, POST "Transfer-Encoding: xchunked\r\n\r\n"},
    {501, POST "Transfer-Encoding: chunkedx\r\n\r\n"},
    {501, POST "Transfer-Encoding: \"chunked\"\r\n\r\n"},
    {417, POST "Expect: 200-ok\r\nContent-Length: 1\r\n\r\nx"},
    {417, POST "Expect: 100-continue, x\r\nContent-Length: 1\r\n\r\nx"},
    /* request smuggling: chunks */
    {400, CHUNKED "x\r\n"},
    {400, CHUNKED "\r\n"},
    {400, CHUNKED " 1\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "1 \r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "+1\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "-1\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "0x1\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "1\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "1\rx\r\n0\r\n\r\n"},
    {400, CHUNKED "1\r\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "1\r\nxx\r\n0\r\n\r\n"},
    {400, CHUNKED "1\r\nx\n0\r\n\r\n"},
    {400, CHUNKED "1\r\nx\rX0\r\n\r\n"},
    {400, CHUNKED "1\r\nx0\r\n\r\n"},
    {400, CHUNKED "1;a\nb\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "1;a\x01\r\nx\r\n0\r\n\r\n"},
    {400, CHUNKED "ffffffffffffffff\r\nx"},
    {400, CHUNKED "10000000000000001\r\nx"},
    {400, CHUNKED "0\r\n\n"},
    {400, CHUNKED "0\r\n\rX"},
    {400, CHUNKED "0\r\nA: b\n\r\n"},
    {400, CHUNKED "0\r\n A: b\r\n\r\n"},
    {400, CHUNKED "0\r\n:b\r\n\r\n"},
    {400, CHUNKED "0\r\nA: \x02\r\n\r\n"},
    /* forms */
    {400, POST "Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx"},
    {400, POST "Content-Type: multipart/form-data; boundary=\r\nContent-Length: 1\r\n\r\nx"},
    {400, POST "Content-Type: multipart/form-data; boundary=\"\"\r\nContent-Length: 1\r\n\r\nx"},
};

TEST(refusals)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char want[32];
        snprintf(want, sizeof want, "refused %d\n", bad[i].status);
        const char *expects = strstr(bad[i].input, "Expect: 100-continue\r\n");
        CHECK(expects == NULL);
        check_str(bad[i].input, want);
    }
}

TEST(nul_bytes)
{
    static const char in_target[] = "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", in_value[] = "GET / HTTP/1.1\r\nHost: h\r\nX: \0\r\n\r\n",
                      in_name[] = "GET / HTTP/1.1\r\nHost: h\r\n\0: x\r\n\r\n", in_size[] = CHUNKED "1\0\r\nx\r\n0\r\n\r\n";
    msf_http_limits_default(&limits);
    check(in_target, sizeof in_target - 1, "refused 400\n");
    check(in_value, sizeof in_value - 1, "refused 400\n");
    check(in_name, sizeof in_name - 1, "refused 400\n");
    check(in_size, sizeof in_size - 1, "refused 400\n");
}

/* A refused message says so even when good ones came before it, and those are kept. */
TEST(good_then_bad)
{
    check_str("GET /1 HTTP/1.1\r\n" H "\r\nGET /2\r\n\r\n", "GET(1) /1 host=h 1.1 keep {Host:h}\nrefused 400\n");
}

/* ---- limits ---- */

static char *repeat(char c, size_t n)
{
    char *s = malloc(n + 1);
    memset(s, c, n);
    s[n] = '\0';
    return s;
}

static bool refused(const char *data, int status)
{
    char want[32];
    char *got = outcome(data, strlen(data));
    snprintf(want, sizeof want, "refused %d\n", status);
    size_t n = strlen(got), m = strlen(want);
    bool is = n >= m && strcmp(got + n - m, want) == 0;
    if (!is) {
        is = status == 0 && strstr(got, "refused") == NULL && strstr(got, "cut") == NULL && n > 0;
    }
    free(got);
    return is;
}

TEST(limit_request_line)
{
    char msg[512];
    msf_http_limits_default(&limits);
    limits.request_line = 64;
    for (int over = 0; over <= 1; over++) {
        char *path = repeat('a', 64 - strlen("GET / HTTP/1.1") + (size_t)over);
        snprintf(msg, sizeof msg, "GET /%s HTTP/1.1\r\n" H "\r\n", path);
        CHECK(refused(msg, over ? 414 : 0));
        free(path);
    }
    char *endless = repeat('G', 65);
    CHECK(refused(endless, 414));
    free(endless);
}

TEST(limit_header_bytes)
{
    char msg[512];
    msf_http_limits_default(&limits);
    limits.header_bytes = 64;
    for (int over = 0; over <= 1; over++) {
        char *value = repeat('a', 64 - strlen(H "X: \r\n") + (size_t)over);
        snprintf(msg, sizeof msg, "GET / HTTP/1.1\r\n" H "X: %s\r\n\r\n", value);
        CHECK(refused(msg, over ? 431 : 0));
        free(value);
    }
    char *endless = repeat('a', 65);
    snprintf(msg, sizeof msg, "GET / HTTP/1.1\r\n%s", endless);
    CHECK(refused(msg, 431));
    free(endless);
}

TEST(limit_header_count)
{
    msf_http_limits_default(&limits);
    limits.header_count = 3;
    CHECK(refused("GET / HTTP/1.1\r\n" H "A: 1\r\nB: 2\r\n\r\n", 0));
    CHECK(refused("GET / HTTP/1.1\r\n" H "A: 1\r\nB: 2\r\nC: 3\r\n\r\n", 431));
    CHECK(refused("GET / HTTP/1.1\r\n" H "A: 1\r\nB: 2\r\nC", 431));
}

TEST(many_headers)
{
    text t = {0};
    msf_http_limits_default(&limits);
    text_str(&t, "GET / HTTP/1.1\r\n" H);
    for (int i = 1; i < 100; i++) {
        text_int(&t, "X-Header-Number-", i);
        text_str(&t, ": 0123456789012345678901234567890123456789\r\n");
    }
    text_str(&t, "\r\n");
    char *whole = feed_requests(&limits, "/tmp", t.p, t.n, t.n), *bytes = feed_requests(&limits, "/tmp", t.p, t.n, t.n + 1);
    CHECK(strcmp(whole, bytes) == 0);
    CHECK(strstr(whole, "{X-Header-Number-99:0123456789012345678901234567890123456789}\n") != NULL);
    free(whole);
    free(bytes);
    free(t.p);
}

TEST(limit_body)
{
    msf_http_limits_default(&limits);
    limits.body = 5;
    CHECK(refused(POST "Content-Length: 5\r\n\r\n12345", 0));
    CHECK(refused(POST "Content-Length: 6\r\n\r\n", 413));
    CHECK(refused(POST "Content-Length: 6\r\nExpect: 100-continue\r\n\r\n", 413));
    CHECK(refused(POST "Content-Length: 999999999999999999\r\n\r\n", 413));
    CHECK(refused(CHUNKED "2\r\n12\r\n3\r\n345\r\n0\r\n\r\n", 0));
    CHECK(refused(CHUNKED "2\r\n12\r\n4\r\n3456", 413));
    CHECK(refused(CHUNKED "fffffffffffff\r\n123456", 413));
}

/* No 100 is promised to a body that will be refused. */
TEST(no_continue_for_a_refused_body)
{
    msf_http_limits_default(&limits);
    limits.body = 5;
    const char *msg = POST "Content-Length: 6\r\nExpect: 100-continue\r\n\r\n";
    char *got = outcome(msg, strlen(msg));
    CHECK(strcmp(got, "refused 413\n") == 0);
    free(got);
}

TEST(limit_chunk_overhead)
{
    text t = {0};
    char *extension = repeat('e', MSF_HTTP_CHUNK_LINE_MAX + 1), *trailer = repeat('t', MSF_HTTP_TRAILER_MAX + 1);
    msf_http_limits_default(&limits);
    text_str(&t, CHUNKED "1;");
    text_str(&t, extension);
    CHECK(refused(t.p, 400));
    t.n = 0;
    text_str(&t, CHUNKED "0\r\n");
    text_str(&t, trailer);
    char *got = feed_requests(&limits, "/tmp", t.p, t.n, t.n + 1);
    CHECK(strcmp(got, "refused 400\n") == 0);
    free(got);
    /* Many extensions of allowed size. */
    t.n = 0;
    text_str(&t, CHUNKED);
    extension[1000] = '\0';
    for (int i = 0; i < 17; i++) {
        text_str(&t, "1;");
        text_str(&t, extension);
        text_str(&t, "\r\nx\r\n");
    }
    got = feed_requests(&limits, "/tmp", t.p, t.n, t.n);
    CHECK(strcmp(got, "refused 400\n") == 0);
    free(got);
    free(extension);
    free(trailer);
    free(t.p);
}

/* ---- bodies in files ---- */

TEST(body_in_memory_or_file)
{
    msf_http_limits_default(&limits);
    limits.body_memory = 8;
    check(POST "Content-Length: 8\r\n\r\n12345678", strlen(POST "Content-Length: 8\r\n\r\n12345678"),
          "POST(3) / host=h 1.1 keep {Host:h} {Content-Length:8} body=12345678\n");
    check(POST "Content-Length: 9\r\n\r\n123456789", strlen(POST "Content-Length: 9\r\n\r\n123456789"),
          "POST(3) / host=h 1.1 keep {Host:h} {Content-Length:9} file 9=123456789\n");
    check(CHUNKED "4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n", strlen(CHUNKED "4\r\n1234\r\n4\r\n5678\r\n0\r\n\r\n"),
          "POST(3) / host=h 1.1 keep {Host:h} {Transfer-Encoding:chunked} body=12345678\n");
    check(CHUNKED "4\r\n1234\r\n5\r\n56789\r\n0\r\n\r\n", strlen(CHUNKED "4\r\n1234\r\n5\r\n56789\r\n0\r\n\r\n"),
          "POST(3) / host=h 1.1 keep {Host:h} {Transfer-Encoding:chunked} file 9=123456789\n");
    limits.body_memory = 0;
    check(CHUNKED "1\r\n1\r\n0\r\n\r\n", strlen(CHUNKED "1\r\n1\r\n0\r\n\r\n"),
          "POST(3) / host=h 1.1 keep {Host:h} {Transfer-Encoding:chunked} file 1=1\n");
}

static msf_http_request *kept;

static void keep_request(msf_http_parser *p, msf_http_request *r)
{
    kept = r;
}

static const msf_http_parser_events keep_events = {feed_begin, feed_head, keep_request};

/* Feeds one request and keeps it. */
static msf_http_request *parse_one(const char *head, const char *body, size_t body_len, size_t step)
{
    request_feed f = {0};
    kept = NULL;
    msf_http_parser_init(&f.parser, &limits, "/tmp", &keep_events);
    feed_piece(&f, head, strlen(head));
    for (size_t i = 0; i < body_len; i += step) {
        feed_piece(&f, body + i, body_len - i < step ? body_len - i : step);
    }
    CHECK_INT(f.parser.status, 0);
    CHECK(kept != NULL);
    return kept;
}

TEST(large_bodies)
{
    enum { SIZE = 3000000 };
    char head[128], *body = malloc(SIZE), *back = malloc(SIZE);
    for (size_t i = 0; i < SIZE; i++) {
        body[i] = (char)(i * 31 + i / 251);
    }
    static const size_t steps[] = {SIZE, 65536, 16384, 16383, 1000, 7};
    static const size_t sizes[] = {2048, 2049, 100000, 256 << 10, (256 << 10) + 1, SIZE};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            msf_http_limits_default(&limits);
            snprintf(head, sizeof head, POST "Content-Length: %zu\r\n\r\n", sizes[s]);
            msf_http_request *r = parse_one(head, body, sizes[s], steps[i]);
            CHECK_INT(r->body_size, sizes[s]);
            if (sizes[s] <= limits.body_memory) {
                CHECK_INT(r->body_kind, MSF_HTTP_BODY_MEMORY);
                CHECK(r->body.n == sizes[s] && memcmp(r->body.p, body, sizes[s]) == 0);
            } else {
                CHECK_INT(r->body_kind, MSF_HTTP_BODY_FILE);
                CHECK_INT(read(r->body_fd, back, SIZE), sizes[s]);
                CHECK(memcmp(back, body, sizes[s]) == 0);
            }
            msf_http_request_release(r);
        }
    }
    free(body);
    free(back);
}

TEST(large_chunked_body)
{
    enum { CHUNK = 5000, CHUNKS = 100 };
    text t = {0};
    char chunk[CHUNK + 8], data[CHUNK];
    msf_http_limits_default(&limits);
    for (int i = 0; i < CHUNKS; i++) {
        memset(data, 'a' + i % 26, CHUNK);
        int n = snprintf(chunk, sizeof chunk, "%x\r\n", CHUNK);
        text_add(&t, chunk, (size_t)n);
        text_add(&t, data, CHUNK);
        text_str(&t, "\r\n");
    }
    text_str(&t, "0\r\n\r\n");
    msf_http_request *r = parse_one(CHUNKED, t.p, t.n, 3333);
    CHECK_INT(r->body_kind, MSF_HTTP_BODY_FILE);
    CHECK_INT(r->body_size, CHUNK * CHUNKS);
    for (int i = 0; i < CHUNKS; i++) {
        CHECK_INT(read(r->body_fd, data, CHUNK), CHUNK);
        CHECK(data[0] == 'a' + i % 26 && data[CHUNK - 1] == 'a' + i % 26);
    }
    msf_http_request_release(r);
    free(t.p);
}

TEST(no_folder_for_bodies)
{
    msf_http_limits_default(&limits);
    limits.body_memory = 4;
    const char *msg = POST "Content-Length: 5\r\n\r\n12345";
    char *got = feed_requests(&limits, "/nonexistent/folder", msg, strlen(msg), strlen(msg));
    CHECK(strcmp(got, "refused 500\n") == 0);
    free(got);
}

/* A full disk, as RLIMIT_FSIZE shows it (EFBIG). */
TEST(no_space_for_bodies)
{
    static char body[200000];
    struct rlimit none = {100000, 100000};
    char head[128];
    request_feed f = {0};
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &none), 0);
    msf_http_limits_default(&limits);
    limits.body_memory = 1000;
    snprintf(head, sizeof head, POST "Content-Length: %zu\r\n\r\n", sizeof body);
    msf_http_parser_init(&f.parser, &limits, "/tmp", &feed_events);
    feed_piece(&f, head, strlen(head));
    feed_piece(&f, body, sizeof body);
    CHECK_INT(f.parser.status, 507);
    msf_http_parser_reset(&f.parser);
    free(f.out.p);
}

/* ---- contract with the connection ---- */

TEST(idle_parser_owns_nothing)
{
    request_feed f = {0};
    msf_http_limits_default(&limits);
    msf_http_parser_init(&f.parser, &limits, "/tmp", &feed_events);
    feed_piece(&f, "GET / HTTP/1.1\r\n" H "\r\n", strlen("GET / HTTP/1.1\r\n" H "\r\n"));
    CHECK(f.parser.r == NULL && f.parser.build == NULL && f.parser.multipart == NULL && f.parser.body.mem == NULL);
    CHECK(msf_http_parser_finish(&f.parser));
    CHECK_INT(f.begun, 1);
    feed_piece(&f, "\r\n", 2);
    CHECK_INT(f.begun, 1);
    feed_piece(&f, "G", 1);
    CHECK_INT(f.begun, 2);
    CHECK(!msf_http_parser_finish(&f.parser));
    msf_http_parser_reset(&f.parser);
    CHECK(msf_http_parser_finish(&f.parser));
    free(f.out.p);
}

TEST(pause_stops_behind_a_request)
{
    const char *msg = "GET /1 HTTP/1.1\r\n" H "\r\nPOST /2 HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\nxGET /3 HTTP/1.1\r\n" H "\r\n";
    request_feed f = {.pause = true};
    msf_http_limits_default(&limits);
    msf_http_parser_init(&f.parser, &limits, "/tmp", &feed_events);
    size_t first = msf_http_parser_feed(&f.parser, msg, strlen(msg));
    CHECK_INT(first, strlen("GET /1 HTTP/1.1\r\n" H "\r\n"));
    size_t second = msf_http_parser_feed(&f.parser, msg + first, strlen(msg) - first);
    CHECK_INT(first + second, strstr(msg, "GET /3") - msg);
    CHECK_INT(msf_http_parser_feed(&f.parser, msg + first + second, strlen(msg) - first - second), strlen("GET /3 HTTP/1.1\r\n" H "\r\n"));
    free(f.out.p);
}

TEST(on_head_refuses)
{
    request_feed f = {.refuse_head = 503};
    msf_http_limits_default(&limits);
    msf_http_parser_init(&f.parser, &limits, "/tmp", &feed_events);
    const char *msg = POST "Content-Length: 3\r\n\r\nabc";
    feed_piece(&f, msg, strlen(msg));
    CHECK_INT(f.parser.status, 503);
    CHECK(f.out.p == NULL);
    CHECK(f.parser.r == NULL);
    msf_http_parser_reset(&f.parser);
    CHECK_INT(f.parser.status, 0);
}

/* A request outlives the parser and the bytes it was made of; its head, table and struct share one block of about 1 KiB. */
TEST(request_outlives_parser)
{
    msf_http_limits_default(&limits);
    msf_http_request *r = parse_one("GET /x?y HTTP/1.1\r\n" H "User-Agent: curl/8\r\nAccept: */*\r\n\r\n", "", 0, 1);
    CHECK_BYTES(r->path.p, r->path.n, "/x");
    CHECK_BYTES(r->query.p, r->query.n, "y");
    CHECK_BYTES(r->target.p, r->target.n, "/x?y");
    CHECK(r->received_us > 1600000000000000u);
    CHECK_INT(r->block_size, 1024);
    CHECK(r->arena.chunks == NULL);
    CHECK_INT(r->refs, 1);
    CHECK_INT(r->body_fd, -1);
    CHECK_INT(r->res.status, 200);
    msf_http_request_release(r);
}

static int open_files(void)
{
    int n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (readdir(d) != NULL) {
        n++;
    }
    closedir(d);
    return n;
}

TEST(dropped_requests_leave_nothing)
{
    const char *msg = CHUNKED "8\r\n12345678\r\n8\r\n12345678\r\n0\r\n\r\n";
    msf_http_limits_default(&limits);
    limits.body_memory = 8;
    int before = open_files();
    for (size_t n = 0; n < strlen(msg); n++) {
        free(feed_requests(&limits, "/tmp", msg, n, n));
    }
    CHECK_INT(open_files(), before);
}

UNIT_MAIN()
