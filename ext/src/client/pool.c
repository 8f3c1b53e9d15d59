/* Connections of a pool: counting, coming back, growing old. Waiting is in pool_wait.c, the keys are in pool_key.c. */
#include "client/pool.h"

#include <assert.h>
#include <stdlib.h>

#include "client/pool_private.h"

static uint32_t or_default(uint32_t value, uint32_t otherwise)
{
    return value != 0 ? value : otherwise;
}

static void set_options(msf_connpool_options *to, const msf_connpool_options *o)
{
    const msf_connpool_options none = {0};
    o = o != NULL ? o : &none;
    to->max_per_key = or_default(o->max_per_key, 64);
    to->max_total = or_default(o->max_total, 1024);
    to->max_idle = o->max_idle == MSF_CONNPOOL_OFF ? 0 : or_default(o->max_idle, 64);
    to->max_waiters = or_default(o->max_waiters, 10000);
    to->max_keys = or_default(o->max_keys, 1024);
    to->idle_ms = or_default(o->idle_ms, 60000);
    to->life_ms = or_default(o->life_ms, MSF_CONNPOOL_OFF);
    to->max_uses = or_default(o->max_uses, MSF_CONNPOOL_OFF);
}

/* ---- idle ones ---- */

void msf_connpool_forget(msf_connpool_conn *c)
{
    msf_connpool_key *k = c->key;
    assert(c->want == NULL && "nobody waits for it any more");
    uint32_t *count = c->state == CONN_OPENING ? &k->stats.opening : c->state == CONN_IDLE ? &k->stats.idle : &k->stats.busy;
    assert(c->state != CONN_GONE && *count > 0 && "it was counted once");
    --*count;
    k->pool->total--;
    msf_list_remove(&c->node);
    msf_list_remove(&c->age);
    c->state = CONN_GONE;
    msf_connpool_key_check(k);
}

static msf_connpool_conn *oldest(msf_connpool *p)
{
    return msf_list_empty(&p->idle) ? NULL : MSF_CONTAINER_OF(p->idle.next, msf_connpool_conn, age);
}

static void close_conn(msf_connpool *p, msf_connpool_conn *c)
{
    msf_connpool_forget(c);
    p->protocol->close(p->ctx, c);
}

bool msf_connpool_evict(msf_connpool *p)
{
    msf_connpool_conn *c = oldest(p);
    if (c != NULL) {
        close_conn(p, c);
    }
    return c != NULL;
}

/* The sweep is armed for the oldest one and not moved when that one is taken: once per idle_ms it comes in vain, which is cheaper than
 * arming it at each use. */
static void arm_sweep(msf_connpool *p)
{
    msf_connpool_conn *c = oldest(p);
    if (c != NULL && !msf_timer_armed(&p->sweep) && p->o.idle_ms != MSF_CONNPOOL_OFF) {
        uint64_t at = c->idle_since_ms + p->o.idle_ms, now = msf_loop_now(p->loop);
        msf_timer_start(p->loop, &p->sweep, at > now ? at - now : 1); /* without memory: the next one that becomes idle arms it */
    }
}

static void on_sweep(msf_timer *t)
{
    msf_connpool *p = MSF_CONTAINER_OF(t, msf_connpool, sweep);
    msf_connpool_conn *c;
    while ((c = oldest(p)) != NULL && msf_loop_now(p->loop) - c->idle_since_ms >= p->o.idle_ms) {
        c->key->stats.expired++;
        close_conn(p, c);
    }
    arm_sweep(p);
}

static void make_idle(msf_connpool *p, msf_connpool_conn *c)
{
    msf_connpool_key *k = c->key;
    k->stats.busy--;
    k->stats.idle++;
    c->state = CONN_IDLE;
    c->idle_since_ms = msf_loop_now(p->loop);
    msf_list_push_back(&k->idle, &c->node);
    msf_list_push_back(&p->idle, &c->age);
    arm_sweep(p);
}

/* ---- a pool ---- */

msf_connpool *msf_connpool_new(msf_loop *loop, const msf_connpool_protocol *protocol, void *ctx, const msf_connpool_options *o)
{
    msf_connpool *p = calloc(1, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->loop = loop;
    p->protocol = protocol;
    p->ctx = ctx;
    set_options(&p->o, o);
    p->keys = msf_lru_new(p->o.max_keys, NULL);
    if (p->keys == NULL) {
        free(p);
        return NULL;
    }
    msf_list_init(&p->empty);
    msf_list_init(&p->starved);
    msf_list_init(&p->idle);
    msf_timer_init(&p->sweep, on_sweep);
    p->sweep.weak = 1;
    return p;
}

static void close_opening(void *ctx, msf_slice name, void *value)
{
    (void)name;
    msf_connpool *p = ctx;
    msf_connpool_key *k = value;
    while (!msf_list_empty(&k->opening)) {
        close_conn(p, MSF_CONTAINER_OF(k->opening.next, msf_connpool_conn, node));
    }
}

void msf_connpool_free(msf_connpool *p)
{
    if (p == NULL) {
        return;
    }
    assert(p->waiting == 0 && "nobody waits for a pool that is freed");
    msf_timer_stop(p->loop, &p->sweep);
    while (msf_connpool_evict(p)) {
    }
    msf_lru_each(p->keys, close_opening, p);
    msf_connpool_keys_free(p);
    free(p);
}

void msf_connpool_drain(msf_connpool *p)
{
    p->draining = true;
    while (msf_connpool_evict(p)) {
    }
}

/* ---- coming back ---- */

static bool is_worn(const msf_connpool *p, const msf_connpool_conn *c)
{
    return c->uses >= p->o.max_uses || (p->o.life_ms != MSF_CONNPOOL_OFF && msf_loop_now(p->loop) - c->born_ms >= p->o.life_ms);
}

/* Of a busy one that nobody of its key waits for: another key may need its place more. */
static bool keep(const msf_connpool *p, const msf_connpool_conn *c)
{
    return !p->draining && c->key->stats.idle < p->o.max_idle && (p->total < p->o.max_total || msf_list_empty(&p->starved));
}

void msf_connpool_give(msf_connpool *p, msf_connpool_conn *c)
{
    assert(c->state == CONN_BUSY && "only a busy connection comes back");
    msf_connpool_key *k = c->key;
    bool worn = is_worn(p, c);
    if (!worn && msf_connpool_hand_over(k, c)) {
        return;
    }
    if (!worn && keep(p, c)) {
        make_idle(p, c);
        return;
    }
    k->pins++;
    k->stats.expired += worn;
    close_conn(p, c);
    msf_connpool_slot_free(p, k);
    k->pins--;
}

void msf_connpool_drop(msf_connpool *p, msf_connpool_conn *c)
{
    assert((c->state == CONN_BUSY || c->state == CONN_IDLE) && "an opening connection fails, it is not dropped");
    msf_connpool_key *k = c->key;
    k->pins++;
    k->stats.dead += c->state == CONN_IDLE;
    msf_connpool_forget(c);
    msf_connpool_slot_free(p, k);
    k->pins--;
}

void msf_connpool_opened(msf_connpool *p, msf_connpool_conn *c)
{
    assert(c->state == CONN_OPENING && "a connection opens once");
    msf_connpool_key *k = c->key;
    msf_list_remove(&c->node);
    k->stats.opening--;
    k->stats.busy++;
    k->stats.opened++;
    c->state = CONN_BUSY;
    if (!msf_connpool_hand_over(k, c)) {
        msf_connpool_give(p, c);
    }
}

uint32_t msf_connpool_conn_uses(const msf_connpool_conn *c)
{
    return c->uses;
}
