/* Session::regenerate() and destroy(): what happens to the id. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

/* What the old id is left with: a copy for requests that are on their way, or nothing. */
static bool retire(msf_session *s, zend_string *old, zval *data, msf_session_hold *h)
{
    if (s->settings.grace == 0) {
        return msf_session_remove(s, old, h);
    }
    zval ends;
    ZVAL_LONG(&ends, msf_session_now() + s->settings.grace);
    zend_hash_str_update(Z_ARRVAL_P(data), ZEND_STRL(MSF_SESSION_ENDS), &ends);
    zend_string *text = msf_session_encode(s, data);
    bool ok = text && msf_session_write(s, old, text, h, NULL);
    if (text) {
        zend_string_release(text);
    }
    return ok;
}

/* New id first: whatever fails, one of the two is whole. */
static zend_string *move_to_new_id(msf_session *s, zend_string *old, zend_string *text, msf_session_hold *h, bool delete_old)
{
    zval data;
    msf_session_open_content(s, text, &data);
    zend_string *id = msf_session_new_id(), *copy = id ? msf_session_encode(s, &data) : NULL;
    bool ok = copy && msf_session_write(s, id, copy, NULL, NULL) && msf_session_send_cookie(s, id);
    if (ok) {
        msf_session_set_id(s, id);
        ok = !delete_old || retire(s, old, &data, h);
    }
    if (copy) {
        zend_string_release(copy);
    }
    zval_ptr_dtor(&data);
    if (!ok && id) {
        zend_string_release(id);
        id = NULL;
    }
    return id;
}

ZEND_METHOD(PG_MSF_Session_Session, regenerate)
{
    bool delete_old = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(delete_old)
    ZEND_PARSE_PARAMETERS_END();
    msf_session *s = msf_session_from(Z_OBJ_P(ZEND_THIS));
    zend_string *old, *text = NULL, *id;
    if (!msf_session_is_open(s) || !msf_session_is_unlocked(s) || !msf_session_may_set_cookie(s)) {
        RETURN_THROWS();
    }
    msf_session_hold *h = msf_session_lock_current(s, msf_session_deadline(s, -1), &old, &text);
    if (!h) {
        RETURN_THROWS();
    }
    id = move_to_new_id(s, old, text, h, delete_old);
    msf_session_unlock(s, h);
    if (text) {
        zend_string_release(text);
    }
    zend_string_release(old);
    if (!id || EG(exception)) {
        if (id) {
            zend_string_release(id);
        }
        RETURN_THROWS();
    }
    RETURN_STR(id);
}

ZEND_METHOD(PG_MSF_Session_Session, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_session *s = msf_session_from(Z_OBJ_P(ZEND_THIS));
    zend_string *id = msf_session_is_open(s) ? msf_session_known_id(s) : NULL;
    if (!id) {
        RETURN_BOOL(!EG(exception));
    }
    msf_session_hold *h = msf_session_lock(s, id, msf_session_deadline(s, -1), NULL);
    if (h) {
        msf_session_remove(s, id, h);
        msf_session_unlock(s, h);
    }
    zend_string_release(id);
    if (EG(exception)) {
        RETURN_THROWS();
    }
    msf_session_set_id(s, NULL);
    if (!msf_session_send_cookie(s, NULL)) {
        zend_clear_exception(); /* too late for that; the id that the client keeps means nothing any more */
    }
    RETURN_TRUE;
}
