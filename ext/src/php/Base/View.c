#include "php/Base/View.h"

#include <sys/stat.h>

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/standard/html.h"
#include "main/php_output.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/settings.h"
#include "php/Server.h"

#include "View_arginfo.h"

static zend_class_entry *view_ce;
static zval renderer; /* closure that includes a file with the data as variables; made on first use */

/* ---- finding ------------------------------------------------------------------------------------------------------------------------ */

static bool is_safe(zend_string *name)
{
    return ZSTR_LEN(name) > 0 && strlen(ZSTR_VAL(name)) == ZSTR_LEN(name) && !strstr(ZSTR_VAL(name), "..");
}

static zend_string *find(zend_string *name)
{
    HashTable *paths = msf_server_view_paths();
    struct stat st;
    zval *dir;
    if (!paths || !is_safe(name)) {
        return NULL;
    }
    ZEND_HASH_FOREACH_VAL (paths, dir) {
        ZVAL_DEREF(dir);
        if (Z_TYPE_P(dir) != IS_STRING) {
            continue;
        }
        zend_string *file = strpprintf(0, "%s/%s.php", Z_STRVAL_P(dir), ZSTR_VAL(name));
        if (stat(ZSTR_VAL(file), &st) == 0 && S_ISREG(st.st_mode)) {
            return file;
        }
        zend_string_release(file);
    }
    ZEND_HASH_FOREACH_END();
    return NULL;
}

/* `s` without any occurrence of `part`. */
static zend_string *without(zend_string *s, zend_string *part)
{
    smart_str out = {0};
    const char *at = ZSTR_VAL(s), *end = at + ZSTR_LEN(s), *hit;
    while (ZSTR_LEN(part) > 0 && (hit = zend_memnstr(at, ZSTR_VAL(part), ZSTR_LEN(part), end))) {
        smart_str_appendl(&out, at, (size_t)(hit - at));
        at = hit + ZSTR_LEN(part);
    }
    smart_str_appendl(&out, at, (size_t)(end - at));
    smart_str_0(&out);
    return out.s ? out.s : ZSTR_EMPTY_ALLOC();
}

/* <Controller>/<Action>, with the prefix taken out of the action's name wherever it occurs. */
zend_string *msf_view_default(zend_object *context)
{
    zval *controller = msf_slot(context, MSF_CONTEXT_CONTROLLER_NAME), *action = msf_slot(context, MSF_CONTEXT_ACTION_NAME);
    zend_string *c = zval_get_string(controller), *a = zval_get_string(action), *prefix = msf_settings()->method_prefix;
    zend_string *stripped = without(a, prefix);
    zend_string *name = zend_string_concat3(ZSTR_VAL(c), ZSTR_LEN(c), "/", 1, ZSTR_VAL(stripped), ZSTR_LEN(stripped));
    for (size_t i = 0; i < ZSTR_LEN(name); i++) {
        if (ZSTR_VAL(name)[i] == '\\') {
            ZSTR_VAL(name)[i] = '/';
        }
    }
    zend_string_release(c);
    zend_string_release(a);
    zend_string_release(stripped);
    return name;
}

/* ---- rendering ---------------------------------------------------------------------------------------------------------------------- */

static bool make_renderer(void)
{
    if (Z_TYPE(renderer) == IS_OBJECT) {
        return true;
    }
    zend_result ok =
        zend_eval_string("function () { \\extract(\\func_get_arg(1), EXTR_SKIP); include \\func_get_arg(0); }", &renderer, "MSF template");
    return ok == SUCCESS && Z_TYPE(renderer) == IS_OBJECT;
}

/* Runs the file with `$this` = a View; what it prints is collected by the output layer. */
static bool include_file(zend_string *file, HashTable *data)
{
    zval view, bound, argv[2];
    if (!make_renderer() || object_init_ex(&view, view_ce) != SUCCESS) {
        return false;
    }
    zend_create_closure(&bound, (zend_function *)zend_get_closure_method_def(Z_OBJ(renderer)), view_ce, view_ce, &view);
    ZVAL_STR(&argv[0], file);
    msf_value_borrow_array(&argv[1], data);
    zend_function *invoke = zend_get_closure_invoke_method(Z_OBJ(bound));
    bool ok = msf_call(Z_OBJ(bound), invoke, NULL, 2, argv);
    zval_ptr_dtor(&bound);
    zval_ptr_dtor(&view);
    return ok;
}

zend_string *msf_view_render(zend_string *name, HashTable *data)
{
    zend_string *file = find(name);
    zval body;
    if (!file) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "A template named %s was not found in any folder, please check again",
                                ZSTR_VAL(name));
        return NULL;
    }
    php_output_start_default();
    int level = php_output_get_level();
    bool ok = include_file(file, data);
    zend_string_release(file);
    while (php_output_get_level() > level) { /* buffers that the template has left open belong to its text */
        php_output_end();
    }
    ZVAL_UNDEF(&body);
    php_output_get_contents(&body);
    php_output_discard();
    if (!ok || Z_TYPE(body) != IS_STRING) {
        zval_ptr_dtor(&body);
        return NULL;
    }
    return Z_STR(body);
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

/* Applies "trim|strtoupper" to the value, in place. */
static bool apply(zval *value, zend_string *functions)
{
    const char *at = ZSTR_VAL(functions), *end = at + ZSTR_LEN(functions);
    while (at < end) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        size_t n = bar ? (size_t)(bar - at) : (size_t)(end - at);
        zval name, result;
        ZVAL_STRINGL(&name, at, n);
        zend_result ok = zend_is_callable(&name, 0, NULL) ? call_user_function(NULL, NULL, &name, &result, 1, value) : FAILURE;
        if (ok != SUCCESS && !EG(exception)) {
            zend_throw_exception_ex(msf_ce_base_exception, 0, "The escape function \"%s\" does not exist", Z_STRVAL(name));
        }
        zval_ptr_dtor(&name);
        if (EG(exception)) {
            return false;
        }
        zval_ptr_dtor(value);
        ZVAL_COPY_VALUE(value, &result);
        at += n + 1;
    }
    return true;
}

static void escape(INTERNAL_FUNCTION_PARAMETERS)
{
    zval *value, copy;
    zend_string *functions = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(functions)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY(&copy, value);
    if (!functions || apply(&copy, functions)) {
        zend_string *s = zval_get_string(&copy);
        RETVAL_STR(php_escape_html_entities((unsigned char *)ZSTR_VAL(s), ZSTR_LEN(s), 0, ENT_QUOTES | ENT_SUBSTITUTE, "UTF-8"));
        zend_string_release(s);
    }
    zval_ptr_dtor(&copy);
}

ZEND_METHOD(PG_MSF_Base_View, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Base_View, e)
{
    escape(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_MSF_Base_View, escape)
{
    escape(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void msf_view_shutdown(void)
{
    zval_ptr_dtor(&renderer);
    ZVAL_UNDEF(&renderer);
}

void msf_register_view(void)
{
    view_ce = register_class_PG_MSF_Base_View();
}
