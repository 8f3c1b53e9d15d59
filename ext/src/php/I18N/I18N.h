/* PG\I18N: what its files share. Texts come from a MessageSource, values are put in by a MessageFormatter, I18N brings both together. */
#ifndef MSF_PHP_I18N_I18N_H
#define MSF_PHP_I18N_I18N_H

#include "php.h"

#include "base/slice.h"

extern zend_class_entry *msf_ce_i18n;
extern zend_class_entry *msf_ce_message_source;
extern zend_class_entry *msf_ce_php_message_source;
extern zend_class_entry *msf_ce_message_formatter;

void msf_register_i18n(void);
void msf_register_message_source(void);
void msf_register_message_formatter(void);
/* RSHUTDOWN. */
void msf_i18n_shutdown(void);
void msf_intl_shutdown(void);

/* ---- the language (language.c) ---- */
/* `given`, or that of the request, or en_us. A new reference. */
zend_string *msf_i18n_language(zend_string *given);

/* ---- making objects (create.c) ---- */
/* createObject(): false after a throw. `args` may be NULL. */
bool msf_i18n_create(zval *type, HashTable *args, zval *result);

/* ---- simple texts (replace.c) ---- */
/* Each "{key}" of `params` by its value, as strtr() does. A new string; NULL after a throw. */
zend_string *msf_i18n_replace(zend_string *text, HashTable *params);

/* ---- texts (MessageSource.c) ---- */
/* translate() of our own classes and of those that override it: a string, or false. False after a throw. */
bool msf_message_source_translate(zend_object *source, zend_string *category, zval *message, zend_string *language, zval *result);

/* ---- ICU messages (MessageFormatter.c) ---- */
/* format(): a string, or false. False after a throw. */
bool msf_message_formatter_format(zend_object *formatter, zend_string *pattern, HashTable *params, zend_string *language, zval *result);

/* ---- the extension intl (intl.c) ---- */
bool msf_intl_is_loaded(void);
/* Class::create(...) of an intl class, kept for the next time under `key` (a ceiling of MSF_INTL_KEPT_MAX). Borrowed until the next call.
 * NULL: ICU refuses (msf_intl_error tells why), or an exception that is not ICU's is pending. */
#define MSF_INTL_KEPT_MAX 256
zend_object *msf_intl_object(const char *class_name, zend_string *key, uint32_t argc, zval *argv);
/* A method of it. False: ICU refuses or an exception is pending, as above; *result is UNDEF or false then. */
bool msf_intl_call(zend_object *object, const char *lc_method, zval *result, uint32_t argc, zval *argv);
/* Of the last call that failed; *message is a new reference. */
void msf_intl_error(zend_long *code, zend_string **message);

#endif
