#include "net/connect.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

#include "base/clock.h"
#include "net/connect_attempt.h"
#include "net/hostname.h"

#define TOTAL_MS          30000
#define ATTEMPT_MS        10000
#define STAGGER_MS        250
#define KEEPALIVE_S       60
#define RESOLVER_GRACE_MS 100
#define LABEL_MAX         (MSF_HOSTNAME_SHOWN + 16)
#define TRIED_MAX         180

struct msf_connect {
    msf_loop *loop;
    msf_resolver *resolver;
    msf_connect_fn done;
    void *ctx;
    msf_attempt_options socket;
    msf_ip own; /* socket.bind */
    uint32_t total_ms, resolve_ms, stagger_ms;
    int port;
    bool is_name; /* not an address, not a path */
    bool starting;
    bool failed;        /* while starting: `total` tells it */
    bool local_failure; /* the last failure was this machine's */
    msf_ips ips;
    uint32_t next; /* of them */
    msf_list attempts;
    msf_resolve query;
    msf_timer total, stagger;
    uint64_t begun, resolved; /* us */
    msf_connect_result result;
    char tried[TRIED_MAX]; /* "10.0.0.1 Connection refused; ..." */
    uint32_t untold;       /* failures that had no room there */
    size_t host_n;
    char host[];
};

static msf_slice host_of(const msf_connect *c)
{
    return msf_slice_of(c->host, c->host_n);
}

static const char *unix_path(const msf_connect *c)
{
    return strncmp(c->host, "unix:", 5) == 0 ? c->host + 5 : NULL;
}

/* "api.example:443", "[::1]:443", "unix:/path". */
static char *label(const msf_connect *c, char *text)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    msf_host_shown(host_of(c), shown);
    if (c->result.is_unix) {
        snprintf(text, LABEL_MAX, "%s", shown);
    } else {
        bool bare_v6 = strchr(shown, ':') != NULL && shown[0] != '[';
        snprintf(text, LABEL_MAX, bare_v6 ? "[%s]:%d" : "%s:%d", shown, c->port);
    }
    return text;
}

/* ---- the end ---- */

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

/* Releases everything first: the callback may start anew. */
static void finish(msf_connect *c)
{
    msf_connect_result result = c->result;
    msf_connect_fn done = c->done;
    void *ctx = c->ctx;
    uint64_t now = msf_clock_mono_us();
    if (c->resolved == 0) {
        result.resolve_us = now - c->begun;
    } else {
        result.resolve_us = c->resolved - c->begun;
        result.connect_us = now - c->resolved;
    }
    msf_connect_cancel(c);
    done(ctx, &result);
}

/* Ends with result.error, which is set. Never from inside msf_connect_start. */
static void fail(msf_connect *c, msf_connect_step step)
{
    c->result.step = step;
    c->result.fd = -1;
    if (!c->starting) {
        finish(c);
        return;
    }
    c->failed = true;
    msf_timer_start(c->loop, &c->total, 0); /* armed since the start, so this cannot fail */
}

static void refuse(msf_connect *c, const char *why)
{
    char text[LABEL_MAX];
    msf_error_set(&c->result.error, -EINVAL, "%s: %s", label(c, text), why);
    fail(c, MSF_CONNECT_SETUP);
}

/* ---- failures of single addresses ---- */

static bool is_local_failure(int error)
{
    return error == -EMFILE || error == -ENFILE || error == -ENOBUFS || error == -ENOMEM;
}

static void add_tried(msf_connect *c, const msf_ip *ip, const char *why)
{
    char address[MSF_IP_TEXT];
    size_t n = strlen(c->tried), room = sizeof c->tried - n;
    int wanted = snprintf(c->tried + n, room, "%s%s: %s", n > 0 ? "; " : "", msf_ip_text(ip, address), why);
    if (wanted < 0 || (size_t)wanted >= room) {
        c->tried[n] = '\0';
        c->untold++;
    }
}

static void note_failure(msf_connect *c, const msf_ip *ip, int error)
{
    char why[64];
    if (error == -ETIMEDOUT) {
        snprintf(why, sizeof why, "no answer within %u ms", c->socket.timeout_ms);
    } else {
        snprintf(why, sizeof why, "%s", strerror(-error));
    }
    c->result.error.code = error;
    c->result.ip = *ip;
    c->local_failure = is_local_failure(error);
    if (c->is_name) {
        add_tried(c, ip, why);
        if (c->resolver != NULL && !c->local_failure) {
            msf_resolver_bad(c->resolver, host_of(c), ip);
        }
    } else {
        snprintf(c->tried, sizeof c->tried, "%s", why); /* the label says which address */
    }
}

