/* A piece of work on the files of sessions, as it goes to a thread and back. For files.c, file_task.c and hold.c only. */
#ifndef MSF_PHP_SESSION_FILE_TASK_H
#define MSF_PHP_SESSION_FILE_TASK_H

#include "engine/work.h"
#include "php/Session/files.h"

/* An open store and how many use it; replaced as a whole when somebody has deleted the directory. References are counted on the loop's
 * thread only. */
typedef struct open_store {
    msf_filestore *s;
    uint32_t refs;
} open_store;

struct msf_session_files {
    uint32_t refs;
    pid_t owner;       /* locks belong to the open file, which a child would share */
    open_store *store; /* NULL: not open yet, or to be opened anew */
    bool collecting;
    msf_filestore_walk walk;
    msf_filestore *walker; /* with locks of its own */
    char *dir, *name;
};

typedef struct file_task {
    const struct file_action *action;
    msf_session_files *files; /* own reference */
    open_store *store;        /* own reference; NULL for the opening one */
    msf_session_hold *hold;   /* own reference or NULL */
    char id[MSF_FILESTORE_ID_MAX + 1];
    msf_filestore_read_options options;
    char *data; /* in: to write; out: what was read */
    size_t n;
    bool sync, unlock, has_data;
    uint32_t batch;
    msf_filestore *opened;
    int result;
    msf_error err;
} file_task;

typedef struct file_action {
    void (*run)(file_task *t);
} file_action;

extern const file_action msf_file_open, msf_file_read, msf_file_lock, msf_file_write, msf_file_remove, msf_file_touch, msf_file_collect;
extern const msf_task_ops msf_file_task_ops;

/* NULL after a throw. */
file_task *msf_file_task_new(msf_session_files *f, const file_action *action, const char *id, msf_session_hold *h);
void msf_session_store_release(open_store *s);
/* The store in which the lock is to be taken. */
void msf_session_hold_bind(msf_session_hold *h, open_store *s);

#endif
