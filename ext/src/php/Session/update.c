/* Session::lock() and update(): changes that take longer than one call. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "engine/compat.h"

#include "php/Coroutine/queue.h"

/* A Lock object, and the values when `text` is not NULL. NULL after a throw. */
static zend_object *lock_explicitly(msf_session *s, zend_long timeout, zend_string **id, zend_string **text)
{
    if (!msf_session_is_open(s) || !msf_session_is_unlocked(s)) {
        return NULL;
    }
    msf_session_hold *h = msf_session_lock_current(s, msf_session_deadline(s, timeout), id, text);
    return h ? msf_session_lock_object(s, h) : NULL;
}

ZEND_METHOD(PG_MSF_Session_Session, lock)
{
    zend_long timeout = 0;
    bool is_null = true;
    zend_string *id;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_timeout_argument(&timeout, is_null, 1)) {
        RETURN_THROWS();
    }
    zend_object *lock = lock_explicitly(msf_session_from(Z_OBJ_P(ZEND_THIS)), timeout, &id, NULL);
    if (!lock) {
        RETURN_THROWS();
    }
    zend_string_release(id);
    RETURN_OBJ(lock);
}

typedef struct callback {
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    zval stored;
    bool called;
} callback;

static bool call_change(zval *data, void *ctx)
{
    callback *c = ctx;
    zval value;
    ZVAL_UNDEF(&value);
    c->called = true;
    c->fci.retval = &value;
    c->fci.params = data;
    c->fci.param_count = 1;
    zend_call_function(&c->fci, &c->fcc);
    if (EG(exception) || !msf_session_settle(&value)) {
        zval_ptr_dtor(&value);
        return false;
    }
    if (Z_TYPE(value) != IS_ARRAY) {
        zend_type_error("PG\\MSF\\Session\\Session::update(): Argument #1 ($change) must return the new values as an array, %s returned",
                        zend_zval_type_name(&value));
        zval_ptr_dtor(&value);
        return false;
    }
    zval old;
    ZVAL_COPY_VALUE(&old, data);
    ZVAL_COPY_VALUE(data, &value);
    zval_ptr_dtor(&old);
    if (zend_hash_str_exists(Z_ARRVAL_P(data), ZEND_STRL(MSF_SESSION_ENDS))) {
        SEPARATE_ARRAY(data);
        zend_hash_str_del(Z_ARRVAL_P(data), ZEND_STRL(MSF_SESSION_ENDS));
    }
    ZVAL_COPY(&c->stored, data);
    return true;
}

/* Inside of the explicit lock, so that the callback may use the session as well; other coroutines may not. */
static bool update_locked(msf_session *s, zend_object *lock, zend_string *id, zend_string *text, callback *c)
{
    zend_string *out = NULL;
    zend_try
    {
        out = msf_session_apply(s, text, call_change, c);
    }
    zend_catch
    {
        msf_session_lock_break(lock);
        msf_compat_bailout_again();
    }
    zend_end_try();
    bool ok = out && msf_session_lock_write(s, lock, id, out);
    if (out) {
        zend_string_release(out);
    }
    return ok;
}

ZEND_METHOD(PG_MSF_Session_Session, update)
{
    callback c = {0};
    zend_long timeout = 0;
    bool is_null = true;
    zend_string *id, *text = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_FUNC(c.fci, c.fcc)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    msf_session *s = msf_session_from(Z_OBJ_P(ZEND_THIS));
    zend_object *lock = msf_timeout_argument(&timeout, is_null, 2) ? lock_explicitly(s, timeout, &id, &text) : NULL;
    if (lock) {
        bool ok = update_locked(s, lock, id, text, &c);
        msf_session_lock_release(lock);
        OBJ_RELEASE(lock);
        if (text) {
            zend_string_release(text);
        }
        zend_string_release(id);
        if (ok && !EG(exception)) {
            ZVAL_COPY_VALUE(return_value, &c.stored);
            return;
        }
    }
    zval_ptr_dtor(&c.stored);
    if (!c.called) {
        zend_release_fcall_info_cache(&c.fcc);
    }
}
