/* The leak detector (object_pool.leaks): what grows from request to request, and what of a request is still there after it.
 *
 * It looks at quiet moments, when no request runs in the worker: after each interval it knows which routes ran in it. Every
 * MSF_LEAKS_SAMPLE requests it takes a sample of what lives: objects by class, static properties and variables, coroutines by the place
 * that started them. Something that was never smaller and mostly larger in MSF_SERIES samples on end is reported, with the route after
 * which it was seen to grow. Memory of its own is malloc's, so that it does not measure itself. Off: none of this runs. */
#ifndef MSF_PHP_LEAKS_LEAKS_H
#define MSF_PHP_LEAKS_LEAKS_H

#include "php.h"

#include "engine/coroutine.h"
#include "php/Base/Pool.h"

#define MSF_LEAKS_WARM_UP  300  /* requests before the first sample */
#define MSF_LEAKS_SAMPLE   100  /* requests between samples */
#define MSF_LEAKS_FORCED   1000 /* the same where there is never a quiet moment */
#define MSF_LEAKS_SUBJECTS 8192 /* things that are watched */
#define MSF_LEAKS_ROUTES   256
#define MSF_LEAKS_FINDINGS 64
#define MSF_LEAKS_REPEAT   60000 /* ms until a finding is logged again */
#define MSF_SERIES         8

/* ---- what leaks.c offers to the rest ---- */
/* Reads object_pool.leaks. False after a throw. */
bool msf_leaks_configure(zend_object *config);
/* In a worker, before it serves. False: the detector is off. */
bool msf_leaks_start(void);
void msf_leaks_stop(void);
bool msf_leaks_on(void);
/* A request is over; `action` NULL when it had none. */
void msf_leaks_request_over(zend_class_entry *ce, zend_function *action);
/* How many findings there are, and their texts; both without PHP's allocator. */
uint32_t msf_leaks_count(void);
const char *msf_leaks_text(uint32_t n);
/* Findings and the routes that keep most, for the monitor page. */
void msf_leaks_report(zval *out);

/* ---- between the files of this folder ---- */
typedef struct msf_series {
    uint32_t n;
    uint64_t v[MSF_SERIES]; /* newest last */
} msf_series;

typedef struct msf_leaks_route {
    const zend_function *action; /* NULL: everything that is no action */
    char name[160];
    uint64_t requests; /* in intervals that were this route's alone */
    int64_t kept;      /* bytes of memory that these have left behind */
    int64_t window_kept;
    uint32_t window_requests, rising; /* windows on end that have kept something */
} msf_leaks_route;

static inline void msf_series_add(msf_series *s, uint64_t v)
{
    memmove(&s->v[0], &s->v[1], sizeof(s->v) - sizeof(s->v[0]));
    s->v[MSF_SERIES - 1] = v;
    s->n += s->n < MSF_SERIES;
}

/* Never smaller, mostly larger, and by `least` in all. */
static inline bool msf_series_grows(const msf_series *s, uint32_t samples, uint64_t least)
{
    uint32_t larger = 0, first = MSF_SERIES - samples;
    if (s->n < samples) {
        return false;
    }
    for (uint32_t i = first + 1; i < MSF_SERIES; i++) {
        if (s->v[i] < s->v[i - 1]) {
            return false;
        }
        larger += s->v[i] > s->v[i - 1];
    }
    return larger + 1 >= samples - 1 && s->v[MSF_SERIES - 1] - s->v[first] >= least;
}

/* findings.c: logs it, unless the same (by `key`) was logged within the last minute. `amount` is for the ranking. */
void msf_leaks_find(const void *key, uint64_t amount, const char *format, ...) __attribute__((format(printf, 3, 4)));
void msf_leaks_findings(zval *list);
void msf_leaks_findings_clear(void);
/* "file:line" of a property's declaration, as far as the source tells; of the class otherwise. */
void msf_leaks_declaration(const zend_class_entry *ce, const char *property, char *out, size_t size);

/* subjects.c: classes, statics. */
void msf_leaks_sample_subjects(void);
/* What is suspected is measured again; growth since the last time was done by `route` (NULL: several ran). */
void msf_leaks_remeasure(const msf_leaks_route *route);
void msf_leaks_subjects_clear(void);

/* routes.c: memory. */
msf_leaks_route *msf_leaks_route_of(zend_class_entry *ce, zend_function *action);
void msf_leaks_kept(msf_leaks_route *r, uint32_t requests, int64_t bytes);
void msf_leaks_routes(zval *list);
void msf_leaks_routes_clear(void);

/* places.c: coroutines. */
void msf_leaks_coroutine_started(msf_coro *co);
void msf_leaks_sample_coroutines(void);
void msf_leaks_places_clear(void);

/* survivors.c: properties of pooled objects. */
void msf_leaks_survivors_of(const msf_pool_class *c, zend_object *o);
void msf_leaks_survivors_done(const msf_leaks_route *route);
void msf_leaks_survivors_clear(void);

#endif
