/* Cookie headers. */
#include "fuzz.h"

#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > FUZZ_INPUT_MAX) {
        return 0;
    }
    char *copy = fuzz_copy(data, size), *out = malloc(size + 1);
    msf_slice s = {copy, size}, name, value;
    size_t at = 0, last = 0;
    while (msf_http_cookie_next(s, &at, &name, &value)) {
        REQUIRE(at > last && at <= s.n);
        REQUIRE(name.n > 0 && name.p >= s.p && value.p + value.n <= s.p + s.n);
        REQUIRE(memchr(name.p, '=', name.n) == NULL && memchr(name.p, ';', name.n) == NULL);
        REQUIRE(name.p[0] != ' ' && name.p[0] != '\t');
        REQUIRE(value.n == 0 || memchr(value.p, ';', value.n) == NULL);
        REQUIRE(msf_http_decode(value, false, out) <= value.n);
        last = at;
    }
    REQUIRE(at == s.n);
    free(copy);
    free(out);
    return 0;
}
