/* The handlers of `server.log.handlers`: which levels go to which file in which form. Made once, shared by a logger and its clones. */
#ifndef MSF_PHP_LOG_HANDLERS_H
#define MSF_PHP_LOG_HANDLERS_H

#include "php.h"

#include "php/Log/sinks.h"
#include "php/Log/template.h"

#define MSF_LOG_HANDLERS_MAX 32

typedef struct msf_log_handler {
    uint8_t levels; /* bit per level index */
    uint32_t batch; /* records that wait before they are written */
    msf_log_sink *sink;
    msf_log_template *line;
} msf_log_handler;

typedef struct msf_log_handlers {
    uint32_t users;
    uint8_t levels; /* of all together */
    uint32_t count;
    msf_log_handler list[]; /* in the order in which they are tried: the last configured first */
} msf_log_handlers;

/* From the map `server.log`. NULL after throwing. */
msf_log_handlers *msf_log_handlers_make(HashTable *config);
void msf_log_handlers_release(msf_log_handlers *h);

/* 0 to 7 for DEBUG to EMERGENCY, by number or by name; -1 for others. */
int msf_log_level_index(zval *level);
int msf_log_level_number(int index);
/* Lower case, as the lines show it. */
const char *msf_log_level_name(int index);

#endif
