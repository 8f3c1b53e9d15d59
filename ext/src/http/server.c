#include "http/server.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/connection.h"

/* Memory of closed connections kept for the next ones. Under AddressSanitizer none is, so that a use after the end is seen. */
#ifdef __SANITIZE_ADDRESS__
static const uint32_t spare_connections = 0;
#else
static const uint32_t spare_connections = 256;
#endif

static void on_service(msf_timer *t)
{
    msf_http_server *s = MSF_CONTAINER_OF(t, msf_http_server, service_timer);
    msf_list todo, *n;
    msf_list_take(&todo, &s->service); /* what is asked for meanwhile waits for the next poll */
    while ((n = msf_list_pop_front(&todo)) != NULL) {
        msf_http_conn_service(MSF_CONTAINER_OF(n, msf_http_conn, in_service));
    }
    if (s->stopping && !s->freeing) {
        msf_http_server_conn_closed(s, NULL);
    }
}

static void drop_all(msf_http_server *s)
{
    msf_list *n = s->conns.next;
    while (n != &s->conns) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        n = n->next; /* a lost connection stays in the list until its stream is closed */
        msf_http_conn_lost(c);
    }
}

static void on_drain_deadline(msf_timer *t)
{
    drop_all(MSF_CONTAINER_OF(t, msf_http_server, drain_timer));
}

static uint64_t shortest(const msf_http_limits *l)
{
    const uint32_t all[] = {l->header_timeout, l->body_timeout, l->idle_timeout, l->write_timeout, l->min_rate != 0 ? 1000 : 0};
    uint64_t least = 0;
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        if (all[i] != 0 && (least == 0 || all[i] < least)) {
            least = all[i];
        }
    }
    return least;
}

static int set_name(msf_http_server *s, const char *name, msf_error *err)
{
    size_t n = name != NULL ? strlen(name) : 0;
    if (n >= sizeof(s->server_name)) {
        return msf_error_set(err, MSF_ETOOBIG, "the server name is longer than %zu bytes", sizeof(s->server_name) - 1);
    }
    if (n > 0 && strpbrk(name, "\r\n") != NULL) {
        return msf_error_set(err, MSF_EINJECT, "the server name holds a line break");
    }
    if (n > 0) {
        memcpy(s->server_name, name, n + 1);
    }
    return 0;
}

static const char *default_upload_dir(void)
{
    const char *dir = getenv("TMPDIR");
    return dir != NULL && *dir != '\0' ? dir : "/tmp";
}

/* None at all would be a server that never does anything again. */
static void at_least_one(uint32_t *limit)
{
    *limit = *limit != 0 ? *limit : 1;
}

msf_http_server *msf_http_server_new(msf_loop *loop, const msf_http_options *o, const msf_http_handler *handler, void *ctx, msf_error *err)
{
    msf_http_server *s = calloc(1, sizeof(*s));
    if (s == NULL) {
        msf_error_set(err, -ENOMEM, "no memory for the HTTP server");
        return NULL;
    }
    s->upload_dir = strdup(o->upload_dir != NULL ? o->upload_dir : default_upload_dir());
    if (s->upload_dir == NULL || set_name(s, o->server_name, err) < 0) {
        if (s->upload_dir == NULL) {
            msf_error_set(err, -ENOMEM, "no memory for the HTTP server");
        }
        free(s->upload_dir);
        free(s);
        return NULL;
    }
    s->loop = loop;
    s->handler = handler;
    s->ctx = ctx;
    s->limits = o->limits;
    at_least_one(&s->limits.connections);
    at_least_one(&s->limits.in_flight);
    at_least_one(&s->limits.pipeline);
    s->stats = o->stats != NULL ? o->stats : &s->own_stats;
    s->times = o->times;
    s->stats->connections = s->stats->in_flight = s->stats->idle = 0; /* a worker that crashed may have left them in shared memory */
    s->tick = shortest(&s->limits);
    s->date_second = -1;
    msf_list_init(&s->conns);
    msf_list_init(&s->service);
    msf_timer_init(&s->service_timer, on_service);
    msf_timer_init(&s->drain_timer, on_drain_deadline);
    return s;
}

/* ---- accepting ------------------------------------------------------------------------------------------------------------------- */

static void pause_listeners(msf_http_server *s)
{
    s->paused = true;
    for (msf_http_listen *l = s->listeners; l != NULL; l = l->next) {
        msf_listener_pause(&l->listener);
    }
}

static void resume_listeners(msf_http_server *s)
{
    s->paused = false;
    for (msf_http_listen *l = s->listeners; l != NULL; l = l->next) {
        msf_listener_resume(&l->listener);
    }
}

static int take(msf_http_server *s, int fd, msf_tls_context *tls)
{
    if (s->stopping) {
        close(fd);
        return MSF_ECLOSED;
    }
    msf_http_conn *c = msf_http_conn_open(s, fd, tls);
    if (c == NULL) {
        close(fd);
        return -ENOMEM;
    }
    s->live++;
    s->stats->accepted++;
    s->stats->connections++;
    if (s->live >= s->limits.connections && !s->paused) {
        pause_listeners(s);
    }
    return 0;
}

static void on_accept(void *ctx, int fd)
{
    const msf_http_listen *l = ctx;
    take(l->server, fd, l->tls);
}

int msf_http_server_adopt(msf_http_server *s, int fd, msf_tls_context *tls)
{
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) {
        int error = -errno;
        close(fd);
        return error;
    }
    return take(s, fd, tls);
}

