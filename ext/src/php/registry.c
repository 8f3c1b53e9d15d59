#include "php/registry.h"

#include "php.h"

#include "engine/coroutine.h"
#include "engine/future.h"
#include "php/Common.h"
#include "php/Config/Config.h"
#include "php/Exceptions.h"
#include "php/Log/PGLog.h"
#include "php/Macro.h"

/* Of files without a header of their own. */
void msf_register_coroutine_ibase(void);
void msf_register_coroutine_cnull(void);
void msf_register_coroutine_base(void);
void msf_register_coroutine_sleep(void);
void msf_register_functions(void);

typedef struct registration {
    void (*minit)(void);
    void (*rinit)(void);
    void (*rshutdown)(void);
} registration;

/* One line per class; parents before children. */
static const registration table[] = {
    {msf_register_exceptions, NULL, NULL},
    {msf_register_config, NULL, NULL},
    {msf_register_log, NULL, msf_log_rshutdown}, /* its shutdown is among the last: others may log in theirs */
    {msf_register_macro, NULL, NULL},
    {msf_register_common, NULL, NULL},
    {msf_register_coroutine_cnull, NULL, msf_cnull_forget},
    {msf_register_coroutine_ibase, NULL, NULL},
    {msf_register_coroutine_base, NULL, msf_engine_stop},
    {msf_register_coroutine_sleep, NULL, NULL},
    {msf_register_functions, NULL, NULL},
};

#define ENTRIES (sizeof(table) / sizeof(table[0]))

int msf_register_all(int module_number)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        if (table[i].minit != NULL) {
            table[i].minit();
        }
    }
    return SUCCESS;
}

int msf_activate_all(void)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        if (table[i].rinit != NULL) {
            table[i].rinit();
        }
    }
    return SUCCESS;
}

void msf_shutdown_all(void)
{
    for (size_t i = ENTRIES; i-- > 0;) {
        if (table[i].rshutdown != NULL) {
            table[i].rshutdown();
        }
    }
}
