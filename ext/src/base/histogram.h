/* How often which duration occurred, in fixed memory (the idea of HdrHistogram). Log-linear: 16 equal buckets in every power of two, so
 * that a bucket is at most a sixteenth of its values wide, from 1 us to more than an hour; below 16 us every value has its own. One writer
 * and plain stores: others may read at any time and see every bucket as it was at some moment. */
#ifndef MSF_BASE_HISTOGRAM_H
#define MSF_BASE_HISTOGRAM_H

#include <stdint.h>

#define MSF_HISTOGRAM_SUB     16u /* buckets in a power of two */
#define MSF_HISTOGRAM_BITS    4
#define MSF_HISTOGRAM_MAX     UINT32_MAX /* us; what took longer counts as this long */
#define MSF_HISTOGRAM_BUCKETS (MSF_HISTOGRAM_SUB * (32 - MSF_HISTOGRAM_BITS + 1))

typedef struct msf_histogram {
    uint64_t count[MSF_HISTOGRAM_BUCKETS];
    uint64_t sum_us;
} msf_histogram;

static inline uint32_t msf_histogram_bucket(uint64_t us)
{
    uint32_t v = us < MSF_HISTOGRAM_MAX ? (uint32_t)us : MSF_HISTOGRAM_MAX;
    if (v < MSF_HISTOGRAM_SUB) {
        return v;
    }
    uint32_t shift = 31u - (uint32_t)__builtin_clz(v) - MSF_HISTOGRAM_BITS;
    return (shift + 1) * MSF_HISTOGRAM_SUB + ((v >> shift) & (MSF_HISTOGRAM_SUB - 1));
}

static inline void msf_histogram_add(msf_histogram *h, uint64_t us)
{
    h->count[msf_histogram_bucket(us)]++;
    h->sum_us += us;
}

/* The largest value that falls into a bucket. */
uint64_t msf_histogram_highest(uint32_t bucket);
uint64_t msf_histogram_total(const msf_histogram *h);
void msf_histogram_merge(msf_histogram *into, const msf_histogram *from);
/* into = newer - older, bucket by bucket; `older` was a copy of the same histogram. `into` may be one of the two. */
void msf_histogram_diff(msf_histogram *into, const msf_histogram *newer, const msf_histogram *older);

/* Values below 2^`power` us; exact. */
uint64_t msf_histogram_below(const msf_histogram *h, unsigned power);
/* The value that `percent` of all values do not exceed, rounded up to the end of its bucket (never less than the truth, at most a sixteenth
 * more); 100 gives the largest. 0 when there are none. */
uint64_t msf_histogram_percentile(const msf_histogram *h, double percent);

#endif
