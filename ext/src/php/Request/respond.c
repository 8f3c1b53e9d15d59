#include "php/Request/respond.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/value.h"
#include "http/static.h"
#include "php/Base/Base.h"
#include "php/Config/Config.h"
#include "php/Helpers/Context.h"
#include "php/Request/access.h"
#include "php/Request/index_page.h"
#include "php/Request/settings.h"
#include "php/Route/rules.h"

static void put_log_id(msf_job *job)
{
    zval *id = msf_slot(job->kit->context, MSF_CONTEXT_LOG_ID);
    if (Z_TYPE_P(id) == IS_STRING) {
        msf_http_res_header_known(job->req, MSF_SLICE("X-Ngx-Logid"), msf_value_slice(Z_STR_P(id)));
    }
}

void msf_respond_text(msf_job *job, int code, const char *body, size_t n)
{
    put_log_id(job);
    msf_access_push_long(job->kit->context, MSF_SLICE("http-code"), code);
    msf_http_res_status(job->req, code);
    msf_http_res_end(job->req, body, n);
}

void msf_respond_bare(msf_http_request *req, int code, const char *body, size_t n)
{
    if (req->res.ended) {
        return;
    }
    if (req->res.head_sent) {
        msf_http_res_abort(req);
        return;
    }
    msf_http_res_status(req, code);
    msf_http_res_end(req, body, n);
}

/* ---- files -------------------------------------------------------------------------------------------------------------------------- */

static msf_slice extension_of(msf_slice path)
{
    for (size_t i = path.n; i > 0 && path.p[i - 1] != '/'; i--) {
        if (path.p[i - 1] == '.') {
            return (msf_slice){path.p + i, path.n - i};
        }
    }
    return MSF_SLICE_NONE;
}

/* The lines of fileHeader.<extension>; NULL when not configured. */
static HashTable *configured_lines(msf_slice extension)
{
    static const char prefix[] = "fileHeader.";
    char key[64];
    size_t n = sizeof(prefix) - 1;
    zend_object *config = msf_config_current();
    if (!config || !msf_settings()->has_file_headers || extension.n > sizeof(key) - sizeof(prefix)) {
        return NULL;
    }
    memcpy(key, prefix, n);
    memcpy(key + n, extension.n ? extension.p : "", extension.n);
    n += extension.n;
    key[n] = '\0';
    zend_str_tolower(key + sizeof(prefix) - 1, extension.n);
    zval *v = extension.n ? msf_config_get(config, key, n) : NULL;
    if (!v && msf_slice_eq(msf_http_static_type((msf_slice){extension.p - (extension.n ? 1 : 0), extension.n + (extension.n ? 1 : 0)}),
                           MSF_SLICE("application/octet-stream"))) {
        v = msf_config_get(config, ZEND_STRL("fileHeader.normal"));
    }
    return v && Z_TYPE_P(v) == IS_ARRAY ? Z_ARRVAL_P(v) : NULL;
}

/* Sets "Name: value" lines; returns the media type among them. */
static msf_slice set_lines(msf_http_request *req, HashTable *lines)
{
    msf_slice type = MSF_SLICE_NONE;
    zval *line;
    ZEND_HASH_FOREACH_VAL (lines, line) {
        ZVAL_DEREF(line);
        const char *colon = Z_TYPE_P(line) == IS_STRING ? strstr(Z_STRVAL_P(line), ": ") : NULL;
        if (!colon) {
            continue;
        }
        msf_slice name = {Z_STRVAL_P(line), (size_t)(colon - Z_STRVAL_P(line))};
        msf_slice value = {colon + 2, Z_STRLEN_P(line) - name.n - 2};
        if (msf_slice_ieq(name, MSF_SLICE("content-type"))) {
            type = value;
        } else {
            msf_http_res_header(req, name, value);
        }
    }
    ZEND_HASH_FOREACH_END();
    return type;
}

static int send_file(msf_job *job, int fd, msf_slice path)
{
    HashTable *lines = configured_lines(extension_of(path));
    put_log_id(job);
    msf_slice type = lines ? set_lines(job->req, lines) : MSF_SLICE_NONE;
    int code = msf_http_res_file(job->req, fd, type.p ? type : msf_http_static_type(path));
    msf_access_push_long(job->kit->context, MSF_SLICE("http-code"), code);
    return code;
}

/* ---- "/" ---------------------------------------------------------------------------------------------------------------------------- */

