/* One configuration file to one array. */
#ifndef MSF_PHP_CONFIG_PARSE_H
#define MSF_PHP_CONFIG_PARSE_H

#include "php.h"

typedef bool (*msf_config_parser)(zend_string *file, zval *out);

/* By extension (a trailing ".dist" is passed over); NULL for an unknown one. */
msf_config_parser msf_config_parser_of(const char *name, size_t len);

/* Parsers put an array into `out`, or throw and return false. */
bool msf_config_parse_php(zend_string *file, zval *out);
bool msf_config_parse_xml(zend_string *file, zval *out);
bool msf_config_parse_yaml(zend_string *file, zval *out);

/* What parsers share. The text of the file, up to a ceiling; NULL after an exception. */
zend_string *msf_config_read_file(zend_string *file);
bool msf_config_has_function(const char *name);
/* Calls a PHP function or "Class::method" whose warnings become exceptions, so that their text reaches the user. `result` is null after
 * a failure. */
bool msf_config_call_strict(const char *name, zval *result, uint32_t argc, zval *argv);
/* Throws "is not valid <kind>: <what the parser said>", frees the result and returns false. */
bool msf_config_refuse(zend_string *file, const char *kind, zval *result);
/* Throws "install <what>" unless `there`, which is returned. */
bool msf_config_need(zend_string *file, bool there, const char *what);

/* Throws ParseException "Configuration file: [<file>] <text>"; a pending exception becomes its previous one. `line` 0 = unknown. */
void msf_config_parse_error(zend_string *file, zend_long line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The text of an exception or error, without blanks at its end. */
zend_string *msf_config_message_of(zend_object *thrown);
/* Throws one of the other three, with the whole text given. */
void msf_config_throw(zend_class_entry *ce, const char *format, ...) __attribute__((format(printf, 2, 3)));

extern zend_class_entry *msf_config_parse_ce;
extern zend_class_entry *msf_config_missing_ce;
extern zend_class_entry *msf_config_empty_ce;
extern zend_class_entry *msf_config_format_ce;

#endif
