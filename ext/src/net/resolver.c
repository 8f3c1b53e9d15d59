#include "net/resolver.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
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
#define TIMEOUT_MS  30000
/* Who could have former addresses waits no longer than this for new ones (RFC 8767, section 5). */
#define STALE_WAIT_MS 1800

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

/* ---- waiters ---- */

/* The request is the owner's again, before anybody is told. */
static void let_go(msf_resolve *q)
{
    msf_list_remove(&q->node);
    msf_timer_stop(q->resolver->loop, &q->timer);
    q->resolver->stats.waiters--;
    q->resolver = NULL;
    q->lookup = NULL;
}

/* Forgets a name that nobody has been asked for. */
static void drop_queued(msf_lookup *l)
{
    msf_resolver *r = l->resolver;
    msf_lru_remove(r->asked, msf_slice_str(l->name));
    msf_list_remove(&l->node);
    r->stats.queued--;
    free(l);
}

/* Leaves; a look-up that waits for its turn goes with its last waiter. */
static void leave(msf_resolve *q)
{
    msf_lookup *l = q->lookup;
    let_go(q);
    if (l != NULL && !l->running && !l->answering && msf_list_empty(&l->waiters)) {
        drop_queued(l);
    }
}

static void tell_error(msf_resolve *q, const msf_error *err)
{
    leave(q);
    q->done(q, NULL, err);
}

static void tell_addresses(msf_resolve *q, const msf_ips *ips)
{
    leave(q);
    q->done(q, ips, NULL);
}

void msf_resolve_cancel(msf_resolve *q)
{
    if (q->resolver != NULL) {
        leave(q);
    }
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

/* As msf_resolve_now, with a buffer for the normal name. */
static int answer_now(msf_resolver *r, msf_slice name, char *normal, msf_ips *ips, msf_error *err)
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
    return answer_now(r, name, normal, ips, err);
}

/* ---- look-ups ---- */

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

/* Begins what there is room for. */
static void ask_queued(msf_resolver *r)
{
    while (!r->stopped && r->stats.running < r->o.in_flight && !msf_list_empty(&r->queued)) {
        r->stats.queued--;
        ask(MSF_CONTAINER_OF(msf_list_pop_front(&r->queued), msf_lookup, node));
    }
}

static msf_lookup *new_lookup(msf_resolver *r, const char *name)
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

static int arm(msf_resolver *r, msf_resolve *q)
{
    bool stale = msf_dns_stale_usable(r, msf_lru_peek(r->cache, msf_slice_str(q->name)));
    uint32_t ms = stale && q->timeout_ms > STALE_WAIT_MS ? STALE_WAIT_MS : q->timeout_ms;
    q->since = msf_clock_mono_us();
    return msf_timer_start(r->loop, &q->timer, ms);
}

/* Makes `q` wait for its name. 0 or -ENOMEM. */
static int join(msf_resolver *r, msf_resolve *q)
{
    msf_lookup *l = msf_lru_peek(r->asked, msf_slice_str(q->name));
    bool shared = l != NULL;
    if (!shared) {
        l = new_lookup(r, q->name);
    }
    if (l == NULL || arm(r, q) != 0) {
        if (l != NULL && !shared) {
            drop_queued(l);
        }
        return -ENOMEM;
    }
    r->stats.shared += shared;
    q->lookup = l;
    msf_list_push_back(&l->waiters, &q->node);
    ask_queued(r);
    return 0;
}

/* ---- the end of a wait ---- */

static void tell_timeout(msf_resolve *q)
{
    msf_resolver *r = q->resolver;
    char shown[MSF_HOSTNAME_SHOWN + 4];
    msf_error err;
    r->stats.timeouts++;
    msf_host_shown(msf_slice_str(q->name), shown);
    if (q->lookup->running) {
        msf_error_set(&err, -ETIMEDOUT, "%s: the name service did not answer within %u ms", shown, q->timeout_ms);
    } else {
        msf_error_set(&err, -ETIMEDOUT, "%s: not looked up within %u ms: %u look-ups run (all that may), %u wait", shown, q->timeout_ms,
                      r->stats.running, r->stats.queued);
    }
    tell_error(q, &err);
}

