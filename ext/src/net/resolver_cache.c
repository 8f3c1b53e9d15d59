/* What the resolver remembers: rules of age and use, order of the addresses, failures. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "net/resolver_private.h"

static uint64_t now_ms(const msf_resolver *r)
{
    return r->o.now_ms != NULL ? r->o.now_ms(r->o.now_ctx) : msf_loop_now(r->loop);
}

static uint64_t age(uint64_t now, uint64_t since)
{
    return now > since ? now - since : 0;
}

msf_dns_entry *msf_dns_find(msf_resolver *r, msf_slice name)
{
    return msf_lru_get(r->cache, name);
}

/* Strictly less: with a duration of 0 nothing is good, not even for a moment. */
static bool within(uint64_t now, uint64_t since, uint64_t duration)
{
    return age(now, since) < duration;
}

bool msf_dns_stale_usable(const msf_resolver *r, const msf_dns_entry *e)
{
    return e != NULL && e->ips.n > 0 && within(now_ms(r), e->stored, (uint64_t)r->o.expire_ms + r->o.stale_ms);
}

msf_dns_state msf_dns_classify(const msf_resolver *r, const msf_dns_entry *e)
{
    if (e == NULL) {
        return MSF_DNS_ASK;
    }
    uint64_t now = now_ms(r);
    if (e->code == 0) {
        return e->uses < r->o.times && within(now, e->stored, r->o.expire_ms) ? MSF_DNS_FRESH : MSF_DNS_ASK;
    }
    if (!within(now, e->failed, e->code == MSF_ENONAME ? r->o.no_name_ms : r->o.failed_ms)) {
        return MSF_DNS_ASK;
    }
    return msf_dns_stale_usable(r, e) ? MSF_DNS_STALE : MSF_DNS_FAILED;
}

/* Indices of the addresses of one family that are (not) set aside, beginning with another one at each turn. */
static uint32_t collect(const msf_dns_entry *e, uint8_t v6, bool aside, uint64_t now, uint8_t *at)
{
    uint8_t found[MSF_IPS_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->ips.n; i++) {
        if (e->ips.ip[i].v6 == v6 && (e->aside_until[i] > now) == aside) {
            found[n++] = (uint8_t)i;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        at[i] = found[(i + e->turn) % n];
    }
    return n;
}

/* The two families in turn (RFC 8305, section 4), the preferred one first. */
static void add_interleaved(const msf_dns_entry *e, bool aside, uint64_t now, msf_ips *ips)
{
    uint8_t first[MSF_IPS_MAX], second[MSF_IPS_MAX];
    uint8_t preferred = e->ips.ip[0].v6;
    uint32_t a = collect(e, preferred, aside, now, first), b = collect(e, !preferred, aside, now, second);
    for (uint32_t i = 0; i < a || i < b; i++) {
        if (i < a) {
            ips->ip[ips->n++] = e->ips.ip[first[i]];
        }
        if (i < b) {
            ips->ip[ips->n++] = e->ips.ip[second[i]];
        }
    }
}

void msf_dns_use(msf_resolver *r, msf_dns_entry *e, msf_ips *ips)
{
    e->uses += e->uses < UINT32_MAX;
    if (e->ips.n == 1) {
        ips->n = 1;
        ips->ip[0] = e->ips.ip[0];
        return;
    }
    uint64_t now = now_ms(r);
    ips->n = 0;
    add_interleaved(e, false, now, ips);
    add_interleaved(e, true, now, ips);
    e->turn++;
}

int msf_dns_failure(const msf_resolver *r, const msf_dns_entry *e, const char *name, msf_error *err)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    return msf_error_set(err, e->code, "%s: %s (found out %llu ms ago)", msf_host_shown(msf_slice_str(name), shown), e->why,
                         (unsigned long long)age(now_ms(r), e->failed));
}

/* The entry of the name, new if there is none. NULL when memory is out. */
static msf_dns_entry *take(msf_resolver *r, msf_slice name)
{
    msf_dns_entry *e = msf_lru_get(r->cache, name);
    if (e != NULL) {
        return e;
    }
    e = calloc(1, sizeof *e);
    if (e != NULL && msf_lru_put(r->cache, name, e) != 0) {
        free(e);
        return NULL;
    }
    return e;
}

static int index_of(const msf_ips *ips, const msf_ip *ip)
{
    for (uint32_t i = 0; i < ips->n; i++) {
        if (msf_ip_eq(&ips->ip[i], ip)) {
            return (int)i;
        }
    }
    return -1;
}

/* Some resolvers answer 127.0.0.0, which nothing can connect to, for this machine (a rule of the manual). */
static msf_ip repaired(msf_ip ip)
{
    static const uint8_t net[4] = {127, 0, 0, 0};
    if (!ip.v6 && memcmp(ip.bytes, net, 4) == 0) {
        ip.bytes[3] = 1;
    }
    return ip;
}

