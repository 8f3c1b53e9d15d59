#include "php/Route/table.h"

#include "zend_smart_str.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Controllers/Controller.h"
#include "php/Request/settings.h"
#include "php/Route/route.h"

/* ---- rows --------------------------------------------------------------------------------------------------------------------------- */

void msf_route_table_verbs(zval *row, uint32_t verbs)
{
    static const msf_http_method order[] = {MSF_HTTP_GET,    MSF_HTTP_POST, MSF_HTTP_PUT,    MSF_HTTP_PATCH,
                                            MSF_HTTP_DELETE, MSF_HTTP_HEAD, MSF_HTTP_OPTIONS};
    zval list;
    char text[MSF_VERBS_TEXT];
    array_init(&list);
    if (verbs == MSF_VERBS_ANY) {
        add_next_index_string(&list, "ANY");
    }
    for (size_t i = 0; verbs != MSF_VERBS_ANY && i < sizeof(order) / sizeof(order[0]); i++) {
        if (verbs & MSF_VERB(order[i])) {
            add_next_index_stringl(&list, text, msf_verbs_text(MSF_VERB(order[i]), text));
        }
    }
    add_assoc_zval(row, "methods", &list);
}

void msf_route_table_add(zval *rows, uint32_t verbs, const char *path, const char *source, const msf_rule_about *about, const char *note)
{
    zval row;
    array_init(&row);
    msf_route_table_verbs(&row, verbs);
    if (path) {
        add_assoc_string(&row, "path", path);
    }
    if (about->handler) {
        add_assoc_str(&row, "handler", zend_string_copy(about->handler));
    }
    add_assoc_string(&row, "source", source);
    if (about->file) {
        add_assoc_str(&row, "file", zend_string_copy(about->file));
        add_assoc_long(&row, "line", about->line);
    }
    if (about->problem) {
        add_assoc_str(&row, "note", zend_string_copy(about->problem));
    } else if (note) {
        add_assoc_string(&row, "note", note);
    }
    add_next_index_zval(rows, &row);
}

/* ---- rules -------------------------------------------------------------------------------------------------------------------------- */

static void add_rules(zval *rows, const msf_rules *set)
{
    for (uint32_t i = 0; i < msf_rules_count(set); i++) {
        const msf_rule *r = msf_rules_at(set, i);
        msf_rule_about about = {0};
        r->type->describe(r, &about);
        bool slash = ZSTR_VAL(r->pattern)[0] == '/';
        zend_string *path = slash ? zend_string_copy(r->pattern) : strpprintf(0, "/%s", ZSTR_VAL(r->pattern));
        msf_route_table_add(rows, r->verbs, ZSTR_VAL(path), r->type->source, &about, NULL);
        zend_string_release(path);
        msf_rule_about_free(&about);
    }
}

/* ---- names -------------------------------------------------------------------------------------------------------------------------- */

/* "GetMockIds" -> "get-mock-ids"; "GetURL" -> "getURL": what leads back to the name. */
static void append_segment(smart_str *s, const char *p, size_t n)
{
    bool runs = false; /* capitals beside each other, or behind a byte that is no letter */
    for (size_t i = 1; i < n; i++) {
        runs = runs || (isupper((unsigned char)p[i]) && !islower((unsigned char)p[i - 1]));
    }
    for (size_t i = 0; i < n; i++) {
        bool upper = isupper((unsigned char)p[i]);
        if (upper && i > 0 && !runs) {
            smart_str_appendc(s, '-');
        }
        smart_str_appendc(s, upper && (i == 0 || !runs) ? (char)(p[i] | 0x20) : p[i]);
    }
}

/* The shortest path of an action: the default method goes without its name, unless `whole`. */
static zend_string *path_of(msf_slice controller, msf_slice method, bool whole)
{
    smart_str s = {0};
    while (controller.n > 0) {
        const char *cut = memchr(controller.p, '\\', controller.n);
        size_t n = cut ? (size_t)(cut - controller.p) : controller.n;
        smart_str_appendc(&s, '/');
        append_segment(&s, controller.p, n);
        controller = cut ? msf_slice_of(cut + 1, controller.n - n - 1) : MSF_SLICE_NONE;
    }
    if (whole || !msf_slice_eq(method, msf_value_slice(msf_settings()->default_method))) {
        smart_str_appendc(&s, '/');
        append_segment(&s, method.p, method.n);
    }
    smart_str_0(&s);
    return s.s;
}

typedef struct listing {
    zval *rows;
    const char *space;  /* "App\Controllers\" */
    const char *source; /* "name" */
    bool reachable;
} listing;

