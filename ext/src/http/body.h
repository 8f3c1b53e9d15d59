/* The body of a request while it arrives: in memory up to limits.body_memory, in an unlinked temporary file beyond. The total is bounded by
 * the parser, which refuses bytes past limits.body before they come here. Writes to the file are synchronous and gathered to pieces of up
 * to 64 KiB. */
#ifndef MSF_HTTP_BODY_H
#define MSF_HTTP_BODY_H

#include "http/limits.h"
#include "http/request.h"

typedef struct msf_http_body {
    char *mem;       /* private: the body so far, or what is gathered for the file */
    size_t len, cap; /* private */
    bool in_arena;   /* private */
    int fd;          /* private: -1 while everything is in memory */
} msf_http_body;

void msf_http_body_init(msf_http_body *b);
/* 0, or 500 / 507 (no space left) and *reason. `expected`: total length if known, else UINT64_MAX. */
int msf_http_body_add(msf_http_body *b, msf_http_request *r, uint64_t expected, const msf_http_limits *limits, const char *dir,
                      const char *data, size_t n, const char **reason);
/* Hands memory or descriptor to the request. 0 or a status as above. */
int msf_http_body_end(msf_http_body *b, msf_http_request *r, const char **reason);
/* Frees what was not handed over. */
void msf_http_body_drop(msf_http_body *b);

/* Writes all bytes. 0 or -errno. */
int msf_http_write_all(int fd, const char *data, size_t n);

#endif
