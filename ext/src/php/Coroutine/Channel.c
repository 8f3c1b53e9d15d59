#include "php.h"

#include "ext/spl/spl_iterators.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include "php/Coroutine/queue.h"
#include "php/Coroutine/Channel_arginfo.h"

#define FIRST_ROOM 8
#define CLOSED     "[channel]: it is closed"

typedef struct channel {
    zval *ring;
    uint32_t room, head, count; /* room is 0 or a power of two */
    zend_long capacity;
    bool closed;
    msf_queue pushes, pops;
    zend_object std;
} channel;

static zend_object_handlers handlers;

static channel *from(zend_object *o)
{
    return (channel *)((char *)o - offsetof(channel, std));
}

#define THIS_CHANNEL from(Z_OBJ_P(ZEND_THIS))

static zval *slot(channel *c, uint32_t i)
{
    return &c->ring[(c->head + i) & (c->room - 1)];
}

static void make_room(channel *c)
{
    if (c->count < c->room) {
        return;
    }
    uint32_t room = c->room == 0 ? FIRST_ROOM : c->room * 2;
    zval *ring = safe_emalloc(room, sizeof(zval), 0);
    for (uint32_t i = 0; i < c->count; i++) {
        ZVAL_COPY_VALUE(&ring[i], slot(c, i));
    }
    if (c->ring != NULL) {
        efree(c->ring);
    }
    c->ring = ring;
    c->room = room;
    c->head = 0;
}

static void store_last(channel *c, zval *value)
{
    make_room(c);
    ZVAL_COPY(slot(c, c->count), value);
    c->count++;
}

static void store_first(channel *c, zval *value)
{
    make_room(c);
    c->head = (c->head - 1) & (c->room - 1);
    c->count++;
    ZVAL_COPY(slot(c, 0), value);
}

static void take_first(channel *c, zval *value)
{
    ZVAL_COPY_VALUE(value, slot(c, 0));
    c->head = (c->head + 1) & (c->room - 1);
    c->count--;
}

/* The one who was given this value did not stay to look at it. */
static void give_back(zend_object *owner, zval *value)
{
    channel *c = from(owner);
    msf_queued *next = msf_queue_first(&c->pops);
    if (next != NULL) {
        msf_queue_serve(next, value);
    } else {
        store_first(c, value);
    }
}

static void serve_pusher(msf_queued *pusher)
{
    zval yes;
    ZVAL_TRUE(&yes);
    msf_queue_serve(pusher, &yes);
}

/* Hands the value over or stores it, if that is possible now. */
static bool try_push(channel *c, zval *value)
{
    msf_queued *w = msf_queue_first(&c->pops);
    if (w != NULL) {
        msf_queue_serve(w, value);
        return true;
    }
    if ((zend_long)c->count < c->capacity) {
        store_last(c, value);
        return true;
    }
    return false;
}

static bool try_pop(channel *c, zval *value)
{
    msf_queued *w = msf_queue_first(&c->pushes);
    if (c->count > 0) {
        take_first(c, value);
        if (w != NULL && (zend_long)c->count < c->capacity) {
            store_last(c, &w->value);
            serve_pusher(w);
        }
        return true;
    }
    if (w != NULL) {
        ZVAL_COPY(value, &w->value);
        serve_pusher(w);
        return true;
    }
    return false;
}

static bool refuse_closed(const channel *c)
{
    if (c->closed) {
        zend_throw_exception(msf_ce_coroutine_exception, CLOSED, 0);
    }
    return c->closed;
}

static msf_future *join_push(channel *c, zval *value)
{
    return msf_queue_join(&c->pushes, &c->std, "PG\\MSF\\Coroutine\\Channel::push", value);
}

static msf_future *join_pop(channel *c)
{
    return msf_queue_join(&c->pops, &c->std, "PG\\MSF\\Coroutine\\Channel::pop", NULL);
}

static bool pop(channel *c, zend_long timeout, zval *value)
{
    ZVAL_UNDEF(value);
    return try_pop(c, value) || (!refuse_closed(c) && msf_queue_wait(join_pop(c), timeout, value));
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, __construct)
{
    zend_long capacity = 0;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(capacity)
    ZEND_PARSE_PARAMETERS_END();
    if (capacity < 0 || capacity > INT32_MAX / 2) {
        zend_argument_value_error(1, "must be between 0 and %d", INT32_MAX / 2);
        RETURN_THROWS();
    }
    THIS_CHANNEL->capacity = capacity;
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, push)
{
    zval *value, ignored;
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(1, 2)
    Z_PARAM_ZVAL(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    channel *c = THIS_CHANNEL;
    if (!msf_timeout_argument(&timeout, is_null, 2) || refuse_closed(c) || try_push(c, value)) {
        return;
    }
    if (msf_queue_wait(join_push(c, value), timeout, &ignored)) {
        zval_ptr_dtor(&ignored);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, pop)
{
    zend_long timeout = 0;
    bool is_null = true;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG_OR_NULL(timeout, is_null)
    ZEND_PARSE_PARAMETERS_END();
    if (msf_timeout_argument(&timeout, is_null, 1)) {
        pop(THIS_CHANNEL, timeout, return_value);
    }
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, goPush)
{
    zval *value, yes;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(value)
    ZEND_PARSE_PARAMETERS_END();
    channel *c = THIS_CHANNEL;
    if (refuse_closed(c)) {
        RETURN_THROWS();
    }
    if (try_push(c, value)) {
        msf_future *f = msf_future_new(msf_ce_coroutine_future, NULL, NULL);
        ZVAL_TRUE(&yes);
        msf_future_resolve(f, &yes);
        RETURN_OBJ(&f->std);
    }
    RETURN_OBJ(&join_push(c, value)->std);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, goPop)
{
    ZEND_PARSE_PARAMETERS_NONE();
    channel *c = THIS_CHANNEL;
    if (c->count == 0 && msf_queue_first(&c->pushes) == NULL && refuse_closed(c)) {
        RETURN_THROWS();
    }
    /* In the queue for a moment even when a value lies ready: should nobody look at it, it goes back. */
    msf_future *f = join_pop(c);
    zval value;
    msf_queued *w = msf_queue_first(&c->pops);
    if (w != NULL && w->f == f && try_pop(c, &value)) {
        msf_queue_serve(w, &value);
        zval_ptr_dtor(&value);
    }
    RETURN_OBJ(&f->std);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, close)
{
    ZEND_PARSE_PARAMETERS_NONE();
    channel *c = THIS_CHANNEL;
    c->closed = true;
    msf_queue_fail(&c->pops, CLOSED);
    msf_queue_fail(&c->pushes, CLOSED);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, isClosed)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(THIS_CHANNEL->closed);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, count)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(THIS_CHANNEL->count);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, getCapacity)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(THIS_CHANNEL->capacity);
}