/* The configured index file, which must lie below the root of its host. */
static int open_index(const msf_domain *d)
{
    char resolved[PATH_MAX];
    if (!d->root || !realpath(ZSTR_VAL(d->index), resolved)) {
        return d->root ? -ENOENT : -EACCES;
    }
    size_t root = ZSTR_LEN(d->root);
    if (strncmp(resolved, ZSTR_VAL(d->root), root) != 0 || resolved[root] != '/') {
        return -EACCES;
    }
    int fd = open(resolved, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;
    if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        return -EACCES;
    }
    return fd >= 0 ? fd : -errno;
}

static void send_index(msf_job *job)
{
    const msf_domain *d = msf_settings_domain(msf_route_host(job->req));
    if (!d || !d->index) {
        msf_http_res_type(job->req, MSF_SLICE("text/html; charset=utf-8"));
        msf_respond_text(job, 200, msf_index_page, sizeof(msf_index_page) - 1);
        return;
    }
    int fd = open_index(d);
    if (fd >= 0) {
        send_file(job, fd, msf_value_slice(d->index));
    } else {
        msf_respond_text(job, fd == -ENOENT ? 404 : 403, "", 0);
    }
}

/* What stands behind the root in an absolute path; p == NULL when it is not below it. */
static msf_slice below(const zend_string *root, const zend_string *path)
{
    size_t n = ZSTR_LEN(root);
    bool is = ZSTR_LEN(path) > n && ZSTR_VAL(path)[n] == '/' && memcmp(ZSTR_VAL(path), ZSTR_VAL(root), n) == 0;
    return is ? (msf_slice){ZSTR_VAL(path) + n, ZSTR_LEN(path) - n} : MSF_SLICE_NONE;
}

int msf_respond_path(msf_job *job, zend_string *path)
{
    if (ZSTR_LEN(path) == 0) {
        msf_http_res_header(job->req, MSF_SLICE("Content-Type"), MSF_SLICE("text/html; charset=utf-8"));
        msf_respond_text(job, 200, msf_index_page, sizeof(msf_index_page) - 1);
        return 200;
    }
    const msf_domain *d = msf_settings_domain(msf_route_host(job->req));
    msf_slice rest = d && d->root ? below(d->root, path) : MSF_SLICE_NONE;
    int fd = rest.p ? msf_http_static_open(ZSTR_VAL(d->root), rest, NULL) : -EACCES;
    if (fd >= 0) {
        return send_file(job, fd, rest);
    }
    int code = fd == -EACCES || fd == -ELOOP ? 403 : 404;
    msf_respond_text(job, code, "", 0);
    return code;
}

/* ---- all ---------------------------------------------------------------------------------------------------------------------------- */

static void not_found(msf_job *job, const char *what, zend_string *name)
{
    zend_string *body = strpprintf(0, "Api not found %s(%s)", what, ZSTR_VAL(name));
    msf_respond_text(job, 404, ZSTR_VAL(body), ZSTR_LEN(body));
    zend_string_release(body);
}

/* The path is known, but not for this verb. OPTIONS asks for just that. */
static void wrong_verb(msf_job *job)
{
    char allow[MSF_VERBS_TEXT];
    size_t n = msf_verbs_text(job->route.allowed, allow);
    msf_http_res_header(job->req, MSF_SLICE("Allow"), msf_slice_of(allow, n));
    if (msf_route_verb(job->req) == MSF_HTTP_OPTIONS) {
        msf_respond_text(job, 200, "", 0);
        return;
    }
    msf_slice verb = {allow, msf_verbs_text(MSF_VERB(msf_route_verb(job->req)), allow)};
    verb = verb.n > 0 ? verb : job->req->method_name; /* never the text of the override, which may be anything */
    zend_string *body = strpprintf(0, "Api not allowed verb(%.*s)", (int)verb.n, verb.p);
    msf_respond_text(job, 405, ZSTR_VAL(body), ZSTR_LEN(body));
    zend_string_release(body);
}

void msf_respond(msf_job *job)
{
    msf_route *r = &job->route;
    int fd = r->fd;
    switch (r->kind) {
    case MSF_ROUTE_INDEX:
        send_index(job);
        break;
    case MSF_ROUTE_FILE:
        r->fd = -1; /* msf_http_res_file closes it */
        send_file(job, fd, job->req->path);
        break;
    case MSF_ROUTE_NO_FILE:
        msf_respond_text(job, 404, "", 0);
        break;
    case MSF_ROUTE_FORBIDDEN:
        msf_respond_text(job, 403, "", 0);
        break;
    case MSF_ROUTE_WRONG_VERB:
        wrong_verb(job);
        break;
    case MSF_ROUTE_NO_CONTROLLER:
        not_found(job, "controller", r->controller);
        break;
    default:
        not_found(job, "method", r->method);
        break;
    }
}
