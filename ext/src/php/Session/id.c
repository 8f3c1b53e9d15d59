/* Which session a request has. Ids are made here and nowhere else: what a client sends counts only if the store knows it. */
#include "php/Session/session.h"

#include "base/clock.h"
#include "ext/random/php_random.h"
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "zend_exceptions.h"

#include "engine/compat.h"

#define KEY       "sessionId" /* of the context's user-defined values */
#define ID_BYTES  20          /* 160 random bits */
#define ID_LENGTH (2 * ID_BYTES)

static zend_object *context_of(msf_session *s)
{
    zend_object *context = msf_child_context(&s->std);
    return context && instanceof_function(context->ce, msf_ce_context) ? context : NULL;
}

static zend_string *id_in_context(zend_object *context)
{
    zval *all = msf_slot(context, MSF_CONTEXT_USER_DEFINED);
    zval *v = Z_TYPE_P(all) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(all), ZEND_STRL(KEY)) : NULL;
    return v && Z_TYPE_P(v) == IS_STRING && Z_STRLEN_P(v) > 0 ? Z_STR_P(v) : NULL;
}

/* Borrowed. */
static zend_string *current(msf_session *s)
{
    zend_object *context = context_of(s);
    return context ? id_in_context(context) : s->id;
}

/* It was looked up already, by this object. */
static bool is_started(const msf_session *s, const zend_string *id)
{
    return id && s->started && zend_string_equals(id, s->started);
}

static void put_into_context(zend_object *context, zend_string *id)
{
    zval *all = msf_slot(context, MSF_CONTEXT_USER_DEFINED), v;
    if (Z_TYPE_P(all) != IS_ARRAY) {
        zval_ptr_dtor(all);
        array_init(all);
    }
    SEPARATE_ARRAY(all);
    if (id) {
        ZVAL_STR_COPY(&v, id);
        zend_hash_str_update(Z_ARRVAL_P(all), ZEND_STRL(KEY), &v);
    } else {
        zend_hash_str_del(Z_ARRVAL_P(all), ZEND_STRL(KEY));
    }
}

static void replace(zend_string **place, zend_string *with)
{
    zend_string *old = *place;
    *place = with ? zend_string_copy(with) : NULL;
    if (old) {
        zend_string_release(old);
    }
}

void msf_session_set_id(msf_session *s, zend_string *id)
{
    zend_object *context = context_of(s);
    if (context) {
        put_into_context(context, id);
    } else {
        replace(&s->id, id);
    }
    replace(&s->started, id);
}

zend_string *msf_session_known_id(msf_session *s)
{
    zend_string *id = current(s);
    id = id ? id : msf_session_cookie(s);
    return id && msf_filestore_is_id(ZSTR_VAL(id), ZSTR_LEN(id)) ? zend_string_copy(id) : NULL;
}

zend_string *msf_session_new_id(void)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[ID_BYTES];
    if (php_random_bytes_throw(bytes, sizeof(bytes)) == FAILURE) {
        return NULL;
    }
    zend_string *id = zend_string_alloc(ID_LENGTH, 0);
    for (int i = 0; i < ID_BYTES; i++) {
        ZSTR_VAL(id)[2 * i] = digits[bytes[i] >> 4];
        ZSTR_VAL(id)[2 * i + 1] = digits[bytes[i] & 15];
    }
    ZSTR_VAL(id)[ID_LENGTH] = '\0';
    return id;
}

typedef enum standing { FAILED, ALIVE, ENDED, UNKNOWN } standing;

static bool has_ended(msf_session *s, zend_string *text)
{
    zval content;
    if (!strstr(ZSTR_VAL(text), MSF_SESSION_ENDS)) {
        return false;
    }
    msf_session_decode(s, text, &content);
    bool ended = msf_session_has_ended(&content);
    zval_ptr_dtor(&content);
    return ended;
}

/* What the store says about it; *data is the content of a living one. */
static standing look_up(msf_session *s, zend_string *id, zend_string **data)
{
    *data = NULL;
    if (!msf_session_read(s, id, true, data)) {
        return FAILED;
    }
    if (!*data) {
        return UNKNOWN;
    }
    if (!has_ended(s, *data)) {
        return ALIVE;
    }
    zend_string_release(*data);
    *data = NULL;
    return ENDED;
}

