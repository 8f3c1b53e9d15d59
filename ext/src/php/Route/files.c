#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "php/Route/table.h"

#define FILES_MAX 10000
#define DEPTH_MAX 16

typedef struct walk {
    void (*fn)(void *ctx, msf_slice name);
    void *ctx;
    size_t root; /* length of the directory with its slash */
    unsigned left;
} walk;

static bool is_class_name(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (!isalpha(c) && c != '_' && c < 0x80 && !(i > 0 && isdigit(c))) {
            return false;
        }
    }
    return n > 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void visit(walk *w, char *path, size_t n, unsigned depth);

static void take(walk *w, char *path, size_t n, const char *name, unsigned depth)
{
    struct stat st;
    size_t len = strlen(name);
    if (n + len + 2 >= PATH_MAX || w->left == 0) {
        return;
    }
    memcpy(path + n, name, len + 1);
    if (stat(path, &st) != 0) {
        return;
    }
    if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX && is_class_name(name, len)) {
        path[n + len] = '/';
        visit(w, path, n + len + 1, depth + 1);
    } else if (S_ISREG(st.st_mode) && len > 4 && strcmp(name + len - 4, ".php") == 0 && is_class_name(name, len - 4)) {
        w->left--;
        w->fn(w->ctx, msf_slice_of(path + w->root, n + len - 4 - w->root));
    }
}

/* `path` ends with a slash at `n`. */
static void visit(walk *w, char *path, size_t n, unsigned depth)
{
    char *names[1024];
    size_t count = 0;
    struct dirent *e;
    path[n] = '\0';
    DIR *dir = opendir(path);
    while (dir && count < sizeof(names) / sizeof(names[0]) && (e = readdir(dir)) != NULL) {
        if (e->d_name[0] != '.') {
            names[count++] = estrdup(e->d_name);
        }
    }
    if (dir) {
        closedir(dir);
    }
    qsort(names, count, sizeof(names[0]), by_name);
    for (size_t i = 0; i < count; i++) {
        take(w, path, n, names[i], depth);
        efree(names[i]);
    }
}

void msf_route_files(const char *dir, void (*fn)(void *ctx, msf_slice name), void *ctx)
{
    char path[PATH_MAX];
    size_t n = strlen(dir);
    if (n + 2 < sizeof(path)) {
        memcpy(path, dir, n);
        path[n] = '/';
        walk w = {fn, ctx, n + 1, FILES_MAX};
        visit(&w, path, n + 1, 0);
    }
}
