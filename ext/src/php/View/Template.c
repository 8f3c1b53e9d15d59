/* The methods of templates that PHP calls; rendering is in render.c. */
#include "ext/spl/spl_exceptions.h"
#include "ext/standard/html.h"
#include "zend_exceptions.h"

#include "base/html.h"
#include "php/Base/Base.h"
#include "php/View/engine.h"
#include "php/View/template.h"

#include "php/View/Template_arginfo.h"

zend_class_entry *msf_ce_view_template;

static zend_object_handlers handlers;

#define THIS_TEMPLATE msf_view_template_from(Z_OBJ_P(ZEND_THIS))

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    msf_view_template *t = zend_object_alloc(sizeof(*t), ce);
    memset(t, 0, offsetof(msf_view_template, std));
    zend_object_std_init(&t->std, ce);
    object_properties_init(&t->std, ce);
    t->std.handlers = &handlers;
    return &t->std;
}

static void free_template(zend_object *o)
{
    msf_view_template *t = msf_view_template_from(o);
    HashTable *tables[] = {t->data, t->sections, t->modes, t->layout_data};
    zend_string *strings[] = {t->home, t->layout, t->section};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        msf_view_table_drop(tables[i]);
    }
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        if (strings[i] != NULL) {
            zend_string_release(strings[i]);
        }
    }
    ZEND_ASSERT(t->buffer == NULL && "a render ends its sections");
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **values, int *n)
{
    msf_view_template *t = msf_view_template_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zval array;
    if (t->data != NULL) {
        msf_value_borrow_array(&array, t->data);
        zend_get_gc_buffer_add_zval(gc, &array);
    }
    if (t->layout_data != NULL) {
        msf_value_borrow_array(&array, t->layout_data);
        zend_get_gc_buffer_add_zval(gc, &array);
    }
    for (int i = 0; !o->properties && i < o->ce->default_properties_count; i++) { // the table of properties points at the slots
        zend_get_gc_buffer_add_zval(gc, OBJ_PROP_NUM(o, i));
    }
    zend_get_gc_buffer_use(gc, values, n);
    return o->properties;
}

static void begin(msf_view_template *t, msf_view_engine *e, zend_string *name)
{
    zval engine, copy;
    ZVAL_OBJ_COPY(&engine, &e->std);
    ZVAL_STR_COPY(&copy, name);
    msf_slot_set(&t->std, TEMPLATE_ENGINE, &engine);
    msf_slot_set(&t->std, TEMPLATE_NAME, &copy);
    t->data = msf_view_data_get(e, name);
}

bool msf_view_template_new(zval *out, msf_view_engine *e, zend_string *name)
{
    if (!msf_view_check_name(e, name)) {
        return false;
    }
    object_init_ex(out, msf_ce_view_template);
    begin(msf_view_template_from(Z_OBJ_P(out)), e, name);
    return true;
}

ZEND_METHOD(PG_MSF_View_Template, __construct)
{
    zval *engine;
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_OBJECT_OF_CLASS(engine, msf_ce_view_engine)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_table_drop(THIS_TEMPLATE->data);
    THIS_TEMPLATE->data = NULL;
    if (msf_view_check_name(msf_view_engine_from(Z_OBJ_P(engine)), name)) {
        begin(THIS_TEMPLATE, msf_view_engine_from(Z_OBJ_P(engine)), name);
    }
}

/* NULL after a throw: PHP code that extends the class has not called its constructor, or has changed what it keeps. */
static msf_view_engine *engine_of(msf_view_template *t)
{
    msf_view_engine *e = msf_view_template_engine(t);
    if (e == NULL) {
        zend_throw_error(NULL, "The template has no engine: its constructor was not called");
    }
    return e;
}

