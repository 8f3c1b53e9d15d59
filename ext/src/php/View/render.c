/* Rendering: the file runs into a buffer; if it has asked for a layout, that is rendered with the text as its section "content", and so on.
 */
#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "php/Base/Base.h"
#include "php/View/View.h"
#include "php/View/template.h"

/* The property of exceptions, and how many places it lists at most. */
#define MSF_VIEW_LOCATIONS "templates"
#define LOCATIONS_MAX      16

msf_view_engine *msf_view_template_engine(msf_view_template *t)
{
    zend_object *e = msf_slot_object(&t->std, TEMPLATE_ENGINE);
    return e != NULL && instanceof_function(e->ce, msf_ce_view_engine) ? msf_view_engine_from(e) : NULL;
}

zend_string *msf_view_template_name(msf_view_template *t)
{
    zval *name = msf_slot(&t->std, TEMPLATE_NAME);
    return Z_TYPE_P(name) == IS_STRING ? Z_STR_P(name) : ZSTR_EMPTY_ALLOC();
}

void msf_view_template_add(msf_view_template *t, HashTable *data)
{
    if (zend_hash_num_elements(data) == 0) {
        return;
    }
    if (t->data == NULL) {
        t->data = data;
        GC_TRY_ADDREF(data);
    } else {
        msf_view_data_merge(msf_view_table_own(&t->data), data);
    }
}

void msf_view_template_layout(msf_view_template *t, zend_string *name, HashTable *data)
{
    HashTable *old = t->layout_data;
    if (t->layout != NULL) {
        zend_string_release(t->layout);
    }
    t->layout = zend_string_copy(name);
    t->layout_data = data;
    if (data != NULL) {
        GC_TRY_ADDREF(data);
    }
    msf_view_table_drop(old);
}

/* ---- errors ------------------------------------------------------------------------------------------------------------------------- */

static zval *member(zend_object *e, const char *name)
{
    static zval rv;
    zend_class_entry *base = instanceof_function(e->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
    zval *v = zend_read_property(base, e, name, strlen(name), true, &rv);
    ZVAL_DEREF(v);
    return v;
}

static bool is_in(zval *file, zend_string *path)
{
    return file != NULL && Z_TYPE_P(file) == IS_STRING && zend_string_equals(Z_STR_P(file), path);
}

/* Where in the file the exception came up, or what it came out of was called; 0 when it does not say. */
static zend_long line_in(zend_object *e, zend_string *path)
{
    zval *trace = member(e, "trace"), *frame;
    if (is_in(member(e, "file"), path)) {
        return zval_get_long(member(e, "line"));
    }
    if (Z_TYPE_P(trace) != IS_ARRAY) {
        return 0;
    }
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(trace), frame) {
        zval *line = Z_TYPE_P(frame) == IS_ARRAY ? zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_LINE)) : NULL;
        if (line != NULL && is_in(zend_hash_find(Z_ARRVAL_P(frame), ZSTR_KNOWN(ZEND_STR_FILE)), path)) {
            return zval_get_long(line);
        }
    }
    ZEND_HASH_FOREACH_END();
    return 0;
}

/* The list that locate() has put into the exception; NULL when there is none. */
static HashTable *locations(zend_object *e)
{
    zval *list = e->properties != NULL ? zend_hash_str_find(e->properties, ZEND_STRL(MSF_VIEW_LOCATIONS)) : NULL;
    return list != NULL && Z_TYPE_P(list) == IS_ARRAY ? Z_ARRVAL_P(list) : NULL;
}

/* True if another one would say nothing new, as with a template that inserts itself, or would be one too many. */
static bool is_enough(HashTable *list, zend_string *message)
{
    uint32_t n = zend_hash_num_elements(list);
    zval *last = n > 0 ? zend_hash_index_find(list, n - 1) : NULL;
    return n >= LOCATIONS_MAX || (last != NULL && Z_TYPE_P(last) == IS_STRING && zend_string_equals(Z_STR_P(last), message));
}

