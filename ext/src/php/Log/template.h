/* A line template ("%datetime% [%level_name%] %message%\n") taken apart once, and the lines made from it. A value that stands between
 * double quotes in the template is escaped so that a JSON-like template stays JSON; elsewhere only control characters are. Line breaks in
 * values become one space each in both. The template "json" stands for one with all fields as a JSON object, in which line breaks stay
 * what they are ("\n"), and nothing is an empty object. */
#ifndef MSF_PHP_LOG_TEMPLATE_H
#define MSF_PHP_LOG_TEMPLATE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/slice.h"

#define MSF_LOG_TEMPLATE_DEFAULT "[%datetime%] %channel%.%level_name%: %message% %context% %extra%\n"

enum msf_log_field {
    MSF_LOG_LITERAL,
    MSF_LOG_DATETIME,
    MSF_LOG_LEVEL_NAME,
    MSF_LOG_CHANNEL,
    MSF_LOG_LOGID,
    MSF_LOG_MESSAGE,
    MSF_LOG_CONTEXT,
    MSF_LOG_EXTRA,
    MSF_LOG_FIELDS
};

typedef struct msf_log_template msf_log_template;

/* All that a record has, one JSON object a line. */
#define MSF_LOG_TEMPLATE_JSON                                                                                                              \
    "{\"datetime\":\"%datetime%\",\"level\":\"%level_name%\",\"channel\":\"%channel%\",\"logId\":\"%logId%\",\"message\":\"%message%\","   \
    "\"context\":%context%,\"extra\":%extra%}\n"

/* The text is copied; a missing line break at its end is added. NULL when memory is short. malloc memory. */
msf_log_template *msf_log_template_compile(msf_slice text);
void msf_log_template_free(msf_log_template *t);

/* Appends one line; `values` is indexed by msf_log_field. 0 or MSF_ETOOBIG (then the buffer is as before). */
int msf_log_template_render(const msf_log_template *t, const msf_slice *values, msf_buffer *out);

#endif
