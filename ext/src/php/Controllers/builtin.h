/* Who may use the controllers that come with the framework (DESIGN, decision 12): this machine, until http.builtin.<name> says otherwise.
 */
#ifndef MSF_PHP_CONTROLLERS_BUILTIN_H
#define MSF_PHP_CONTROLLERS_BUILTIN_H

#include "php.h"

#include "http/request.h"
#include "php/Request/networks.h"

typedef enum msf_builtin_access {
    MSF_BUILTIN_LOCAL, /* default: loopback, and the networks of the list */
    MSF_BUILTIN_ALL,   /* true */
    MSF_BUILTIN_NONE   /* false */
} msf_builtin_access;

typedef struct msf_builtin {
    msf_builtin_access access;
    msf_networks networks;
} msf_builtin;

/* Reads http.builtin: a map of names (monitor, metrics, rest, bench, rpc) to true, false or a list of networks; monitor.allow, the older
 * spelling, counts for monitor as well. False after a throw that names file and key. `config` may be NULL. */
bool msf_builtin_load(zend_object *config);

/* True when the request may run an action of `ce`, a class of the framework. False with the sentence for the client in *refusal (own
 * reference), which names the line to add. A request that a proxy on this machine has forwarded is not one of this machine, unless
 * http_server.trusted_proxies has the proxy and the address that it names is. */
bool msf_builtin_allows(const zend_class_entry *ce, const msf_http_request *req, zend_string **refusal);

#endif
