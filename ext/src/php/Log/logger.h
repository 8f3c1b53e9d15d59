/* The object behind PG\Log\PGLog, shared by object.c (its life), PGLog.c (lines), methods.c and processors.c (what PHP calls). */
#ifndef MSF_PHP_LOG_LOGGER_H
#define MSF_PHP_LOG_LOGGER_H

#include "php/Log/PGLog.h"
#include "php/Log/handlers.h"
#include "php/Log/record.h"

/* Places of the declared properties. */
enum { MSF_LOG_PROP_LOGID, MSF_LOG_PROP_CHANNEL, MSF_LOG_PROP_RECORD, MSF_LOG_PROP_STACKLEN };

typedef struct logger {
    msf_log_handlers *handlers;
    zend_string *name;
    zend_string *uri; /* NULL: none */
    uint64_t begin_us;
    msf_log_record record;
    zval processors; /* list of callables, oldest first; UNDEF: none */
    zval inherited;  /* those that a clone has from the beginning */
    bool processing; /* one of them runs */
    zend_object std;
} logger;

static inline logger *logger_of(zend_object *o)
{
    return (logger *)(void *)((char *)o - offsetof(logger, std));
}

static inline msf_slice slice_of(const zend_string *s)
{
    return msf_slice_of(ZSTR_VAL(s), ZSTR_LEN(s));
}

static inline bool logger_wants(const logger *l, int level)
{
    return l->handlers != NULL && (l->handlers->levels & (1u << level)) != 0;
}

/* Takes the place of handlers and name; owns both references. */
void msf_logger_setup(logger *l, msf_log_handlers *h, zend_string *name);
/* addRecord(): false when nobody wants the level, or after throwing. */
bool msf_logger_add(zend_object *o, int level, zval *message, HashTable *context);
/* MINIT: the buffers in which lines are made. */
void msf_log_scratch_init(void);
/* The table that the stub generator made, for the registration. */
zend_class_entry *msf_logger_register_class(void);

#endif
