#include "php/Request/kit.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/Pool.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"
#include "php/Request/settings.h"
#include "php/Server.h"

/* References that a kit at rest has on its parts: its own, and those of the parts to one another. */
#define CONTEXT_REFS 4 /* kit, input, output, pool */
#define PART_REFS    2 /* kit, context */

#define KEEP_FREE 1024

static msf_kit *free_kits;
static uint32_t free_count;
static zend_long requests;

static zend_object *new_object(zend_class_entry *ce)
{
    zval zv;
    return object_init_ex(&zv, ce) == SUCCESS ? Z_OBJ(zv) : NULL;
}

static void tie(zend_object *context, uint32_t slot, zend_object *part)
{
    msf_slot_set_object(context, slot, part);
}

static msf_kit *new_kit(void)
{
    const msf_settings_t *s = msf_settings();
    msf_kit *k = ecalloc(1, sizeof(*k));
    k->context = msf_context_new();
    k->input = new_object(s->input);
    k->output = k->input ? new_object(s->output) : NULL;
    if (!k->output) {
        if (k->input) {
            OBJ_RELEASE(k->input);
        }
        OBJ_RELEASE(k->context);
        efree(k);
        return NULL;
    }
    k->pool = msf_object_pool_new(k->context);
    k->log = msf_server_log() ? msf_log_clone(msf_server_log()) : NULL;
    tie(k->context, MSF_CONTEXT_INPUT, k->input);
    tie(k->context, MSF_CONTEXT_OUTPUT, k->output);
    tie(k->context, MSF_CONTEXT_OBJECT_POOL, k->pool);
    if (k->log) {
        tie(k->context, MSF_CONTEXT_LOG, k->log);
    }
    msf_slot_set_object(k->input, MSF_SLOT_CONTEXT, k->context);
    msf_slot_set_object(k->output, MSF_SLOT_CONTEXT, k->context);
    return k;
}

