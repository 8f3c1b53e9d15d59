/* What the client says of itself: Input::accepts(), getHost(), isSecure(), bearerToken(), basicAuth(). */
#include "php.h"

#include "ext/standard/base64.h"

#include "engine/value.h"
#include "http/conditions.h"
#include "php/Base/Input.h"

#define THIS_REQUEST() (msf_input_from(Z_OBJ_P(ZEND_THIS))->req)

/* ---- negotiation (RFC 9110 section 12) ---------------------------------------------------------------------------------------------- */

/* The weight in thousandths, 1000 without one. */
static int weight_of(msf_slice parameters)
{
    while (parameters.n > 0) {
        const char *semicolon = memchr(parameters.p, ';', parameters.n);
        size_t n = semicolon ? (size_t)(semicolon - parameters.p) : parameters.n;
        msf_slice one = msf_http_trim(msf_slice_of(parameters.p, n));
        if (one.n > 2 && (one.p[0] | 0x20) == 'q' && one.p[1] == '=') {
            char text[8] = {0};
            memcpy(text, one.p + 2, MIN(one.n - 2, sizeof(text) - 1));
            double q = zend_strtod(text, NULL);
            return q >= 1 ? 1000 : q > 0 ? (int)(q * 1000 + 0.5) : 0;
        }
        n += semicolon != NULL;
        parameters = msf_slice_of(parameters.p + n, parameters.n - n);
    }
    return 1000;
}

/* How precisely the range names the type: 0 not at all, 1 all types, 2 "text" and any subtype, 3 exactly. */
static int precision(msf_slice range, msf_slice type)
{
    if (msf_slice_ieq(range, type)) {
        return 3;
    }
    if (msf_slice_eq(range, MSF_SLICE("*/*")) || msf_slice_eq(range, MSF_SLICE("*"))) {
        return 1;
    }
    bool all = range.n > 2 && memcmp(range.p + range.n - 2, "/*", 2) == 0 && type.n > range.n - 1;
    return all && msf_slice_ieq(msf_slice_of(range.p, range.n - 1), msf_slice_of(type.p, range.n - 1)) ? 2 : 0;
}

/* The most precise range decides. */
static int quality(msf_slice accept, msf_slice type)
{
    int best = 0, q = 0;
    while (accept.n > 0) {
        const char *comma = memchr(accept.p, ',', accept.n);
        size_t n = comma ? (size_t)(comma - accept.p) : accept.n;
        msf_slice one = msf_slice_of(accept.p, n);
        const char *semicolon = memchr(one.p, ';', one.n);
        size_t name = semicolon ? (size_t)(semicolon - one.p) : one.n;
        int p = precision(msf_http_trim(msf_slice_of(one.p, name)), type);
        if (p > best) {
            best = p;
            q = weight_of(msf_slice_of(one.p + name + (semicolon != NULL), one.n - name - (semicolon != NULL)));
        }
        n += comma != NULL;
        accept = msf_slice_of(accept.p + n, accept.n - n);
    }
    return q;
}

ZEND_METHOD(PG_MSF_Base_Input, accepts)
{
    HashTable *types;
    zval *v, *best = NULL;
    int best_q = 0;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ARRAY_HT(types)
    ZEND_PARSE_PARAMETERS_END();
    msf_http_request *req = THIS_REQUEST();
    msf_slice accept = req ? msf_http_request_header_all(req, MSF_SLICE("accept")) : MSF_SLICE_NONE;
    ZEND_HASH_FOREACH_VAL (types, v) {
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) != IS_STRING) {
            zend_argument_type_error(1, "must be a list of media types");
            RETURN_THROWS();
        }
        int q = accept.n > 0 ? quality(accept, msf_value_slice(Z_STR_P(v))) : 1000;
        if (q > best_q) {
            best_q = q;
            best = v;
        }
    }
    ZEND_HASH_FOREACH_END();
    if (best) {
        RETURN_COPY(best);
    }
}

/* ---- who asks, and for what --------------------------------------------------------------------------------------------------------- */

ZEND_METHOD(PG_MSF_Base_Input, getHost)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_http_request *req = THIS_REQUEST();
    zend_string *host = req ? msf_value_string(req->host) : ZSTR_EMPTY_ALLOC();
    RETVAL_STR(zend_string_tolower(host));
    zend_string_release(host);
}

ZEND_METHOD(PG_MSF_Base_Input, isSecure)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_http_request *req = THIS_REQUEST();
    RETURN_BOOL(req && msf_input_is_secure(req));
}

/* What stands behind the scheme in Authorization; p == NULL for another scheme. */
static msf_slice credentials(msf_http_request *req, msf_slice scheme)
{
    msf_slice v = req ? msf_http_trim(msf_http_request_header(req, MSF_SLICE("authorization"))) : MSF_SLICE_NONE;
    if (v.n <= scheme.n + 1 || v.p[scheme.n] != ' ' || !msf_slice_ieq(msf_slice_of(v.p, scheme.n), scheme)) {
        return MSF_SLICE_NONE;
    }
    return msf_http_trim(msf_slice_of(v.p + scheme.n, v.n - scheme.n));
}

ZEND_METHOD(PG_MSF_Base_Input, bearerToken)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_slice token = credentials(THIS_REQUEST(), MSF_SLICE("Bearer"));
    if (token.n > 0 && !memchr(token.p, ' ', token.n)) {
        RETURN_STR(msf_value_string(token));
    }
}

ZEND_METHOD(PG_MSF_Base_Input, basicAuth)
{
    ZEND_PARSE_PARAMETERS_NONE();
    msf_slice encoded = credentials(THIS_REQUEST(), MSF_SLICE("Basic"));
    zend_string *pair = encoded.n > 0 ? php_base64_decode_ex((const unsigned char *)encoded.p, encoded.n, true) : NULL;
    const char *colon = pair ? memchr(ZSTR_VAL(pair), ':', ZSTR_LEN(pair)) : NULL;
    if (colon) {
        size_t n = (size_t)(colon - ZSTR_VAL(pair));
        array_init_size(return_value, 2);
        add_next_index_stringl(return_value, ZSTR_VAL(pair), n);
        add_next_index_stringl(return_value, colon + 1, ZSTR_LEN(pair) - n - 1);
    }
    if (pair) {
        zend_string_release(pair);
    }
}
