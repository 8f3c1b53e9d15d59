#include "http/limits.h"

void msf_http_limits_default(msf_http_limits *l)
{
    *l = (msf_http_limits){
        .request_line = 8192,
        .header_bytes = 32768,
        .header_count = 100,
        .body = 8u << 20,
        .body_memory = 256u << 10,
        .fields = 1000,
        .field_bytes = 1u << 20,
        .uploads = 20,
        .upload_bytes = 8u << 20,
        .connections = 10240,
        .in_flight = 4096,
        .pipeline = 64,
        .requests_per_connection = 0,
        .write_high_water = 256u << 10,
        .queued_bytes = 64u << 20,
        .header_timeout = 10000,
        .body_timeout = 30000,
        .idle_timeout = 75000,
        .write_timeout = 30000,
        .min_rate = 0,
        .retry_after = 1,
        .gzip_min = 256,
        .gzip_level = 1,
    };
}
