/* The ceiling of what all answers of a worker together may keep in memory while their clients do not read. What is queued is added up as
 * answers come, and not as bytes leave: the sum is an upper bound, made exact when it passes the ceiling. */
#include "http/connection.h"

/* Bytes of answers in memory; those of a connection that is ending anyway count no more. */
static uint64_t memory_of(const msf_http_conn *c)
{
    return c->phase == MSF_CONN_CLOSED || c->doomed ? 0 : msf_stream_memory(&c->stream) + c->held;
}

static uint64_t add_up(msf_http_server *s)
{
    s->queued = 0;
    for (msf_list *n = s->conns.next; n != &s->conns; n = n->next) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        c->counted = memory_of(c);
        s->queued += c->counted;
    }
    return s->queued;
}

/* Whoever asks for more answers without reading those that he has; else, whoever has most in memory beside `current`. */
static msf_http_conn *choose(msf_http_server *s, const msf_http_conn *current)
{
    msf_http_conn *greedy = NULL, *largest = NULL;
    for (msf_list *n = s->conns.next; n != &s->conns; n = n->next) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        if (c->counted > c->newest + s->limits.write_high_water && (greedy == NULL || c->counted > greedy->counted)) {
            greedy = c;
        }
        if (c != current && c->counted > s->limits.write_high_water && (largest == NULL || c->counted > largest->counted)) {
            largest = c;
        }
    }
    return greedy != NULL ? greedy : largest;
}

static void cut(msf_http_conn *c)
{
    msf_http_server *s = c->server;
    s->queued -= c->counted;
    if (s->handler->on_cut != NULL) {
        s->handler->on_cut(s->ctx, msf_http_conn_peer(c)->ip, c->counted);
    }
    c->counted = 0;
    msf_http_conn_doom(c);
}

static void enforce(msf_http_server *s, msf_http_conn *current)
{
    for (msf_list *n = s->conns.next; n != &s->conns; n = n->next) {
        msf_http_conn *c = MSF_CONTAINER_OF(n, msf_http_conn, in_server);
        if (c->phase != MSF_CONN_CLOSED && c->stream.queued > 0) {
            msf_stream_flush(&c->stream); /* what its client takes at once need not wait for the end of the turn */
        }
    }
    msf_http_conn *c;
    while (add_up(s) > s->limits.queued_bytes && (c = choose(s, current)) != NULL) {
        cut(c);
    }
}

void msf_http_conn_count_queued(msf_http_conn *c, uint64_t newest)
{
    msf_http_server *s = c->server;
    uint64_t now = c->stream.queued + c->held;
    c->newest = newest;
    s->queued += now - c->counted;
    c->counted = now;
    if (s->queued > s->limits.queued_bytes) {
        enforce(s, c);
    }
}
