#include "php/Base/input_parts.h"

#include "engine/value.h"
#include "http/form.h"
#include "php/Request/settings.h"

static void put_string(HashTable *ht, const char *key, size_t len, msf_slice s)
{
    zval v;
    msf_value_zval(&v, s);
    zend_hash_str_add_new(ht, key, len, &v);
}

static void put_long(HashTable *ht, const char *key, size_t len, zend_long n)
{
    zval v;
    ZVAL_LONG(&v, n);
    zend_hash_str_add_new(ht, key, len, &v);
}

/* The keys of Swoole's $request->server (spec/03 section 1). */
static void build_server(zval *out, const msf_http_request *r)
{
    array_init_size(out, 12);
    HashTable *ht = Z_ARRVAL_P(out);
    zval v;
    put_string(ht, ZEND_STRL("request_method"), r->method_name);
    put_string(ht, ZEND_STRL("request_uri"), r->path);
    put_string(ht, ZEND_STRL("path_info"), r->path);
    if (r->query.p) {
        put_string(ht, ZEND_STRL("query_string"), r->query);
    }
    put_long(ht, ZEND_STRL("request_time"), (zend_long)(r->received_us / 1000000));
    ZVAL_DOUBLE(&v, (double)r->received_us / 1e6);
    zend_hash_str_add_new(ht, ZEND_STRL("request_time_float"), &v);
    put_long(ht, ZEND_STRL("server_port"), msf_http_request_local_port(r));
    put_long(ht, ZEND_STRL("remote_port"), msf_http_request_peer_port(r));
    put_string(ht, ZEND_STRL("remote_addr"), msf_http_request_peer_ip(r));
    put_string(ht, ZEND_STRL("server_protocol"), r->version_minor ? MSF_SLICE("HTTP/1.1") : MSF_SLICE("HTTP/1.0"));
    put_string(ht, ZEND_STRL("server_software"), MSF_SLICE("msf"));
    if (msf_http_request_is_secure(r)) {
        put_string(ht, ZEND_STRL("https"), MSF_SLICE("on"));
    }
}

static bool has_form(const msf_http_request *r)
{
    switch (r->method) {
    case MSF_HTTP_POST:
    case MSF_HTTP_PUT:
    case MSF_HTTP_PATCH:
    case MSF_HTTP_DELETE:
        return true;
    default:
        return false;
    }
}

/* post and files come out of one pass over the body. */
static void build_body(msf_input *in)
{
    zval *post = &in->part[MSF_INPUT_POST], *files = &in->part[MSF_INPUT_FILES];
    zval fields, uploads;
    ZVAL_NULL(&fields);
    ZVAL_NULL(&uploads);
    if (in->req->body_kind == MSF_HTTP_BODY_MULTIPART) {
        msf_value_parts(&fields, &uploads, in->req);
        if (zend_hash_num_elements(Z_ARRVAL(uploads)) == 0) {
            zval_ptr_dtor(&uploads);
            ZVAL_NULL(&uploads);
        }
    } else if (has_form(in->req) && msf_value_is_type(in->req, MSF_SLICE("application/x-www-form-urlencoded"))) {
        zend_string *body = msf_value_body(in->req);
        msf_value_form(&fields, msf_value_slice(body), msf_settings()->limits.fields);
        zend_string_release(body);
    }
    if (Z_TYPE_P(post) == IS_UNDEF) {
        ZVAL_COPY_VALUE(post, &fields);
    } else {
        zval_ptr_dtor(&fields);
    }
    if (Z_TYPE_P(files) == IS_UNDEF) {
        ZVAL_COPY_VALUE(files, &uploads);
    } else {
        zval_ptr_dtor(&uploads);
    }
}

static void build_cookie(zval *out, msf_http_request *r)
{
    msf_slice raw = msf_http_request_header_all(r, MSF_SLICE("cookie"));
    if (raw.p) {
        msf_value_cookies(out, raw, msf_settings()->limits.fields);
    }
}

void msf_input_build(msf_input *in, msf_input_part part)
{
    zval *out = &in->part[part];
    if (!in->req) {
        ZVAL_NULL(out);
        return;
    }
    if (part == MSF_INPUT_POST || part == MSF_INPUT_FILES) {
        build_body(in);
        return;
    }
    ZVAL_NULL(out);
    switch (part) {
    case MSF_INPUT_GET:
        if (in->req->query.p) {
            msf_value_form(out, in->req->query, msf_settings()->limits.fields);
        }
        break;
    case MSF_INPUT_COOKIE:
        build_cookie(out, in->req);
        break;
    case MSF_INPUT_HEADER:
        msf_value_headers(out, in->req);
        break;
    default:
        build_server(out, in->req);
        break;
    }
}

