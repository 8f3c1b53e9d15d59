#include <sys/stat.h>

#include "ext/spl/spl_exceptions.h"
#include "ext/standard/php_string.h"
#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/View/engine.h"

#include "php/View/Extensions_arginfo.h"

/* Calls $engine->registerFunction($name, [$this, $method]). */
static void register_method(zval *self, zval *engine, const char *name, const char *method)
{
    zval argv[2];
    ZVAL_STRING(&argv[0], name);
    array_init_size(&argv[1], 2);
    Z_ADDREF_P(self);
    add_next_index_zval(&argv[1], self);
    add_next_index_string(&argv[1], method);
    msf_call(Z_OBJ_P(engine), MSF_METHOD(Z_OBJCE_P(engine), "registerfunction"), NULL, 2, argv);
    zval_ptr_dtor(&argv[0]);
    zval_ptr_dtor(&argv[1]);
}

static void register_extension(INTERNAL_FUNCTION_PARAMETERS, const char *name, const char *method)
{
    zval *engine;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(engine, msf_ce_view_engine)
    ZEND_PARSE_PARAMETERS_END();
    register_method(ZEND_THIS, engine, name, method);
}

/* ---- Asset -------------------------------------------------------------------------------------------------------------------------- */

enum { ASSET_TEMPLATE, ASSET_PATH, ASSET_FILENAME_METHOD };

ZEND_METHOD(PG_MSF_View_Asset, __construct)
{
    zend_string *path;
    bool in_name = false;
    zval v;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(path)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(in_name)
    ZEND_PARSE_PARAMETERS_END();
    size_t n = ZSTR_LEN(path);
    while (n > 0 && ZSTR_VAL(path)[n - 1] == '/') {
        n--;
    }
    ZVAL_STRINGL(&v, ZSTR_VAL(path), n);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), ASSET_PATH, &v);
    ZVAL_BOOL(&v, in_name);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), ASSET_FILENAME_METHOD, &v);
}

ZEND_METHOD(PG_MSF_View_Asset, register)
{
    register_extension(INTERNAL_FUNCTION_PARAM_PASSTHRU, "asset", "cachedAssetUrl");
}

/* The URL with the time of the file's last change: before the extension, or as a parameter. */
static zend_string *stamped(zend_string *url, time_t changed, bool in_name)
{
    const char *slash = strrchr(ZSTR_VAL(url), '/'), *base = slash != NULL ? slash + 1 : ZSTR_VAL(url), *dot = strrchr(base, '.');
    if (!in_name || dot == NULL) {
        return strpprintf(0, "%s?v=" ZEND_LONG_FMT, ZSTR_VAL(url), (zend_long)changed);
    }
    return strpprintf(0, "%.*s." ZEND_LONG_FMT "%s", (int)(dot - ZSTR_VAL(url)), ZSTR_VAL(url), (zend_long)changed, dot);
}

ZEND_METHOD(PG_MSF_View_Asset, cachedAssetUrl)
{
    zend_string *url;
    struct stat st;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_PATH_STR(url)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *dir = zval_get_string(msf_slot(Z_OBJ_P(ZEND_THIS), ASSET_PATH));
    zend_string *file = strpprintf(0, "%s/%s", ZSTR_VAL(dir), ZSTR_VAL(url) + strspn(ZSTR_VAL(url), "/"));
    if (stat(ZSTR_VAL(file), &st) == 0) {
        RETVAL_STR(stamped(url, st.st_mtime, zend_is_true(msf_slot(Z_OBJ_P(ZEND_THIS), ASSET_FILENAME_METHOD))));
    } else {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "Unable to locate the asset \"%s\" in the \"%s\" directory.", ZSTR_VAL(url),
                                ZSTR_VAL(dir));
    }
    zend_string_release(file);
    zend_string_release(dir);
}

/* ---- URI ---------------------------------------------------------------------------------------------------------------------------- */

enum { URI_TEMPLATE, URI_URI, URI_PARTS };

ZEND_METHOD(PG_MSF_View_URI, __construct)
{
    zend_string *uri;
    zval parts, v;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(uri)
    ZEND_PARSE_PARAMETERS_END();
    array_init(&parts);
    zend_string *slash = ZSTR_CHAR('/');
    if (ZSTR_LEN(uri) == 0) {
        add_next_index_str(&parts, ZSTR_EMPTY_ALLOC());
    } else {
        php_explode(slash, uri, &parts, ZEND_LONG_MAX);
    }
    ZVAL_STR_COPY(&v, uri);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), URI_URI, &v);
    msf_slot_set(Z_OBJ_P(ZEND_THIS), URI_PARTS, &parts);
}

