/* From the attributes of a class to rules. */
#include "engine/call.h"
#include "php/Attribute/Attribute.h"
#include "php/Attribute/table.h"
#include "php/Base/Base.h"
#include "php/Controllers/Controller.h"

#define NAMESPACE "App\\Controllers\\"

/* The class that is compiled, with what its own attribute puts in front of every route. */
typedef struct prefix {
    zend_class_entry *ce;
    zend_string *path, *name; /* own references; NULL: none */
} prefix;

/* ---- rules -------------------------------------------------------------------------------------------------------------------------- */

static void describe(const msf_rule *rule, msf_rule_about *out)
{
    const msf_attribute_route *r = (const msf_attribute_route *)rule;
    out->handler = strpprintf(0, "%s::%s", ZSTR_VAL(r->ce->name), ZSTR_VAL(r->action->common.function_name));
    out->file = zend_string_copy(r->action->op_array.filename);
    out->line = r->action->op_array.line_start;
}

static void release(msf_rule *rule)
{
    msf_attribute_route *r = (msf_attribute_route *)rule;
    zend_string_release(r->controller);
    if (r->name) {
        zend_string_release(r->name);
    }
    if (r->plan) {
        msf_bind_plan_free(r->plan);
    }
    efree(r);
}

static const msf_rule_type type = {"attribute", describe, release};

/* "App\Controllers\Shop\Orders" -> "Shop\Orders" */
static zend_string *controller_name(const zend_class_entry *ce)
{
    size_t n = strlen(NAMESPACE);
    bool usual = ZSTR_LEN(ce->name) > n && strncmp(ZSTR_VAL(ce->name), NAMESPACE, n) == 0;
    return usual ? zend_string_init(ZSTR_VAL(ce->name) + n, ZSTR_LEN(ce->name) - n, 0) : zend_string_copy(ce->name);
}

static zend_string *joined(zend_string *first, zend_string *second)
{
    return first ? zend_string_concat2(ZSTR_VAL(first), ZSTR_LEN(first), ZSTR_VAL(second), ZSTR_LEN(second)) : zend_string_copy(second);
}

static uint32_t verbs_of(zend_object *o)
{
    uint32_t verbs = 0;
    zval *v;
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(msf_slot(o, MSF_ATTRIBUTE_ROUTE_METHODS)), v) {
        verbs |= MSF_VERB(msf_verb_of((msf_slice){Z_STRVAL_P(v), Z_STRLEN_P(v)}));
    }
    ZEND_HASH_FOREACH_END();
    return verbs;
}

/* ---- one route ---------------------------------------------------------------------------------------------------------------------- */

static bool name_is_free(msf_attribute_build *b, const msf_attribute_route *r)
{
    const msf_attribute_route *other = r->name ? zend_hash_find_ptr(b->names, r->name) : NULL;
    return !other || msf_attribute_refuse(b, r->action->op_array.filename, r->line, "the name \"%s\" is the route's of %s:%u already",
                                          ZSTR_VAL(r->name), ZSTR_VAL(other->action->op_array.filename), other->line);
}

/* The rule with its plan. The set owns the route from msf_rules_add on. */
static bool add(msf_attribute_build *b, msf_attribute_route *r, uint32_t verbs, zend_string *path)
{
    const uint32_t bodies = MSF_VERB(MSF_HTTP_POST) | MSF_VERB(MSF_HTTP_PUT) | MSF_VERB(MSF_HTTP_PATCH);
    msf_error error = {0};
    zend_string *file = r->action->op_array.filename;
    if (!name_is_free(b, r)) {
        release(&r->rule);
        return false;
    }
    if (msf_rules_add(b->rules, verbs, MSF_RULES_ATTRIBUTE, (msf_slice){ZSTR_VAL(path), ZSTR_LEN(path)}, &r->rule, &error) != 0) {
        msf_attribute_refuse(b, file, r->line, "the route \"%s\": %s", ZSTR_VAL(path), error.text);
        release(&r->rule);
        return false;
    }
    if (r->name) {
        zend_hash_add_new_ptr(b->names, r->name, r);
    }
    msf_bind_names names = {r->rule.name_count, r->rule.names, (verbs & bodies) != 0};
    r->plan = msf_bind_plan(r->action, &names, b->why);
    return r->plan != NULL;
}

