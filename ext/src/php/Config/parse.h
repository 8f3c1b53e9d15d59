/* One configuration file to one array. */
#ifndef MSF_PHP_CONFIG_PARSE_H
#define MSF_PHP_CONFIG_PARSE_H

#include "php.h"

typedef bool (*msf_config_parser)(zend_string *file, zval *out);

/* By extension (a trailing ".dist" is passed over); NULL for an unknown one. */
msf_config_parser msf_config_parser_of(const char *name, size_t len);

/* Parsers put an array into `out`, or throw and return false. */
bool msf_config_parse_php(zend_string *file, zval *out);

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
