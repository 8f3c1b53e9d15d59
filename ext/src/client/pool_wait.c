/* Those who wait for a connection of a pool. Each has a connection that is being opened for him ("covered"), or none because a ceiling is
 * reached. Whoever gets a connection that was not opened for him leaves his own to the next one in the row without. */
#include <assert.h>

#include "base/clock.h"
#include "client/pool_private.h"

static msf_connpool_want *want_of(msf_list *node)
{
    return MSF_CONTAINER_OF(node, msf_connpool_want, node);
}

static void bind(msf_connpool_conn *c, msf_connpool_want *w)
{
    assert(c->want == NULL && w->opening == NULL && "one opening connection for one waiter");
    c->want = w;
    w->opening = c;
    w->key->uncovered--;
}

static void unbind(msf_connpool_conn *c)
{
    msf_connpool_want *w = c->want;
    if (w != NULL) {
        c->want = NULL;
        w->opening = NULL;
        w->key->uncovered++;
    }
}

static msf_connpool_want *first_uncovered(const msf_connpool_key *k)
{
    if (k->uncovered == 0) {
        return NULL;
    }
    msf_list *n = k->waiters.next;
    while (want_of(n)->opening != NULL) {
        n = n->next;
    }
    return want_of(n);
}

/* Out of the queue; what was being opened for him is nobody's and returned. */
static msf_connpool_conn *leave_queue(msf_connpool_want *w)
{
    msf_connpool_key *k = w->key;
    msf_connpool *p = k->pool;
    msf_connpool_conn *opening = w->opening;
    if (opening != NULL) {
        unbind(opening);
    }
    msf_list_remove(&w->node);
    msf_timer_stop(p->loop, &w->deadline);
    w->waiting = false;
    k->uncovered--;
    k->stats.waiting--;
    p->waiting--;
    if (k->uncovered == 0) {
        msf_list_remove(&k->starved);
    }
    k->stats.waited_us += msf_clock_mono_us() - w->since_us;
    msf_connpool_key_check(k);
    return opening;
}

/* For the next one in the row without; true when there was one. */
static bool rebind(msf_connpool_conn *opening)
{
    msf_connpool_want *next = first_uncovered(opening->key);
    if (next != NULL) {
        bind(opening, next);
    }
    return next != NULL;
}

bool msf_connpool_hand_over(msf_connpool_key *k, msf_connpool_conn *c)
{
    if (msf_list_empty(&k->waiters)) {
        return false;
    }
    unbind(c); /* it is open now */
    msf_connpool_want *w = want_of(k->waiters.next);
    msf_connpool_conn *other = leave_queue(w);
    if (other != NULL) {
        rebind(other); /* else it becomes an idle one when it is open */
    }
    c->uses++;
    k->stats.taken++;
    k->stats.reused += c->uses > 1;
    w->done(w, c);
    return true;
}

static void refuse(msf_connpool_want *w, const msf_error *why)
{
    w->error = *why;
    w->done(w, NULL);
}

/* ---- opening ---- */

/* He who wants a fresh one may find the key full of idle ones. */
static bool key_has_room(msf_connpool_key *k)
{
    if (k->stats.idle + k->stats.busy + k->stats.opening < k->pool->o.max_per_key) {
        return true;
    }
    if (msf_list_empty(&k->idle)) {
        return false;
    }
    msf_connpool_conn *c = MSF_CONTAINER_OF(k->idle.next, msf_connpool_conn, node);
    msf_connpool_forget(c);
    k->pool->protocol->close(k->pool->ctx, c);
    return true;
}

static bool may_open(msf_connpool_key *k)
{
    msf_connpool *p = k->pool;
    if (!key_has_room(k)) {
        return false;
    }
    if (p->total < p->o.max_total || msf_connpool_evict(p)) {
        return true;
    }
    if (!msf_list_linked(&k->starved)) {
        msf_list_push_back(&p->starved, &k->starved);
    }
    return false;
}

static bool open_for(msf_connpool_key *k, msf_connpool_want *w)
{
    msf_connpool *p = k->pool;
    msf_connpool_conn *c = p->protocol->open(p->ctx, msf_connpool_key_name(k), w->how);
    if (c == NULL) {
        return false;
    }
    msf_list_init(&c->node);
    msf_list_init(&c->age);
    c->key = k;
    c->want = NULL;
    c->uses = 0;
    c->state = CONN_OPENING;
    c->born_ms = msf_loop_now(p->loop);
    msf_list_push_back(&k->opening, &c->node);
    k->stats.opening++;
    p->total++;
    bind(c, w);
    return true;
}

void msf_connpool_grow(msf_connpool_key *k)
{
    msf_connpool_want *w;
    k->pins++;
    while ((w = first_uncovered(k)) != NULL && may_open(k)) {
        if (!open_for(k, w)) {
            msf_error why;
            msf_error_set(&why, -ENOMEM, "%.*s: out of memory", (int)k->name_len, k->name);
            leave_queue(w);
            refuse(w, &why);
        }
    }
    k->pins--;
}

void msf_connpool_slot_free(msf_connpool *p, msf_connpool_key *k)
{
    msf_connpool_grow(k);
    while (p->total < p->o.max_total && !msf_list_empty(&p->starved)) {
        msf_connpool_grow(MSF_CONTAINER_OF(msf_list_pop_front(&p->starved), msf_connpool_key, starved));
    }
}

