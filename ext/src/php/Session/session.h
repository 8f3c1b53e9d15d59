/* PG\MSF\Session: what its files share. A session is an id, which the client has in a cookie, and a JSON object in a store (the adapter).
 *
 * The id of a request is in its context (user-defined key `sessionId`), so every Session object of a request means the same session and
 * none keeps anything for the next request. Reading takes no lock, since stores replace the whole content at once. Every change is read,
 * modify, write under the lock of that session (gate.h within the process, the adapter's between processes). */
#ifndef MSF_PHP_SESSION_SESSION_H
#define MSF_PHP_SESSION_SESSION_H

#include "php.h"

#include "base/clock.h"
#include "engine/coroutine.h"
#include "php/Exceptions.h"
#include "php/Session/files.h"
#include "php/Session/settings.h"

extern zend_class_entry *msf_ce_isession;             /* PG\MSF\Session\ISession */
extern zend_class_entry *msf_ce_isession_lock;        /* PG\MSF\Session\ISessionLock */
extern zend_class_entry *msf_ce_session;              /* PG\MSF\Session\Session */
extern zend_class_entry *msf_ce_session_file;         /* PG\MSF\Session\Adapters\File */
extern zend_class_entry *msf_ce_session_lock;         /* PG\MSF\Session\Lock */
extern zend_class_entry *msf_ce_session_lock_timeout; /* PG\MSF\Session\LockTimeoutException */

void msf_register_isession(void);
void msf_register_session(void);
void msf_register_session_file(void);
void msf_register_session_lock(void);

typedef struct msf_session {
    msf_session_settings settings;
    msf_session_files *files; /* the file adapter; NULL when `adapter` is used */
    zval adapter;             /* an ISession of the application's, else UNDEF */
    zend_string *id;          /* of a Session without a context; NULL before the first use */
    zend_string *started;     /* the id that was looked up already; NULL: none */
    zend_object std;          /* last */
} msf_session;

static inline msf_session *msf_session_from(zend_object *o)
{
    return (msf_session *)((char *)o - offsetof(msf_session, std));
}

/* Unix time as PHP's time() has it: that of time(3) is a few milliseconds behind. */
static inline zend_long msf_session_now(void)
{
    return (zend_long)(msf_clock_wall_us() / 1000000);
}

/* Who runs: the id of a coroutine, 0 for the main stack. */
static inline uint64_t msf_session_coroutine(void)
{
    const msf_coro *co = msf_coro_current();
    return co ? co->id : 0;
}

/* ---- waiting (gate.c, files.c) ---- */
/* Throws LockTimeoutException, unless another exception than a time-out is pending. */
void msf_session_lock_timed_out(void);
/* A growing pause between two attempts to lock. False after a throw. */
bool msf_session_pause(uint32_t *ms, uint64_t deadline_us);

/* ---- the store (store.c): each waits; false after a throw ---- */
/* *data: a new string, NULL when there is none. `touch`: its age begins anew. */
bool msf_session_read(msf_session *s, zend_string *id, bool touch, zend_string **data);
/* The right to change it. NULL after a throw. *data (may be NULL) as above. */
msf_session_hold *msf_session_lock(msf_session *s, zend_string *id, uint64_t deadline_us, zend_string **data);
/* The explicit lock that this coroutine has on it (borrowed); NULL: none. */
msf_session_hold *msf_session_own_lock(zend_string *id);
/* Gives it back; `h` may be NULL. An exception that is pending stays. */
void msf_session_unlock(msf_session *s, msf_session_hold *h);
/* `result` (may be NULL) is what the adapter says: true for files. */
bool msf_session_write(msf_session *s, zend_string *id, zend_string *data, msf_session_hold *h, zval *result);
/* What a method of the application's returned may be something to wait for: replaces it by its result. False after a throw, *value is
 * UNDEF. */
bool msf_session_settle(zval *value);
bool msf_session_remove(msf_session *s, zend_string *id, msf_session_hold *h);

/* ---- content (data.c) ---- */
#define MSF_SESSION_ENDS "__msf_ends" /* Unix time at which an id that was replaced stops to work */

/* An array of one reference. Garbage is an empty one and a line in the log; NULL stands for no session. */
void msf_session_decode(msf_session *s, zend_string *text, zval *data);
/* NULL after a throw: not to be had as JSON, or too large. */
zend_string *msf_session_encode(msf_session *s, zval *data);
/* Its id was replaced, and the time that it had left is over. */
bool msf_session_has_ended(const zval *data);

/* ---- reading and changing (change.c); false or NULL after a throw ---- */
/* A subclass that has a constructor of its own may not have called ours. */
bool msf_session_is_open(const msf_session *s);
/* The values without what is the framework's own: an array of one reference. */
void msf_session_open_content(msf_session *s, zend_string *text, zval *data);
/* All values of the request's session, as a new array. */
bool msf_session_load(msf_session *s, zval *data);
/* Until when to wait for a lock: `timeout` ms, session.lockTimeout when it is negative. */
uint64_t msf_session_deadline(const msf_session *s, zend_long timeout);
/* Locks the request's session; its id and (unless `text` is NULL) content are new references. */
msf_session_hold *msf_session_lock_current(msf_session *s, uint64_t deadline, zend_string **id, zend_string **text);
/* Changes the values, an array of one reference, in place. */
typedef bool (*msf_session_change_fn)(zval *data, void *ctx);
/* The new content. */
zend_string *msf_session_apply(msf_session *s, zend_string *text, msf_session_change_fn fn, void *ctx);
/* Read, modify, write, alone. `result` (may be NULL): what the adapter says. */
bool msf_session_change(msf_session *s, msf_session_change_fn fn, void *ctx, zval *result);
/* This coroutine has no explicit lock on the session. */
bool msf_session_is_unlocked(msf_session *s);

/* ---- the id (id.c) ---- */
/* The session of this request: found, or made. *fresh (may be NULL): the content when it has just been read, else NULL. A new reference;
 * NULL after a throw. */
zend_string *msf_session_start(msf_session *s, zend_string **fresh);
/* The id that the request has or brings, which may be no session; a new reference, NULL when there is none. */
zend_string *msf_session_known_id(msf_session *s);
zend_string *msf_session_new_id(void);
/* From now on this is the request's session; NULL: none. */
void msf_session_set_id(msf_session *s, zend_string *id);
/* ---- the cookie (cookie.c) ---- */
/* False after a throw: the head of the answer is on its way. */
bool msf_session_may_set_cookie(msf_session *s);
/* Sends `id`; NULL takes the cookie back. False after a throw. */
bool msf_session_send_cookie(msf_session *s, zend_string *id);
/* The cookie of the request if it has the form of an id; borrowed. */
zend_string *msf_session_cookie(msf_session *s);

/* ---- locks (Lock.c) ---- */
/* A Lock object that takes the hold over; it ends by itself after session.lockTtl. */
zend_object *msf_session_lock_object(msf_session *s, msf_session_hold *h);
/* release(): false when it was over already. */
bool msf_session_lock_release(zend_object *lock);
/* The same after a fatal error: runs no PHP. */
void msf_session_lock_break(zend_object *lock);
/* Stores the whole content if it is still locked; false after a throw. */
bool msf_session_lock_write(msf_session *s, zend_object *lock, zend_string *id, zend_string *text);

#endif
