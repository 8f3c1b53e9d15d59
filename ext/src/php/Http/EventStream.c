#include "php/Http/EventStream.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"
#include "ext/json/php_json.h"

#include "engine/coroutine.h"
#include "engine/value.h"
#include "php/Base/output_send.h"
#include "php/Base/output_stream.h"
#include "php/Config/Config.h"
#include "php/Request/job.h"
#include "php/Route/HttpException.h"

#include "EventStream_arginfo.h"

#define RETRY_MS 1000 /* of clients whose worker ends, unless the application has said otherwise */

zend_class_entry *msf_ce_event_stream;

static zend_object_handlers handlers;

typedef struct event_stream {
    msf_http_request *req; /* own reference; NULL only while the object is made */
    msf_list node;         /* of those that are open */
    msf_timer heartbeat;
    zend_long retry_ms;
    zend_object std; /* last */
} event_stream;

static struct {
    zend_long heartbeat_ms, max;
} configured = {15000, 1000};

static msf_list streams = {&streams, &streams};
static uint32_t open_count;
static bool closing; /* the worker ends; streams of requests that it still had are sent away as they open */

static event_stream *from(zend_object *o)
{
    return (event_stream *)((char *)o - offsetof(event_stream, std));
}

#define THIS_STREAM() from(Z_OBJ_P(ZEND_THIS))

bool msf_event_stream_configure(zend_object *config)
{
    configured.heartbeat_ms = 15000;
    configured.max = 1000;
    return !config || (msf_config_duration(config, "http.sse.heartbeat", 1, 15000, 0, 86400000, &configured.heartbeat_ms) &&
                       msf_config_long(config, "http.sse.max_streams", 1000, 1, 1000000, &configured.max));
}

uint32_t msf_event_streams_count(void)
{
    return open_count;
}

/* ---- life --------------------------------------------------------------------------------------------------------------------------- */

static bool is_listed(const event_stream *s)
{
    return s->node.next != &s->node;
}

static bool is_open(const event_stream *s)
{
    return s->req && s->req->conn && !s->req->res.ended;
}

/* No more of it: of this side, or found to be over. */
static void leave(event_stream *s)
{
    if (is_listed(s)) {
        msf_list_remove(&s->node);
        msf_timer_stop(msf_engine_loop(), &s->heartbeat);
        open_count--;
    }
}

static void end_answer(event_stream *s)
{
    leave(s);
    if (is_open(s)) {
        msf_http_res_end(s->req, "", 0);
    }
}

static void beat(event_stream *s)
{
    if (configured.heartbeat_ms > 0 && is_listed(s)) {
        msf_timer_start(msf_engine_loop(), &s->heartbeat, (uint64_t)configured.heartbeat_ms);
    }
}

/* In a poll. A client that has something to read needs no heartbeat. */
static void on_heartbeat(msf_timer *t)
{
    event_stream *s = MSF_CONTAINER_OF(t, event_stream, heartbeat);
    if (!is_open(s)) {
        leave(s);
        return;
    }
    if (!msf_http_res_full(s->req)) {
        msf_http_res_write(s->req, ":\n\n", 3);
    }
    beat(s);
}

static zend_object *create(zend_class_entry *ce)
{
    event_stream *s = zend_object_alloc(sizeof(*s), ce);
    s->req = NULL;
    s->retry_ms = -1;
    msf_list_init(&s->node);
    msf_timer_init(&s->heartbeat, on_heartbeat);
    s->heartbeat.weak = 1;
    zend_object_std_init(&s->std, ce);
    object_properties_init(&s->std, ce);
    s->std.handlers = &handlers;
    return &s->std;
}

/* The answer itself ends with the action, as every streamed one does. */
static void free_obj(zend_object *o)
{
    event_stream *s = from(o);
    msf_http_request *req = s->req;
    leave(s);
    s->req = NULL;
    if (req) {
        msf_http_request_release(req);
    }
    zend_object_std_dtor(o);
}

static void send_away(event_stream *s)
{
    char line[48];
    if (is_open(s)) {
        int n = snprintf(line, sizeof(line), "retry: %lld\n\n", (long long)(s->retry_ms >= 0 ? s->retry_ms : RETRY_MS));
        msf_http_res_write(s->req, line, (size_t)n);
        s->req->res.close = true; /* its next request belongs to another worker */
    }
    end_answer(s);
    msf_job_stream_over(s->req);
}

void msf_event_streams_close(void)
{
    msf_list *node;
    closing = true;
    while ((node = msf_list_pop_front(&streams))) {
        msf_list_push_back(&streams, node); /* leave() takes it out */
        send_away(MSF_CONTAINER_OF(node, event_stream, node));
    }
}

/* ---- opening ------------------------------------------------------------------------------------------------------------------------ */

