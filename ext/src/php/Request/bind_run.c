/* Binds the parameters of an action, one after another. */
#include "php/Base/Base.h"
#include "php/Helpers/Context.h"
#include "php/Request/bind_run.h"

static void take_context(const msf_binding *b, const msf_bind_step *step, zval *out)
{
    zend_object *context = b->r->context;
    switch ((msf_bind_part)step->index) {
    case MSF_BIND_INPUT:
        ZVAL_OBJ_COPY(out, b->r->input);
        break;
    case MSF_BIND_CONTEXT:
        ZVAL_OBJ_COPY(out, context);
        break;
    default:
        ZVAL_COPY(out, msf_slot(context, step->index == MSF_BIND_OUTPUT ? MSF_CONTEXT_OUTPUT : MSF_CONTEXT_LOG));
        break;
    }
}

/* An upload with an error has no file that the action could read. */
static bool is_whole_upload(msf_binding *b, const msf_bind_step *step, const msf_bind_raw *raw, const msf_bind_at *at)
{
    if (step->source != MSF_BIND_FROM_FILE || Z_TYPE_P(raw->value) != IS_ARRAY) {
        return true;
    }
    zval *error = zend_hash_str_find_deref(Z_ARRVAL_P(raw->value), ZEND_STRL("error"));
    if (!error || Z_TYPE_P(error) != IS_LONG) {
        return msf_bind_wrong(b, at, "must be one upload"); /* "doc[]" */
    }
    if (Z_LVAL_P(error) == 0) {
        return true;
    }
    return msf_bind_wrong(b, at, Z_LVAL_P(error) == 1 ? "is too large" : "could not be stored");
}

static bool is_of_body(const msf_bind_step *step)
{
    return step->source == MSF_BIND_FROM_BODY || step->source == MSF_BIND_FROM_EITHER;
}

/* What an unknown type of body might have held. */
static bool needs_body(const msf_binding *b, const msf_bind_step *step)
{
    return b->body == MSF_BIND_BODY_UNKNOWN && !step->optional && !step->nullable && is_of_body(step);
}

static void bind_step(msf_binding *b, const msf_bind_step *step, zval *out)
{
    const msf_bind_at at = {.name = step->whole ? ZSTR_EMPTY_ALLOC() : step->name};
    msf_bind_raw raw;
    bool found = msf_bind_find(b, step, &raw);
    if (found && !is_whole_upload(b, step, &raw, &at)) {
        return;
    }
    if (!found && needs_body(b, step)) {
        b->unsupported = true;
        return;
    }
    if (!found && b->body == MSF_BIND_BODY_BROKEN && is_of_body(step)) {
        return; /* what is wrong with the body was said once */
    }
    msf_bind_step_value(b, step, found ? &raw : NULL, &at, out);
}

static void drop(uint32_t count, zval *argv)
{
    for (uint32_t i = 0; i < count; i++) {
        zval_ptr_dtor(&argv[i]);
        ZVAL_UNDEF(&argv[i]);
    }
}

msf_bind_result msf_bind(const msf_bind_shape *plan, const msf_bind_request *request, zval *argv, zval *errors)
{
    msf_binding b = {.r = request, .errors = errors};
    ZVAL_UNDEF(errors);
    for (uint32_t i = 0; i < plan->count; i++) {
        ZVAL_UNDEF(&argv[i]);
    }
    for (uint32_t i = 0; i < plan->count && !EG(exception); i++) {
        if (plan->steps[i].source == MSF_BIND_FROM_CONTEXT) {
            take_context(&b, &plan->steps[i], &argv[i]);
        } else {
            bind_step(&b, &plan->steps[i], &argv[i]);
        }
    }
    if (!EG(exception) && !b.unsupported && Z_TYPE_P(errors) == IS_UNDEF) {
        return MSF_BIND_OK;
    }
    drop(plan->count, argv);
    if (!EG(exception) && !b.unsupported) {
        return MSF_BIND_INVALID;
    }
    zval_ptr_dtor(errors);
    ZVAL_UNDEF(errors);
    return EG(exception) ? MSF_BIND_THREW : MSF_BIND_UNSUPPORTED;
}
