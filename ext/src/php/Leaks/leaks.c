#include "php/Leaks/leaks.h"

#include "zend_gc.h"

#include "engine/call.h"
#include "engine/go.h"
#include "php/Base/Pool.h"
#include "php/Config/Config.h"
#include "php/Request/job.h"

static bool configured, on;
static uint64_t requests, sampled; /* so many requests were over at the last sample */

/* Since the last quiet moment. */
static struct {
    msf_leaks_route *route; /* NULL: none yet */
    uint32_t requests;
    bool mixed;
    size_t memory;
} interval;

bool msf_leaks_configure(zend_object *config)
{
    return !config || msf_config_bool(config, "object_pool.leaks", false, &configured);
}

bool msf_leaks_on(void)
{
    return on;
}

bool msf_leaks_start(void)
{
    on = configured;
    if (on) {
        requests = sampled = 0;
        memset(&interval, 0, sizeof(interval));
        interval.mixed = true; /* what the start has left is nobody's */
        msf_go_watch = msf_leaks_coroutine_started;
        msf_pool_on_give = msf_leaks_survivors_of;
    }
    return on;
}

void msf_leaks_stop(void)
{
    if (!on) {
        return;
    }
    on = false;
    msf_go_watch = NULL;
    msf_pool_on_give = NULL;
    msf_leaks_findings_clear();
    msf_leaks_subjects_clear();
    msf_leaks_routes_clear();
    msf_leaks_places_clear();
    msf_leaks_survivors_clear();
}

static void sample(void)
{
    sampled = requests;
    msf_leaks_sample_subjects();
    msf_leaks_sample_coroutines();
}

/* A quiet moment: what is here now was left behind. */
static void look(void)
{
    msf_leaks_route *route = interval.mixed ? NULL : interval.route;
    size_t now = zend_memory_usage(false);
    if (route && requests > MSF_LEAKS_WARM_UP) {
        msf_leaks_kept(route, interval.requests, (int64_t)now - (int64_t)interval.memory);
    }
    msf_leaks_remeasure(route);
    if (requests >= MSF_LEAKS_WARM_UP && requests - sampled >= MSF_LEAKS_SAMPLE) {
        sample();
    }
    interval.route = NULL;
    interval.mixed = false;
    interval.requests = 0;
    interval.memory = zend_memory_usage(false);
}

/* At the end of a request, which has given everything back by then. Destructors run here, but cannot wait. */
static void check(void)
{
    zend_gc_collect_cycles();
    msf_drop_exception();
    if (msf_dispatch_running() == 0) {
        look();
    } else if (requests >= MSF_LEAKS_WARM_UP) {
        sample();
    }
}

void msf_leaks_request_over(zend_class_entry *ce, zend_function *action)
{
    msf_leaks_route *route = msf_leaks_route_of(ce, action);
    requests++;
    interval.requests++;
    interval.mixed |= !route || (interval.route && interval.route != route);
    interval.route = route;
    msf_leaks_survivors_done(requests > MSF_LEAKS_WARM_UP ? route : NULL);
    if (msf_dispatch_running() == 0 || requests - sampled >= MSF_LEAKS_FORCED) {
        check();
    }
}

void msf_leaks_report(zval *out)
{
    zval list;
    array_init(out);
    array_init(&list);
    msf_leaks_findings(&list);
    add_assoc_zval(out, "findings", &list);
    array_init(&list);
    msf_leaks_routes(&list);
    add_assoc_zval(out, "routes", &list);
}
