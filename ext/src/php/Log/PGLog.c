#include "php/Log/PGLog.h"

#include "base/clock.h"
#include "ext/date/php_date.h"
#include "php/Log/logger.h"
#include "php/Log/message.h"
#include "php/Log/processors.h"

#define LINE_MAX_BYTES (2 * MSF_LOG_MESSAGE_MAX)

/* Lines are made here; nothing that runs PHP happens between their first byte and their last. */
static struct {
    msf_buffer message;
    msf_buffer line;
    int64_t second;
    size_t date_n;
    char date[24]; /* of that second */
} scratch;

/* ---- writing ------------------------------------------------------------------------------------------------------------------------ */

static void refresh_date(int64_t second)
{
    zend_string *date = php_format_date(ZEND_STRL("Y/m/d H:i:s"), (time_t)second, true);
    snprintf(scratch.date, sizeof scratch.date, "%s", ZSTR_VAL(date));
    scratch.date_n = strlen(scratch.date);
    zend_string_release(date);
    scratch.second = second;
}

/* "2026/11/22 07:18:49.32445": microseconds without the zeros at their end. */
static msf_slice date_of(uint64_t now, char out[32])
{
    if ((int64_t)(now / 1000000) != scratch.second) {
        refresh_date((int64_t)(now / 1000000));
    }
    memcpy(out, scratch.date, sizeof scratch.date);
    char *fraction = out + scratch.date_n;
    uint32_t us = (uint32_t)(now % 1000000), digits = 6;
    for (uint32_t i = digits; i > 0; i--, us /= 10) {
        fraction[i] = (char)('0' + us % 10);
    }
    while (digits > 1 && fraction[digits] == '0') {
        digits--;
    }
    *fraction = '.';
    return msf_slice_of(out, scratch.date_n + 1 + digits);
}

/* A property as text; `otherwise` when it is empty or no string. */
static msf_slice text_property(zend_object *o, int place, msf_slice otherwise)
{
    zval *value = OBJ_PROP_NUM(o, place);
    ZVAL_DEREF(value);
    return Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0 ? slice_of(Z_STR_P(value)) : otherwise;
}

static void render(const msf_log_handlers *h, int level, msf_slice *values)
{
    for (uint32_t i = 0; i < h->count; i++) {
        const msf_log_handler *one = &h->list[i];
        if ((one->levels & (1u << level)) == 0) {
            continue;
        }
        msf_buffer_clear(&scratch.line);
        if (msf_log_template_render(one->line, values, &scratch.line) == 0) {
            msf_log_sink_write(one->sink, scratch.line.data, scratch.line.len, one->batch, level >= MSF_LOG_ERROR);
        }
    }
}

static msf_slice said(const zend_string *text, msf_slice otherwise)
{
    return text != NULL ? slice_of(text) : otherwise;
}

/* `c`: what the call says of channel, id, context and extra; what it leaves out is the logger's, or nothing. */
static void write_record(zend_object *o, int level, uint64_t now, msf_slice message, const msf_log_context *c)
{
    char date[32];
    logger *l = logger_of(o);
    msf_slice name = said(l->name, MSF_SLICE("SERVER"));
    msf_slice values[MSF_LOG_FIELDS] = {
        [MSF_LOG_DATETIME] = date_of(now, date),
        [MSF_LOG_LEVEL_NAME] = msf_slice_str(msf_log_level_name(level)),
        [MSF_LOG_CHANNEL] = c->channel != NULL ? slice_of(c->channel) : text_property(o, MSF_LOG_PROP_CHANNEL, name),
        [MSF_LOG_LOGID] = c->logid != NULL ? slice_of(c->logid) : text_property(o, MSF_LOG_PROP_LOGID, MSF_SLICE("000000")),
        [MSF_LOG_MESSAGE] = message,
        [MSF_LOG_CONTEXT] = said(c->json, MSF_SLICE("[]")),
        [MSF_LOG_EXTRA] = said(c->extra, MSF_SLICE("[]")),
    };
    render(l->handlers, level, values);
}