static void append_location(zend_object *e, zend_string *message)
{
    HashTable *properties = zend_std_get_properties(e);
    zval *list = zend_hash_str_find(properties, ZEND_STRL(MSF_VIEW_LOCATIONS)), fresh;
    if (list == NULL) {
        array_init(&fresh);
        list = zend_hash_str_add_new(properties, ZEND_STRL(MSF_VIEW_LOCATIONS), &fresh);
    }
    if (Z_TYPE_P(list) != IS_ARRAY || is_enough(Z_ARRVAL_P(list), message)) {
        return; /* a class with a property of that name keeps it as it is */
    }
    SEPARATE_ARRAY(list);
    add_next_index_str(list, zend_string_copy(message));
}

/* Adds the place in the template to the pending exception, as a property: class, message, code and the previous exceptions, by which
 * applications decide, stay what they are. */
static void locate(zend_string *name, zend_string *path)
{
    zend_object *e = EG(exception);
    if (e == NULL || !instanceof_function(e->ce, zend_ce_throwable)) {
        return; /* exit() */
    }
    zend_long line = line_in(e, path);
    zend_string *message =
        line > 0 ? strpprintf(0, "template %s line " ZEND_LONG_FMT, ZSTR_VAL(name), line) : strpprintf(0, "template %s", ZSTR_VAL(name));
    append_location(e, message);
    zend_string_release(message);
}

bool msf_view_has_location(zend_object *e)
{
    return locations(e) != NULL;
}

void msf_view_describe(smart_str *to, zend_object *e)
{
    HashTable *list = locations(e);
    const char *before = "(";
    zval *location;
    if (list == NULL) {
        return;
    }
    ZEND_HASH_FOREACH_VAL (list, location) {
        if (Z_TYPE_P(location) == IS_STRING) {
            smart_str_appends(to, before);
            smart_str_append(to, Z_STR_P(location));
            before = ", ";
        }
    }
    ZEND_HASH_FOREACH_END();
    if (before[0] == ',') {
        smart_str_appendc(to, ')');
    }
}

/* ---- one file ----------------------------------------------------------------------------------------------------------------------- */

/* The template whose file runs nearest on this stack; NULL: none. Each coroutine has a stack of its own. */
static msf_view_template *running(void)
{
    for (zend_execute_data *ex = EG(current_execute_data); ex != NULL; ex = ex->prev_execute_data) {
        if (ex->func != NULL && ex->func->type == ZEND_USER_FUNCTION && ex->func->common.function_name == NULL &&
            ex->func->common.scope == msf_ce_view_template && Z_TYPE(ex->This) == IS_OBJECT) {
            return msf_view_template_from(Z_OBJ(ex->This));
        }
    }
    return NULL;
}

static bool is_too_deep(msf_view_template *t, uint32_t depth)
{
    if (depth <= msf_view_settings.max_depth) {
        return false;
    }
    zend_throw_exception_ex(
        spl_ce_LogicException, 0,
        "The template \"%s\" is nested more than %u levels deep (views.max_depth). Does it insert itself, or is it its own "
        "layout?",
        ZSTR_VAL(msf_view_template_name(t)), msf_view_settings.max_depth);
    return true;
}

/* Ends what the run has left open, and the buffer. A new string; NULL after a throw. */
static zend_string *finish(msf_view_template *t, msf_view_buffer *b, bool ok)
{
    if (ok && t->section != NULL) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The section \"%s\" was started and not stopped.", ZSTR_VAL(t->section));
        ok = false;
    }
    msf_view_section_drop(t);
    if (!ok) {
        msf_view_buffer_drop(b);
        return NULL;
    }
    zend_string *text = msf_view_buffer_take(b);
    if (text == NULL) {
        zend_throw_exception(spl_ce_LogicException, "The template has closed an output buffer that it did not open.", 0);
    } else if (UNEXPECTED(EG(exception) != NULL)) { /* a buffer of the template's own did that */
        zend_string_release(text);
        text = NULL;
    }
    return text;
}

