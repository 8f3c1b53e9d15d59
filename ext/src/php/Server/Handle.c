/* PG\MSF\Server\Handle: the low-level server as PHP sees it. All of it is in declared properties. */
#include "php/Server/server.h"

#include <signal.h>
#include <unistd.h>

#include "engine/value.h"
#include "php/Config/Config.h"
#include "php/Worker/mail.h"
#include "php/Worker/worker.h"

#include "php/Server/Handle_arginfo.h"

zend_class_entry *msf_ce_server_handle;

zend_object *msf_handle_new(int worker_id)
{
    zval handle, v;
    object_init_ex(&handle, msf_ce_server_handle);
    zend_object *o = Z_OBJ(handle);
    zend_update_property_long(o->ce, o, ZEND_STRL("worker_id"), worker_id);
    zend_update_property_long(o->ce, o, ZEND_STRL("worker_pid"), getpid());
    zend_long master = msf_place.board != NULL ? msf_place.board->master_pid : getpid();
    zend_update_property_long(o->ce, o, ZEND_STRL("master_pid"), master);
    zend_update_property_long(o->ce, o, ZEND_STRL("manager_pid"), master);
    HashTable *set = NULL;
    if (msf_server_config() != NULL && msf_config_array(msf_server_config(), "server.set", &set) && set != NULL) {
        msf_value_borrow_array(&v, set);
        zend_update_property(o->ce, o, ZEND_STRL("setting"), &v);
    }
    return o;
}

ZEND_METHOD(PG_MSF_Server_Handle, stats)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_scoreboard_totals sum = {0};
    uint64_t started_us = 0, own = 0;
    if (msf_place.board != NULL) {
        msf_scoreboard_sum(msf_place.board, &sum);
        started_us = msf_place.board->started_us;
    }
    if (msf_place.worker != NULL) {
        own = msf_worker_score(msf_place.worker)->requests;
    }
    array_init_size(return_value, 8);
    add_assoc_long(return_value, "start_time", (zend_long)(started_us / 1000000));
    add_assoc_long(return_value, "connection_num", (zend_long)sum.connections);
    add_assoc_long(return_value, "accept_count", (zend_long)sum.accepted);
    add_assoc_long(return_value, "close_count", (zend_long)sum.closed);
    add_assoc_long(return_value, "tasking_num", 0);
    add_assoc_long(return_value, "request_count", (zend_long)sum.requests);
    add_assoc_long(return_value, "worker_request_count", (zend_long)own);
}

static bool signal_master(int signum)
{
    return msf_place.board != NULL && kill(msf_place.board->master_pid, signum) == 0;
}

ZEND_METHOD(PG_MSF_Server_Handle, reload)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(signal_master(SIGUSR1));
}

ZEND_METHOD(PG_MSF_Server_Handle, shutdown)
{
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_BOOL(signal_master(SIGTERM));
}

ZEND_METHOD(PG_MSF_Server_Handle, sendMessage)
{
    zval *message;
    zend_long worker;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(message)
    Z_PARAM_LONG(worker)
    ZEND_PARSE_PARAMETERS_END();
    bool sent = msf_worker_mail_send(message, worker);
    if (EG(exception)) {
        RETURN_THROWS();
    }
    RETURN_BOOL(sent);
}

ZEND_METHOD(PG_MSF_Server_Handle, close)
{
    zend_long fd;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_LONG(fd)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_BOOL(msf_worker_close(fd));
}

void msf_register_server_handle(void)
{
    msf_ce_server_handle = register_class_PG_MSF_Server_Handle();
}
