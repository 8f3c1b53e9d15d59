/* The configuration of sessions: the map `session`. */
#ifndef MSF_PHP_SESSION_SETTINGS_H
#define MSF_PHP_SESSION_SETTINGS_H

#include "php.h"

typedef struct msf_session_settings {
    zend_string *save_path, *name;
    zend_long max_life_time; /* s */
    zend_long max_size;      /* bytes of JSON */
    zend_long lock_timeout;  /* ms */
    zend_long lock_ttl;      /* ms: an explicit lock ends after it */
    zend_long lock_queue;    /* that may wait for one session in one process */
    zend_long grace;         /* s that an id lives on after regenerate() */
    double gc_probability;   /* per session that is used */
    zend_long gc_batch;      /* files */
    bool sync;
    zend_string *cookie_path, *cookie_domain, *cookie_samesite;
    zend_long cookie_lifetime; /* s; 0: until the browser is closed */
    bool cookie_httponly;
    int cookie_secure; /* -1: as the request came */
} msf_session_settings;

/* `config` may be NULL: the defaults. False after a throw that names file and key; `out` is to be freed in any case. */
bool msf_session_settings_load(zend_object *config, msf_session_settings *out);
void msf_session_settings_free(msf_session_settings *s);

/* session.handler: the class of the adapter; NULL after a throw. Adapters\File is the default. */
zend_class_entry *msf_session_adapter_class(zend_object *config);

/* Of a store: name of a cookie and beginning of the names of files, so only what means nothing in either. */
bool msf_session_is_name(const zend_string *name);

/* For the start of a server: only whether it is right. */
bool msf_session_check_config(zend_object *config);

#endif
