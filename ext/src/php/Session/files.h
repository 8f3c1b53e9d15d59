/* Sessions in files, for coroutines: every call that touches the disk runs on a thread (engine/work.h) while the coroutine waits. */
#ifndef MSF_PHP_SESSION_FILES_H
#define MSF_PHP_SESSION_FILES_H

#include "php.h"

#include "base/filestore.h"
#include "php/Session/gate.h"

/* The files of one directory and name, as this process has them open. Counted references. */
typedef struct msf_session_files msf_session_files;

/* The one of this process; opened on first use. NULL after a throw. */
msf_session_files *msf_session_files_get(const char *dir, const char *name);
void msf_session_files_release(msf_session_files *f);
/* RSHUTDOWN. */
void msf_session_files_shutdown(void);

/* The right to change one session: the gate of this process, then the lock between processes. While a thread works with it, the thread's
 * task holds a reference, so that a waiter that leaves cannot give it away too early. The last reference gives both back; no PHP runs. */
typedef struct msf_session_hold {
    msf_session_gate *gate;         /* own; NULL: between processes only */
    struct open_store *store;       /* where it is locked */
    struct msf_session_hold *outer; /* own reference: the explicit lock inside of which it is; NULL: none */
    char id[MSF_FILESTORE_ID_MAX + 1];
    bool locked;            /* between processes; written by the thread while it has the task */
    bool locked_by_adapter; /* of the application's: is to be unlocked by a call of PHP, see msf_session_unlock */
    uint32_t refs;
} msf_session_hold;

/* Around a gate that the caller is inside of, which goes over (or NULL). NULL (and the gate is left) after a throw. */
msf_session_hold *msf_session_hold_new(msf_session_gate *gate, zend_string *id);
void msf_session_hold_release(msf_session_hold *h);

/* Each waits on the current stack; false after a throw, whose message names the path. */

/* Directory and lock file are there. */
bool msf_session_files_open(msf_session_files *f);
/* *data: the content as a new string, NULL when there is none. */
bool msf_session_files_read(msf_session_files *f, zend_string *id, const msf_filestore_read_options *o, zend_string **data);
/* Locks for `h` (unless `h` is NULL), until `deadline_us` at the longest, and reads. `data` may be NULL. */
bool msf_session_files_lock(msf_session_files *f, msf_session_hold *h, const msf_filestore_read_options *o, uint64_t deadline_us,
                            zend_string **data);
/* One attempt. */
bool msf_session_files_try_lock(msf_session_files *f, msf_session_hold *h, bool *got);
/* `h` may be NULL. It is unlocked behind the write when `unlock` is set. */
bool msf_session_files_write(msf_session_files *f, zend_string *id, zend_string *data, bool sync, msf_session_hold *h, bool unlock);
bool msf_session_files_remove(msf_session_files *f, zend_string *id, msf_session_hold *h);
/* *there: whether it exists. */
bool msf_session_files_touch(msf_session_files *f, zend_string *id, bool *there);
/* Everything that is older than max_age seconds. */
bool msf_session_files_collect(msf_session_files *f, uint64_t max_age);
/* A step of that in the background, if none is under way. */
void msf_session_files_collect_some(msf_session_files *f, uint64_t max_age, uint32_t batch);

#endif
