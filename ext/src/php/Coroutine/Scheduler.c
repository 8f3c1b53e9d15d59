#include "php/Coroutine/Scheduler.h"

#include "zend_exceptions.h"
#include "zend_generators.h"

#include "engine/call.h"
#include "engine/go.h"
#include "engine/internal.h"
#include "php/Coroutine/Scheduler_arginfo.h"

enum { P_CALLBACKS, P_TASKS };

static zend_class_entry *scheduler_class, *task_class;
static zend_object *current; /* borrowed: its free_obj clears it */
static zend_object_handlers scheduler_handlers, task_handlers;
bool msf_scheduler_wanted;

zend_object *msf_scheduler(void)
{
    return current;
}

static HashTable *map(int n)
{
    zval *p = OBJ_PROP_NUM(current, n);
    ZVAL_DEREF(p);
    if (Z_TYPE_P(p) != IS_ARRAY) {
        return NULL;
    }
    SEPARATE_ARRAY(p);
    return Z_ARRVAL_P(p);
}

static void put(int n, const zval *key, zval *value)
{
    HashTable *ht = map(n);
    if (ht != NULL) {
        array_set_zval_key(ht, (zval *)key, value);
    }
}

static void drop(HashTable *ht, const zval *key)
{
    if (ht == NULL) {
        return;
    }
    if (Z_TYPE_P(key) == IS_STRING) {
        zend_symtable_del(ht, Z_STR_P(key));
    } else if (Z_TYPE_P(key) == IS_LONG) {
        zend_hash_index_del(ht, (zend_ulong)Z_LVAL_P(key));
    }
}

static zval *find(HashTable *ht, const zval *key)
{
    if (ht == NULL) {
        return NULL;
    }
    if (Z_TYPE_P(key) == IS_STRING) {
        return zend_symtable_find(ht, Z_STR_P(key));
    }
    return Z_TYPE_P(key) == IS_LONG ? zend_hash_index_find(ht, (zend_ulong)Z_LVAL_P(key)) : NULL;
}

void msf_scheduler_enter(const zval *request_id, zval *task)
{
    if (current != NULL && find(map(P_TASKS), request_id) == NULL) {
        zval none;
        ZVAL_EMPTY_ARRAY(&none);
        put(P_TASKS, request_id, task);
        put(P_CALLBACKS, request_id, &none);
    }
}

void msf_scheduler_leave(const zval *request_id)
{
    if (current != NULL) {
        drop(map(P_TASKS), request_id);
        drop(map(P_CALLBACKS), request_id);
    }
}

void msf_scheduler_done(const zval *request_id, const zval *key)
{
    zval *list = current != NULL ? find(map(P_CALLBACKS), request_id) : NULL;
    if (list != NULL) {
        ZVAL_DEREF(list);
    }
    if (list != NULL && Z_TYPE_P(list) == IS_ARRAY) {
        SEPARATE_ARRAY(list);
        drop(Z_ARRVAL_P(list), key);
    }
}

typedef struct task {
    zval routine, controller, callback;
    zval request_id;
    zend_object std;
} task;

static task *task_from(zend_object *o)
{
    return (task *)((char *)o - offsetof(task, std));
}

#define THIS_TASK task_from(Z_OBJ_P(ZEND_THIS))

static void assign(zval *to, const zval *from)
{
    zval old;
    ZVAL_COPY_VALUE(&old, to);
    if (from != NULL) {
        ZVAL_COPY(to, from);
    } else {
        ZVAL_NULL(to);
    }
    zval_ptr_dtor(&old);
}

/* The id of the controller's request; a task without one gets the number of its object. */
static void find_request_id(zend_object *o, zval *controller, zval *id)
{
    zval context;
    zend_function *fn = MSF_METHOD(Z_OBJCE_P(controller), "getcontext");
    ZVAL_LONG(id, o->handle);
    if (fn == NULL || !msf_call(Z_OBJ_P(controller), fn, &context, 0, NULL)) {
        return;
    }
    fn = Z_TYPE(context) == IS_OBJECT ? MSF_METHOD(Z_OBJCE(context), "getrequestid") : NULL;
    if (fn != NULL && msf_call(Z_OBJ(context), fn, id, 0, NULL) && Z_TYPE_P(id) != IS_LONG && Z_TYPE_P(id) != IS_STRING) {
        zval_ptr_dtor(id);
        ZVAL_LONG(id, o->handle);
    }
    zval_ptr_dtor(&context);
}

