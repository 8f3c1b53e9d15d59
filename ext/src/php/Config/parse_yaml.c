#include "php/Config/parse.h"
#include "zend_exceptions.h"
#include "zend_ini.h"

#define ALL_DOCUMENTS   (-1)
#define REFUSE_PHP_TAGS 2 /* Yaml::PARSE_EXCEPTION_ON_INVALID_TYPE */

/* ---- the extension yaml ------------------------------------------------------------------------------------------------------------- */

/* Settings of the extension with which a file makes objects. Off while we parse, whatever php.ini says. */
static const char *const makes_objects[] = {"yaml.decode_php", "yaml.decode_timestamp"};

enum { SETTINGS = sizeof(makes_objects) / sizeof(makes_objects[0]) };

static void set_ini(const char *name, zend_string *value)
{
    zend_string *key = zend_string_init(name, strlen(name), 0);
    zend_alter_ini_entry(key, value, PHP_INI_USER, PHP_INI_STAGE_RUNTIME);
    zend_string_release(key);
}

static void objects_off(zend_string *before[SETTINGS])
{
    for (int i = 0; i < SETTINGS; i++) {
        bool exists = false;
        char *value = zend_ini_string_ex(makes_objects[i], strlen(makes_objects[i]), 0, &exists);
        before[i] = exists ? zend_string_init(value == NULL ? "" : value, value == NULL ? 0 : strlen(value), 0) : NULL;
        set_ini(makes_objects[i], ZSTR_CHAR('0'));
    }
}

static void objects_as_before(zend_string *before[SETTINGS])
{
    for (int i = 0; i < SETTINGS; i++) {
        if (before[i] != NULL) {
            set_ini(makes_objects[i], before[i]);
            zend_string_release(before[i]);
        }
    }
}

/* A second document would be lost without a word if only the first were asked for. */
static bool only_document(zval *documents, zval *out)
{
    zval *first = Z_TYPE_P(documents) == IS_ARRAY ? zend_hash_index_find(Z_ARRVAL_P(documents), 0) : NULL;
    if (first == NULL) {
        return true;
    }
    if (zend_hash_num_elements(Z_ARRVAL_P(documents)) > 1) {
        zend_throw_error(NULL, "it holds %u documents, a configuration is one", zend_hash_num_elements(Z_ARRVAL_P(documents)));
        return false;
    }
    ZVAL_COPY_DEREF(out, first);
    return true;
}

static bool parse_native(zend_string *text, zval *out)
{
    zval args[2], documents;
    zend_string *before[SETTINGS];
    ZVAL_STR(&args[0], text);
    ZVAL_LONG(&args[1], ALL_DOCUMENTS);
    objects_off(before);
    bool ok = msf_config_call_strict("yaml_parse", &documents, 2, args);
    objects_as_before(before);
    ok = ok && only_document(&documents, out);
    zval_ptr_dtor(&documents);
    return ok;
}

/* ---- symfony/yaml ------------------------------------------------------------------------------------------------------------------- */

static bool symfony_loaded(void)
{
    zend_string *name = zend_string_init(ZEND_STRL("Symfony\\Component\\Yaml\\Yaml"), 0);
    bool there = zend_lookup_class(name) != NULL;
    zend_string_release(name);
    return there && EG(exception) == NULL;
}

static bool parse_symfony(zend_string *text, zval *out)
{
    zval args[2];
    ZVAL_STR(&args[0], text);
    ZVAL_LONG(&args[1], REFUSE_PHP_TAGS);
    return msf_config_call_strict("Symfony\\Component\\Yaml\\Yaml::parse", out, 2, args);
}

/* ------------------------------------------------------------------------------------------------------------------------------------- */

bool msf_config_parse_yaml(zend_string *file, zval *out)
{
    bool native = msf_config_has_function("yaml_parse");
    ZVAL_NULL(out);
    if (!msf_config_need(file, native || symfony_loaded(),
                         "the PHP extension yaml (package php-yaml) or the Composer package symfony/yaml")) {
        return false;
    }
    zend_string *text = msf_config_read_file(file);
    if (text == NULL) {
        return false;
    }
    bool ok = native ? parse_native(text, out) : parse_symfony(text, out);
    zend_string_release(text);
    return (ok && Z_TYPE_P(out) == IS_ARRAY) || msf_config_refuse(file, "YAML", out);
}