static bool compile_route(msf_attribute_build *b, const prefix *p, zend_function *fn, zend_attribute *attr, zend_object *o)
{
    zend_string *file = fn->op_array.filename, *own = Z_STR_P(msf_slot(o, MSF_ATTRIBUTE_ROUTE_PATH));
    zval *name = msf_slot(o, MSF_ATTRIBUTE_ROUTE_NAME);
    uint32_t verbs = verbs_of(o);
    if (!msf_route_is_controller(p->ce)) {
        return msf_attribute_refuse(b, file, attr->lineno, "%s has a route and is no controller: it must extend %s", ZSTR_VAL(p->ce->name),
                                    ZSTR_VAL(msf_ce_controller->name));
    }
    if (!msf_route_action(p->ce, fn->common.function_name)) {
        return msf_attribute_refuse(b, file, attr->lineno,
                                    "%s::%s() cannot have a route: it must be public, not static, and no method of %s",
                                    ZSTR_VAL(p->ce->name), ZSTR_VAL(fn->common.function_name), ZSTR_VAL(msf_ce_controller->name));
    }
    if (verbs == 0) {
        return msf_attribute_refuse(b, file, attr->lineno, "the route \"%s\" names no method such as GET", ZSTR_VAL(own));
    }
    if (ZSTR_LEN(own) > 0 && *ZSTR_VAL(own) != '/') {
        return msf_attribute_refuse(b, file, attr->lineno, "the route \"%s\" must begin with a slash", ZSTR_VAL(own));
    }
    msf_attribute_route *r = ecalloc(1, sizeof(*r));
    *r = (msf_attribute_route){
        .rule = {.type = &type}, .ce = p->ce, .action = fn, .controller = controller_name(p->ce), .line = attr->lineno};
    r->status = (uint16_t)Z_LVAL_P(msf_slot(o, MSF_ATTRIBUTE_ROUTE_STATUS));
    r->name = Z_TYPE_P(name) == IS_STRING ? joined(p->name, Z_STR_P(name)) : NULL;
    zend_string *path = joined(p->path, own);
    bool ok = add(b, r, verbs, path);
    zend_string_release(path);
    return ok;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

/* A new object of a Route attribute; NULL when it is another attribute, or after msf_attribute_refuse (*ok false). */
static zend_object *route_of(msf_attribute_build *b, zend_attribute *attr, zend_class_entry *scope, zend_string *file, bool *ok)
{
    zend_class_entry *ce = msf_attribute_class(attr);
    zend_object *o = ce && instanceof_function(ce, msf_ce_attribute_route) ? msf_attribute_make(attr, ce, scope) : NULL;
    if (EG(exception)) {
        *ok = msf_attribute_refuse(b, file, attr->lineno, "%s", ZSTR_VAL(attr->name));
        return NULL;
    }
    if (o && Z_TYPE_P(msf_slot(o, MSF_ATTRIBUTE_ROUTE_STATUS)) == IS_UNDEF) {
        *ok = msf_attribute_refuse(b, file, attr->lineno, "%s must call the constructor of its parent", ZSTR_VAL(ce->name));
        OBJ_RELEASE(o);
        return NULL;
    }
    return o;
}

/* A concrete parent has routes of its own; what an abstract one declares belongs to each of its children. */
static bool is_of(const zend_function *fn, const zend_class_entry *ce)
{
    const uint32_t abstract = ZEND_ACC_EXPLICIT_ABSTRACT_CLASS | ZEND_ACC_IMPLICIT_ABSTRACT_CLASS;
    return fn->type == ZEND_USER_FUNCTION && fn->common.attributes &&
           (fn->common.scope == ce || (fn->common.scope->ce_flags & abstract) != 0);
}

static bool compile_method(msf_attribute_build *b, const prefix *p, zend_function *fn)
{
    zend_attribute *attr;
    bool ok = true;
    ZEND_HASH_FOREACH_PTR (fn->common.attributes, attr) {
        if (attr->offset != 0 || !ok) {
            continue;
        }
        zend_object *o = route_of(b, attr, fn->common.scope, fn->op_array.filename, &ok);
        if (o) {
            ok = compile_route(b, p, fn, attr, o);
            OBJ_RELEASE(o);
        }
    }
    ZEND_HASH_FOREACH_END();
    return ok;
}

/* ---- classes ------------------------------------------------------------------------------------------------------------------------ */

static bool take_prefix(msf_attribute_build *b, prefix *p, zend_attribute *attr, zend_object *o)
{
    zend_string *file = p->ce->info.user.filename, *path = Z_STR_P(msf_slot(o, MSF_ATTRIBUTE_ROUTE_PATH));
    zval *name = msf_slot(o, MSF_ATTRIBUTE_ROUTE_NAME);
    if (p->path) {
        return msf_attribute_refuse(b, file, attr->lineno, "%s can have one prefix only", ZSTR_VAL(p->ce->name));
    }
    if (verbs_of(o) != 0) {
        return msf_attribute_refuse(b, file, attr->lineno, "a route of a class is a prefix and has no methods: #[Route('%s')]",
                                    ZSTR_VAL(path));
    }
    if (ZSTR_LEN(path) > 0 && *ZSTR_VAL(path) != '/') {
        return msf_attribute_refuse(b, file, attr->lineno, "the prefix \"%s\" must begin with a slash", ZSTR_VAL(path));
    }
    size_t n = ZSTR_LEN(path);
    while (n > 0 && ZSTR_VAL(path)[n - 1] == '/') {
        n--;
    }
    p->path = zend_string_init(ZSTR_VAL(path), n, 0);
    p->name = Z_TYPE_P(name) == IS_STRING ? zend_string_copy(Z_STR_P(name)) : NULL;
    return true;
}

static bool read_prefix(msf_attribute_build *b, prefix *p)
{
    zend_attribute *attr;
    bool ok = true;
    if (!p->ce->attributes) {
        return true;
    }
    ZEND_HASH_FOREACH_PTR (p->ce->attributes, attr) {
        zend_object *o = ok ? route_of(b, attr, p->ce, p->ce->info.user.filename, &ok) : NULL;
        if (o) {
            ok = take_prefix(b, p, attr, o);
            OBJ_RELEASE(o);
        }
    }
    ZEND_HASH_FOREACH_END();
    return ok;
}

bool msf_attribute_compile(msf_attribute_build *b, zend_class_entry *ce)
{
    const uint32_t no_objects = ZEND_ACC_INTERFACE | ZEND_ACC_TRAIT | ZEND_ACC_ENUM | ZEND_ACC_EXPLICIT_ABSTRACT_CLASS;
    prefix p = {.ce = ce};
    zend_function *fn;
    if (ce->type != ZEND_USER_CLASS || (ce->ce_flags & no_objects)) {
        return true;
    }
    bool ok = read_prefix(b, &p);
    ZEND_HASH_FOREACH_PTR (&ce->function_table, fn) {
        ok = ok && (!is_of(fn, ce) || compile_method(b, &p, fn));
    }
    ZEND_HASH_FOREACH_END();
    if (p.path) {
        zend_string_release(p.path);
    }
    if (p.name) {
        zend_string_release(p.name);
    }
    return ok;
}
