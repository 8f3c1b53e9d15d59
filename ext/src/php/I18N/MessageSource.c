#include "php/I18N/I18N.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "engine/call.h"
#include "php/I18N/source.h"

#include "MessageSource_arginfo.h"

zend_class_entry *msf_ce_message_source;
zend_class_entry *msf_ce_php_message_source;

static zend_object_handlers handlers;

static zend_object *create(zend_class_entry *ce)
{
    msf_message_source *s = zend_object_alloc(sizeof(*s), ce);
    memset(s, 0, offsetof(msf_message_source, std));
    zend_object_std_init(&s->std, ce);
    object_properties_init(&s->std, ce);
    s->std.handlers = &handlers;
    return &s->std;
}

static void free_obj(zend_object *o)
{
    msf_message_source *s = msf_message_source_from(o);
    if (s->tables != NULL) {
        zend_array_destroy(s->tables);
    }
    if (s->reported != NULL) {
        zend_array_destroy(s->reported);
    }
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **values, int *n)
{
    msf_message_source *s = msf_message_source_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zval *table;
    if (s->tables != NULL) {
        ZEND_HASH_FOREACH_VAL (s->tables, table) {
            zend_get_gc_buffer_add_zval(gc, table);
        }
        ZEND_HASH_FOREACH_END();
    }
    zend_get_gc_buffer_use(gc, values, n);
    return zend_std_get_properties(o);
}

/* ---- tables ------------------------------------------------------------------------------------------------------------------------- */

/* The text of a key; NULL when it is missing or empty. Borrowed. */
static zval *text_of(zval *table, zval *message)
{
    zval *text = NULL;
    if (Z_TYPE_P(table) == IS_ARRAY && Z_TYPE_P(message) == IS_STRING) {
        text = zend_symtable_find(Z_ARRVAL_P(table), Z_STR_P(message));
    } else if (Z_TYPE_P(table) == IS_ARRAY && Z_TYPE_P(message) == IS_LONG) {
        text = zend_hash_index_find(Z_ARRVAL_P(table), (zend_ulong)Z_LVAL_P(message));
    }
    if (text == NULL) {
        return NULL;
    }
    ZVAL_DEREF(text);
    return Z_TYPE_P(text) == IS_NULL || (Z_TYPE_P(text) == IS_STRING && Z_STRLEN_P(text) == 0) ? NULL : text;
}

/* Keeps `table` (moved): arrays always, since there are as many as files; the news that there is none up to a ceiling, since languages come
 * from clients. */
static void keep(msf_message_source *s, zend_string *key, zval *table)
{
    bool is_array = Z_TYPE_P(table) == IS_ARRAY;
    if (s->tables == NULL) {
        s->tables = zend_new_array(8);
    }
    if (is_array || s->absent < MSF_MESSAGE_ABSENT_MAX) {
        s->absent += !is_array;
        zend_hash_update(s->tables, key, table);
    }
}

/* A kept table: a new reference. */
static bool kept(msf_message_source *s, zend_string *key, zval *table)
{
    zval *found = s->tables != NULL ? zend_hash_find(s->tables, key) : NULL;
    if (found != NULL) {
        ZVAL_COPY(table, found);
    }
    return found != NULL;
}

static bool table_of_file(msf_message_source *s, zend_string *category, msf_slice language, zval *table)
{
    zend_string *path = msf_message_source_path(&s->std, category, language);
    if (path == NULL) {
        ZVAL_NULL(table);
        return !EG(exception);
    }
    bool ok = kept(s, path, table);
    if (!ok && msf_message_source_load(path, table)) {
        ok = true;
        Z_TRY_ADDREF_P(table);
        zval copy;
        ZVAL_COPY_VALUE(&copy, table);
        keep(s, path, &copy);
        if (Z_TYPE_P(table) != IS_ARRAY) {
            ZVAL_NULL(table);
        }
    }
    zend_string_release(path);
    return ok;
}

/* Looks in the file of the language; true when it is there or has thrown. */
static bool look(msf_message_source *s, zend_string *category, zval *message, msf_slice language, zval *result)
{
    zval table;
    if (!table_of_file(s, category, language, &table)) {
        return true;
    }
    zval *text = text_of(&table, message);
    if (text != NULL) {
        ZVAL_COPY(result, text);
    }
    zval_ptr_dtor(&table);
    return text != NULL;
}

static void find_in_files(msf_message_source *s, zend_string *category, zval *message, zend_string *language, zval *result)
{
    msf_slice name = {ZSTR_VAL(language), ZSTR_LEN(language)};
    if (!look(s, category, message, name, result) && name.n > 2) {
        look(s, category, message, msf_slice_of(name.p, 2), result);
    }
}

static bool call_load(msf_message_source *s, zend_function *load, zend_string *category, zend_string *language, zval *table)
{
    zval args[2];
    ZVAL_STR(&args[0], category);
    ZVAL_STR(&args[1], language);
    if (!msf_call(&s->std, load, table, 2, args)) {
        return false;
    }
    if (Z_TYPE_P(table) == IS_ARRAY) {
        return true;
    }
    zend_throw_exception_ex(zend_ce_exception, 0, "%s::loadMessages() must return an array, %s returned", ZSTR_VAL(s->std.ce->name),
                            zend_zval_type_name(table));
    zval_ptr_dtor(table);
    return false;
}

