#include <pthread.h>

#include "server.h"

TEST(reload_replaces_every_worker)
{
    server s;
    server_init(&s, 3);
    server_start(&s);
    pid_t old[3] = {slot_pid(&s, 0), slot_pid(&s, 1), slot_pid(&s, 2)};
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    for (int i = 0; i < 3; i++) {
        CHECK(slot_pid(&s, i) > 0 && slot_pid(&s, i) != old[i]);
    }
    WAIT_FOR(is_gone(old[0]) && is_gone(old[1]) && is_gone(old[2]));
    WAIT_FOR(s.plan->exits == 3);
    CHECK_INT(s.plan->unexpected, 0);
    CHECK_INT(s.plan->reloads, 1);
    server_stop(&s);
}

TEST(reload_of_one_worker_is_quick)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    uint64_t best = UINT64_MAX; /* of five: the machine may be busy */
    for (int i = 0; i < 5; i++) {
        uint64_t before = msf_clock_mono_us();
        CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
        uint64_t took = msf_clock_mono_us() - before;
        best = took < best ? took : best;
    }
    CHECK(best < 100000);
    server_stop(&s);
}

typedef struct hammer {
    server *s;
    volatile bool stop;
    int asked, failed, last_error;
} hammer;

static void *hammer_run(void *arg)
{
    hammer *h = arg;
    while (!h->stop) {
        pid_t r = ask(h->s, 'p');
        h->asked++;
        if (r <= 0) {
            h->failed++;
            h->last_error = -r;
        }
    }
    return NULL;
}

TEST(reload_refuses_no_connection)
{
    server s;
    server_init(&s, 2);
    server_start(&s);
    hammer h[3];
    pthread_t t[3];
    for (int i = 0; i < 3; i++) {
        h[i] = (hammer){.s = &s};
        CHECK_INT(pthread_create(&t[i], NULL, hammer_run, &h[i]), 0);
    }
    for (int i = 0; i < 10; i++) {
        CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    }
    uint64_t asked = 0;
    for (int i = 0; i < 3; i++) {
        h[i].stop = true;
        pthread_join(t[i], NULL);
        if (h[i].failed != 0) {
            fprintf(stderr, "  %d of %d failed, the last with: %s\n", h[i].failed, h[i].asked, strerror(h[i].last_error));
        }
        CHECK_INT(h[i].failed, 0);
        asked += (uint64_t)h[i].asked;
    }
    CHECK(asked > 30);
    CHECK_INT(total_requests(&s), asked); /* and none was forgotten by the counters either */
    CHECK_INT(s.plan->unexpected, 0);
    server_stop(&s);
}

TEST(failed_reload_keeps_the_old_workers)
{
    server s;
    server_init(&s, 2);
    server_start(&s);
    pid_t a = slot_pid(&s, 0), b = slot_pid(&s, 1);
    s.plan->die_at_start = 5;
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), MSF_ECANCELED);
    CHECK_INT(slot_pid(&s, 0), a);
    CHECK_INT(slot_pid(&s, 1), b);
    CHECK(ask(&s, 'p') > 0);
    WAIT_FOR(strstr(s.plan->log, "reload: failed") != NULL);
    CHECK_INT(s.plan->forks, 3); /* one attempt, not one after another */
    s.plan->die_at_start = 0;
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    CHECK(slot_pid(&s, 0) != a && slot_pid(&s, 1) != b);
    server_stop(&s);
}

TEST(reload_with_a_hanging_worker_keeps_the_old)
{
    server s;
    server_init(&s, 1);
    s.options.ready_timeout_ms = 300;
    server_start(&s);
    pid_t a = slot_pid(&s, 0);
    s.plan->hang_at_start = 1;
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), MSF_ECANCELED);
    CHECK_INT(slot_pid(&s, 0), a);
    CHECK_INT(ask(&s, 'p'), a);
    server_stop(&s);
}

TEST(reload_during_a_reload_is_done_once_more)
{
    server s;
    server_init(&s, 4);
    server_start(&s);
    for (int i = 0; i < 2; i++) {
        kill(s.pid, SIGUSR1);
        WAIT_FOR(s.plan->reloads >= 1);
    }
    const msf_scoreboard *b = server_board(&s);
    CHECK(b != NULL);
    WAIT_FOR(b->reloads == 2 || (b->reloads == 1 && s.plan->reloads == 2));
    WAIT_FOR(b->reloads == 2);
    for (int i = 0; i < 4; i++) {
        CHECK_INT(msf_scoreboard_newest(b, i)->generation, 3);
    }
    msf_scoreboard_close(b);
    CHECK_INT(s.plan->reloads, 2);
    server_stop(&s);
}

/* Old workers that do not leave fill the slot's records: the next reload waits for one of them to be killed, and loses nothing. */
TEST(many_reloads_with_workers_that_do_not_leave)
{
    server s;
    server_init(&s, 1);
    s.options.drain_ms = 10;
    s.plan->stuck = 1;
    server_start(&s);
    for (int i = 0; i < 5; i++) {
        CHECK(ask(&s, 'p') > 0);
        CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    }
    CHECK_INT(total_requests(&s), 5);
    s.plan->stuck = 0;
    WAIT_FOR(s.plan->exits == 5);
    CHECK_INT(s.plan->unexpected, 0);
    CHECK_INT(total_requests(&s), 5);
    server_stop(&s);
}

TEST(retire_is_replaced)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    pid_t a = ask(&s, 'r');
    CHECK(a > 0);
    WAIT_FOR(is_replaced(&s, 0, a));
    WAIT_FOR(is_gone(a));
    WAIT_FOR(s.plan->exits == 1);
    CHECK_INT(s.plan->unexpected, 0);
    CHECK(strstr(s.plan->log, "asks to be replaced: the test says so") != NULL);
    CHECK(ask(&s, 'p') != a);
    server_stop(&s);
}

TEST(retire_is_tried_again_when_the_successor_dies)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    s.plan->die_at_start = 4;
    pid_t a = ask(&s, 'r');
    WAIT_FOR(s.plan->forks >= 3);
    CHECK_INT(slot_pid(&s, 0), a); /* it goes on meanwhile */
    s.plan->die_at_start = 0;
    WAIT_FOR(is_replaced(&s, 0, a));
    server_stop(&s);
}

TEST(totals_survive_the_workers)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    for (int i = 0; i < 20; i++) {
        CHECK(ask(&s, i % 5 == 4 ? 'k' : 'p') > 0);
    }
    WAIT_FOR(s.plan->exits == 4 && slot_pid(&s, 0) > 0); /* or the reload would find the slot empty, and replace nobody */
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    CHECK(ask(&s, 'p') > 0);
    WAIT_FOR(s.plan->exits == 5);
    CHECK_INT(total_requests(&s), 21);
    const msf_scoreboard *b = server_board(&s);
    const msf_scoreboard_slot *r = msf_scoreboard_newest(b, 0);
    CHECK_INT(r->exits, 5);
    CHECK_INT(r->crashes, 4);
    CHECK_INT(r->generation, 6);
    msf_scoreboard_close(b);
    server_stop(&s);
}

UNIT_MAIN()
