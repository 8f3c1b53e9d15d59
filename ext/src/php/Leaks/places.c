/* Coroutines that go on when their request is over, by the place that has started them. */
#include <stdlib.h>

#include "engine/future.h"
#include "php/Leaks/leaks.h"

#define PLACES  256
#define STARTED 16384 /* living coroutines whose place is known */
#define LEAST   8     /* more of one place, to count as growing */

typedef struct place {
    char where[256];
    char waits_for[32];
    uint32_t living;
    msf_series series;
} place;

typedef struct started {
    uint64_t id;
    place *place;
} started;

static place *places;
static uint32_t place_count;
static started *table; /* open addressing by coroutine id; emptied and filled again at each sample */
static uint32_t used;

static place *place_of(const char *file, uint32_t line)
{
    char where[sizeof(places->where)];
    snprintf(where, sizeof(where), "%s:%u", file, line);
    for (uint32_t i = 0; i < place_count; i++) {
        if (strcmp(places[i].where, where) == 0) {
            return &places[i];
        }
    }
    if (place_count == PLACES) {
        return NULL;
    }
    memcpy(places[place_count].where, where, sizeof(where));
    return &places[place_count++];
}

static started *slot_of(started *in, uint64_t id)
{
    uint32_t i = (uint32_t)(id * 2654435761u) % STARTED;
    while (in[i].id != 0 && in[i].id != id) {
        i = (i + 1) % STARTED;
    }
    return &in[i];
}

static bool prepare(void)
{
    places = places ? places : calloc(PLACES, sizeof(*places));
    table = table ? table : calloc(STARTED, sizeof(*table));
    return places && table;
}

static void keep_living(msf_coro *co, void *ctx)
{
    started *fresh = ctx, *s = slot_of(table, co->id);
    if (s->id && used < STARTED / 2) {
        *slot_of(fresh, co->id) = *s;
        used++;
    }
}

/* Ended ones are only dropped here, so that nothing has to be done when a coroutine ends. */
static void drop_ended(void)
{
    started *fresh = calloc(STARTED, sizeof(*fresh));
    if (!fresh) {
        return;
    }
    used = 0;
    msf_coro_each(keep_living, fresh);
    free(table);
    table = fresh;
}

void msf_leaks_coroutine_started(msf_coro *co)
{
    msf_coro *by = msf_coro_current();
    if (!by || !by->context || !prepare()) { /* not by a request */
        return;
    }
    if (used >= STARTED / 2) {
        drop_ended();
    }
    place *p = used < STARTED / 2 ? place_of(zend_get_executed_filename(), zend_get_executed_lineno()) : NULL;
    if (p) {
        *slot_of(table, co->id) = (started){co->id, p};
        used++;
    }
}

static void count_living(msf_coro *co, void *ctx)
{
    started *s = slot_of(table, co->id);
    if (s->id) {
        s->place->living++;
        if (co->waits_for) {
            const char *what = co->waits_for->ops && co->waits_for->ops->name ? co->waits_for->ops->name : "a future";
            snprintf(s->place->waits_for, sizeof(s->place->waits_for), "%s", what);
        }
    }
}

void msf_leaks_sample_coroutines(void)
{
    if (!places || !table) {
        return;
    }
    drop_ended();
    for (uint32_t i = 0; i < place_count; i++) {
        places[i].living = 0;
    }
    msf_coro_each(count_living, NULL);
    for (uint32_t i = 0; i < place_count; i++) {
        place *p = &places[i];
        msf_series_add(&p->series, p->living);
        if (msf_series_grows(&p->series, MSF_SERIES, LEAST)) {
            msf_leaks_find(p, p->living, "coroutines: %u that were started at %s live on after their requests; the last one waits for: %s",
                           p->living, p->where, p->waits_for[0] ? p->waits_for : "nothing");
        }
    }
}

void msf_leaks_places_clear(void)
{
    free(places);
    free(table);
    places = NULL;
    table = NULL;
    place_count = used = 0;
}