/* A path may lead elsewhere: /shop/cart is Shop::actionCart before it is Shop\Cart::actionIndex. */
static bool leads_to(zend_string *path, const zend_function *action)
{
    msf_route r = {.fd = -1};
    msf_route_resolve(msf_value_slice(path), false, &r);
    bool same = r.kind == MSF_ROUTE_ACTION && r.action == action;
    msf_drop_exception();
    msf_route_free(&r);
    return same;
}

static void add_action(const listing *l, zend_class_entry *ce, zend_function *action)
{
    msf_rule_about about = {0};
    size_t space = strlen(l->space), prefix = ZSTR_LEN(msf_settings()->method_prefix);
    msf_slice controller = {ZSTR_VAL(ce->name) + space, ZSTR_LEN(ce->name) - space};
    msf_slice method = {ZSTR_VAL(action->common.function_name) + prefix, ZSTR_LEN(action->common.function_name) - prefix};
    msf_rule_about_action(ce, action, &about);
    zend_string *path = path_of(controller, method, false);
    if (l->reachable && !leads_to(path, action)) { /* the long form is without doubt */
        zend_string *longer = path_of(controller, method, true);
        bool found = leads_to(longer, action);
        zend_string_release(found ? path : longer);
        path = found ? longer : path;
        if (!found) {
            about.problem = zend_string_init(ZEND_STRL("no path leads there"), 0);
        }
    }
    msf_route_table_add(l->rows, MSF_VERBS_ANY, ZSTR_VAL(path), l->source, &about, l->reachable ? NULL : "not over HTTP");
    zend_string_release(path);
    msf_rule_about_free(&about);
}

static void add_class(const listing *l, zend_class_entry *ce)
{
    zend_string *key, *prefix = msf_settings()->method_prefix;
    zend_function *fn;
    ZEND_HASH_FOREACH_STR_KEY_PTR(&ce->function_table, key, fn)
    {
        zend_string *name = fn->common.function_name;
        bool action = zend_string_starts_with(name, prefix) && ZSTR_LEN(name) > ZSTR_LEN(prefix) && msf_route_action(ce, name) == fn;
        if (key && action) {
            add_action(l, ce, fn);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void add_broken(const listing *l, zend_string *name)
{
    msf_rule_about about = {.problem = msf_rule_thrown()};
    about.handler = zend_string_copy(name);
    msf_route_table_add(l->rows, MSF_VERBS_ANY, NULL, l->source, &about, NULL);
    msf_rule_about_free(&about);
}

static bool is_plain_class(const zend_class_entry *ce)
{
    const uint32_t none = ZEND_ACC_INTERFACE | ZEND_ACC_TRAIT | ZEND_ACC_ENUM | ZEND_ACC_EXPLICIT_ABSTRACT_CLASS;
    return !(ce->ce_flags & none);
}

static void add_file(void *ctx, msf_slice name)
{
    const listing *l = ctx;
    zend_string *full = strpprintf(0, "%s%.*s", l->space, (int)name.n, name.p);
    for (char *p = ZSTR_VAL(full); (p = strchr(p, '/')) != NULL;) {
        *p = '\\';
    }
    zend_class_entry *ce = zend_lookup_class(full);
    if (EG(exception)) {
        add_broken(l, full);
    } else if (ce && zend_string_equals(ce->name, full) && (l->reachable ? msf_route_is_controller(ce) : is_plain_class(ce))) {
        add_class(l, ce);
    }
    zend_string_release(full);
}

static void add_folder(zval *rows, const char *folder, const char *space, const char *source, bool reachable)
{
    zval *app = zend_get_constant_str(ZEND_STRL("APP_DIR"));
    listing l = {rows, space, source, reachable};
    if (app && Z_TYPE_P(app) == IS_STRING) {
        zend_string *dir = strpprintf(0, "%s/%s", Z_STRVAL_P(app), folder);
        msf_route_files(ZSTR_VAL(dir), add_file, &l);
        zend_string_release(dir);
    }
}

static void add_builtin(zval *rows)
{
    static const char space[] = "PG\\MSF\\Controllers\\";
    listing l = {rows, space, "built-in", true};
    zend_class_entry *ce;
    ZEND_HASH_FOREACH_PTR (EG(class_table), ce) {
        if (ce->type == ZEND_INTERNAL_CLASS && msf_route_is_controller(ce) &&
            zend_string_starts_with_cstr(ce->name, space, sizeof(space) - 1)) {
            add_class(&l, ce);
        }
    }
    ZEND_HASH_FOREACH_END();
}

void msf_route_table(zval *rows)
{
    array_init(rows);
    for (const msf_rules_source *s = msf_rules_sources; s->name; s++) {
        const msf_rules *set = s->get();
        if (EG(exception)) {
            return;
        }
        if (set) {
            add_rules(rows, set);
        }
    }
    add_folder(rows, "Controllers", "App\\Controllers\\", "name", true);
    add_builtin(rows);
    add_folder(rows, "Console", "App\\Console\\", "console", false);
}
