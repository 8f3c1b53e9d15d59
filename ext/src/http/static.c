/* Opening files below a root. The name is checked first (what may never be served), then the kernel keeps the walk below the root:
 * openat2 with RESOLVE_BENEATH where there is one, else the canonical name is walked one component at a time without following links. */
#include "http/static.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* O_NONBLOCK: opening a FIFO must not wait for its writer. */
#define OPEN_FLAGS (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

static const char *const sources[] = {"php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "phps", "pht", "phpt", "inc"};

static int hex(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes into `out` (PATH_MAX bytes), NUL-terminated. Strict: a broken escape is an error here, unlike in a form. */
static int decode(msf_slice path, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < path.n; i++) {
        char c = path.p[i];
        if (c == '%') {
            int high = i + 2 < path.n ? hex(path.p[i + 1]) : -1;
            int low = i + 2 < path.n ? hex(path.p[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return -EINVAL;
            }
            c = (char)(high << 4 | low);
            i += 2;
        }
        if (c == '\0') {
            return -EINVAL;
        }
        if (n + 1 >= PATH_MAX) {
            return -ENOENT;
        }
        out[n++] = c;
    }
    out[n] = '\0';
    return 0;
}

static bool is_source_extension(const char *p, size_t n)
{
    while (n > 0 && p[n - 1] == '~') { /* an editor's copy shows the source just as well */
        n--;
    }
    for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++) {
        if (msf_slice_ieq(msf_slice_of(p, n), msf_slice_str(sources[i]))) {
            return true;
        }
    }
    return false;
}

/* "a.php", and "a.php.bak" too: any of the extensions counts. */
static bool is_source(const char *name, size_t n)
{
    const char *end = name + n, *dot = memchr(name, '.', n);
    while (dot != NULL) {
        const char *from = dot + 1;
        dot = memchr(from, '.', (size_t)(end - from));
        if (is_source_extension(from, (size_t)((dot != NULL ? dot : end) - from))) {
            return true;
        }
    }
    return false;
}

/* Names that are never served, whatever they are on disk. */
static int check_names(const char *path)
{
    if (strchr(path, '\\') != NULL) {
        return -EACCES;
    }
    while (*path != '\0') {
        size_t n = strcspn(path, "/");
        if (n > 0 && (path[0] == '.' || is_source(path, n))) {
            return -EACCES;
        }
        path += n;
        path += strspn(path, "/");
    }
    return 0;
}

static int open_beneath(int root, const char *path)
{
    struct open_how how = {.flags = OPEN_FLAGS, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    int fd = (int)syscall(SYS_openat2, root, path, &how, sizeof(how));
    return fd < 0 ? -errno : fd;
}

/* Walks a path that holds no link; one that appears meanwhile is refused with ELOOP. */
static int open_components(int root, char *path)
{
    int dir = dup(root);
    if (dir < 0) {
        return -errno;
    }
    for (;;) {
        size_t n = strcspn(path, "/");
        bool last = path[n] == '\0';
        path[n] = '\0';
        int fd = openat(dir, path, last ? OPEN_FLAGS | O_NOFOLLOW : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        int error = errno;
        close(dir);
        if (fd < 0) {
            return -error;
        }
        if (last) {
            return fd;
        }
        dir = fd;
        path += n + 1;
    }
}

/* The canonical name of root/path in `real`, and where in it the part below the root begins ("" for the root itself). */
static int canonical(const char *root, const char *path, char *real, size_t *below)
{
    char real_root[PATH_MAX], full[PATH_MAX];
    if (realpath(root, real_root) == NULL) {
        return -errno;
    }
    if ((size_t)snprintf(full, sizeof(full), "%s/%s", real_root, path) >= sizeof(full)) {
        return -ENOENT;
    }
    if (realpath(full, real) == NULL) {
        return -errno;
    }
    size_t n = strlen(real_root);
    n = n == 1 ? 0 : n; /* the root "/" already ends with the separator */
    if (strncmp(real, real_root, n) != 0 || (real[n] != '/' && real[n] != '\0')) {
        return -EACCES;
    }
    *below = n + (real[n] == '/');
    return 0;
}

/* For kernels without openat2, and for absolute links, which RESOLVE_BENEATH refuses also when they lead back into the root. */
static int open_canonical(int root_fd, const char *root, const char *path, bool any_name)
{
    char real[PATH_MAX];
    size_t below = 0;
    int error = canonical(root, path, real, &below);
    if (error < 0) {
        return error;
    }
    if (real[below] == '\0') {
        int fd = openat(root_fd, ".", OPEN_FLAGS | O_DIRECTORY);
        return fd < 0 ? -errno : fd;
    }
    error = any_name ? 0 : check_names(real + below); /* where a link leads to */
    return error < 0 ? error : open_components(root_fd, real + below);
}

/* Set by the tests to walk the second way. */
bool msf_http_static_no_openat2;

static int open_path(const char *root, const char *path, bool any_name)
{
    int root_fd = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root_fd < 0) {
        return -errno;
    }
    int fd = msf_http_static_no_openat2 ? -ENOSYS : open_beneath(root_fd, *path != '\0' ? path : ".");
    if (fd == -ENOSYS || fd == -EPERM || fd == -EXDEV) { /* EPERM: a container's filter that does not know the call */
        fd = open_canonical(root_fd, root, path, any_name);
    }
    close(root_fd);
    return fd;
}

static int map_error(int error)
{
    switch (error) {
    case -ENOTDIR:
    case -ENAMETOOLONG:
        return -ENOENT;
    case -EXDEV:
    case -EPERM:
    case -ENXIO: /* a socket */
    case -ENODEV:
        return -EACCES;
    default:
        return error;
    }
}

static int open_index(int dir, const char *root, char *path, const char *index)
{
    size_t n = strlen(path), index_n = strlen(index);
    close(dir);
    if (n + 1 + index_n + 1 > PATH_MAX) {
        return -ENOENT;
    }
    path[n] = '/';
    memcpy(path + n + 1, index, index_n + 1);
    int error = check_names(path);
    return error < 0 ? error : open_path(root, path + strspn(path, "/"), false);
}

static int regular_or_close(int fd)
{
    struct stat st;
    int error = fstat(fd, &st) < 0 ? -errno : S_ISREG(st.st_mode) ? 0 : -EACCES;
    if (error < 0) {
        close(fd);
        return error;
    }
    return fd;
}

int msf_http_static_open(const char *root, msf_slice path, const char *index)
{
    char buf[PATH_MAX];
    int error = decode(path, buf);
    if (error == 0) {
        error = check_names(buf);
    }
    if (error < 0) {
        return error;
    }
    int fd = open_path(root, buf + strspn(buf, "/"), false);
    struct stat st;
    if (fd >= 0 && index != NULL && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        fd = open_index(fd, root, buf, index);
    }
    return fd < 0 ? map_error(fd) : regular_or_close(fd);
}

int msf_http_static_open_below(const char *root, const char *path)
{
    int fd = open_path(root, path + strspn(path, "/"), true);
    return fd < 0 ? map_error(fd) : regular_or_close(fd);
}
