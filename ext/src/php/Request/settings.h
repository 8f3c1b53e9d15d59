/* The configuration of the HTTP side, read and checked once in the launching process and inherited by the workers. Without a server
 * (scripts, tests) the defaults hold. */
#ifndef MSF_PHP_REQUEST_SETTINGS_H
#define MSF_PHP_REQUEST_SETTINGS_H

#include "php.h"

#include "http/limits.h"
#include "php/Request/networks.h"

/* What happens to a request whose client has gone (http_server.cancel_on_disconnect). */
typedef enum msf_on_gone {
    MSF_GONE_CANCEL_SAFE, /* default, "safe": GET and HEAD are cancelled at their next wait; others may have half-done work and go on */
    MSF_GONE_CANCEL,      /* true */
    MSF_GONE_GO_ON        /* false */
} msf_on_gone;

/* Static files of one Host (http.domain.<host>). */
typedef struct msf_domain {
    zend_string *root;  /* canonical, without trailing slash; NULL when not configured */
    zend_string *index; /* as configured; NULL when not */
} msf_domain;

typedef struct msf_settings {
    msf_http_limits limits;
    msf_networks trusted_proxies;
    msf_on_gone on_gone;
    bool half_close;                 /* a client that has shut its sending side down still waits for the answer */
    uint32_t request_timeout;        /* ms, 0 = off */
    uint32_t route_cache;            /* entries */
    uint32_t drain;                  /* ms */
    uint64_t max_memory;             /* bytes RSS, 0 = off */
    uint64_t max_request;            /* per worker, 0 = off; a random part of up to a tenth is added */
    zend_string *default_controller; /* NULL = none */
    zend_string *default_method;
    zend_string *method_prefix;
    zend_string *web_root; /* ROOT_PATH/www; NULL without ROOT_PATH */
    zend_string *channel;  /* SYSTEM_NAME; NULL without */
    zend_class_entry *input, *output;
    HashTable *domains; /* host -> msf_domain */
    bool has_file_headers;
    bool attribute_routes; /* http.attribute_routes */
} msf_settings_t;

/* Reads `config` (NULL: defaults). False after a throw that names file and key. */
bool msf_settings_load(zend_object *config);
const msf_settings_t *msf_settings(void);
const msf_domain *msf_settings_domain(msf_slice host);
/* RSHUTDOWN. */
void msf_settings_free(void);

#endif