static void begin_record(msf_kit *k, const msf_http_request *req, zend_string *log_id)
{
    const msf_settings_t *s = msf_settings();
    msf_slice path = req->path;
    while (path.n > 1 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    zend_string *uri = path.n > 0 ? zend_string_init(path.p, path.n, 0) : zend_string_copy(ZSTR_CHAR('/'));
    msf_log_request_begin(k->log, log_id, s->channel, uri, req->received_us);
    zend_string_release(uri);
    msf_slice agent = msf_http_request_header(req, MSF_SLICE("user-agent"));
    msf_slice address = msf_input_remote_addr(req);
    msf_log_push_raw(k->log, ZEND_STRL("verb"), req->method_name.p, req->method_name.n); /* a method is a token */
    if (agent.p) {
        msf_log_push(k->log, ZEND_STRL("user-agent"), agent.p, agent.n);
    } else {
        msf_log_push_raw(k->log, ZEND_STRL("user-agent"), ZEND_STRL("unknown"));
    }
    msf_log_push(k->log, ZEND_STRL("remote-addr"), address.p, address.n);
}

msf_kit *msf_kit_take(msf_http_request *req, zend_string *log_id)
{
    msf_kit *k = free_kits;
    if (k) {
        free_kits = k->next;
        free_count--;
    } else {
        k = new_kit();
        if (!k) {
            return NULL;
        }
    }
    zval v;
    ZVAL_LONG(&v, ++requests);
    msf_server_count_request(requests);
    msf_slot_set(k->context, MSF_CONTEXT_REQUEST_ID, &v);
    ZVAL_STR_COPY(&v, log_id);
    msf_slot_set(k->context, MSF_CONTEXT_LOG_ID, &v);
    msf_input_attach(k->input, req);
    msf_output_attach(k->output, req);
    if (k->log) {
        begin_record(k, req, log_id);
    }
    return k;
}

static bool construct(zend_object *o, zend_class_entry *ours, uint32_t argc, zval *argv)
{
    if (o->ce == ours) {
        return true;
    }
    zend_function *ctor = o->ce->constructor;
    return !ctor || ctor->type != ZEND_USER_FUNCTION || msf_call(o, ctor, NULL, argc, argv);
}

bool msf_kit_construct(msf_kit *k, zend_object *controller)
{
    zval argv[1];
    if (k->input->ce == msf_ce_input && k->output->ce == msf_ce_output) {
        return true;
    }
    if (controller) {
        ZVAL_OBJ(&argv[0], controller);
    } else {
        ZVAL_NULL(&argv[0]);
    }
    return construct(k->input, msf_ce_input, 0, NULL) && construct(k->output, msf_ce_output, 1, argv);
}

/* destroy() and reset of an application's own Input or Output. */
static void reset_part(zend_object *o, zend_class_entry *ours, zend_object *context)
{
    if (o->ce != ours) {
        msf_pool_class *c = msf_pool_class_of(o->ce);
        if (c->destroy) {
            msf_call(o, c->destroy, NULL, 0, NULL);
            zend_object *e = msf_take_exception();
            if (e) {
                msf_access_exception(context, "destroy: ", e);
                OBJ_RELEASE(e);
            }
        }
        msf_pool_reset_class(c, o, MSF_DS_PUBLIC);
    } else if (o->properties) {
        msf_pool_reset(o, MSF_DS_PUBLIC);
    }
}

static bool is_alone(const msf_kit *k)
{
    return GC_REFCOUNT(k->context) == CONTEXT_REFS && GC_REFCOUNT(k->input) == PART_REFS && GC_REFCOUNT(k->output) == PART_REFS &&
           GC_REFCOUNT(k->pool) == PART_REFS && (!k->log || GC_REFCOUNT(k->log) == PART_REFS) &&
           msf_slot_object(k->context, MSF_CONTEXT_INPUT) == k->input && msf_slot_object(k->context, MSF_CONTEXT_OUTPUT) == k->output &&
           msf_slot_object(k->input, MSF_SLOT_CONTEXT) == k->context && msf_slot_object(k->output, MSF_SLOT_CONTEXT) == k->context;
}

/* Somebody (a coroutine that goes on, a static) holds a part: the kit is theirs now, and whole as long as they need it. The collector finds
 * the circle when they are done. */
static void abandon(msf_kit *k)
{
    OBJ_RELEASE(k->input);
    OBJ_RELEASE(k->output);
    OBJ_RELEASE(k->pool);
    if (k->log) {
        OBJ_RELEASE(k->log);
    }
    OBJ_RELEASE(k->context);
    efree(k);
}

static void on_throw(zend_object *exception, void *context)
{
    msf_access_exception(context, "destroy: ", exception);
}

void msf_kit_release_objects(msf_kit *k, zend_object *controller, const msf_pool_age *age)
{
    msf_object_pool_release(k->pool, controller, age, on_throw, k->context);
}

void msf_kit_give(msf_kit *k)
{
    if (!msf_object_pool_is_empty(k->pool)) {
        msf_kit_release_objects(k, NULL, NULL); /* taken by the last destructors */
    }
    reset_part(k->input, msf_ce_input, k->context);
    reset_part(k->output, msf_ce_output, k->context);
    if (!is_alone(k) || free_count >= KEEP_FREE) {
        abandon(k);
        return;
    }
    msf_input_detach(k->input);
    msf_output_detach(k->output);
    msf_context_clear(k->context);
    k->next = free_kits;
    free_kits = k;
    free_count++;
}

void msf_kit_shutdown(void)
{
    while (free_kits) {
        msf_kit *k = free_kits;
        free_kits = k->next;
        msf_context_clear(k->context);
        for (uint32_t slot = MSF_CONTEXT_LOG; slot <= MSF_CONTEXT_OBJECT_POOL; slot++) {
            if (slot != MSF_CONTEXT_REQUEST_ID) {
                msf_slot_set_object(k->context, slot, NULL);
            }
        }
        abandon(k);
    }
    free_count = 0;
    requests = 0;
}
