#include "php/Session/files.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "engine/sleep.h"
#include "ext/random/php_random.h"
#include "php/Session/file_task.h"
#include "php/Session/session.h"
#include "zend_exceptions.h"

#define MAX_KEPT     16   /* directories that stay open */
#define MAX_WAIT_MS  16   /* between two attempts to get a lock */
#define REOPEN_TIMES 3    /* somebody deletes the directory again and again */
#define COLLECT_STEP 5000 /* entries per piece of a whole walk */

static msf_session_files *kept[MAX_KEPT];

/* ---- the table ---------------------------------------------------------------------------------------------------------------------- */

void msf_session_files_release(msf_session_files *f)
{
    if (f == NULL || --f->refs > 0) {
        return;
    }
    msf_session_store_release(f->store);
    msf_filestore_walk_end(&f->walk);
    msf_filestore_close(f->walker);
    free(f->dir);
    free(f->name);
    free(f);
}

void msf_session_files_shutdown(void)
{
    for (int i = 0; i < MAX_KEPT; i++) {
        msf_session_files_release(kept[i]);
        kept[i] = NULL;
    }
}

static msf_session_files *make(const char *dir, const char *name)
{
    msf_session_files *f = calloc(1, sizeof *f);
    if (f == NULL || (f->dir = strdup(dir)) == NULL || (f->name = strdup(name)) == NULL) {
        free(f != NULL ? f->dir : NULL);
        free(f);
        zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
        return NULL;
    }
    f->refs = 1;
    f->owner = getpid();
    return f;
}

/* What a parent had open is not ours. */
static bool is_other(const msf_session_files *f, const char *dir, const char *name)
{
    return strcmp(f->dir, dir) != 0 || strcmp(f->name, name) != 0 || f->owner != getpid();
}

msf_session_files *msf_session_files_get(const char *dir, const char *name)
{
    int place = -1;
    for (int i = 0; i < MAX_KEPT; i++) {
        if (kept[i] != NULL && !is_other(kept[i], dir, name)) {
            kept[i]->refs++;
            return kept[i];
        }
        if (kept[i] == NULL || kept[i]->refs == 1) {
            place = i; /* nobody uses it */
        }
    }
    msf_session_files *f = make(dir, name);
    if (f != NULL && place >= 0) {
        msf_session_files_release(kept[place]);
        kept[place] = f;
        f->refs++;
    }
    return f;
}

/* ---- tasks -------------------------------------------------------------------------------------------------------------------------- */

/* Waits for the task, which goes over. The future that keeps it alive; NULL after a throw. */
static msf_future *perform(file_task *t)
{
    msf_future *f = msf_work_future(msf_ce_coroutine_future, &msf_file_task_ops, t);
    zval ignored;
    if (f == NULL) {
        return NULL;
    }
    if (!msf_future_await_lent(f, -1, &ignored)) {
        OBJ_RELEASE(&f->std);
        return NULL;
    }
    return f;
}

static bool fail(const file_task *t)
{
    zend_throw_exception_ex(msf_ce_session_exception, -t->result, "session: %s",
                            t->err.text[0] != '\0' ? t->err.text : strerror(-t->result));
    return false;
}

static void install(msf_session_files *f, file_task *t)
{
    open_store *s = f->store == NULL ? calloc(1, sizeof *s) : NULL;
    if (s != NULL) {
        *s = (open_store){.s = t->opened, .refs = 1};
        t->opened = NULL;
        f->store = s;
    }
}

bool msf_session_files_open(msf_session_files *f)
{
    while (f->store == NULL) {
        file_task *t = msf_file_task_new(f, &msf_file_open, NULL, NULL);
        msf_future *done = t != NULL ? perform(t) : NULL;
        if (done == NULL) {
            return false;
        }
        if (t->result == 0) {
            install(f, t);
        } else {
            fail(t);
        }
        OBJ_RELEASE(&done->std);
        if (EG(exception)) {
            return false;
        }
    }
    return true;
}

/* Somebody has deleted the directory under the store. */
static void forget(msf_session_files *f, open_store *s)
{
    if (f->store == s) {
        f->store = NULL;
        msf_session_store_release(s);
    }
}

typedef struct order {
    const file_action *action;
    const char *id;
    msf_session_hold *hold;
    const msf_filestore_read_options *options;
    zend_string *data;
    bool sync, unlock;
} order;

static file_task *prepare(msf_session_files *f, const order *o)
{
    file_task *t = msf_file_task_new(f, o->action, o->id, o->hold);
    if (t == NULL) {
        return NULL;
    }
    if (o->options != NULL) {
        t->options = *o->options;
    }
    t->sync = o->sync;
    t->unlock = o->unlock;
    if (o->data != NULL) {
        t->n = ZSTR_LEN(o->data);
        t->data = malloc(t->n + 1);
        if (t->data == NULL) {
            msf_file_task_ops.free(t);
            zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
            return NULL;
        }
        memcpy(t->data, ZSTR_VAL(o->data), t->n);
    }
    return t;
}

