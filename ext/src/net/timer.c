#include "net/timer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#include "base/clock.h"
#include "net/loop_private.h"

#define CHILDREN  4
#define FIRST_CAP 64

void msf_timer_init(msf_timer *t, msf_timer_fn fn)
{
    *t = (msf_timer){.fn = fn};
}

static bool before(const msf_timer *a, const msf_timer *b)
{
    return a->at < b->at || (a->at == b->at && a->seq < b->seq);
}

static void place(msf_loop *loop, msf_timer *t, uint32_t i)
{
    loop->heap[i] = t;
    t->index = i + 1;
}

static void sift_up(msf_loop *loop, msf_timer *t, uint32_t i)
{
    while (i > 0) {
        uint32_t parent = (i - 1) / CHILDREN;
        if (!before(t, loop->heap[parent])) {
            break;
        }
        place(loop, loop->heap[parent], i);
        i = parent;
    }
    place(loop, t, i);
}

static void sift_down(msf_loop *loop, msf_timer *t, uint32_t i)
{
    for (;;) {
        uint64_t first = (uint64_t)i * CHILDREN + 1;
        if (first >= loop->timers) {
            break;
        }
        uint32_t least = (uint32_t)first;
        for (uint32_t c = least + 1; c < loop->timers && c < first + CHILDREN; c++) {
            if (before(loop->heap[c], loop->heap[least])) {
                least = c;
            }
        }
        if (!before(loop->heap[least], t)) {
            break;
        }
        place(loop, loop->heap[least], i);
        i = least;
    }
    place(loop, t, i);
}

/* Puts `t` where it belongs, starting from the free place `i`. */
static void settle(msf_loop *loop, msf_timer *t, uint32_t i)
{
    if (i > 0 && before(t, loop->heap[(i - 1) / CHILDREN])) {
        sift_up(loop, t, i);
    } else {
        sift_down(loop, t, i);
    }
}

static int make_room(msf_loop *loop)
{
    if (loop->timers < loop->timers_cap) {
        return 0;
    }
    uint32_t cap = loop->timers_cap == 0 ? FIRST_CAP : loop->timers_cap * 2;
    msf_timer **heap = cap > loop->timers_cap ? realloc(loop->heap, cap * sizeof *heap) : NULL;
    if (heap == NULL) {
        return -ENOMEM;
    }
    loop->heap = heap;
    loop->timers_cap = cap;
    return 0;
}

/* The first millisecond of the clock at which `ms` have certainly passed. Rounding up would cost a 0 ms timer its "next poll", and there
 * is nothing to be early for. */
static uint64_t deadline(uint64_t ms)
{
    uint64_t us = msf_clock_mono_us();
    if (ms == 0) {
        return us / 1000;
    }
    uint64_t now = (us + 999) / 1000;
    return ms > UINT64_MAX - now ? UINT64_MAX : now + ms;
}

int msf_timer_start(msf_loop *loop, msf_timer *t, uint64_t ms)
{
    assert(t->fn != NULL && "a timer is initialised before it is armed");
    if (t->index == 0) {
        if (make_room(loop) != 0) {
            return -ENOMEM;
        }
        t->index = ++loop->timers;
        loop->strong += !t->weak;
    }
    t->at = deadline(ms);
    t->seq = ++loop->seq;
    settle(loop, t, t->index - 1);
    return 0;
}

void msf_timer_stop(msf_loop *loop, msf_timer *t)
{
    if (t->index == 0) {
        return;
    }
    assert(loop->heap[t->index - 1] == t && "a timer is stopped on the loop that it was armed on");
    uint32_t i = t->index - 1;
    t->index = 0;
    loop->strong -= !t->weak;
    msf_timer *last = loop->heap[--loop->timers];
    if (last != t) {
        settle(loop, last, i);
    }
}

void msf_timers_run(msf_loop *loop)
{
    /* What a callback arms waits for the next poll, even at 0 ms: it sorts behind everything that is due now, since its deadline
     * is not before loop->now and its number is greater. */
    uint64_t limit = loop->seq;
    while (loop->timers > 0 && loop->heap[0]->at <= loop->now && loop->heap[0]->seq <= limit) {
        msf_timer *t = loop->heap[0];
        msf_timer_stop(loop, t);
        t->fn(t);
    }
}

void msf_timers_drop(msf_loop *loop)
{
    for (uint32_t i = 0; i < loop->timers; i++) {
        loop->heap[i]->index = 0;
    }
    free(loop->heap);
    loop->heap = NULL;
    loop->timers = loop->timers_cap = loop->strong = 0;
}
