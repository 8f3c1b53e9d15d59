/* How the values of a session are read and changed: under its lock, read, modify, write. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "engine/compat.h"

#include "base/clock.h"

/* False after a throw: a subclass that has its own constructor did not call ours. */
bool msf_session_is_open(const msf_session *s)
{
    if (s->files || Z_TYPE(s->adapter) == IS_OBJECT) {
        return true;
    }
    zend_throw_exception(msf_ce_session_exception, "session: the constructor of PG\\MSF\\Session\\Session was not called", 0);
    return false;
}

/* The values without what is the framework's own. */
void msf_session_open_content(msf_session *s, zend_string *text, zval *data)
{
    msf_session_decode(s, text, data);
    if (msf_session_has_ended(data)) {
        zend_hash_clean(Z_ARRVAL_P(data));
    }
    zend_hash_str_del(Z_ARRVAL_P(data), ZEND_STRL(MSF_SESSION_ENDS));
}

/* All values, as a new array. */
bool msf_session_load(msf_session *s, zval *data)
{
    zend_string *text = NULL;
    zend_string *id = msf_session_is_open(s) ? msf_session_start(s, &text) : NULL;
    if (!id) {
        return false;
    }
    bool ok = text || msf_session_read(s, id, false, &text);
    zend_string_release(id);
    if (ok) {
        msf_session_open_content(s, text, data);
    }
    if (text) {
        zend_string_release(text);
    }
    return ok;
}

/* The new content; NULL after a throw. The end of an id that was replaced stays what it is: it must not come to life again. */
zend_string *msf_session_apply(msf_session *s, zend_string *text, msf_session_change_fn fn, void *ctx)
{
    zval data, ends, *mark;
    zend_string *out = NULL;
    msf_session_decode(s, text, &data);
    mark = zend_hash_str_find(Z_ARRVAL(data), ZEND_STRL(MSF_SESSION_ENDS));
    ZVAL_UNDEF(&ends);
    if (mark) {
        ZVAL_COPY(&ends, mark);
        zend_hash_str_del(Z_ARRVAL(data), ZEND_STRL(MSF_SESSION_ENDS));
    }
    if (fn(&data, ctx)) {
        if (!Z_ISUNDEF(ends)) {
            SEPARATE_ARRAY(&data);
            zend_hash_str_update(Z_ARRVAL(data), ZEND_STRL(MSF_SESSION_ENDS), &ends);
            ZVAL_UNDEF(&ends);
        }
        out = msf_session_encode(s, &data);
    }
    zval_ptr_dtor(&ends);
    zval_ptr_dtor(&data);
    return out;
}

/* With the hold. A fatal error in here gives it back, since the process lives on for the other requests. */
static zend_string *apply_held(msf_session *s, msf_session_hold *h, zend_string *text, msf_session_change_fn fn, void *ctx)
{
    zend_string *out = NULL;
    zend_try
    {
        out = msf_session_apply(s, text, fn, ctx);
    }
    zend_catch
    {
        msf_session_hold_release(h);
        msf_compat_bailout_again();
    }
    zend_end_try();
    return out;
}

uint64_t msf_session_deadline(const msf_session *s, zend_long timeout)
{
    return msf_clock_mono_us() + (uint64_t)(timeout < 0 ? s->settings.lock_timeout : timeout) * 1000;
}

/* The lock of the session of this request. Another coroutine of it may have given it a new id meanwhile. */
msf_session_hold *msf_session_lock_current(msf_session *s, uint64_t deadline, zend_string **id, zend_string **text)
{
    while ((*id = msf_session_start(s, NULL))) {
        msf_session_hold *h = msf_session_lock(s, *id, deadline, text);
        zend_string *now = h ? msf_session_known_id(s) : NULL;
        bool same = now && zend_string_equals(now, *id);
        if (now) {
            zend_string_release(now);
        }
        if (same) {
            return h;
        }
        zend_string_release(*id);
        if (!h) {
            return NULL;
        }
        msf_session_unlock(s, h);
        if (text && *text) {
            zend_string_release(*text);
        }
        if (EG(exception)) {
            return NULL;
        }
    }
    return NULL;
}

/* Read, modify, write, alone. `result` (may be NULL): what the adapter says. */
bool msf_session_change(msf_session *s, msf_session_change_fn fn, void *ctx, zval *result)
{
    zend_string *id, *text = NULL;
    msf_session_hold *h = msf_session_is_open(s) ? msf_session_lock_current(s, msf_session_deadline(s, -1), &id, &text) : NULL;
    if (!h) {
        return false;
    }
    zend_string *out = apply_held(s, h, text, fn, ctx);
    bool ok = out && msf_session_write(s, id, out, h, result);
    msf_session_unlock(s, h);
    if (out) {
        zend_string_release(out);
    }
    if (text) {
        zend_string_release(text);
    }
    zend_string_release(id);
    return ok && !EG(exception);
}

/* False after a throw. */
bool msf_session_is_unlocked(msf_session *s)
{
    zend_string *id = msf_session_known_id(s);
    msf_session_hold *own = id ? msf_session_own_lock(id) : NULL;
    if (id) {
        zend_string_release(id);
    }
    if (!own) {
        return true;
    }
    zend_throw_exception(msf_ce_session_exception, "session: this coroutine has locked the session already; release the lock first", 0);
    return false;
}
