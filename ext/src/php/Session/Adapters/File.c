/* The file adapter as a class, for those who use it directly or extend it; Session itself calls php/Session/files.h. */
#include "php/Session/session.h"

#include "zend_exceptions.h"

#include "php/Base/Base.h"
#include "php/Base/Pool.h"
#include "php/Config/Config.h"
#include "php/Server.h"

#include "php/Session/Adapters/File_arginfo.h"

#define MAX_LOCKS 1000

zend_class_entry *msf_ce_session_file;

typedef struct file_adapter {
    msf_session_files *files;
    msf_session_settings settings;
    HashTable locks; /* id -> msf_session_hold */
    zend_object std; /* last */
} file_adapter;

static zend_object_handlers handlers;

static file_adapter *from(zend_object *o)
{
    return (file_adapter *)((char *)o - offsetof(file_adapter, std));
}

static void release_hold(zval *zv)
{
    msf_session_hold_release(Z_PTR_P(zv));
}

static zend_object *create(zend_class_entry *ce)
{
    file_adapter *a = zend_object_alloc(sizeof(*a), ce);
    memset(a, 0, offsetof(file_adapter, std));
    zend_hash_init(&a->locks, 0, NULL, release_hold, 0);
    zend_object_std_init(&a->std, ce);
    object_properties_init(&a->std, ce);
    a->std.handlers = &handlers;
    return &a->std;
}

static void close_files(file_adapter *a)
{
    zend_hash_clean(&a->locks);
    msf_session_files_release(a->files);
    a->files = NULL;
    msf_session_settings_free(&a->settings);
}

static void reset(zend_object *o)
{
    close_files(from(o));
}

static void free_obj(zend_object *o)
{
    close_files(from(o));
    zend_hash_destroy(&from(o)->locks);
    zend_object_std_dtor(o);
}

/* What every method but open() and close() begins with. NULL after a throw. */
static file_adapter *opened(zend_object *o, zend_string *id)
{
    file_adapter *a = from(o);
    if (!a->files) {
        zend_throw_exception(msf_ce_session_exception, "session: the file adapter is not open", 0);
        return NULL;
    }
    if (id && !msf_filestore_is_id(ZSTR_VAL(id), ZSTR_LEN(id))) {
        zend_throw_exception_ex(msf_ce_session_exception, 0, "session: an id has 1 to %d of A-Z, a-z, 0-9, - and \",\"",
                                MSF_FILESTORE_ID_MAX);
        return NULL;
    }
    return a;
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, open)
{
    zend_string *path, *name;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_PATH_STR(path)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    file_adapter *a = from(Z_OBJ_P(ZEND_THIS));
    zend_object *config = msf_server_config();
    if (ZSTR_LEN(path) == 0 || !msf_session_is_name(name)) {
        zend_throw_exception(msf_ce_session_exception, "session: a store needs a directory, and a name of 1 to 64 letters, digits, _ and -",
                             0);
        RETURN_THROWS();
    }
    close_files(a);
    if (!msf_session_settings_load(config ? config : msf_config_current(), &a->settings)) {
        RETURN_THROWS();
    }
    a->files = msf_session_files_get(ZSTR_VAL(path), ZSTR_VAL(name));
    if (!a->files || !msf_session_files_open(a->files)) {
        close_files(a);
        RETURN_THROWS();
    }
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, close)
{
    ZEND_PARSE_PARAMETERS_NONE();
    close_files(from(Z_OBJ_P(ZEND_THIS)));
    RETURN_TRUE;
}

/* The one argument that most have. */
static file_adapter *with_id(INTERNAL_FUNCTION_PARAMETERS, zend_string **id)
{
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(*id)
    ZEND_PARSE_PARAMETERS_END_EX(return NULL);
    return opened(Z_OBJ_P(ZEND_THIS), *id);
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, read)
{
    zend_string *id, *data;
    file_adapter *a = with_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, &id);
    if (!a) {
        RETURN_THROWS();
    }
    msf_filestore_read_options o = {(uint64_t)a->settings.max_life_time, (size_t)a->settings.max_size, false};
    if (!msf_session_files_read(a->files, id, &o, &data)) {
        RETURN_THROWS();
    }
    if (!data) {
        RETURN_FALSE;
    }
    RETURN_STR(data);
}

