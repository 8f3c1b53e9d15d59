/* What engines keep by name: folders and functions. */
#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "engine/compat.h"
#include "php/View/engine.h"

#include "php/View/Names_arginfo.h"

zend_class_entry *msf_ce_view_folder;
zend_class_entry *msf_ce_view_func;
static zend_class_entry *folders_ce;
static zend_object_handlers func_handlers;

static void private_constructor(INTERNAL_FUNCTION_PARAMETERS)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

/* ---- Folder ------------------------------------------------------------------------------------------------------------------------- */

enum { FOLDER_NAME, FOLDER_PATH, FOLDER_FALLBACK };

void msf_view_folder_new(zval *out, zend_string *name, zend_string *path, bool fallback)
{
    object_init_ex(out, msf_ce_view_folder);
    ZVAL_STR_COPY(OBJ_PROP_NUM(Z_OBJ_P(out), FOLDER_NAME), name);
    ZVAL_STR_COPY(OBJ_PROP_NUM(Z_OBJ_P(out), FOLDER_PATH), path);
    ZVAL_BOOL(OBJ_PROP_NUM(Z_OBJ_P(out), FOLDER_FALLBACK), fallback);
}

zend_string *msf_view_folder_path(zend_object *folder)
{
    return Z_STR_P(OBJ_PROP_NUM(folder, FOLDER_PATH));
}

bool msf_view_folder_fallback(zend_object *folder)
{
    return Z_TYPE_P(OBJ_PROP_NUM(folder, FOLDER_FALLBACK)) == IS_TRUE;
}

ZEND_METHOD(PG_MSF_View_Folder, __construct)
{
    private_constructor(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

#define FOLDER_GETTER(Name, slot)                                                                                                          \
    ZEND_METHOD(PG_MSF_View_Folder, get##Name)                                                                                             \
    {                                                                                                                                      \
        ZEND_PARSE_PARAMETERS_NONE();                                                                                                      \
        RETURN_COPY(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), slot));                                                                               \
    }

FOLDER_GETTER(Name, FOLDER_NAME)
FOLDER_GETTER(Path, FOLDER_PATH)
FOLDER_GETTER(Fallback, FOLDER_FALLBACK)

/* ---- Folders ------------------------------------------------------------------------------------------------------------------------ */

static HashTable *folders_of(zend_object *o)
{
    return Z_ARRVAL_P(OBJ_PROP_NUM(o, 0));
}

void msf_view_folders_new(zval *out, HashTable *folders)
{
    object_init_ex(out, folders_ce);
    if (folders != NULL) {
        ZVAL_ARR(OBJ_PROP_NUM(Z_OBJ_P(out), 0), zend_array_dup(folders));
    }
}

ZEND_METHOD(PG_MSF_View_Folders, __construct)
{
    private_constructor(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_MSF_View_Folders, exists)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(zend_hash_exists(folders_of(Z_OBJ_P(ZEND_THIS)), name));
}

ZEND_METHOD(PG_MSF_View_Folders, get)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    zval *folder = zend_hash_find(folders_of(Z_OBJ_P(ZEND_THIS)), name);
    if (folder == NULL) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template folder \"%s\" was not found.", ZSTR_VAL(name));
        RETURN_THROWS();
    }
    RETURN_COPY(folder);
}

ZEND_METHOD(PG_MSF_View_Folders, all)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), 0));
}

ZEND_METHOD(PG_MSF_View_Folders, count)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(zend_hash_num_elements(folders_of(Z_OBJ_P(ZEND_THIS))));
}

/* ---- Func --------------------------------------------------------------------------------------------------------------------------- */

typedef struct func {
    zend_string *name;
    zval callback;
    zend_object std;
} func;

static func *func_from(zend_object *o)
{
    return (func *)(void *)((char *)o - offsetof(func, std));
}

static zend_object *create_func(zend_class_entry *ce)
{
    func *f = zend_object_alloc(sizeof(*f), ce);
    zend_object_std_init(&f->std, ce);
    f->std.handlers = &func_handlers;
    f->name = ZSTR_EMPTY_ALLOC();
    ZVAL_NULL(&f->callback);
    return &f->std;
}

static void free_func(zend_object *o)
{
    zend_string_release(func_from(o)->name);
    zval_ptr_dtor(&func_from(o)->callback);
    zend_object_std_dtor(o);
}

static HashTable *func_gc(zend_object *o, zval **values, int *n)
{
    *values = &func_from(o)->callback;
    *n = 1;
    return zend_std_get_properties(o);
}

void msf_view_func_new(zval *out, zend_string *name, zval *callback)
{
    object_init_ex(out, msf_ce_view_func);
    func *f = func_from(Z_OBJ_P(out));
    f->name = zend_string_copy(name);
    ZVAL_COPY_DEREF(&f->callback, callback);
}