ZEND_METHOD(PG_MSF_View_URI, register)
{
    register_extension(INTERNAL_FUNCTION_PARAM_PASSTHRU, "uri", "runUri");
}

static zval *segment(zend_object *o, zval *number)
{
    zval *parts = msf_slot(o, URI_PARTS);
    return Z_TYPE_P(parts) == IS_ARRAY ? zend_hash_index_find(Z_ARRVAL_P(parts), (zend_ulong)zval_get_long(number)) : NULL;
}

/* True if the regular expression matches the whole path. */
static bool matches(zval *uri, zend_string *pattern)
{
    zval name, argv[2], result;
    ZVAL_STRING(&name, "preg_match");
    ZVAL_STR(&argv[0], strpprintf(0, "#^%s$#", ZSTR_VAL(pattern)));
    ZVAL_COPY_VALUE(&argv[1], uri);
    ZVAL_UNDEF(&result);
    call_user_function(NULL, NULL, &name, &result, 2, argv);
    bool yes = Z_TYPE(result) == IS_LONG && Z_LVAL(result) == 1;
    zval_ptr_dtor(&result);
    zval_ptr_dtor(&argv[0]);
    zval_ptr_dtor(&name);
    return yes;
}

/* The answer to "is it?": the fact itself, or one of two values that stand for it. */
static void choose(zval *out, bool yes, zval *then, zval *otherwise)
{
    if (then == NULL) {
        ZVAL_BOOL(out, yes);
    } else if (yes) {
        ZVAL_COPY(out, then);
    } else if (otherwise != NULL) {
        ZVAL_COPY(out, otherwise);
    } else {
        ZVAL_FALSE(out);
    }
}

/* The arguments up to the first null; -1 when one that is no string follows the first, or a string follows a null. */
static int count_arguments(uint32_t argc, zval *argv)
{
    uint32_t n = 0;
    while (n < argc && Z_TYPE(argv[n]) != IS_NULL) {
        if (n > 0 && Z_TYPE(argv[n]) != IS_STRING) {
            return -1;
        }
        n++;
    }
    for (uint32_t i = n; i < argc; i++) {
        if (Z_TYPE(argv[i]) != IS_NULL) {
            return -1;
        }
    }
    return (int)n;
}

static bool is_number(zval *v)
{
    return Z_TYPE_P(v) == IS_LONG ||
           (Z_TYPE_P(v) == IS_STRING && is_numeric_string(Z_STRVAL_P(v), Z_STRLEN_P(v), NULL, NULL, 0) == IS_LONG);
}

/* What the first argument, a number, is about: a segment of the path. */
static void answer_segment(zend_object *o, int n, zval *argv, zval *out)
{
    zval *part = segment(o, &argv[0]);
    if (n == 1) {
        if (part != NULL) {
            ZVAL_COPY(out, part);
        }
        return;
    }
    bool same = part != NULL && Z_TYPE_P(part) == IS_STRING && zend_string_equals(Z_STR_P(part), Z_STR(argv[1]));
    choose(out, same, n > 2 ? &argv[2] : NULL, n > 3 ? &argv[3] : NULL);
}

ZEND_METHOD(PG_MSF_View_URI, runUri)
{
    zval *argv = NULL;
    uint32_t argc = 0;
    ZEND_PARSE_PARAMETERS_START(0, -1)
    Z_PARAM_VARIADIC('*', argv, argc)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    zval *uri = msf_slot(o, URI_URI);
    int n = argc > 4 ? -1 : count_arguments(argc, argv);
    if (n == 0) {
        RETURN_COPY(uri);
    }
    if (n > 0 && is_number(&argv[0])) {
        answer_segment(o, n, argv, return_value);
    } else if (n > 0 && n < 4 && Z_TYPE(argv[0]) == IS_STRING && Z_TYPE_P(uri) == IS_STRING) {
        choose(return_value, matches(uri, Z_STR(argv[0])), n > 1 ? &argv[1] : NULL, n > 2 ? &argv[2] : NULL);
    } else {
        zend_throw_exception(spl_ce_LogicException, "Invalid use of the uri function.", 0);
    }
}

void msf_register_view_extensions(void)
{
    zend_class_entry *asset = register_class_PG_MSF_View_Asset(msf_ce_view_extension);
    zend_class_entry *uri = register_class_PG_MSF_View_URI(msf_ce_view_extension);
    zend_register_class_alias("League\\Plates\\Extension\\Asset", asset);
    zend_register_class_alias("League\\Plates\\Extension\\URI", uri);
}
