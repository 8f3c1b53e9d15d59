/* The keys of a pool: a bounded map, in which those without connections make room for new ones. Counters for Monitor. */
#include <assert.h>
#include <stdlib.h>

#include "client/pool_private.h"

static void add_counters(msf_connpool_stats *to, const msf_connpool_stats *s)
{
    to->taken += s->taken;
    to->reused += s->reused;
    to->waited += s->waited;
    to->waited_us += s->waited_us;
    to->opened += s->opened;
    to->failed += s->failed;
    to->expired += s->expired;
    to->dead += s->dead;
    to->timeouts += s->timeouts;
    to->refused += s->refused;
}

static void free_key(msf_connpool_key *k)
{
    add_counters(&k->pool->gone, &k->stats);
    msf_list_remove(&k->empty);
    msf_list_remove(&k->starved);
    msf_lru_remove(k->pool->keys, msf_connpool_key_name(k));
    free(k);
}

static bool make_room(msf_connpool *p)
{
    for (msf_list *n = p->empty.next; n != &p->empty; n = n->next) {
        msf_connpool_key *k = MSF_CONTAINER_OF(n, msf_connpool_key, empty);
        if (k->pins == 0) {
            free_key(k);
            return true;
        }
    }
    return false;
}

static msf_connpool_key *new_key(msf_connpool *p, msf_slice name)
{
    msf_connpool_key *k = calloc(1, sizeof *k + name.n);
    if (k == NULL) {
        return NULL;
    }
    k->pool = p;
    k->name_len = name.n;
    memcpy(k->name, name.p, name.n);
    msf_list_init(&k->idle);
    msf_list_init(&k->opening);
    msf_list_init(&k->waiters);
    msf_list_init(&k->empty);
    msf_list_init(&k->starved);
    return k;
}

msf_connpool_key *msf_connpool_key_get(msf_connpool *p, msf_slice name, msf_error *err)
{
    msf_connpool_key *k = msf_lru_get(p->keys, name);
    if (k != NULL) {
        return k;
    }
    if (msf_lru_count(p->keys) >= p->o.max_keys && !make_room(p)) {
        msf_error_set(err, MSF_ETOOBIG, "%.*s: connections of %u other targets are in use already", (int)name.n, name.p, p->o.max_keys);
        return NULL;
    }
    k = new_key(p, name);
    int result = k == NULL ? -ENOMEM : msf_lru_put(p->keys, name, k);
    if (result != 0) {
        free(k);
        msf_error_set(err, result, "%.*s: %s", (int)(name.n < 100 ? name.n : 100), name.p, msf_error_name(result));
        return NULL;
    }
    msf_connpool_key_check(k);
    return k;
}

void msf_connpool_key_check(msf_connpool_key *k)
{
    const msf_connpool_stats *s = &k->stats;
    bool empty = s->idle + s->busy + s->opening + s->waiting == 0;
    if (empty != msf_list_linked(&k->empty)) {
        if (empty) {
            msf_list_push_back(&k->pool->empty, &k->empty);
        } else {
            msf_list_remove(&k->empty);
        }
    }
}

void msf_connpool_keys_free(msf_connpool *p)
{
    while (make_room(p)) {
    }
    assert(msf_lru_count(p->keys) == 0 && "nobody has a connection of a pool that is freed");
    msf_lru_free(p->keys);
}

static void sum(void *ctx, msf_slice name, void *value)
{
    (void)name;
    msf_connpool_stats *to = ctx;
    const msf_connpool_stats *s = &((msf_connpool_key *)value)->stats;
    add_counters(to, s);
    to->idle += s->idle;
    to->busy += s->busy;
    to->opening += s->opening;
    to->waiting += s->waiting;
}

void msf_connpool_get_stats(const msf_connpool *p, msf_connpool_stats *s)
{
    *s = p->gone;
    msf_lru_each(p->keys, sum, s);
}

typedef struct each {
    void (*fn)(void *ctx, msf_slice key, const msf_connpool_stats *s);
    void *ctx;
} each;

static void pass_on(void *ctx, msf_slice name, void *value)
{
    const each *e = ctx;
    e->fn(e->ctx, name, &((msf_connpool_key *)value)->stats);
}

void msf_connpool_each(const msf_connpool *p, void (*fn)(void *ctx, msf_slice key, const msf_connpool_stats *s), void *ctx)
{
    each e = {fn, ctx};
    msf_lru_each(p->keys, pass_on, &e);
}
