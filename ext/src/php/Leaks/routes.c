/* What requests of a route leave behind in memory, measured from one quiet moment to the next. */
#include <stdlib.h>

#include "php/Leaks/leaks.h"

#define WINDOW 100  /* requests */
#define RISING 8    /* windows on end */
#define LEAST  1024 /* bytes that a window must have kept to count */

static msf_leaks_route *routes;
static uint32_t count;

static void name_it(msf_leaks_route *r, zend_class_entry *ce, const zend_function *action)
{
    r->action = action;
    if (ce && action) {
        snprintf(r->name, sizeof(r->name), "%s::%s()", ZSTR_VAL(ce->name), ZSTR_VAL(action->common.function_name));
    } else {
        snprintf(r->name, sizeof(r->name), "requests without a controller");
    }
}

msf_leaks_route *msf_leaks_route_of(zend_class_entry *ce, zend_function *action)
{
    if (!routes && !(routes = calloc(MSF_LEAKS_ROUTES, sizeof(*routes)))) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (routes[i].action == action) {
            return &routes[i];
        }
    }
    if (count == MSF_LEAKS_ROUTES) {
        return NULL;
    }
    name_it(&routes[count], ce, action);
    return &routes[count++];
}

static void close_window(msf_leaks_route *r)
{
    r->rising = r->window_kept >= LEAST ? r->rising + 1 : 0;
    if (r->rising >= RISING) {
        msf_leaks_find(r, (uint64_t)r->window_kept, "memory: %s keeps %lld bytes a request (%llu requests have kept %lld KiB)", r->name,
                       (long long)(r->window_kept / r->window_requests), (unsigned long long)r->requests, (long long)(r->kept / 1024));
    }
    r->window_kept = 0;
    r->window_requests = 0;
}

void msf_leaks_kept(msf_leaks_route *r, uint32_t requests, int64_t bytes)
{
    r->requests += requests;
    r->kept += bytes;
    r->window_requests += requests;
    r->window_kept += bytes;
    if (r->window_requests >= WINDOW) {
        close_window(r);
    }
}

static int by_kept(const void *a, const void *b)
{
    int64_t x = (*(msf_leaks_route *const *)a)->kept, y = (*(msf_leaks_route *const *)b)->kept;
    return (x < y) - (x > y);
}

/* The ten that have kept most. */
void msf_leaks_routes(zval *list)
{
    const msf_leaks_route *sorted[MSF_LEAKS_ROUTES];
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = &routes[i];
    }
    qsort(sorted, count, sizeof(sorted[0]), by_kept);
    for (uint32_t i = 0; i < count && i < 10; i++) {
        zval row;
        array_init(&row);
        add_assoc_string(&row, "route", sorted[i]->name);
        add_assoc_long(&row, "requests", (zend_long)sorted[i]->requests);
        add_assoc_long(&row, "kept_byte", (zend_long)sorted[i]->kept);
        zend_hash_next_index_insert(Z_ARRVAL_P(list), &row);
    }
}

void msf_leaks_routes_clear(void)
{
    free(routes);
    routes = NULL;
    count = 0;
}
