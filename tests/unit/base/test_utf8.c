#include "base/utf8.h"

#include <string.h>

#include "unit.h"

#define LENGTH(text) msf_utf8_length(msf_slice_of(text, sizeof(text) - 1))

TEST(counts_code_points)
{
    CHECK_INT(LENGTH(""), 0);
    CHECK_INT(LENGTH("abc"), 3);
    CHECK_INT(LENGTH("a\0b"), 3);
    CHECK_INT(LENGTH("\xc3\xa4\xe4\xbd\xa0\xf0\x9f\x98\x80"), 3);
    CHECK_INT(LENGTH("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"), 9);
}

TEST(refuses_what_is_none)
{
    static const char *const bad[] = {"\x80",
                                      "\xbf",
                                      "\xc0\x80",
                                      "\xc1\xbf",
                                      "\xe0\x9f\xbf",
                                      "\xed\xa0\x80",
                                      "\xed\xbf\xbf",
                                      "\xf0\x8f\xbf\xbf",
                                      "\xf4\x90\x80\x80",
                                      "\xf5\x80\x80\x80",
                                      "\xff",
                                      "\xfe",
                                      "\xc3(",
                                      "\xe4\xbd(",
                                      "\xf0\x9f\x98("};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK_INT(msf_utf8_length(msf_slice_of(bad[i], strlen(bad[i]))), -1);
    }
}

/* Cut anywhere, a text is whole or refused; no byte behind it is looked at. */
TEST(cut_at_every_byte)
{
    const char text[] = "a\xc3\xa4\xe4\xbd\xa0\xf0\x9f\x98\x80";
    const int expected[] = {0, 1, -1, 2, -1, -1, 3, -1, -1, -1, 4};
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = malloc(n + 1);
        memcpy(copy, text, n);
        CHECK_INT(msf_utf8_length(msf_slice_of(copy, n)), expected[n]);
        free(copy);
    }
}

UNIT_MAIN()
