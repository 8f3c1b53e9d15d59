/* A source of names that answers when the test says so. */
#ifndef MSF_UNIT_NAMES_H
#define MSF_UNIT_NAMES_H

#include "net/resolver.h"
#include "unit.h"

#define NAMES_MAX 64

static msf_loop *loop;
static msf_resolver *resolver;
static uint64_t clock_ms = 1000000; /* of the cache */
static struct {
    msf_lookup *lookup;
    char name[MSF_HOST_MAX + 1];
} asked[NAMES_MAX]; /* in order; answered ones without a lookup */
static int asked_n, ask_result, stops;

static uint64_t scripted_clock(void *ctx)
{
    return clock_ms;
}

static int scripted_ask(void *ctx, msf_lookup *l, const char *name)
{
    if (ask_result != 0) {
        return ask_result;
    }
    CHECK(asked_n < NAMES_MAX);
    asked[asked_n].lookup = l;
    strcpy(asked[asked_n++].name, name);
    return 0;
}

static msf_ips ips_of(const char *list)
{
    msf_ips ips = {0};
    for (size_t n; *list != '\0'; list += n + (list[n] == ' ')) {
        n = strcspn(list, " ");
        CHECK(msf_ip_parse(msf_slice_of(list, n), &ips.ip[ips.n++]));
    }
    return ips;
}

/* Answers the i-th question: addresses with spaces between them. */
static void answer(int i, const char *list)
{
    msf_ips ips = ips_of(list);
    msf_lookup *l = asked[i].lookup;
    CHECK(l != NULL);
    asked[i].lookup = NULL;
    msf_lookup_answer(l, 0, NULL, &ips);
}

static void answer_error(int i, int code, const char *why)
{
    msf_lookup *l = asked[i].lookup;
    CHECK(l != NULL);
    asked[i].lookup = NULL;
    msf_lookup_answer(l, code, why, NULL);
}

static void scripted_stop(void *ctx, msf_lookup *l)
{
    stops++;
    for (int i = 0; i < asked_n; i++) {
        if (asked[i].lookup == l) {
            answer_error(i, MSF_ERESOLVE, "canceled");
            return;
        }
    }
    CHECK(!"a look-up of ours");
}

static msf_resolver_options scripted(void)
{
    return (msf_resolver_options){.source = {.ask = scripted_ask, .stop = scripted_stop}, .now_ms = scripted_clock};
}

static void begin_with(msf_resolver_options o)
{
    loop = msf_loop_new();
    resolver = msf_resolver_new(loop, &o);
    CHECK(resolver != NULL);
}

static void begin(void)
{
    begin_with(scripted());
}

static void end(void)
{
    msf_resolver_stop(resolver);
    msf_loop_free(loop);
    msf_resolver_free(resolver);
}

#define CHECK_STR(a, b)                                                                                                                    \
    do {                                                                                                                                   \
        const char *check_a = (a);                                                                                                         \
        CHECK_BYTES(check_a, strlen(check_a), b);                                                                                          \
    } while (0)

static void poll_until(const int *count, int n)
{
    while (*count < n) {
        msf_loop_poll(loop, true);
    }
}

#endif
