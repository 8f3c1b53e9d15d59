/* Look-ups: which names are asked for when, and what becomes of the answers. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "net/resolver_private.h"

static void on_refused(msf_timer *t)
{
    msf_lookup *l = MSF_CONTAINER_OF(t, msf_lookup, refused);
    msf_lookup_answer(l, l->refused_code, msf_error_name(l->refused_code), NULL);
}

static void ask(msf_lookup *l)
{
    msf_resolver *r = l->resolver;
    l->running = true;
    l->since = msf_clock_mono_us();
    msf_list_push_back(&r->running, &l->node);
    r->stats.running++;
    r->stats.lookups++;
    int result = r->o.source.ask(r->o.source.ctx, l, l->name);
    if (result != 0) {
        /* Somebody may be starting right now: the answer comes later, as all do. A timer that cannot be armed was never needed so far, so
         * its loop is out of memory: the waiters end by their own deadlines. */
        l->refused_code = result;
        msf_timer_start(r->loop, &l->refused, 0);
    }
}

void msf_lookup_begin(msf_resolver *r)
{
    while (!r->stopped && r->stats.running < r->o.in_flight && !msf_list_empty(&r->queued)) {
        r->stats.queued--;
        ask(MSF_CONTAINER_OF(msf_list_pop_front(&r->queued), msf_lookup, node));
    }
}

msf_lookup *msf_lookup_new(msf_resolver *r, const char *name)
{
    size_t n = strlen(name);
    msf_lookup *l = calloc(1, sizeof *l + n + 1);
    if (l == NULL) {
        return NULL;
    }
    memcpy(l->name, name, n);
    l->resolver = r;
    msf_list_init(&l->waiters);
    msf_timer_init(&l->refused, on_refused);
    if (msf_lru_put(r->asked, msf_slice_of(name, n), l) != 0) {
        free(l);
        return NULL;
    }
    msf_list_push_back(&r->queued, &l->node);
    r->stats.queued++;
    return l;
}

void msf_lookup_drop(msf_lookup *l)
{
    msf_resolver *r = l->resolver;
    msf_lru_remove(r->asked, msf_slice_str(l->name));
    msf_list_remove(&l->node);
    r->stats.queued--;
    free(l);
}

/* ---- answers ---- */

static void note_answer(msf_resolver *r, const msf_lookup *l, int code)
{
    uint64_t took = msf_clock_mono_us() - l->since;
    r->stats.longest_us = took > r->stats.longest_us ? took : r->stats.longest_us;
    r->stats.no_name += code == MSF_ENONAME;
    r->stats.failed += code != 0 && code != MSF_ENONAME;
}

static void explain(const msf_lookup *l, int code, const char *why, msf_error *err)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    unsigned long long ms = (msf_clock_mono_us() - l->since) / 1000;
    msf_error_set(err, code, "%s: %s (asked for %llu ms)", msf_host_shown(msf_slice_str(l->name), shown), why, ms);
}

/* When memory is out the next one asks again. */
static void remember(msf_lookup *l, int code, const char *why, const msf_ips *found)
{
    msf_slice name = msf_slice_str(l->name);
    if (code == 0) {
        (void)msf_dns_store(l->resolver, name, found, false);
    } else {
        (void)msf_dns_store_failure(l->resolver, name, code, why);
    }
}

/* A callback may clear the cache or cancel others: nothing is kept from one to the next. */
static void tell_all(msf_lookup *l, int code, const msf_ips *found, const msf_error *err)
{
    msf_resolver *r = l->resolver;
    while (!msf_list_empty(&l->waiters)) {
        msf_resolve *q = MSF_CONTAINER_OF(l->waiters.next, msf_resolve, node);
        msf_dns_entry *e = msf_dns_find(r, msf_slice_str(l->name));
        msf_ips ips;
        if (e != NULL && e->code == code && (code == 0 || (code != MSF_ENONAME && msf_dns_stale_usable(r, e)))) {
            r->stats.stale += code != 0;
            msf_dns_use(r, e, &ips);
            msf_resolve_tell(q, &ips, NULL);
        } else if (code == 0) {
            ips = *found;
            msf_resolve_tell(q, &ips, NULL);
        } else {
            msf_resolve_tell(q, NULL, err);
        }
    }
}

void msf_lookup_answer(msf_lookup *l, int code, const char *why, const msf_ips *ips)
{
    msf_resolver *r = l->resolver;
    assert(l->running && !l->answering && "a look-up is answered once");
    if (code == 0 && (ips == NULL || ips->n == 0)) {
        code = MSF_ENONAME;
        why = "it has no address";
    }
    if (why == NULL) {
        why = msf_error_name(code);
    }
    l->answering = true;
    msf_timer_stop(r->loop, &l->refused);
    msf_lru_remove(r->asked, msf_slice_str(l->name));
    r->stats.running--;
    if (!r->stopped) {
        msf_error err;
        note_answer(r, l, code);
        explain(l, code, why, &err);
        remember(l, code, why, ips);
        msf_lookup_begin(r);
        tell_all(l, code, ips, &err);
    }
    msf_list_remove(&l->node); /* only now: a callback may stop the resolver, which tells the others */
    free(l);
}
