/* Where in a request the value of a parameter is. */
#include "engine/value.h"
#include "php/Base/Input.h"
#include "php/Base/input_parts.h"
#include "php/Request/bind_run.h"

bool msf_bind_member(zval *array, zend_string *name, bool is_text, msf_bind_raw *out)
{
    zval *v = array && Z_TYPE_P(array) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(array), name) : NULL;
    if (!v) {
        return false;
    }
    ZVAL_DEREF(v);
    *out = (msf_bind_raw){.value = v, .is_text = is_text};
    if (Z_TYPE_P(v) == IS_STRING) {
        out->text = msf_value_slice(Z_STR_P(v));
    }
    return true;
}

/* ---- body --------------------------------------------------------------------------------------------------------------------------- */

static bool is_json(msf_http_request *req)
{
    msf_slice type = msf_http_request_header(req, MSF_SLICE("content-type"));
    const char *end = type.n ? memchr(type.p, ';', type.n) : NULL;
    type.n = end ? (size_t)(end - type.p) : type.n;
    while (type.n > 0 && (type.p[type.n - 1] == ' ' || type.p[type.n - 1] == '\t')) {
        type.n--;
    }
    return msf_slice_ieq(type, MSF_SLICE("application/json")) ||
           (type.n > 5 && msf_slice_ieq((msf_slice){type.p + type.n - 5, 5}, MSF_SLICE("+json")));
}

static msf_bind_body kind_of(msf_http_request *req)
{
    if (req->body_kind == MSF_HTTP_BODY_MULTIPART) {
        return MSF_BIND_BODY_FORM;
    }
    if (req->body_kind == MSF_HTTP_BODY_NONE || req->body_size == 0) {
        return MSF_BIND_BODY_NONE;
    }
    if (is_json(req)) {
        return MSF_BIND_BODY_JSON;
    }
    return msf_value_is_type(req, MSF_SLICE("application/x-www-form-urlencoded")) ? MSF_BIND_BODY_FORM : MSF_BIND_BODY_UNKNOWN;
}

static void read_body(msf_binding *b)
{
    const msf_bind_at all = {.name = ZSTR_EMPTY_ALLOC()};
    b->body = kind_of(b->r->req);
    b->in = "body";
    if (b->body == MSF_BIND_BODY_FORM) {
        b->content = msf_input_part_of(b->r->input, MSF_INPUT_POST);
    } else if (b->body == MSF_BIND_BODY_JSON) {
        b->content = msf_input_json(msf_input_from(b->r->input), NULL);
        if (!b->content) {
            msf_bind_wrong(b, &all, "is no JSON");
            b->body = MSF_BIND_BODY_BROKEN;
        }
    }
}

/* A JSON body with members. */
static bool has_members(msf_binding *b)
{
    const msf_bind_at all = {.name = ZSTR_EMPTY_ALLOC()};
    if (b->body == MSF_BIND_BODY_JSON && Z_TYPE_P(b->content) != IS_ARRAY) {
        msf_bind_wrong(b, &all, "must be an object");
        b->body = MSF_BIND_BODY_BROKEN;
    }
    return b->body == MSF_BIND_BODY_JSON || b->body == MSF_BIND_BODY_FORM;
}

/* True when an array or an object of `step` is to be made of no members at all, so that each one that is missing is named. */
static bool of_nothing(msf_binding *b, const msf_bind_step *step, zval *content, msf_bind_raw *out)
{
    if (content && Z_TYPE_P(content) == IS_ARRAY) {
        *out = (msf_bind_raw){.value = content, .is_text = true};
        return true;
    }
    if (step->optional || step->nullable || !(step->type.kinds & MSF_BIND_OBJECT)) {
        return false;
    }
    ZVAL_EMPTY_ARRAY(&b->nothing);
    *out = (msf_bind_raw){.value = &b->nothing, .is_text = true};
    return true;
}

static bool find_in_body(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    if (b->body == MSF_BIND_BODY_UNREAD) {
        read_body(b);
    }
    b->in = "body";
    if (step->whole && b->body == MSF_BIND_BODY_JSON) {
        *out = (msf_bind_raw){.value = b->content};
        return true;
    }
    if (step->whole && (b->body == MSF_BIND_BODY_FORM || b->body == MSF_BIND_BODY_NONE)) {
        return of_nothing(b, step, b->content, out);
    }
    return has_members(b) && msf_bind_member(b->content, step->name, b->body == MSF_BIND_BODY_FORM, out);
}

/* ---- the others --------------------------------------------------------------------------------------------------------------------- */

static bool find_in_query(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    zval *query = msf_input_part_of(b->r->input, MSF_INPUT_GET);
    return step->whole ? of_nothing(b, step, query, out) : msf_bind_member(query, step->name, true, out);
}

/* Of a route with several verbs: the request's decides. A class is filled from one of both. */
static bool find_in_either(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    msf_http_method verb = b->r->req->method;
    bool has_body = verb != MSF_HTTP_GET && verb != MSF_HTTP_HEAD && verb != MSF_HTTP_DELETE;
    if (has_body && (find_in_body(b, step, out) || step->whole)) {
        return out->value != NULL;
    }
    bool found = find_in_query(b, step, out);
    if (found || !has_body) {
        b->in = "query";
    }
    return found;
}

static bool find_header(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    *out = (msf_bind_raw){.text = msf_http_request_header_all(b->r->req, msf_value_slice(step->name)), .is_text = true};
    return out->text.p != NULL;
}

/* An upload that the server could not take is noted here. */
static bool find_file(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    zval *files = msf_input_part_of(b->r->input, MSF_INPUT_FILES);
    if (!msf_bind_member(files, step->name, false, out)) {
        return false;
    }
    zval *error = Z_TYPE_P(out->value) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(out->value), ZEND_STRL("error")) : NULL;
    return !error || Z_TYPE_P(error) != IS_LONG || Z_LVAL_P(error) != 4; /* UPLOAD_ERR_NO_FILE */
}

bool msf_bind_find(msf_binding *b, const msf_bind_step *step, msf_bind_raw *out)
{
    *out = (msf_bind_raw){.value = NULL};
    switch (step->source) {
    case MSF_BIND_FROM_PATH:
        b->in = "path";
        *out = (msf_bind_raw){.text = b->r->path[step->index], .is_text = true};
        return true;
    case MSF_BIND_FROM_QUERY:
        b->in = "query";
        return find_in_query(b, step, out);
    case MSF_BIND_FROM_HEADER:
        b->in = "header";
        return find_header(b, step, out);
    case MSF_BIND_FROM_COOKIE:
        b->in = "cookie";
        return msf_bind_member(msf_input_part_of(b->r->input, MSF_INPUT_COOKIE), step->name, true, out);
    case MSF_BIND_FROM_FILE:
        b->in = "body";
        return find_file(b, step, out);
    case MSF_BIND_FROM_EITHER:
        return find_in_either(b, step, out);
    default:
        return find_in_body(b, step, out);
    }
}
