/* Files as answers: Output::file(), download(), downloadData(). */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "php.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/value.h"
#include "http/static.h"
#include "php/Base/output_send.h"
#include "php/Base/output_stream.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/access.h"

typedef struct file_options {
    zend_string *root, *type; /* borrowed; NULL: none */
    bool del, attachment;
    bool has_max_age;
    zend_long max_age;
} file_options;

/* ---- Content-Disposition (RFC 6266) ------------------------------------------------------------------------------------------------- */

/* attr-char of RFC 5987. */
static bool is_attr_char(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c != '\0' && strchr("!#$&+-.^_`|~", c) != NULL);
}

/* The name for clients that know ASCII only, in quotes; a percent sign would be decoded by some of them. True: nothing was lost. */
static bool append_plain(smart_str *s, zend_string *name)
{
    bool same = true;
    smart_str_appends(s, "; filename=\"");
    for (size_t i = 0; i < ZSTR_LEN(name); i++) {
        unsigned char c = (unsigned char)ZSTR_VAL(name)[i];
        bool plain = c >= 0x20 && c < 0x7f && strchr("\"\\/%", c) == NULL;
        same &= plain;
        if (plain || (c & 0xc0) != 0x80) { /* one sign for a character of several bytes */
            smart_str_appendc(s, plain ? (char)c : '_');
        }
    }
    smart_str_appendc(s, '"');
    return same;
}

static void append_encoded(smart_str *s, zend_string *name)
{
    static const char hex[] = "0123456789ABCDEF";
    smart_str_appends(s, "; filename*=UTF-8''");
    for (size_t i = 0; i < ZSTR_LEN(name); i++) {
        unsigned char c = (unsigned char)ZSTR_VAL(name)[i];
        if (is_attr_char(c)) {
            smart_str_appendc(s, (char)c);
        } else {
            smart_str_appendc(s, '%');
            smart_str_appendc(s, hex[c >> 4]);
            smart_str_appendc(s, hex[c & 15]);
        }
    }
}

/* `name` without folders: what a client would make of them is its own affair. */
static bool set_disposition(zend_object *o, zend_string *name, bool attachment)
{
    smart_str s = {0};
    const char *slash = zend_memrchr(ZSTR_VAL(name), '/', ZSTR_LEN(name));
    size_t skip = slash ? (size_t)(slash + 1 - ZSTR_VAL(name)) : 0;
    zend_string *base = zend_string_init(ZSTR_VAL(name) + skip, ZSTR_LEN(name) - skip, 0);
    smart_str_appends(&s, attachment ? "attachment" : "inline");
    if (ZSTR_LEN(base) > 0 && !append_plain(&s, base)) {
        append_encoded(&s, base);
    }
    smart_str_0(&s);
    bool ok = msf_output_header(o, "Content-Disposition", s.s);
    zend_string_release(base);
    zend_string_release(s.s);
    return ok;
}

/* ---- options ------------------------------------------------------------------------------------------------------------------------ */

static bool read_option(file_options *f, zend_string *key, zval *v)
{
    if (Z_TYPE_P(v) == IS_STRING && zend_string_equals_literal(key, "root")) {
        f->root = Z_STR_P(v);
    } else if (Z_TYPE_P(v) == IS_STRING && zend_string_equals_literal(key, "type")) {
        f->type = Z_STR_P(v);
    } else if (zend_string_equals_literal(key, "delete")) {
        f->del = zend_is_true(v);
    } else if (zend_string_equals_literal(key, "attachment")) {
        f->attachment = zend_is_true(v);
    } else if (Z_TYPE_P(v) == IS_LONG && Z_LVAL_P(v) >= 0 && zend_string_equals_literal(key, "max_age")) {
        f->max_age = Z_LVAL_P(v);
        f->has_max_age = true;
    } else {
        return false;
    }
    return true;
}

