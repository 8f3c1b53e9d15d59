/* One SO_REUSEPORT socket per slot and address. They stay open in the master from the start to the end, so that what waits in a socket's
 * queue is never lost: whoever accepts from it next finds it. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "net/listener.h"
#include "process/tree.h"

static bool is_unix(const msf_listen_spec *spec)
{
    return spec->host != NULL && strncmp(spec->host, "unix:", 5) == 0;
}

static void tell_address(msf_master *m, const msf_listen_spec *spec, int port)
{
    const char *host = spec->host == NULL || *spec->host == '\0' ? "*" : spec->host;
    char *out = m->board->address;
    size_t n = sizeof(m->board->address);
    if (is_unix(spec)) {
        snprintf(out, n, "%s", host);
    } else {
        snprintf(out, n, strchr(host, ':') != NULL ? "[%s]:%d" : "%s:%d", host, port);
    }
}

/* Unix sockets cannot be bound twice: all slots share one. */
static int open_slot(msf_master *m, int slot, int i, int *port, msf_error *err)
{
    const msf_listen_spec *spec = &m->options->listen[i];
    if (is_unix(spec) && slot > 0) {
        m->slots[slot].listen_fd[i] = m->slots[0].listen_fd[i];
        return 0;
    }
    msf_listen_options o = {.host = spec->host, .port = *port, .backlog = m->options->backlog, .reuse_port = !is_unix(spec)};
    int fd = msf_listen(&o, port, err);
    if (fd < 0) {
        return fd;
    }
    m->slots[slot].listen_fd[i] = fd;
    return 0;
}

/* SO_REUSEPORT would let a second server of the same user slip in beside a running one: ask without it first. */
static int probe(const msf_listen_spec *spec, int backlog, msf_error *err)
{
    if (is_unix(spec) || spec->port == 0) {
        return 0;
    }
    msf_listen_options o = {.host = spec->host, .port = spec->port, .backlog = backlog};
    return msf_listen_probe(&o, err);
}

int msf_sockets_open(msf_master *m, msf_error *err)
{
    for (int i = 0; i < m->options->listen_count; i++) {
        const msf_listen_spec *spec = &m->options->listen[i];
        int port = spec->port;
        int code = probe(spec, m->options->backlog, err);
        for (int slot = 0; code == 0 && slot < m->options->workers; slot++) {
            code = open_slot(m, slot, i, &port, err);
        }
        if (code != 0) {
            return code;
        }
        if (i == 0) {
            tell_address(m, spec, port);
        }
    }
    return 0;
}

static bool is_shared(const msf_master *m, int slot, int i)
{
    return slot > 0 && m->slots[slot].listen_fd[i] == m->slots[0].listen_fd[i];
}

void msf_sockets_close(msf_master *m)
{
    for (int i = 0; i < m->options->listen_count; i++) {
        if (is_unix(&m->options->listen[i]) && m->slots[0].listen_fd[i] >= 0) {
            unlink(m->options->listen[i].host + 5); /* only what we have bound ourselves */
        }
        for (int slot = m->options->workers - 1; slot >= 0; slot--) {
            if (m->slots[slot].listen_fd[i] >= 0 && !is_shared(m, slot, i)) {
                close(m->slots[slot].listen_fd[i]);
            }
            m->slots[slot].listen_fd[i] = -1;
        }
    }
}

void msf_sockets_keep_only(msf_master *m, const msf_slot *keep)
{
    for (int slot = 0; slot < m->options->workers; slot++) {
        for (int i = 0; i < m->options->listen_count && slot != keep->index; i++) {
            if (m->slots[slot].listen_fd[i] != keep->listen_fd[i]) {
                close(m->slots[slot].listen_fd[i]);
            }
        }
    }
}
