/* The defaults are promises of the manual: a change must be seen. */
#include "unit.h"

#include "http/limits.h"

TEST(defaults)
{
    msf_http_limits l;
    memset(&l, 0xff, sizeof l);
    msf_http_limits_default(&l);
    CHECK_INT(l.request_line, 8192);
    CHECK_INT(l.header_bytes, 32768);
    CHECK_INT(l.header_count, 100);
    CHECK_INT(l.body, 8 * 1024 * 1024);
    CHECK_INT(l.body_memory, 256 * 1024);
    CHECK_INT(l.fields, 1000);
    CHECK_INT(l.field_bytes, 1024 * 1024);
    CHECK_INT(l.uploads, 20);
    CHECK_INT(l.upload_bytes, 8 * 1024 * 1024);
    CHECK_INT(l.connections, 10240);
    CHECK_INT(l.in_flight, 4096);
    CHECK_INT(l.pipeline, 64);
    CHECK_INT(l.requests_per_connection, 0);
    CHECK_INT(l.write_high_water, 256 * 1024);
    CHECK_INT(l.queued_bytes, 64 * 1024 * 1024);
    CHECK_INT(l.header_timeout, 10000);
    CHECK_INT(l.body_timeout, 30000);
    CHECK_INT(l.idle_timeout, 75000);
    CHECK_INT(l.write_timeout, 30000);
    CHECK_INT(l.min_rate, 0);
    CHECK_INT(l.retry_after, 1);
    CHECK_INT(l.gzip_min, 256);
    CHECK_INT(l.gzip_level, 1);
}

UNIT_MAIN()
