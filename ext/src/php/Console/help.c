/* What is printed about commands: the list, one of them in full, a usage line. */
#include "php.h"
#include "zend_ast.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "php/Console/Console.h"

/* ---- comments ----------------------------------------------------------------------------------------------------------------------- */

/* The text of a docblock: without the stars, without the tags unless `whole`. A new string. */
static zend_string *comment_text(zend_string *doc, bool whole)
{
    smart_str s = {0};
    const char *p = doc ? ZSTR_VAL(doc) + 3 : "", *end = doc ? ZSTR_VAL(doc) + ZSTR_LEN(doc) - 2 : p;
    while (p < end) {
        const char *eol = memchr(p, '\n', (size_t)(end - p)), *next = eol ? eol + 1 : end, *stop = eol ? eol : end;
        while (p < stop && (isspace((unsigned char)*p) || *p == '*')) {
            p++;
        }
        while (stop > p && isspace((unsigned char)stop[-1])) {
            stop--;
        }
        if (!whole && *p == '@') {
            break;
        }
        if (s.s || stop > p) {
            smart_str_appendl(&s, p, (size_t)(stop - p));
            smart_str_appendc(&s, '\n');
        }
        p = next;
    }
    smart_str_0(&s);
    size_t n = s.s ? ZSTR_LEN(s.s) : 0;
    while (n > 0 && ZSTR_VAL(s.s)[n - 1] == '\n') {
        n--;
    }
    zend_string *text = zend_string_init(s.s ? ZSTR_VAL(s.s) : "", n, 0);
    smart_str_free(&s);
    return text;
}

/* Up to the first full stop or empty line, in one line. */
static zend_string *first_sentence(zend_string *doc)
{
    zend_string *text = comment_text(doc, false);
    size_t n = 0;
    for (; n < ZSTR_LEN(text); n++) {
        const char *p = ZSTR_VAL(text) + n;
        if ((p[0] == '.' && (p[1] == '\0' || isspace((unsigned char)p[1]))) || (p[0] == '\n' && p[1] == '\n')) {
            break;
        }
        if (memcmp(p, "。", MIN(3, ZSTR_LEN(text) - n)) == 0) {
            break;
        }
        if (*p == '\n') {
            ZSTR_VAL(text)[n] = ' ';
        }
    }
    zend_string *sentence = zend_string_init(ZSTR_VAL(text), n, 0);
    zend_string_release(text);
    return sentence;
}

/* ---- parameters --------------------------------------------------------------------------------------------------------------------- */

/* The default value as PHP code; NULL when it cannot be told. A new string. */
static zend_string *default_of(const zend_function *fn, uint32_t index)
{
    const zend_op *op = &fn->op_array.opcodes[index];
    if (op->opcode != ZEND_RECV_INIT) {
        return NULL;
    }
    zval *v = RT_CONSTANT(op, op->op2);
    switch (Z_TYPE_P(v)) {
    case IS_CONSTANT_AST:
        return zend_ast_export("", Z_ASTVAL_P(v), "");
    case IS_ARRAY:
        return zend_hash_num_elements(Z_ARRVAL_P(v)) == 0 ? zend_string_init(ZEND_STRL("[]"), 0) : zend_string_init(ZEND_STRL("[...]"), 0);
    case IS_STRING:
        return strpprintf(0, "'%s'", Z_STRVAL_P(v));
    case IS_NULL:
        return zend_string_init(ZEND_STRL("null"), 0);
    case IS_TRUE:
        return zend_string_init(ZEND_STRL("true"), 0);
    case IS_FALSE:
        return zend_string_init(ZEND_STRL("false"), 0);
    default:
        return zval_get_string(v);
    }
}

static zend_string *type_of(const zend_arg_info *arg)
{
    return ZEND_TYPE_IS_SET(arg->type) ? zend_type_to_string(arg->type) : zend_string_init(ZEND_STRL("mixed"), 0);
}

/* "<path>", "[--limit=<int>]", "[<files>...]" */
static void append_parameter(smart_str *s, const zend_function *fn, uint32_t index)
{
    const zend_arg_info *arg = &fn->common.arg_info[index];
    bool variadic = index >= fn->common.num_args, required = index < fn->common.required_num_args;
    zend_string *type = type_of(arg);
    const char *name = ZSTR_VAL(arg->name);
    if (variadic) {
        smart_str_append_printf(s, " [<%s>...]", name);
    } else if (required) {
        smart_str_append_printf(s, " --%s=<%s>", name, ZSTR_VAL(type));
    } else if (zend_string_equals_literal(type, "bool")) {
        smart_str_append_printf(s, " [--%s]", name);
    } else {
        smart_str_append_printf(s, " [--%s=<%s>]", name, ZSTR_VAL(type));
    }
    zend_string_release(type);
}

