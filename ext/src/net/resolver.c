#include "net/resolver.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "net/resolver_private.h"
#include "net/work.h"

#define MAX_WAITERS 10000
#define MAX_ENTRIES 1024
#define EXPIRE_MS   60000
#define TIMES       10000
#define NO_NAME_MS  5000
#define FAILED_MS   1000
#define STALE_MS    300000
#define ASIDE_MS    10000

static uint32_t or_default(uint32_t value, uint32_t other)
{
    return value == 0 ? other : value;
}

static uint32_t duration(uint32_t value, uint32_t other)
{
    return value == MSF_RESOLVER_OFF ? 0 : or_default(value, other);
}

void msf_resolver_configure(msf_resolver *r, const msf_resolver_options *o)
{
    r->o.expire_ms = duration(o->expire_ms, EXPIRE_MS);
    r->o.times = or_default(o->times, TIMES);
    r->o.no_name_ms = duration(o->no_name_ms, NO_NAME_MS);
    r->o.failed_ms = duration(o->failed_ms, FAILED_MS);
    r->o.stale_ms = duration(o->stale_ms, STALE_MS);
    r->o.aside_ms = duration(o->aside_ms, ASIDE_MS);
}

static void take_options(msf_resolver *r, const msf_resolver_options *o)
{
    r->o = *o;
    r->o.threads = or_default(o->threads, MSF_WORK_THREADS);
    uint32_t half = r->o.threads > 1 ? r->o.threads / 2 : 1;
    r->o.in_flight = o->in_flight == 0 || o->in_flight > half ? half : o->in_flight;
    r->o.max_waiters = or_default(o->max_waiters, MAX_WAITERS);
    r->o.max_entries = or_default(o->max_entries, MAX_ENTRIES);
    msf_resolver_configure(r, o);
    if (o->source.ask == NULL) {
        r->o.source = msf_dns_system;
        r->o.source.ctx = r;
    }
}

msf_resolver *msf_resolver_new(msf_loop *loop, const msf_resolver_options *o)
{
    static const msf_resolver_options defaults;
    msf_resolver *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return NULL;
    }
    r->loop = loop;
    take_options(r, o != NULL ? o : &defaults);
    msf_list_init(&r->queued);
    msf_list_init(&r->known);
    msf_list_init(&r->running);
    r->cache = msf_lru_new(r->o.max_entries, free);
    r->asked = msf_lru_new((size_t)r->o.max_waiters + r->o.in_flight, NULL);
    if (r->cache == NULL || r->asked == NULL) {
        msf_resolver_free(r);
        return NULL;
    }
    return r;
}

void msf_resolver_free(msf_resolver *r)
{
    if (r == NULL) {
        return;
    }
    assert(r->stats.running == 0 && r->stats.waiters == 0 && "the resolver was stopped, and the loop has waited for what ran");
    msf_lru_free(r->asked);
    msf_lru_free(r->cache);
    free(r);
}

/* ---- what is known ---- */

static void local_addresses(msf_ips *ips)
{
    /* IPv4 first: it is what every server on this machine can be reached by. */
    ips->n = 2;
    ips->ip[0] = (msf_ip){.bytes = {127, 0, 0, 1}};
    ips->ip[1] = (msf_ip){.v6 = 1, .bytes = {[15] = 1}};
}

/* From the cache: 0, -EAGAIN or the error. */
static int use_cached(msf_resolver *r, const char *name, msf_ips *ips, msf_error *err)
{
    msf_dns_entry *e = msf_dns_find(r, msf_slice_str(name));
    msf_dns_state state = msf_dns_classify(r, e);
    if (state == MSF_DNS_ASK) {
        return -EAGAIN;
    }
    r->stats.hits++;
    if (state == MSF_DNS_FAILED) {
        r->stats.bad_hits++;
        return msf_dns_failure(r, e, name, err);
    }
    r->stats.stale += state == MSF_DNS_STALE;
    msf_dns_use(r, e, ips);
    return 0;
}

int msf_resolve_known(msf_resolver *r, msf_slice name, char *normal, msf_ips *ips, msf_error *err)
{
    int kind = msf_host_classify(name, &ips->ip[0], normal, err);
    switch (kind) {
    case MSF_HOST_IP:
        ips->n = 1;
        return 0;
    case MSF_HOST_LOCAL:
        local_addresses(ips);
        return 0;
    case MSF_HOST_NAME:
        return use_cached(r, normal, ips, err);
    default:
        return kind;
    }
}

int msf_resolve_now(msf_resolver *r, msf_slice name, msf_ips *ips, msf_error *err)
{
    char normal[MSF_HOSTNAME_SIZE];
    return msf_resolve_known(r, name, normal, ips, err);
}

/* ---- the end ---- */

static void close_first(msf_resolver *r, msf_list *waiters)
{
    msf_resolve *q = MSF_CONTAINER_OF(waiters->next, msf_resolve, node);
    msf_error err;
    msf_resolve_refuse(r, q->name, MSF_ECLOSED, &err);
    msf_resolve_tell(q, NULL, &err);
}

static void close_waiters(msf_resolver *r, msf_list *waiters)
{
    while (!msf_list_empty(waiters)) {
        close_first(r, waiters);
    }
}

static void stop_lookup(msf_lookup *l)
{
    const msf_resolver_source *source = &l->resolver->o.source;
    if (l->answering) {
        return;
    }
    if (l->refused_code != 0) {
        msf_lookup_answer(l, l->refused_code, NULL, NULL); /* its timer would never come */
    } else if (source->stop != NULL) {
        source->stop(source->ctx, l);
    }
}

void msf_resolver_stop(msf_resolver *r)
{
    if (r == NULL || r->stopped) {
        return;
    }
    r->stopped = true;
    close_waiters(r, &r->known);
    while (!msf_list_empty(&r->queued)) {
        close_first(r, &MSF_CONTAINER_OF(r->queued.next, msf_lookup, node)->waiters); /* the look-up goes with its last one */
    }
    for (msf_list *n = r->running.next; n != &r->running; n = n->next) {
        close_waiters(r, &MSF_CONTAINER_OF(n, msf_lookup, node)->waiters);
    }
    msf_list *next;
    for (msf_list *n = r->running.next; n != &r->running; n = next) {
        next = n->next;
        stop_lookup(MSF_CONTAINER_OF(n, msf_lookup, node));
    }
}

void msf_resolver_get_stats(const msf_resolver *r, msf_resolver_stats *s)
{
    *s = r->stats;
    s->entries = (uint32_t)msf_lru_count(r->cache);
}
