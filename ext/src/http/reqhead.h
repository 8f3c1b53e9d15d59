/* From a complete head to a request: copies the bytes, splits the target, and judges the lines that matter. */
#ifndef MSF_HTTP_REQHEAD_H
#define MSF_HTTP_REQHEAD_H

#include "http/framing.h"
#include "http/head.h"
#include "http/limits.h"
#include "http/request.h"

typedef struct msf_http_reqhead {
    msf_http_framing framing;
    bool expect_continue; /* the client waits for 100 before it sends the body */
    msf_slice content_type;
} msf_http_reqhead;

/* 0 and *out, or 400, 413, 417, 500, 501 and *reason (nothing to release then). */
int msf_http_reqhead_build(const msf_http_head *h, const llhttp_t *llhttp, const msf_http_limits *limits, msf_http_request **out,
                           msf_http_reqhead *info, const char **reason);

#endif
