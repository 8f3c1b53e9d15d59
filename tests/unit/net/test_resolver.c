#include <pthread.h>
#include <signal.h>

#include "base/clock.h"
#include "names.h"
#include "net/work.h"

static const char *text_of(const msf_ips *ips)
{
    static char text[MSF_IPS_MAX * MSF_IP_TEXT];
    char one[MSF_IP_TEXT];
    text[0] = '\0';
    for (uint32_t i = 0; i < ips->n; i++) {
        strcat(strcat(text, i > 0 ? " " : ""), msf_ip_text(&ips->ip[i], one));
    }
    return text;
}

/* What is known now: addresses, "ask", or the error's sentence. */
static const char *now(const char *name)
{
    static msf_error err;
    msf_ips ips;
    switch (msf_resolve_now(resolver, msf_slice_str(name), &ips, &err)) {
    case 0:
        return text_of(&ips);
    case -EAGAIN:
        return "ask";
    default:
        return err.text;
    }
}

static msf_resolver_stats stats(void)
{
    msf_resolver_stats s;
    msf_resolver_get_stats(resolver, &s);
    return s;
}

/* Somebody who waits. */
typedef struct waiter {
    msf_resolve q;
    int calls, code;
    char text[512]; /* addresses or the sentence */
    void (*in_done)(struct waiter *w);
} waiter;

static void waiter_done(msf_resolve *q, const msf_ips *ips, const msf_error *error)
{
    waiter *w = MSF_CONTAINER_OF(q, waiter, q);
    CHECK((ips == NULL) != (error == NULL));
    CHECK(!msf_resolve_pending(q));
    w->calls++;
    w->code = error != NULL ? error->code : 0;
    strcpy(w->text, error != NULL ? error->text : text_of(ips));
    if (w->in_done != NULL) {
        w->in_done(w);
    }
}

static int wait_for(waiter *w, const char *name, uint32_t ms)
{
    msf_error err = {0};
    int calls = w->calls;
    int result = msf_resolve_start(resolver, &w->q, msf_slice_str(name), ms, waiter_done, &err);
    CHECK_INT(w->calls, calls); /* never from inside */
    if (result != 0) {
        CHECK_INT(err.code, result);
        strcpy(w->text, err.text);
    }
    return result;
}

TEST(addresses_and_this_machine_are_answered_at_once)
{
    begin();
    CHECK_STR(now("10.0.0.1"), "10.0.0.1");
    CHECK_STR(now("[::1]"), "::1");
    CHECK_STR(now("localhost"), "127.0.0.1 ::1");
    CHECK_STR(now("x.LOCALHOST."), "127.0.0.1 ::1");
    CHECK_STR(now("a_b!"), "\"a_b!\" is no host name: letters, digits, '-', '_' and dots are all it may have");
    waiter w = {0};
    CHECK_INT(wait_for(&w, "10.0.0.2", 0), 0);
    poll_until(&w.calls, 1);
    CHECK_STR(w.text, "10.0.0.2");
    CHECK_INT(wait_for(&w, "a..b", 0), -EINVAL);
    CHECK_INT(asked_n, 0);
    end();
}

TEST(asks_once_for_all_and_remembers)
{
    begin();
    waiter w[3] = {0};
    CHECK_STR(now("api.example"), "ask");
    CHECK_INT(wait_for(&w[0], "api.example", 0), 0);
    CHECK_INT(wait_for(&w[1], "API.example", 0), 0);
    CHECK_INT(asked_n, 1);
    CHECK_STR(asked[0].name, "api.example");
    answer(0, "10.0.0.1");
    CHECK_INT(w[0].calls + w[1].calls, 2);
    CHECK_STR(w[1].text, "10.0.0.1");
    CHECK_STR(now("Api.Example"), "10.0.0.1");
    CHECK_INT(wait_for(&w[2], "api.example", 0), 0);
    poll_until(&w[2].calls, 1);
    CHECK_STR(w[2].text, "10.0.0.1");
    CHECK_INT(asked_n, 1);
    msf_resolver_stats s = stats();
    CHECK_INT(s.lookups, 1);
    CHECK_INT(s.shared, 1);
    CHECK_INT(s.hits, 2);
    CHECK_INT(s.waiters, 0);
    CHECK_INT(s.entries, 1);
    end();
}

