/* The response parser. The lowest bit of the first byte says whether HEAD was asked for. */
#include "fuzz.h"

#include "codec.h"

typedef struct response {
    msf_http_resparser parser;
    text out, body;
} response;

enum { BODY_MAX = 400 };

static int on_head(msf_http_resparser *p)
{
    response *f = (response *)(void *)p;
    REQUIRE(p->status >= 200 && p->status <= 999);
    text_int(&f->out, "", p->status);
    for (uint32_t i = 0; i < p->header_count; i++) {
        REQUIRE(p->headers[i].name.n > 0);
        text_slice(&f->out, "\n", p->headers[i].name);
        text_slice(&f->out, ":", p->headers[i].value);
    }
    return 0;
}

static int on_body(msf_http_resparser *p, const char *data, size_t n)
{
    response *f = (response *)(void *)p;
    REQUIRE(n > 0 && !p->head_request);
    text_add(&f->body, data, n);
    REQUIRE(f->body.n == p->body_got && f->body.n <= BODY_MAX);
    return 0;
}

static void on_complete(msf_http_resparser *p)
{
    REQUIRE(p->complete);
    text_str(&((response *)(void *)p)->out, "\ncomplete");
}

static const msf_http_resparser_events events = {on_head, on_body, on_complete};

static size_t piece(response *f, const uint8_t *data, size_t n)
{
    char *copy = fuzz_copy(data, n);
    size_t taken = msf_http_resparser_feed(&f->parser, copy, n);
    free(copy);
    REQUIRE(taken <= n);
    REQUIRE(taken == n || f->parser.complete || f->parser.error.code != 0);
    return taken;
}

static char *run(const uint8_t *data, size_t n, size_t cut, bool head)
{
    response f = {0};
    size_t taken = 0;
    msf_http_resparser_init(&f.parser, &events, 512, 10, BODY_MAX);
    msf_http_resparser_reset(&f.parser, head);
    text_str(&f.out, "");
    if (cut <= n) {
        taken = piece(&f, data, cut);
        taken += piece(&f, data + cut, n - cut);
    } else {
        for (size_t i = 0; i < n; i++) {
            taken += piece(&f, data + i, 1);
        }
    }
    bool ended = msf_http_resparser_finish(&f.parser);
    REQUIRE(ended == f.parser.complete);
    REQUIRE(ended || (f.parser.error.code != 0 && !f.parser.keep_alive));
    if (ended) {
        text_int(&f.out, f.parser.keep_alive ? " keep " : " close ", (long long)taken);
    }
    text_int(&f.out, "\nerror ", f.parser.error.code);
    text_slice(&f.out, "\n", msf_slice_of(f.body.p, f.body.n));
    msf_http_resparser_free(&f.parser);
    free(f.body.p);
    return f.out.p;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > FUZZ_INPUT_MAX) {
        return 0;
    }
    bool head = (data[0] & 1) != 0;
    size_t n = size - 1, cut = n > 0 ? (size_t)data[0] * n / 256 : 0;
    char *whole = run(data + 1, n, n, head), *split = run(data + 1, n, cut, head), *bytes = run(data + 1, n, n + 1, head);
    REQUIRE(strcmp(whole, split) == 0);
    REQUIRE(strcmp(whole, bytes) == 0);
    free(whole);
    free(split);
    free(bytes);
    return 0;
}