int msf_http_server_listen(msf_http_server *s, int listen_fd, msf_tls_context *tls)
{
    if (s->stopping) {
        return MSF_ECLOSED;
    }
    msf_http_listen *l = calloc(1, sizeof(*l));
    if (l == NULL) {
        return -ENOMEM;
    }
    l->server = s;
    int error = msf_listener_start(&l->listener, s->loop, listen_fd, on_accept, l);
    if (error < 0) {
        free(l);
        return error;
    }
    l->tls = tls != NULL ? msf_tls_retain(tls) : NULL;
    l->next = s->listeners;
    s->listeners = l;
    s->listening++;
    if (s->paused) {
        msf_listener_pause(&l->listener);
    }
    return 0;
}

/* ---- the end --------------------------------------------------------------------------------------------------------------------- */

static void release_memory(msf_http_server *s)
{
    while (s->free != NULL) {
        msf_http_conn *c = s->free;
        s->free = (msf_http_conn *)(void *)c->in_server.next;
        free(c);
    }
    while (s->listeners != NULL) {
        msf_http_listen *l = s->listeners;
        s->listeners = l->next;
        msf_tls_release(l->tls);
        free(l);
    }
    msf_gzip_free(&s->gzip);
    free(s->upload_dir);
    free(s);
}

/* Called whenever something that libuv held is gone. */
static void check_end(msf_http_server *s)
{
    if (s->live > 0 || s->listening > 0) {
        return;
    }
    if (s->freeing) {
        release_memory(s);
        return;
    }
    if (s->stopping && !s->stopped) {
        s->stopped = true;
        msf_timer_stop(s->loop, &s->drain_timer);
        if (s->handler->on_stopped != NULL) {
            s->handler->on_stopped(s->ctx); /* may free the server */
        }
    }
}

/* A closed connection's memory goes to the freelist. */
static void recycle(msf_http_server *s, msf_http_conn *c)
{
    msf_list_remove(&c->in_server);
    msf_list_remove(&c->in_service);
    s->live--;
    s->stats->connections--;
    s->stats->closed++;
    if (s->free_count < spare_connections && !s->freeing) {
        c->in_server.next = (msf_list *)(void *)s->free;
        s->free = c;
        s->free_count++;
    } else {
        free(c);
    }
    if (s->paused && !s->stopping && s->live < s->limits.connections) {
        resume_listeners(s);
    }
}

void msf_http_server_conn_closed(msf_http_server *s, msf_http_conn *c)
{
    if (c != NULL) {
        recycle(s, c);
    }
    check_end(s);
}

static void on_listener_closed(msf_listener *l)
{
    msf_http_server *s = MSF_CONTAINER_OF(l, msf_http_listen, listener)->server;
    s->listening--;
    check_end(s);
}

static void stop_listeners(msf_http_server *s)
{
    for (msf_http_listen *l = s->listeners; l != NULL; l = l->next) {
        msf_listener_stop(&l->listener, on_listener_closed);
    }
}

void msf_http_server_stop(msf_http_server *s, uint64_t drain_ms)
{
    if (s->stopping) {
        return;
    }
    s->stopping = true;
    stop_listeners(s);
    msf_timer_start(s->loop, &s->drain_timer, drain_ms);
    msf_timer_start(s->loop, &s->service_timer, 0); /* on_stopped comes from a poll, also when there was no connection */
}

void msf_http_server_close_idle(msf_http_server *s)
{
    msf_list *n = s->conns.next;
    while (n != &s->conns) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        n = n->next; /* a lost connection stays in the list until its stream is closed */
        if (c->idle && c->stream.queued == 0) {
            msf_http_conn_lost(c);
        }
    }
}

void msf_http_server_free(msf_http_server *s)
{
    if (s == NULL) {
        return;
    }
    if (!s->stopping) {
        s->stopping = true;
        stop_listeners(s);
    }
    s->freeing = true;
    msf_timer_stop(s->loop, &s->drain_timer);
    msf_timer_stop(s->loop, &s->service_timer);
    /* Not before the last handle of libuv: with the last connection or listener that closes. One is counted in for the time of the walk. */
    s->live++;
    drop_all(s);
    s->live--;
    check_end(s);
}

/* ---- the rest -------------------------------------------------------------------------------------------------------------------- */

void msf_http_server_refresh_date(msf_http_server *s)
{
    time_t now = time(NULL); /* a read of shared memory, no system call */
    if (now == s->date_second) {
        return;
    }
    char date[MSF_HTTP_DATE_LEN];
    msf_clock_http_date(now, date);
    int status_n = snprintf(s->prefix, sizeof(s->prefix), "HTTP/1.1 200 OK\r\n"), n = status_n;
    if (s->server_name[0] != '\0') {
        n += snprintf(s->prefix + n, sizeof(s->prefix) - (size_t)n, "Server: %s\r\n", s->server_name);
    }
    n += snprintf(s->prefix + n, sizeof(s->prefix) - (size_t)n, "Date: %.*s\r\n", MSF_HTTP_DATE_LEN, date);
    assert((size_t)n < sizeof(s->prefix) && "the prefix has room for the longest server name");
    s->status_n = (uint16_t)status_n;
    s->prefix_n = (uint16_t)n;
    s->date_second = now;
}

const msf_http_stats *msf_http_server_stats(const msf_http_server *s)
{
    return s->stats;
}

const msf_http_limits *msf_http_server_limits(const msf_http_server *s)
{
    return &s->limits;
}

void msf_http_server_each(msf_http_server *s, void (*fn)(void *ctx, msf_http_request *r), void *ctx)
{
    for (msf_list *n = s->conns.next; n != &s->conns; n = n->next) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        for (msf_list *m = c->requests.next; m != &c->requests; m = m->next) {
            msf_http_request *r = MSF_CONTAINER_OF(m, msf_http_request, in_conn);
            if (r->res.state & MSF_RES_HANDLER) {
                fn(ctx, r);
            }
        }
    }
}
