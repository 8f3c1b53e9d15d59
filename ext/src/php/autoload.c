#include "php/autoload.h"

#include <sys/stat.h>

#include "php.h"

#include "php/autoload_arginfo.h"

#define PREFIX     "App\\"
#define PREFIX_LEN (sizeof(PREFIX) - 1)

/* APP_DIR/Some/Name.php for App\Some\Name; NULL when it is not ours. */
static zend_string *file_of(const zend_string *class_name)
{
    zval *dir = zend_get_constant_str(ZEND_STRL("APP_DIR"));
    if (dir == NULL || Z_TYPE_P(dir) != IS_STRING || ZSTR_LEN(class_name) <= PREFIX_LEN ||
        strncasecmp(ZSTR_VAL(class_name), PREFIX, PREFIX_LEN) != 0 || memchr(ZSTR_VAL(class_name), '/', ZSTR_LEN(class_name)) != NULL ||
        strlen(ZSTR_VAL(class_name)) != ZSTR_LEN(class_name)) {
        return NULL;
    }
    zend_string *file = strpprintf(0, "%s/%s.php", Z_STRVAL_P(dir), ZSTR_VAL(class_name) + PREFIX_LEN);
    for (char *p = ZSTR_VAL(file) + Z_STRLEN_P(dir); *p != '\0'; p++) {
        if (*p == '\\') {
            *p = '/';
        }
    }
    return file;
}

/* As require_once does. A file that does not compile is not remembered as loaded: every request for its class is to see the error, not only
 * the first. */
static void load(zend_string *file)
{
    zend_file_handle handle;
    zend_stream_init_filename_ex(&handle, file);
    zend_string *path = zend_resolve_path(file);
    if (path == NULL) {
        path = zend_string_copy(file);
    }
    if (zend_hash_add_empty_element(&EG(included_files), path) != NULL) {
        zval result;
        zend_op_array *code = zend_compile_file(&handle, ZEND_REQUIRE);
        if (code != NULL) {
            ZVAL_UNDEF(&result);
            zend_execute(code, &result);
            zend_destroy_static_vars(code);
            destroy_op_array(code);
            efree_size(code, sizeof *code);
            zval_ptr_dtor(&result);
        } else {
            zend_hash_del(&EG(included_files), path);
        }
    }
    zend_string_release(path);
    zend_destroy_file_handle(&handle);
}

ZEND_FUNCTION(PG_MSF_autoload)
{
    zend_string *class_name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(class_name)
    ZEND_PARSE_PARAMETERS_END();
    struct stat st;
    zend_string *file = file_of(class_name);
    if (file != NULL && stat(ZSTR_VAL(file), &st) == 0 && S_ISREG(st.st_mode)) {
        load(file);
    }
    if (file != NULL) {
        zend_string_release(file);
    }
}

void msf_autoload_activate(void)
{
    zval name, callable, result;
    ZVAL_STRING(&name, "spl_autoload_register");
    ZVAL_STRING(&callable, "PG\\MSF\\autoload");
    ZVAL_UNDEF(&result);
    call_user_function(NULL, NULL, &name, &result, 1, &callable);
    zval_ptr_dtor(&result);
    zval_ptr_dtor(&callable);
    zval_ptr_dtor(&name);
}

void msf_register_autoload(void)
{
    zend_register_functions(NULL, ext_functions, NULL, MODULE_PERSISTENT);
}
