/* The request parser with all that hangs on it: heads, framing, bodies in memory and in files, forms. Low limits, so that they are reached.
 */
#include "fuzz.h"

#include "codec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 || size > FUZZ_INPUT_MAX) {
        return 0;
    }
    msf_http_limits limits;
    msf_http_limits_default(&limits);
    limits.request_line = 256;
    limits.header_bytes = 512;
    limits.header_count = 10;
    limits.body = 600;
    limits.body_memory = 64;
    limits.fields = 4;
    limits.field_bytes = 40;
    limits.uploads = 3;
    limits.upload_bytes = 50;
    const char *msg = (const char *)data + 1;
    size_t n = size - 1, cut = n > 0 ? (size_t)data[0] * n / 256 : 0;
    char *whole = feed_requests(&limits, fuzz_dir(), msg, n, n);
    char *split = feed_requests(&limits, fuzz_dir(), msg, n, cut);
    char *bytes = feed_requests(&limits, fuzz_dir(), msg, n, n + 1);
    REQUIRE(strstr(whole, "feed stopped without a reason") == NULL || memmem(msg, n, "feed stopped", 12) != NULL);
    REQUIRE(strcmp(whole, split) == 0);
    REQUIRE(strcmp(whole, bytes) == 0);
    if (strstr(whole, " file=") != NULL) {
        fuzz_dir_is_empty();
    }
    free(whole);
    free(split);
    free(bytes);
    return 0;
}
