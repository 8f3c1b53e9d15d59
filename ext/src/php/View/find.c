/* From the name of a template to its compiled file.
 *
 * Directories are tried in this order: the one in which the main view was found ("home", for what that view inserts), the engine's own,
 * those of the server. What was found is remembered, so in production a render asks the file system nothing. With `views.check` every
 * render looks anew, and a file that has changed is compiled again; renders that still run keep the old one. */
#include <sys/stat.h>

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "php/Server.h"
#include "php/View/engine.h"

typedef struct file {
    msf_code *code;
    struct timespec changed;
    off_t size;
    ino_t inode;
} file;

static HashTable *files; /* path -> file, of all engines */

void msf_view_found_free(msf_view_found *f)
{
    if (f->path != NULL) {
        zend_string_release(f->path);
    }
    if (f->home != NULL) {
        zend_string_release(f->home);
    }
    if (f->code != NULL) {
        msf_code_release(f->code);
    }
    *f = (msf_view_found){0};
}

/* ---- names -------------------------------------------------------------------------------------------------------------------------- */

typedef struct parsed {
    zend_object *folder; /* NULL: none */
    const char *file;    /* the part behind "::" */
} parsed;

static bool refuse(zend_string *name, const char *why)
{
    zend_throw_exception_ex(spl_ce_LogicException, 0, "The template name \"%s\" is not valid. %s", ZSTR_VAL(name), why);
    return false;
}

/* True if the path leads out of the directory that it starts in. */
static bool leads_out(const char *path)
{
    int depth = 0;
    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        if (n == 2 && memcmp(path, "..", 2) == 0) {
            if (--depth < 0) {
                return true;
            }
        } else if (n > 0 && !(n == 1 && *path == '.')) {
            depth++;
        }
        path += n + (path[n] == '/');
    }
    return false;
}

static bool find_folder(msf_view_engine *e, zend_string *name, size_t len, parsed *out)
{
    zval *folder = e->folders != NULL ? zend_hash_str_find(e->folders, ZSTR_VAL(name), len) : NULL;
    if (folder == NULL) {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The template name \"%s\" is not valid. The folder \"%.*s\" does not exist.",
                                ZSTR_VAL(name), (int)len, ZSTR_VAL(name));
        return false;
    }
    out->folder = Z_OBJ_P(folder);
    return true;
}

static bool parse(msf_view_engine *e, zend_string *name, parsed *out)
{
    const char *mark = strstr(ZSTR_VAL(name), "::");
    *out = (parsed){NULL, mark != NULL ? mark + 2 : ZSTR_VAL(name)};
    if (strlen(ZSTR_VAL(name)) != ZSTR_LEN(name)) {
        return refuse(name, "It has a NUL byte in it.");
    }
    if (mark != NULL && strstr(mark + 2, "::") != NULL) {
        return refuse(name, "Do not use the folder namespace separator \"::\" more than once.");
    }
    if (mark == ZSTR_VAL(name)) {
        return refuse(name, "The folder name cannot be empty.");
    }
    if (*out->file == '\0') {
        return refuse(name, "The template name cannot be empty.");
    }
    if (leads_out(out->file)) {
        return refuse(name, "It leads out of its directory.");
    }
    if (mark != NULL) {
        return find_folder(e, name, (size_t)(mark - ZSTR_VAL(name)), out);
    }
    return e->directory != NULL || e->of_server || refuse(name, "The default directory has not been defined.");
}

bool msf_view_check_name(msf_view_engine *e, zend_string *name)
{
    parsed p;
    return parse(e, name, &p);
}

/* ---- places ------------------------------------------------------------------------------------------------------------------------- */

typedef struct search {
    msf_view_engine *engine;
    const char *file;
    msf_view_found *found;
    struct stat st;
} search;