static uint32_t parameters(const zend_function *fn)
{
    return fn->common.num_args + (fn->common.fn_flags & ZEND_ACC_VARIADIC ? 1 : 0);
}

static zend_string *signature(zend_string *name, const zend_function *fn)
{
    smart_str s = {0};
    smart_str_append(&s, name);
    for (uint32_t i = 0; i < parameters(fn); i++) {
        append_parameter(&s, fn, i);
    }
    return smart_str_extract(&s);
}

zend_string *msf_console_usage(const char *script, const msf_console_command *c)
{
    zend_string *name = msf_console_name(c->ce, c->action), *text = signature(name, c->action);
    zend_string *usage = strpprintf(0, "usage: php %s %s", script, ZSTR_VAL(text));
    zend_string_release(name);
    zend_string_release(text);
    return usage;
}

/* ---- one command -------------------------------------------------------------------------------------------------------------------- */

static void print_parameter(const zend_function *fn, uint32_t index)
{
    const zend_arg_info *arg = &fn->common.arg_info[index];
    bool variadic = index >= fn->common.num_args;
    zend_string *type = type_of(arg), *dflt = variadic ? NULL : default_of(fn, index);
    php_printf("  %-20s %-12s %s%s\n", ZSTR_VAL(arg->name), ZSTR_VAL(type),
               variadic                               ? "any number"
               : dflt                                 ? "default "
               : index < fn->common.required_num_args ? "required"
                                                      : "optional",
               dflt ? ZSTR_VAL(dflt) : "");
    zend_string_release(type);
    if (dflt) {
        zend_string_release(dflt);
    }
}

void msf_console_print_command(const char *script, const msf_console_command *c)
{
    zend_string *usage = msf_console_usage(script, c), *text = comment_text(c->action->op_array.doc_comment, true);
    php_printf("%s\n", ZSTR_VAL(usage));
    if (ZSTR_LEN(text) > 0) {
        php_printf("\n%s\n", ZSTR_VAL(text));
    }
    if (parameters(c->action) > 0) {
        php_printf("\nparameters, by name or in this order:\n");
    }
    for (uint32_t i = 0; i < parameters(c->action); i++) {
        print_parameter(c->action, i);
    }
    php_printf("\n%s::%s() in %s:%u\n", ZSTR_VAL(c->ce->name), ZSTR_VAL(c->action->common.function_name),
               ZSTR_VAL(c->action->op_array.filename), c->action->op_array.line_start);
    zend_string_release(usage);
    zend_string_release(text);
}

/* ---- the list ----------------------------------------------------------------------------------------------------------------------- */

typedef struct list {
    bool web; /* which half */
    uint32_t printed;
} list;

static void print_row(void *ctx, zend_class_entry *ce, zend_function *action, zend_string *name, const char *problem)
{
    list *l = ctx;
    const zend_string *full = ce ? ce->name : name;
    bool web = strncmp(ZSTR_VAL(full), "App\\Controllers\\", strlen("App\\Controllers\\")) == 0;
    if (web != l->web) {
        return;
    }
    if (l->printed++ == 0) {
        php_printf(web ? "\nactions of web controllers, which can be called here as well:\n" : "\ncommands:\n");
    }
    if (problem) {
        php_printf("  %s: cannot be loaded: %s\n", ZSTR_VAL(name), problem);
        return;
    }
    zend_string *text = signature(name, action), *sentence = first_sentence(action->op_array.doc_comment);
    php_printf("  %s\n", ZSTR_VAL(text));
    if (ZSTR_LEN(sentence) > 0) {
        php_printf("      %s\n", ZSTR_VAL(sentence));
    }
    zend_string_release(text);
    zend_string_release(sentence);
}

void msf_console_print_list(const char *script)
{
    list commands = {false, 0}, web = {true, 0};
    php_printf(
        "usage: php %s [--lock[=NAME]] [--timeout=SECONDS] Controller/Action [name=value | --name=value | --flag | -n=value | value]...\n"
        "       php %s help Controller/Action   what a command takes\n"
        "       php %s --help | --version\n",
        script, script, script);
    msf_console_each(print_row, &commands);
    msf_console_each(print_row, &web);
    php_printf("\nexit status: 0 done, 1 an error, 2 wrong usage, 75 --lock is held, 124 --timeout is over, 128 + n ended by signal n,\n"
               "             or the int that the action returns\n");
}
