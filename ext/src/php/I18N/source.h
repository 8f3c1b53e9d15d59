/* The object behind MessageSource and PhpMessageSource, shared by MessageSource.c, files.c and missing.c. */
#ifndef MSF_PHP_I18N_SOURCE_H
#define MSF_PHP_I18N_SOURCE_H

#include "php.h"

#include "base/slice.h"

#define MSF_MESSAGE_ABSENT_MAX   1024 /* names that are known to have no file */
#define MSF_MESSAGE_REPORTED_MAX 1000 /* missing texts that were reported */

/* Slots, in the order of the stub. */
enum { MSF_SOURCE_FORCE, MSF_SOURCE_LANGUAGE, MSF_SOURCE_MISSING, MSF_SOURCE_BASE_PATH, MSF_SOURCE_FILE_MAP };

typedef struct msf_message_source {
    HashTable *tables;   /* path, or language and category -> array, or false when there is no such file; NULL before the first */
    HashTable *reported; /* texts that are missing and were reported; NULL before the first */
    uint32_t absent;     /* how many of `tables` are false */
    zend_object std;     /* last */
} msf_message_source;

static inline msf_message_source *msf_message_source_from(zend_object *o)
{
    return (msf_message_source *)((char *)o - offsetof(msf_message_source, std));
}

/* The file of a category, "<group>.<file>" or "<file>". NULL: the language is no name of a folder, or (after a throw) the category none of
 * a file. */
zend_string *msf_message_source_path(zend_object *source, zend_string *category, msf_slice language);
/* What the file returns, or false when there is none. False after a throw. It may wait. */
bool msf_message_source_load(zend_string *path, zval *table);
/* Tells `missing`, if that was not done. May throw. */
void msf_message_source_missing(msf_message_source *s, zend_string *category, zval *message, zend_string *language);

#endif
