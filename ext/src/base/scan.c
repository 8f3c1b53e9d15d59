#include "base/scan.h"

#include <stdbool.h>
#include <stdint.h>

static bool is_control(unsigned char c)
{
    return (c < 0x20 && c != '\t') || c == 0x7f;
}

static bool is_special(unsigned char c)
{
    return c < 0x20 || c >= 0x7f || c == '"' || c == '\\';
}

#ifdef __SSE2__

#include <emmintrin.h>

enum { STEP = sizeof(__m128i), HALF = STEP / 2 };

static inline __m128i equal(__m128i bytes, char c)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

/* One bit per byte. */
static inline uint32_t controls(__m128i bytes)
{
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(equal(bytes, '\t'), low), equal(bytes, 0x7f)));
}

/* Compared as signed bytes, those above 0x7f are below 0x20 too. */
static inline uint32_t specials(__m128i bytes)
{
    __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    __m128i marks = _mm_or_si128(equal(bytes, '"'), equal(bytes, '\\'));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, equal(bytes, 0x7f)), marks));
}

static inline __m128i load(const char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i load_half(const char *p)
{
    return _mm_loadl_epi64((const __m128i *)(const void *)p);
}

/* The last block overlaps the one before it: what it reads again was found to be good. */
static inline __attribute__((always_inline)) size_t scan(const char *p, size_t n, uint32_t (*hits_of)(__m128i),
                                                         bool (*is_hit)(unsigned char))
{
    size_t i = 0;
    uint32_t hits = 0;
    if (n >= STEP) {
        for (; i + STEP < n && hits == 0; i += STEP) {
            hits = hits_of(load(p + i));
        }
        if (hits != 0) {
            return i - STEP + (size_t)__builtin_ctz(hits);
        }
        hits = hits_of(load(p + n - STEP));
        return hits == 0 ? n : n - STEP + (size_t)__builtin_ctz(hits);
    }
    if (n >= HALF) {
        hits = hits_of(load_half(p)) & 0xff;
        if (hits != 0) {
            return (size_t)__builtin_ctz(hits);
        }
        i = HALF;
    }
    while (i < n && !is_hit((unsigned char)p[i])) {
        i++;
    }
    return i;
}

#define SCAN(p, n, hits_of, is_hit) scan(p, n, hits_of, is_hit)

#else

static inline __attribute__((always_inline)) size_t scan(const char *p, size_t n, bool (*is_hit)(unsigned char))
{
    size_t i = 0;
    while (i < n && !is_hit((unsigned char)p[i])) {
        i++;
    }
    return i;
}

#define SCAN(p, n, hits_of, is_hit) scan(p, n, is_hit)

#endif

size_t msf_scan_text(const char *p, size_t n)
{
    return SCAN(p, n, controls, is_control);
}

size_t msf_scan_plain(const char *p, size_t n)
{
    return SCAN(p, n, specials, is_special);
}
