/* Input::moveTo(): an upload to its place. A rename on one file system; a copy on a thread between two, so that no other request waits. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "php.h"

#include "SAPI.h"
#include "zend_exceptions.h"

#include "engine/work.h"
#include "php/Base/Input.h"
#include "php/Exceptions.h"
#include "php/Route/HttpException.h"

#define COPY_STEP (1u << 20)

/* ---- copying: on a thread ----------------------------------------------------------------------------------------------------------- */

typedef struct copy_task {
    char *from, *to, *partial; /* `partial` stands beside `to` until it is whole */
    mode_t mode;
    int error; /* errno */
} copy_task;

static int copy_bytes(int in, int out)
{
    char *buffer = malloc(COPY_STEP);
    ssize_t n = -1;
    while (buffer != NULL && (n = read(in, buffer, COPY_STEP)) > 0) {
        for (ssize_t done = 0, w; done < n; done += w) {
            w = write(out, buffer + done, (size_t)(n - done));
            if (w < 0) {
                int error = errno;
                free(buffer);
                return error;
            }
        }
    }
    int error = n < 0 ? (buffer != NULL ? errno : ENOMEM) : 0;
    free(buffer);
    return error;
}

static int copy_into_place(const copy_task *t, int in)
{
    int out = open(t->partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (out < 0) {
        return errno;
    }
    int error = copy_bytes(in, out);
    if (error == 0 && fchmod(out, t->mode) != 0) {
        error = errno;
    }
    if (close(out) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && rename(t->partial, t->to) != 0) {
        error = errno;
    }
    if (error != 0) {
        unlink(t->partial);
    }
    return error;
}

static void copy_run(void *task)
{
    copy_task *t = task;
    int in = open(t->from, O_RDONLY | O_CLOEXEC);
    if (in < 0) {
        t->error = errno;
        return;
    }
    t->error = copy_into_place(t, in);
    close(in);
}

static void copy_free(void *task)
{
    copy_task *t = task;
    free(t->from);
    free(t->to);
    free(t->partial);
    free(t);
}

static const msf_task_ops copy_ops = {"upload", copy_run, NULL, copy_free};

static copy_task *new_task(const char *from, const char *to, mode_t mode)
{
    static uint32_t serial;
    copy_task *t = calloc(1, sizeof(*t));
    if (t == NULL) {
        return NULL;
    }
    size_t room = strlen(to) + 48;
    *t = (copy_task){strdup(from), strdup(to), malloc(room), mode, EIO};
    if (t->from == NULL || t->to == NULL || t->partial == NULL) {
        copy_free(t);
        return NULL;
    }
    snprintf(t->partial, room, "%s.%d.%u.part", to, (int)getpid(), ++serial);
    return t;
}

/* An errno, 0 for success, or -1 after a throw. */
static int copy(const char *from, const char *to, mode_t mode)
{
    zval ignored;
    copy_task *t = new_task(from, to, mode);
    msf_future *f = t != NULL ? msf_work_future(msf_ce_coroutine_future, &copy_ops, t) : NULL;
    if (f == NULL) {
        return EG(exception) ? -1 : ENOMEM;
    }
    int error = -1;
    msf_future_set_timeout(f, 0); /* a large file may take its time */
    if (msf_future_await_lent(f, -1, &ignored)) {
        zval_ptr_dtor(&ignored);
        error = ((copy_task *)msf_work_task(f))->error;
    }
    OBJ_RELEASE(&f->std);
    return error;
}

/* ---- the upload --------------------------------------------------------------------------------------------------------------------- */

static const char *upload_error(zend_long code)
{
    static const char *const texts[] = {
        [1] = "is larger than http_server.limits.upload_bytes",
        [3] = "did not arrive whole",
        [4] = "no file was chosen",
        [6] = "there is no directory for uploads",
        [7] = "cannot be stored",
    };
    return code > 0 && code < (zend_long)(sizeof(texts) / sizeof(*texts)) && texts[code] ? texts[code] : "could not be taken";
}

/* The temporary file; NULL after a throw: 400 for what the client did, 413 for too much of it, else 500. */
static zend_string *upload_of(zend_object *o, zend_string *key)
{
    zval *files = msf_input_part_of(o, MSF_INPUT_FILES);
    zval *one = Z_TYPE_P(files) == IS_ARRAY ? zend_symtable_find(Z_ARRVAL_P(files), key) : NULL;
    if (one) {
        ZVAL_DEREF(one);
    }
    zval *error = one && Z_TYPE_P(one) == IS_ARRAY ? zend_hash_str_find_deref(Z_ARRVAL_P(one), ZEND_STRL("error")) : NULL;
    zval *path = error ? zend_hash_str_find_deref(Z_ARRVAL_P(one), ZEND_STRL("tmp_name")) : NULL;
    if (!path || Z_TYPE_P(error) != IS_LONG || Z_TYPE_P(path) != IS_STRING) {
        msf_http_exception_throw(400, error ? "%s: must be one file" : "%s: is required", ZSTR_VAL(key));
        return NULL;
    }
    if (Z_LVAL_P(error) != 0) {
        zend_long code = Z_LVAL_P(error);
        msf_http_exception_throw(code == 1 ? 413 : code < 6 ? 400 : 500, "%s: %s", ZSTR_VAL(key), upload_error(code));
        return NULL;
    }
    return Z_STR_P(path);
}

/* Only what has come with this process's requests: setAll...() and unserialised inputs could name any file. */
static bool is_upload(const zend_string *path)
{
    return SG(rfc1867_uploaded_files) && zend_hash_exists(SG(rfc1867_uploaded_files), (zend_string *)path);
}

static int move(zend_string *from, zend_string *to)
{
    mode_t mask = umask(077), mode = 0666 & ~mask;
    umask(mask);
    if (rename(ZSTR_VAL(from), ZSTR_VAL(to)) == 0) {
        return chmod(ZSTR_VAL(to), mode) == 0 ? 0 : errno;
    }
    if (errno != EXDEV) {
        return errno;
    }
    int error = copy(ZSTR_VAL(from), ZSTR_VAL(to), mode);
    if (error == 0) {
        unlink(ZSTR_VAL(from));
    }
    return error;
}

ZEND_METHOD(PG_MSF_Base_Input, moveTo)
{
    zend_string *key, *to;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_STR(key)
    Z_PARAM_PATH_STR(to)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *found = upload_of(Z_OBJ_P(ZEND_THIS), key);
    if (!found) {
        RETURN_THROWS();
    }
    if (!is_upload(found) || php_check_open_basedir(ZSTR_VAL(to))) {
        zend_throw_exception_ex(msf_ce_base_exception, 0,
                                "The upload \"%s\" cannot be moved: it is none, was moved already, or may not go there", ZSTR_VAL(key));
        RETURN_THROWS();
    }
    zend_string *from = zend_string_copy(found); /* a copy is a wait, and the array may be another one after it */
    to = zend_string_copy(to);
    int error = move(from, to);
    if (error == 0 && SG(rfc1867_uploaded_files)) {
        zend_hash_del(SG(rfc1867_uploaded_files), from);
    } else if (error > 0) {
        zend_throw_exception_ex(msf_ce_base_exception, error, "The upload \"%s\" cannot be moved to \"%s\": %s", ZSTR_VAL(key),
                                ZSTR_VAL(to), strerror(error));
    }
    zend_string_release(from);
    zend_string_release(to);
}