static bool read_options(file_options *f, HashTable *options)
{
    zend_string *key;
    zval *v;
    ZEND_HASH_FOREACH_STR_KEY_VAL (options, key, v) {
        ZVAL_DEREF(v);
        if (!key || !read_option(f, key, v)) {
            zend_argument_value_error(3, "has an unknown or mistyped option \"%s\": there are root, type, delete, attachment and max_age",
                                      key ? ZSTR_VAL(key) : "(number)");
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

/* ---- opening ------------------------------------------------------------------------------------------------------------------------ */

static int open_anywhere(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* a FIFO must not stop the worker */
    if (fd < 0) {
        return -errno;
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return -EISDIR;
    }
    return fd;
}

/* A path that already begins with the root is taken for what it is. */
static int open_in_root(zend_string *root, zend_string *path)
{
    size_t n = ZSTR_LEN(root);
    while (n > 1 && ZSTR_VAL(root)[n - 1] == '/') {
        n--;
    }
    bool has_root = ZSTR_LEN(path) > n && memcmp(ZSTR_VAL(path), ZSTR_VAL(root), n) == 0 && ZSTR_VAL(path)[n] == '/';
    return msf_http_static_open_below(ZSTR_VAL(root), ZSTR_VAL(path) + (has_root ? n : 0));
}

static const char *reason_of(int error)
{
    switch (error) {
    case -EISDIR:
        return "it is no regular file";
    case -EACCES:
    case -ELOOP:
        return "it lies outside of the root, is no regular file, or may not be read";
    default:
        return strerror(-error);
    }
}

/* A descriptor, or -1 after a throw. */
static int open_file(zend_string *path, zend_string *root)
{
    int fd = root ? open_in_root(root, path) : php_check_open_basedir(ZSTR_VAL(path)) ? -EACCES : open_anywhere(ZSTR_VAL(path));
    if (fd < 0 && !EG(exception)) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "\"%s\" cannot be sent: %s", ZSTR_VAL(path), reason_of(fd));
    }
    return fd < 0 ? -1 : fd;
}

/* The name that `fd` has now: the path may have led through links. */
static void unlink_open(int fd)
{
    char link[32], name[PATH_MAX];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, name, sizeof(name) - 1);
    if (n > 0) {
        name[n] = '\0';
        unlink(name);
    }
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------------ */

static bool put_headers(zend_object *o, zend_string *name, const file_options *f)
{
    if (name && !set_disposition(o, name, f->attachment)) {
        return false;
    }
    if (f->has_max_age) {
        zend_string *value = strpprintf(0, "private, max-age=" ZEND_LONG_FMT, f->max_age);
        bool ok = msf_output_header(o, "Cache-Control", value);
        zend_string_release(value);
        return ok;
    }
    return true;
}

/* Takes `fd`. The status that was sent; the file itself is there until its last byte has left, whatever becomes of its name. */
static int send_open_file(zend_object *o, int fd, zend_string *path, const file_options *f)
{
    msf_http_request *req = msf_output_from(o)->req;
    msf_slice type = f->type ? msf_value_slice(f->type) : req->res.content_type;
    int keep = f->del && req->method != MSF_HTTP_HEAD ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;
    msf_output_send_id(o);
    int code = msf_http_res_file(req, fd, type.p ? type : msf_http_static_type(msf_value_slice(path)));
    if (keep >= 0) {
        if (code == 200 || code == 206) {
            unlink_open(keep);
        }
        close(keep);
    }
    ZVAL_TRUE(msf_slot(o, MSF_SLOT_IS_END));
    msf_access_push_long(msf_slot_object(o, MSF_SLOT_CONTEXT), MSF_SLICE("http-code"), code > 0 ? code : 0);
    msf_access_push_long(msf_slot_object(o, MSF_SLOT_CONTEXT), MSF_SLICE("content-length"), (zend_long)req->res.body_bytes);
    return code > 0 ? code : 0;
}

static void send_file(INTERNAL_FUNCTION_PARAMETERS, bool attachment)
{
    zend_string *path, *name = NULL;
    HashTable *options = NULL;
    file_options f = {.attachment = attachment};
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_PATH_STR(path)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(name)
    Z_PARAM_ARRAY_HT(options)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (options && !read_options(&f, options)) {
        RETURN_THROWS();
    }
    if (msf_output_is_end(o)) {
        RETURN_LONG(0);
    }
    if (msf_output_from(o)->req->res.head_sent) {
        zend_throw_exception(msf_ce_base_exception, "A file cannot be sent: the answer is on its way", 0);
        RETURN_THROWS();
    }
    int fd = open_file(path, f.root);
    if (fd < 0) {
        RETURN_THROWS();
    }
    if (!put_headers(o, name ? name : f.attachment ? path : NULL, &f)) {
        close(fd);
        RETURN_THROWS();
    }
    RETURN_LONG(send_open_file(o, fd, path, &f));
}

ZEND_METHOD(PG_MSF_Base_Output, file)
{
    send_file(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

ZEND_METHOD(PG_MSF_Base_Output, download)
{
    send_file(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(PG_MSF_Base_Output, downloadData)
{
    zval *data;
    zend_string *name, *type = NULL;
    ZEND_PARSE_PARAMETERS_START(2, 3)
    Z_PARAM_ZVAL(data)
    Z_PARAM_STR(name)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(type)
    ZEND_PARSE_PARAMETERS_END();
    zend_object *o = Z_OBJ_P(ZEND_THIS);
    if (Z_TYPE_P(data) != IS_STRING && !zend_is_iterable(data)) {
        zend_argument_type_error(1, "must be of type string or iterable, %s given", zend_zval_type_name(data));
        RETURN_THROWS();
    }
    if (msf_output_is_end(o)) {
        RETURN_FALSE;
    }
    msf_slice media = msf_http_static_type(msf_value_slice(name));
    zend_string *content_type = type ? zend_string_copy(type) : msf_value_string(media);
    bool ok = msf_output_header(o, "Content-Type", content_type) && set_disposition(o, name, true);
    zend_string_release(content_type);
    if (!ok) {
        RETURN_THROWS();
    }
    if (Z_TYPE_P(data) == IS_STRING) {
        msf_output_send(o, Z_STR_P(data), 200, true);
        RETURN_TRUE;
    }
    RETURN_BOOL(msf_output_stream(o, data, 200));
}
