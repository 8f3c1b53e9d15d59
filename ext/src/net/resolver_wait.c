/* Those who wait for a name: joining a look-up, deadlines, leaving. */
#include <assert.h>
#include <string.h>

#include "base/clock.h"
#include "net/resolver_private.h"

#define TIMEOUT_MS 30000
/* Who could have former addresses waits no longer than this for new ones (RFC 8767, section 5). */
#define STALE_WAIT_MS 1800

/* The request is the owner's again, before anybody is told. */
static void let_go(msf_resolve *q)
{
    msf_list_remove(&q->node);
    msf_timer_stop(q->resolver->loop, &q->timer);
    q->resolver->stats.waiters--;
    q->resolver = NULL;
    q->lookup = NULL;
}

/* Leaves; a look-up that waits for its turn goes with its last waiter. */
static void leave(msf_resolve *q)
{
    msf_lookup *l = q->lookup;
    let_go(q);
    if (l != NULL && !l->running && !l->answering && msf_list_empty(&l->waiters)) {
        msf_lookup_drop(l);
    }
}

void msf_resolve_tell(msf_resolve *q, const msf_ips *ips, const msf_error *err)
{
    leave(q);
    q->done(q, ips, err);
}

void msf_resolve_cancel(msf_resolve *q)
{
    if (q->resolver != NULL) {
        leave(q);
    }
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
        l = msf_lookup_new(r, q->name);
    }
    if (l == NULL || arm(r, q) != 0) {
        if (l != NULL && !shared) {
            msf_lookup_drop(l);
        }
        return -ENOMEM;
    }
    r->stats.shared += shared;
    q->lookup = l;
    msf_list_push_back(&l->waiters, &q->node);
    msf_lookup_begin(r);
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
    msf_resolve_tell(q, NULL, &err);
}

static void time_out(msf_resolve *q)
{
    msf_resolver *r = q->resolver;
    msf_dns_entry *e = msf_dns_find(r, msf_slice_str(q->name));
    if (msf_dns_stale_usable(r, e)) {
        msf_ips ips;
        r->stats.stale++;
        msf_dns_use(r, e, &ips);
        msf_resolve_tell(q, &ips, NULL);
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
    int result = msf_resolve_known(r, msf_slice_str(q->name), normal, &ips, &err);
    if (result == -EAGAIN) { /* no longer known */
        msf_list_remove(&q->node);
        result = join(r, q);
        if (result == 0) {
            return;
        }
        msf_error_set(&err, result, "%s: %s", q->name, msf_error_name(result));
    }
    if (result == 0) {
        msf_resolve_tell(q, &ips, NULL);
    } else {
        msf_resolve_tell(q, NULL, &err);
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

int msf_resolve_refuse(msf_resolver *r, const char *name, int code, msf_error *err)
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
        return msf_resolve_refuse(r, q->name, r->stopped ? MSF_ECLOSED : MSF_ETOOBIG, err);
    }
    q->done = done;
    q->timeout_ms = timeout_ms == 0 ? TIMEOUT_MS : timeout_ms;
    q->lookup = NULL;
    msf_timer_init(&q->timer, on_timer);
    msf_list_init(&q->node);
    bool known = is_known(r, kind, q->name);
    int result = known ? msf_timer_start(r->loop, &q->timer, 0) : join(r, q);
    if (result != 0) {
        return msf_resolve_refuse(r, q->name, result, err);
    }
    if (known) {
        msf_list_push_back(&r->known, &q->node);
    }
    q->resolver = r;
    r->stats.waiters++;
    return 0;
}
