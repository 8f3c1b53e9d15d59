#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

#include <sys/stat.h>

#include "engine/call.h"
#include "php/Common.h"
#include "php/View/View.h"
#include "php/View/engine.h"

#include "php/View/Engine_arginfo.h"

zend_class_entry *msf_ce_view_engine;
zend_class_entry *msf_ce_view_extension;

static zend_object_handlers handlers;

#define THIS_ENGINE msf_view_engine_from(Z_OBJ_P(ZEND_THIS))

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static zend_object *create(zend_class_entry *ce)
{
    static uint64_t last_id;
    msf_view_engine *e = zend_object_alloc(sizeof(*e), ce);
    memset(e, 0, offsetof(msf_view_engine, std));
    zend_object_std_init(&e->std, ce);
    object_properties_init(&e->std, ce);
    e->std.handlers = &handlers;
    e->id = ++last_id;
    e->extension = zend_string_init(ZEND_STRL("php"), 0);
    return &e->std;
}

static void free_table(HashTable *table)
{
    if (table != NULL) {
        zend_array_destroy(table);
    }
}

static void free_engine(zend_object *o)
{
    msf_view_engine *e = msf_view_engine_from(o);
    msf_view_forget(e);
    free_table(e->folders);
    free_table(e->functions);
    free_table(e->shared);
    free_table(e->specific);
    if (e->directory != NULL) {
        zend_string_release(e->directory);
    }
    if (e->extension != NULL) {
        zend_string_release(e->extension);
    }
    zend_object_std_dtor(o);
}

static void report(zend_get_gc_buffer *gc, HashTable *table)
{
    zval *value;
    if (table == NULL) {
        return;
    }
    ZEND_HASH_FOREACH_VAL (table, value) {
        zend_get_gc_buffer_add_zval(gc, value);
    }
    ZEND_HASH_FOREACH_END();
}

static HashTable *get_gc(zend_object *o, zval **values, int *n)
{
    msf_view_engine *e = msf_view_engine_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    report(gc, e->functions);
    report(gc, e->shared);
    report(gc, e->specific);
    zend_get_gc_buffer_use(gc, values, n);
    return zend_std_get_properties(o);
}

void msf_view_new_engine(zval *out)
{
    object_init_ex(out, msf_ce_view_engine);
    msf_view_engine_from(Z_OBJ_P(out))->of_server = true;
}

/* ---- directory and extension -------------------------------------------------------------------------------------------------------- */

static bool is_directory(zend_string *path)
{
    struct stat st;
    return strlen(ZSTR_VAL(path)) == ZSTR_LEN(path) && stat(ZSTR_VAL(path), &st) == 0 && S_ISDIR(st.st_mode);
}

static void put(zend_string **slot, zend_string *value)
{
    zend_string *old = *slot;
    *slot = value != NULL ? zend_string_copy(value) : NULL;
    if (old != NULL) {
        zend_string_release(old);
    }
}

static bool set_directory(msf_view_engine *e, zend_string *directory)
{
    if (directory != NULL && !is_directory(directory)) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The specified path \"%s\" does not exist.", ZSTR_VAL(directory));
        return false;
    }
    put(&e->directory, directory);
    msf_view_forget(e);
    return true;
}

ZEND_METHOD(PG_MSF_View_Engine, __construct)
{
    zend_string *directory = NULL, *extension = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(directory)
    Z_PARAM_STR_OR_NULL(extension)
    ZEND_PARSE_PARAMETERS_END();
    if (ZEND_NUM_ARGS() == 2) {
        put(&THIS_ENGINE->extension, extension);
    }
    set_directory(THIS_ENGINE, directory);
}

ZEND_METHOD(PG_MSF_View_Engine, setDirectory)
{
    zend_string *directory;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR_OR_NULL(directory)
    ZEND_PARSE_PARAMETERS_END();
    if (!set_directory(THIS_ENGINE, directory)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, getDirectory)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (THIS_ENGINE->directory != NULL) {
        RETURN_STR_COPY(THIS_ENGINE->directory);
    }
}

ZEND_METHOD(PG_MSF_View_Engine, setFileExtension)
{
    zend_string *extension;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR_OR_NULL(extension)
    ZEND_PARSE_PARAMETERS_END();
    put(&THIS_ENGINE->extension, extension);
    msf_view_forget(THIS_ENGINE);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, getFileExtension)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (THIS_ENGINE->extension != NULL) {
        RETURN_STR_COPY(THIS_ENGINE->extension);
    }
}

