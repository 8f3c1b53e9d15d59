#include "php/registry.h"

#include "php.h"

#include "php/Exceptions.h"

typedef struct registration {
    void (*minit)(void);
    void (*rinit)(void);
    void (*rshutdown)(void);
} registration;

/* One line per class; parents before children. */
static const registration table[] = {
    {msf_register_exceptions, NULL, NULL},
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
