#include <string.h>

#include "php/Config/parse.h"

#include "ext/json/php_json.h"
#include "zend_smart_str.h"

#define OPTIONS (2048 | 16384) /* LIBXML_NONET, and LIBXML_NOCDATA: without it JSON would lose CDATA sections */

/* What libxml remembers as its last error. */
static void xml_error(zend_string *file)
{
    zval error, rv;
    if (!msf_config_call_strict("libxml_get_last_error", &error, 0, NULL) || Z_TYPE(error) != IS_OBJECT) {
        zval_ptr_dtor(&error);
        msf_config_parse_error(file, 0, "is not valid XML");
        return;
    }
    zend_object *e = Z_OBJ(error);
    zend_long line = zval_get_long(zend_read_property(e->ce, e, "line", sizeof("line") - 1, 1, &rv));
    zend_string *text = zval_get_string(zend_read_property(e->ce, e, "message", sizeof("message") - 1, 1, &rv));
    int len = (int)ZSTR_LEN(text);
    while (len > 0 && (ZSTR_VAL(text)[len - 1] == '\n' || ZSTR_VAL(text)[len - 1] == ' ')) {
        len--;
    }
    msf_config_parse_error(file, line, "is not valid XML: %.*s on line " ZEND_LONG_FMT, len, ZSTR_VAL(text), line);
    zend_string_release(text);
    zval_ptr_dtor(&error);
}

/* An element tree as arrays: the way through JSON keeps what SimpleXML users know (attributes under "@attributes", repeated names as
 * lists). */
static bool to_array(zval *xml, zval *out)
{
    smart_str json = {0};
    bool ok = php_json_encode(&json, xml, 0) == SUCCESS && json.s != NULL;
    if (ok) {
        smart_str_0(&json);
        ok = php_json_decode_ex(out, ZSTR_VAL(json.s), ZSTR_LEN(json.s), PHP_JSON_OBJECT_AS_ARRAY, 512) == SUCCESS &&
             Z_TYPE_P(out) == IS_ARRAY;
    }
    smart_str_free(&json);
    return ok;
}

/* Behind `end`, or the end of the text. */
static const char *skip_past(const char *at, const char *end)
{
    const char *found = strstr(at, end);
    return found == NULL ? at + strlen(at) : found + strlen(end);
}

/* The document type, which alone can declare entities, stands between the start and the root element, where nothing else but comments and
 * instructions may. NULL if there is none. */
static const char *doctype_in(const char *text)
{
    const char *at = strncmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;
    for (;;) {
        at += strspn(at, " \t\r\n");
        if (strncmp(at, "<!--", 4) == 0) {
            at = skip_past(at + 4, "-->");
        } else if (strncmp(at, "<?", 2) == 0) {
            at = skip_past(at + 2, "?>");
        } else {
            return strncmp(at, "<!DOCTYPE", 9) == 0 ? at : NULL;
        }
    }
}

/* Entities read files and grow without bounds, and libxml leaves them in the tree as elements of their own: a configuration has none. Text
 * with NUL bytes is UTF-16 or UTF-32, where doctype_in() would see nothing. */
static bool harmless(zend_string *file, zend_string *text)
{
    if (memchr(ZSTR_VAL(text), '\0', ZSTR_LEN(text)) != NULL) {
        msf_config_parse_error(file, 0, "is not valid XML: it has to be written in UTF-8 or another encoding without NUL bytes");
        return false;
    }
    const char *doctype = doctype_in(ZSTR_VAL(text));
    if (doctype == NULL) {
        return true;
    }
    zend_long line = 1;
    for (const char *p = ZSTR_VAL(text); p < doctype; p++) {
        line += *p == '\n';
    }
    msf_config_parse_error(file, line, "declares a document type (DOCTYPE) on line " ZEND_LONG_FMT ", which a configuration must not",
                           line);
    return false;
}

static bool parse_text(zend_string *file, zend_string *text, zval *out)
{
    zval args[3], arg, before, ignored, xml;
    ZVAL_TRUE(&arg);
    msf_config_call_strict("libxml_use_internal_errors", &before, 1, &arg);
    ZVAL_STR(&args[0], text);
    ZVAL_STRING(&args[1], "SimpleXMLElement");
    ZVAL_LONG(&args[2], OPTIONS);
    bool ok = msf_config_call_strict("simplexml_load_string", &xml, 3, args) && Z_TYPE(xml) == IS_OBJECT && to_array(&xml, out);
    if (!ok) {
        xml_error(file);
    }
    zval_ptr_dtor(&xml);
    zval_ptr_dtor(&args[1]);
    if (EG(exception) == NULL) {
        msf_config_call_strict("libxml_clear_errors", &ignored, 0, NULL);
        msf_config_call_strict("libxml_use_internal_errors", &ignored, 1, &before);
    }
    return ok;
}

bool msf_config_parse_xml(zend_string *file, zval *out)
{
    if (!msf_config_need(file, msf_config_has_function("simplexml_load_string"), "the PHP extension simplexml (package php-xml)")) {
        return false;
    }
    zend_string *text = msf_config_read_file(file);
    if (text == NULL) {
        return false;
    }
    bool ok = harmless(file, text) && parse_text(file, text, out);
    zend_string_release(text);
    return ok;
}
