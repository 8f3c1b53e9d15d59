#include "php/Attribute/act.h"

#include "engine/call.h"
#include "engine/future.h"
#include "php/Attribute/table.h"
#include "php/Base/Output.h"

/* ---- answers ------------------------------------------------------------------------------------------------------------------------ */

/* Through the application's own Output where it has one. */
static void give(msf_job *job, zval *data, zend_long code)
{
    zend_object *output = job->kit->output;
    bool text = Z_TYPE_P(data) == IS_STRING;
    zend_function *own = output->ce == msf_ce_output ? NULL
                         : text                      ? MSF_USER_METHOD(output->ce, "output")
                                                     : MSF_USER_METHOD(output->ce, "outputjson");
    if (text && !job->req->res.content_type.p) {
        msf_http_res_header(job->req, MSF_SLICE("Content-Type"), MSF_SLICE("text/plain; charset=UTF-8"));
    }
    if (own) {
        zval argv[2];
        ZVAL_COPY_VALUE(&argv[0], data);
        ZVAL_LONG(&argv[1], code);
        msf_call(output, own, NULL, 2, argv);
    } else if (text) {
        msf_output_end(output, data, code, true);
    } else {
        msf_output_json(output, data, code);
    }
}

/* `errors` may be NULL. */
static void refuse(msf_job *job, const char *message, zval *errors, int code)
{
    zval body;
    array_init_size(&body, 2);
    add_assoc_string(&body, "message", message);
    if (errors) {
        Z_ADDREF_P(errors);
        add_assoc_zval(&body, "errors", errors);
    }
    give(job, &body, code);
    zval_ptr_dtor(&body);
}

static bool is_answered(const msf_job *job)
{
    return job->req->res.ended || job->req->res.head_sent || msf_output_is_end(job->kit->output);
}

/* What the request got wrong waits in the route's parameters, which such a route has no other use for. */
static bool was_invalid(const msf_job *job)
{
    return Z_TYPE(job->route.params) == IS_ARRAY;
}

static void answer_nothing(msf_job *job)
{
    zval empty;
    if (was_invalid(job)) {
        refuse(job, "Invalid request", &job->route.params, 400);
        return;
    }
    int code = job->route.attribute->status;
    ZVAL_EMPTY_STRING(&empty);
    give(job, &empty, code == 200 ? 204 : code);
}

void msf_attribute_answer(msf_job *job, zval *result)
{
    zval value;
    ZVAL_DEREF(result);
    if (Z_TYPE_P(result) == IS_OBJECT && instanceof_function(Z_OBJCE_P(result), msf_ce_coroutine_base)) {
        if (!msf_future_await_lent(msf_future_from(Z_OBJ_P(result)), -1, &value)) {
            return;
        }
    } else {
        ZVAL_COPY(&value, result);
    }
    if (!is_answered(job)) {
        if (Z_TYPE(value) == IS_NULL) {
            answer_nothing(job);
        } else {
            give(job, &value, was_invalid(job) ? 400 : job->route.attribute->status);
        }
    }
    zval_ptr_dtor(&value);
}

/* ---- calling ------------------------------------------------------------------------------------------------------------------------ */

/* onInvalid() of the controller, if it has one. `errors` is moved. */
static bool invalid(msf_job *job, zval *errors, zval *result)
{
    zend_function *fn = MSF_METHOD(job->controller->ce, "oninvalid");
    zval argv[1];
    ZVAL_COPY_VALUE(&job->route.params, errors);
    ZVAL_NULL(result);
    ZVAL_COPY_VALUE(&argv[0], errors);
    return !fn || msf_call(job->controller, fn, result, 1, argv);
}

static bool call(msf_job *job, const msf_bind_shape *plan, zval *argv, zval *result)
{
    const msf_bind_request request = {job->req, job->kit->context, job->kit->input, job->route.values};
    zval errors;
    switch (msf_bind(plan, &request, argv, &errors)) {
    case MSF_BIND_OK:
        return msf_call(job->controller, job->route.action, result, plan->count, argv);
    case MSF_BIND_INVALID:
        return invalid(job, &errors, result);
    case MSF_BIND_UNSUPPORTED:
        ZVAL_NULL(result);
        refuse(job, "Unsupported Media Type", NULL, 415);
        return EG(exception) == NULL;
    default:
        return false;
    }
}

bool msf_attribute_act(msf_job *job, zval *result)
{
    const msf_bind_shape *plan = job->route.attribute->plan;
    zval few[8], *argv = plan->count <= 8 ? few : safe_emalloc(plan->count, sizeof(*argv), 0);
    bool ok = call(job, plan, argv, result);
    for (uint32_t i = 0; i < plan->count; i++) {
        zval_ptr_dtor(&argv[i]);
    }
    if (argv != few) {
        efree(argv);
    }
    return ok;
}