static const msf_log_context nothing_said;

bool msf_log_wants(zend_object *o, int level)
{
    return logger_wants(logger_of(o), level);
}

bool msf_log_write(zend_object *o, int level, const char *message, size_t len)
{
    ZEND_ASSERT(level >= MSF_LOG_DEBUG && level <= MSF_LOG_EMERGENCY && "a level index, not a level number");
    if (!logger_wants(logger_of(o), level)) {
        return false;
    }
    msf_slice whole = msf_slice_of(message, len);
    if (len > MSF_LOG_MESSAGE_MAX) {
        whole = msf_log_cut(whole, &scratch.message);
    }
    write_record(o, level, msf_clock_wall_us(), whole, &nothing_said);
    return true;
}

/* ---- the access line ---------------------------------------------------------------------------------------------------------------- */

/* What an application has put into $log->accessRecord counts, when it did. */
static void read_access_record(zend_object *o, double *begin_s, msf_slice *uri)
{
    zval *record = OBJ_PROP_NUM(o, MSF_LOG_PROP_RECORD);
    ZVAL_DEREF(record);
    if (Z_TYPE_P(record) != IS_ARRAY) {
        return;
    }
    zval *begin = zend_hash_str_find_deref(Z_ARRVAL_P(record), ZEND_STRL("beginTime"));
    zval *path = zend_hash_str_find_deref(Z_ARRVAL_P(record), ZEND_STRL("uri"));
    if (begin != NULL && (Z_TYPE_P(begin) == IS_DOUBLE || Z_TYPE_P(begin) == IS_LONG)) {
        *begin_s = zval_get_double(begin);
    }
    if (path != NULL && Z_TYPE_P(path) == IS_STRING) {
        *uri = slice_of(Z_STR_P(path));
    }
}

static void forget(zend_object *o)
{
    logger *l = logger_of(o);
    msf_log_record_clear(&l->record);
    if (Z_TYPE(l->processors) == IS_ARRAY) {
        msf_log_forget_processors(l);
    }
}

static uint64_t elapsed_ms(uint64_t now_us, double begin_s)
{
    double ms = (double)now_us / 1e3 - begin_s * 1e3;
    return ms > 0 && ms < 1e15 ? (uint64_t)(ms + 0.5) : 0; /* the wall clock may have been set back */
}

void msf_log_notice_line(zend_object *o)
{
    logger *l = logger_of(o);
    if (logger_wants(l, MSF_LOG_NOTICE)) {
        uint64_t now = msf_clock_wall_us();
        double begin_s = (double)l->begin_us / 1e6;
        msf_slice uri = l->uri == NULL ? MSF_SLICE("") : slice_of(l->uri);
        read_access_record(o, &begin_s, &uri);
        uint64_t mb = (zend_memory_peak_usage(false) + 512 * 1024) >> 20;
        msf_buffer_clear(&scratch.message);
        msf_log_record_line(&l->record, elapsed_ms(now, begin_s), mb, uri, &scratch.message);
        write_record(o, MSF_LOG_NOTICE, now, msf_buffer_slice(&scratch.message), &nothing_said);
    }
    forget(o);
}

static void set_string(zval *slot, zend_string *value)
{
    zval old;
    ZVAL_COPY_VALUE(&old, slot);
    ZVAL_STR_COPY(slot, value);
    zval_ptr_dtor(&old);
}