/* Walks a dotted path; a whole key wins over its parts at every step. */
static zval *walk(zval *v, msf_slice path)
{
    ZVAL_DEREF(v);
    if (Z_TYPE_P(v) != IS_ARRAY) {
        return NULL;
    }
    zval *found = zend_symtable_str_find(Z_ARRVAL_P(v), path.p, path.n);
    if (found) {
        return found;
    }
    const char *dot = memchr(path.p, '.', path.n);
    if (!dot) {
        return NULL;
    }
    size_t head = (size_t)(dot - path.p);
    found = zend_symtable_str_find(Z_ARRVAL_P(v), path.p, head);
    return found ? walk(found, (msf_slice){dot + 1, path.n - head - 1}) : NULL;
}

zval *msf_input_json(msf_input *in, zend_string *path)
{
    if (!in->req) {
        return NULL;
    }
    if (Z_TYPE(in->json) == IS_UNDEF) {
        zend_string *body = msf_value_body(in->req);
        msf_value_json(&in->json, msf_value_slice(body));
        zend_string_release(body);
    }
    if (path) {
        return walk(&in->json, msf_value_slice(path));
    }
    return Z_TYPE(in->json) == IS_NULL ? NULL : &in->json;
}

/* ---- address and verb --------------------------------------------------------------------------------------------------------------- */

static msf_slice trim(msf_slice s)
{
    while (s.n > 0 && (*s.p == ' ' || *s.p == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* The last element of a forwarded-for list that is not itself a trusted proxy: everything to the left of it was written by strangers. */
static msf_slice last_untrusted(msf_slice list, const msf_networks *trusted)
{
    msf_slice item = MSF_SLICE_NONE;
    while (list.n > 0) {
        size_t start = list.n;
        while (start > 0 && list.p[start - 1] != ',') {
            start--;
        }
        item = trim((msf_slice){list.p + start, list.n - start});
        if (!msf_networks_has(trusted, item)) {
            return item;
        }
        list.n = start > 0 ? start - 1 : 0;
    }
    return item;
}

msf_slice msf_input_forwarded(msf_slice peer, msf_slice forwarded_for, msf_slice real_ip)
{
    const msf_networks *trusted = &msf_settings()->trusted_proxies;
    if (!msf_networks_has(trusted, peer)) {
        return peer;
    }
    msf_slice address = forwarded_for.n > 0 ? last_untrusted(forwarded_for, trusted) : trim(real_ip);
    return address.n > 0 ? address : peer;
}

msf_slice msf_input_remote_addr(const msf_http_request *r)
{
    msf_slice peer = msf_http_request_peer_ip(r);
    if (!msf_networks_has(&msf_settings()->trusted_proxies, peer)) {
        return peer;
    }
    /* The request's arena may grow (joined lines): logically it stays the same request. */
    msf_slice list = msf_http_request_header_all((msf_http_request *)r, MSF_SLICE("x-forwarded-for"));
    return msf_input_forwarded(peer, list, msf_http_request_header(r, MSF_SLICE("x-real-ip")));
}

bool msf_input_is_secure(const msf_http_request *r)
{
    if (msf_http_request_is_secure(r)) {
        return true;
    }
    if (!msf_networks_has(&msf_settings()->trusted_proxies, msf_http_request_peer_ip(r))) {
        return false;
    }
    /* The nearest proxy writes the last one. */
    msf_slice list = msf_http_request_header_all((msf_http_request *)r, MSF_SLICE("x-forwarded-proto"));
    size_t start = list.n;
    while (start > 0 && list.p[start - 1] != ',') {
        start--;
    }
    msf_slice proto = trim((msf_slice){list.p + start, list.n - start});
    return proto.n == 5 && strncasecmp(proto.p, "https", 5) == 0;
}

zend_string *msf_input_verb(const msf_http_request *r)
{
    msf_slice verb = r->method_name;
    if (r->method == MSF_HTTP_POST) {
        msf_slice other = msf_http_request_header(r, MSF_SLICE("x-http-method-override"));
        verb = other.n > 0 ? other : verb;
    }
    zend_string *s = zend_string_alloc(verb.n, 0);
    zend_str_toupper_copy(ZSTR_VAL(s), verb.p, verb.n);
    return s;
}
