#include "engine/value.h"

#include "SAPI.h"
#include "zend_smart_str.h"
#include "ext/json/php_json.h"
#include "main/php_variables.h"

#include "http/form.h"

/* Names of this length and below are decoded on the stack. */
#define NAME_ON_STACK 256
#define JSON_DEPTH    512

/* True for a name that needs none of the rules for brackets, dots, blanks and NULs. */
static bool is_plain(const char *name, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        switch (name[i]) {
        case '[':
        case '.':
        case ' ':
        case '\0':
            return false;
        default:
            break;
        }
    }
    return len > 0 && memcmp(name, "__", len < 2 ? len : 2) != 0;
}

void msf_value_put(zval *array, const char *name, size_t len, zval *value)
{
    if (is_plain(name, len)) {
        zend_symtable_str_update(Z_ARRVAL_P(array), name, len, value);
        return;
    }
    /* The engine's function wants a NUL-terminated name and takes the value over. */
    char *copy = estrndup(name, len);
    php_register_variable_ex(copy, value, array);
    efree(copy);
}

/* Decodes a raw pair and stores it. */
static void put_pair(zval *array, msf_slice name, msf_slice value, bool keep_first)
{
    char few[NAME_ON_STACK];
    char *decoded = name.n <= sizeof(few) ? few : emalloc(name.n);
    size_t len = msf_http_decode(name, true, decoded);
    if (len > 0 && !(keep_first && zend_symtable_str_exists(Z_ARRVAL_P(array), decoded, len))) {
        zend_string *s = zend_string_alloc(value.n, 0);
        ZSTR_LEN(s) = msf_http_decode(value, true, ZSTR_VAL(s));
        ZSTR_VAL(s)[ZSTR_LEN(s)] = '\0';
        zval zv;
        ZVAL_STR(&zv, s);
        msf_value_put(array, decoded, len, &zv);
    }
    if (decoded != few) {
        efree(decoded);
    }
}

void msf_value_form(zval *out, msf_slice raw, uint32_t max)
{
    msf_slice name, value;
    size_t at = 0;
    array_init(out);
    for (uint32_t i = 0; i < max && msf_http_form_next(raw, &at, &name, &value); i++) {
        put_pair(out, name, value, false);
    }
}

void msf_value_cookies(zval *out, msf_slice raw, uint32_t max)
{
    msf_slice name, value;
    size_t at = 0;
    array_init(out);
    for (uint32_t i = 0; i < max && msf_http_cookie_next(raw, &at, &name, &value); i++) {
        put_pair(out, name, value, true);
    }
}

static void add_header(HashTable *ht, const msf_http_header *h)
{
    zend_string *name = zend_string_alloc(h->name.n, 0);
    zend_str_tolower_copy(ZSTR_VAL(name), h->name.p, h->name.n);
    zval *seen = zend_symtable_find(ht, name), value;
    if (seen) {
        ZVAL_STR(&value, zend_string_concat3(Z_STRVAL_P(seen), Z_STRLEN_P(seen), ", ", 2, h->value.p, h->value.n));
    } else {
        msf_value_zval(&value, h->value);
    }
    zend_symtable_update(ht, name, &value);
    zend_string_release(name);
}

void msf_value_headers(zval *out, const msf_http_request *r)
{
    array_init_size(out, r->header_count);
    for (uint32_t i = 0; i < r->header_count; i++) {
        if (!msf_slice_ieq(r->headers[i].name, MSF_SLICE("cookie"))) {
            add_header(Z_ARRVAL_P(out), &r->headers[i]);
        }
    }
}

/* pread, because the position of the descriptor is nobody's business here. */
static zend_string *read_file(int fd, uint64_t size)
{
    zend_string *s = zend_string_alloc(size, 0);
    size_t got = 0;
    while (got < size) {
        ssize_t n = pread(fd, ZSTR_VAL(s) + got, size - got, (off_t)got);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        got += (size_t)n;
    }
    ZSTR_VAL(s)[got] = '\0';
    ZSTR_LEN(s) = got;
    return s;
}

