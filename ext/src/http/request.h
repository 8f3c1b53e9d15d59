/* One parsed request, and the answer being built to it (http/response.h).
 *
 * Owner: reference counted. The connection holds one reference until the answer has left (or the connection is gone); the handler holds one
 * from on_request until it calls msf_http_request_release. Slices point into the request's own memory and live as long as the request.
 * Raw bytes stay raw: decoding and arrays are made on first use, above. */
#ifndef MSF_HTTP_REQUEST_H
#define MSF_HTTP_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/slice.h"
#include "http/response.h"

typedef struct msf_http_conn msf_http_conn;
typedef struct msf_http_request msf_http_request;

typedef enum msf_http_method {
    MSF_HTTP_OTHER = 0,
    MSF_HTTP_GET,
    MSF_HTTP_HEAD,
    MSF_HTTP_POST,
    MSF_HTTP_PUT,
    MSF_HTTP_DELETE,
    MSF_HTTP_OPTIONS,
    MSF_HTTP_PATCH
} msf_http_method;

typedef struct msf_http_header {
    msf_slice name; /* as received; compare with msf_slice_ieq */
    msf_slice value;
} msf_http_header;

/* One part of a multipart/form-data body. */
typedef struct msf_http_part {
    struct msf_http_part *next;
    msf_slice name;
    msf_slice filename;     /* p == NULL: a form field, else an upload (basename only, as PHP does) */
    msf_slice full_path;    /* of an upload: the file name as the client sent it, with folders */
    msf_slice content_type; /* of an upload, "" when absent */
    msf_slice value;        /* of a field */
    const char *tmp_path;   /* of an upload without error; unlinked at request end unless msf_http_part_keep was called */
    uint64_t size;
    int error; /* PHP's UPLOAD_ERR_*: 0 ok, 1 too large, 4 no file, 6 no temporary folder, 7 cannot write */
    bool kept;
} msf_http_part;

/* Who is at the other end; filled by the connection (use the accessors below). */
typedef struct msf_http_peer {
    char ip[46]; /* INET6_ADDRSTRLEN; "unix:" for a unix socket */
    uint8_t ip_len;
    bool known;
    uint16_t port;
    uint16_t local_port;
    bool secure; /* TLS */
} msf_http_peer;

typedef enum msf_http_body_kind {
    MSF_HTTP_BODY_NONE,
    MSF_HTTP_BODY_MEMORY,
    MSF_HTTP_BODY_FILE,     /* above limits.body_memory: in body_fd */
    MSF_HTTP_BODY_MULTIPART /* parsed while it arrived: in parts; no raw body is kept */
} msf_http_body_kind;

struct msf_http_request {
    msf_arena arena;
    msf_http_conn *conn; /* NULL once the client is gone: writes then do nothing */
    msf_list in_conn;    /* private to the connection: requests of one connection in order */
    void *user;          /* of the handler */
    uint32_t refs;
    msf_http_method method;
    msf_slice method_name; /* as received */
    msf_slice target;      /* request target as received */
    msf_slice path;        /* absolute path, not percent-decoded; of absolute-form without scheme and host; "*" for OPTIONS * */
    msf_slice query;       /* behind '?', p == NULL when there is no '?' */
    msf_slice host;        /* value of Host (or of an absolute-form target) */
    const msf_http_header *headers;
    uint32_t header_count;
    uint8_t version_minor; /* 0 or 1 */
    bool keep_alive;       /* what the client asked for */
    bool accepts_gzip;     /* Accept-Encoding names gzip with q > 0 */
    msf_http_body_kind body_kind;
    msf_slice body; /* MSF_HTTP_BODY_MEMORY; de-chunked */
    int body_fd;    /* MSF_HTTP_BODY_FILE: positioned at 0, unlinked, closed with the request; else -1 */
    uint64_t body_size;
    msf_http_part *parts;
    uint32_t part_count;
    uint64_t received_us; /* wall clock when the head was complete */
    msf_http_peer peer;
    void *body_memory;   /* private: malloc'ed memory behind `body`, NULL when it lies in the arena */
    uint32_t block_size; /* private: of the allocation that this struct heads */
    msf_http_response res;
};

/* An empty request with one reference. `room`: bytes that the caller will take from the arena at once; struct, room and some spare for the
 * answer's headers are one allocation, from a free list for the usual sizes. `arena_max`: the arena's ceiling. NULL when memory is out. */
msf_http_request *msf_http_request_alloc(size_t room, size_t arena_max);
/* The same without room, with a ceiling of 16 MiB (tests). */
msf_http_request *msf_http_request_new(void);

/* NULL slice when absent. Repeated headers: the first one; use msf_http_request_header_all for the joined value. `name` in lower case. */
msf_slice msf_http_request_header(const msf_http_request *r, msf_slice name);
/* Repeated lines joined by ", " (cookie: "; ") in the request's arena. */
msf_slice msf_http_request_header_all(msf_http_request *r, msf_slice name);

void msf_http_request_retain(msf_http_request *r);
void msf_http_request_release(msf_http_request *r);

/* Address of the client's socket. Valid as long as the request. */
msf_slice msf_http_request_peer_ip(const msf_http_request *r);
int msf_http_request_peer_port(const msf_http_request *r);
int msf_http_request_local_port(const msf_http_request *r);
/* It came through TLS that ends in this server. */
bool msf_http_request_is_secure(const msf_http_request *r);
/* Number of the connection: its descriptor; -1 when it is gone. */
int msf_http_request_fd(const msf_http_request *r);

/* The upload now belongs to somebody else (moved): do not unlink it. */
void msf_http_part_keep(msf_http_part *p);

#endif
