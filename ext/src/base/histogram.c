#include "base/histogram.h"

#include <assert.h>

uint64_t msf_histogram_highest(uint32_t bucket)
{
    assert(bucket < MSF_HISTOGRAM_BUCKETS && "no such bucket");
    if (bucket < MSF_HISTOGRAM_SUB) {
        return bucket;
    }
    uint32_t shift = bucket / MSF_HISTOGRAM_SUB - 1;
    uint64_t low = (uint64_t)(MSF_HISTOGRAM_SUB + bucket % MSF_HISTOGRAM_SUB) << shift;
    return low + ((uint64_t)1 << shift) - 1;
}

uint64_t msf_histogram_total(const msf_histogram *h)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < MSF_HISTOGRAM_BUCKETS; i++) {
        n += h->count[i];
    }
    return n;
}

void msf_histogram_merge(msf_histogram *into, const msf_histogram *from)
{
    for (uint32_t i = 0; i < MSF_HISTOGRAM_BUCKETS; i++) {
        into->count[i] += from->count[i];
    }
    into->sum_us += from->sum_us;
}

void msf_histogram_diff(msf_histogram *into, const msf_histogram *newer, const msf_histogram *older)
{
    for (uint32_t i = 0; i < MSF_HISTOGRAM_BUCKETS; i++) {
        into->count[i] = newer->count[i] - older->count[i];
    }
    into->sum_us = newer->sum_us - older->sum_us;
}

uint64_t msf_histogram_below(const msf_histogram *h, unsigned power)
{
    assert(power <= 31 && "the last power of two has no end");
    uint64_t n = 0;
    uint32_t end = msf_histogram_bucket((uint64_t)1 << power);
    for (uint32_t i = 0; i < end; i++) {
        n += h->count[i];
    }
    return n;
}

uint64_t msf_histogram_percentile(const msf_histogram *h, double percent)
{
    uint64_t total = msf_histogram_total(h), seen = 0;
    double exact = (double)total * percent / 100;
    uint64_t wanted = (uint64_t)exact;
    wanted += (double)wanted < exact || wanted == 0; /* the next whole one, and at least the first */
    for (uint32_t i = 0; i < MSF_HISTOGRAM_BUCKETS; i++) {
        seen += h->count[i];
        if (h->count[i] != 0 && seen >= (wanted < total ? wanted : total)) {
            return msf_histogram_highest(i);
        }
    }
    return 0;
}