/* True if the file is in `dir`. The first place of all is kept as the path even if nothing is there. */
static bool try(search *s, zend_string *dir)
{
    zend_string *ext = s->engine->extension;
    zend_string *path = strpprintf(0, "%s/%s%s%s", ZSTR_VAL(dir), s->file, ext != NULL ? "." : "", ext != NULL ? ZSTR_VAL(ext) : "");
    bool there = stat(ZSTR_VAL(path), &s->st) == 0 && S_ISREG(s->st.st_mode);
    if (s->found->path != NULL && !there) {
        zend_string_release(path);
        return false;
    }
    if (s->found->path != NULL) {
        zend_string_release(s->found->path);
    }
    s->found->path = path;
    return there;
}

static bool try_default(search *s, zend_string *dir)
{
    if (!try(s, dir)) {
        return false;
    }
    s->found->home = zend_string_copy(dir);
    return true;
}

static bool try_views(search *s)
{
    zval *dir;
    ZEND_HASH_FOREACH_VAL (msf_server_view_paths(), dir) {
        ZVAL_DEREF(dir);
        if (Z_TYPE_P(dir) == IS_STRING && try_default(s, Z_STR_P(dir))) {
            return true;
        }
    }
    ZEND_HASH_FOREACH_END();
    return false;
}

static bool try_defaults(search *s, zend_string *home)
{
    return (home != NULL && try_default(s, home)) || (s->engine->directory != NULL && try_default(s, s->engine->directory)) ||
           (s->engine->of_server && try_views(s));
}

static bool look(search *s, zend_string *name, zend_string *home)
{
    parsed p;
    if (!parse(s->engine, name, &p)) {
        return false;
    }
    s->file = p.file;
    if (p.folder == NULL) {
        return try_defaults(s, home);
    }
    return try(s, msf_view_folder_path(p.folder)) || (msf_view_folder_fallback(p.folder) && try_defaults(s, home));
}

/* ---- the cache of an engine --------------------------------------------------------------------------------------------------------- */

static void free_found(zval *zv)
{
    msf_view_found *f = Z_PTR_P(zv);
    msf_view_found_free(f);
    efree(f);
}

static void free_names(zval *zv)
{
    zend_array_destroy(Z_PTR_P(zv));
}

void msf_view_forget(msf_view_engine *e)
{
    if (e->cache != NULL) {
        zend_array_destroy(e->cache);
        e->cache = NULL;
    }
    if (e->views != NULL) {
        zend_array_release(e->views);
        e->views = NULL;
    }
    e->cached = 0;
}

/* True if the directories are still those for which the cache was made. */
static bool still_valid(msf_view_engine *e)
{
    return !e->of_server || e->views == msf_server_view_paths();
}

static msf_view_found *recall(msf_view_engine *e, zend_string *name, zend_string *home)
{
    if (e->cache == NULL || msf_view_settings.check) {
        return NULL;
    }
    if (!still_valid(e)) {
        msf_view_forget(e);
        return NULL;
    }
    HashTable *names = zend_hash_find_ptr(e->cache, home);
    return names != NULL ? zend_hash_find_ptr(names, name) : NULL;
}

static HashTable *names_of(msf_view_engine *e, zend_string *home)
{
    if (e->cache == NULL) {
        e->cache = zend_new_array(8);
        e->cache->pDestructor = free_names;
        if (e->of_server) {
            e->views = msf_server_view_paths();
            GC_TRY_ADDREF(e->views);
        }
    }
    HashTable *names = zend_hash_find_ptr(e->cache, home);
    if (names == NULL) {
        names = zend_new_array(8);
        names->pDestructor = free_found;
        zend_hash_add_new_ptr(e->cache, home, names);
    }
    return names;
}

static void remember(msf_view_engine *e, zend_string *name, zend_string *home, const msf_view_found *found)
{
    if (msf_view_settings.check || msf_view_settings.cache == 0) {
        return;
    }
    if (e->cached >= msf_view_settings.cache || !still_valid(e)) {
        msf_view_forget(e);
    }
    msf_view_found *copy = emalloc(sizeof *copy);
    *copy = (msf_view_found){zend_string_copy(found->path), found->home != NULL ? zend_string_copy(found->home) : NULL, found->code};
    msf_code_retain(copy->code);
    zend_hash_update_ptr(names_of(e, home), name, copy);
    e->cached++;
}

