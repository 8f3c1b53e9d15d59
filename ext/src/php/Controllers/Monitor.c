#include "php/Controllers/Controller.h"

#include "base/buffer.h"
#include "engine/value.h"
#include "php/Base/Output.h"
#include "php/Base/Pool.h"
#include "php/Cache/segment.h"
#include "php/Helpers/Context.h"
#include "php/Leaks/leaks.h"
#include "php/Request/job.h"
#include "php/Server.h"

#include "Monitor_arginfo.h"

/* ---- what this worker knows --------------------------------------------------------------------------------------------------------- */

static void add_megabytes(zval *map, const char *key, uint64_t bytes)
{
    zend_string *s = strpprintf(0, "%.3fM", (double)bytes / 1024 / 1024);
    add_assoc_str(map, key, s);
}

static void add_pool_class(const msf_pool_class *c, void *ctx)
{
    zval v;
    ZVAL_LONG(&v, (zend_long)c->count + c->live);
    if (Z_LVAL(v) > 0) {
        zend_hash_update(ctx, c->ce->name, &v);
    }
}

/* object_pool of another worker, from the text it has left in its record. */
static void add_detail(zval *worker, const msf_scoreboard_slot *slot)
{
    char text[MSF_SCOREBOARD_DETAIL];
    zval pool;
    size_t n = msf_scoreboard_get_detail(slot, text);
    ZVAL_NULL(&pool);
    if (n > 0) {
        msf_value_json(&pool, (msf_slice){text, n});
    }
    if (Z_TYPE(pool) != IS_ARRAY) {
        zval_ptr_dtor(&pool);
        array_init(&pool);
    }
    add_assoc_zval(worker, "object_pool", &pool);
}

/* Returns its requests in flight. */
static zend_long add_worker(zval *workers, uint32_t i, const msf_scoreboard_slot *slot, bool mine)
{
    zval worker, map;
    char name[32];
    snprintf(name, sizeof(name), "worker%u", i);
    array_init(&worker);
    add_assoc_long(&worker, "pid", slot->pid);
    array_init(&map);
    zend_long running = mine ? (zend_long)msf_dispatch_running() : slot->coroutines;
    add_assoc_long(&map, "total", running);
    add_assoc_zval(&worker, "coroutine", &map);
    array_init(&map);
    uint64_t peak = mine ? zend_memory_peak_usage(false) : slot->memory_peak, usage = mine ? zend_memory_usage(false) : slot->memory;
    add_megabytes(&map, "peak", peak);
    add_megabytes(&map, "usage", usage);
    add_assoc_long(&map, "peak_byte", (zend_long)peak);
    add_assoc_long(&map, "usage_byte", (zend_long)usage);
    add_assoc_zval(&worker, "memory", &map);
    array_init(&map);
    add_assoc_long(&map, "worker_request_count", (zend_long)slot->requests);
    add_assoc_zval(&worker, "request", &map);
    if (mine) {
        array_init(&map);
        msf_pool_each(add_pool_class, Z_ARRVAL(map));
        add_assoc_zval(&worker, "object_pool", &map);
        if (msf_leaks_on()) {
            msf_leaks_report(&map);
            add_assoc_zval(&worker, "leaks", &map);
        }
    } else {
        add_detail(&worker, slot);
    }
    array_init(&map);
    add_assoc_zval(&worker, "dns_cache_http", &map);
    array_init(&map);
    add_assoc_zval(&worker, "keep_alive_cache", &map);
    add_assoc_long(&worker, "exit", (zend_long)slot->crashes);
    add_assoc_zval(workers, name, &worker);
    return running;
}

/* ---- the whole -------------------------------------------------------------------------------------------------------------------- */

static zend_long add_workers(zval *out, const msf_scoreboard *board)
{
    zval workers;
    zend_long running = 0;
    array_init(&workers);
    for (uint32_t i = 0; i < board->slots; i++) {
        running += add_worker(&workers, i, msf_scoreboard_newest(board, (int)i), (int)i == msf_server_slot());
    }
    add_assoc_zval(out, "worker", &workers);
    return running;
}

static void add_totals(zval *out, const msf_scoreboard *board, zend_long running)
{
    msf_scoreboard_totals t;
    zval map;
    msf_scoreboard_sum(board, &t);
    array_init(&map);
    add_assoc_long(&map, "start_time", (zend_long)(board->started_us / 1000000));
    add_assoc_long(&map, "connection_num", (zend_long)t.connections);
    add_assoc_long(&map, "accept_count", (zend_long)t.accepted);
    add_assoc_long(&map, "close_count", (zend_long)t.closed);
    add_assoc_long(&map, "tasking_num", 0);
    add_assoc_long(&map, "request_count", (zend_long)t.requests);
    add_assoc_zval(out, "tcp", &map);
    array_init(&map);
    add_assoc_long(&map, "qps", (zend_long)board->qps);
    add_assoc_long(&map, "last_qpm", (zend_long)board->last_qpm);
    add_assoc_long(&map, "qpm", (zend_long)board->qpm);
    add_assoc_long(&map, "concurrency", running);
    add_assoc_zval(out, "running", &map);
}

ZEND_METHOD(PG_MSF_Controllers_Monitor, actionIndex)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *context = msf_child_context(Z_OBJ_P(ZEND_THIS));
    zend_object *output = context ? msf_slot_object(context, MSF_CONTEXT_OUTPUT) : NULL;
    if (!output || !msf_output_from(output)->req) {
        zend_throw_error(NULL, "The monitor page needs an HTTP request");
        RETURN_THROWS();
    }
    zval out;
    const msf_scoreboard *board = msf_server_scoreboard();
    array_init(&out);
    if (board) {
        zend_long running = add_workers(&out, board);
        add_totals(&out, board, running);
    }
    zval cache;
    msf_sys_cache_info(&cache);
    add_assoc_zval(&out, "sys_cache", &cache);
    msf_output_json(output, &out, 200);
    zval_ptr_dtor(&out);
}

/* ---- the text in the slot ----------------------------------------------------------------------------------------------------------- */

/* From a timer, so without PHP's allocator; a class that does not fit is left out. */
static void append_pool_class(const msf_pool_class *c, void *ctx)
{
    msf_buffer *b = ctx;
    char name[512];
    size_t n = 0;
    if (c->count + c->live == 0) {
        return;
    }
    for (size_t i = 0; i < ZSTR_LEN(c->ce->name) && n < sizeof(name) - 3; i++) {
        unsigned char ch = (unsigned char)ZSTR_VAL(c->ce->name)[i];
        if (ch == '\\' || ch == '"') {
            name[n++] = '\\';
        }
        name[n++] = ch < 0x20 ? '?' : (char)ch;
    }
    name[n] = '\0';
    if (b->len + n + 32 < MSF_SCOREBOARD_DETAIL) {
        msf_buffer_printf(b, "%s\"%s\":%u", b->len > 1 ? "," : "", name, c->count + c->live);
    }
}

void msf_monitor_publish(msf_scoreboard_slot *slot)
{
    msf_buffer b;
    msf_buffer_init(&b, MSF_SCOREBOARD_DETAIL);
    msf_buffer_append(&b, "{", 1);
    msf_pool_each(append_pool_class, &b);
    msf_buffer_append(&b, "}", 1);
    msf_scoreboard_set_detail(slot, b.data, b.len);
    msf_buffer_free(&b);
}

void msf_register_monitor(void)
{
    register_class_PG_MSF_Controllers_Monitor(msf_ce_controller);
}
