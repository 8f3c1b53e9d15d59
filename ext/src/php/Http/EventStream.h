/* PG\MSF\Http\EventStream: server-sent events on a streamed answer. The object holds the request until it is gone; what it may still send
 * ends with the answer. */
#ifndef MSF_PHP_HTTP_EVENTSTREAM_H
#define MSF_PHP_HTTP_EVENTSTREAM_H

#include "php.h"

#include "http/request.h"

extern zend_class_entry *msf_ce_event_stream;

void msf_register_event_stream(void);

/* Reads http.sse.* in the launching process. False after a throw. */
bool msf_event_stream_configure(zend_object *config);

/* A new stream on an answer whose head has not left; `retry_ms` < 0: none. Sends the head. NULL after a throw: too many are open. */
zend_object *msf_event_stream_open(zend_object *output, zend_long retry_ms);

/* The worker ends: tells all clients to connect again, and ends the streams. Runs no PHP. */
void msf_event_streams_close(void);

/* Open ones of this worker. */
uint32_t msf_event_streams_count(void);

#endif
