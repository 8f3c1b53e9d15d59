#include <assert.h>
#include <stdlib.h>

#include "client/http_private.h"

msf_http_client *msf_http_client_new(msf_loop *loop, msf_resolver *resolver, const msf_connpool_options *pool)
{
    msf_http_client *c = calloc(1, sizeof *c);
    if (c == NULL) {
        return NULL;
    }
    c->loop = loop;
    c->resolver = resolver;
    c->pool = msf_connpool_new(loop, &msf_http_link_protocol, c, pool);
    if (c->pool == NULL) {
        free(c);
        return NULL;
    }
    return c;
}

void msf_http_client_free(msf_http_client *c)
{
    if (c == NULL) {
        return;
    }
    assert(c->calls == 0 && "calls are freed before their client");
    msf_connpool_free(c->pool);
    msf_tls_release(c->tls);
    free(c);
}

void msf_http_client_drain(msf_http_client *c)
{
    msf_connpool_drain(c->pool);
}

const msf_connpool *msf_http_client_pool(const msf_http_client *c)
{
    return c->pool;
}