TEST(expires_by_age)
{
    msf_resolver_options o = scripted();
    o.expire_ms = 500;
    begin_with(o);
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "10.0.0.1");
    clock_ms += 499;
    CHECK_STR(now("a.b"), "10.0.0.1");
    clock_ms += 1;
    CHECK_STR(now("a.b"), "ask");
    wait_for(&w, "a.b", 0);
    answer(1, "10.0.0.2");
    CHECK_STR(now("a.b"), "10.0.0.2");
    end();
}

TEST(expires_by_uses)
{
    msf_resolver_options o = scripted();
    o.times = 3;
    begin_with(o);
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "10.0.0.1"); /* the first use */
    CHECK_STR(now("a.b"), "10.0.0.1");
    CHECK_STR(now("a.b"), "10.0.0.1");
    CHECK_STR(now("a.b"), "ask");
    end();
}

TEST(without_a_cache_everybody_asks)
{
    msf_resolver_options o = scripted();
    o.expire_ms = o.no_name_ms = o.failed_ms = o.stale_ms = MSF_RESOLVER_OFF;
    begin_with(o);
    waiter w[2] = {0};
    wait_for(&w[0], "a.b", 0);
    wait_for(&w[1], "a.b", 0);
    answer(0, "10.0.0.1");
    CHECK_STR(w[1].text, "10.0.0.1"); /* but one look-up still is for all who waited */
    CHECK_STR(now("a.b"), "ask");
    wait_for(&w[0], "a.b", 0);
    answer_error(1, MSF_ENONAME, "not known");
    CHECK_STR(w[0].text, "a.b: not known (asked for 0 ms)");
    CHECK_STR(now("a.b"), "ask");
    end();
}

TEST(no_such_name_is_remembered)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer_error(0, MSF_ENONAME, "Name or service not known");
    CHECK_INT(w.code, MSF_ENONAME);
    clock_ms += 4999;
    CHECK_STR(now("a.b"), "a.b: Name or service not known (found out 4999 ms ago)");
    CHECK_INT(wait_for(&w, "a.b", 0), 0);
    poll_until(&w.calls, 2);
    CHECK_INT(w.code, MSF_ENONAME);
    clock_ms += 1;
    CHECK_STR(now("a.b"), "ask");
    wait_for(&w, "a.b", 0);
    answer(1, "");
    CHECK_INT(w.code, MSF_ENONAME);
    CHECK_STR(w.text, "a.b: it has no address (asked for 0 ms)");
    CHECK_INT(stats().no_name, 2);
    CHECK_INT(stats().bad_hits, 2);
    end();
}

TEST(failures_are_remembered_for_less_time)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer_error(0, MSF_ERESOLVE, "Temporary failure in name resolution");
    CHECK_INT(w.code, MSF_ERESOLVE);
    clock_ms += 999;
    CHECK_STR(now("a.b"), "a.b: Temporary failure in name resolution (found out 999 ms ago)");
    clock_ms += 1;
    CHECK_STR(now("a.b"), "ask");
    wait_for(&w, "a.b", 0);
    answer(1, "10.0.0.1");
    CHECK_STR(now("a.b"), "10.0.0.1");
    end();
}

TEST(former_addresses_serve_when_the_name_service_fails)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "10.0.0.1");
    clock_ms += 60000;
    wait_for(&w, "a.b", 0);
    answer_error(1, MSF_ERESOLVE, "failure");
    CHECK_STR(w.text, "10.0.0.1");
    CHECK_STR(now("a.b"), "10.0.0.1"); /* and for a second nobody is asked */
    clock_ms += 1000;
    CHECK_STR(now("a.b"), "ask");
    wait_for(&w, "a.b", 20); /* no answer within its time */
    poll_until(&w.calls, 3);
    CHECK_STR(w.text, "10.0.0.1");
    CHECK_INT(stats().timeouts, 0);
    CHECK_INT(stats().stale, 3);
    answer_error(2, MSF_ENONAME, "gone"); /* that is an answer */
    CHECK_STR(now("a.b"), "a.b: gone (found out 0 ms ago)");
    end();
}