/* Runs the order, in a store that is opened anew where need be. *done keeps the task. False after a throw. */
static bool carry_out(msf_session_files *f, const order *o, file_task **task, msf_future **done)
{
    for (int times = 0;; times++) {
        if (!msf_session_files_open(f)) {
            return false;
        }
        if (o->action == &msf_file_lock) {
            msf_session_hold_bind(o->hold, f->store);
        }
        *task = prepare(f, o);
        *done = *task != NULL ? perform(*task) : NULL;
        if (*done == NULL) {
            return false;
        }
        if ((*task)->result != -ESTALE || times == REOPEN_TIMES) {
            return true;
        }
        forget(f, (*task)->store);
        OBJ_RELEASE(&(*done)->std);
    }
}

/* For those without a result but success. */
static bool simply(msf_session_files *f, const order *o, bool *there)
{
    file_task *t;
    msf_future *done;
    if (!carry_out(f, o, &t, &done)) {
        return false;
    }
    bool ok = t->result == 0 || fail(t);
    if (there != NULL) {
        *there = t->has_data;
    }
    OBJ_RELEASE(&done->std);
    return ok;
}

static void take_data(const file_task *t, zend_string **data)
{
    if (data != NULL) {
        *data = t->has_data ? zend_string_init(t->data, t->n, 0) : NULL;
    }
}

bool msf_session_files_read(msf_session_files *f, zend_string *id, const msf_filestore_read_options *o, zend_string **data)
{
    file_task *t;
    msf_future *done;
    if (!carry_out(f, &(order){.action = &msf_file_read, .id = ZSTR_VAL(id), .options = o}, &t, &done)) {
        return false;
    }
    bool ok = t->result == 0 || fail(t);
    if (ok) {
        take_data(t, data);
    }
    OBJ_RELEASE(&done->std);
    return ok;
}

/* ---- locks -------------------------------------------------------------------------------------------------------------------------- */

static bool attempt(msf_session_files *f, msf_session_hold *h, const msf_filestore_read_options *o, zend_string **data, bool *got)
{
    file_task *t;
    msf_future *done;
    if (!carry_out(f, &(order){.action = &msf_file_lock, .id = h->id, .hold = h, .options = o}, &t, &done)) {
        return false;
    }
    *got = h->locked;
    bool ok = t->result == 0 || t->result == -EAGAIN || fail(t);
    if (ok && *got) {
        take_data(t, data);
    }
    OBJ_RELEASE(&done->std);
    return ok;
}

bool msf_session_files_try_lock(msf_session_files *f, msf_session_hold *h, bool *got)
{
    return attempt(f, h, NULL, NULL, got);
}

bool msf_session_pause(uint32_t *ms, uint64_t deadline_us)
{
    zval ignored;
    if (msf_clock_mono_us() >= deadline_us) {
        msf_session_lock_timed_out();
        return false;
    }
    uint32_t wait = 1 + (uint32_t)(php_combined_lcg() * *ms);
    *ms = MIN(*ms * 2, MAX_WAIT_MS);
    return msf_future_await_own(msf_sleep_future(msf_ce_coroutine_future, wait), -1, &ignored);
}

bool msf_session_files_lock(msf_session_files *f, msf_session_hold *h, const msf_filestore_read_options *o, uint64_t deadline_us,
                            zend_string **data)
{
    uint32_t ms = 1;
    for (;;) {
        bool got = false;
        if (!attempt(f, h, o, data, &got)) {
            return false;
        }
        if (got) {
            return true;
        }
        if (!msf_session_pause(&ms, deadline_us)) {
            return false;
        }
    }
}

/* ---- changes ------------------------------------------------------------------------------------------------------------------------ */

bool msf_session_files_write(msf_session_files *f, zend_string *id, zend_string *data, bool sync, msf_session_hold *h, bool unlock)
{
    return simply(f, &(order){&msf_file_write, ZSTR_VAL(id), h, NULL, data, sync, unlock}, NULL);
}

bool msf_session_files_remove(msf_session_files *f, zend_string *id, msf_session_hold *h)
{
    return simply(f, &(order){.action = &msf_file_remove, .id = ZSTR_VAL(id), .hold = h, .unlock = true}, NULL);
}

bool msf_session_files_touch(msf_session_files *f, zend_string *id, bool *there)
{
    return simply(f, &(order){.action = &msf_file_touch, .id = ZSTR_VAL(id)}, there);
}

/* ---- what is old -------------------------------------------------------------------------------------------------------------------- */

static file_task *collector(msf_session_files *f, uint64_t max_age, uint32_t batch)
{
    file_task *t = msf_file_task_new(f, &msf_file_collect, NULL, NULL);
    if (t != NULL) {
        f->collecting = true;
        t->options.max_age = max_age;
        t->batch = batch;
    }
    return t;
}

bool msf_session_files_collect(msf_session_files *f, uint64_t max_age)
{
    bool end = f->collecting; /* somebody is at it already */
    while (!end) {
        file_task *t = collector(f, max_age, COLLECT_STEP);
        msf_future *done = t != NULL ? perform(t) : NULL;
        if (done == NULL) {
            return false;
        }
        end = t->has_data;
        bool ok = t->result == 0 || fail(t);
        OBJ_RELEASE(&done->std);
        if (!ok) {
            return false;
        }
    }
    return true;
}

void msf_session_files_collect_some(msf_session_files *f, uint64_t max_age, uint32_t batch)
{
    if (!f->collecting) {
        file_task *t = collector(f, max_age, batch);
        if (t != NULL) {
            msf_work_background(&msf_file_task_ops, t);
        }
        if (EG(exception)) {
            zend_clear_exception(); /* out of memory: another time */
        }
    }
}
