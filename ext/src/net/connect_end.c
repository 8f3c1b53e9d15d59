#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "net/connect_private.h"

#define LABEL_MAX (MSF_HOSTNAME_SHOWN + 16)

/* "api.example:443", "[::1]:443", "unix:/path". */
static char *label(const msf_connect *c, char *text)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    msf_host_shown(msf_connect_host(c), shown);
    if (c->result.is_unix) {
        snprintf(text, LABEL_MAX, "%s", shown);
    } else {
        bool bare_v6 = strchr(shown, ':') != NULL && shown[0] != '[';
        snprintf(text, LABEL_MAX, bare_v6 ? "[%s]:%d" : "%s:%d", shown, c->port);
    }
    return text;
}

/* Releases first: the callback may start anew. */
void msf_connect_finish(msf_connect *c)
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

void msf_connect_fail(msf_connect *c, msf_connect_step step)
{
    c->result.step = step;
    c->result.fd = -1;
    if (!c->starting) {
        msf_connect_finish(c);
        return;
    }
    c->failed = true;
    msf_timer_start(c->loop, &c->total, 0); /* armed since the start, so this cannot fail */
}

void msf_connect_refuse(msf_connect *c, const char *why)
{
    char text[LABEL_MAX];
    msf_error_set(&c->result.error, -EINVAL, "%s: %s", label(c, text), why);
    msf_connect_fail(c, MSF_CONNECT_SETUP);
}

static bool is_local_failure(int error)
{
    return error == -EMFILE || error == -ENFILE || error == -ENOBUFS || error == -ENOMEM;
}

void msf_connect_add_tried(msf_connect *c, const msf_ip *ip, const char *why)
{
    char address[MSF_IP_TEXT];
    size_t n = strlen(c->tried), room = sizeof c->tried - n;
    int wanted = snprintf(c->tried + n, room, "%s%s: %s", n > 0 ? "; " : "", msf_ip_text(ip, address), why);
    if (wanted < 0 || (size_t)wanted >= room) {
        c->tried[n] = '\0';
        c->untold++;
    }
}

void msf_connect_note(msf_connect *c, const msf_ip *ip, int error)
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
        msf_connect_add_tried(c, ip, why);
        if (c->resolver != NULL && !c->local_failure) {
            msf_resolver_bad(c->resolver, msf_connect_host(c), ip);
        }
    } else {
        snprintf(c->tried, sizeof c->tried, "%s", why); /* the label says which address */
    }
}

void msf_connect_fail_tried(msf_connect *c, uint32_t within)
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
    msf_connect_fail(c, c->local_failure && within == 0 ? MSF_CONNECT_SETUP : MSF_CONNECT_TCP);
}