TEST(former_addresses_serve_while_the_name_service_is_slow)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "10.0.0.1");
    clock_ms += 60000;
    uint64_t before = msf_clock_mono_us();
    wait_for(&w, "a.b", 0);
    poll_until(&w.calls, 2);
    CHECK_STR(w.text, "10.0.0.1");
    CHECK(msf_clock_mono_us() - before >= 1800000);
    answer(1, "10.0.0.2");
    CHECK_STR(now("a.b"), "10.0.0.2");
    wait_for(&w, "a.b", 0);
    clock_ms += 60000;
    msf_resolve_cancel(&w.q);
    wait_for(&w, "a.b", 1900); /* the former ones get lost meanwhile */
    msf_resolver_clear_all(resolver);
    poll_until(&w.calls, 3);
    CHECK_STR(w.text, "a.b: the name service did not answer within 1900 ms");
    end();
}

TEST(former_addresses_end)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "10.0.0.1");
    clock_ms += 360000;
    wait_for(&w, "a.b", 0);
    answer_error(1, MSF_ERESOLVE, "failure");
    CHECK_STR(w.text, "a.b: failure (asked for 0 ms)");
    end();
}

TEST(addresses_take_turns)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "2001:db8::1 2001:db8::2 2001:db8::3 10.0.0.1 10.0.0.2 10.0.0.2");
    CHECK_STR(w.text, "2001:db8::1 10.0.0.1 2001:db8::2 10.0.0.2 2001:db8::3");
    CHECK_STR(now("a.b"), "2001:db8::2 10.0.0.2 2001:db8::3 10.0.0.1 2001:db8::1");
    CHECK_STR(now("a.b"), "2001:db8::3 10.0.0.1 2001:db8::1 10.0.0.2 2001:db8::2");
    CHECK_STR(now("a.b"), "2001:db8::1 10.0.0.2 2001:db8::2 10.0.0.1 2001:db8::3");
    end();
}

static msf_ip ip(const char *text)
{
    return ips_of(text).ip[0];
}

TEST(what_failed_comes_last_for_a_while)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "2001:db8::1 10.0.0.1 10.0.0.2");
    msf_ip six = ip("2001:db8::1"), four = ip("10.0.0.2"), other = ip("10.9.9.9");
    msf_resolver_bad(resolver, MSF_SLICE("A.B"), &six);
    msf_resolver_bad(resolver, MSF_SLICE("a.b"), &other);
    msf_resolver_bad(resolver, MSF_SLICE("c.d"), &six);
    msf_resolver_bad(resolver, MSF_SLICE("10.0.0.1"), &six);
    CHECK_STR(now("a.b"), "10.0.0.2 10.0.0.1 2001:db8::1");
    clock_ms += 5000;
    msf_resolver_bad(resolver, MSF_SLICE("a.b"), &four);
    CHECK_STR(now("a.b"), "10.0.0.1 2001:db8::1 10.0.0.2");
    clock_ms += 5000; /* its time is over */
    CHECK_STR(now("a.b"), "2001:db8::1 10.0.0.1 10.0.0.2");
    msf_resolver_good(resolver, MSF_SLICE("a.b"), &four);
    msf_resolver_entry e;
    CHECK(msf_resolver_peek(resolver, MSF_SLICE("a.b"), &e));
    CHECK_INT(e.aside, 0);
    msf_resolver_bad(resolver, MSF_SLICE("a.b"), &four);
    clock_ms += 60000 - 10000;
    msf_resolver_bad(resolver, MSF_SLICE("a.b"), &four);
    wait_for(&w, "a.b", 0);
    answer(1, "10.0.0.2 10.0.0.3"); /* looking it up does not repair it */
    CHECK_STR(w.text, "10.0.0.3 10.0.0.2");
    end();
}

