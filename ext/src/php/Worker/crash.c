#include "php/Worker/crash.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include "engine/internal.h" /* the crash report looks behind the engine's back: calling it would trust the memory that failed */
#include "http/connection.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/job.h"
#include "php/Worker/frames.h"
#include "php_msf.h"

#include "base/clock.h"

#define COROUTINES_MAX 50
#define REQUESTS_MAX   100
#define WALK_MAX       1000000 /* coroutines looked at: a damaged list may be a circle */
#define TARGET_MAX     200

#define E msf_the_engine

/* ---- coroutines --------------------------------------------------------------------------------------------------------------------- */

static void put_wait(const msf_coro *co)
{
    const msf_future_ops *ops;
    const char *name;
    uint64_t now = msf_clock_mono_us() / 1000;
    if (co->waits_for == NULL) {
        msf_crash_put((co->flags & MSF_CO_QUEUED) != 0 ? "ready to run" : "waits");
        return;
    }
    msf_crash_put("waits for ");
    if (!msf_crash_read((const char *)co->waits_for + XtOffsetOf(msf_future, ops), &ops, sizeof ops)) {
        msf_crash_put("?");
    } else if (ops == NULL) {
        msf_crash_put("an awaitable of the application");
    } else if (!msf_crash_read(&ops->name, &name, sizeof name) || !msf_crash_put_string(name)) {
        msf_crash_put("?");
    }
    if (now >= co->waits_since) {
        msf_crash_put(" for ");
        msf_crash_put_dec(now - co->waits_since);
        msf_crash_put(" ms");
    }
}

static void put_type(const msf_coro *co)
{
    const char *name;
    if (!msf_crash_read(&co->type->name, &name, sizeof name) || !msf_crash_put_string(name)) {
        msf_crash_put("?");
    }
}

static void put_coroutine(const msf_coro *co)
{
    msf_fiber f = {.frame = NULL};
    msf_crash_put("  ");
    msf_crash_put_dec(co->id);
    msf_crash_put(" ");
    put_type(co);
    msf_crash_put(": ");
    put_wait(co);
    msf_crash_put(", ");
    if (co->fiber != NULL && !msf_crash_read(co->fiber, &f, sizeof f)) {
        f.frame = NULL;
    }
    msf_frames_put_place(f.frame, &co->gens);
    msf_crash_put("\n");
}

/* Calls `fn` for copies of the living coroutines until it says false; `at` is where the original lies. */
static void each_coroutine(bool (*fn)(const msf_coro *co, const msf_coro *at, void *ctx), void *ctx)
{
    msf_coro co;
    const msf_list *n = E.all.next;
    for (int i = 0; n != NULL && n != &E.all; i++, n = co.all.next) {
        const msf_coro *at = (const msf_coro *)((const char *)n - XtOffsetOf(msf_coro, all));
        if (i == WALK_MAX || !msf_crash_read(at, &co, sizeof co)) {
            msf_crash_put("  ... the rest of the list cannot be read\n");
            return;
        }
        if (!fn(&co, at, ctx)) {
            return;
        }
    }
}

static bool put_other(const msf_coro *co, const msf_coro *at, void *ctx)
{
    int *shown = ctx;
    if (at == E.current) {
        return true;
    }
    if (*shown == COROUTINES_MAX) {
        msf_crash_put("  ... and more\n");
        return false;
    }
    ++*shown;
    put_coroutine(co);
    return true;
}

static void put_coroutines(void)
{
    int shown = 0;
    msf_crash_put("\nother coroutines (of ");
    msf_crash_put_dec(E.stats.coroutines);
    msf_crash_put(" living):\n");
    each_coroutine(put_other, &shown);
    msf_crash_put(shown == 0 ? "  none\n" : "");
}

/* ---- requests ----------------------------------------------------------------------------------------------------------------------- */

static void put_socket_peer(int fd)
{
    struct sockaddr_storage a = {0};
    socklen_t n = sizeof a;
    char text[INET6_ADDRSTRLEN] = "?";
    if (getpeername(fd, (struct sockaddr *)&a, &n) == 0) {
        if (a.ss_family == AF_INET) {
            inet_ntop(AF_INET, &((struct sockaddr_in *)&a)->sin_addr, text, sizeof text);
        } else if (a.ss_family == AF_INET6) {
            inet_ntop(AF_INET6, &((struct sockaddr_in6 *)&a)->sin6_addr, text, sizeof text);
        } else {
            memcpy(text, "unix:", sizeof "unix:");
        }
    }
    msf_crash_put(text);
}

