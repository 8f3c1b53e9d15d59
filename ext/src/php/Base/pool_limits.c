/* object_pool.*: what is read from the configuration, and idle objects that grow too old. */
#include "php/Base/Pool.h"

#include "engine/call.h"
#include "engine/coroutine.h"
#include "net/timer.h"
#include "php/Config/Config.h"

#define SWEEP_MS  1000
#define SWEEP_MAX 64 /* idle objects that are looked at in one sweep: the work of an hour is spread over the hour */

/* ---- configuration ------------------------------------------------------------------------------------------------------------------ */

static bool read_limit(zend_object *config, const char *key, zend_long min, zend_long max, uint32_t *out)
{
    zend_long v;
    if (!msf_config_long(config, key, *out, min, max, &v)) {
        return false;
    }
    *out = (uint32_t)v;
    return true;
}

bool msf_pool_configure(zend_object *config)
{
    msf_pool_limits l = MSF_POOL_LIMITS;
    if (config && (!read_limit(config, "object_pool.max_idle", 0, 1000000, &l.max_idle) ||
                   !read_limit(config, "object_pool.max_uses", 0, UINT32_MAX, &l.max_uses) ||
                   !read_limit(config, "object_pool.max_age", 0, 10 * 366 * 86400, &l.max_age) ||
                   !read_limit(config, "object_pool.max_taken", 1, 100000000, &l.max_taken))) {
        return false;
    }
    msf_pool_set_limits(&l);
    return true;
}

/* ---- the sweep ---------------------------------------------------------------------------------------------------------------------- */

static msf_timer timer;
static uint32_t at_class, at_object; /* where the last sweep stopped */
static zend_object *expired[SWEEP_MAX];
static uint32_t expired_count;
static msf_coro sweeper;
static bool running;

/* Objects made in one burst shall not go in one. */
static bool is_too_old(const msf_pool_idle *i, uint32_t now, uint32_t max)
{
    uint32_t earlier = (uint32_t)(((uintptr_t)i->object >> 4) * 2654435761u) % (max / 4 + 1);
    return now > i->age.born && now - i->age.born > max - earlier;
}

/* Runs no PHP: objects are only taken out of the rings. */
static void collect_expired(uint32_t now, uint32_t max)
{
    for (uint32_t looked = 0; looked < SWEEP_MAX; looked++) {
        msf_pool_class *c = msf_pool_class_at(at_class);
        if (!c) {
            at_class = at_object = 0;
            return;
        }
        if (at_object >= c->count) {
            at_class++;
            at_object = 0;
        } else if (is_too_old(&c->idle[(c->first + at_object) % c->cap], now, max)) {
            expired[expired_count++] = msf_pool_pull(c, at_object);
        } else {
            at_object++;
        }
    }
}

static msf_step sweep(msf_coro *co)
{
    while (expired_count > 0) {
        OBJ_RELEASE(expired[--expired_count]);
        msf_drop_exception();
    }
    return MSF_STEP_DONE;
}

static void swept(msf_coro *co, msf_end how)
{
    running = false;
    if (how == MSF_END_THREW) {
        msf_drop_exception();
    }
}

/* Destructors are PHP code, so they run in a coroutine and not in the callback of the timer. */
static const msf_coro_type sweeper_type = {"pool", sweep, swept, NULL};

static void on_timer(msf_timer *t)
{
    uint32_t max = msf_pool_get_limits()->max_age;
    if (max > 0 && !running && expired_count == 0) {
        collect_expired((uint32_t)time(NULL), max);
    }
    if (expired_count > 0 && !running) {
        msf_coro_init(&sweeper, &sweeper_type, NULL);
        running = msf_coro_start(&sweeper) == 0;
    }
    msf_timer_start(msf_engine_loop(), t, SWEEP_MS);
}

void msf_pool_sweep_start(void)
{
    msf_timer_init(&timer, on_timer);
    timer.weak = 1;
    msf_timer_start(msf_engine_loop(), &timer, SWEEP_MS);
}

void msf_pool_sweep_stop(void)
{
    if (msf_engine_started()) {
        msf_timer_stop(msf_engine_loop(), &timer);
    }
    while (expired_count > 0) {
        OBJ_RELEASE(expired[--expired_count]);
    }
}