TEST(net_127_is_this_machine)
{
    begin();
    waiter w = {0};
    wait_for(&w, "a.b", 0);
    answer(0, "127.0.0.0");
    CHECK_STR(w.text, "127.0.0.1");
    end();
}

TEST(few_at_once_the_others_in_order)
{
    begin(); /* 4 threads: 2 at once */
    waiter w[5] = {0};
    static const char *const names[] = {"a.a", "b.b", "c.c", "d.d", "e.e"};
    for (int i = 0; i < 5; i++) {
        CHECK_INT(wait_for(&w[i], names[i], 0), 0);
    }
    CHECK_INT(asked_n, 2);
    CHECK_INT(stats().running, 2);
    CHECK_INT(stats().queued, 3);
    msf_resolve_cancel(&w[2].q); /* its name is never asked for */
    answer(1, "10.0.0.2");
    CHECK_INT(asked_n, 3);
    CHECK_STR(asked[2].name, "d.d");
    answer(2, "10.0.0.4");
    CHECK_STR(asked[3].name, "e.e");
    answer(0, "10.0.0.1");
    answer(3, "10.0.0.5");
    CHECK_INT(w[0].calls + w[1].calls + w[3].calls + w[4].calls, 4);
    CHECK_INT(w[2].calls, 0);
    CHECK_INT(stats().running + stats().queued + stats().waiters, 0);
    end();
}

TEST(the_share_is_half_of_the_threads)
{
    static const uint32_t given[][3] = {{1, 0, 1}, {2, 0, 1}, {7, 0, 3}, {8, 2, 2}, {8, 100, 4}, {64, 0, 32}};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        msf_resolver_options o = scripted();
        o.threads = given[i][0];
        o.in_flight = given[i][1];
        begin_with(o);
        asked_n = 0;
        static waiter w[40];
        memset(w, 0, sizeof w);
        for (int n = 0; n < 40; n++) {
            char name[16];
            snprintf(name, sizeof name, "n%d", n);
            CHECK_INT(wait_for(&w[n], name, 0), 0);
        }
        CHECK_INT(asked_n, given[i][2]);
        end();
    }
}

TEST(waiters_have_a_ceiling)
{
    msf_resolver_options o = scripted();
    o.max_waiters = 2;
    begin_with(o);
    waiter w[3] = {0};
    CHECK_INT(wait_for(&w[0], "a.b", 0), 0);
    CHECK_INT(wait_for(&w[1], "a.b", 0), 0);
    CHECK_INT(wait_for(&w[2], "a.b", 0), MSF_ETOOBIG);
    CHECK_STR(w[2].text, "a.b: not looked up: 2 wait for names already, which is all that may");
    msf_resolve_cancel(&w[0].q);
    CHECK_INT(wait_for(&w[2], "a.b", 0), 0);
    answer(0, "10.0.0.1");
    CHECK_INT(w[0].calls, 0);
    CHECK_INT(w[1].calls + w[2].calls, 2);
    CHECK_INT(stats().refused, 1);
    end();
}

TEST(time_over_while_asking)
{
    begin();
    waiter w[2] = {0};
    wait_for(&w[0], "a.b", 20);
    wait_for(&w[1], "a.b", 0);
    poll_until(&w[0].calls, 1);
    CHECK_INT(w[0].code, -ETIMEDOUT);
    CHECK_STR(w[0].text, "a.b: the name service did not answer within 20 ms");
    CHECK_INT(w[1].calls, 0);
    msf_resolve_cancel(&w[1].q);
    CHECK_INT(stats().running, 1); /* that goes on */
    CHECK_INT(stats().timeouts, 1);
    wait_for(&w[1], "a.b", 0); /* and can be joined */
    CHECK_INT(asked_n, 1);
    msf_resolve_cancel(&w[1].q);
    answer(0, "10.0.0.1"); /* nobody waits: the cache takes it */
    CHECK_INT(w[1].calls, 0);
    CHECK_STR(now("a.b"), "10.0.0.1");
    end();
}

