/* From the words behind the route to the action's arguments: by name where names fit, the others in their order; converted as the values of
 * attribute routes are. */
#include "ext/standard/php_string.h"

#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Console/Console.h"
#include "php/Helpers/Context.h"
#include "php/Request/bind_make.h"
#include "php/Request/bind_run.h"

/* One word. */
typedef struct given {
    zend_string *name; /* NULL: none; own reference */
    zval value;        /* own reference */
    bool used;
} given;

typedef struct binder {
    const msf_console_command *command;
    msf_bind_shape *plan;
    given *words;
    uint32_t count;
    bool any_named; /* some word has the name of a parameter */
    msf_binding binding;
    zval errors;
} binder;

/* ---- words -------------------------------------------------------------------------------------------------------------------------- */

static size_t key_length(const zend_string *word)
{
    const char *p = ZSTR_VAL(word), *eq = memchr(p, '=', ZSTR_LEN(word));
    if (!eq || !(isalpha((unsigned char)*p) || *p == '_')) {
        return 0;
    }
    for (const char *q = p; q < eq; q++) {
        if (!isalnum((unsigned char)*q) && *q != '_') {
            return 0;
        }
    }
    return (size_t)(eq - p);
}

static bool is_parameter(const zend_function *fn, const char *name, size_t n)
{
    for (uint32_t i = 0; i < fn->common.num_args; i++) {
        zend_string *own = fn->common.arg_info[i].name;
        if (ZSTR_LEN(own) == n && memcmp(ZSTR_VAL(own), name, n) == 0) {
            return true;
        }
    }
    return false;
}

static void take_word(binder *b, zend_string *key, zval *value)
{
    given *g = &b->words[b->count++];
    size_t n = !key && Z_TYPE_P(value) == IS_STRING ? key_length(Z_STR_P(value)) : 0;
    *g = (given){.name = key ? zend_string_copy(key) : NULL};
    if (n > 0 && is_parameter(b->command->action, Z_STRVAL_P(value), n)) {
        g->name = zend_string_init(Z_STRVAL_P(value), n, 0);
        ZVAL_STRINGL(&g->value, Z_STRVAL_P(value) + n + 1, Z_STRLEN_P(value) - n - 1);
    } else {
        ZVAL_COPY(&g->value, value);
    }
    b->any_named |= g->name && is_parameter(b->command->action, ZSTR_VAL(g->name), ZSTR_LEN(g->name));
}

static void take_words(binder *b, HashTable *values)
{
    zend_string *key;
    zval *v;
    b->words = safe_emalloc(zend_hash_num_elements(values) + 1, sizeof(*b->words), 0);
    ZEND_HASH_FOREACH_STR_KEY_VAL (values, key, v) {
        take_word(b, key, v);
    }
    ZEND_HASH_FOREACH_END();
}

static given *by_name(binder *b, zend_string *name)
{
    given *found = NULL;
    for (uint32_t i = 0; i < b->count; i++) {
        given *g = &b->words[i];
        if (g->name && zend_string_equals(g->name, name)) {
            g->used = true;
            found = g; /* of several, the last one counts */
        }
    }
    return found;
}

/* Without any name that fits, named values take their place in the order as well (spec/07 section 9). */
static given *next_word(binder *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        given *g = &b->words[i];
        if (!g->used && (!g->name || !b->any_named)) {
            g->used = true;
            return g;
        }
    }
    return NULL;
}

/* ---- values ------------------------------------------------------------------------------------------------------------------------- */

/* "a,b,c" or JSON, for a parameter that takes no text. False: there is nothing to split. */
static bool split(const msf_bind_type *type, given *g, msf_bind_raw *raw, zval *list)
{
    ZVAL_UNDEF(list);
    if (Z_TYPE(g->value) != IS_STRING || !(type->kinds & (MSF_BIND_ARRAY | MSF_BIND_OBJECT)) ||
        (type->kinds & (MSF_BIND_STRING | MSF_BIND_MIXED))) {
        return false;
    }
    zend_string *text = Z_STR(g->value);
    if (ZSTR_VAL(text)[0] == '[' || ZSTR_VAL(text)[0] == '{') {
        if (!msf_value_json(list, msf_value_slice(text)) || Z_TYPE_P(list) != IS_ARRAY) {
            zval_ptr_dtor(list);
            ZVAL_UNDEF(list);
            return false;
        }
        *raw = (msf_bind_raw){.value = list};
        return true;
    }
    array_init(list);
    if (ZSTR_LEN(text) > 0) {
        zend_string *comma = ZSTR_CHAR(',');
        php_explode(comma, text, list, ZEND_LONG_MAX);
    }
    *raw = (msf_bind_raw){.value = list, .is_text = true};
    return true;
}

static void convert(binder *b, const msf_bind_step *step, given *g, zval *out)
{
    const msf_bind_at at = {.name = step->name};
    msf_bind_raw raw = {0};
    zval list;
    ZVAL_UNDEF(&list);
    ZVAL_UNDEF(out);
    if (g && !split(&step->type, g, &raw, &list)) {
        raw = (msf_bind_raw){.value = &g->value, .is_text = Z_TYPE(g->value) == IS_STRING};
        raw.text = raw.is_text ? msf_value_slice(Z_STR(g->value)) : MSF_SLICE_NONE;
    }
    msf_bind_step_value(&b->binding, step, g ? &raw : NULL, &at, out);
    zval_ptr_dtor(&list);
}