static void init_task(task *t, zval *routine, zval *controller, zval *callback)
{
    assign(&t->routine, routine);
    assign(&t->controller, controller);
    assign(&t->callback, callback);
    find_request_id(&t->std, controller, &t->request_id);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, __construct)
{
    zval *routine, *controller;
    zend_fcall_info fci = {0};
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_OBJECT_OF_CLASS(routine, zend_ce_generator)
    Z_PARAM_OBJECT(controller)
    Z_PARAM_OPTIONAL
    Z_PARAM_FUNC_OR_NULL(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    init_task(THIS_TASK, routine, controller, ZEND_FCI_INITIALIZED(fci) ? &fci.function_name : NULL);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, run)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Coroutine_Task, resetRoutine)
{
    zval *routine = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_OBJECT_OF_CLASS_OR_NULL(routine, zend_ce_generator)
    ZEND_PARSE_PARAMETERS_END();
    assign(&THIS_TASK->routine, routine);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, getRoutine)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(&THIS_TASK->routine);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, resetCallBack)
{
    zend_fcall_info fci = {0};
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_FUNC_OR_NULL(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    assign(&THIS_TASK->callback, ZEND_FCI_INITIALIZED(fci) ? &fci.function_name : NULL);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, getCallBack)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(&THIS_TASK->callback);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, getController)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(&THIS_TASK->controller);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, isFinished)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zval *routine = &THIS_TASK->routine;
    RETURN_BOOL(Z_TYPE_P(routine) != IS_OBJECT || ((zend_generator *)Z_OBJ_P(routine))->execute_data == NULL);
}