static msf_session_hold *hold_of(file_adapter *a, zend_string *id)
{
    return zend_hash_find_ptr(&a->locks, id);
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, write)
{
    zend_string *id, *data;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(id)
    Z_PARAM_STR(data)
    ZEND_PARSE_PARAMETERS_END();
    file_adapter *a = opened(Z_OBJ_P(ZEND_THIS), id);
    if (!a || !msf_session_files_write(a->files, id, data, a->settings.sync, hold_of(a, id), false)) {
        RETURN_THROWS();
    }
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, unset)
{
    zend_string *id;
    file_adapter *a = with_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, &id);
    if (!a || !msf_session_files_remove(a->files, id, NULL)) {
        RETURN_THROWS();
    }
    RETURN_TRUE;
}

/* Only this one, if it is that old. */
static bool collect_one(file_adapter *a, zend_string *id, zend_long age)
{
    msf_filestore_read_options o = {(uint64_t)age, SIZE_MAX, false};
    zend_string *data;
    if (!msf_session_files_read(a->files, id, &o, &data)) {
        return false;
    }
    if (data) {
        zend_string_release(data);
        return true;
    }
    return msf_session_files_remove(a->files, id, NULL);
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, gc)
{
    zend_long age;
    zend_string *id = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_LONG(age)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(id)
    ZEND_PARSE_PARAMETERS_END();
    if (age < 1) {
        zend_argument_value_error(1, "must be greater than 0");
        RETURN_THROWS();
    }
    bool one = id && ZSTR_LEN(id) > 0;
    file_adapter *a = opened(Z_OBJ_P(ZEND_THIS), one ? id : NULL);
    if (!a || !(one ? collect_one(a, id, age) : msf_session_files_collect(a->files, (uint64_t)age))) {
        RETURN_THROWS();
    }
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, touch)
{
    zend_string *id;
    bool there;
    file_adapter *a = with_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, &id);
    if (!a || !msf_session_files_touch(a->files, id, &there)) {
        RETURN_THROWS();
    }
    if (!there) {
        zend_string *empty = ZSTR_INIT_LITERAL("{}", 0);
        msf_session_files_write(a->files, id, empty, a->settings.sync, NULL, false);
        zend_string_release(empty);
    }
    RETURN_BOOL(!EG(exception));
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, lock)
{
    zend_string *id;
    bool got = false;
    file_adapter *a = with_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, &id);
    if (!a) {
        RETURN_THROWS();
    }
    if (hold_of(a, id)) {
        RETURN_FALSE;
    }
    if (zend_hash_num_elements(&a->locks) >= MAX_LOCKS) {
        zend_throw_exception_ex(msf_ce_session_exception, 0, "session: a file adapter may hold %d locks at once", MAX_LOCKS);
        RETURN_THROWS();
    }
    msf_session_hold *h = msf_session_hold_new(NULL, id);
    if (!h || !msf_session_files_try_lock(a->files, h, &got) || !got) {
        if (h) {
            msf_session_hold_release(h);
        }
        RETURN_BOOL(false);
    }
    if (!zend_hash_add_ptr(&a->locks, id, h)) { /* another coroutine was faster meanwhile */
        msf_session_hold_release(h);
        RETURN_FALSE;
    }
    RETURN_TRUE;
}

ZEND_METHOD(PG_MSF_Session_Adapters_File, unlock)
{
    zend_string *id;
    file_adapter *a = with_id(INTERNAL_FUNCTION_PARAM_PASSTHRU, &id);
    if (!a) {
        RETURN_THROWS();
    }
    zend_hash_del(&a->locks, id);
    RETURN_TRUE;
}

void msf_register_session_file(void)
{
    msf_ce_session_file = register_class_PG_MSF_Session_Adapters_File(msf_ce_core, msf_ce_isession, msf_ce_isession_lock);
    msf_ce_session_file->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(file_adapter, std);
    handlers.free_obj = free_obj;
    handlers.clone_obj = NULL;
    msf_pool_on_reset(msf_ce_session_file, reset);
}
