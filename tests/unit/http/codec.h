/* Feeding the parsers in pieces and writing down what came out, so that outcomes can be compared as strings. Every piece is a malloc'ed
 * copy that is freed behind the call: reading past it, or keeping a pointer into it, is an error that AddressSanitizer sees. */
#ifndef MSF_TEST_CODEC_H
#define MSF_TEST_CODEC_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "http/parser.h"

/* Growing text; freed by the caller. */
typedef struct text {
    char *p;
    size_t n;
} text;

static inline void text_add(text *t, const char *p, size_t n)
{
    t->p = realloc(t->p, t->n + n + 1);
    if (n > 0) {
        memcpy(t->p + t->n, p, n);
    }
    t->n += n;
    t->p[t->n] = '\0';
}

static inline void text_str(text *t, const char *s)
{
    text_add(t, s, strlen(s));
}

static inline void text_slice(text *t, const char *label, msf_slice s)
{
    text_str(t, label);
    text_add(t, s.p, s.n);
}

static inline void text_int(text *t, const char *label, long long v)
{
    char s[64];
    snprintf(s, sizeof s, "%s%lld", label, v);
    text_str(t, s);
}

typedef struct request_feed {
    msf_http_parser parser;
    text out;
    int begun;
    int refuse_head; /* status that on_head answers, 0 = go on */
    bool pause;      /* after every request */
} request_feed;

static inline void describe_part(text *t, const msf_http_part *p)
{
    text_slice(t, " [", p->name);
    if (p->filename.p == NULL) {
        text_slice(t, "=", p->value);
    } else {
        text_slice(t, " file=", p->filename);
        text_slice(t, " type=", p->content_type);
        text_int(t, " error=", p->error);
        text_int(t, " size=", (long long)p->size);
        if (p->tmp_path != NULL && p->size < 4096) {
            char data[4096];
            FILE *f = fopen(p->tmp_path, "r");
            size_t n = f != NULL ? fread(data, 1, sizeof data, f) : 0;
            text_slice(t, f != NULL ? " data=" : " data missing", msf_slice_of(data, n));
            if (f != NULL) {
                fclose(f);
            }
        }
    }
    text_str(t, "]");
}

static inline void describe_request(text *t, const msf_http_request *r)
{
    text_add(t, r->method_name.p, r->method_name.n);
    text_int(t, "(", r->method);
    text_slice(t, ") ", r->path);
    if (r->query.p != NULL) {
        text_slice(t, "?", r->query);
    }
    text_slice(t, " host=", r->host);
    text_int(t, " 1.", r->version_minor);
    text_str(t, r->keep_alive ? " keep" : " close");
    text_str(t, r->accepts_gzip ? " gzip" : "");
    for (uint32_t i = 0; i < r->header_count; i++) {
        text_slice(t, " {", r->headers[i].name);
        text_slice(t, ":", r->headers[i].value);
        text_str(t, "}");
    }
    if (r->body_kind == MSF_HTTP_BODY_MEMORY) {
        text_slice(t, " body=", r->body);
    } else if (r->body_kind == MSF_HTTP_BODY_FILE) {
        char data[4096];
        ssize_t n = read(r->body_fd, data, sizeof data);
        text_int(t, " file ", (long long)r->body_size);
        text_slice(t, "=", msf_slice_of(data, n > 0 ? (size_t)n : 0));
    } else if (r->body_kind == MSF_HTTP_BODY_MULTIPART) {
        text_int(t, " parts=", r->part_count);
        for (const msf_http_part *p = r->parts; p != NULL; p = p->next) {
            describe_part(t, p);
        }
    }
    text_str(t, "\n");
}

static inline void feed_begin(msf_http_parser *p)
{
    ((request_feed *)(void *)p)->begun++;
}

static inline int feed_head(msf_http_parser *p, msf_http_request *r, bool expect_continue)
{
    request_feed *f = (request_feed *)(void *)p;
    if (expect_continue) {
        text_str(&f->out, "100 ");
    }
    return f->refuse_head;
}

static inline void feed_request(msf_http_parser *p, msf_http_request *r)
{
    request_feed *f = (request_feed *)(void *)p;
    describe_request(&f->out, r);
    msf_http_request_release(r);
    if (f->pause) {
        msf_http_parser_pause(p);
    }
}

static const msf_http_parser_events feed_events = {feed_begin, feed_head, feed_request};

static inline void feed_piece(request_feed *f, const char *data, size_t n)
{
    while (n > 0 && f->parser.status == 0) {
        char *copy = malloc(n);
        memcpy(copy, data, n);
        size_t taken = msf_http_parser_feed(&f->parser, copy, n);
        free(copy);
        if (taken > n || (taken < n && f->parser.status == 0 && !f->pause)) {
            text_str(&f->out, "feed stopped without a reason\n");
            return;
        }
        data += taken;
        n -= taken;
    }
}

/* Feeds data[0..cut) and data[cut..n), or single bytes when cut > n. The outcome as text, to be freed. */
static inline char *feed_requests(const msf_http_limits *limits, const char *dir, const char *data, size_t n, size_t cut)
{
    request_feed f = {0};
    msf_http_parser_init(&f.parser, limits, dir, &feed_events);
    text_str(&f.out, "");
    if (cut <= n) {
        feed_piece(&f, data, cut);
        feed_piece(&f, data + cut, n - cut);
    } else {
        for (size_t i = 0; i < n; i++) {
            feed_piece(&f, data + i, 1);
        }
    }
    if (f.parser.status != 0) {
        text_int(&f.out, "refused ", f.parser.status);
        text_str(&f.out, f.parser.reason != NULL ? "\n" : " for no reason\n");
    } else if (!msf_http_parser_finish(&f.parser)) {
        text_str(&f.out, "cut\n");
    }
    msf_http_parser_reset(&f.parser);
    return f.out.p;
}

#endif