static void handle_exception(task *t, zval *exception)
{
    zend_function *fn = Z_TYPE(t->controller) == IS_OBJECT ? MSF_METHOD(Z_OBJCE(t->controller), "onexceptionhandle") : NULL;
    if (fn != NULL) {
        msf_call(Z_OBJ(t->controller), fn, NULL, 1, exception);
    } else {
        Z_ADDREF_P(exception);
        zend_throw_exception_object(exception);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Task, handleTaskException)
{
    zval *exception, *value = NULL;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_OBJECT_OF_CLASS(exception, zend_ce_throwable)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    handle_exception(THIS_TASK, exception);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, handleTaskTimeout)
{
    zval *exception, *value = NULL, rv;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_OBJECT_OF_CLASS(exception, zend_ce_throwable)
    Z_PARAM_OPTIONAL
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    zval *text = zend_read_property_ex(Z_OBJCE_P(exception), Z_OBJ_P(exception), ZSTR_KNOWN(ZEND_STR_MESSAGE), true, &rv);
    zend_string *message = zval_get_string(text);
    php_error_docref(NULL, E_WARNING, "Yield %s message: %s", value != NULL ? zend_zval_type_name(value) : "null", ZSTR_VAL(message));
    zend_string_release(message);
}

ZEND_METHOD(PG_MSF_Coroutine_Task, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_scheduler_leave(&THIS_TASK->request_id);
}

static zend_object *create_task(zend_class_entry *ce)
{
    task *t = zend_object_alloc(sizeof *t, ce);
    zend_object_std_init(&t->std, ce);
    object_properties_init(&t->std, ce);
    t->std.handlers = &task_handlers;
    ZVAL_NULL(&t->routine);
    ZVAL_NULL(&t->controller);
    ZVAL_NULL(&t->callback);
    ZVAL_NULL(&t->request_id);
    return &t->std;
}

static void free_task(zend_object *o)
{
    task *t = task_from(o);
    zval_ptr_dtor(&t->routine);
    zval_ptr_dtor(&t->controller);
    zval_ptr_dtor(&t->callback);
    zval_ptr_dtor(&t->request_id);
    zend_object_std_dtor(o);
}

static HashTable *task_gc(zend_object *o, zval **table, int *n)
{
    task *t = task_from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zend_get_gc_buffer_add_zval(gc, &t->routine);
    zend_get_gc_buffer_add_zval(gc, &t->controller);
    zend_get_gc_buffer_add_zval(gc, &t->callback);
    zend_get_gc_buffer_use(gc, table, n);
    return zend_std_get_properties(o);
}

/* A coroutine that drives a task's generator and then calls its callback. */
typedef struct task_coro {
    msf_coro co; /* first */
    task *t;     /* owns a reference */
} task_coro;

static void end_task(task *t)
{
    zval exception;
    zend_object *ex = msf_take_exception();
    if (ex != NULL) {
        ZVAL_OBJ(&exception, ex);
        handle_exception(t, &exception);
        OBJ_RELEASE(ex);
    }
    if (EG(exception) == NULL && Z_TYPE(t->callback) != IS_NULL) {
        zval ignored;
        if (call_user_function(NULL, NULL, &t->callback, &ignored, 0, NULL) == SUCCESS) {
            zval_ptr_dtor(&ignored);
        }
    }
}

static msf_step task_step(msf_coro *co)
{
    task *t = ((task_coro *)co)->t;
    zval result;
    if (msf_gen_drive(co, &result) == MSF_GEN_PARKED) {
        return MSF_STEP_PARKED;
    }
    zval_ptr_dtor(&result);
    if (EG(exception) == NULL || !msf_is_exit(EG(exception))) {
        end_task(t);
    }
    return MSF_STEP_DONE;
}

static void task_finish(msf_coro *co, msf_end how)
{
    task_coro *tc = (task_coro *)co;
    if (how == MSF_END_FATAL) {
        return;
    }
    msf_scheduler_leave(&tc->t->request_id);
    OBJ_RELEASE(&tc->t->std);
    efree(tc);
}

static void task_coro_gc(msf_coro *co, zend_get_gc_buffer *gc)
{
    zend_get_gc_buffer_add_obj(gc, &((task_coro *)co)->t->std);
}

static const msf_coro_type task_type = {.name = "task", .step = task_step, .finish = task_finish, .gc = task_coro_gc};

static void start_task(task *t)
{
    zval self;
    msf_engine_loop();
    task_coro *tc = emalloc(sizeof *tc);
    msf_coro_init(&tc->co, &task_type, NULL);
    tc->t = t;
    msf_gen_begin(&tc->co, &t->routine);
    if (msf_coro_start(&tc->co) != 0) {
        msf_gen_clear(&tc->co);
        efree(tc);
        zend_throw_exception(msf_ce_coroutine_exception, "[coroutine]: too many coroutines", 0);
        return;
    }
    GC_ADDREF(&t->std);
    GC_ADDREF(&t->std);
    ZVAL_OBJ(&self, &t->std);
    if (current != NULL) {
        msf_scheduler_enter(&t->request_id, &self);
    } else {
        zval_ptr_dtor(&self);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Scheduler, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
    current = Z_OBJ_P(ZEND_THIS);
}

ZEND_METHOD(PG_MSF_Coroutine_Scheduler, start)
{
    zval *routine, *controller, made;
    zend_fcall_info fci = {0};
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_OBJECT_OF_CLASS(routine, zend_ce_generator)
    Z_PARAM_OBJECT(controller)
    Z_PARAM_OPTIONAL
    Z_PARAM_FUNC_OR_NULL(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    object_init_ex(&made, task_class);
    init_task(task_from(Z_OBJ(made)), routine, controller, ZEND_FCI_INITIALIZED(fci) ? &fci.function_name : NULL);
    if (!EG(exception)) {
        start_task(task_from(Z_OBJ(made)));
    }
    zval_ptr_dtor(&made);
}

ZEND_METHOD(PG_MSF_Coroutine_Scheduler, schedule)
{
    zval *t;
    zend_fcall_info fci = {0};
    zend_fcall_info_cache fcc;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_OBJECT_OF_CLASS(t, task_class)
    Z_PARAM_OPTIONAL
    Z_PARAM_FUNC_OR_NULL(fci, fcc)
    ZEND_PARSE_PARAMETERS_END();
    if (ZEND_FCI_INITIALIZED(fci)) {
        assign(&task_from(Z_OBJ_P(t))->callback, &fci.function_name);
    }
}

static zend_object *create_scheduler(zend_class_entry *ce)
{
    zend_object *o = zend_objects_new(ce);
    object_properties_init(o, ce);
    o->handlers = &scheduler_handlers;
    return o;
}

static void free_scheduler(zend_object *o)
{
    if (current == o) {
        current = NULL;
    }
    zend_object_std_dtor(o);
}

void msf_register_coroutine_scheduler(void);
void msf_register_coroutine_scheduler(void)
{
    scheduler_class = register_class_PG_MSF_Coroutine_Scheduler();
    scheduler_class->create_object = create_scheduler;
    scheduler_handlers = std_object_handlers;
    scheduler_handlers.free_obj = free_scheduler;
    scheduler_handlers.clone_obj = NULL;
    task_class = register_class_PG_MSF_Coroutine_Task();
    task_class->create_object = create_task;
    task_class->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    task_handlers = std_object_handlers;
    task_handlers.offset = offsetof(task, std);
    task_handlers.free_obj = free_task;
    task_handlers.get_gc = task_gc;
    task_handlers.clone_obj = NULL;
}