/* ---- folders ------------------------------------------------------------------------------------------------------------------------ */

/* Makes the table, refuses what would be too much. */
static bool has_room(HashTable **table, const char *what)
{
    if (*table == NULL) {
        *table = zend_new_array(8);
    }
    if (zend_hash_num_elements(*table) >= MSF_VIEW_NAMES_MAX) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "There are %d template %s already.", MSF_VIEW_NAMES_MAX, what);
        return false;
    }
    return true;
}

static bool has(HashTable *table, zend_string *name)
{
    return table != NULL && zend_hash_exists(table, name);
}

ZEND_METHOD(PG_MSF_View_Engine, addFolder)
{
    zend_string *name, *directory;
    bool fallback = false;
    zval folder;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_STR(name)
    Z_PARAM_STR(directory)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(fallback)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_engine *e = THIS_ENGINE;
    if (has(e->folders, name)) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template folder \"%s\" is already being used.", ZSTR_VAL(name));
        RETURN_THROWS();
    }
    if (!is_directory(directory)) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The specified directory path \"%s\" does not exist.", ZSTR_VAL(directory));
        RETURN_THROWS();
    }
    if (!has_room(&e->folders, "folders")) {
        RETURN_THROWS();
    }
    msf_view_folder_new(&folder, name, directory, fallback);
    zend_hash_add_new(e->folders, name, &folder);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, removeFolder)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_engine *e = THIS_ENGINE;
    if (e->folders == NULL || zend_hash_del(e->folders, name) != SUCCESS) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template folder \"%s\" was not found.", ZSTR_VAL(name));
        RETURN_THROWS();
    }
    msf_view_forget(e);
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, getFolders)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_view_folders_new(return_value, THIS_ENGINE->folders);
}

/* ---- data --------------------------------------------------------------------------------------------------------------------------- */