TEST(time_over_in_the_queue)
{
    begin();
    waiter w[4] = {0};
    wait_for(&w[0], "a.a", 0);
    wait_for(&w[1], "b.b", 0);
    wait_for(&w[2], "c.c", 0);
    wait_for(&w[3], "d.d", 15);
    poll_until(&w[3].calls, 1);
    CHECK_STR(w[3].text, "d.d: not looked up within 15 ms: 2 look-ups run (all that may), 2 wait");
    CHECK_INT(stats().queued, 1); /* it left the queue */
    end();
    CHECK_INT(w[2].code, MSF_ECLOSED);
}

TEST(the_source_refuses)
{
    begin();
    waiter w = {0};
    ask_result = -ENOMEM;
    CHECK_INT(wait_for(&w, "a.b", 0), 0);
    poll_until(&w.calls, 1);
    CHECK_INT(w.code, -ENOMEM);
    CHECK_INT(wait_for(&w, "c.d", 0), 0);
    end(); /* before the answer came */
    CHECK_INT(w.code, MSF_ECLOSED);
}

TEST(explicit_entries)
{
    begin();
    msf_ips ips = ips_of("10.0.0.7");
    msf_resolver_entry e;
    msf_error err;
    CHECK_INT(msf_resolver_set(resolver, MSF_SLICE("Db.Local"), &ips, &err), 0);
    CHECK_STR(now("db.local"), "10.0.0.7");
    CHECK(msf_resolver_peek(resolver, MSF_SLICE("db.LOCAL"), &e));
    CHECK_INT(e.uses, 1);
    CHECK(e.fixed && e.fresh);
    clock_ms += 1000;
    CHECK(msf_resolver_peek(resolver, MSF_SLICE("db.local"), &e));
    CHECK_INT(e.age_ms, 1000);
    CHECK_STR(text_of(&e.ips), "10.0.0.7");
    clock_ms += 59000;
    CHECK_STR(now("db.local"), "ask"); /* the same rules */
    CHECK(msf_resolver_clear(resolver, MSF_SLICE("DB.local")));
    CHECK(!msf_resolver_clear(resolver, MSF_SLICE("db.local")));
    CHECK(!msf_resolver_clear(resolver, MSF_SLICE("10.0.0.1")));
    CHECK(!msf_resolver_peek(resolver, MSF_SLICE("db.local"), &e));
    CHECK_INT(msf_resolver_set(resolver, MSF_SLICE("a..b"), &ips, &err), -EINVAL);
    CHECK_INT(msf_resolver_set(resolver, MSF_SLICE("10.0.0.1"), &ips, &err), -EINVAL);
    CHECK_STR(err.text, "10.0.0.1: its address is fixed");
    ips.n = 0;
    CHECK_INT(msf_resolver_set(resolver, MSF_SLICE("a.b"), &ips, &err), -EINVAL);
    CHECK_STR(err.text, "a.b: at least one address is needed");
    end();
}

static char listed[200];

static void list_entry(void *ctx, const msf_resolver_entry *e)
{
    char line[100];
    snprintf(line, sizeof line, "%.*s=%s/%d ", (int)e->name.n, e->name.p, text_of(&e->ips), e->code);
    strcat(listed, line);
}

TEST(entries_have_a_ceiling_and_can_be_listed)
{
    msf_resolver_options o = scripted();
    o.max_entries = 2;
    begin_with(o);
    waiter w = {0};
    msf_ips ips = ips_of("10.0.0.7 ::1");
    msf_resolver_set(resolver, MSF_SLICE("a.a"), &ips, NULL);
    msf_resolver_set(resolver, MSF_SLICE("b.b"), &ips, NULL);
    now("a.a");
    wait_for(&w, "c.c", 0);
    answer_error(0, MSF_ENONAME, "no");
    msf_resolver_each(resolver, list_entry, NULL);
    CHECK_STR(listed, "c.c=/-10006 a.a=10.0.0.7 ::1/0 ");
    msf_resolver_clear_all(resolver);
    CHECK_INT(stats().entries, 0);
    end();
}