/* ---- data and place ----------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_View_Template, data)
{
    HashTable *data = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_NULL(data)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_template *t = THIS_TEMPLATE;
    if (data != NULL) {
        msf_view_template_add(t, data);
    } else if (t->data == NULL) {
        RETURN_EMPTY_ARRAY();
    } else {
        msf_value_borrow_array(return_value, t->data);
        Z_TRY_ADDREF_P(return_value);
    }
}

static void find(INTERNAL_FUNCTION_PARAMETERS, bool path)
{
    msf_view_found f = {0};
    ZEND_PARSE_PARAMETERS_NONE();
    msf_view_engine *e = engine_of(THIS_TEMPLATE);
    if (e == NULL) {
        RETURN_THROWS();
    }
    bool found = msf_view_find(e, msf_view_template_name(THIS_TEMPLATE), THIS_TEMPLATE->home, &f);
    if (!path) {
        RETVAL_BOOL(found);
    } else if (f.path != NULL) {
        RETVAL_STR_COPY(f.path);
    }
    msf_view_found_free(&f);
}

ZEND_METHOD(PG_MSF_View_Template, exists)
{
    find(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

ZEND_METHOD(PG_MSF_View_Template, path)
{
    find(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(PG_MSF_View_Template, name)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_STR_COPY(msf_view_template_name(THIS_TEMPLATE));
}

/* ---- rendering ---------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_View_Template, render)
{
    HashTable *data = (HashTable *)&zend_empty_array;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(data)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *text = engine_of(THIS_TEMPLATE) != NULL ? msf_view_template_render(Z_OBJ_P(ZEND_THIS), data) : NULL;
    if (text == NULL) {
        RETURN_THROWS();
    }
    RETURN_STR(text);
}

ZEND_METHOD(PG_MSF_View_Template, __toString)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *text =
        engine_of(THIS_TEMPLATE) != NULL ? msf_view_template_render(Z_OBJ_P(ZEND_THIS), (HashTable *)&zend_empty_array) : NULL;
    if (text == NULL) {
        RETURN_THROWS();
    }
    RETURN_STR(text);
}

ZEND_METHOD(PG_MSF_View_Template, layout)
{
    zend_string *name;
    HashTable *data = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(data)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_template_layout(THIS_TEMPLATE, name, data);
}

static void fetch(INTERNAL_FUNCTION_PARAMETERS, bool print)
{
    zend_string *name;
    HashTable *data = (HashTable *)&zend_empty_array;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(data)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *text = engine_of(THIS_TEMPLATE) != NULL ? msf_view_template_fetch(THIS_TEMPLATE, name, data) : NULL;
    if (text == NULL) {
        RETURN_THROWS();
    }
    if (!print) {
        RETURN_STR(text);
    }
    zend_write(ZSTR_VAL(text), ZSTR_LEN(text));
    zend_string_release(text);
}

ZEND_METHOD(PG_MSF_View_Template, fetch)
{
    fetch(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

ZEND_METHOD(PG_MSF_View_Template, insert)
{
    fetch(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

/* ---- sections ----------------------------------------------------------------------------------------------------------------------- */

static void start(INTERNAL_FUNCTION_PARAMETERS, msf_view_mode mode)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_section_start(THIS_TEMPLATE, name, mode);
}

ZEND_METHOD(PG_MSF_View_Template, start)
{
    start(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_VIEW_REPLACE);
}

ZEND_METHOD(PG_MSF_View_Template, push)
{
    start(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_VIEW_APPEND);
}

ZEND_METHOD(PG_MSF_View_Template, unshift)
{
    start(INTERNAL_FUNCTION_PARAM_PASSTHRU, MSF_VIEW_PREPEND);
}

ZEND_METHOD(PG_MSF_View_Template, stop)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_view_section_stop(THIS_TEMPLATE);
}

ZEND_METHOD(PG_MSF_View_Template, end)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_view_section_stop(THIS_TEMPLATE);
}

ZEND_METHOD(PG_MSF_View_Template, section)
{
    zend_string *name;
    zval *dflt = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(dflt)
    ZEND_PARSE_PARAMETERS_END();
    zval *content = THIS_TEMPLATE->sections != NULL ? zend_hash_find(THIS_TEMPLATE->sections, name) : NULL;
    if (content != NULL) {
        RETURN_COPY(content);
    }
    if (dflt != NULL) {
        RETURN_COPY_DEREF(dflt);
    }
}

/* ---- functions ---------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_View_Template, __call)
{
    zend_string *name;
    HashTable *args;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_ARRAY_HT(args)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_engine *e = engine_of(THIS_TEMPLATE);
    zend_object *func = e != NULL ? msf_view_func_find(e, name) : NULL;
    if (func == NULL) {
        if (e != NULL) {
            zend_throw_exception_ex(spl_ce_LogicException, 0, "The template function \"%s\" was not found.", ZSTR_VAL(name));
        }
        RETURN_THROWS();
    }
    GC_ADDREF(func);
    msf_view_func_call(func, Z_OBJ_P(ZEND_THIS), args, return_value);
    OBJ_RELEASE(func);
}

static bool call_php(zend_string *name, HashTable *args, zval *result)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    zval callable;
    ZVAL_STR(&callable, name);
    if (zend_fcall_info_init(&callable, 0, &fci, &fcc, NULL, NULL) != SUCCESS) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The batch function could not find the \"%s\" function.", ZSTR_VAL(name));
        return false;
    }
    fci.named_params = args;
    fci.retval = result;
    ZVAL_UNDEF(result);
    zend_call_function(&fci, &fcc);
    return EG(exception) == NULL;
}

/* Replaces the value by what the function gives for it. */
static bool apply(msf_view_template *t, zend_string *name, zval *value)
{
    zval result, args;
    msf_view_engine *e = engine_of(t);
    zend_object *func = e != NULL ? msf_view_func_find(e, name) : NULL;
    if (e == NULL) {
        return false;
    }
    array_init_size(&args, 1);
    add_next_index_zval(&args, value); /* moved */
    ZVAL_NULL(value);
    ZVAL_UNDEF(&result);
    if (func != NULL) {
        GC_ADDREF(func);
    }
    bool ok = func != NULL ? msf_view_func_call(func, &t->std, Z_ARRVAL(args), &result) : call_php(name, Z_ARRVAL(args), &result);
    if (func != NULL) {
        OBJ_RELEASE(func);
    }
    zval_ptr_dtor(&args);
    if (ok) {
        ZVAL_COPY_VALUE(value, &result);
    } else {
        zval_ptr_dtor(&result);
    }
    return ok;
}

