/* Several processes on one cache: nothing torn is ever read, and a process that is killed at any instruction of a write hurts nobody. */
#define UNIT_SECONDS 240
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <time.h>

#include "base/clock.h"
#include "cache.h"

#define KEYS 40

static uint64_t real_clock(void)
{
    return msf_clock_mono_us() / 1000;
}

static void make_shared(size_t max_value)
{
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 64, .max_value = max_value});
    cache->now_ms = real_clock;
}

static unsigned draw(unsigned *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static const char *name_of(unsigned k)
{
    static char name[32];
    snprintf(name, sizeof(name), "key%u", k);
    return name;
}

/* On a crowded machine the owner of a lock may not run for 100 ms; everybody else says so and tries again. */
#define PATIENTLY(call)                                                                                                                    \
    ({                                                                                                                                     \
        int patient_code = -EBUSY;                                                                                                         \
        for (int patient_i = 0; patient_i < 100 && patient_code == -EBUSY; patient_i++) {                                                  \
            patient_code = (call);                                                                                                         \
        }                                                                                                                                  \
        patient_code;                                                                                                                      \
    })

static uint64_t damaged(void)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < cache->shards; i++) {
        n += cache->shard[i].damaged;
    }
    return n;
}

/* The seed says which key the value is for. */
static void write_one(unsigned k, unsigned random, size_t max)
{
    size_t n = 4 + random % max;
    unsigned seed = random / KEYS * KEYS + k;
    char *v = pattern(seed, n);
    int code = PATIENTLY(set_bytes(name_of(k), v, n, random % 7 == 0 ? 1 : 0));
    CHECK(code == 0);
    free(v);
}

/* Whatever is there is whole and belongs to its key. True when there was something. */
static bool read_one(unsigned k)
{
    char *got = get(name_of(k));
    unsigned seed = 0;
    if (got == NULL) {
        return false;
    }
    CHECK(found.len >= 4);
    memcpy(&seed, got, 4);
    CHECK_INT(seed % KEYS, k);
    CHECK(is_pattern(got, found.len));
    return true;
}

static void hammer(unsigned id, uint64_t until, size_t max)
{
    unsigned state = id * 7 + 1, reads = 0;
    while (msf_clock_mono_us() < until) {
        unsigned what = draw(&state), k = draw(&state) % KEYS;
        if (what % 4 == 0) {
            write_one(k, draw(&state), max);
        } else if (what % 97 == 0) {
            msf_cache_delete(cache, key(name_of(k)), what % 2);
        } else if (what % 4999 == 0) {
            CHECK_INT(PATIENTLY(msf_cache_flush(cache)), 0);
        } else {
            reads += read_one(k);
        }
    }
    CHECK(reads > 100);
}

static void wait_all(int n)
{
    for (int i = 0; i < n; i++) {
        int status;
        CHECK(wait(&status) > 0);
        CHECK_INT(status, 0);
    }
}

static void hammer_with(size_t max)
{
    make_shared(65536);
    uint64_t until = msf_clock_mono_us() + 2000000;
    for (unsigned id = 0; id < 4; id++) {
        if (fork() == 0) {
            msf_cache_use_stripe(cache, id);
            hammer(id, until, max);
            exit(0);
        }
    }
    wait_all(4);
    msf_cache_info i = info();
    CHECK(msf_cache_is_sound(cache));
    CHECK_INT(damaged(), 0);
    CHECK(i.hits > 400);
    drop();
}

TEST(four_processes_small_values)
{
    hammer_with(200);
}

TEST(four_processes_large_values)
{
    hammer_with(60000);
}

/* One key that is rewritten without a pause: readers must neither starve nor miss it. */
TEST(a_hot_large_key_is_always_there)
{
    make_shared(65536);
    write_one(3, 60000 * 7 + 1, 60001);
    pid_t writer = fork();
    if (writer == 0) {
        for (unsigned r = 1;; r++) {
            write_one(3, r * 7 + 1, 60001);
        }
    }
    for (int i = 0; i < 3000; i++) {
        CHECK(read_one(3));
    }
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    CHECK(msf_cache_is_sound(cache));
    drop();
}