static waiter second;

static void ask_again(waiter *w)
{
    if (w->calls == 1) {
        msf_resolver_clear_all(resolver);
        msf_resolve_cancel(&second.q); /* waits for the same look-up */
        CHECK_INT(wait_for(w, "a.b", 0), 0);
    }
}

TEST(callbacks_may_do_anything)
{
    begin();
    waiter first = {.in_done = ask_again}, third = {0};
    wait_for(&first, "a.b", 0);
    wait_for(&second, "a.b", 0);
    wait_for(&third, "a.b", 0);
    answer(0, "10.0.0.1");
    CHECK_INT(first.calls, 1);
    CHECK_INT(second.calls, 0);
    CHECK_STR(third.text, "10.0.0.1"); /* the cache was emptied, the answer is still there */
    CHECK_INT(asked_n, 2);
    answer(1, "10.0.0.2");
    CHECK_STR(first.text, "10.0.0.2");
    end();
}

static void stop_all(waiter *w)
{
    msf_resolver_stop(resolver);
}

TEST(stopped_by_a_callback)
{
    begin();
    waiter w[3] = {{.in_done = stop_all}};
    wait_for(&w[0], "a.b", 0);
    wait_for(&w[1], "a.b", 0);
    wait_for(&w[2], "c.d", 0);
    answer(0, "10.0.0.1");
    CHECK_STR(w[0].text, "10.0.0.1");
    CHECK_INT(w[1].code, MSF_ECLOSED);
    CHECK_INT(w[2].code, MSF_ECLOSED);
    CHECK_STR(w[2].text, "c.d: not looked up: the resolver was stopped");
    CHECK_INT(stops, 1); /* the other one */
    CHECK_INT(wait_for(&w[0], "a.b", 0), MSF_ECLOSED);
    end();
}

TEST(known_answers_can_be_cancelled_or_get_lost)
{
    begin();
    waiter w[3] = {0};
    msf_ips ips = ips_of("10.0.0.7");
    msf_resolver_set(resolver, MSF_SLICE("a.b"), &ips, NULL);
    CHECK_INT(wait_for(&w[0], "a.b", 0), 0);
    CHECK_INT(wait_for(&w[1], "a.b", 0), 0);
    CHECK_INT(wait_for(&w[2], "localhost", 0), 0);
    msf_resolve_cancel(&w[0].q);
    msf_resolver_clear_all(resolver);
    poll_until(&w[2].calls, 1);
    CHECK_INT(w[0].calls + w[1].calls, 0);
    CHECK_INT(asked_n, 1);
    answer(0, "10.0.0.8");
    CHECK_STR(w[1].text, "10.0.0.8");
    CHECK_INT(wait_for(&w[0], "localhost", 0), 0);
    end();
    CHECK_INT(w[0].code, MSF_ECLOSED);
}

static void start_another(waiter *w)
{
    char name[16];
    snprintf(name, sizeof name, "n%d.x", rand() % 12);
    if (!msf_resolve_pending(&w->q) && rand() % 3 == 0) {
        wait_for(w, name, (uint32_t)(rand() % 20) + 1);
    }
}

