#include "base/html.h"

#include <stdbool.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct entity {
    uint8_t len;
    char text[7];
} entity;

static const entity entities[128] = {
    ['&'] = {5, "&amp;"}, ['<'] = {4, "&lt;"}, ['>'] = {4, "&gt;"}, ['"'] = {6, "&quot;"}, ['\''] = {6, "&#039;"},
};

/* The number of bytes at the start that are ASCII and need no escaping; it may stop early. */
static size_t plain(const unsigned char *s, size_t n)
{
    size_t i = 0;
#ifdef __SSE2__
    for (; i + 16 <= n; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + i));
        __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('&')), _mm_cmpeq_epi8(v, _mm_set1_epi8('<')));
        hit = _mm_or_si128(hit, _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('>')), _mm_cmpeq_epi8(v, _mm_set1_epi8('"'))));
        hit = _mm_or_si128(hit, _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')), v)); /* the top bit of v: not ASCII */
        int mask = _mm_movemask_epi8(hit);
        if (mask != 0) {
            return i + (size_t)__builtin_ctz((unsigned)mask);
        }
    }
#endif
    while (i < n && s[i] < 128 && entities[s[i]].len == 0) {
        i++;
    }
    return i;
}

static bool continues(const unsigned char *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return true;
}

/* The length of the well-formed sequence at `s` that starts with a byte above 127; 0 when there is none (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF). */
static size_t sequence(const unsigned char *s, size_t n)
{
    unsigned char first = s[0];
    if (first >= 0xC2 && first <= 0xDF) {
        return n >= 2 && continues(s, 1, 2) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        if (n < 3 || !continues(s, 1, 3) || (first == 0xE0 && s[1] < 0xA0) || (first == 0xED && s[1] > 0x9F)) {
            return 0;
        }
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (n < 4 || !continues(s, 1, 4) || (first == 0xF0 && s[1] < 0x90) || (first == 0xF4 && s[1] > 0x8F)) {
            return 0;
        }
        return 4;
    }
    return 0;
}

size_t msf_html_measure(const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t i = 0, more = 0;
    while ((i += plain(s + i, n - i)) < n) {
        if (s[i] < 128) {
            more += (size_t)entities[s[i]].len - 1;
            i++;
            continue;
        }
        size_t len = sequence(s + i, n - i);
        if (len == 0) {
            return MSF_HTML_INVALID;
        }
        i += len;
    }
    return n + more;
}

/* Bytes above 127 are copied as they are: the text has been measured. */
static size_t run_of_others(const unsigned char *s, size_t n)
{
    size_t i = plain(s, n);
    while (i < n && s[i] >= 128) {
        i++;
        i += plain(s + i, n - i);
    }
    return i;
}

void msf_html_write(char *to, const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    for (size_t i = 0; i < n; i++) {
        size_t run = run_of_others(s + i, n - i);
        memcpy(to, text + i, run);
        to += run;
        i += run;
        if (i < n) {
            memcpy(to, entities[s[i]].text, entities[s[i]].len);
            to += entities[s[i]].len;
        }
    }
}