/* The property `template` of the extension whose method it is; NULL when it is none or has no such property. A property that had to be made
 * first would be deprecated. */
static zval *template_slot(const func *f, zend_object **extension)
{
    zval *first = Z_TYPE(f->callback) == IS_ARRAY ? zend_hash_index_find_deref(Z_ARRVAL(f->callback), 0) : NULL;
    if (first == NULL || Z_TYPE_P(first) != IS_OBJECT || !instanceof_function(Z_OBJCE_P(first), msf_ce_view_extension)) {
        return NULL;
    }
    zend_property_info *info = zend_hash_str_find_ptr(&Z_OBJCE_P(first)->properties_info, ZEND_STRL("template"));
    if (info == NULL || (info->flags & ZEND_ACC_STATIC) != 0 || !msf_compat_property_is_stored(info)) {
        return NULL;
    }
    *extension = Z_OBJ_P(first);
    return OBJ_PROP(*extension, info->offset);
}

static void move_into(zval *slot, zval *value)
{
    zval old;
    ZVAL_COPY_VALUE(&old, slot);
    ZVAL_COPY_VALUE(slot, value);
    if (Z_ISUNDEF_P(slot)) {
        Z_PROP_FLAG_P(slot) = IS_PROP_UNINIT;
    }
    zval_ptr_dtor(&old);
}

static bool call(func *f, HashTable *args, zval *result)
{
    zend_fcall_info fci;
    zend_fcall_info_cache fcc;
    char *error = NULL;
    if (zend_fcall_info_init(&f->callback, 0, &fci, &fcc, NULL, &error) != SUCCESS) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template function \"%s\" cannot be called: %s.", ZSTR_VAL(f->name),
                                error != NULL ? error : "not callable");
        if (error != NULL) {
            efree(error);
        }
        return false;
    }
    if (error != NULL) {
        efree(error);
    }
    fci.named_params = args; /* positional ones are taken from it too, as by call_user_func_array() */
    fci.retval = result;
    ZVAL_UNDEF(result);
    zend_call_function(&fci, &fcc);
    if (EG(exception) != NULL) {
        zval_ptr_dtor(result);
        ZVAL_UNDEF(result);
        return false;
    }
    return true;
}

/* The extension is shared by all requests: it does not keep the template of one of them. */
bool msf_view_func_call(zend_object *o, zend_object *template, HashTable *args, zval *result)
{
    zend_object *extension = NULL;
    zval *slot = template != NULL ? template_slot(func_from(o), &extension) : NULL, before, now;
    if (slot == NULL || Z_ISREF_P(slot)) {
        return call(func_from(o), args, result);
    }
    ZVAL_COPY(&before, slot);
    GC_ADDREF(extension);
    ZVAL_OBJ(&now, template);
    zend_update_property(extension->ce, extension, ZEND_STRL("template"), &now);
    bool ok = EG(exception) == NULL && call(func_from(o), args, result);
    move_into(slot, &before);
    OBJ_RELEASE(extension);
    return ok;
}

ZEND_METHOD(PG_MSF_View_Func, __construct)
{
    private_constructor(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

ZEND_METHOD(PG_MSF_View_Func, getName)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_STR_COPY(func_from(Z_OBJ_P(ZEND_THIS))->name);
}

ZEND_METHOD(PG_MSF_View_Func, getCallback)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(&func_from(Z_OBJ_P(ZEND_THIS))->callback);
}

ZEND_METHOD(PG_MSF_View_Func, call)
{
    zval *template = NULL;
    HashTable *args = (HashTable *)&zend_empty_array;
    ZEND_PARSE_PARAMETERS_START(0, 2)
    Z_PARAM_OPTIONAL
    Z_PARAM_OBJECT_OF_CLASS_OR_NULL(template, msf_ce_view_template)
    Z_PARAM_ARRAY_HT(args)
    ZEND_PARSE_PARAMETERS_END();
    msf_view_func_call(Z_OBJ_P(ZEND_THIS), template != NULL ? Z_OBJ_P(template) : NULL, args, return_value);
}

void msf_register_view_names(void)
{
    msf_ce_view_folder = register_class_PG_MSF_View_Folder();
    folders_ce = register_class_PG_MSF_View_Folders(zend_ce_countable);
    msf_ce_view_func = register_class_PG_MSF_View_Func();
    msf_ce_view_func->create_object = create_func;
    zend_register_class_alias("League\\Plates\\Template\\Folder", msf_ce_view_folder);
    zend_register_class_alias("League\\Plates\\Template\\Folders", folders_ce);
    zend_register_class_alias("League\\Plates\\Template\\Func", msf_ce_view_func);
    memcpy(&func_handlers, zend_get_std_object_handlers(), sizeof(func_handlers));
    func_handlers.offset = offsetof(func, std);
    func_handlers.free_obj = free_func;
    func_handlers.get_gc = func_gc;
    func_handlers.clone_obj = NULL;
}