/* ---- waiting ---- */

static void on_deadline(msf_timer *t)
{
    msf_connpool_want *w = MSF_CONTAINER_OF(t, msf_connpool_want, deadline);
    msf_connpool_key *k = w->key;
    msf_error why;
    k->stats.timeouts++;
    msf_error_set(&why, -ETIMEDOUT, "%.*s: no connection within %llu ms: %u busy, %u being opened, %u waiting", (int)k->name_len, k->name,
                  (unsigned long long)((msf_clock_mono_us() - w->since_us) / 1000), k->stats.busy, k->stats.opening, k->stats.waiting);
    msf_connpool_cancel(k->pool, w);
    refuse(w, &why);
}

static int enqueue(msf_connpool_key *k, msf_connpool_want *w, uint32_t wait_ms)
{
    msf_connpool *p = k->pool;
    msf_timer_init(&w->deadline, on_deadline);
    if (wait_ms > 0 && msf_timer_start(p->loop, &w->deadline, wait_ms) != 0) {
        return msf_error_set(&w->error, -ENOMEM, "%.*s: out of memory", (int)k->name_len, k->name);
    }
    w->key = k;
    w->opening = NULL;
    w->waiting = true;
    w->since_us = msf_clock_mono_us();
    msf_list_push_back(&k->waiters, &w->node);
    k->uncovered++;
    k->stats.waiting++;
    k->stats.waited++;
    p->waiting++;
    msf_connpool_key_check(k);
    return 0;
}

static msf_connpool_conn *take_idle(msf_connpool_key *k)
{
    msf_connpool *p = k->pool;
    while (!msf_list_empty(&k->idle)) {
        msf_connpool_conn *c = MSF_CONTAINER_OF(k->idle.prev, msf_connpool_conn, node);
        uint64_t now = msf_loop_now(p->loop);
        bool expired = p->o.life_ms != MSF_CONNPOOL_OFF && now - c->born_ms >= p->o.life_ms;
        if (!expired && (p->protocol->is_alive == NULL || p->protocol->is_alive(p->ctx, c, now - c->idle_since_ms))) {
            return c;
        }
        k->stats.expired += expired;
        k->stats.dead += !expired;
        msf_connpool_forget(c);
        p->protocol->close(p->ctx, c);
    }
    return NULL;
}

static void make_busy(msf_connpool_key *k, msf_connpool_conn *c)
{
    msf_list_remove(&c->node);
    msf_list_remove(&c->age);
    c->state = CONN_BUSY;
    c->uses++;
    k->stats.idle--;
    k->stats.busy++;
    k->stats.taken++;
    k->stats.reused += c->uses > 1;
}

/* Waits, with a connection being opened where the ceilings allow one. */
static int wait_for(msf_connpool_key *k, msf_connpool_want *w, uint32_t wait_ms)
{
    msf_connpool *p = k->pool;
    if (p->waiting >= p->o.max_waiters) {
        k->stats.refused++;
        return msf_error_set(&w->error, MSF_ETOOBIG, "%.*s: %u wait for a connection already", (int)k->name_len, k->name, p->waiting);
    }
    int result = enqueue(k, w, wait_ms);
    if (result != 0) {
        return result;
    }
    if (k->uncovered == 1 && may_open(k) && !open_for(k, w)) {
        leave_queue(w);
        return msf_error_set(&w->error, -ENOMEM, "%.*s: out of memory", (int)k->name_len, k->name);
    }
    return MSF_CONNPOOL_WAITS;
}

int msf_connpool_take(msf_connpool *p, msf_connpool_want *w, msf_slice key, uint32_t wait_ms, msf_connpool_conn **c)
{
    assert(!w->waiting && "one wish at a time");
    w->error = (msf_error){0};
    msf_list_init(&w->node);
    msf_connpool_key *k = msf_connpool_key_get(p, key, &w->error);
    if (k == NULL) {
        return w->error.code;
    }
    k->pins++; /* `close` of a dead one may call back */
    *c = w->fresh ? NULL : take_idle(k);
    int result = 0;
    if (*c != NULL) {
        make_busy(k, *c);
    } else {
        result = wait_for(k, w, wait_ms);
    }
    k->pins--;
    return result;
}

void msf_connpool_cancel(msf_connpool *p, msf_connpool_want *w)
{
    if (!w->waiting) {
        return;
    }
    msf_connpool_key *k = w->key;
    msf_connpool_conn *opening = leave_queue(w);
    if (opening != NULL && !rebind(opening)) {
        k->pins++;
        msf_connpool_forget(opening);
        p->protocol->close(p->ctx, opening);
        msf_connpool_slot_free(p, k);
        k->pins--;
    }
}

void msf_connpool_failed(msf_connpool *p, msf_connpool_conn *c, const msf_error *why)
{
    assert(c->state == CONN_OPENING && "only what is being opened fails to open");
    msf_connpool_key *k = c->key;
    msf_connpool_want *w = c->want;
    k->pins++;
    k->stats.failed++;
    if (w != NULL) {
        leave_queue(w);
    }
    msf_connpool_forget(c);
    if (w != NULL) {
        refuse(w, why);
    }
    msf_connpool_slot_free(p, k);
    k->pins--;
}
