#include "php/Worker/check.h"

#include <dirent.h>
#include <sys/stat.h>

#include "zend_exceptions.h"

#include "engine/call.h"

#define FILES_MAX 10000
#define DEPTH_MAX 32 /* also ends circles of symbolic links */
#define FILE_MAX  (16 * 1024 * 1024)
#define CLOCK_US  1000000 /* time stamps of files are coarser than ours */

typedef struct walk {
    time_t since;
    int files;
    char *why;
    size_t n;
} walk;

static void say_why(walk *w, const char *path, zend_object *e)
{
    zval rv, *v = zend_read_property_ex(zend_ce_error, e, ZSTR_KNOWN(ZEND_STR_MESSAGE), 1, &rv);
    zend_string *message = zval_get_string(v);
    v = zend_read_property_ex(zend_ce_error, e, ZSTR_KNOWN(ZEND_STR_LINE), 1, &rv);
    snprintf(w->why, w->n, "%s:" ZEND_LONG_FMT ": %s", path, zval_get_long(v), ZSTR_VAL(message));
    zend_string_release(message);
}

/* Into a tree only: compiling would declare the classes. */
static bool parses(walk *w, const char *path, zend_string *code)
{
    zend_arena *arena = NULL;
    zend_string *name = zend_string_init(path, strlen(path), 0);
    zend_ast *ast = zend_compile_string_to_ast(code, &arena, name);
    zend_string_release(name);
    if (ast != NULL) {
        zend_ast_destroy(ast);
        zend_arena_destroy(arena);
    }
    zend_object *e = msf_take_exception();
    if (e == NULL) {
        return true;
    }
    say_why(w, path, e);
    OBJ_RELEASE(e);
    return false;
}

/* What cannot be read is not this function's business: it may never be wanted. */
static bool check_file(walk *w, const char *path, const struct stat *st)
{
    if (st->st_ctime < w->since || st->st_size > FILE_MAX) { /* the change time: a copy that keeps the modification time is new as well */
        return true;
    }
    php_stream *s = php_stream_open_wrapper((char *)path, "rb", 0, NULL);
    zend_string *code = s != NULL ? php_stream_copy_to_mem(s, FILE_MAX, 0) : NULL;
    bool ok = code == NULL || parses(w, path, code);
    if (code != NULL) {
        zend_string_release(code);
    }
    if (s != NULL) {
        php_stream_close(s);
    }
    return ok;
}

static bool is_php(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".php") == 0;
}

static bool check_directory(walk *w, const char *dir, int depth);

static bool check_entry(walk *w, const char *dir, const char *name, int depth)
{
    char path[MAXPATHLEN];
    struct stat st;
    if (*name == '.' || (size_t)snprintf(path, sizeof path, "%s/%s", dir, name) >= sizeof path || stat(path, &st) != 0) {
        return true;
    }
    if (S_ISDIR(st.st_mode)) {
        return check_directory(w, path, depth + 1);
    }
    return !S_ISREG(st.st_mode) || !is_php(name) || check_file(w, path, &st);
}

static bool check_directory(walk *w, const char *dir, int depth)
{
    DIR *d = depth < DEPTH_MAX ? opendir(dir) : NULL;
    bool ok = true;
    for (struct dirent *e; d != NULL && ok && w->files < FILES_MAX && (e = readdir(d)) != NULL;) {
        w->files++;
        ok = check_entry(w, dir, e->d_name, depth);
    }
    if (d != NULL) {
        closedir(d);
    }
    return ok;
}

bool msf_check_changed_code(uint64_t since_us, char *why, size_t n)
{
    zval *dir = zend_get_constant_str(ZEND_STRL("APP_DIR"));
    walk w = {.since = (time_t)((since_us - CLOCK_US) / 1000000), .why = why, .n = n};
    return dir == NULL || Z_TYPE_P(dir) != IS_STRING || check_directory(&w, Z_STRVAL_P(dir), 0);
}
