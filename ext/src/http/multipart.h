/* Streaming reader of multipart/form-data bodies (RFC 7578, RFC 2046 section 5.1) by PHP's rules. Bytes in, msf_http_part objects in the
 * request's list out, in the order of the body: fields as slices in the arena, uploads as files "msfXXXXXX" (mode 0600) in the upload
 * folder.
 *
 * What cannot be stored of one upload (too large, disk) is that part's `error`, and the request goes on; what breaks the format or a
 * ceiling of the whole is a status. The files belong to the request: msf_http_request_release unlinks them, also those of a request that
 * was refused half-way. */
#ifndef MSF_HTTP_MULTIPART_H
#define MSF_HTTP_MULTIPART_H

#include "http/limits.h"
#include "http/request.h"

enum {
    MSF_HTTP_BOUNDARY_MAX = 256,  /* RFC 2046 says 70 */
    MSF_HTTP_PART_HEAD_MAX = 8192 /* header lines of one part */
};

typedef struct msf_http_multipart msf_http_multipart;

/* True if a Content-Type value names multipart/form-data; `boundary` (*n bytes) is then the parameter without quotes; *n is 0 when it is
 * missing or unusable. */
bool msf_http_multipart_type(msf_slice content_type, char boundary[MSF_HTTP_BOUNDARY_MAX], size_t *n);

/* All arguments must outlive the reader, except the boundary (not empty), which is copied. NULL when memory is out. */
msf_http_multipart *msf_http_multipart_new(msf_http_request *r, msf_slice boundary, const msf_http_limits *limits, const char *dir);
/* 0, or 400, 413, 500 and *reason. */
int msf_http_multipart_feed(msf_http_multipart *m, const char *data, size_t n, const char **reason);
/* At the end of the body: 0, or 400 when the closing boundary is missing. */
int msf_http_multipart_end(msf_http_multipart *m, const char **reason);
/* `m` may be NULL. */
void msf_http_multipart_free(msf_http_multipart *m);

/* The two lines of a part's head that matter: p == NULL without Content-Disposition, the bare type or "". */
typedef struct msf_http_part_head {
    msf_slice disposition;
    msf_slice content_type;
} msf_http_part_head;

/* `lines`: the head with its empty line. False when it is malformed. Slices point into `lines`. */
bool msf_http_part_head_read(msf_slice lines, msf_http_part_head *head);

/* The parameter `name` of a header value ("form-data; name=\"x\""), unquoted into `out` (at least value.n bytes). False when absent. */
bool msf_http_parameter(msf_slice value, msf_slice name, char *out, size_t *n);

#endif