/* ---- compiled files ----------------------------------------------------------------------------------------------------------------- */

static void free_file(zval *zv)
{
    file *f = Z_PTR_P(zv);
    msf_code_release(f->code);
    efree(f);
}

void msf_view_forget_files(void)
{
    if (files != NULL) {
        zend_array_destroy(files);
        files = NULL;
    }
}

static bool is_current(const file *f, const struct stat *st)
{
    return f->size == st->st_size && f->inode == st->st_ino && f->changed.tv_sec == st->st_mtim.tv_sec &&
           f->changed.tv_nsec == st->st_mtim.tv_nsec;
}

/* opcache asks for the time stamp of a file once in the life of a process; it has to be told. */
static void drop_from_opcache(zend_string *path)
{
    zval name, argv[2], result;
    if (!zend_hash_str_exists(EG(function_table), ZEND_STRL("opcache_invalidate"))) {
        return;
    }
    ZVAL_STRING(&name, "opcache_invalidate");
    ZVAL_STR(&argv[0], path);
    ZVAL_TRUE(&argv[1]);
    ZVAL_UNDEF(&result);
    call_user_function(NULL, NULL, &name, &result, 2, argv);
    zval_ptr_dtor(&result);
    zval_ptr_dtor(&name);
}

static msf_code *compile(zend_string *path, const struct stat *st)
{
    msf_code *code = msf_code_compile(path, msf_ce_view_template);
    if (code == NULL) {
        if (EG(exception) == NULL) {
            zend_throw_exception_ex(spl_ce_LogicException, 0, "The template file \"%s\" cannot be read.", ZSTR_VAL(path));
        }
        return NULL;
    }
    if (files == NULL) {
        files = zend_new_array(8);
        files->pDestructor = free_file;
    } else if (zend_hash_num_elements(files) >= MAX(msf_view_settings.cache, 1)) {
        zend_hash_clean(files);
    }
    file *f = emalloc(sizeof *f);
    *f = (file){code, st->st_mtim, st->st_size, st->st_ino};
    zend_hash_update_ptr(files, path, f);
    return code;
}

/* A reference for the caller; NULL after a throw. */
static msf_code *code_of(zend_string *path, const struct stat *st)
{
    file *known = files != NULL ? zend_hash_find_ptr(files, path) : NULL;
    msf_code *code = known != NULL && is_current(known, st) ? known->code : NULL;
    if (code == NULL) {
        if (known != NULL || msf_view_settings.check) {
            drop_from_opcache(path);
        }
        code = compile(path, st);
    }
    if (code != NULL) {
        msf_code_retain(code);
    }
    return code;
}

/* ---- together ----------------------------------------------------------------------------------------------------------------------- */

bool msf_view_find(msf_view_engine *e, zend_string *name, zend_string *home, msf_view_found *f)
{
    search s = {.engine = e, .found = f};
    *f = (msf_view_found){0};
    return look(&s, name, home);
}

static void throw_missing(zend_string *name, zend_string *path)
{
    zend_throw_exception_ex(spl_ce_LogicException, 0, "The template \"%s\" could not be found at \"%s\".", ZSTR_VAL(name),
                            path != NULL ? ZSTR_VAL(path) : "");
}

bool msf_view_load(msf_view_engine *e, zend_string *name, zend_string *home, msf_view_found *f)
{
    zend_string *place = home != NULL ? home : ZSTR_EMPTY_ALLOC();
    msf_view_found *known = recall(e, name, place);
    if (EXPECTED(known != NULL)) {
        *f = *known;
        zend_string_addref(f->path);
        if (f->home != NULL) {
            zend_string_addref(f->home);
        }
        msf_code_retain(f->code);
        return true;
    }
    search s = {.engine = e, .found = f};
    *f = (msf_view_found){0};
    if (look(&s, name, home)) {
        f->code = code_of(f->path, &s.st);
    } else if (EG(exception) == NULL) {
        throw_missing(name, f->path);
    }
    if (f->code == NULL) {
        msf_view_found_free(f);
        return false;
    }
    remember(e, name, place, f);
    return true;
}
