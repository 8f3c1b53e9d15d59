#include "net/connect.h"

#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

#include "base/clock.h"
#include "net/connect_private.h"

#define TOTAL_MS          30000
#define ATTEMPT_MS        10000
#define STAGGER_MS        250
#define KEEPALIVE_S       60
#define RESOLVER_GRACE_MS 100

static const char *unix_path(const msf_connect *c)
{
    return strncmp(c->host, "unix:", 5) == 0 ? c->host + 5 : NULL;
}

static void drop_attempts(msf_connect *c)
{
    while (!msf_list_empty(&c->attempts)) {
        msf_attempt_drop(MSF_CONTAINER_OF(c->attempts.next, msf_attempt, node));
    }
}

void msf_connect_cancel(msf_connect *c)
{
    if (c == NULL) {
        return;
    }
    msf_resolve_cancel(&c->query);
    msf_timer_stop(c->loop, &c->total);
    msf_timer_stop(c->loop, &c->stagger);
    drop_attempts(c);
    free(c);
}

/* ---- connecting ---- */

static void go_on(msf_connect *c);

/* Those that began before the winner had their time: others come first for a while. */
static void note_overtaken(msf_connect *c, const msf_attempt *winner)
{
    for (const msf_list *n = c->attempts.next; n != &winner->node; n = n->next) {
        msf_resolver_bad(c->resolver, msf_connect_host(c), &MSF_CONTAINER_OF(n, msf_attempt, node)->ip);
    }
    msf_resolver_good(c->resolver, msf_connect_host(c), &winner->ip);
}

static void on_attempt(msf_attempt *a, int error)
{
    msf_connect *c = a->owner;
    if (error != 0) {
        msf_ip ip = a->ip;
        msf_attempt_drop(a);
        msf_connect_note(c, &ip, error);
        go_on(c);
        return;
    }
    if (c->is_name && c->resolver != NULL) {
        note_overtaken(c, a);
    }
    c->result.ip = a->ip;
    c->result.fd = msf_attempt_take(a);
    c->result.step = MSF_CONNECT_TCP;
    c->result.error = (msf_error){0};
    msf_connect_finish(c);
}

/* 0 when it is under way. */
static int try_address(msf_connect *c, const struct sockaddr_storage *to, socklen_t len, const msf_ip *ip)
{
    msf_attempt *a;
    c->result.tried++;
    int result = msf_attempt_start(c->loop, to, len, &c->socket, on_attempt, &a);
    if (result == 0) {
        a->owner = c;
        a->ip = *ip;
        msf_list_push_back(&c->attempts, &a->node);
    } else {
        msf_connect_note(c, ip, result);
    }
    return result;
}

/* 0 when the next address is under way. */
static int try_next(msf_connect *c)
{
    const msf_ip *ip = &c->ips.ip[c->next++];
    struct sockaddr_storage to;
    if (c->socket.bind != NULL && c->own.v6 != ip->v6) {
        c->result.error.code = -EAFNOSUPPORT;
        msf_connect_add_tried(c, ip, "not of the own address's family");
        return -EAFNOSUPPORT;
    }
    socklen_t len = msf_ip_sockaddr(ip, c->port, &to);
    return try_address(c, &to, len, ip);
}

/* Tries until one is under way; the end when none is. */
static void go_on(msf_connect *c)
{
    msf_timer_stop(c->loop, &c->stagger);
    while (c->next < c->ips.n) {
        if (try_next(c) == 0) {
            if (c->next < c->ips.n) {
                msf_timer_start(c->loop, &c->stagger, c->stagger_ms); /* without it the next one waits for a failure */
            }
            return;
        }
    }
    if (msf_list_empty(&c->attempts)) {
        msf_connect_fail_tried(c, 0);
    }
}

static void on_stagger(msf_timer *t)
{
    go_on(MSF_CONTAINER_OF(t, msf_connect, stagger));
}

static void drop_unanswered(msf_connect *c)
{
    while (!msf_list_empty(&c->attempts)) {
        msf_attempt *a = MSF_CONTAINER_OF(c->attempts.next, msf_attempt, node);
        c->result.ip = a->ip;
        if (c->is_name) {
            msf_connect_add_tried(c, &a->ip, "no answer yet");
            if (c->resolver != NULL) {
                msf_resolver_bad(c->resolver, msf_connect_host(c), &a->ip);
            }
        }
        msf_attempt_drop(a);
    }
}

static void on_total(msf_timer *t)
{
    msf_connect *c = MSF_CONTAINER_OF(t, msf_connect, total);
    if (c->failed) {
        msf_connect_finish(c);
        return;
    }
    drop_unanswered(c);
    msf_connect_fail_tried(c, c->total_ms);
}

/* The address is known; what is left of the time is for connecting. */
static void begin_connecting(msf_connect *c)
{
    c->result.step = MSF_CONNECT_TCP;
    c->resolved = msf_clock_mono_us();
    uint64_t used = (c->resolved - c->begun) / 1000;
    msf_timer_start(c->loop, &c->total, used < c->total_ms ? c->total_ms - used : 0);
    go_on(c);
}