TEST(increments_are_not_lost)
{
    int64_t n;
    make_shared(65536);
    for (int p = 0; p < 4; p++) {
        if (fork() == 0) {
            for (int i = 0; i < 20000; i++) {
                CHECK_INT(PATIENTLY(msf_cache_add_long(cache, key("n"), 1, 0, &n)), 0);
            }
            exit(0);
        }
    }
    wait_all(4);
    CHECK_INT(msf_cache_add_long(cache, key("n"), 0, 0, &n), 0);
    CHECK_INT(n, 80000);
    drop();
}

TEST(one_process_wins_each_add)
{
    int64_t wins;
    make_shared(65536);
    for (int p = 0; p < 4; p++) {
        if (fork() == 0) {
            for (unsigned i = 0; i < 1000; i++) {
                if (PATIENTLY(store(name_of(i % 20), "mine", MSF_CACHE_ADD, 0, 0)) == 0) {
                    CHECK_INT(PATIENTLY(msf_cache_add_long(cache, key("wins"), 1, 0, &wins)), 0);
                }
            }
            exit(0);
        }
    }
    wait_all(4);
    CHECK_INT(msf_cache_add_long(cache, key("wins"), 0, 0, &wins), 0);
    CHECK_INT(wins, 20);
    drop();
}

/* ---- deaths ------------------------------------------------------------------------------------------------------------------------- */

static void check_after_death(unsigned i)
{
    for (unsigned k = 0; k < KEYS; k++) {
        read_one(k);
    }
    for (unsigned k = 0; k < KEYS; k++) { /* every shard can be written to, without waiting for the dead */
        if (k % 4 == i % 4) {
            write_one(k, i * 16 + k, 3000);
            CHECK(read_one(k));
        }
    }
    CHECK(msf_cache_is_sound(cache));
}

static void spin(unsigned us)
{
    uint64_t until = msf_clock_mono_us() + us;
    while (msf_clock_mono_us() < until) {
    }
}

TEST(killed_at_random_hundreds_of_times)
{
    make_shared(65536);
    volatile uint32_t *started = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsigned state = 99;
    for (unsigned i = 0; i < (getenv("MSF_SLOW") != NULL ? 200 : 400); i++) {
        *started = 0;
        pid_t writer = fork();
        if (writer == 0) {
            unsigned mine = i;
            for (;;) {
                unsigned what = draw(&mine);
                if (what % 8 == 0) {
                    msf_cache_delete(cache, key(name_of(draw(&mine) % KEYS)), 0);
                } else {
                    write_one(draw(&mine) % KEYS, draw(&mine), i % 3 == 0 ? 20000 : 3000);
                }
                *started = 1;
            }
        }
        while (*started == 0) {
        }
        spin(draw(&state) % 200);
        kill(writer, SIGKILL);
        waitpid(writer, NULL, 0);
        check_after_death(i);
    }
    CHECK_INT(damaged(), 0);
    drop();
}

