#include "base/histogram.h"
#include "unit.h"

static msf_histogram h, other, result;

TEST(buckets_meet_without_gap)
{
    for (uint32_t i = 0; i < MSF_HISTOGRAM_BUCKETS; i++) {
        uint64_t high = msf_histogram_highest(i);
        CHECK_INT(msf_histogram_bucket(high), i);
        if (i + 1 < MSF_HISTOGRAM_BUCKETS) {
            CHECK_INT(msf_histogram_bucket(high + 1), i + 1);
        }
    }
    CHECK_INT(msf_histogram_highest(MSF_HISTOGRAM_BUCKETS - 1), MSF_HISTOGRAM_MAX);
}

TEST(bounds)
{
    CHECK_INT(msf_histogram_bucket(0), 0);
    CHECK_INT(msf_histogram_bucket(15), 15);
    CHECK_INT(msf_histogram_bucket(UINT32_MAX), MSF_HISTOGRAM_BUCKETS - 1);
    CHECK_INT(msf_histogram_bucket(UINT64_MAX), MSF_HISTOGRAM_BUCKETS - 1);
    for (uint64_t v = 16; v < MSF_HISTOGRAM_MAX; v += v / 7 + 1) { /* never below the value, at most a sixteenth above */
        uint64_t high = msf_histogram_highest(msf_histogram_bucket(v));
        CHECK(high >= v && high - v <= v / 16);
    }
}

TEST(empty)
{
    CHECK_INT(msf_histogram_total(&h), 0);
    CHECK_INT(msf_histogram_percentile(&h, 50), 0);
    CHECK_INT(msf_histogram_percentile(&h, 100), 0);
    CHECK_INT(msf_histogram_below(&h, 20), 0);
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* A long tail, as durations have. */
static uint64_t sample(unsigned *seed)
{
    unsigned r = (unsigned)rand_r(seed);
    return (uint64_t)(r % 1000) << (rand_r(seed) % 18);
}

TEST(percentiles_of_sorted_samples)
{
    enum { N = 20000 };
    static uint64_t v[N];
    static const double percents[] = {0, 0.1, 1, 10, 50, 75, 90, 95, 99, 99.9, 99.99, 100};
    for (unsigned round = 1; round <= 5; round++) {
        unsigned seed = round;
        size_t n = round == 1 ? 1 : N / round;
        uint64_t sum = 0;
        memset(&h, 0, sizeof(h));
        for (size_t i = 0; i < n; i++) {
            v[i] = sample(&seed);
            sum += v[i];
            msf_histogram_add(&h, v[i]);
        }
        qsort(v, n, sizeof(v[0]), by_value);
        for (size_t p = 0; p < sizeof(percents) / sizeof(percents[0]); p++) {
            double exact = (double)n * percents[p] / 100;
            size_t rank = (size_t)exact + ((double)(size_t)exact < exact);
            rank = rank < 1 ? 1 : rank;
            CHECK_INT(msf_histogram_percentile(&h, percents[p]), msf_histogram_highest(msf_histogram_bucket(v[rank - 1])));
        }
        CHECK_INT(msf_histogram_total(&h), n);
        CHECK_INT(h.sum_us, sum);
    }
}

TEST(below_a_power_is_exact)
{
    const uint64_t values[] = {0, 1, 255, 256, 257, 511, 512, 1 << 20, UINT32_MAX};
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        msf_histogram_add(&h, values[i]);
    }
    for (unsigned p = 0; p <= 31; p++) {
        uint64_t expect = 0;
        for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
            expect += values[i] < (uint64_t)1 << p;
        }
        CHECK_INT(msf_histogram_below(&h, p), expect);
    }
}

TEST(merge_and_diff)
{
    unsigned seed = 7;
    for (int i = 0; i < 1000; i++) {
        uint64_t a = sample(&seed), b = sample(&seed);
        msf_histogram_add(&h, a);
        msf_histogram_add(&other, b);
        msf_histogram_add(&result, a);
        msf_histogram_add(&result, b);
    }
    msf_histogram before = h;
    msf_histogram_merge(&h, &other);
    CHECK(memcmp(&h, &result, sizeof(h)) == 0);
    msf_histogram_diff(&h, &h, &before);
    CHECK(memcmp(&h, &other, sizeof(h)) == 0);
}

UNIT_MAIN()