static zend_string *run_file(msf_view_template *t, msf_view_found *f, uint32_t depth)
{
    msf_view_buffer *b = msf_view_buffer_open();
    if (b == NULL) {
        return NULL;
    }
    /* A template that is rendered inside of its own render begins anew. */
    zend_string *section = t->section;
    msf_view_buffer *buffer = t->buffer;
    msf_view_mode mode = t->mode;
    uint32_t outer = t->depth;
    HashTable *data = t->data != NULL ? t->data : (HashTable *)&zend_empty_array;
    GC_TRY_ADDREF(data);
    t->section = NULL;
    t->buffer = NULL;
    t->depth = depth;
    zend_string *text = finish(t, b, msf_code_run(f->code, &t->std, data));
    t->section = section;
    t->buffer = buffer;
    t->mode = mode;
    t->depth = outer;
    msf_view_table_drop(data);
    return text;
}

static void forget_layout(msf_view_template *t)
{
    if (t->layout != NULL) {
        zend_string_release(t->layout);
        t->layout = NULL;
        msf_view_table_drop(t->layout_data);
        t->layout_data = NULL;
    }
}

/* The text of the template without its layout. A new string; NULL after a throw. */
static zend_string *render_body(msf_view_template *t, uint32_t depth)
{
    zend_string *name = zend_string_copy(msf_view_template_name(t)), *text = NULL;
    msf_view_engine *e = msf_view_template_engine(t);
    msf_view_found f = {0};
    forget_layout(t);
    if (e != NULL && !is_too_deep(t, depth) && msf_view_load(e, name, t->home, &f)) {
        if (t->home == NULL && f.home != NULL) {
            t->home = zend_string_copy(f.home);
        }
        text = run_file(t, &f, depth);
        if (UNEXPECTED(text == NULL)) {
            locate(name, f.path);
        }
    } else if (EG(exception) != NULL && instanceof_function(EG(exception)->ce, zend_ce_compile_error)) {
        locate(name, Z_STR_P(member(EG(exception), "file")));
    }
    msf_view_found_free(&f);
    zend_string_release(name);
    return text;
}

/* ---- layouts ------------------------------------------------------------------------------------------------------------------------ */

/* The layout that `t` has asked for, with its data and sections. Takes over `content`. False after a throw. */
static bool make_layout(zval *out, msf_view_template *t, zend_string *content)
{
    if (!msf_view_template_new(out, msf_view_template_engine(t), t->layout)) {
        zend_string_release(content);
        return false;
    }
    msf_view_template *layout = msf_view_template_from(Z_OBJ_P(out));
    layout->home = t->home != NULL ? zend_string_copy(t->home) : NULL;
    if (t->layout_data != NULL) {
        msf_view_template_add(layout, t->layout_data);
    }
    msf_view_sections_hand_over(layout, t, content);
    return true;
}

zend_string *msf_view_template_render(zend_object *o, HashTable *data)
{
    msf_view_template *t = msf_view_template_from(o), *around = running();
    uint32_t depth = around != NULL ? around->depth + 1 : 1;
    zval layout;
    msf_view_template_add(t, data);
    GC_ADDREF(o);
    zend_string *text = render_body(t, depth);
    while (text != NULL && t->layout != NULL) {
        bool made = make_layout(&layout, t, text);
        text = NULL;
        zend_object_release(&t->std);
        if (!made) {
            return NULL;
        }
        t = msf_view_template_from(Z_OBJ(layout));
        text = render_body(t, ++depth);
    }
    zend_object_release(&t->std);
    return text;
}

zend_string *msf_view_template_fetch(msf_view_template *t, zend_string *name, HashTable *data)
{
    zval other;
    if (!msf_view_template_new(&other, msf_view_template_engine(t), name)) {
        return NULL;
    }
    msf_view_template *inner = msf_view_template_from(Z_OBJ(other));
    inner->home = t->home != NULL ? zend_string_copy(t->home) : NULL;
    zend_string *text = msf_view_template_render(&inner->std, data);
    if (text != NULL) {
        msf_view_sections_join(t, inner);
    }
    zend_object_release(&inner->std);
    return text;
}
