#include "php/registry.h"

#include "php.h"

#include "engine/coroutine.h"
#include "engine/future.h"
#include "php/AOP/MI.h"
#include "php/AOP/Wrapper.h"
#include "php/Attribute/Attribute.h"
#include "php/Attribute/table.h"
#include "php/Base/Base.h"
#include "php/Base/Input.h"
#include "php/Base/Output.h"
#include "php/Base/Pool.h"
#include "php/Cache/SysCache.h"
#include "php/Common.h"
#include "php/Config/Config.h"
#include "php/Console/Console.h"
#include "php/Controllers/Controller.h"
#include "php/Controllers/monitor.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Http/EventStream.h"
#include "php/I18N/I18N.h"
#include "php/Log/PGLog.h"
#include "php/Macro.h"
#include "php/Server.h"
#include "php/Server/server.h"
#include "php/View/View.h"
#include "php/autoload.h"
#include "php/Models/Model.h"
#include "php/Pack/Pack.h"
#include "php/Request/HttpRequest.h"
#include "php/Request/HttpResponse.h"
#include "php/Request/job.h"
#include "php/Request/settings.h"
#include "php/Rest/Controller.h"
#include "php/Route/HttpException.h"
#include "php/Route/rest.h"
#include "php/Route/route.h"
#include "php/Session/session.h"

/* Of files without a header of their own. */
void msf_register_coroutine_ibase(void);
void msf_register_coroutine_cnull(void);
void msf_register_coroutine_base(void);
void msf_register_coroutine_sleep(void);
void msf_register_coroutine_channel(void);
void msf_register_coroutine_semaphore(void);
void msf_register_coroutine_waitgroup(void);
void msf_register_coroutine_scheduler(void);
void msf_register_functions(void);
void msf_register_swoole_constants(void);

typedef struct registration {
    void (*minit)(void);
    void (*rinit)(void);
    void (*rshutdown)(void);
} registration;

/* One line per class; parents before children. */
static const registration table[] = {
    {msf_register_exceptions, NULL, NULL},
    {msf_register_config, NULL, NULL},
    {msf_register_log, NULL, msf_log_rshutdown}, /* its shutdown is among the last: others may log in theirs */
    {msf_register_macro, NULL, NULL},
    {msf_register_swoole_constants, NULL, NULL},
    {msf_register_common, NULL, NULL},
    {msf_register_mi, NULL, NULL},
    {msf_register_child, NULL, NULL},
    {msf_register_core, NULL, NULL},
    {msf_register_server, NULL, msf_server_shutdown},
    {msf_register_cli, NULL, NULL},
    {msf_register_console_request, NULL, NULL},
    {msf_register_sys_cache, NULL, msf_sys_cache_stop},
    {msf_register_autoload, msf_autoload_activate, NULL},
    {msf_register_pool, NULL, msf_pool_shutdown},
    {msf_register_object_pool, NULL, NULL},
    {msf_register_aop_wrapper, NULL, NULL},
    {msf_register_aop_factory_base, NULL, NULL},
    {msf_register_aop_factory, NULL, NULL},
    {msf_register_abstract_context, NULL, NULL},
    {msf_register_context, NULL, NULL},
    {msf_register_input, NULL, NULL},
    {msf_register_output, msf_output_activate, NULL},
    {msf_register_view, NULL, msf_view_shutdown},
    {msf_register_controller, NULL, NULL},
    {msf_register_console_controller, NULL, NULL},
    {msf_register_monitor, NULL, NULL},
    {msf_register_metrics, NULL, NULL},
    {msf_register_http_exception, NULL, NULL},
    {msf_register_rest_controller, NULL, NULL},
    {msf_register_rest_demo, NULL, NULL},
    {msf_register_model, NULL, NULL},
    {msf_register_ipack, NULL, NULL},
    {msf_register_json_pack, NULL, NULL},
    {msf_register_serialize_pack, NULL, NULL},
    {msf_register_msg_pack, NULL, NULL},
    {msf_register_message_formatter, NULL, msf_intl_shutdown},
    {msf_register_message_source, NULL, NULL},
    {msf_register_i18n, NULL, msf_i18n_shutdown},
    {msf_register_iroute, NULL, NULL},
    {msf_register_normal_route, NULL, msf_route_shutdown},
    {msf_register_rest_route, NULL, NULL},
    {msf_register_http_request, NULL, msf_settings_free},
    {msf_register_http_response, NULL, NULL},
    {msf_register_event_stream, NULL, NULL},
    {msf_register_isession, NULL, NULL},
    {msf_register_session, NULL, msf_session_files_shutdown}, /* when the loop below has waited for its threads */
    {msf_register_session_lock, NULL, NULL},
    {msf_register_session_file, NULL, NULL},
    {msf_register_attribute_route, NULL, msf_attribute_shutdown},
    {msf_register_attribute_source, NULL, NULL},
    {msf_register_attribute_constraint, NULL, NULL},
    {msf_register_attribute_url, NULL, NULL},
    {NULL, NULL, msf_dispatch_stop}, /* when the coroutines below are gone */
    {msf_register_coroutine_cnull, NULL, msf_cnull_forget},
    {msf_register_coroutine_ibase, NULL, NULL},
    {msf_register_coroutine_base, NULL, msf_engine_stop},
    {msf_register_coroutine_sleep, NULL, NULL},
    {msf_register_coroutine_channel, NULL, NULL},
    {msf_register_coroutine_semaphore, NULL, NULL},
    {msf_register_coroutine_waitgroup, NULL, NULL},
    {msf_register_coroutine_scheduler, NULL, NULL},
    {msf_register_functions, NULL, NULL},
};

#define ENTRIES (sizeof(table) / sizeof(table[0]))

int msf_register_all(int module_number)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        if (table[i].minit != NULL) {
            table[i].minit();
        }
    }
    return SUCCESS;
}

int msf_activate_all(void)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        if (table[i].rinit != NULL) {
            table[i].rinit();
        }
    }
    return SUCCESS;
}

void msf_shutdown_all(void)
{
    for (size_t i = ENTRIES; i-- > 0;) {
        if (table[i].rshutdown != NULL) {
            table[i].rshutdown();
        }
    }
}