static void time_out(msf_resolve *q)
{
    msf_resolver *r = q->resolver;
    msf_dns_entry *e = msf_dns_find(r, msf_slice_str(q->name));
    if (msf_dns_stale_usable(r, e)) {
        msf_ips ips;
        r->stats.stale++;
        msf_dns_use(r, e, &ips);
        tell_addresses(q, &ips);
        return;
    }
    uint64_t waited = (msf_clock_mono_us() - q->since) / 1000;
    if (waited >= q->timeout_ms || msf_timer_start(r->loop, &q->timer, q->timeout_ms - waited) != 0) {
        tell_timeout(q); /* otherwise there were former addresses, and are no more */
    }
}

/* What was known when it was started has to be told now. */
static void tell_known(msf_resolve *q)
{
    msf_resolver *r = q->resolver;
    char normal[MSF_HOSTNAME_SIZE];
    msf_error err;
    msf_ips ips;
    int result = answer_now(r, msf_slice_str(q->name), normal, &ips, &err);
    if (result == -EAGAIN) { /* no longer known */
        msf_list_remove(&q->node);
        result = join(r, q);
        if (result == 0) {
            return;
        }
        msf_error_set(&err, result, "%s: %s", q->name, msf_error_name(result));
    }
    if (result == 0) {
        tell_addresses(q, &ips);
    } else {
        tell_error(q, &err);
    }
}

static void on_timer(msf_timer *t)
{
    msf_resolve *q = MSF_CONTAINER_OF(t, msf_resolve, timer);
    if (q->lookup != NULL) {
        time_out(q);
    } else {
        tell_known(q);
    }
}

/* ---- starting ---- */

/* Whether the answer is there; looks without using. */
static bool is_known(msf_resolver *r, int kind, const char *name)
{
    return kind != MSF_HOST_NAME || msf_dns_classify(r, msf_lru_peek(r->cache, msf_slice_str(name))) != MSF_DNS_ASK;
}

static int refuse(msf_resolver *r, const char *name, int code, msf_error *err)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    msf_host_shown(msf_slice_str(name), shown);
    if (code == MSF_ETOOBIG) {
        r->stats.refused++;
        return msf_error_set(err, code, "%s: not looked up: %u wait for names already, which is all that may", shown, r->stats.waiters);
    }
    return msf_error_set(err, code, "%s: not looked up: %s", shown,
                         code == MSF_ECLOSED ? "the resolver was stopped" : msf_error_name(code));
}

static void take_ip_text(msf_resolve *q, const msf_ip *ip)
{
    _Static_assert(sizeof q->name >= MSF_IP_TEXT, "an address has room where a name has");
    msf_ip_text(ip, q->name);
}

int msf_resolve_start(msf_resolver *r, msf_resolve *q, msf_slice name, uint32_t timeout_ms, msf_resolve_fn done, msf_error *err)
{
    assert(q->resolver == NULL && "it waits for an answer already");
    msf_ip ip;
    int kind = msf_host_classify(name, &ip, q->name, err);
    if (kind < 0) {
        return kind;
    }
    if (kind == MSF_HOST_IP) {
        take_ip_text(q, &ip);
    }
    if (r->stopped || r->stats.waiters >= r->o.max_waiters) {
        return refuse(r, q->name, r->stopped ? MSF_ECLOSED : MSF_ETOOBIG, err);
    }
    q->done = done;
    q->timeout_ms = or_default(timeout_ms, TIMEOUT_MS);
    q->lookup = NULL;
    msf_timer_init(&q->timer, on_timer);
    msf_list_init(&q->node);
    bool known = is_known(r, kind, q->name);
    int result = known ? msf_timer_start(r->loop, &q->timer, 0) : join(r, q);
    if (result != 0) {
        return refuse(r, q->name, result, err);
    }
    if (known) {
        msf_list_push_back(&r->known, &q->node);
    }
    q->resolver = r;
    r->stats.waiters++;
    return 0;
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
            tell_addresses(q, &ips);
        } else if (code == 0) {
            ips = *found;
            tell_addresses(q, &ips);
        } else {
            tell_error(q, err);
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
        ask_queued(r);
        tell_all(l, code, ips, &err);
    }
    msf_list_remove(&l->node); /* only now: a callback may stop the resolver, which tells the others */
    free(l);
}

/* ---- the end ---- */

static void close_first(msf_resolver *r, msf_list *waiters)
{
    msf_resolve *q = MSF_CONTAINER_OF(waiters->next, msf_resolve, node);
    msf_error err;
    refuse(r, q->name, MSF_ECLOSED, &err);
    tell_error(q, &err);
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
