#include "php/Worker/mail.h"

#include "ext/standard/php_var.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "engine/coroutine.h"
#include "net/watch.h"
#include "php/Exceptions.h"
#include "php/Request/access.h"
#include "php/Server/server.h"
#include "process/mailbox.h"

#define AT_ONCE 64 /* messages whose onPipeMessage() has not ended: above, the rest waits in the kernel, and its senders get false */

/* A message on its way; malloc, because it is made in a callback of the loop. */
typedef struct mail {
    msf_coro co; /* first */
    int from;
    size_t n;
    bool called;
    char bytes[];
} mail;

static struct {
    msf_worker *worker; /* NULL: takes none */
    zend_function *hook;
    msf_watch watch;
    unsigned running;
} box;

/* ---- a message's coroutine ---------------------------------------------------------------------------------------------------------- */

/* It comes from a process of this tree, so any class may be in it. */
static bool decode(const mail *m, zval *value)
{
    const unsigned char *p = (const unsigned char *)m->bytes, *end = p + m->n;
    php_unserialize_data_t state;
    PHP_VAR_UNSERIALIZE_INIT(state);
    bool ok = php_var_unserialize(value, &p, end, &state);
    PHP_VAR_UNSERIALIZE_DESTROY(state);
    if (!ok || EG(exception)) {
        zval_ptr_dtor(value);
        if (!EG(exception)) {
            zend_throw_exception(msf_ce_base_exception, "onPipeMessage: a message cannot be unserialised", 0);
        }
        return false;
    }
    return true;
}

static void call_hook(mail *m)
{
    zval argv[3], result;
    m->called = true;
    if (box.hook == NULL || !decode(m, &argv[2])) {
        return;
    }
    ZVAL_COPY(&argv[0], msf_server_get(msf_server_instance(), "server"));
    ZVAL_LONG(&argv[1], m->from);
    if (msf_call(msf_server_instance(), box.hook, &result, 3, argv)) {
        if (msf_is_generator(&result)) {
            msf_gen_begin(&m->co, &result);
        }
        zval_ptr_dtor(&result);
    }
    zval_ptr_dtor(&argv[0]);
    zval_ptr_dtor(&argv[2]);
}

static msf_step step(msf_coro *co)
{
    mail *m = (mail *)co;
    zval result;
    if (!m->called) {
        call_hook(m);
        if (EG(exception) || co->gens.count == 0) {
            return MSF_STEP_DONE;
        }
    }
    if (msf_gen_drive(co, &result) == MSF_GEN_PARKED) {
        return MSF_STEP_PARKED;
    }
    zval_ptr_dtor(&result);
    return MSF_STEP_DONE;
}

static void finish(msf_coro *co, msf_end how)
{
    if (how == MSF_END_THREW) {
        zend_object *e = msf_take_exception();
        msf_access_exception(NULL, "onPipeMessage: ", e);
        OBJ_RELEASE(e);
    }
    free(co);
    if (box.running-- == AT_ONCE && box.worker != NULL) {
        msf_watch_resume(&box.watch);
    }
}

static const msf_coro_type type = {"message", step, finish, NULL};

/* ---- receiving: inside the poll, no PHP --------------------------------------------------------------------------------------------- */

static void take(const char *bytes, size_t n, int from)
{
    mail *m = malloc(sizeof(*m) + n);
    if (m == NULL) {
        return;
    }
    m->from = from;
    m->n = n;
    m->called = false;
    memcpy(m->bytes, bytes, n);
    msf_coro_init(&m->co, &type, NULL);
    if (msf_coro_start(&m->co) != 0) {
        fprintf(stderr, "msf worker %d: a message of worker %d is lost: coroutine.max is reached\n", msf_place.slot, from);
        free(m);
        return;
    }
    box.running++;
}

static void on_readable(msf_watch *w)
{
    static char bytes[MSF_MAIL_MAX];
    int from;
    ssize_t n = 0;
    while (box.running < AT_ONCE && (n = msf_mail_receive(box.worker, &from, bytes)) >= 0) {
        take(bytes, (size_t)n, from);
    }
    if (box.running >= AT_ONCE || n != -EAGAIN) {
        msf_watch_pause(w);
    }
}

int msf_worker_mail_start(msf_worker *w)
{
    box.running = 0;
    box.hook = MSF_USER_METHOD(msf_server_instance()->ce, "onpipemessage");
    int code = msf_watch_open(&box.watch, msf_engine_loop(), msf_mail_fd(w), on_readable);
    if (code == 0) {
        box.worker = w;
        msf_watch_resume(&box.watch);
    }
    return code;
}

void msf_worker_mail_stop(void)
{
    if (box.worker != NULL) {
        box.worker = NULL;
        msf_watch_close(&box.watch, NULL);
    }
}

/* ---- sending ------------------------------------------------------------------------------------------------------------------------ */

static bool serialise(zval *message, smart_str *out)
{
    php_serialize_data_t state;
    PHP_VAR_SERIALIZE_INIT(state);
    php_var_serialize(out, message, &state);
    PHP_VAR_SERIALIZE_DESTROY(state);
    return EG(exception) == NULL && out->s != NULL;
}

static void complain(int code, zend_long slot, size_t n)
{
    if (code == -EINVAL) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "sendMessage(): there is no worker " ZEND_LONG_FMT ": they are 0 to %d", slot,
                                msf_worker_slots(msf_place.worker) - 1);
    } else if (code == -EMSGSIZE) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "sendMessage(): the message is %zu bytes long when serialised, the limit is %d",
                                n, MSF_MAIL_MAX);
    } else if (code != -EAGAIN && code != 0) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "sendMessage(): %s", strerror(-code));
    }
}

bool msf_worker_mail_send(zval *message, zend_long slot)
{
    smart_str text = {0};
    if (msf_place.worker == NULL) {
        zend_throw_exception(msf_ce_base_exception, "sendMessage(): only workers send messages", 0);
        return false;
    }
    if (!serialise(message, &text)) {
        smart_str_free(&text);
        return false;
    }
    size_t n = ZSTR_LEN(text.s);
    int code = slot < 0 || slot > INT_MAX ? -EINVAL : msf_mail_send(msf_place.worker, (int)slot, ZSTR_VAL(text.s), n);
    smart_str_free(&text);
    complain(code, slot, n);
    return code == 0;
}