/* `within`: the time was over, 0: nothing was left to try. */
static void fail_connecting(msf_connect *c, uint32_t within)
{
    char text[LABEL_MAX], more[32] = "", time[48] = "";
    if (c->untold > 0) {
        snprintf(more, sizeof more, "; %u more", c->untold);
    }
    if (within > 0) {
        c->result.error.code = -ETIMEDOUT;
        snprintf(time, sizeof time, " within %u ms", within);
    }
    const char *colon = c->tried[0] != '\0' ? ": " : "";
    label(c, text);
    if (c->is_name || within > 0) {
        msf_error_set(&c->result.error, c->result.error.code, "%s: not connected%s%s%s%s", text, time, colon, c->tried, more);
    } else {
        msf_error_set(&c->result.error, c->result.error.code, "%s: %s", text, c->tried);
    }
    fail(c, c->local_failure && within == 0 ? MSF_CONNECT_SETUP : MSF_CONNECT_TCP);
}

/* ---- connecting ---- */

static void go_on(msf_connect *c);

/* Those that began before the winner had their time: others come first for a while. */
static void note_overtaken(msf_connect *c, const msf_attempt *winner)
{
    for (const msf_list *n = c->attempts.next; n != &winner->node; n = n->next) {
        msf_resolver_bad(c->resolver, host_of(c), &MSF_CONTAINER_OF(n, msf_attempt, node)->ip);
    }
    msf_resolver_good(c->resolver, host_of(c), &winner->ip);
}

static void on_attempt(msf_attempt *a, int error)
{
    msf_connect *c = a->owner;
    if (error != 0) {
        msf_ip ip = a->ip;
        msf_attempt_drop(a);
        note_failure(c, &ip, error);
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
    finish(c);
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
        note_failure(c, ip, result);
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
        add_tried(c, ip, "not of the own address's family");
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
        fail_connecting(c, 0);
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
            add_tried(c, &a->ip, "no answer yet");
            if (c->resolver != NULL) {
                msf_resolver_bad(c->resolver, host_of(c), &a->ip);
            }
        }
        msf_attempt_drop(a);
    }
}

static void on_total(msf_timer *t)
{
    msf_connect *c = MSF_CONTAINER_OF(t, msf_connect, total);
    if (c->failed) {
        finish(c);
        return;
    }
    drop_unanswered(c);
    fail_connecting(c, c->total_ms);
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
        refuse(c, n == 0 ? "the path of the socket is empty" : "the path of the socket is longer than 107 bytes");
        return;
    }
    memcpy(un->sun_path, unix_path(c), n);
    c->result.step = MSF_CONNECT_TCP;
    c->resolved = msf_clock_mono_us();
    if (try_address(c, &to, (socklen_t)sizeof *un, &none) != 0) {
        fail_connecting(c, 0);
    }
}

/* ---- resolving ---- */

static void on_resolved(msf_resolve *q, const msf_ips *ips, const msf_error *error)
{
    msf_connect *c = MSF_CONTAINER_OF(q, msf_connect, query);
    if (error != NULL) {
        c->result.error = *error;
        fail(c, MSF_CONNECT_RESOLVE);
        return;
    }
    c->ips = *ips;
    begin_connecting(c);
}

static void resolve(msf_connect *c)
{
    c->result.step = MSF_CONNECT_RESOLVE;
    int result = msf_resolve_now(c->resolver, host_of(c), &c->ips, &c->result.error);
    if (result == -EAGAIN) {
        /* The resolver watches the time, and may have former addresses when it is over: it comes first. */
        msf_timer_start(c->loop, &c->total, (uint64_t)c->total_ms + RESOLVER_GRACE_MS);
        result = msf_resolve_start(c->resolver, &c->query, host_of(c), c->resolve_ms, on_resolved, &c->result.error);
        if (result == 0) {
            return;
        }
    }
    if (result != 0) {
        fail(c, MSF_CONNECT_RESOLVE);
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
    c->is_name = !msf_ip_parse(host_of(c), &ip);
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
        refuse(c, why);
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