static void put_client(const msf_http_request *r)
{
    int fd;
    msf_crash_put(", client ");
    if (r->peer.known) {
        msf_crash_put_bytes(r->peer.ip, strnlen(r->peer.ip, sizeof r->peer.ip));
    } else if (r->conn == NULL) {
        msf_crash_put("gone");
    } else if (msf_crash_read((const char *)r->conn + XtOffsetOf(msf_http_conn, stream.fd), &fd, sizeof fd)) {
        put_socket_peer(fd);
    } else {
        msf_crash_put("?");
    }
}

static void put_log_id(const msf_kit *at)
{
    msf_kit kit;
    zval id;
    if (at != NULL && msf_crash_read(at, &kit, sizeof kit) && kit.context != NULL &&
        msf_crash_read(OBJ_PROP_NUM(kit.context, MSF_CONTEXT_LOG_ID), &id, sizeof id) && Z_TYPE(id) == IS_STRING) {
        msf_crash_put(", log id ");
        msf_frames_put_string(Z_STR(id));
    }
}

static void put_slice(msf_slice s, size_t max)
{
    if (s.n > 0 && !msf_crash_put_from(s.p, s.n, max)) {
        msf_crash_put("?");
    }
}

static void put_request(const msf_coro *co, const msf_coro *at)
{
    msf_job job;
    msf_http_request r;
    uint64_t now = msf_clock_wall_us();
    msf_crash_put("  ");
    if (!msf_crash_read((const char *)at - XtOffsetOf(msf_job, co), &job, sizeof job) || !msf_crash_read(job.req, &r, sizeof r)) {
        msf_crash_put("? cannot be read\n");
        return;
    }
    put_slice(r.method_name, 20);
    msf_crash_put(" ");
    put_slice(r.target, TARGET_MAX);
    put_client(&r);
    msf_crash_put(", for ");
    msf_crash_put_dec(now > r.received_us ? (now - r.received_us) / 1000 : 0);
    msf_crash_put(" ms, coroutine ");
    msf_crash_put_dec(co->id);
    put_log_id(job.kit);
    msf_crash_put(at == E.current ? " (this one ran)\n" : "\n");
}

static bool put_if_request(const msf_coro *co, const msf_coro *at, void *ctx)
{
    static const char request[] = "request";
    char name[sizeof request];
    const char *p;
    int *shown = ctx;
    if (!msf_crash_read(&co->type->name, &p, sizeof p) || !msf_crash_read(p, name, sizeof name) ||
        memcmp(name, request, sizeof request) != 0) {
        return true;
    }
    if (*shown == REQUESTS_MAX) {
        msf_crash_put("  ... and more\n");
        return false;
    }
    ++*shown;
    put_request(co, at);
    return true;
}

static void put_requests(void)
{
    int shown = 0;
    msf_crash_put("\nrequests in flight:\n");
    each_coroutine(put_if_request, &shown);
    msf_crash_put(shown == 0 ? "  none\n" : "");
}

/* ---- what ran ----------------------------------------------------------------------------------------------------------------------- */

static void put_running(const msf_crash *c, const msf_coro *co)
{
    if (co != NULL) {
        msf_crash_put("running: coroutine ");
        msf_crash_put_dec(co->id);
        msf_crash_put(" (");
        put_type(co);
        msf_crash_put(")\n");
    } else {
        msf_crash_put("running: no coroutine (the event loop, or the start or end of the worker)\n");
    }
    if (c->stack_overflow) {
        msf_crash_put(co != NULL ? "cause:  stack overflow in a coroutine (coroutine.stack_size)\n"
                                 : "cause:  stack overflow on the main stack (ulimit -s)\n");
    }
}

void msf_worker_describe_crash(const msf_crash *c)
{
    msf_coro co;
    bool runs = E.current != NULL && msf_crash_read(E.current, &co, sizeof co);
    msf_crash_put("php:    built for " PHP_VERSION ", msf " PHP_MSF_VERSION "\n");
    if (!c->foreign_thread) {
        put_running(c, runs ? &co : NULL);
    }
    msf_crash_put("\nPHP backtrace:\n");
    msf_frames_put(EG(current_execute_data));
    if (runs) {
        msf_frames_put_generators(&co.gens, 1);
    }
    if (E.loop != NULL) {
        put_requests();
        put_coroutines();
    }
    if (!c->foreign_thread) {
        msf_log_flush_crashed(); /* last: it reads memory that may be damaged */
    }
}
