#include "php/Config/parse.h"

#include "zend_exceptions.h"
#include "zend_observer.h"

/* Runs the file with variables of its own. zend_execute() would lend it those of the calling function. */
static void run_in_fresh_scope(zend_op_array *ops, zval *result)
{
    zend_array *symbols = zend_new_array(8);
    zend_execute_data *call = zend_vm_stack_push_call_frame(ZEND_CALL_TOP_CODE | ZEND_CALL_HAS_SYMBOL_TABLE, (zend_function *)ops, 0, NULL);
    call->symbol_table = symbols;
    call->prev_execute_data = EG(current_execute_data);
    zend_init_code_execute_data(call, ops, result);
    ZEND_OBSERVER_FCALL_BEGIN(call);
    zend_execute_ex(call);
    zend_vm_stack_free_call_frame(call);
    zend_array_destroy(symbols);
}

static zend_op_array *compile(zend_string *file)
{
    zend_file_handle handle;
    char *path = expand_filepath(ZSTR_VAL(file), NULL); /* a relative one would be searched in the include_path */
    zend_stream_init_filename(&handle, path == NULL ? ZSTR_VAL(file) : path);
    zend_op_array *ops = zend_compile_file(&handle, ZEND_INCLUDE);
    zend_destroy_file_handle(&handle);
    if (path != NULL) {
        efree(path);
    }
    return ops;
}

static bool run_file(zend_string *file, zval *out)
{
    ZVAL_UNDEF(out);
    zend_op_array *ops = compile(file);
    if (ops == NULL) {
        return false;
    }
    run_in_fresh_scope(ops, out);
    zend_destroy_static_vars(ops);
    destroy_op_array(ops);
    efree_size(ops, sizeof(zend_op_array));
    return EG(exception) == NULL;
}

/* An array that happens to be callable (['Class', 'method']) is an array. */
static bool call_if_callable(zval *value)
{
    ZVAL_DEREF(value);
    if (Z_TYPE_P(value) == IS_ARRAY || !zend_is_callable(value, 0, NULL)) {
        return true;
    }
    zval result;
    ZVAL_UNDEF(&result);
    if (call_user_function(NULL, NULL, value, &result, 0, NULL) == FAILURE || EG(exception) != NULL) {
        zval_ptr_dtor(&result);
        return false;
    }
    zval_ptr_dtor(value);
    ZVAL_COPY_VALUE(value, &result);
    return true;
}

/* PHP reports the resolved path of a file. */
static bool same_file(zend_string *reported, zend_string *file)
{
    char resolved[MAXPATHLEN];
    return zend_string_equals(reported, file) ||
           (VCWD_REALPATH(ZSTR_VAL(file), resolved) != NULL && strcmp(resolved, ZSTR_VAL(reported)) == 0);
}

/* The line of the file itself at which it failed: where the exception was made, or the frame of the file in its trace. */
static zend_long line_in(zend_object *exception, zend_string *file)
{
    zval rv;
    zend_class_entry *base = instanceof_function(exception->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zval *at = zend_read_property_ex(base, exception, ZSTR_KNOWN(ZEND_STR_FILE), 1, &rv);
    if (Z_TYPE_P(at) == IS_STRING && same_file(Z_STR_P(at), file)) {
        return zval_get_long(zend_read_property_ex(base, exception, ZSTR_KNOWN(ZEND_STR_LINE), 1, &rv));
    }
    zval *trace = zend_read_property_ex(base, exception, ZSTR_KNOWN(ZEND_STR_TRACE), 1, &rv), *frame;
    if (Z_TYPE_P(trace) != IS_ARRAY) {
        return 0;
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(trace), frame) {
        zval *f = Z_TYPE_P(frame) == IS_ARRAY ? zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_FILE)) : NULL;
        if (f != NULL && Z_TYPE_P(f) == IS_STRING && same_file(Z_STR_P(f), file)) {
            zval *line = zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_LINE));
            return line == NULL ? 0 : zval_get_long(line);
        }
    }
    ZEND_HASH_FOREACH_END();
    return 0;
}

static void wrap_exception(zend_string *file)
{
    zend_object *thrown = EG(exception);
    if (thrown == NULL) {
        msf_config_parse_error(file, 0, "cannot be read");
        return;
    }
    if (zend_is_unwind_exit(thrown) || zend_is_graceful_exit(thrown)) {
        return; /* exit() in a configuration file ends the program, as everywhere */
    }
    zend_string *text = msf_config_message_of(thrown);
    msf_config_parse_error(file, line_in(thrown, file), "threw %s: %s", ZSTR_VAL(thrown->ce->name), ZSTR_VAL(text));
    zend_string_release(text);
}

bool msf_config_parse_php(zend_string *file, zval *out)
{
    if (!run_file(file, out) || !call_if_callable(out)) {
        wrap_exception(file);
        zval_ptr_dtor(out);
        return false;
    }
    zval *value = out;
    ZVAL_DEREF(value);
    if (Z_TYPE_P(value) != IS_ARRAY) {
        msf_config_throw(msf_config_format_ce, "PHP file does not return an array: [%s]", ZSTR_VAL(file));
        zval_ptr_dtor(out);
        return false;
    }
    if (Z_ISREF_P(out)) {
        zend_unwrap_reference(out);
    }
    return true;
}
