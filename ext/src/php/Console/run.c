/* A command's life: context, controller, constructor, arguments, action, destroy(), log line; and the loop around it. */
#include "php.h"

#include "base/clock.h"
#include "engine/call.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Console/run.h"
#include "php/Controllers/Controller.h"
#include "php/Coroutine/Scheduler.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Log/logid.h"
#include "php/Request/settings.h"
#include "php/Server/server.h"
#include "php/Worker/worker.h"

/* ---- beginning ---------------------------------------------------------------------------------------------------------------------- */

static void set_string(msf_console_state *r, uint32_t slot, zend_string *s)
{
    zval v;
    ZVAL_STR_COPY(&v, s);
    msf_slot_set(r->context, slot, &v);
}

static void fill_input(msf_console_state *r)
{
    zval values, server;
    msf_console_input(r->job->values, &values);
    Z_ADDREF(values);
    msf_input_set_part(r->input, MSF_INPUT_GET, &values);
    msf_input_set_part(r->input, MSF_INPUT_POST, &values);
    ZVAL_ARR(&server, zend_array_dup(r->job->words));
    add_assoc_str(&server, "path_info", zend_string_copy(r->job->route));
    msf_input_set_part(r->input, MSF_INPUT_SERVER, &server);
}

static void begin_record(msf_console_state *r)
{
    char id[MSF_LOGID_LEN];
    zval n;
    msf_logid_generate(id);
    zend_string *log_id = zend_string_init(id, sizeof(id), 0);
    set_string(r, MSF_CONTEXT_LOG_ID, log_id);
    ZVAL_LONG(&n, 1);
    msf_slot_set(r->context, MSF_CONTEXT_REQUEST_ID, &n);
    msf_server_count_request(1);
    if (r->log) {
        msf_slot_set_object(r->context, MSF_CONTEXT_LOG, r->log);
        msf_log_request_begin(r->log, log_id, msf_settings()->channel, r->job->route, 0);
        msf_log_push_raw(r->log, ZEND_STRL("verb"), ZEND_STRL("cli"));
    }
    zend_string_release(log_id);
}

static void open_context(msf_console_state *r)
{
    zval input, here;
    r->context = msf_context_new();
    object_init_ex(&input, msf_ce_input);
    r->input = Z_OBJ(input);
    r->pool = msf_object_pool_new(r->context);
    r->log = msf_server_log() ? msf_log_clone(msf_server_log()) : NULL;
    msf_slot_set_object(r->context, MSF_CONTEXT_INPUT, r->input);
    msf_slot_set_object(r->context, MSF_CONTEXT_OBJECT_POOL, r->pool);
    msf_slot_set_object(r->input, MSF_SLOT_CONTEXT, r->context);
    set_string(r, MSF_CONTEXT_CONTROLLER_NAME, r->job->command->controller);
    set_string(r, MSF_CONTEXT_ACTION_NAME, r->job->command->method);
    fill_input(r);
    begin_record(r);
    msf_coro_set_context(&r->co, r->context);
    ZVAL_TRUE(&here);
    msf_scheduler_enter(msf_slot(r->context, MSF_CONTEXT_REQUEST_ID), &here);
}

static bool take_controller(msf_console_state *r)
{
    zval v;
    r->pooled = msf_pool_class_of(r->job->command->ce);
    r->controller = msf_pool_take(r->pooled, &r->age);
    if (!r->controller) {
        return false;
    }
    msf_slot_set_object(r->controller, MSF_SLOT_CONTEXT, r->context);
    ZVAL_LONG(&v, MSF_DS_PUBLIC);
    msf_slot_set(r->controller, MSF_SLOT_DS_LEVEL, &v);
    msf_pool_note_use(r->pooled, r->controller, &r->age);
    ZVAL_DOUBLE(&v, (double)msf_clock_wall_us() / 1e6);
    msf_slot_set(r->controller, MSF_SLOT_START_TIME, &v);
    return true;
}

static void construct(msf_console_state *r)
{
    zend_function *ctor = r->controller->ce->constructor;
    zval argv[2], result;
    if (!ctor || ctor->type != ZEND_USER_FUNCTION) {
        return;
    }
    ZVAL_STR(&argv[0], r->job->command->controller);
    ZVAL_STR(&argv[1], r->job->command->method);
    if (!msf_call(r->controller, ctor, &result, 2, argv)) {
        return;
    }
    if (msf_is_generator(&result)) {
        msf_gen_begin(&r->co, &result);
        r->phase = MSF_CONSOLE_CONSTRUCTS;
    }
    zval_ptr_dtor(&result);
}

/* ---- action ------------------------------------------------------------------------------------------------------------------------- */

/* An int is the exit status; one that no exit status can be is a failure. */
static void take_result(msf_console_state *r, zval *result)
{
    int interrupted = msf_console_watch_status();
    if (Z_TYPE_P(result) == IS_LONG) {
        r->status = Z_LVAL_P(result) >= 0 && Z_LVAL_P(result) <= 255 ? (int)Z_LVAL_P(result) : MSF_CONSOLE_FAILED;
    } else if (interrupted != 0) {
        r->status = interrupted;
    }
}

static void refuse_values(msf_console_state *r, zend_string *why)
{
    const msf_console_command *c = r->job->command;
    zend_string *name = msf_console_name(c->ce, c->action);
    msf_server_complain("%s: %s: %s", r->job->script, ZSTR_VAL(name), ZSTR_VAL(why));
    zend_string *usage = msf_console_usage(r->job->script, c);
    msf_server_complain("%s", ZSTR_VAL(usage));
    zend_string_release(usage);
    zend_string_release(name);
    zend_string_release(why);
    r->status = MSF_CONSOLE_USAGE;
    r->wrong_usage = true;
}

