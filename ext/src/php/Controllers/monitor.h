/* What the pages Monitor and Metrics say, and where they have it from.
 *
 * Numbers of a worker are in its record of the scoreboard, written after every turn. What has a structure (pooled objects, findings,
 * pools of clients) is JSON text in the same record, written every two seconds by a timer and whenever this worker itself is asked. */
#ifndef MSF_PHP_CONTROLLERS_MONITOR_H
#define MSF_PHP_CONTROLLERS_MONITOR_H

#include "php.h"

#include "base/buffer.h"
#include "process/scoreboard.h"

/* One entry of that text. `append` adds exactly one JSON value and returns true, or says false: then the entry is left out. It runs in a
 * timer: only malloc's memory. */
typedef struct msf_monitor_part {
    const char *key; /* dns_cache_http and keep_alive_cache have their places; others follow the manual's entries of a worker */
    bool (*append)(msf_buffer *b);
    struct msf_monitor_part *next;
} msf_monitor_part;

/* At the start of a worker, or of the module. `part` must live as long as the process; a second time does nothing. */
void msf_monitor_add(msf_monitor_part *part);

/* monitor_detail.c: the text of this worker into its record. */
void msf_monitor_publish(msf_scoreboard_slot *slot);
/* The text of a record as an array, empty without one. */
void msf_monitor_detail(const msf_scoreboard_slot *slot, zval *out);

/* monitor_report.c: everything as an array, the manual's keys first (spec/01 9.1 to 9.3). `history`: so many of the last seconds. */
void msf_monitor_report(zval *out, uint32_t history);

/* metrics_text.c: everything in the text format of Prometheus (0.0.4), or of OpenMetrics 1.0. A new string. */
zend_string *msf_metrics_text(bool openmetrics);

/* Brings the record of this worker up to date; the scoreboard, NULL outside a server. */
const msf_scoreboard *msf_monitor_board(void);

void msf_register_metrics(void);

#endif