/* From the class's own loadMessages(). What it gives for names from outside is kept up to the ceiling as well. */
static void find_in_loaded(msf_message_source *s, zend_function *load, zend_string *category, zval *message, zend_string *language,
                           zval *result)
{
    zval table;
    zend_string *key = zend_strpprintf(0, "%s\n%s", ZSTR_VAL(language), ZSTR_VAL(category));
    if (!kept(s, key, &table)) {
        if (!call_load(s, load, category, language, &table)) {
            zend_string_release(key);
            return;
        }
        if (s->tables == NULL || zend_hash_num_elements(s->tables) < MSF_MESSAGE_ABSENT_MAX) {
            zval copy;
            ZVAL_COPY(&copy, &table);
            keep(s, key, &copy);
        }
    }
    zval *text = text_of(&table, message);
    if (text != NULL) {
        ZVAL_COPY(result, text);
    }
    zval_ptr_dtor(&table);
    zend_string_release(key);
}

/* ---- translate() -------------------------------------------------------------------------------------------------------------------- */

static zval *property(zend_object *o, uint32_t slot)
{
    zval *p = OBJ_PROP_NUM(o, slot);
    ZVAL_DEREF(p);
    return p;
}

static bool wants_lookup(zend_object *o, zend_string *language)
{
    zval *source = property(o, MSF_SOURCE_LANGUAGE);
    return zend_is_true(property(o, MSF_SOURCE_FORCE)) || Z_TYPE_P(source) != IS_STRING || !zend_string_equals(Z_STR_P(source), language);
}

/* False after a throw; *result is false when there is no translation. */
static bool translate(msf_message_source *s, zend_string *category, zval *message, zend_string *language, zval *result)
{
    ZVAL_FALSE(result);
    if (!wants_lookup(&s->std, language)) {
        return true;
    }
    zend_function *load = MSF_USER_METHOD(s->std.ce, "loadmessages");
    if (load != NULL) {
        find_in_loaded(s, load, category, message, language, result);
    } else if (instanceof_function(s->std.ce, msf_ce_php_message_source)) {
        find_in_files(s, category, message, language, result);
    }
    if (!EG(exception) && Z_TYPE_P(result) == IS_FALSE && Z_TYPE_P(property(&s->std, MSF_SOURCE_MISSING)) != IS_NULL) {
        msf_message_source_missing(s, category, message, language);
    }
    if (EG(exception)) {
        zval_ptr_dtor(result);
        ZVAL_UNDEF(result);
        return false;
    }
    return true;
}

bool msf_message_source_translate(zend_object *source, zend_string *category, zval *message, zend_string *language, zval *result)
{
    zend_function *own = MSF_USER_METHOD(source->ce, "translate");
    if (own == NULL) {
        return translate(msf_message_source_from(source), category, message, language, result);
    }
    zval args[3];
    ZVAL_STR(&args[0], category);
    ZVAL_COPY_VALUE(&args[1], message);
    ZVAL_STR(&args[2], language);
    return msf_call(source, own, result, 3, args);
}

ZEND_METHOD(PG_I18N_MessageSource, translate)
{
    zend_string *category, *language;
    zval *message;
    ZEND_PARSE_PARAMETERS_START(3, 3)
    Z_PARAM_STR(category)
    Z_PARAM_ZVAL(message)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    if (!translate(msf_message_source_from(Z_OBJ_P(ZEND_THIS)), category, message, language, return_value)) {
        RETURN_THROWS();
    }
}

ZEND_METHOD(PG_I18N_MessageSource, loadMessages)
{
    zend_string *category, *language;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(category)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_EMPTY_ARRAY();
}

/* `over` fills what is missing or empty in `table`. */
static void fill_up(zval *table, HashTable *from)
{
    zend_ulong index;
    zend_string *name;
    zval *text, key;
    ZEND_HASH_FOREACH_KEY_VAL (from, index, name, text) {
        if (name != NULL) {
            ZVAL_STR(&key, name);
        } else {
            ZVAL_LONG(&key, (zend_long)index);
        }
        if (text_of(table, &key) == NULL) {
            Z_TRY_ADDREF_P(text);
            array_set_zval_key(Z_ARRVAL_P(table), &key, text);
            Z_TRY_DELREF_P(text);
        }
    }
    ZEND_HASH_FOREACH_END();
}

ZEND_METHOD(PG_I18N_PhpMessageSource, loadMessages)
{
    zend_string *category, *language;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(category)
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    msf_message_source *s = msf_message_source_from(Z_OBJ_P(ZEND_THIS));
    zval first, second;
    if (!table_of_file(s, category, msf_slice_of(ZSTR_VAL(language), ZSTR_LEN(language)), &first)) {
        RETURN_THROWS();
    }
    if (!table_of_file(s, category, msf_slice_of(ZSTR_VAL(language), MIN(ZSTR_LEN(language), 2)), &second)) {
        zval_ptr_dtor(&first);
        RETURN_THROWS();
    }
    ZVAL_ARR(return_value, Z_TYPE(first) == IS_ARRAY ? zend_array_dup(Z_ARRVAL(first)) : zend_new_array(0));
    if (Z_TYPE(second) == IS_ARRAY) {
        fill_up(return_value, Z_ARRVAL(second));
    }
    zval_ptr_dtor(&first);
    zval_ptr_dtor(&second);
}

void msf_register_message_source(void)
{
    msf_ce_message_source = register_class_PG_I18N_MessageSource();
    msf_ce_message_source->create_object = create;
    msf_ce_php_message_source = register_class_PG_I18N_PhpMessageSource(msf_ce_message_source);
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(msf_message_source, std);
    handlers.free_obj = free_obj;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