ZEND_METHOD(PG_MSF_Coroutine_Channel, getIterator)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

/* foreach: the value that was taken lies in the iterator until the next one is asked for. */
typedef struct channel_iterator {
    zend_object_iterator it; /* first */
    zval current;
    zend_long index;
} channel_iterator;

static void it_drop(zend_object_iterator *it)
{
    channel_iterator *ci = (channel_iterator *)it;
    zval_ptr_dtor(&ci->current);
    ZVAL_UNDEF(&ci->current);
}

static void it_dtor(zend_object_iterator *it)
{
    it_drop(it);
    zval_ptr_dtor(&it->data);
}

/* The end of a channel that is closed while we wait is not an error here. */
static void it_fetch(channel_iterator *ci)
{
    channel *c = from(Z_OBJ(ci->it.data));
    if (try_pop(c, &ci->current) || c->closed) {
        return;
    }
    if (!msf_queue_wait(join_pop(c), -1, &ci->current) && c->closed && EG(exception)->ce == msf_ce_coroutine_exception) {
        zend_clear_exception();
    }
}

static int it_valid(zend_object_iterator *it)
{
    channel_iterator *ci = (channel_iterator *)it;
    if (Z_ISUNDEF(ci->current)) {
        it_fetch(ci);
    }
    return Z_ISUNDEF(ci->current) ? FAILURE : SUCCESS;
}

static zval *it_current(zend_object_iterator *it)
{
    return &((channel_iterator *)it)->current;
}

static void it_key(zend_object_iterator *it, zval *key)
{
    ZVAL_LONG(key, ((channel_iterator *)it)->index);
}

static void it_next(zend_object_iterator *it)
{
    it_drop(it);
    ((channel_iterator *)it)->index++;
}

static HashTable *it_gc(zend_object_iterator *it, zval **table, int *n)
{
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    zend_get_gc_buffer_add_zval(gc, &it->data);
    zend_get_gc_buffer_add_zval(gc, &((channel_iterator *)it)->current);
    zend_get_gc_buffer_use(gc, table, n);
    return NULL;
}

static const zend_object_iterator_funcs iterator_funcs = {
    .dtor = it_dtor,
    .valid = it_valid,
    .get_current_data = it_current,
    .get_current_key = it_key,
    .move_forward = it_next,
    .rewind = NULL,
    .invalidate_current = it_drop,
    .get_gc = it_gc,
};

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
    if (by_ref) {
        zend_throw_error(NULL, "An iterator cannot be used with foreach by reference");
        return NULL;
    }
    channel_iterator *ci = ecalloc(1, sizeof *ci);
    zend_iterator_init(&ci->it);
    ZVAL_OBJ_COPY(&ci->it.data, Z_OBJ_P(object));
    ci->it.funcs = &iterator_funcs;
    return &ci->it;
}

static zend_object *create(zend_class_entry *ce)
{
    channel *c = zend_object_alloc(sizeof *c, ce);
    memset(c, 0, offsetof(channel, std));
    zend_object_std_init(&c->std, ce);
    object_properties_init(&c->std, ce);
    c->std.handlers = &handlers;
    msf_queue_init(&c->pops, give_back);
    msf_queue_init(&c->pushes, NULL);
    return &c->std;
}

static void free_channel(zend_object *o)
{
    channel *c = from(o);
    msf_queue_free(&c->pops);
    msf_queue_free(&c->pushes);
    while (c->count > 0) {
        zval v;
        take_first(c, &v);
        zval_ptr_dtor(&v);
    }
    if (c->ring != NULL) {
        efree(c->ring);
    }
    zend_object_std_dtor(o);
}

static HashTable *get_gc(zend_object *o, zval **table, int *n)
{
    channel *c = from(o);
    zend_get_gc_buffer *gc = zend_get_gc_buffer_create();
    for (uint32_t i = 0; i < c->count; i++) {
        zend_get_gc_buffer_add_zval(gc, slot(c, i));
    }
    msf_queue_gc(&c->pops, gc);
    msf_queue_gc(&c->pushes, gc);
    zend_get_gc_buffer_use(gc, table, n);
    return zend_std_get_properties(o);
}

void msf_register_coroutine_channel(void);
void msf_register_coroutine_channel(void)
{
    zend_class_entry *ce = register_class_PG_MSF_Coroutine_Channel(zend_ce_aggregate, zend_ce_countable);
    ce->create_object = create;
    ce->get_iterator = get_iterator;
    ce->ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    handlers = std_object_handlers;
    handlers.offset = offsetof(channel, std);
    handlers.free_obj = free_channel;
    handlers.get_gc = get_gc;
    handlers.clone_obj = NULL;
}