static bool make_empty(msf_session *s, zend_string *id)
{
    zend_string *empty = ZSTR_INIT_LITERAL("{}", 0);
    bool ok = msf_session_write(s, id, empty, NULL, NULL);
    zend_string_release(empty);
    return ok;
}

static zend_string *begin_new(msf_session *s)
{
    zend_string *id = msf_session_may_set_cookie(s) ? msf_session_new_id() : NULL;
    if (id && (!make_empty(s, id) || !msf_session_send_cookie(s, id))) {
        zend_string_release(id);
        return NULL;
    }
    return id;
}

/* A cookie with a time of its own begins anew with each request that uses the session; one that comes too late for it does no harm. */
static void renew_cookie(msf_session *s, zend_string *id)
{
    if (s->settings.cookie_lifetime > 0 && !msf_session_send_cookie(s, id)) {
        zend_clear_exception();
    }
}

/* The application has chosen the id: it answers for it. It becomes a session if it is none. */
static zend_string *take_chosen(msf_session *s, zend_string *chosen, zend_string **fresh)
{
    if (!msf_filestore_is_id(ZSTR_VAL(chosen), ZSTR_LEN(chosen))) {
        zend_throw_exception_ex(msf_ce_session_exception, 0,
                                "session: the id in the context (\"%s\") may have 1 to %d of A-Z, a-z, 0-9, - and \",\"", KEY,
                                MSF_FILESTORE_ID_MAX);
        return NULL;
    }
    zend_string *id = zend_string_copy(chosen);
    standing found = look_up(s, id, fresh);
    if (found == ALIVE || (found == UNKNOWN && make_empty(s, id))) {
        return id;
    }
    zend_string_release(id);
    return found == ENDED ? begin_new(s) : NULL;
}

static zend_string *take_cookie(msf_session *s, zend_string **fresh)
{
    zend_string *cookie = msf_session_cookie(s);
    if (!cookie) {
        return begin_new(s);
    }
    zend_string *id = zend_string_copy(cookie);
    standing found = look_up(s, id, fresh);
    if (found == ALIVE) {
        renew_cookie(s, id);
        return id;
    }
    zend_string_release(id);
    return found == FAILED ? NULL : begin_new(s);
}

/* The caller is inside of the gate. */
static zend_string *find_alone(msf_session *s, zend_string **fresh)
{
    zend_string *known = current(s);
    if (is_started(s, known)) {
        return zend_string_copy(known);
    }
    zend_string *id = known ? take_chosen(s, known, fresh) : take_cookie(s, fresh);
    if (id) {
        msf_session_set_id(s, id);
    }
    return id;
}

/* One coroutine of a request at a time, so that they find one session. */
static zend_string *find(msf_session *s, zend_string **fresh)
{
    char key[64];
    zend_string *id = NULL;
    zend_object *context = context_of(s);
    snprintf(key, sizeof(key), "start %p", context ? (void *)context : (void *)s);
    uint64_t deadline = msf_clock_mono_us() + (uint64_t)s->settings.lock_timeout * 1000;
    msf_session_gate *gate = msf_session_gate_enter(key, deadline, s->settings.lock_queue);
    if (!gate) {
        return NULL;
    }
    zend_try
    {
        id = find_alone(s, fresh);
    }
    zend_catch
    {
        msf_session_gate_leave(gate);
        msf_compat_bailout_again();
    }
    zend_end_try();
    msf_session_gate_leave(gate);
    return id;
}

zend_string *msf_session_start(msf_session *s, zend_string **fresh)
{
    zend_string *known = current(s), *read = NULL;
    if (fresh) {
        *fresh = NULL;
    }
    if (is_started(s, known)) {
        return zend_string_copy(known);
    }
    zend_string *id = find(s, &read);
    if (id && s->files && php_combined_lcg() < s->settings.gc_probability) {
        msf_session_files_collect_some(s->files, (uint64_t)s->settings.max_life_time, (uint32_t)s->settings.gc_batch);
    }
    if (fresh && id) {
        *fresh = read;
    } else if (read) {
        zend_string_release(read);
    }
    return id;
}
