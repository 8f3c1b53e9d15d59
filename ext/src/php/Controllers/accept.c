#include "php/Controllers/accept.h"

#include <string.h>

#define POSITIONS 1000

static msf_slice trim(msf_slice s)
{
    while (s.n > 0 && (*s.p == ' ' || *s.p == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* Cuts off and returns what stands before `mark`; the whole rest when it does not occur. */
static msf_slice take(msf_slice *rest, char mark)
{
    const char *at = rest->n > 0 ? memchr(rest->p, mark, rest->n) : NULL;
    msf_slice first = {rest->p, at ? (size_t)(at - rest->p) : rest->n};
    size_t used = at ? first.n + 1 : first.n;
    rest->p += used;
    rest->n -= used;
    return trim(first);
}

/* "0.75" as 750; at most three digits count. */
static uint32_t thousandths(msf_slice v)
{
    uint32_t q = 0, unit = 1000;
    for (size_t i = 0; i < v.n && unit > 0; i++) {
        if (v.p[i] >= '0' && v.p[i] <= '9') {
            q += (uint32_t)(v.p[i] - '0') * unit;
            unit /= 10;
        } else if (v.p[i] != '.' || i != 1) {
            return 0;
        }
    }
    return q <= 1000 ? q : 1000;
}

static uint32_t quality(msf_slice parameters)
{
    while (parameters.n > 0) {
        msf_slice one = take(&parameters, ';');
        if (one.n >= 2 && (*one.p == 'q' || *one.p == 'Q') && one.p[1] == '=') {
            return thousandths(msf_slice_of(one.p + 2, one.n - 2));
        }
    }
    return 1000;
}

uint32_t msf_accept_rank(msf_slice accept, msf_slice type)
{
    for (uint32_t position = 1; accept.n > 0 && position < POSITIONS; position++) {
        msf_slice entry = take(&accept, ',');
        if (msf_slice_ieq(take(&entry, ';'), type)) {
            uint32_t q = quality(entry);
            return q == 0 ? 0 : q * POSITIONS + (POSITIONS - position);
        }
    }
    return 0;
}
