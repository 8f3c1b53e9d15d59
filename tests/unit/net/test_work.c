#include "net/work.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>

#include "net/timer.h"
#include "unit.h"

static msf_loop *loop;
static msf_work_pool *pool;
static int order[20000], finished, cancelled;
static pthread_t main_thread;
static sem_t gate;

typedef struct piece {
    msf_work work;
    int n, ran;
    pthread_t thread;
} piece;

static void begin(uint32_t threads, uint32_t waiting)
{
    loop = msf_loop_new();
    pool = msf_work_pool_new(loop, threads, waiting);
    main_thread = pthread_self();
    sem_init(&gate, 0, 0);
}

static void end(void)
{
    msf_work_pool_stop(pool);
    msf_loop_free(loop);
    msf_work_pool_free(pool);
}

static void run(msf_work *w)
{
    piece *p = MSF_CONTAINER_OF(w, piece, work);
    p->ran++;
    p->thread = pthread_self();
}

/* Keeps its thread until it is let go. */
static void run_held(msf_work *w)
{
    sem_wait(&gate);
    run(w);
}

static void done(msf_work *w, bool ran)
{
    piece *p = MSF_CONTAINER_OF(w, piece, work);
    CHECK(pthread_equal(pthread_self(), main_thread));
    CHECK_INT(p->ran, ran);
    CHECK(!ran || !pthread_equal(p->thread, main_thread));
    order[finished++] = p->n;
    cancelled += !ran;
}

static int submit(piece *p, int n, void (*fn)(msf_work *))
{
    p->n = n;
    return msf_work_submit(pool, &p->work, fn, done);
}

static void run_all(void)
{
    while (msf_loop_poll(loop, true)) {
    }
}

TEST(runs_elsewhere_and_tells_the_loop)
{
    begin(2, 0);
    piece p[3] = {0};
    for (int i = 0; i < 3; i++) {
        CHECK_INT(submit(&p[i], i, run), 0);
    }
    CHECK_INT(msf_work_pending(pool), 3);
    run_all();
    CHECK_INT(finished, 3);
    CHECK_INT(cancelled, 0);
    CHECK_INT(msf_work_pending(pool), 0);
    end();
}

TEST(one_thread_keeps_the_order)
{
    begin(1, 0);
    static piece p[1000];
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(submit(&p[i], i, run), 0);
    }
    run_all();
    CHECK_INT(finished, 1000);
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(order[i], i);
    }
    end();
}

TEST(a_full_queue_refuses)
{
    begin(1, 2);
    piece p[4] = {0};
    CHECK_INT(submit(&p[0], 0, run_held), 0);
    CHECK_INT(submit(&p[1], 1, run), 0);
    CHECK_INT(submit(&p[2], 2, run), 0);
    CHECK_INT(submit(&p[3], 3, run), MSF_ETOOBIG);
    sem_post(&gate);
    run_all();
    CHECK_INT(finished, 3);
    CHECK_INT(submit(&p[3], 3, run), 0);
    run_all();
    CHECK_INT(finished, 4);
    end();
}

TEST(cancel_takes_back_what_has_not_begun)
{
    begin(1, 0);
    piece p[3] = {0};
    CHECK(!msf_work_cancel(&p[0].work));
    submit(&p[0], 0, run_held);
    submit(&p[1], 1, run);
    submit(&p[2], 2, run);
    CHECK(!msf_work_cancel(&p[0].work));
    CHECK(msf_work_cancel(&p[1].work));
    CHECK(!msf_work_cancel(&p[1].work));
    CHECK_INT(msf_work_pending(pool), 2);
    sem_post(&gate);
    run_all();
    CHECK_INT(finished, 2);
    CHECK(order[0] == 0 && order[1] == 2 && p[1].ran == 0);
    end();
}

TEST(stop_waits_for_what_runs_and_drops_the_rest)
{
    begin(1, 0);
    piece p[3] = {0};
    submit(&p[0], 0, run_held);
    submit(&p[1], 1, run);
    msf_work_pool_stop(pool);
    CHECK_INT(cancelled, 1);
    CHECK_INT(submit(&p[2], 2, run), MSF_ECLOSED);
    sem_post(&gate);
    msf_loop_free(loop);
    CHECK_INT(finished, 2);
    CHECK(p[0].ran + cancelled >= 1);
    msf_work_pool_free(pool);
}

