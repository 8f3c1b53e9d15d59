/* Between the calls of the application (response.c, response_file.c) and the stream; private to http/. An answer whose turn has come goes
 * straight into the stream's queue; the body of an earlier one is held as a list of pieces, its head is made when its turn comes. */
#ifndef MSF_HTTP_RESPONSE_SEND_H
#define MSF_HTTP_RESPONSE_SEND_H

#include <stdio.h>

#include "http/connection.h"

/* Bytes with their owner: release == NULL means borrowed for the call, to be copied. */
typedef struct msf_http_payload {
    const char *p;
    size_t n;
    void (*release)(void *);
    void *ctx;
} msf_http_payload;

/* ---- response_headers.c ---- */
void msf_http_vary_encoding(msf_http_request *r);
/* Content-Encoding: gzip, and the entity tag made weak. 0 or a negative code (then nothing was changed). */
int msf_http_mark_gzip(msf_http_request *r);

/* ---- response.c ---- */
bool msf_http_res_live(const msf_http_request *r);
/* The head for a file of `length` bytes, then the bytes; takes `fd`. */
int msf_http_end_file(msf_http_request *r, int fd, int64_t offset, uint64_t length);

/* Some bytes of a file, and text before them. */
typedef struct msf_http_filepart {
    msf_slice head; /* copied */
    int64_t offset;
    uint64_t length;
} msf_http_filepart;
/* Several of one file, and text behind the last one. Takes `fd`. */
int msf_http_end_file_parts(msf_http_request *r, int fd, const msf_http_filepart *parts, uint32_t count, msf_slice tail);

/* ---- response_send.c ---- */
void msf_http_close_file(int *fd);

/* Queues the head. */
void msf_http_send_head(msf_http_conn *c, msf_http_request *r);
/* Head and body of a complete answer. */
void msf_http_send_complete(msf_http_conn *c, msf_http_request *r, msf_http_payload *b);

/* One piece of a streamed body, with its chunk frame if it is chunked. 0 or a negative code. */
int msf_http_send_piece(msf_http_conn *c, msf_http_request *r, bool turn, const char *p, size_t n);
int msf_http_send_last_chunk(msf_http_conn *c, msf_http_request *r, bool turn);
uint64_t msf_http_waiting_bytes(const msf_http_conn *c, const msf_http_request *r, bool turn);

/* Keep a body for later; both take over what they are given, also on failure (which dooms the connection). */
int msf_http_hold_body(msf_http_conn *c, msf_http_request *r, msf_http_payload *b);
int msf_http_hold_file(msf_http_conn *c, msf_http_request *r, int fd, int64_t offset, uint64_t n);

#endif
