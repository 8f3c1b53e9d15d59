#include "php/Session/settings.h"

#include "zend_exceptions.h"

#include "php/Config/Config.h"
#include "php/Exceptions.h"
#include "php/Macro.h"
#include "php/Session/session.h"

#define DAY_MS 86400000

static bool read_string(zend_object *config, const char *key, const char *dflt, zend_string **out)
{
    zend_string *s = NULL;
    if (config && !msf_config_string(config, key, NULL, &s)) {
        return false;
    }
    *out = s ? zend_string_copy(s) : zend_string_init(dflt, strlen(dflt), 0);
    return true;
}

static bool read_long(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long max, zend_long *out)
{
    *out = dflt;
    return !config || msf_config_long(config, key, dflt, min, max, out);
}

/* In seconds, also as "30m". */
static bool read_seconds(zend_object *config, const char *key, zend_long dflt, zend_long min, zend_long *out)
{
    zend_long ms = dflt * 1000;
    if (config && !msf_config_duration(config, key, 1000, dflt * 1000, min * 1000, 3650L * DAY_MS, &ms)) {
        return false;
    }
    *out = ms / 1000;
    return true;
}

static bool read_ms(zend_object *config, const char *key, zend_long dflt, zend_long *out)
{
    *out = dflt;
    return !config || msf_config_duration(config, key, 1, dflt, 1, DAY_MS, out);
}

bool msf_session_is_name(const zend_string *name)
{
    size_t good = strspn(ZSTR_VAL(name), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    return good > 0 && good == ZSTR_LEN(name) && good <= 64;
}

static bool check_name(zend_object *config, zend_string *name)
{
    if (!msf_session_is_name(name)) {
        msf_config_error(config, "session.sessionName", "expected 1 to 64 letters, digits, _ and -, got \"%s\"", ZSTR_VAL(name));
        return false;
    }
    return true;
}

static bool read_samesite(zend_object *config, msf_session_settings *out)
{
    static const char *const values[] = {"Lax", "Strict", "None", ""};
    if (!read_string(config, "session.cookie.samesite", "Lax", &out->cookie_samesite)) {
        return false;
    }
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (strcasecmp(ZSTR_VAL(out->cookie_samesite), values[i]) == 0) {
            if (i == 2 && out->cookie_secure == 0) {
                msf_config_error(config, "session.cookie.samesite", "browsers refuse None without session.cookie.secure");
                return false;
            }
            return true;
        }
    }
    msf_config_error(config, "session.cookie.samesite", "expected Lax, Strict, None or \"\", got \"%s\"", ZSTR_VAL(out->cookie_samesite));
    return false;
}

static bool read_secure(zend_object *config, msf_session_settings *out)
{
    const char *key = "session.cookie.secure";
    zval *v = config ? msf_config_get(config, key, strlen(key)) : NULL;
    bool on;
    out->cookie_secure = -1;
    if (!v || Z_TYPE_P(v) == IS_NULL || (Z_TYPE_P(v) == IS_STRING && zend_string_equals_literal_ci(Z_STR_P(v), "auto"))) {
        return true;
    }
    if (!msf_config_bool(config, key, false, &on)) {
        return false;
    }
    out->cookie_secure = on;
    return true;
}

static bool read_cookie(zend_object *config, msf_session_settings *out)
{
    out->cookie_httponly = true;
    return read_string(config, "session.cookie.path", "/", &out->cookie_path) &&
           read_string(config, "session.cookie.domain", "", &out->cookie_domain) && read_secure(config, out) &&
           read_samesite(config, out) && read_seconds(config, "session.cookie.lifetime", 0, 0, &out->cookie_lifetime) &&
           (!config || msf_config_bool(config, "session.cookie.httponly", true, &out->cookie_httponly));
}

static bool read_collecting(zend_object *config, msf_session_settings *out)
{
    out->gc_probability = 0.01;
    return (!config || msf_config_double(config, "session.gcProbability", 0.01, 0, 1, &out->gc_probability)) &&
           read_long(config, "session.gcBatch", 500, 1, 1000000, &out->gc_batch);
}

static bool read_size(zend_object *config, msf_session_settings *out)
{
    out->max_size = 1 << 20;
    return !config || msf_config_size(config, "session.maxSize", 1 << 20, 64, 1 << 30, &out->max_size);
}

bool msf_session_settings_load(zend_object *config, msf_session_settings *out)
{
    memset(out, 0, sizeof(*out));
    return read_string(config, "session.savePath", "/tmp/msf", &out->save_path) &&
           read_string(config, "session.sessionName", "msf_session", &out->name) && check_name(config, out->name) &&
           read_seconds(config, "session.maxLifeTime", 1440, 1, &out->max_life_time) && read_size(config, out) &&
           read_ms(config, "session.lockTimeout", 10000, &out->lock_timeout) && read_ms(config, "session.lockTtl", 30000, &out->lock_ttl) &&
           read_long(config, "session.lockQueue", 1000, 1, 1000000, &out->lock_queue) &&
           read_seconds(config, "session.regenerateGrace", 10, 0, &out->grace) && read_collecting(config, out) &&
           (!config || msf_config_bool(config, "session.sync", false, &out->sync)) && read_cookie(config, out);
}

static void let_go(zend_string **s)
{
    if (*s) {
        zend_string_release(*s);
        *s = NULL;
    }
}

void msf_session_settings_free(msf_session_settings *s)
{
    let_go(&s->save_path);
    let_go(&s->name);
    let_go(&s->cookie_path);
    let_go(&s->cookie_domain);
    let_go(&s->cookie_samesite);
}

static zend_class_entry *class_named(zend_object *config, zend_string *name)
{
    zend_class_entry *ce = zend_lookup_class(name);
    if (ce && instanceof_function(ce, msf_ce_isession) && !(ce->ce_flags & (ZEND_ACC_INTERFACE | ZEND_ACC_EXPLICIT_ABSTRACT_CLASS))) {
        return ce;
    }
    if (!EG(exception)) {
        msf_config_error(config, "session.handler", "%s is no class that implements %s", ZSTR_VAL(name), ZSTR_VAL(msf_ce_isession->name));
    }
    return NULL;
}

zend_class_entry *msf_session_adapter_class(zend_object *config)
{
    zval *v = config ? msf_config_get(config, ZEND_STRL("session.handler")) : NULL;
    if (!v || Z_TYPE_P(v) == IS_NULL) {
        return msf_ce_session_file;
    }
    zend_string *text = zval_get_string(v);
    zend_class_entry *ce = NULL;
    if (zend_string_equals_literal(text, "1")) { /* Macro::SESSION_FILE */
        ce = msf_ce_session_file;
    } else if (zend_string_equals_literal(text, "2") || zend_string_equals_literal(text, "3")) {
        zend_throw_exception_ex(msf_ce_session_exception, 0,
                                "session.handler is %s, sessions in Redis: this version has no adapter for it. Use 1 (Macro::SESSION_FILE) "
                                "or the name of a class of yours that implements %s",
                                ZSTR_VAL(text), ZSTR_VAL(msf_ce_isession->name));
    } else if (Z_TYPE_P(v) == IS_STRING && ZSTR_LEN(text) > 0 && !ZEND_STRTOL(ZSTR_VAL(text), NULL, 10)) {
        ce = class_named(config, text);
    } else {
        zend_throw_exception(msf_ce_session_exception, "不支持的Session存储类型", 0);
    }
    zend_string_release(text);
    return ce;
}

bool msf_session_check_config(zend_object *config)
{
    msf_session_settings s;
    bool ok = msf_session_settings_load(config, &s);
    msf_session_settings_free(&s);
    return ok;
}
