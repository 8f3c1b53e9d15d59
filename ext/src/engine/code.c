#include "engine/code.h"

#include "zend_closures.h"
#include "zend_exceptions.h"
#include "zend_execute.h"
#include "zend_observer.h"

struct msf_code {
    zend_op_array *ops;
    uint32_t refs;
    bool by_name; /* variables are looked for by name: all of them have to be there, not only those that the text names */
};

/* ---- compiling ---------------------------------------------------------------------------------------------------------------------- */

static bool is_function(const zval *name, const char *literal)
{
    const char *last = Z_TYPE_P(name) == IS_STRING ? zend_memrchr(Z_STRVAL_P(name), '\\', Z_STRLEN_P(name)) : NULL;
    const char *start = last != NULL ? last + 1 : Z_TYPE_P(name) == IS_STRING ? Z_STRVAL_P(name) : "";
    return strcasecmp(start, literal) == 0;
}

/* Functions that look into the variables of their caller; PHP allows no indirect calls of them. */
static bool calls_a_looker(const zend_op *op)
{
    const zval *name = op->op2_type == IS_CONST ? RT_CONSTANT(op, op->op2) : NULL;
    return name != NULL && (is_function(name, "extract") || is_function(name, "compact") || is_function(name, "get_defined_vars"));
}

static bool looks_by_name(const zend_op_array *ops)
{
    for (uint32_t i = 0; i < ops->last; i++) {
        switch (ops->opcodes[i].opcode) {
        case ZEND_INCLUDE_OR_EVAL:
        case ZEND_FETCH_R:
        case ZEND_FETCH_W:
        case ZEND_FETCH_RW:
        case ZEND_FETCH_IS:
        case ZEND_FETCH_UNSET:
        case ZEND_FETCH_FUNC_ARG:
        case ZEND_UNSET_VAR:
        case ZEND_ISSET_ISEMPTY_VAR:
            return true;
        case ZEND_INIT_FCALL:
        case ZEND_INIT_FCALL_BY_NAME:
        case ZEND_INIT_NS_FCALL_BY_NAME:
            if (calls_a_looker(&ops->opcodes[i])) {
                return true;
            }
            break;
        default:
            break;
        }
    }
    return false;
}

/* The engine makes this cache at the first run of a file, and in the arena for functions; here the first comes as the second. */
static void make_run_time_cache(zend_op_array *ops)
{
    if (ZEND_MAP_PTR(ops->run_time_cache) == NULL) {
        ZEND_ASSERT((ops->fn_flags & ZEND_ACC_HEAP_RT_CACHE) && "the cache of a file is freed with it");
        void *cache = ecalloc(1, (size_t)MAX(ops->cache_size, 1));
        ZEND_MAP_PTR_INIT(ops->run_time_cache, cache);
    }
}

static msf_code *wrap(zend_op_array *ops, zend_class_entry *scope)
{
    if (ops == NULL) {
        return NULL;
    }
    msf_code *c = emalloc(sizeof *c);
    ops->scope = scope;
    make_run_time_cache(ops);
    *c = (msf_code){.ops = ops, .refs = 1, .by_name = looks_by_name(ops)};
    return c;
}

msf_code *msf_code_compile(zend_string *path, zend_class_entry *scope)
{
    zend_file_handle file;
    zend_stream_init_filename_ex(&file, path);
    zend_op_array *ops = zend_compile_file(&file, ZEND_INCLUDE);
    zend_destroy_file_handle(&file);
    return wrap(ops, scope);
}

void msf_code_retain(msf_code *c)
{
    c->refs++;
}

void msf_code_release(msf_code *c)
{
    if (--c->refs > 0) {
        return;
    }
    zend_destroy_static_vars(c->ops);
    destroy_op_array(c->ops);
    efree_size(c->ops, sizeof *c->ops);
    efree(c);
}

/* ---- running ------------------------------------------------------------------------------------------------------------------------ */

static void fill(zend_execute_data *frame, HashTable *variables)
{
    const zend_op_array *ops = &frame->func->op_array;
    for (int i = 0; i < ops->last_var; i++) {
        zval *value = zend_hash_find_known_hash(variables, ops->vars[i]);
        if (value != NULL && Z_TYPE_P(value) == IS_INDIRECT) {
            value = Z_INDIRECT_P(value);
        }
        if (value != NULL) {
            ZVAL_COPY_DEREF(ZEND_CALL_VAR_NUM(frame, i), value);
        }
    }
}

/* Gives the frame a symbol table, with what no variable of the text stands for. */
static void fill_by_name(HashTable *variables)
{
    zend_array *table = zend_rebuild_symbol_table();
    zend_string *name;
    zval *value;
    ZEND_HASH_FOREACH_STR_KEY_VAL_IND(variables, name, value)
    {
        ZVAL_DEREF(value);
        if (name != NULL && !zend_string_equals_literal(name, "this") && zend_hash_add(table, name, value) != NULL) {
            Z_TRY_ADDREF_P(value);
        }
    }
    ZEND_HASH_FOREACH_END();
}

static void run(msf_code *c, zend_op_array *ops, zend_object *self, HashTable *variables)
{
    zval returned;
    ZVAL_UNDEF(&returned);
    zend_execute_data *frame = zend_vm_stack_push_call_frame(ZEND_CALL_TOP_FUNCTION | ZEND_CALL_HAS_THIS, (zend_function *)ops, 0, self);
    zend_init_func_execute_data(frame, ops, &returned);
    fill(frame, variables);
    if (UNEXPECTED(c->by_name)) {
        fill_by_name(variables);
    }
    ZEND_OBSERVER_FCALL_BEGIN(frame);
    zend_execute_ex(frame);
    zend_vm_stack_free_call_frame(frame);
    zval_ptr_dtor(&returned);
}

bool msf_code_run(msf_code *c, zend_object *self, HashTable *variables)
{
    zend_class_entry *scope = EG(fake_scope);
    uint32_t trace = EG(jit_trace_num);
    EG(fake_scope) = NULL;
    c->refs++;
    if (EXPECTED(c->ops->static_variables == NULL)) {
        run(c, c->ops, self, variables);
    } else { /* as each `include` has its own */
        zend_op_array own = *c->ops;
        ZEND_MAP_PTR_INIT(own.static_variables_ptr, NULL);
        run(c, &own, self, variables);
        zend_destroy_static_vars(&own);
    }
    msf_code_release(c);
    EG(jit_trace_num) = trace;
    EG(fake_scope) = scope;
    return EG(exception) == NULL;
}