int msf_dns_store(msf_resolver *r, msf_slice name, const msf_ips *ips, bool fixed)
{
    msf_dns_entry *e = take(r, name);
    if (e == NULL) {
        return -ENOMEM;
    }
    msf_dns_entry fresh = {.stored = now_ms(r), .stored_s = msf_clock_wall_us() / 1000000, .turn = e->turn, .fixed = fixed};
    for (uint32_t i = 0; i < ips->n; i++) {
        msf_ip ip = repaired(ips->ip[i]);
        if (index_of(&fresh.ips, &ip) < 0) {
            int former = index_of(&e->ips, &ip); /* what failed does not work again because it was looked up */
            fresh.aside_until[fresh.ips.n] = former >= 0 ? e->aside_until[former] : 0;
            fresh.ips.ip[fresh.ips.n++] = ip;
        }
    }
    *e = fresh;
    return 0;
}

int msf_dns_store_failure(msf_resolver *r, msf_slice name, int code, const char *why)
{
    msf_dns_entry *e = take(r, name);
    if (e == NULL) {
        return -ENOMEM;
    }
    if (code == MSF_ENONAME) {
        e->ips.n = 0; /* the answer is that there are none; otherwise the former ones stay */
    }
    e->code = code;
    e->failed = now_ms(r);
    e->failed_s = msf_clock_wall_us() / 1000000;
    snprintf(e->why, sizeof e->why, "%s", why);
    return 0;
}

/* ---- by hand ---- */

/* The normal form of a name that can be in the cache; {NULL, 0} for others. */
static msf_slice normal(msf_slice name, char *text)
{
    msf_ip ip;
    if (msf_host_classify(name, &ip, text, NULL) != MSF_HOST_NAME) {
        return MSF_SLICE_NONE;
    }
    return msf_slice_str(text);
}

static void set_aside(msf_resolver *r, msf_slice name, const msf_ip *ip, uint64_t until)
{
    char text[MSF_HOSTNAME_SIZE];
    msf_slice key = normal(name, text);
    msf_dns_entry *e = key.n > 0 ? msf_lru_peek(r->cache, key) : NULL;
    int at = e != NULL ? index_of(&e->ips, ip) : -1;
    if (at >= 0) {
        e->aside_until[at] = until;
    }
}

void msf_resolver_bad(msf_resolver *r, msf_slice name, const msf_ip *ip)
{
    set_aside(r, name, ip, now_ms(r) + r->o.aside_ms);
}

void msf_resolver_good(msf_resolver *r, msf_slice name, const msf_ip *ip)
{
    set_aside(r, name, ip, 0);
}

int msf_resolver_set(msf_resolver *r, msf_slice name, const msf_ips *ips, msf_error *err)
{
    char text[MSF_HOSTNAME_SIZE], shown[MSF_HOSTNAME_SHOWN + 4];
    msf_ip ip;
    int kind = msf_host_classify(name, &ip, text, err);
    if (kind < 0) {
        return kind;
    }
    if (kind != MSF_HOST_NAME) {
        return msf_error_set(err, -EINVAL, "%s: its address is fixed", msf_host_shown(name, shown));
    }
    if (ips->n == 0) {
        return msf_error_set(err, -EINVAL, "%s: at least one address is needed", text);
    }
    return msf_dns_store(r, msf_slice_str(text), ips, true);
}

bool msf_resolver_clear(msf_resolver *r, msf_slice name)
{
    char text[MSF_HOSTNAME_SIZE];
    msf_slice key = normal(name, text);
    return key.n > 0 && msf_lru_remove(r->cache, key);
}

void msf_resolver_clear_all(msf_resolver *r)
{
    msf_lru_clear(r->cache);
}

static void describe(msf_resolver *r, msf_slice name, const msf_dns_entry *e, msf_resolver_entry *out)
{
    uint64_t now = now_ms(r);
    *out = (msf_resolver_entry){.name = name, .ips = e->ips, .code = e->code, .uses = e->uses, .fixed = e->fixed};
    out->age_ms = age(now, e->code == 0 ? e->stored : e->failed);
    out->stored_s = e->code == 0 ? e->stored_s : e->failed_s;
    out->fresh = msf_dns_classify(r, e) == MSF_DNS_FRESH;
    for (uint32_t i = 0; i < e->ips.n; i++) {
        out->aside += e->aside_until[i] > now;
    }
}

bool msf_resolver_peek(msf_resolver *r, msf_slice name, msf_resolver_entry *e)
{
    char text[MSF_HOSTNAME_SIZE];
    msf_slice key = normal(name, text);
    const msf_dns_entry *found = key.n > 0 ? msf_lru_peek(r->cache, key) : NULL;
    if (found != NULL) {
        describe(r, name, found, e);
    }
    return found != NULL;
}

typedef struct walk {
    msf_resolver *r;
    void (*fn)(void *ctx, const msf_resolver_entry *e);
    void *ctx;
} walk;

static void on_entry(void *ctx, msf_slice name, void *value)
{
    walk *w = ctx;
    msf_resolver_entry e;
    describe(w->r, name, value, &e);
    w->fn(w->ctx, &e);
}

void msf_resolver_each(msf_resolver *r, void (*fn)(void *ctx, const msf_resolver_entry *e), void *ctx)
{
    walk w = {r, fn, ctx};
    msf_lru_each(r->cache, on_entry, &w);
}
