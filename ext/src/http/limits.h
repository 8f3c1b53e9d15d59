/* Every ceiling and deadline of the HTTP server, with its default. Filled from configuration by the layer above, read by http/. */
#ifndef MSF_HTTP_LIMITS_H
#define MSF_HTTP_LIMITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct msf_http_limits {
    /* sizes in bytes; past them: */
    uint32_t request_line; /* 8192     -> 414 */
    uint32_t header_bytes; /* 32768    -> 431, all header lines together */
    uint32_t header_count; /* 100      -> 431 */
    uint64_t body;         /* 8 MiB    -> 413 */
    uint32_t body_memory;  /* 256 KiB: larger bodies go to an unlinked temporary file while they arrive */
    uint32_t fields;       /* 1000 form or query or cookie fields -> 413 (body), the rest is dropped (query, cookie) as PHP does */
    uint32_t field_bytes;  /* 1 MiB, one multipart form value -> 413 */
    uint32_t uploads;      /* 20 files -> 413 */
    uint64_t upload_bytes; /* 8 MiB, one file: that file's `error` becomes 1 (UPLOAD_ERR_INI_SIZE), the request goes on, as PHP does */
    /* counts per worker */
    uint32_t connections;             /* 10240: the listener pauses */
    uint32_t in_flight;               /* 4096 requests given to PHP and not answered -> 503 with Retry-After */
    uint32_t pipeline;                /* 64 requests of one connection parsed ahead; then reading stops until answers leave */
    uint32_t requests_per_connection; /* 0 = no limit; then Connection: close */
    uint32_t write_high_water;        /* 256 KiB queued per connection: streaming output waits */
    uint64_t
        queued_bytes; /* 64 MiB of answers in memory that clients have not taken, over all connections: then those with most are reset */
    /* milliseconds; 0 = off */
    uint32_t header_timeout; /* 10000 from the first byte of a request to the end of its header -> 408, close */
    uint32_t body_timeout;   /* 30000 between two pieces of a body -> 408, close */
    uint32_t idle_timeout;   /* 75000 between requests -> close */
    uint32_t write_timeout;  /* 30000 without progress in sending -> close */
    uint32_t min_rate;       /* 0 (off) bytes/s, averaged over the body so far after a grace of 5 s -> 408 */
    uint32_t retry_after;    /* 1 s, the value of the Retry-After header of a 503 */
    /* behaviour */
    uint32_t gzip_min;  /* 256 bytes: smaller bodies are not compressed */
    uint8_t gzip_level; /* 1; 0 = off */
} msf_http_limits;

void msf_http_limits_default(msf_http_limits *l);

#endif