static piece again;

static void done_submits(msf_work *w, bool ran)
{
    CHECK(ran);
    if (++finished < 500) {
        CHECK_INT(msf_work_submit(pool, w, run, done_submits), 0);
    }
}

TEST(done_may_submit)
{
    begin(4, 0);
    CHECK_INT(msf_work_submit(pool, &again.work, run, done_submits), 0);
    run_all();
    CHECK_INT(finished, 500);
    CHECK_INT(again.ran, 500);
    end();
}

static int at_once, most_at_once;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void run_counted(msf_work *w)
{
    pthread_mutex_lock(&lock);
    most_at_once = ++at_once > most_at_once ? at_once : most_at_once;
    bool last = at_once == 3;
    pthread_mutex_unlock(&lock);
    if (last) { /* three at once are here: all may go */
        sem_post(&gate);
        sem_post(&gate);
        sem_post(&gate);
    }
    sem_wait(&gate);
    pthread_mutex_lock(&lock);
    at_once--;
    pthread_mutex_unlock(&lock);
    run(w);
}

TEST(as_many_threads_as_asked_for)
{
    begin(3, 0);
    static piece p[3];
    for (int i = 0; i < 3; i++) {
        submit(&p[i], i, run_counted);
    }
    run_all();
    CHECK_INT(finished, 3);
    CHECK_INT(most_at_once, 3);
    end();
}

TEST(the_environment_is_as_before)
{
    unsetenv("UV_THREADPOOL_SIZE");
    begin(2, 0);
    piece p = {0};
    submit(&p, 0, run);
    CHECK(getenv("UV_THREADPOOL_SIZE") == NULL);
    run_all();
    end();
}

TEST(a_size_in_the_environment_stays_there)
{
    setenv("UV_THREADPOOL_SIZE", "7", 1);
    begin(2, 0);
    piece p = {0};
    submit(&p, 0, run);
    CHECK_BYTES(getenv("UV_THREADPOOL_SIZE"), strlen(getenv("UV_THREADPOOL_SIZE")), "7");
    run_all();
    end();
}

static void run_asks_mask(msf_work *w)
{
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    piece *p = MSF_CONTAINER_OF(w, piece, work);
    p->n = sigismember(&mask, SIGTERM) && sigismember(&mask, SIGXFSZ) && !sigismember(&mask, SIGSEGV);
    run(w);
}

TEST(signals_are_the_loops)
{
    begin(2, 0);
    piece p = {0};
    submit(&p, 0, run_asks_mask);
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    CHECK(!sigismember(&mask, SIGTERM));
    run_all();
    CHECK_INT(order[0], 1);
    end();
}

TEST(the_child_of_a_fork_has_threads_of_its_own)
{
    begin(2, 0);
    piece p = {0};
    submit(&p, 0, run);
    run_all();
    end();
    pid_t child = fork();
    if (child == 0) {
        finished = 0;
        begin(2, 0);
        piece q = {0};
        submit(&q, 0, run);
        run_all();
        end();
        _exit(finished == 1 && q.ran == 1 ? 0 : 1);
    }
    int status;
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK_INT(status, 0);
}

TEST(thousands_with_random_cancels)
{
    begin(4, 20000);
    static piece p[20000];
    int taken = 0;
    srandom(3);
    for (int i = 0; i < 20000; i++) {
        CHECK_INT(submit(&p[i], i, run), 0);
        if (random() % 4 == 0) {
            taken += msf_work_cancel(&p[random() % (i + 1)].work);
        }
        if (random() % 100 == 0) {
            msf_loop_poll(loop, false);
        }
    }
    run_all();
    CHECK(taken > 0);
    CHECK_INT(finished + taken, 20000);
    for (int i = 0; i < 20000; i++) {
        CHECK(p[i].ran <= 1);
    }
    end();
}

UNIT_MAIN()
