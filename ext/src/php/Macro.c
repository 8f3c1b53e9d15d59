#include "php/Macro.h"

#include "php/Macro_arginfo.h"

static const struct {
    zend_long kind;
    const char *title;
} processes[] = {
    {4094, "Master"}, {4095, "Manager"}, {1, "Worker"}, {2, "Tasker"}, {3, "Reload"}, {4, "Config"}, {5, "Timer"}, {4096, "User"},
};

#define PROCESSES (sizeof(processes) / sizeof(processes[0]))

const char *msf_macro_process_title(zend_long kind)
{
    for (size_t i = 0; i < PROCESSES; i++) {
        if (processes[i].kind == kind) {
            return processes[i].title;
        }
    }
    return "User";
}

/* An array that lives as long as the process: nobody counts references to it. */
static void declare_names(zend_class_entry *ce)
{
    zval names, title;
    ZVAL_NEW_PERSISTENT_ARR(&names);
    zend_hash_init(Z_ARRVAL(names), PROCESSES, NULL, NULL, true);
    for (size_t i = 0; i < PROCESSES; i++) {
        ZVAL_INTERNED_STR(&title, zend_string_init_interned(processes[i].title, strlen(processes[i].title), true));
        zend_hash_index_add_new(Z_ARRVAL(names), (zend_ulong)processes[i].kind, &title);
    }
    GC_SET_REFCOUNT(Z_ARRVAL(names), 2);
    GC_TYPE_INFO(Z_ARRVAL(names)) = GC_ARRAY | ((GC_IMMUTABLE | GC_PERSISTENT) << GC_FLAGS_SHIFT);
    Z_TYPE_INFO(names) = IS_ARRAY; /* without the flag that says counted */
    zend_string *name = zend_string_init_interned(ZEND_STRL("PROCESS_NAME"), true);
    zend_declare_class_constant_ex(ce, name, &names, ZEND_ACC_PUBLIC, NULL);
}

void msf_register_macro(void)
{
    zend_class_entry *ce = register_class_PG_MSF_Macro();
    declare_names(ce);
    zend_register_class_alias("PG\\MSF\\Marco", ce);
}
