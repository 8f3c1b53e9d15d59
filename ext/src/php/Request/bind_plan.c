/* Makes the plan of a function: a step for each parameter. */
#include "engine/call.h"
#include "php/Attribute/Attribute.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Helpers/Context.h"
#include "php/Log/PGLog.h"
#include "php/Request/bind_make.h"
#include "php/Request/settings.h"

static HashTable *shapes; /* class -> msf_bind_shape */

/* ---- refusing ----------------------------------------------------------------------------------------------------------------------- */

static zend_string *message_of(zend_object *e)
{
    zval rv, *v = zend_read_property_ex(instanceof_function(e->ce, zend_ce_error) ? zend_ce_error : zend_ce_exception, e,
                                        ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv);
    return zval_get_string(v);
}

bool msf_bind_refuse(msf_bind_maker *m, uint32_t line, const char *format, ...)
{
    va_list args;
    zend_object *e = msf_take_exception();
    va_start(args, format);
    zend_string *text = e ? message_of(e) : zend_vstrpprintf(0, format, args), *scope = m->fn->common.scope->name;
    va_end(args);
    if (e) {
        OBJ_RELEASE(e);
    }
    if (!*m->why) {
        *m->why = strpprintf(0, "%s:%u: %s::%s(): parameter $%s: %s", ZSTR_VAL(m->fn->op_array.filename),
                             line ? line : m->fn->op_array.line_start, ZSTR_VAL(scope), ZSTR_VAL(m->fn->common.function_name),
                             m->parameter ? ZSTR_VAL(m->parameter) : "", ZSTR_VAL(text));
    }
    zend_string_release(text);
    return false;
}

/* ---- where a value comes from ------------------------------------------------------------------------------------------------------- */

/* The placeholder of this name. */
static bool take_placeholder(msf_bind_maker *m, zend_string *name, msf_bind_step *step)
{
    for (uint32_t i = 0; m->names && i < m->names->count; i++) {
        if (zend_string_equals(m->names->names[i], name)) {
            step->source = MSF_BIND_FROM_PATH;
            step->index = i;
            m->used |= UINT64_C(1) << i;
            return true;
        }
    }
    return false;
}

/* $userAgent, $user_agent -> "user-agent" */
static zend_string *header_name(zend_string *parameter)
{
    zend_string *s = zend_string_alloc(2 * ZSTR_LEN(parameter), 0);
    size_t n = 0;
    for (size_t i = 0; i < ZSTR_LEN(parameter); i++) {
        char c = ZSTR_VAL(parameter)[i];
        bool upper = c >= 'A' && c <= 'Z';
        if (upper && i > 0) {
            ZSTR_VAL(s)[n++] = '-';
        }
        ZSTR_VAL(s)[n++] = upper ? (char)(c - 'A' + 'a') : c == '_' ? '-' : c;
    }
    return zend_string_truncate(s, n, 0);
}

static void rename_step(msf_bind_step *step, zend_string *name)
{
    zend_string_release(step->name);
    step->name = name;
}

/* Which source an attribute stands for. False when it is none for this parameter. */
static bool take_source(msf_bind_maker *m, uint32_t line, zend_object *o, msf_bind_step *step)
{
    zval *name = msf_slot(o, MSF_ATTRIBUTE_SOURCE_NAME);
    bool named = Z_TYPE_P(name) == IS_STRING, is_field = o->ce == msf_ce_attribute_body || o->ce == msf_ce_attribute_query;
    if (named) {
        rename_step(step, zend_string_copy(Z_STR_P(name)));
    }
    if (!m->names) { /* within a body or query string, names are all there is to say */
        return is_field || msf_bind_refuse(m, line, "only #[Body] and #[Query] may stand at a constructor's parameter");
    }
    if (o->ce == msf_ce_attribute_path) {
        return take_placeholder(m, step->name, step) || msf_bind_refuse(m, line, "the route has no {%s}", ZSTR_VAL(step->name));
    }
    if (o->ce == msf_ce_attribute_header) {
        step->source = MSF_BIND_FROM_HEADER;
        rename_step(step, named ? zend_string_tolower(Z_STR_P(name)) : header_name(step->name));
        return true;
    }
    if (is_field) {
        step->whole = !named && (step->type.kinds & MSF_BIND_OBJECT);
    }
    if (o->ce == msf_ce_attribute_body) {
        step->strict = Z_TYPE_P(msf_slot(o, MSF_ATTRIBUTE_BODY_STRICT)) == IS_TRUE;
        step->whole = step->whole || Z_TYPE_P(msf_slot(o, MSF_ATTRIBUTE_BODY_WHOLE)) == IS_TRUE;
    }
    step->source = o->ce == msf_ce_attribute_body     ? MSF_BIND_FROM_BODY
                   : o->ce == msf_ce_attribute_cookie ? MSF_BIND_FROM_COOKIE
                   : o->ce == msf_ce_attribute_file   ? MSF_BIND_FROM_FILE
                                                      : MSF_BIND_FROM_QUERY;
    return true;
}

