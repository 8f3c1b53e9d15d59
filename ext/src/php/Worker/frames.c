#include "php/Worker/frames.h"

#include "zend_generators.h"

#include "engine/compat.h"
#include "process/crash.h"

#define FRAMES_MAX 50
#define WALK_MAX   10000 /* frames looked at in search of PHP code */
#define NAME_MAX_  200
#define NESTED_MAX 20

/* What all kinds of functions begin with; no more of an internal one may be read. */
typedef struct function_head {
    uint8_t type;
    uint8_t arg_flags[3];
    uint32_t fn_flags;
    zend_string *function_name;
    zend_class_entry *scope;
} function_head;

void msf_frames_put_string(const zend_string *s)
{
    size_t n;
    if (!msf_crash_read((const char *)s + XtOffsetOf(zend_string, len), &n, sizeof n) ||
        (n > 0 && !msf_crash_put_from((const char *)s + XtOffsetOf(zend_string, val), n, NAME_MAX_))) {
        msf_crash_put("?");
    }
}

static void put_class(const zend_class_entry *ce)
{
    zend_string *name;
    if (msf_crash_read((const char *)ce + XtOffsetOf(zend_class_entry, name), &name, sizeof name)) {
        msf_frames_put_string(name);
    } else {
        msf_crash_put("?");
    }
}

static void put_function(const function_head *f)
{
    if (f->scope != NULL) {
        put_class(f->scope);
        msf_crash_put("::");
    }
    if (f->function_name != NULL) {
        msf_frames_put_string(f->function_name);
        msf_crash_put("()");
    } else {
        msf_crash_put("{main}");
    }
}

static bool read_op(const zend_op *at, zend_op *op)
{
    if (!msf_crash_read(at, op, sizeof *op)) {
        return false;
    }
    /* While an exception is on its way the frame stands in a routine that has no line. */
    return op->opcode != ZEND_HANDLE_EXCEPTION || msf_crash_read(EG(opline_before_exception), op, sizeof *op);
}

/* `suspended`: a generator that stands at its `yield`. */
static void put_line(const zend_execute_data *ex, const zend_op_array *code, bool suspended)
{
    zend_op op;
    const zend_op *at = suspended ? msf_compat_yield_of(ex->opline, code->opcodes) : ex->opline;
    msf_crash_put(" at ");
    msf_frames_put_string(code->filename);
    if (read_op(at, &op)) {
        msf_crash_put(":");
        msf_crash_put_dec(op.lineno);
    }
}

/* A frame of the engine's own, such as the bottom of a stack, has no name and is not shown. */
static bool read_frame(const zend_execute_data *at, zend_execute_data *ex, function_head *f)
{
    return msf_crash_read(at, ex, sizeof *ex) && ex->func != NULL && msf_crash_read(ex->func, f, sizeof *f);
}

static bool is_code(const function_head *f)
{
    return ZEND_USER_CODE(f->type);
}

static void put_frame(const zend_execute_data *ex, const function_head *f, bool suspended)
{
    zend_op_array code;
    put_function(f);
    if (is_code(f) && msf_crash_read(ex->func, &code, sizeof code)) {
        put_line(ex, &code, suspended);
    }
}

void msf_frames_put(const zend_execute_data *innermost)
{
    zend_execute_data ex;
    function_head f;
    int shown = 0;
    for (const zend_execute_data *at = innermost; at != NULL; at = ex.prev_execute_data) {
        bool whole = read_frame(at, &ex, &f);
        if (!whole && (!msf_crash_read(at, &ex, sizeof ex) || ex.func != NULL)) {
            msf_crash_put("  ... the frames behind this cannot be read\n");
            return;
        }
        if (!whole || (!is_code(&f) && f.function_name == NULL)) {
            continue; /* a generator's stand-in, or the bottom of a stack */
        }
        if (shown == FRAMES_MAX) {
            msf_crash_put("  ... and more\n");
            return;
        }
        msf_crash_put("  #");
        msf_crash_put_dec((uint64_t)shown++);
        msf_crash_put(" ");
        put_frame(&ex, &f, false);
        msf_crash_put("\n");
    }
    msf_crash_put(shown == 0 ? "  no PHP code\n" : "");
}

/* The n-th innermost generator. */
static bool read_generator(const msf_gen_stack *gens, uint32_t n, zend_execute_data *ex, function_head *f)
{
    zend_object *object;
    zend_execute_data *frame;
    return n < gens->count && msf_crash_read(gens->items + (gens->count - 1 - n), &object, sizeof object) && object != NULL &&
           msf_crash_read((const char *)object + XtOffsetOf(zend_generator, execute_data), &frame, sizeof frame) && frame != NULL &&
           read_frame(frame, ex, f);
}

void msf_frames_put_generators(const msf_gen_stack *gens, uint32_t skip)
{
    zend_execute_data ex;
    function_head f;
    for (uint32_t n = skip; n < gens->count && n < skip + NESTED_MAX && read_generator(gens, n, &ex, &f); n++) {
        msf_crash_put("  yielded by ");
        put_frame(&ex, &f, true);
        msf_crash_put("\n");
    }
}

void msf_frames_put_place(const zend_execute_data *innermost, const msf_gen_stack *gens)
{
    zend_execute_data ex;
    function_head f;
    const zend_execute_data *at = innermost;
    for (int i = 0; at != NULL && i < WALK_MAX && read_frame(at, &ex, &f); i++, at = ex.prev_execute_data) {
        if (is_code(&f)) {
            put_frame(&ex, &f, false);
            return;
        }
    }
    if (read_generator(gens, 0, &ex, &f)) {
        put_frame(&ex, &f, true);
    }
}