zend_string *msf_value_body(const msf_http_request *r)
{
    switch (r->body_kind) {
    case MSF_HTTP_BODY_MEMORY:
        return msf_value_string(r->body);
    case MSF_HTTP_BODY_FILE:
        return read_file(r->body_fd, r->body_size);
    default:
        return ZSTR_EMPTY_ALLOC();
    }
}

/* "up[a][b]" + "size" -> "up[size][a][b]", the layout of $_FILES. */
static void put_file(zval *files, msf_slice name, const char *member, zval *value)
{
    const char *bracket = memchr(name.p, '[', name.n);
    size_t base = bracket ? (size_t)(bracket - name.p) : name.n;
    if (base == 0) { /* "[a]": PHP has no name for it either */
        zval_ptr_dtor(value);
        return;
    }
    smart_str full = {0};
    smart_str_appendl(&full, name.p, base);
    smart_str_appendc(&full, '[');
    smart_str_appends(&full, member);
    smart_str_appendc(&full, ']');
    smart_str_appendl(&full, name.p + base, name.n - base);
    smart_str_0(&full);
    msf_value_put(files, ZSTR_VAL(full.s), ZSTR_LEN(full.s), value);
    smart_str_free(&full);
}

static void announce_upload(const char *path)
{
    if (!SG(rfc1867_uploaded_files)) {
        ALLOC_HASHTABLE(SG(rfc1867_uploaded_files));
        zend_hash_init(SG(rfc1867_uploaded_files), 8, NULL, NULL, 0);
    }
    zend_hash_str_update_ptr(SG(rfc1867_uploaded_files), path, strlen(path), (void *)path);
}

static void put_upload(zval *files, const msf_http_part *p)
{
    zval v;
    msf_value_zval(&v, p->filename);
    put_file(files, p->name, "name", &v);
    msf_value_zval(&v, p->full_path); /* since PHP 8.1: the path inside a folder that was uploaded */
    put_file(files, p->name, "full_path", &v);
    msf_value_zval(&v, p->error ? MSF_SLICE_NONE : p->content_type); /* as PHP: what did not arrive has no type */
    put_file(files, p->name, "type", &v);
    msf_value_zval(&v, p->tmp_path ? msf_slice_str(p->tmp_path) : MSF_SLICE_NONE);
    put_file(files, p->name, "tmp_name", &v);
    ZVAL_LONG(&v, p->error);
    put_file(files, p->name, "error", &v);
    ZVAL_LONG(&v, p->error ? 0 : (zend_long)p->size);
    put_file(files, p->name, "size", &v);
    if (p->tmp_path) {
        announce_upload(p->tmp_path);
    }
}

void msf_value_parts(zval *fields, zval *files, const msf_http_request *r)
{
    array_init(fields);
    array_init(files);
    for (const msf_http_part *p = r->parts; p; p = p->next) {
        if (p->filename.p) {
            put_upload(files, p);
        } else {
            zval v;
            msf_value_zval(&v, p->value);
            msf_value_put(fields, p->name.p, p->name.n, &v);
        }
    }
}

void msf_value_forget_uploads(const msf_http_request *r)
{
    if (!SG(rfc1867_uploaded_files)) {
        return;
    }
    for (const msf_http_part *p = r->parts; p; p = p->next) {
        if (p->tmp_path) {
            zend_hash_str_del(SG(rfc1867_uploaded_files), p->tmp_path, strlen(p->tmp_path));
        }
    }
}

bool msf_value_json(zval *out, msf_slice text)
{
    ZVAL_NULL(out);
    JSON_G(error_code) = PHP_JSON_ERROR_NONE;
    if (text.n == 0 || php_json_decode_ex(out, text.p, text.n, PHP_JSON_OBJECT_AS_ARRAY, JSON_DEPTH) != SUCCESS ||
        JSON_G(error_code) != PHP_JSON_ERROR_NONE) {
        zval_ptr_dtor(out);
        ZVAL_NULL(out);
        return false;
    }
    return true;
}

bool msf_value_is_type(const msf_http_request *r, msf_slice type)
{
    msf_slice v = msf_http_request_header(r, MSF_SLICE("content-type"));
    if (v.n < type.n || strncasecmp(v.p, type.p, type.n) != 0) {
        return false;
    }
    return v.n == type.n || v.p[type.n] == ';' || v.p[type.n] == ' ' || v.p[type.n] == '\t';
}
