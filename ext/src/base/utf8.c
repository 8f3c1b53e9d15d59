#include "base/utf8.h"

#include <stdint.h>

/* Bytes of the code point that begins with `first`, and the bounds of its second byte, which exclude overlong forms and surrogates. 0: no
 * code point begins so. */
static size_t expected(uint8_t first, uint8_t *low, uint8_t *high)
{
    *low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    *high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first <= 0xdf) {
        return 2;
    }
    if (first >= 0xe0 && first <= 0xef) {
        return 3;
    }
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

ssize_t msf_utf8_length(msf_slice text)
{
    ssize_t count = 0;
    for (size_t at = 0; at < text.n; count++) {
        uint8_t low, high;
        const uint8_t *p = (const uint8_t *)text.p + at;
        size_t n = expected(*p, &low, &high);
        if (n == 0 || n > text.n - at || (n > 1 && (p[1] < low || p[1] > high))) {
            return -1;
        }
        for (size_t i = 2; i < n; i++) {
            if ((p[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        at += n;
    }
    return count;
}
