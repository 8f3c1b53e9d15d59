/* Which commands there are: actions of the controllers in App\Console, and of those in App\Controllers that are not hidden by them. */
#include "engine/call.h"
#include "engine/value.h"
#include "php/Console/Console.h"
#include "php/Request/settings.h"
#include "php/Route/route.h"
#include "php/Route/rules.h"
#include "php/Route/table.h"

static const struct {
    const char *space, *folder;
} spaces[] = {{"App\\Console\\", "Console"}, {"App\\Controllers\\", "Controllers"}};
#define SPACES (sizeof(spaces) / sizeof(spaces[0]))

/* ---- one ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct search {
    msf_console_command *out;
    zend_class_entry *seen;           /* a controller without the action */
    zend_string *controller, *method; /* names of it, borrowed */
} search;

static bool try_names(search *s, zend_string *controller, zend_string *method)
{
    for (size_t i = 0; i < SPACES; i++) {
        zend_class_entry *ce = msf_route_class_in(spaces[i].space, strlen(spaces[i].space), controller);
        if (EG(exception)) {
            return false;
        }
        zend_string *full = msf_route_prefixed(method);
        zend_function *action = ce ? msf_route_action(ce, full) : NULL;
        if (action && action->type == ZEND_USER_FUNCTION) {
            *s->out = (msf_console_command){ce, action, zend_string_copy(controller), full};
            return true;
        }
        zend_string_release(full);
        if (ce && !s->seen) {
            s->seen = ce;
            s->controller = controller;
            s->method = method;
        }
    }
    return false;
}

bool msf_console_find(zend_string *route, msf_console_command *out, zend_string **why)
{
    msf_route_names n;
    search s = {.out = out};
    *why = NULL;
    msf_route_split(msf_value_slice(route), &n);
    bool found = ZSTR_LEN(n.controller) > 0 &&
                 (try_names(&s, n.controller, n.method) || (!EG(exception) && try_names(&s, n.all, msf_settings()->default_method)));
    if (!found && !EG(exception)) {
        if (s.seen) {
            zend_string *full = msf_route_prefixed(s.method);
            *why = strpprintf(0, "not found method %s->%s", ZSTR_VAL(s.controller), ZSTR_VAL(full));
            zend_string_release(full);
        } else {
            *why = strpprintf(0, "not found controller %s", ZSTR_VAL(n.controller));
        }
    }
    msf_route_names_free(&n);
    return found;
}

void msf_console_command_free(msf_console_command *c)
{
    zend_string_release(c->controller);
    zend_string_release(c->method);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------------- */

zend_string *msf_console_name(const zend_class_entry *ce, const zend_function *action)
{
    size_t skip = 0, prefix = ZSTR_LEN(msf_settings()->method_prefix);
    for (size_t i = 0; i < SPACES; i++) {
        size_t n = strlen(spaces[i].space);
        if (ZSTR_LEN(ce->name) > n && memcmp(ZSTR_VAL(ce->name), spaces[i].space, n) == 0) {
            skip = n;
        }
    }
    zend_string *name = strpprintf(0, "%s/%s", ZSTR_VAL(ce->name) + skip, ZSTR_VAL(action->common.function_name) + prefix);
    for (char *p = ZSTR_VAL(name); (p = strchr(p, '\\')) != NULL;) {
        *p = '/';
    }
    return name;
}

typedef struct each {
    msf_console_each_fn fn;
    void *ctx;
    const char *space;
} each;

/* Only what its name leads to: an action of App\Controllers may be hidden by one of App\Console. */
static void give_action(const each *e, zend_class_entry *ce, zend_function *action)
{
    msf_console_command c;
    zend_string *why, *name = msf_console_name(ce, action);
    if (msf_console_find(name, &c, &why)) {
        if (c.action == action) {
            e->fn(e->ctx, ce, action, name, NULL);
        }
        msf_console_command_free(&c);
    } else if (why) {
        zend_string_release(why);
    }
    msf_drop_exception();
    zend_string_release(name);
}

static void give_class(const each *e, zend_class_entry *ce)
{
    zend_string *prefix = msf_settings()->method_prefix;
    zend_function *fn;
    ZEND_HASH_FOREACH_PTR (&ce->function_table, fn) {
        zend_string *name = fn->common.function_name;
        if (fn->type == ZEND_USER_FUNCTION && zend_string_starts_with(name, prefix) && ZSTR_LEN(name) > ZSTR_LEN(prefix) &&
            msf_route_action(ce, name) == fn) {
            give_action(e, ce, fn);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void give_file(void *ctx, msf_slice file)
{
    const each *e = ctx;
    zend_string *full = strpprintf(0, "%s%.*s", e->space, (int)file.n, file.p);
    for (char *p = ZSTR_VAL(full); (p = strchr(p, '/')) != NULL;) {
        *p = '\\';
    }
    zend_class_entry *ce = zend_lookup_class(full);
    if (EG(exception)) {
        zend_string *problem = msf_rule_thrown();
        e->fn(e->ctx, NULL, NULL, full, ZSTR_VAL(problem));
        zend_string_release(problem);
    } else if (ce && zend_string_equals(ce->name, full) && msf_route_is_controller(ce)) {
        give_class(e, ce);
    }
    zend_string_release(full);
}

void msf_console_each(msf_console_each_fn fn, void *ctx)
{
    zval *app = zend_get_constant_str(ZEND_STRL("APP_DIR"));
    for (size_t i = 0; i < SPACES && app && Z_TYPE_P(app) == IS_STRING; i++) {
        each e = {fn, ctx, spaces[i].space};
        zend_string *dir = strpprintf(0, "%s/%s", Z_STRVAL_P(app), spaces[i].folder);
        msf_route_files(ZSTR_VAL(dir), give_file, &e);
        zend_string_release(dir);
    }
}

/* ---- the nearest one ---------------------------------------------------------------------------------------------------------------- */

typedef struct nearest {
    zend_string *wanted, *best; /* own references */
    zend_long distance;
} nearest;

static zend_long distance(zend_string *a, zend_string *b)
{
    zval fn, argv[2], result;
    ZVAL_STRING(&fn, "levenshtein");
    ZVAL_STR(&argv[0], a);
    ZVAL_STR(&argv[1], b);
    ZVAL_UNDEF(&result);
    call_user_function(NULL, NULL, &fn, &result, 2, argv);
    zval_ptr_dtor(&fn);
    return Z_TYPE(result) == IS_LONG ? Z_LVAL(result) : ZEND_LONG_MAX;
}

static void compare(void *ctx, zend_class_entry *ce, zend_function *action, zend_string *name, const char *problem)
{
    nearest *n = ctx;
    if (problem) {
        return;
    }
    zend_string *lower = zend_string_tolower(name);
    zend_long d = distance(lower, n->wanted);
    zend_string_release(lower);
    if (d < n->distance) {
        n->distance = d;
        if (n->best) {
            zend_string_release(n->best);
        }
        n->best = zend_string_copy(name);
    }
}

zend_string *msf_console_nearest(zend_string *route)
{
    nearest n = {.wanted = zend_string_tolower(route), .distance = (zend_long)(ZSTR_LEN(route) / 3 + 2)};
    msf_console_each(compare, &n);
    zend_string_release(n.wanted);
    return n.best;
}
