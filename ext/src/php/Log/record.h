/* What one request collects for its access line: pushed pairs as text, timings and counters as short lists. */
#ifndef MSF_PHP_LOG_RECORD_H
#define MSF_PHP_LOG_RECORD_H

#include "php.h"

#include "base/buffer.h"

#define MSF_LOG_PAIRS_MAX    (64 * 1024) /* bytes of pairs in one line; what does not fit is left out and counted */
#define MSF_LOG_URI_MAX      (64 * 1024) /* bytes; only an application can set a longer one */
#define MSF_LOG_ITEMS_MAX    1024        /* names of timings, and of counters */
#define MSF_LOG_PAIRS_INLINE 512         /* enough for a usual request, so that it needs no allocation */

typedef struct msf_log_item {
    zend_string *name;
    double sum;   /* milliseconds, or hits */
    double total; /* of a counter */
    uint32_t count;
    uint64_t started_us; /* monotonic; 0 = not running */
} msf_log_item;

typedef struct msf_log_items {
    msf_log_item *list;
    uint32_t count;
    uint32_t room;
} msf_log_items;

typedef struct msf_log_record {
    char *pairs; /* NULL: `small` holds them */
    uint32_t pairs_len;
    uint32_t pairs_room;
    uint32_t left_out;
    msf_log_items profiles;
    msf_log_items counters;
    char small[MSF_LOG_PAIRS_INLINE];
} msf_log_record;

void msf_log_record_init(msf_log_record *r);
/* Empties; the record may be used again. */
void msf_log_record_clear(msf_log_record *r);
void msf_log_record_copy(msf_log_record *to, const msf_log_record *from);

/* What of a pair is URL-encoded; the rest is taken as it is. */
enum { MSF_LOG_ENCODE_KEY = 1, MSF_LOG_ENCODE_VALUE = 2 };

void msf_log_record_push(msf_log_record *r, msf_slice key, msf_slice value, unsigned encode);
/* The key as it is. */
void msf_log_record_push_long(msf_log_record *r, msf_slice key, int64_t value);
void msf_log_record_profile(msf_log_record *r, msf_slice name, double ms);
void msf_log_record_profile_start(msf_log_record *r, msf_slice name);
void msf_log_record_profile_end(msf_log_record *r, msf_slice name);
void msf_log_record_counting(msf_log_record *r, msf_slice name, double hit, double total);

/* "a=3.7(ms)/1,b=..." */
void msf_log_record_profiles(const msf_log_record *r, msf_buffer *out);
/* "[2(ms)] [2(MB)] [/uri] [pairs] profile[...] counting[...]" */
void msf_log_record_line(const msf_log_record *r, uint64_t ms, uint64_t mb, msf_slice uri, msf_buffer *out);

#endif