TEST(at_random)
{
    msf_resolver_options o = scripted();
    o.threads = 6;
    o.max_waiters = 30;
    o.max_entries = 6;
    o.expire_ms = 10;
    o.no_name_ms = o.failed_ms = 5;
    begin_with(o);
    static waiter w[40];
    for (int i = 0; i < 40; i++) {
        w[i].in_done = start_another;
    }
    srand(7);
    for (int i = 0; i < 50000; i++) {
        waiter *one = &w[rand() % 40];
        clock_ms += (uint64_t)(rand() % 2);
        if (rand() % 8 == 0) {
            msf_resolve_cancel(&one->q);
        } else {
            start_another(one);
        }
        for (int n = 0; n < asked_n; n++) {
            if (asked[n].lookup != NULL && rand() % 4 == 0) {
                rand() % 3 == 0 ? answer_error(n, rand() % 2 ? MSF_ENONAME : MSF_ERESOLVE, "x") : answer(n, "10.0.0.1 ::1");
            }
        }
        while (asked_n > 0 && asked[asked_n - 1].lookup == NULL) {
            asked_n--;
        }
        if (rand() % 64 == 0) {
            msf_loop_poll(loop, false);
        }
        CHECK(stats().running <= 3);
        CHECK(stats().waiters <= 30);
    }
    for (int i = 0; i < 40; i++) {
        w[i].in_done = NULL;
    }
    end();
    for (int i = 0; i < 40; i++) {
        CHECK(!msf_resolve_pending(&w[i].q));
    }
}

TEST(the_systems_names)
{
    loop = msf_loop_new();
    resolver = msf_resolver_new(loop, NULL);
    /* A machine's own name is answered from /etc/hosts or by nss-myhostname; if it is not, the failure has to be a clear one. */
    char name[MSF_HOST_MAX] = "";
    gethostname(name, sizeof name - 1);
    waiter w[2] = {0};
    CHECK_INT(wait_for(&w[0], name, 0), 0);
    CHECK_INT(wait_for(&w[1], "no-such-name.invalid", 20000), 0);
    poll_until(&w[0].calls, 1);
    poll_until(&w[1].calls, 1);
    CHECK(w[0].code == 0 || w[0].code == MSF_ENONAME || w[0].code == MSF_ERESOLVE);
    CHECK(w[1].code == MSF_ENONAME || w[1].code == MSF_ERESOLVE || w[1].code == -ETIMEDOUT);
    CHECK(strncmp(w[1].text, "no-such-name.invalid: ", 22) == 0);
    end();
}

static int pieces;
static bool blocked; /* SIGUSR1 on the threads */

static void piece_run(msf_work *w)
{
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    blocked = sigismember(&mask, SIGUSR1) == 1;
}

static void piece_done(msf_work *w, bool ran)
{
    pieces += ran;
}

/* The resolver is the first to need the threads, and then others use the same ones. */
TEST(the_systems_names_and_work_share_threads)
{
    static waiter w[20];
    static msf_work work[20];
    loop = msf_loop_new();
    resolver = msf_resolver_new(loop, NULL);
    msf_work_pool *pool = msf_work_pool_new(loop, 0, 0);
    unsetenv("UV_THREADPOOL_SIZE");
    for (int i = 0; i < 20; i++) {
        char name[40];
        snprintf(name, sizeof name, "no-such-name-%d.invalid", i);
        CHECK_INT(wait_for(&w[i], name, 0), 0);
        CHECK_INT(msf_work_submit(pool, &work[i], piece_run, piece_done), 0);
    }
    CHECK(getenv("UV_THREADPOOL_SIZE") == NULL);
    CHECK_INT(stats().running, 2);
    poll_until(&pieces, 20);
    CHECK(blocked);
    msf_work_pool_stop(pool);
    end();
    msf_work_pool_free(pool);
}

TEST(the_system_is_stopped_while_it_looks)
{
    loop = msf_loop_new();
    resolver = msf_resolver_new(loop, NULL);
    static waiter w[20];
    for (int i = 0; i < 20; i++) {
        char name[40];
        snprintf(name, sizeof name, "no-such-name-%d.invalid", i);
        CHECK_INT(wait_for(&w[i], name, 0), 0);
    }
    end();
    for (int i = 0; i < 20; i++) {
        CHECK_INT(w[i].calls, 1);
        CHECK_INT(w[i].code, MSF_ECLOSED);
    }
}

UNIT_MAIN()
