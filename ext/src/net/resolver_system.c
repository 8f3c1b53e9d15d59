/* The system's source of names: getaddrinfo on a thread of libuv's pool. libuv itself lets such slow work have at most half of its threads,
 * which is what msf_resolver_new counts with. */
#include <netdb.h>

#include "net/resolver_private.h"
#include "net/threads.h"

/* With the codes of libuv, which are the same on every system. */
static int code_of(int status)
{
    switch (status) {
    case UV_EAI_NONAME:
    case UV_EAI_NODATA:
    case UV_EAI_ADDRFAMILY:
        return MSF_ENONAME;
    case UV_EAI_MEMORY:
    case UV_ENOMEM:
        return -ENOMEM;
    default:
        return MSF_ERESOLVE;
    }
}

static const char *why_of(int status)
{
    switch (status) {
    case UV_EAI_NONAME:
        return "no such name";
    case UV_EAI_NODATA:
    case UV_EAI_ADDRFAMILY:
        return "it has no address";
    case UV_EAI_AGAIN:
        return "the name service does not answer (temporary failure)";
    case UV_EAI_FAIL:
        return "the name service failed";
    default:
        return uv_strerror(status);
    }
}

static void collect(const struct addrinfo *found, msf_ips *ips)
{
    for (const struct addrinfo *i = found; i != NULL && ips->n < MSF_IPS_MAX; i = i->ai_next) {
        ips->n += msf_ip_from_sockaddr(i->ai_addr, &ips->ip[ips->n]);
    }
}

static void on_answer(uv_getaddrinfo_t *req, int status, struct addrinfo *found)
{
    msf_lookup *l = MSF_CONTAINER_OF(req, msf_lookup, req);
    msf_ips ips = {0};
    if (status == 0) {
        collect(found, &ips);
    }
    uv_freeaddrinfo(found);
    msf_lookup_answer(l, status == 0 ? 0 : code_of(status), status == 0 ? NULL : why_of(status), &ips);
}

static int ask(void *ctx, msf_lookup *l, const char *name)
{
    msf_resolver *r = ctx;
    /* Only families that this machine has an address of. */
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_ADDRCONFIG};
    if (r->threads_started) {
        return uv_getaddrinfo(msf_loop_uv(r->loop), &l->req, on_answer, name, NULL, &hints);
    }
    msf_threads_start start;
    msf_threads_begin(&start, r->o.threads);
    int result = uv_getaddrinfo(msf_loop_uv(r->loop), &l->req, on_answer, name, NULL, &hints);
    msf_threads_end(&start);
    r->threads_started = true;
    return result;
}

static void stop(void *ctx, msf_lookup *l)
{
    (void)ctx;
    uv_cancel((uv_req_t *)&l->req); /* one that has a thread already goes on */
}

const msf_resolver_source msf_dns_system = {.ask = ask, .stop = stop};