static bool put_headers(zend_object *output, const event_stream *s)
{
    msf_http_request *req = s->req;
    msf_http_res_type(req, MSF_SLICE("text/event-stream"));
    msf_http_res_header(req, MSF_SLICE("Cache-Control"), MSF_SLICE("no-store"));
    msf_http_res_header(req, MSF_SLICE("X-Accel-Buffering"), MSF_SLICE("no")); /* nginx would collect events */
    msf_output_send_head(output, 200);
    if (req->method == MSF_HTTP_HEAD) {
        return false;
    }
    char line[48];
    int n = s->retry_ms >= 0 ? snprintf(line, sizeof(line), "retry: %lld\n\n", (long long)s->retry_ms) : snprintf(line, sizeof(line), "\n");
    return msf_http_res_write(req, line, (size_t)n) == 0;
}

zend_object *msf_event_stream_open(zend_object *output, zend_long retry_ms)
{
    if (open_count >= (uint32_t)configured.max) {
        msf_http_exception_throw(503, "Too many event streams are open");
        return NULL;
    }
    zval zv;
    object_init_ex(&zv, msf_ce_event_stream);
    event_stream *s = from(Z_OBJ(zv));
    s->req = msf_output_from(output)->req;
    msf_http_request_retain(s->req);
    s->retry_ms = retry_ms;
    msf_job_unlimited(s->req);
    if (!put_headers(output, s)) {
        end_answer(s);
        return &s->std;
    }
    msf_list_push_back(&streams, &s->node);
    open_count++;
    beat(s);
    if (closing) {
        send_away(s);
    }
    return &s->std;
}

/* ---- sending ------------------------------------------------------------------------------------------------------------------------ */

/* `line` with every line of the text behind the field name, by the three line ends that the standard knows. */
static void append_lines(smart_str *s, const char *field, const zend_string *text)
{
    const char *p = ZSTR_VAL(text), *end = p + ZSTR_LEN(text);
    for (;;) {
        const char *at = p;
        while (at < end && *at != '\n' && *at != '\r') {
            at++;
        }
        smart_str_appends(s, field);
        smart_str_appendl(s, p, (size_t)(at - p));
        smart_str_appendc(s, '\n');
        if (at == end) {
            return;
        }
        p = at + 1 + (*at == '\r' && at + 1 < end && at[1] == '\n');
    }
}

static bool is_line(const zend_string *s, uint32_t arg)
{
    if (s && (memchr(ZSTR_VAL(s), '\n', ZSTR_LEN(s)) || memchr(ZSTR_VAL(s), '\r', ZSTR_LEN(s)) || memchr(ZSTR_VAL(s), '\0', ZSTR_LEN(s)))) {
        zend_argument_value_error(arg, "must not contain line breaks or NUL bytes");
        return false;
    }
    return true;
}

/* Takes what is in `text`. */
static bool put(event_stream *s, smart_str *text)
{
    bool ok = is_open(s) && msf_output_put(s->req, ZSTR_VAL(text->s), ZSTR_LEN(text->s));
    smart_str_free(text);
    if (!ok) {
        leave(s);
        return false;
    }
    beat(s);
    return true;
}

ZEND_METHOD(PG_MSF_Http_EventStream, send)
{
    zval *data;
    zend_string *event = NULL, *id = NULL;
    smart_str text = {0};
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ZVAL(data)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(event)
    Z_PARAM_STR_OR_NULL(id)
    ZEND_PARSE_PARAMETERS_END();
    if (!is_line(event, 2) || !is_line(id, 3)) {
        RETURN_THROWS();
    }
    zend_string *body = Z_TYPE_P(data) == IS_STRING ? zend_string_copy(Z_STR_P(data))
                                                    : msf_output_encode(data, PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_UNESCAPED_SLASHES);
    if (!body) {
        RETURN_THROWS();
    }
    if (id) {
        append_lines(&text, "id: ", id);
    }
    if (event) {
        append_lines(&text, "event: ", event);
    }
    append_lines(&text, "data: ", body);
    zend_string_release(body);
    smart_str_appendc(&text, '\n');
    smart_str_0(&text);
    bool ok = put(THIS_STREAM(), &text);
    RETURN_BOOL(ok);
}

ZEND_METHOD(PG_MSF_Http_EventStream, comment)
{
    zend_string *line = ZSTR_EMPTY_ALLOC();
    smart_str text = {0};
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(line)
    ZEND_PARSE_PARAMETERS_END();
    append_lines(&text, ": ", line);
    smart_str_appendc(&text, '\n');
    smart_str_0(&text);
    bool ok = put(THIS_STREAM(), &text);
    RETURN_BOOL(ok);
}

ZEND_METHOD(PG_MSF_Http_EventStream, isOpen)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(is_open(THIS_STREAM()));
}

ZEND_METHOD(PG_MSF_Http_EventStream, getLastEventId)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_STR(msf_value_string(msf_http_request_header(THIS_STREAM()->req, MSF_SLICE("last-event-id"))));
}

ZEND_METHOD(PG_MSF_Http_EventStream, close)
{
    ZEND_PARSE_PARAMETERS_NONE();
    end_answer(THIS_STREAM());
}

ZEND_COLD ZEND_METHOD(PG_MSF_Http_EventStream, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

void msf_register_event_stream(void)
{
    msf_ce_event_stream = register_class_PG_MSF_Http_EventStream();
    msf_ce_event_stream->create_object = create;
    memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
    handlers.offset = offsetof(event_stream, std);
    handlers.free_obj = free_obj;
    handlers.clone_obj = NULL;
}