static void take_usual_source(msf_bind_maker *m, msf_bind_step *step)
{
    if (!m->names || take_placeholder(m, step->name, step)) {
        return;
    }
    step->whole = step->type.kinds & MSF_BIND_OBJECT;
    step->source = m->names->body ? MSF_BIND_FROM_EITHER : MSF_BIND_FROM_QUERY;
}

/* Objects of the framework by their class. True when the parameter is one. */
static bool take_context(msf_bind_maker *m, zend_type type, msf_bind_step *step)
{
    if (!m->names || !ZEND_TYPE_IS_SET(type) || !ZEND_TYPE_HAS_NAME(type)) {
        return false;
    }
    zend_class_entry *ce = zend_lookup_class(ZEND_TYPE_NAME(type));
    const struct {
        zend_class_entry *base, *used;
        msf_bind_part part;
    } known[] = {{msf_ce_input, msf_settings()->input, MSF_BIND_INPUT},
                 {msf_ce_output, msf_settings()->output, MSF_BIND_OUTPUT},
                 {msf_ce_context, msf_ce_context, MSF_BIND_CONTEXT},
                 {msf_log_ce, msf_log_ce, MSF_BIND_LOG}};
    for (size_t i = 0; ce && i < sizeof(known) / sizeof(known[0]); i++) {
        if (instanceof_function(ce, known[i].base) && instanceof_function(known[i].used, ce)) {
            step->source = MSF_BIND_FROM_CONTEXT;
            step->index = known[i].part;
            step->nullable = ZEND_TYPE_ALLOW_NULL(type);
            return true;
        }
    }
    return false;
}

/* ---- constraints -------------------------------------------------------------------------------------------------------------------- */

/* A constraint for values that this parameter never has is a mistake. */
static bool fits(msf_bind_maker *m, uint32_t line, const zend_object *o, const msf_bind_step *step)
{
    bool number = o->ce == msf_ce_attribute_range, array = o->ce == msf_ce_attribute_items;
    bool text = o->ce == msf_ce_attribute_length || o->ce == msf_ce_attribute_pattern || o->ce == msf_ce_attribute_email ||
                o->ce == msf_ce_attribute_uuid;
    uint32_t wanted = number ? MSF_BIND_INT | MSF_BIND_FLOAT : array ? MSF_BIND_ARRAY : text ? MSF_BIND_STRING : UINT32_MAX;
    return (step->type.kinds & (wanted | MSF_BIND_MIXED)) || msf_bind_refuse(m, line, "%s is for %s", ZSTR_VAL(o->ce->name),
                                                                             number  ? "numbers"
                                                                             : array ? "arrays"
                                                                                     : "texts");
}

/* Takes the reference over. */
static bool add_constraint(msf_bind_maker *m, uint32_t line, zend_object *o, msf_bind_step *step)
{
    step->constraints = safe_erealloc(step->constraints, step->constraint_count + 1, sizeof(zend_object *), 0);
    step->constraints[step->constraint_count++] = o;
    if (o->ce == msf_ce_attribute_items && Z_TYPE_P(msf_slot(o, MSF_ATTRIBUTE_ITEMS_TYPE)) == IS_STRING) {
        if (!msf_bind_type_named(m, Z_STR_P(msf_slot(o, MSF_ATTRIBUTE_ITEMS_TYPE)), &step->items)) {
            return false;
        }
    }
    return fits(m, line, o, step);
}

/* ---- steps -------------------------------------------------------------------------------------------------------------------------- */

/* Takes one attribute of the parameter. */
static bool take_attribute(msf_bind_maker *m, zend_attribute *attr, msf_bind_step *step, bool *has_source)
{
    zend_class_entry *ce = msf_attribute_class(attr);
    zend_object *o = ce && !instanceof_function(ce, msf_ce_attribute_route) ? msf_attribute_make(attr, ce, m->fn->common.scope) : NULL;
    if (EG(exception)) {
        return msf_bind_refuse(m, attr->lineno, "%s", "");
    }
    if (!o) {
        return true; /* somebody else's */
    }
    if (!instanceof_function(ce, msf_ce_attribute_source)) {
        return add_constraint(m, attr->lineno, o, step);
    }
    bool ok = *has_source ? msf_bind_refuse(m, attr->lineno, "a value has one source only") : take_source(m, attr->lineno, o, step);
    *has_source = true;
    OBJ_RELEASE(o);
    return ok;
}

static bool take_attributes(msf_bind_maker *m, uint32_t index, msf_bind_step *step)
{
    zend_attribute *attr;
    bool has_source = false;
    if (m->fn->common.attributes) {
        ZEND_HASH_FOREACH_PTR (m->fn->common.attributes, attr) {
            if (attr->offset == index + 1 && !take_attribute(m, attr, step, &has_source)) {
                return false;
            }
        }
        ZEND_HASH_FOREACH_END();
    }
    if (!has_source) {
        take_usual_source(m, step);
    }
    return true;
}

