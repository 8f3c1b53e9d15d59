/* Looks for controllers with attributes. Files are read as text first: those without attributes stay unloaded until a request wants
 * them. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "php/Attribute/table.h"

#define FILES_MAX 20000
#define DEPTH_MAX 32 /* also ends circles of symbolic links */
#define FILE_MAX  (16 * 1024 * 1024)

typedef struct walk {
    msf_attribute_build *b;
    uint32_t files;
} walk;

static bool contains(const char *text, size_t n, const char *word)
{
    return memmem(text, n, word, strlen(word)) != NULL;
}

/* The name of our namespace in its text, and an attribute. */
static bool has_attributes(const char *path, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = fd >= 0 && size > 0 ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (fd >= 0) {
        close(fd);
    }
    if (text == MAP_FAILED) {
        return false;
    }
    bool found = contains(text, size, "MSF\\Attribute") && contains(text, size, "#[");
    munmap(text, size);
    return found;
}

/* ".../Controllers/Shop/Orders.php" -> App\Controllers\Shop\Orders */
static zend_string *class_of(const char *below)
{
    zend_string *name = strpprintf(0, "App\\Controllers\\%.*s", (int)(strlen(below) - strlen(".php")), below);
    for (char *p = ZSTR_VAL(name); *p; p++) {
        *p = *p == '/' ? '\\' : *p;
    }
    return name;
}

static bool load(walk *w, const char *path, const char *below)
{
    zend_string *name = class_of(below), *file = zend_string_init(path, strlen(path), 0);
    zend_class_entry *ce = zend_lookup_class(name);
    bool ok = ce && !EG(exception) ? msf_attribute_compile(w->b, ce)
                                   : msf_attribute_refuse(w->b, file, 1, "there is no class %s in it", ZSTR_VAL(name));
    zend_string_release(name);
    zend_string_release(file);
    return ok;
}

static bool is_php(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".php") == 0;
}

static bool visit(walk *w, const char *dir, size_t root, int depth);

static bool visit_entry(walk *w, const char *dir, const char *name, size_t root, int depth)
{
    char path[PATH_MAX];
    struct stat st;
    if (*name == '.' || (size_t)snprintf(path, sizeof(path), "%s/%s", dir, name) >= sizeof(path) || stat(path, &st) != 0) {
        return true;
    }
    if (S_ISDIR(st.st_mode)) {
        return visit(w, path, root, depth + 1);
    }
    if (!S_ISREG(st.st_mode) || !is_php(name) || st.st_size > FILE_MAX) {
        return true;
    }
    if (++w->files > FILES_MAX) {
        zend_string *file = zend_string_init(dir, strlen(dir), 0);
        msf_attribute_refuse(w->b, file, 0, "there are more than %d controllers; http.attribute_routes = false turns the search off",
                             FILES_MAX);
        zend_string_release(file);
        return false;
    }
    return !has_attributes(path, (size_t)st.st_size) || load(w, path, path + root + 1);
}

/* In the order of the names, so that every worker and every start finds the same. */
static bool visit(walk *w, const char *dir, size_t root, int depth)
{
    struct dirent **entries;
    int n = depth < DEPTH_MAX ? scandir(dir, &entries, NULL, alphasort) : -1;
    bool ok = true;
    for (int i = 0; i < n; i++) {
        ok = ok && visit_entry(w, dir, entries[i]->d_name, root, depth);
        free(entries[i]);
    }
    if (n >= 0) {
        free(entries);
    }
    return ok;
}

bool msf_attribute_scan(msf_attribute_build *b)
{
    zval *app = zend_get_constant_str(ZEND_STRL("APP_DIR"));
    walk w = {.b = b};
    if (!app || Z_TYPE_P(app) != IS_STRING) {
        return true;
    }
    zend_string *dir = strpprintf(0, "%s/Controllers", Z_STRVAL_P(app));
    bool ok = visit(&w, ZSTR_VAL(dir), ZSTR_LEN(dir), 0);
    zend_string_release(dir);
    return ok;
}
