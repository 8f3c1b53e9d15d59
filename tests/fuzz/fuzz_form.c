/* Query strings and urlencoded bodies: splitting, decoding; and comma-separated header values, which share the folder. */
#include "fuzz.h"

#include "http/form.h"

static void check_decode(msf_slice s, bool plus)
{
    char *out = malloc(s.n > 0 ? s.n : 1);
    size_t n = msf_http_decode(s, plus, out);
    REQUIRE(n <= s.n);
    if (s.n == 0 || (memchr(s.p, '%', s.n) == NULL && memchr(s.p, '+', s.n) == NULL)) {
        REQUIRE(n == s.n && (n == 0 || memcmp(out, s.p, n) == 0));
    }
    free(out);
}

static void check_pairs(msf_slice s)
{
    size_t at = 0, last = 0;
    msf_slice name, value;
    while (msf_http_form_next(s, &at, &name, &value)) {
        REQUIRE(at > last && at <= s.n);
        REQUIRE(name.p >= s.p && value.p + value.n <= s.p + s.n);
        REQUIRE(value.p == name.p + name.n || value.p == name.p + name.n + 1);
        REQUIRE(name.n == 0 || (memchr(name.p, '=', name.n) == NULL && memchr(name.p, '&', name.n) == NULL));
        REQUIRE(value.n == 0 || memchr(value.p, '&', value.n) == NULL);
        check_decode(name, true);
        check_decode(value, true);
        last = at;
    }
    REQUIRE(at == s.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > FUZZ_INPUT_MAX) {
        return 0;
    }
    char *copy = fuzz_copy(data, size);
    msf_slice s = {copy, size};
    check_pairs(s);
    check_decode(s, false);
    bool has = msf_http_list_has(s, MSF_SLICE("gzip"));
    REQUIRE(has == (msf_http_list_find(s, MSF_SLICE("gzip")) == MSF_HTTP_LISTED));
    REQUIRE(!has || size >= 4);
    free(copy);
    return 0;
}