/* Objects of the framework, which no word can stand for. */
static void give_part(zend_object *context, const msf_bind_step *step, zval *out)
{
    static const uint32_t slots[] = {
        [MSF_BIND_INPUT] = MSF_CONTEXT_INPUT, [MSF_BIND_OUTPUT] = MSF_CONTEXT_OUTPUT, [MSF_BIND_LOG] = MSF_CONTEXT_LOG};
    if (step->index == MSF_BIND_CONTEXT) {
        ZVAL_OBJ_COPY(out, context);
    } else {
        ZVAL_COPY(out, msf_slot(context, slots[step->index]));
    }
}

/* Named ones first, so that a word without a name does not take the place of one with it. */
static uint32_t fill(binder *b, zend_object *context, zval *argv)
{
    uint32_t n = b->plan->count;
    given **found = safe_emalloc(n + 1, sizeof(*found), 0);
    for (uint32_t i = 0; i < n; i++) {
        found[i] = by_name(b, b->plan->steps[i].name);
    }
    for (uint32_t i = 0; i < n && !EG(exception); i++) {
        const msf_bind_step *step = &b->plan->steps[i];
        if (step->source == MSF_BIND_FROM_CONTEXT) {
            give_part(context, step, &argv[i]);
            continue;
        }
        convert(b, step, found[i] ? found[i] : next_word(b), &argv[i]);
    }
    efree(found);
    return n;
}

/* The others: of the type of the variadic parameter, or as they are for func_get_args(). */
static uint32_t fill_rest(binder *b, uint32_t n, zval *argv, zend_string **why)
{
    zend_function *fn = b->command->action;
    bool variadic = fn->common.fn_flags & ZEND_ACC_VARIADIC;
    msf_bind_step step = {.type = {.kinds = MSF_BIND_MIXED}};
    given *g;
    if (variadic) {
        zend_arg_info *arg = &fn->common.arg_info[fn->common.num_args];
        msf_bind_maker m = {.fn = fn, .parameter = arg->name, .why = why};
        step.name = arg->name;
        if (!msf_bind_type_make(&m, arg->type, &step.type, &step.nullable)) {
            return n;
        }
    }
    while (!EG(exception) && (g = next_word(b)) != NULL) {
        if (variadic) {
            convert(b, &step, g, &argv[n++]);
        } else {
            ZVAL_COPY(&argv[n++], &g->value);
        }
    }
    msf_bind_type_free(&step.type);
    return n;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------------- */

/* The plan of the action; what it says of variadic parameters is for requests. */
static msf_bind_shape *make_plan(zend_function *action, zend_string **why)
{
    zend_function plain = *action;
    const msf_bind_names none = {0};
    plain.common.fn_flags &= ~ZEND_ACC_VARIADIC;
    return msf_bind_plan(&plain, &none, why);
}

/* The first error is enough for one line. */
static zend_string *first_error(const zval *errors)
{
    zval *one = zend_hash_index_find(Z_ARRVAL_P(errors), 0);
    zval *field = zend_hash_str_find(Z_ARRVAL_P(one), ZEND_STRL("field")),
         *message = zend_hash_str_find(Z_ARRVAL_P(one), ZEND_STRL("message"));
    return strpprintf(0, "%s %s", Z_STRVAL_P(field), Z_STRVAL_P(message));
}

static void free_words(binder *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        if (b->words[i].name) {
            zend_string_release(b->words[i].name);
        }
        zval_ptr_dtor(&b->words[i].value);
    }
    efree(b->words);
}

bool msf_console_arguments(const msf_console_command *c, zend_object *context, HashTable *values, zval **argv, uint32_t *argc,
                           zend_string **why)
{
    binder b = {.command = c};
    *argv = NULL;
    *argc = 0;
    *why = NULL;
    b.plan = make_plan(c->action, why);
    if (!b.plan) {
        return false;
    }
    ZVAL_UNDEF(&b.errors);
    b.binding = (msf_binding){.in = "command line", .errors = &b.errors};
    take_words(&b, values);
    *argv = ecalloc(b.plan->count + b.count + 1, sizeof(zval)); /* zeroed zvals are UNDEF */
    *argc = fill_rest(&b, fill(&b, context, *argv), *argv, why);
    if (!EG(exception) && !*why && Z_TYPE(b.errors) == IS_ARRAY) {
        *why = first_error(&b.errors);
    }
    zval_ptr_dtor(&b.errors);
    free_words(&b);
    msf_bind_plan_free(b.plan);
    return !EG(exception) && !*why;
}

void msf_console_input(HashTable *values, zval *out)
{
    zend_ulong index;
    zend_string *key;
    zval *v;
    ZVAL_ARR(out, zend_array_dup(values));
    ZEND_HASH_FOREACH_KEY_VAL (values, index, key, v) {
        size_t n = !key && Z_TYPE_P(v) == IS_STRING ? key_length(Z_STR_P(v)) : 0;
        if (n > 0 && !zend_symtable_str_exists(values, Z_STRVAL_P(v), n)) {
            zval text;
            ZVAL_STRINGL(&text, Z_STRVAL_P(v) + n + 1, Z_STRLEN_P(v) - n - 1);
            zend_symtable_str_update(Z_ARRVAL_P(out), Z_STRVAL_P(v), n, &text);
        }
    }
    ZEND_HASH_FOREACH_END();
    (void)index;
}