static bool add_for_each(msf_view_engine *e, HashTable *templates, HashTable *data)
{
    zval *name;
    ZEND_HASH_FOREACH_VAL (templates, name) {
        ZVAL_DEREF(name);
        if (Z_TYPE_P(name) != IS_STRING) {
            zend_argument_type_error(2, "must contain names of templates only, %s given", zend_zval_type_name(name));
            return false;
        }
        if (!msf_view_data_add(e, Z_STR_P(name), data)) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

ZEND_METHOD(PG_MSF_View_Engine, addData)
{
    HashTable *data, *templates = NULL;
    zend_string *template = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ARRAY_HT(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT_OR_STR_OR_NULL(templates, template)
    ZEND_PARSE_PARAMETERS_END();
    if (templates != NULL ? !add_for_each(THIS_ENGINE, templates, data) : !msf_view_data_add(THIS_ENGINE, template, data)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, getData)
{
    zend_string *template = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(template)
    ZEND_PARSE_PARAMETERS_END();
    HashTable *data = msf_view_data_get(THIS_ENGINE, template);
    if (data == NULL) {
        RETURN_EMPTY_ARRAY();
    }
    RETURN_ARR(data);
}

/* ---- functions ---------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_View_Engine, registerFunction)
{
    zend_string *name;
    zval *callback, func;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(name)
    Z_PARAM_ZVAL(callback)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_engine *e = THIS_ENGINE;
    if (has(e->functions, name)) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template function name \"%s\" is already registered.", ZSTR_VAL(name));
        RETURN_THROWS();
    }
    if (ZSTR_LEN(name) == 0 || zend_string_equals_literal(name, "0")) {
        zend_throw_exception(spl_ce_LogicException, "Not a valid function name.", 0);
        RETURN_THROWS();
    }
    if (!zend_is_callable(callback, IS_CALLABLE_SUPPRESS_DEPRECATIONS | IS_CALLABLE_CHECK_SYNTAX_ONLY, NULL)) {
        zend_throw_exception(spl_ce_LogicException, "Not a valid function callback.", 0);
        RETURN_THROWS();
    }
    if (!has_room(&e->functions, "functions")) {
        RETURN_THROWS();
    }
    msf_view_func_new(&func, name, callback);
    zend_hash_add_new(e->functions, name, &func);
    RETURN_COPY(ZEND_THIS);
}

static void throw_no_function(zend_string *name)
{
    zend_throw_exception_ex(spl_ce_LogicException, 0, "The template function \"%s\" was not found.", ZSTR_VAL(name));
}

ZEND_METHOD(PG_MSF_View_Engine, dropFunction)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    HashTable *functions = THIS_ENGINE->functions;
    if (functions == NULL || zend_hash_del(functions, name) != SUCCESS) {
        throw_no_function(name);
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

zend_object *msf_view_func_find(msf_view_engine *e, zend_string *name)
{
    zval *func = e->functions != NULL ? zend_hash_find(e->functions, name) : NULL;
    return func != NULL ? Z_OBJ_P(func) : NULL;
}

ZEND_METHOD(PG_MSF_View_Engine, getFunction)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *func = msf_view_func_find(THIS_ENGINE, name);
    if (func == NULL) {
        throw_no_function(name);
        RETURN_THROWS();
    }
    RETURN_OBJ_COPY(func);
}

ZEND_METHOD(PG_MSF_View_Engine, doesFunctionExist)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(has(THIS_ENGINE->functions, name));
}

static bool load(zval *engine, zval *extension)
{
    zval argv[1];
    ZVAL_COPY_VALUE(&argv[0], engine);
    return msf_call(Z_OBJ_P(extension), MSF_METHOD(Z_OBJCE_P(extension), "register"), NULL, 1, argv);
}

ZEND_METHOD(PG_MSF_View_Engine, loadExtension)
{
    zval *extension;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_OBJECT_OF_CLASS(extension, msf_ce_view_extension)
    ZEND_PARSE_PARAMETERS_END();
    if (!load(ZEND_THIS, extension)) {
        RETURN_THROWS();
    }
    RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_View_Engine, loadExtensions)
{
    HashTable *extensions = (HashTable *)&zend_empty_array;
    zval *extension;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(extensions)
    ZEND_PARSE_PARAMETERS_END();
    ZEND_HASH_FOREACH_VAL (extensions, extension) {
        ZVAL_DEREF(extension);
        if (Z_TYPE_P(extension) != IS_OBJECT || !instanceof_function(Z_OBJCE_P(extension), msf_ce_view_extension)) {
            zend_argument_type_error(1, "must contain objects of %s only, %s given", ZSTR_VAL(msf_ce_view_extension->name),
                                     zend_zval_type_name(extension));
            RETURN_THROWS();
        }
        if (!load(ZEND_THIS, extension)) {
            RETURN_THROWS();
        }
    }
    ZEND_HASH_FOREACH_END();
    RETURN_COPY(ZEND_THIS);
}

/* ---- templates ---------------------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_View_Engine, path)
{
    zend_string *name;
    msf_view_found f;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_find(THIS_ENGINE, name, NULL, &f);
    if (f.path != NULL) {
        RETVAL_STR_COPY(f.path);
    } else if (EG(exception) == NULL) {
        RETVAL_STR_COPY(name);
    }
    msf_view_found_free(&f);
}

ZEND_METHOD(PG_MSF_View_Engine, exists)
{
    zend_string *name;
    msf_view_found f;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    RETVAL_BOOL(msf_view_find(THIS_ENGINE, name, NULL, &f));
    msf_view_found_free(&f);
}

ZEND_METHOD(PG_MSF_View_Engine, make)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_view_template_new(return_value, THIS_ENGINE, name)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_MSF_View_Engine, render)
{
    zend_string *name;
    HashTable *data = (HashTable *)&zend_empty_array;
    zval template;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_ARRAY_HT(data)
    ZEND_PARSE_PARAMETERS_END();
    if (!msf_view_template_new(&template, THIS_ENGINE, name)) {
        RETURN_THROWS();
    }
    zend_string *text = msf_view_template_render(Z_OBJ(template), data);
    if (text != NULL) {
        RETVAL_STR(text);
    }
    zval_ptr_dtor(&template);
}

void msf_register_view_engine(void)
{
    msf_ce_view_extension = register_class_PG_MSF_View_ExtensionInterface();
    msf_ce_view_engine = register_class_PG_MSF_View_Engine();
    msf_ce_view_engine->create_object = create;
    zend_register_class_alias("League\\Plates\\Extension\\ExtensionInterface", msf_ce_view_extension);
    zend_register_class_alias("League\\Plates\\Engine", msf_ce_view_engine);
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_view_engine, std);
    handlers.free_obj = free_engine;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