static void connect_unix(msf_connect *c)
{
    struct sockaddr_storage to = {.ss_family = AF_UNIX};
    struct sockaddr_un *un = (struct sockaddr_un *)&to;
    static const msf_ip none;
    size_t n = c->host_n - 5;
    if (n == 0 || n >= sizeof un->sun_path) {
        msf_connect_refuse(c, n == 0 ? "the path of the socket is empty" : "the path of the socket is longer than 107 bytes");
        return;
    }
    memcpy(un->sun_path, unix_path(c), n);
    c->result.step = MSF_CONNECT_TCP;
    c->resolved = msf_clock_mono_us();
    if (try_address(c, &to, (socklen_t)sizeof *un, &none) != 0) {
        msf_connect_fail_tried(c, 0);
    }
}

/* ---- resolving ---- */

static void on_resolved(msf_resolve *q, const msf_ips *ips, const msf_error *error)
{
    msf_connect *c = MSF_CONTAINER_OF(q, msf_connect, query);
    if (error != NULL) {
        c->result.error = *error;
        msf_connect_fail(c, MSF_CONNECT_RESOLVE);
        return;
    }
    c->ips = *ips;
    begin_connecting(c);
}

static void resolve(msf_connect *c)
{
    c->result.step = MSF_CONNECT_RESOLVE;
    int result = msf_resolve_now(c->resolver, msf_connect_host(c), &c->ips, &c->result.error);
    if (result == -EAGAIN) {
        /* The resolver watches the time, and may have former addresses when it is over: it comes first. */
        msf_timer_start(c->loop, &c->total, (uint64_t)c->total_ms + RESOLVER_GRACE_MS);
        result = msf_resolve_start(c->resolver, &c->query, msf_connect_host(c), c->resolve_ms, on_resolved, &c->result.error);
        if (result == 0) {
            return;
        }
    }
    if (result != 0) {
        msf_connect_fail(c, MSF_CONNECT_RESOLVE);
        return;
    }
    begin_connecting(c);
}

/* ---- starting ---- */

static uint32_t or_default(uint32_t value, uint32_t other)
{
    return value == 0 ? other : value;
}

static void take_options(msf_connect *c, const msf_connect_options *o)
{
    c->port = o->port;
    c->total_ms = or_default(o->total_ms, TOTAL_MS);
    c->resolve_ms = o->resolve_ms == 0 || o->resolve_ms > c->total_ms ? c->total_ms : o->resolve_ms;
    c->stagger_ms = or_default(o->stagger_ms, STAGGER_MS);
    c->socket.timeout_ms = or_default(o->attempt_ms, ATTEMPT_MS);
    c->socket.keepalive_s = o->keepalive_s == MSF_CONNECT_OFF ? 0 : or_default(o->keepalive_s, KEEPALIVE_S);
    c->socket.delay = o->delay;
    c->ips.n = 0;
    if (o->ips != NULL) {
        c->ips = *o->ips;
    }
}

/* NULL, or what is wrong. */
static const char *check_options(msf_connect *c, const msf_connect_options *o)
{
    msf_ip ip;
    if (memchr(c->host, '\0', c->host_n) != NULL) {
        return "a NUL byte in the host";
    }
    c->result.is_unix = unix_path(c) != NULL;
    if (c->result.is_unix) {
        return NULL;
    }
    if (o->port < 1 || o->port > 65535) {
        return "a port is a number from 1 to 65535";
    }
    if (o->bind.n > 0) {
        if (!msf_ip_parse(o->bind, &c->own)) {
            return "the own address to use is no IP address";
        }
        c->socket.bind = &c->own;
    }
    if (c->socket.keepalive_s > 32767) {
        return "keepalive_s is above 32767";
    }
    c->is_name = !msf_ip_parse(msf_connect_host(c), &ip);
    if (c->ips.n == 0 && !c->is_name) {
        c->ips.n = 1;
        c->ips.ip[0] = ip;
    }
    return c->ips.n == 0 && c->resolver == NULL ? "there is no resolver for a name" : NULL;
}

static msf_connect *make(msf_loop *loop, const msf_connect_options *o)
{
    msf_connect *c = calloc(1, sizeof *c + o->host.n + 1);
    if (c == NULL) {
        return NULL;
    }
    c->loop = loop;
    c->host_n = o->host.n;
    if (o->host.n > 0) {
        memcpy(c->host, o->host.p, o->host.n);
    }
    msf_list_init(&c->attempts);
    msf_timer_init(&c->total, on_total);
    msf_timer_init(&c->stagger, on_stagger);
    return c;
}

static void begin(msf_connect *c, const msf_connect_options *o)
{
    const char *why = check_options(c, o);
    if (why != NULL) {
        msf_connect_refuse(c, why);
    } else if (c->result.is_unix) {
        connect_unix(c);
    } else if (c->ips.n > 0) {
        begin_connecting(c);
    } else {
        resolve(c);
    }
}

msf_connect *msf_connect_start(msf_loop *loop, msf_resolver *resolver, const msf_connect_options *o, msf_connect_fn done, void *ctx)
{
    msf_connect *c = make(loop, o);
    if (c == NULL) {
        return NULL;
    }
    c->resolver = resolver;
    c->done = done;
    c->ctx = ctx;
    c->begun = msf_clock_mono_us();
    c->result.fd = -1;
    take_options(c, o);
    if (msf_timer_start(loop, &c->total, c->total_ms) != 0) {
        free(c);
        return NULL;
    }
    c->starting = true;
    begin(c, o);
    c->starting = false;
    return c;
}

msf_connect_step msf_connect_at(const msf_connect *c)
{
    return c->result.step;
}
