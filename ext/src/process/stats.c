/* Requests per second and per minute (spec/01 9.2). */
#include "base/clock.h"
#include "process/tree.h"

#define SECOND_US 1000000ull

static void next_minute(msf_master *m, uint64_t minute)
{
    /* the minute just past, also when it was idle; 0 when whole minutes are missing (a suspended machine) */
    m->board->last_qpm = minute == m->minute + 1 ? m->board->qpm : 0;
    m->board->qpm = 0;
    m->minute = minute;
}

void msf_stats_tick(msf_master *m, uint64_t now)
{
    if (now < m->tick_us) {
        return;
    }
    m->tick_us = m->tick_us + SECOND_US > now ? m->tick_us + SECOND_US : now + SECOND_US;
    msf_scoreboard_totals t;
    msf_scoreboard_sum(m->board, &t);
    uint64_t minute = (msf_clock_wall_us() / SECOND_US + 59) / 60;
    if (minute != m->minute) {
        next_minute(m, minute);
    }
    m->board->qps = t.requests - m->last_requests;
    m->board->qpm += m->board->qps;
    m->last_requests = t.requests;
    msf_windows_tick(m->windows, m->board, now);
}