/* Path, headers and cookies have texts only, uploads are arrays. */
static bool source_fits(msf_bind_maker *m, const msf_bind_step *step)
{
    uint32_t kinds = step->type.kinds;
    bool texts = step->source == MSF_BIND_FROM_PATH || step->source == MSF_BIND_FROM_HEADER || step->source == MSF_BIND_FROM_COOKIE;
    if (m->names && texts && (kinds & (MSF_BIND_OBJECT | MSF_BIND_ARRAY))) {
        return msf_bind_refuse(m, 0, "path, headers and cookies have texts, no arrays and objects");
    }
    if (m->names && step->source == MSF_BIND_FROM_FILE && !(kinds & (MSF_BIND_ARRAY | MSF_BIND_MIXED))) {
        return msf_bind_refuse(m, 0, "an upload is an array");
    }
    return !step->whole || (kinds & (MSF_BIND_OBJECT | MSF_BIND_ARRAY | MSF_BIND_MIXED)) ||
           msf_bind_refuse(m, 0, "a whole body is an array or an object");
}

static bool make_step(msf_bind_maker *m, uint32_t index, msf_bind_step *step)
{
    zend_arg_info *arg = &m->fn->common.arg_info[index];
    m->parameter = arg->name;
    step->name = zend_string_copy(arg->name);
    step->optional = m->fn->op_array.opcodes[index].opcode == ZEND_RECV_INIT;
    if (ZEND_ARG_SEND_MODE(arg) != 0) {
        return msf_bind_refuse(m, 0, "it is a reference, which a request cannot give");
    }
    return take_context(m, arg->type, step) ||
           (msf_bind_type_make(m, arg->type, &step->type, &step->nullable) && take_attributes(m, index, step) && source_fits(m, step));
}

static void free_step(msf_bind_step *step)
{
    if (step->name) {
        zend_string_release(step->name);
    }
    for (uint32_t i = 0; i < step->constraint_count; i++) {
        OBJ_RELEASE(step->constraints[i]);
    }
    if (step->constraints) {
        efree(step->constraints);
    }
    msf_bind_type_free(&step->type);
    msf_bind_type_free(&step->items);
}

/* ---- shapes ------------------------------------------------------------------------------------------------------------------------- */

static bool make_steps(msf_bind_maker *m, msf_bind_shape *shape)
{
    if (m->fn->common.fn_flags & ZEND_ACC_VARIADIC) {
        m->parameter = m->fn->common.arg_info[m->fn->common.num_args].name;
        return msf_bind_refuse(m, 0, "a request cannot say how many there are; take an array");
    }
    for (uint32_t i = 0; i < shape->count; i++) {
        if (!make_step(m, i, &shape->steps[i])) {
            return false;
        }
    }
    return true;
}

static msf_bind_shape *new_shape(zend_class_entry *ce, zend_function *fn)
{
    msf_bind_shape *s = emalloc(sizeof(*s));
    *s = (msf_bind_shape){.ce = ce, .fn = fn, .count = fn->common.num_args};
    s->steps = ecalloc(s->count + 1, sizeof(*s->steps));
    return s;
}

void msf_bind_plan_free(msf_bind_shape *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        free_step(&s->steps[i]);
    }
    efree(s->steps);
    efree(s);
}

static void free_shape(zval *v)
{
    msf_bind_plan_free(Z_PTR_P(v));
}

const msf_bind_shape *msf_bind_shape_of(zend_class_entry *ce, zend_string **why)
{
    msf_bind_shape *s = shapes ? zend_hash_index_find_ptr(shapes, (zend_ulong)(uintptr_t)ce) : NULL;
    if (s) {
        return s;
    }
    if (!shapes) {
        ALLOC_HASHTABLE(shapes);
        zend_hash_init(shapes, 8, NULL, free_shape, 0);
    }
    s = new_shape(ce, ce->constructor);
    zend_hash_index_add_new_ptr(shapes, (zend_ulong)(uintptr_t)ce, s); /* before its steps: a tree's nodes are made of nodes */
    msf_bind_maker m = {.fn = ce->constructor, .why = why};
    return make_steps(&m, s) ? s : NULL;
}

static bool placeholders_are_taken(msf_bind_maker *m)
{
    for (uint32_t i = 0; i < m->names->count; i++) {
        if (!(m->used & (UINT64_C(1) << i))) {
            m->parameter = m->names->names[i];
            return msf_bind_refuse(m, 0, "the route has {%s}, the method has no such parameter", ZSTR_VAL(m->names->names[i]));
        }
    }
    return true;
}

msf_bind_shape *msf_bind_plan(zend_function *action, const msf_bind_names *names, zend_string **why)
{
    msf_bind_shape *plan = new_shape(NULL, action);
    msf_bind_maker m = {.fn = action, .names = names, .why = why};
    ZEND_ASSERT(names->count <= 64 && "a bit of `used` for each placeholder");
    if (make_steps(&m, plan) && placeholders_are_taken(&m)) {
        return plan;
    }
    msf_bind_plan_free(plan);
    return NULL;
}

void msf_bind_shutdown(void)
{
    if (shapes) {
        zend_hash_destroy(shapes);
        FREE_HASHTABLE(shapes);
        shapes = NULL;
    }
}