/* "trim|strtoupper", in place. */
static bool apply_all(msf_view_template *t, zend_string *functions, zval *value)
{
    const char *at = ZSTR_VAL(functions), *end = at + ZSTR_LEN(functions);
    while (at <= end) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        size_t n = bar != NULL ? (size_t)(bar - at) : (size_t)(end - at);
        zend_string *name = zend_string_init(at, n, 0);
        bool ok = apply(t, name, value);
        zend_string_release(name);
        if (!ok) {
            return false;
        }
        at += n + 1;
    }
    return true;
}

ZEND_METHOD(PG_MSF_View_Template, batch)
{
    zval *value;
    zend_string *functions;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(value)
    Z_PARAM_STR(functions)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_COPY_DEREF(return_value, value);
    if (!apply_all(THIS_TEMPLATE, functions, return_value)) {
        zval_ptr_dtor(return_value);
        ZVAL_NULL(return_value);
    }
}

/* ---- escaping ----------------------------------------------------------------------------------------------------------------------- */

/* A string with nothing to escape is returned as it is. */
static zend_string *escaped(zend_string *s)
{
    size_t n = msf_html_measure(ZSTR_VAL(s), ZSTR_LEN(s));
    if (EXPECTED(n == ZSTR_LEN(s))) {
        return zend_string_copy(s);
    }
    if (UNEXPECTED(n == MSF_HTML_INVALID)) { /* with U+FFFD for what is not UTF-8 */
        return php_escape_html_entities((const unsigned char *)ZSTR_VAL(s), ZSTR_LEN(s), 0, ENT_QUOTES | ENT_SUBSTITUTE, "UTF-8");
    }
    zend_string *out = zend_string_alloc(n, 0);
    msf_html_write(ZSTR_VAL(out), ZSTR_VAL(s), ZSTR_LEN(s));
    ZSTR_VAL(out)[n] = '\0';
    return out;
}

static void escape_value(zval *value, zval *out)
{
    if (EXPECTED(Z_TYPE_P(value) == IS_STRING)) {
        ZVAL_STR(out, escaped(Z_STR_P(value)));
        return;
    }
    if (Z_TYPE_P(value) == IS_ARRAY || Z_TYPE_P(value) == IS_RESOURCE) {
        zend_argument_type_error(1, "must be of type string, %s given", zend_zval_type_name(value));
        return;
    }
    zend_string *s = zval_try_get_string(value);
    if (s != NULL) {
        ZVAL_STR(out, escaped(s));
        zend_string_release(s);
    }
}

static void escape(INTERNAL_FUNCTION_PARAMETERS)
{
    zval *value, applied;
    zend_string *functions = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(functions)
    ZEND_PARSE_PARAMETERS_END();
    ZVAL_DEREF(value);
    if (EXPECTED(functions == NULL || ZSTR_LEN(functions) == 0)) {
        escape_value(value, return_value);
        return;
    }
    ZVAL_COPY(&applied, value);
    if (apply_all(THIS_TEMPLATE, functions, &applied)) {
        escape_value(&applied, return_value);
    }
    zval_ptr_dtor(&applied);
}

ZEND_METHOD(PG_MSF_View_Template, escape)
{
    escape(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_MSF_View_Template, e)
{
    escape(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void msf_register_view_template(void)
{
    msf_ce_view_template = register_class_PG_MSF_View_Template();
    msf_ce_view_template->create_object = create;
    zend_register_class_alias("League\\Plates\\Template\\Template", msf_ce_view_template);
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_view_template, std);
    handlers.free_obj = free_template;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