static void call_action(msf_console_state *r, uint32_t argc, zval *argv)
{
    zval result;
    if (!msf_call(r->controller, r->job->command->action, &result, argc, argv)) {
        return;
    }
    if (msf_is_generator(&result)) {
        msf_gen_begin(&r->co, &result);
        r->phase = MSF_CONSOLE_RUNS;
    } else {
        take_result(r, &result);
    }
    zval_ptr_dtor(&result);
}

static void act(msf_console_state *r)
{
    zval *argv;
    uint32_t argc;
    zend_string *why;
    r->phase = MSF_CONSOLE_ENDS;
    if (msf_console_arguments(r->job->command, r->context, r->job->values, &argv, &argc, &why)) {
        call_action(r, argc, argv);
    } else if (why) {
        refuse_values(r, why);
    }
    for (uint32_t i = 0; argv && i < argc; i++) {
        zval_ptr_dtor(&argv[i]);
    }
    if (argv) {
        efree(argv);
    }
}

/* ---- steps -------------------------------------------------------------------------------------------------------------------------- */

static bool drive(msf_console_state *r, msf_console_phase next)
{
    zval result;
    switch (msf_gen_drive(&r->co, &result)) {
    case MSF_GEN_PARKED:
        return false;
    case MSF_GEN_RETURNED:
        if (next == MSF_CONSOLE_ENDS) {
            take_result(r, &result);
        }
        zval_ptr_dtor(&result);
        r->phase = next;
        return true;
    default:
        r->phase = MSF_CONSOLE_ENDS;
        return true;
    }
}

static msf_step step(msf_coro *co)
{
    msf_console_state *r = MSF_CONTAINER_OF(co, msf_console_state, co);
    for (;;) {
        switch (r->phase) {
        case MSF_CONSOLE_NEW:
            r->phase = MSF_CONSOLE_ACTS;
            open_context(r);
            if (take_controller(r)) {
                construct(r);
            }
            r->phase = EG(exception) ? MSF_CONSOLE_ENDS : r->phase;
            break;
        case MSF_CONSOLE_CONSTRUCTS:
            if (!drive(r, MSF_CONSOLE_ACTS)) {
                return MSF_STEP_PARKED;
            }
            break;
        case MSF_CONSOLE_ACTS:
            act(r);
            break;
        case MSF_CONSOLE_RUNS:
            if (!drive(r, MSF_CONSOLE_ENDS)) {
                return MSF_STEP_PARKED;
            }
            break;
        case MSF_CONSOLE_ENDS:
            msf_gen_clear(co);
            msf_console_end(r);
            return MSF_STEP_DONE;
        }
    }
}

static void drop(zend_object **o)
{
    if (*o) {
        OBJ_RELEASE(*o);
        *o = NULL;
    }
}

static void finish(msf_coro *co, msf_end how)
{
    msf_console_state *r = MSF_CONTAINER_OF(co, msf_console_state, co);
    zend_string *output;
    r->over = true;
    if (how == MSF_END_FATAL) {
        r->status = (PG(connection_status) & PHP_CONNECTION_ABORTED) ? MSF_CONSOLE_NO_PIPE : MSF_CONSOLE_FATAL;
        return; /* its memory is not safe to touch */
    }
    msf_drop_exception();
    msf_state_end(&co->state, &output); /* of buffers that are still open */
    php_output_write(ZSTR_VAL(output), ZSTR_LEN(output));
    zend_string_release(output);
    drop(&r->controller);
    drop(&r->input);
    drop(&r->pool);
    drop(&r->log);
    drop(&r->context);
}

static void report(msf_coro *co, zend_get_gc_buffer *gc)
{
    msf_console_state *r = MSF_CONTAINER_OF(co, msf_console_state, co);
    zend_object *held[] = {r->context, r->input, r->pool, r->log, r->controller};
    for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
        if (held[i]) {
            zend_get_gc_buffer_add_obj(gc, held[i]);
        }
    }
}

static const msf_coro_type type = {.name = "console", .step = step, .finish = finish, .gc = report};

/* ---- the loop ----------------------------------------------------------------------------------------------------------------------- */

static msf_console_state the_run;

static bool stands(void *ctx)
{
    msf_console_state *r = ctx;
    return r->over || msf_console_watch_due();
}

/* A fatal error in another coroutine: the process is as damaged. */
static void on_fatal(void *ctx)
{
    msf_console_state *r = ctx;
    if (!r->over) {
        r->over = true;
        r->status = MSF_CONSOLE_FATAL;
    }
}

int msf_console_run(const msf_console_job *job)
{
    msf_console_state *r = &the_run;
    *r = (msf_console_state){.job = job};
    msf_engine_on_fatal(on_fatal, r);
    msf_worker_log_timeouts();
    msf_coro_init(&r->co, &type, NULL);
    int result = msf_coro_start(&r->co);
    ZEND_ASSERT(result == 0 && "the first coroutine of the process");
    if (result != 0 || msf_console_watch(&r->co, job->timeout_ms) != 0) {
        msf_server_complain("%s: signals cannot be watched", job->script);
        return MSF_CONSOLE_FAILED;
    }
    while (!r->over) {
        msf_console_watch_deliver();
        if (!msf_engine_run(stands, r) && !msf_engine_break_deadlock()) {
            break;
        }
    }
    msf_console_watch_end();
    msf_engine_unwind(); /* coroutines that nobody has waited for: their `finally` blocks run */
    msf_log_flush_all();
    return r->status;
}
