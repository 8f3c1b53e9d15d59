#include "php/Session/file_task.h"

#include <stdlib.h>

#include "php/Session/session.h"
#include "zend_exceptions.h"

/* ---- on a thread -------------------------------------------------------------------------------------------------------------------- */

static void run_open(file_task *t)
{
    t->opened = msf_filestore_open(t->files->dir, t->files->name, &t->err);
    t->result = t->opened != NULL ? 0 : t->err.code;
}

static void run_read(file_task *t)
{
    t->result = msf_filestore_read(t->store->s, t->id, &t->options, &t->data, &t->n, &t->err);
    t->has_data = t->result == 0;
    t->result = t->result == -ENOENT ? 0 : t->result;
}

static void run_lock(file_task *t)
{
    t->result = msf_filestore_lock(t->store->s, t->id, &t->err);
    if (t->result == 0) {
        t->hold->locked = true;
        if (t->options.max_size > 0) {
            run_read(t);
        }
    }
}

static void unlock_behind(file_task *t)
{
    if (t->unlock && t->hold != NULL && t->hold->locked) {
        msf_filestore_unlock(t->hold->store->s, t->id);
        t->hold->locked = false;
    }
}

static void run_write(file_task *t)
{
    t->result = msf_filestore_write(t->store->s, t->id, t->data, t->n, t->sync, &t->err);
    unlock_behind(t);
}

static void run_remove(file_task *t)
{
    t->result = msf_filestore_remove(t->store->s, t->id, &t->err);
    unlock_behind(t);
}

static void run_touch(file_task *t)
{
    t->result = msf_filestore_touch(t->store->s, t->id, &t->err);
    t->has_data = t->result == 0;
    t->result = t->result == -ENOENT ? 0 : t->result;
}

/* There is one at a time, so it may use the walk; its files live at least as long as the task. */
static void run_collect(file_task *t)
{
    msf_session_files *f = t->files;
    if (f->walker == NULL) {
        f->walker = msf_filestore_open(f->dir, f->name, &t->err);
    }
    t->has_data = f->walker == NULL || msf_filestore_collect(f->walker, &f->walk, t->options.max_age, t->batch);
    t->result = f->walker == NULL ? t->err.code : 0;
    if (t->has_data && f->walker != NULL) { /* the end: the directory may be another one next time */
        msf_filestore_close(f->walker);
        f->walker = NULL;
    }
}

const file_action msf_file_open = {run_open}, msf_file_read = {run_read}, msf_file_lock = {run_lock}, msf_file_write = {run_write},
                  msf_file_remove = {run_remove}, msf_file_touch = {run_touch}, msf_file_collect = {run_collect};

static void run(void *task)
{
    file_task *t = task;
    t->action->run(t);
}

/* ---- on the loop's thread ----------------------------------------------------------------------------------------------------------- */

void msf_session_store_release(open_store *s)
{
    if (s != NULL && --s->refs == 0) {
        msf_filestore_close(s->s);
        free(s);
    }
}

static void free_task(void *task)
{
    file_task *t = task;
    if (t->hold != NULL) {
        msf_session_hold_release(t->hold);
    }
    if (t->action == &msf_file_collect) {
        t->files->collecting = false;
    }
    msf_filestore_close(t->opened);
    msf_session_store_release(t->store);
    msf_session_files_release(t->files);
    free(t->data);
    free(t);
}

const msf_task_ops msf_file_task_ops = {.name = "session file", .run = run, .free = free_task};

file_task *msf_file_task_new(msf_session_files *f, const file_action *action, const char *id, msf_session_hold *h)
{
    file_task *t = calloc(1, sizeof *t);
    if (t == NULL) {
        zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
        return NULL;
    }
    t->action = action;
    t->files = f;
    f->refs++;
    t->store = f->store;
    if (t->store != NULL) {
        t->store->refs++;
    }
    t->hold = h;
    if (h != NULL) {
        h->refs++;
    }
    snprintf(t->id, sizeof t->id, "%s", id != NULL ? id : "");
    return t;
}
