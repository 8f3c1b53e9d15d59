/* An explicit lock. The timer ends it even if the application never does, and wherever it has kept the object. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "engine/coroutine.h"
#include "net/timer.h"
#include "php/Log/PGLog.h"
#include "php/Server.h"

#include "php/Session/Lock_arginfo.h"

zend_class_entry *msf_ce_session_lock;

typedef struct session_lock {
    msf_session_hold *hold; /* own; NULL: released */
    zend_object *session;   /* own reference */
    msf_timer ttl;
    zend_object std; /* last */
} session_lock;

static zend_object_handlers handlers;

static session_lock *from(zend_object *o)
{
    return (session_lock *)((char *)o - offsetof(session_lock, std));
}

/* Everything but the call of PHP that an adapter of the application's needs. */
static void let_go(session_lock *l)
{
    msf_session_hold *h = l->hold;
    if (h) {
        l->hold = NULL;
        h->gate->explicit_hold = NULL;
        msf_session_hold_release(h);
    }
}

/* The timer is in the loop; after the engine's stop there is none. */
static void stop_timer(session_lock *l)
{
    if (msf_engine_started()) {
        msf_timer_stop(msf_engine_loop(), &l->ttl);
    }
}

static void on_ttl(msf_timer *t)
{
    static const char line[] = "session: a lock was not released within session.lockTtl; others may change the session now";
    let_go(MSF_CONTAINER_OF(t, session_lock, ttl));
    if (msf_server_log()) {
        msf_log_write(msf_server_log(), MSF_LOG_WARNING, line, sizeof(line) - 1);
    }
}

zend_object *msf_session_lock_object(msf_session *s, msf_session_hold *h)
{
    zval zv;
    object_init_ex(&zv, msf_ce_session_lock);
    session_lock *l = from(Z_OBJ(zv));
    l->hold = h;
    l->session = &s->std;
    GC_ADDREF(l->session);
    h->gate->owner = msf_session_coroutine();
    h->gate->explicit_hold = h;
    msf_timer_start(msf_engine_loop(), &l->ttl, (uint64_t)s->settings.lock_ttl);
    return &l->std;
}

bool msf_session_lock_release(zend_object *o)
{
    session_lock *l = from(o);
    msf_session_hold *h = l->hold;
    if (!h) {
        return false;
    }
    stop_timer(l);
    l->hold = NULL;
    h->gate->explicit_hold = NULL;
    msf_session_unlock(msf_session_from(l->session), h);
    return true;
}

void msf_session_lock_break(zend_object *o)
{
    stop_timer(from(o));
    let_go(from(o));
}

bool msf_session_lock_write(msf_session *s, zend_object *o, zend_string *id, zend_string *text)
{
    msf_session_hold *h = from(o)->hold;
    if (!h) {
        zend_throw_exception(msf_ce_session_lock_timeout,
                             "session: the change took longer than session.lockTtl, so nothing was stored: others may have changed it", 0);
        return false;
    }
    h->refs++;
    bool ok = msf_session_write(s, id, text, h, NULL);
    msf_session_hold_release(h);
    return ok;
}

ZEND_METHOD(PG_MSF_Session_Lock, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Session_Lock, release)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(msf_session_lock_release(Z_OBJ_P(ZEND_THIS)));
}

ZEND_METHOD(PG_MSF_Session_Lock, isHeld)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(from(Z_OBJ_P(ZEND_THIS))->hold != NULL);
}

static zend_object *create(zend_class_entry *ce)
{
    session_lock *l = zend_object_alloc(sizeof(*l), ce);
    memset(l, 0, offsetof(session_lock, std));
    msf_timer_init(&l->ttl, on_ttl);
    l->ttl.weak = 1;
    zend_object_std_init(&l->std, ce);
    object_properties_init(&l->std, ce);
    l->std.handlers = &handlers;
    return &l->std;
}

static void free_obj(zend_object *o)
{
    session_lock *l = from(o);
    stop_timer(l);
    let_go(l);
    if (l->session) {
        OBJ_RELEASE(l->session);
    }
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    session_lock *l = from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    if (l->session) {
        zend_get_gc_buffer_add_obj(gc, l->session);
    }
    zend_get_gc_buffer_use(gc, table, n);
    return NULL;
}

void msf_register_session_lock(void)
{
    msf_ce_session_lock = register_class_PG_MSF_Session_Lock();
    msf_ce_session_lock->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(session_lock, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