/* A child that goes forward one instruction at a time and is killed after `steps` of them; false when it came to its end. */
static bool killed_after(long steps, void (*work)(void))
{
    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        work();
        raise(SIGSTOP);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    bool is_end = false;
    for (long i = 0; i < steps && !is_end; i++) {
        if (ptrace(PTRACE_SINGLESTEP, child, NULL, NULL) != 0) {
            printf("# no ptrace here\n");
            kill(child, SIGKILL);
            waitpid(child, NULL, 0);
            return false;
        }
        waitpid(child, &status, 0);
        is_end = !WIFSTOPPED(status) || WSTOPSIG(status) == SIGSTOP;
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return !is_end;
}

static char *large;

static void replace_large(void)
{
    set_bytes("victim", large, 700, 0);
}

static void remove_large(void)
{
    msf_cache_delete(cache, key("victim"), 0);
}

static void insert_into_full_bucket(void)
{
    set_bytes("new", large, 600, 0);
}

static void check_victim(void)
{
    char *got = get("victim");
    CHECK(got == NULL || (found.len == 700 && memcmp(got, large, 700) == 0) || (found.len == 1000 && is_pattern(got, 1000)));
    CHECK(msf_cache_is_sound(cache));
    got = get("new");
    CHECK(got == NULL || (found.len == 600 && memcmp(got, large, 600) == 0));
}

static long total_steps(void (*work)(void))
{
    long low = 0, high = 1 << 16; /* single steps are dear: find the end by halves */
    while (high - low > high / 50 + 1) {
        long middle = low + (high - low) / 2;
        CHECK(msf_cache_is_sound(cache)); /* or the repair would be part of it */
        *(killed_after(middle, work) ? &low : &high) = middle;
    }
    return high;
}

/* So many deaths, spread over the whole of it, at other places in each run; at each one with MSF_CACHE_DEATHS=all (takes minutes). */
static void at_every_instruction(void (*work)(void))
{
    char name[32];
    make(&(msf_cache_options){.memory = 1 << 20, .slots = 16});
    large = pattern(1, 1000);
    char *other = pattern(2, 1000);
    long end = total_steps(work), stride = getenv("MSF_CACHE_DEATHS") != NULL ? 1 : end / 15 + 1;
    long steps = (long)(msf_clock_mono_us() % (uint64_t)stride), deaths = 0;
    for (bool died = true; died; steps += stride, deaths++) {
        for (int i = 0; i < 16; i++) {
            snprintf(name, sizeof(name), "other%d", i);
            CHECK_INT(set_bytes(name, other, 300, 0), 0);
        }
        CHECK_INT(set_bytes("victim", other, 1000, 0), 0);
        died = killed_after(steps, work);
        check_victim();
    }
    printf("# died %ld times within %ld instructions\n", deaths, end);
    free(other);
    free(large);
    drop();
}

TEST(killed_at_each_step_of_a_replacement)
{
    at_every_instruction(replace_large);
}

TEST(killed_at_each_step_of_a_removal)
{
    at_every_instruction(remove_large);
}

TEST(killed_at_each_step_of_an_eviction)
{
    at_every_instruction(insert_into_full_bucket);
}

TEST(a_stopped_owner_makes_writes_fail_and_not_hang)
{
    make_shared(65536);
    CHECK_INT(set("k", "v", 0), 0);
    uint32_t shard = msf_cache_shard_of(cache, key("k")->hash);
    pid_t owner = fork();
    if (owner == 0) {
        msf_cache_lock(cache, shard);
        raise(SIGSTOP);
        msf_cache_unlock(cache, shard);
        exit(0);
    }
    int status;
    waitpid(owner, &status, WUNTRACED);
    CHECK(WIFSTOPPED(status));
    uint64_t began = msf_clock_mono_us();
    CHECK_INT(set("k", "w", 0), -EBUSY);
    CHECK(msf_clock_mono_us() - began >= MSF_CACHE_WAIT_MS * 900);
    CHECK_BYTES(get("k"), found.len, "v"); /* reading takes no lock */
    CHECK_INT(info().fails, 1);
    kill(owner, SIGCONT);
    waitpid(owner, &status, 0);
    CHECK_INT(set("k", "w", 0), 0);
    drop();
}

TEST(a_repairer_may_die_too)
{
    make_shared(65536);
    write_one(1, 7 * 500, 3000);
    uint32_t shard = msf_cache_shard_of(cache, key(name_of(1))->hash);
    for (int i = 0; i < 3; i++) {
        pid_t owner = fork();
        if (owner == 0) {
            int code = pthread_mutex_lock(&cache->shard[shard].lock); /* as a repairer in the middle of it: not yet consistent */
            _exit(code == (i == 0 ? 0 : EOWNERDEAD) ? 0 : 1);
        }
        int status;
        waitpid(owner, &status, 0);
        CHECK_INT(status, 0);
    }
    CHECK(read_one(1));
    CHECK(msf_cache_is_sound(cache));
    drop();
}

UNIT_MAIN()