void msf_log_request_begin(zend_object *o, zend_string *logid, zend_string *channel, zend_string *uri, uint64_t begin_us)
{
    logger *l = logger_of(o);
    forget(o);
    l->begin_us = begin_us == 0 ? msf_clock_wall_us() : begin_us;
    zval_ptr_dtor(OBJ_PROP_NUM(o, MSF_LOG_PROP_RECORD));
    ZVAL_UNDEF(OBJ_PROP_NUM(o, MSF_LOG_PROP_RECORD));
    if (logid != NULL) {
        set_string(OBJ_PROP_NUM(o, MSF_LOG_PROP_LOGID), logid);
    }
    if (channel != NULL) {
        set_string(OBJ_PROP_NUM(o, MSF_LOG_PROP_CHANNEL), channel);
    }
    if (uri != NULL) {
        zend_string_addref(uri);
        if (l->uri != NULL) {
            zend_string_release(l->uri);
        }
        l->uri = uri;
    }
}

void msf_log_push(zend_object *o, const char *key, size_t key_len, const char *val, size_t val_len)
{
    msf_log_record_push(&logger_of(o)->record, msf_slice_of(key, key_len), msf_slice_of(val, val_len), MSF_LOG_ENCODE_VALUE);
}

void msf_log_push_raw(zend_object *o, const char *key, size_t key_len, const char *val, size_t val_len)
{
    msf_log_record_push(&logger_of(o)->record, msf_slice_of(key, key_len), msf_slice_of(val, val_len), 0);
}

void msf_log_push_long(zend_object *o, const char *key, size_t key_len, zend_long val)
{
    msf_log_record_push_long(&logger_of(o)->record, msf_slice_of(key, key_len), val);
}

void msf_log_profile(zend_object *o, const char *name, size_t len, uint64_t us)
{
    msf_log_record_profile(&logger_of(o)->record, msf_slice_of(name, len), (double)us / 1e3);
}

void msf_log_counting(zend_object *o, const char *name, size_t len, zend_long hit, zend_long total)
{
    msf_log_record_counting(&logger_of(o)->record, msf_slice_of(name, len), (double)hit, (double)total);
}

/* ---- records of PHP code --------------------------------------------------------------------------------------------------------------
 */

/* What the message says with its placeholders filled in, and as the processors leave it. NULL after throwing. */
static zend_string *text_of(zend_object *o, int level, zval *message, HashTable **context, msf_log_context *c, zval *record)
{
    zend_string *text = msf_log_text_of(message);
    if (text != NULL && (Z_TYPE_P(message) == IS_STRING || Z_TYPE_P(message) == IS_OBJECT)) {
        text = msf_log_fill_in(text, *context);
    }
    bool processed = text != NULL && Z_TYPE(logger_of(o)->processors) == IS_ARRAY && !logger_of(o)->processing;
    if (processed && !msf_log_process(o, level, &text, context, &c->extra, record)) {
        return NULL;
    }
    return text;
}

/* addRecord(): everything that may run PHP comes before write_record(). */
bool msf_logger_add(zend_object *o, int level, zval *message, HashTable *context)
{
    if (!logger_wants(logger_of(o), level)) {
        return false;
    }
    msf_log_context c = {0};
    zval record;
    ZVAL_UNDEF(&record);
    ZVAL_DEREF(message);
    zend_string *text = text_of(o, level, message, &context, &c, &record);
    bool ok = text != NULL && msf_log_read_context(context, &c);
    if (ok) {
        msf_slice whole = slice_of(text);
        if (whole.n > MSF_LOG_MESSAGE_MAX) {
            whole = msf_log_cut(whole, &scratch.message);
        }
        write_record(o, level, msf_clock_wall_us(), whole, &c);
    }
    if (text != NULL) {
        zend_string_release(text);
    }
    zval_ptr_dtor(&record);
    msf_log_release_context(&c);
    return ok;
}

void msf_log_rshutdown(void)
{
    msf_log_flush_all();
    msf_buffer_free(&scratch.message);
    msf_buffer_free(&scratch.line);
    scratch.second = -1;
}

void msf_log_scratch_init(void)
{
    msf_buffer_init(&scratch.message, MSF_LOG_MESSAGE_MAX + 1024);
    msf_buffer_init(&scratch.line, LINE_MAX_BYTES);
    scratch.second = -1;
}
