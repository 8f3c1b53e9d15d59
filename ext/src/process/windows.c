#include "process/windows.h"

#include <stdlib.h>
#include <string.h>

#define COPIES 61 /* a window of 60 s has two ends */

static const uint32_t lengths[MSF_WINDOWS] = {1, 10, 60};

typedef struct copy {
    uint64_t at_us;
    msf_scoreboard_totals totals;
    msf_histogram latency;
} copy;

struct msf_windows {
    uint64_t ticks;
    copy ring[COPIES]; /* untouched, so without memory behind it, until its second comes */
};

msf_windows *msf_windows_new(void)
{
    return calloc(1, sizeof(msf_windows));
}

void msf_windows_free(msf_windows *w)
{
    free(w);
}

static void fill(msf_window *out, const copy *newer, const copy *older, msf_histogram *h)
{
    msf_histogram_diff(h, &newer->latency, &older->latency);
    *out = (msf_window){.us = newer->at_us - older->at_us, .requests = newer->totals.requests - older->totals.requests};
    for (int i = 0; i < MSF_STATUS_CLASSES; i++) {
        out->status[i] = newer->totals.status[i] - older->totals.status[i];
    }
    out->timed = msf_histogram_total(h);
    out->mean_us = out->timed != 0 ? h->sum_us / out->timed : 0;
    out->p50_us = msf_histogram_percentile(h, 50);
    out->p90_us = msf_histogram_percentile(h, 90);
    out->p99_us = msf_histogram_percentile(h, 99);
    out->max_us = msf_histogram_percentile(h, 100);
}

static msf_second second_of(const msf_window *w)
{
    return (msf_second){.requests = (uint32_t)w->requests, .errors = (uint32_t)w->status[5], .p99_us = (uint32_t)w->p99_us};
}

void msf_windows_tick(msf_windows *w, msf_scoreboard *board, uint64_t now)
{
    copy *newest = &w->ring[w->ticks % COPIES];
    msf_histogram scratch;
    msf_stats stats;
    newest->at_us = now;
    msf_scoreboard_sum(board, &newest->totals);
    msf_scoreboard_latency(board, &newest->latency);
    msf_scoreboard_get_stats(board, &stats);
    for (int i = 0; i < MSF_WINDOWS; i++) {
        uint64_t back = w->ticks < lengths[i] ? w->ticks : lengths[i];
        fill(&stats.window[i], newest, &w->ring[(w->ticks - back) % COPIES], &scratch);
    }
    if (w->ticks != 0) { /* the first copy is only a beginning */
        stats.second[stats.seconds++ % MSF_SECONDS] = second_of(&stats.window[0]);
    }
    msf_scoreboard_set_stats(board, &stats);
    w->ticks++;
}
