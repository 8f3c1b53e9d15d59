/* Slices of a request <-> PHP values, by PHP's own rules for names such as "a[b][]". Nothing is kept: every function makes a new value that
 * the caller owns. Called on first use only; the caller caches. */
#ifndef MSF_ENGINE_VALUE_H
#define MSF_ENGINE_VALUE_H

#include "php.h"

#include "base/slice.h"
#include "http/request.h"

/* A string; the engine's interned ones for "" and single bytes. */
static inline zend_string *msf_value_string(msf_slice s)
{
    return s.n == 0 ? ZSTR_EMPTY_ALLOC() : zend_string_init_fast(s.p, s.n);
}

static inline void msf_value_zval(zval *out, msf_slice s)
{
    ZVAL_STR(out, msf_value_string(s));
}

/* An array as an argument, without a reference of its own. Literals and what opcache keeps are not counted, and may be in read-only memory.
 */
static inline void msf_value_borrow_array(zval *out, HashTable *ht)
{
    ZVAL_ARR(out, ht);
    if (GC_FLAGS(ht) & GC_IMMUTABLE) {
        Z_TYPE_INFO_P(out) = IS_ARRAY;
    }
}

/* The bytes of a string, valid as long as the string. */
static inline msf_slice msf_value_slice(const zend_string *s)
{
    return (msf_slice){ZSTR_VAL(s), ZSTR_LEN(s)};
}

/* Stores `value` (moved) in `array` under a name as it came over the wire, by the rules of $_GET: "a[b][]" nests, '.' and ' ' in the first
 * part become '_', the depth is bounded by max_input_nesting_level. */
void msf_value_put(zval *array, const char *name, size_t len, zval *value);

/* Arrays from raw (percent-encoded) pairs; at most `max` pairs are taken, the rest is dropped as max_input_vars does. */
void msf_value_form(zval *out, msf_slice raw, uint32_t max);
/* Of several cookies with one name the first counts. */
void msf_value_cookies(zval *out, msf_slice raw, uint32_t max);

/* Lower-case names; repeated lines joined by ", "; without Cookie. */
void msf_value_headers(zval *out, const msf_http_request *r);

/* The body as it came; "" for none and for multipart. Throws nothing: a body file that cannot be read yields "". */
zend_string *msf_value_body(const msf_http_request *r);

/* A multipart body: fields and uploads (name, type, tmp_name, error, size; nested like $_FILES). The paths are announced to PHP, so that
 * is_uploaded_file() and move_uploaded_file() work; msf_value_forget_uploads takes that back at the end of the request. */
void msf_value_parts(zval *fields, zval *files, const msf_http_request *r);
void msf_value_forget_uploads(const msf_http_request *r);

/* Decodes JSON, objects as arrays. False (and null) when it is none. */
bool msf_value_json(zval *out, msf_slice text);

/* True when the Content-Type of the request is `type` (parameters ignored). */
bool msf_value_is_type(const msf_http_request *r, msf_slice type);

#endif
