/* Where sessions are: in files, by calls of our own, or in an adapter of the application's, by the methods of ISession. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "base/clock.h"
#include "engine/call.h"
#include "engine/gather.h"

/* ---- adapters of the application's -------------------------------------------------------------------------------------------------- */

/* What a method returns may be something to wait for. */
bool msf_session_settle(zval *value)
{
    zval result;
    if (Z_TYPE_P(value) != IS_OBJECT) {
        return true;
    }
    bool awaitable = msf_is_generator(value) || instanceof_function(Z_OBJCE_P(value), msf_ce_coroutine_ibase);
    if (!awaitable) {
        return true;
    }
    msf_future *f = msf_future_of(value);
    bool ok = f && msf_future_await_own(f, -1, &result);
    zval_ptr_dtor(value);
    if (ok) {
        ZVAL_COPY_VALUE(value, &result);
    } else {
        ZVAL_UNDEF(value);
    }
    return ok;
}

/* `result` may be NULL. */
static bool ask(msf_session *s, const char *method, zval *result, uint32_t argc, zend_string *id, zend_string *data)
{
    zend_object *o = Z_OBJ(s->adapter);
    zval argv[2], value;
    ZVAL_STR(&argv[0], id);
    if (data) {
        ZVAL_STR(&argv[1], data);
    }
    GC_ADDREF(o);
    bool ok = msf_call(o, msf_method(o->ce, method, strlen(method)), &value, argc, argv) && msf_session_settle(&value);
    OBJ_RELEASE(o);
    if (ok && result) {
        ZVAL_COPY_VALUE(result, &value);
    } else if (ok) {
        zval_ptr_dtor(&value);
    }
    return ok;
}

static bool read_by_adapter(msf_session *s, zend_string *id, zend_string **data)
{
    zval value;
    *data = NULL;
    if (!ask(s, "read", &value, 1, id, NULL)) {
        return false;
    }
    if (Z_TYPE(value) == IS_STRING) {
        *data = Z_STR(value);
        return true;
    }
    bool none = Z_TYPE(value) == IS_FALSE || Z_TYPE(value) == IS_NULL;
    if (!none) {
        zend_throw_exception_ex(msf_ce_session_exception, 0, "%s::read() must return a string, or false for none; it returned %s",
                                ZSTR_VAL(Z_OBJCE(s->adapter)->name), zend_zval_type_name(&value));
    }
    zval_ptr_dtor(&value);
    return none;
}

static bool has_locks(const msf_session *s)
{
    return instanceof_function(Z_OBJCE(s->adapter), msf_ce_isession_lock);
}

static bool lock_by_adapter(msf_session *s, msf_session_hold *h, zend_string *id, uint64_t deadline_us)
{
    uint32_t ms = 1;
    while (has_locks(s)) {
        zval got;
        if (!ask(s, "lock", &got, 1, id, NULL)) {
            return false;
        }
        h->locked_by_adapter = zend_is_true(&got);
        zval_ptr_dtor(&got);
        if (h->locked_by_adapter) {
            return true;
        }
        if (!msf_session_pause(&ms, deadline_us)) {
            return false;
        }
    }
    return true;
}

/* Also while an exception is pending, which goes first. */
static void unlock_by_adapter(msf_session *s, msf_session_hold *h)
{
    zend_object *pending = msf_take_exception();
    zend_string *id = zend_string_init(h->id, strlen(h->id), 0);
    h->locked_by_adapter = false;
    ask(s, "unlock", NULL, 1, id, NULL);
    zend_string_release(id);
    if (pending) {
        msf_drop_exception();
        zend_throw_exception_internal(pending);
    }
}

/* ---- both --------------------------------------------------------------------------------------------------------------------------- */

static msf_filestore_read_options read_options(const msf_session *s, bool touch)
{
    return (msf_filestore_read_options){(uint64_t)s->settings.max_life_time, (size_t)s->settings.max_size, touch};
}

bool msf_session_read(msf_session *s, zend_string *id, bool touch, zend_string **data)
{
    if (s->files) {
        msf_filestore_read_options o = read_options(s, touch);
        return msf_session_files_read(s->files, id, &o, data);
    }
    return read_by_adapter(s, id, data) && (!touch || !*data || ask(s, "touch", NULL, 1, id, NULL));
}

bool msf_session_write(msf_session *s, zend_string *id, zend_string *data, msf_session_hold *h, zval *result)
{
    if (!s->files) {
        return ask(s, "write", result, 2, id, data);
    }
    if (result) {
        ZVAL_TRUE(result);
    }
    return msf_session_files_write(s->files, id, data, s->settings.sync, h, true);
}

bool msf_session_remove(msf_session *s, zend_string *id, msf_session_hold *h)
{
    return s->files ? msf_session_files_remove(s->files, id, h) : ask(s, "unset", NULL, 1, id, NULL);
}

static bool lock_and_read(msf_session *s, msf_session_hold *h, zend_string *id, uint64_t deadline_us, zend_string **data)
{
    if (!s->files) {
        return lock_by_adapter(s, h, id, deadline_us) && (!data || read_by_adapter(s, id, data));
    }
    msf_filestore_read_options o = read_options(s, false);
    return msf_session_files_lock(s->files, h, &o, deadline_us, data);
}

msf_session_hold *msf_session_own_lock(zend_string *id)
{
    msf_session_gate *g = msf_session_gate_find(ZSTR_VAL(id));
    return g && g->explicit_hold && g->owner == msf_session_coroutine() ? g->explicit_hold : NULL;
}

/* Inside of a lock that this coroutine has, which must not go before. */
static msf_session_hold *nest(msf_session *s, zend_string *id, msf_session_hold *outer, zend_string **data)
{
    msf_session_hold *h = msf_session_hold_new(NULL, id);
    if (!h) {
        return NULL;
    }
    h->outer = outer;
    outer->refs++;
    if (data && !msf_session_read(s, id, false, data)) {
        msf_session_unlock(s, h);
        return NULL;
    }
    return h;
}

msf_session_hold *msf_session_lock(msf_session *s, zend_string *id, uint64_t deadline_us, zend_string **data)
{
    if (data) {
        *data = NULL;
    }
    msf_session_hold *outer = msf_session_own_lock(id);
    if (outer) {
        return nest(s, id, outer, data);
    }
    msf_session_gate *gate = msf_session_gate_enter(ZSTR_VAL(id), deadline_us, s->settings.lock_queue);
    msf_session_hold *h = gate ? msf_session_hold_new(gate, id) : NULL;
    if (h && !lock_and_read(s, h, id, deadline_us, data)) {
        msf_session_unlock(s, h);
        return NULL;
    }
    return h;
}

void msf_session_unlock(msf_session *s, msf_session_hold *h)
{
    if (h && h->locked_by_adapter) {
        unlock_by_adapter(s, h);
    }
    if (h) {
        msf_session_hold_release(h);
    }
}
