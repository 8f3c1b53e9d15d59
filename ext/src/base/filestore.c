/* The files of a store. */
#include "base/filestore.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/filestore_private.h"

#define STALE_TEMPORARY 3600 /* seconds: no write takes that long */

static void name_of(const msf_filestore *s, const char *id, char *name)
{
    snprintf(name, NAME_MAX + 1, "%s_%s", s->prefix, id);
}

static bool is_old(const struct stat *st, uint64_t max_age)
{
    int64_t age = (int64_t)time(NULL) - (int64_t)st->st_mtime;
    return max_age != 0 && age > 0 && (uint64_t)age > max_age;
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

static int read_all(int fd, char *p, size_t size, size_t *n)
{
    *n = 0;
    while (*n < size) {
        ssize_t got = read(fd, p + *n, size - *n);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -errno;
        }
        if (got == 0) {
            break;
        }
        *n += (size_t)got;
    }
    return 0;
}

static int read_open(msf_filestore *s, int fd, const char *name, const msf_filestore_read_options *o, char **data, size_t *n,
                     msf_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) {
        return msf_filestore_failed(err, "look at", s->dir, name);
    }
    if (!S_ISREG(st.st_mode)) {
        return msf_error_set(err, -EINVAL, "%s/%s is no regular file", s->dir, name);
    }
    if (is_old(&st, o->max_age)) {
        return -ENOENT;
    }
    if ((uint64_t)st.st_size > o->max_size) {
        return msf_error_set(err, MSF_ETOOBIG, "%s/%s is larger than the %zu bytes that are allowed", s->dir, name, o->max_size);
    }
    char *p = malloc((size_t)st.st_size + 1);
    if (p == NULL) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    errno = -read_all(fd, p, (size_t)st.st_size, n);
    if (errno != 0) {
        free(p);
        return msf_filestore_failed(err, "read", s->dir, name);
    }
    p[*n] = '\0';
    *data = p;
    if (o->touch) {
        futimens(fd, NULL); /* a file that cannot be touched only ages */
    }
    return 0;
}

int msf_filestore_read(msf_filestore *s, const char *id, const msf_filestore_read_options *o, char **data, size_t *n, msf_error *err)
{
    char name[NAME_MAX + 1];
    name_of(s, id, name);
    int fd = openat(s->dir_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) {
        return errno == ENOENT ? -ENOENT : msf_filestore_failed(err, "open", s->dir, name);
    }
    int result = read_open(s, fd, name, o, data, n, err);
    close(fd);
    return result;
}

int msf_filestore_touch(msf_filestore *s, const char *id, msf_error *err)
{
    char name[NAME_MAX + 1];
    name_of(s, id, name);
    if (utimensat(s->dir_fd, name, NULL, AT_SYMLINK_NOFOLLOW) == 0) {
        return 0;
    }
    return errno == ENOENT ? -ENOENT : msf_filestore_failed(err, "touch", s->dir, name);
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------------ */

static int write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return -1;
        }
        p += put;
        n -= (size_t)put;
    }
    return 0;
}

static int open_temporary(msf_filestore *s, const char *id, char *name)
{
    uint64_t random = 0;
    if (getrandom(&random, sizeof random, GRND_NONBLOCK) < 0) {
        random = (uint64_t)time(NULL); /* the name has to be new, not secret: O_EXCL says whether it is */
    }
    snprintf(name, NAME_MAX + 1, ".%s_%s.%016llx.tmp", s->prefix, id, (unsigned long long)random);
    return openat(s->dir_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
}

int msf_filestore_write(msf_filestore *s, const char *id, const char *data, size_t n, bool sync, msf_error *err)
{
    char name[NAME_MAX + 1], temporary[NAME_MAX + 1];
    name_of(s, id, name);
    int fd = open_temporary(s, id, temporary);
    if (fd < 0) {
        return errno == ENOENT ? -ESTALE : msf_filestore_failed(err, "write", s->dir, name);
    }
    bool ok = write_all(fd, data, n) == 0 && (!sync || fsync(fd) == 0);
    int code = errno;
    ok = close(fd) == 0 && ok; /* some file systems tell of a full disk here */
    if (ok) {
        ok = renameat(s->dir_fd, temporary, s->dir_fd, name) == 0;
        code = errno;
    }
    if (!ok) {
        unlinkat(s->dir_fd, temporary, 0);
        errno = code;
        return msf_filestore_failed(err, "write", s->dir, name);
    }
    if (sync) {
        fsync(s->dir_fd);
    }
    return 0;
}

int msf_filestore_remove(msf_filestore *s, const char *id, msf_error *err)
{
    char name[NAME_MAX + 1];
    name_of(s, id, name);
    if (unlinkat(s->dir_fd, name, 0) == 0 || errno == ENOENT) {
        return 0;
    }
    return msf_filestore_failed(err, "delete", s->dir, name);
}

/* ---- what is old -------------------------------------------------------------------------------------------------------------------- */

static bool is_stored_as(const msf_filestore *s, const char *name, uint64_t max_age)
{
    struct stat st;
    return fstatat(s->dir_fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) && is_old(&st, max_age);
}

/* Looked at again with the lock: somebody may just have used it. */
static void remove_if_old(msf_filestore *s, msf_filestore_walk *w, const char *name, uint64_t max_age)
{
    const char *id = name + s->prefix_length + 1;
    if (!is_stored_as(s, name, max_age) || msf_filestore_lock(s, id, NULL) != 0) {
        return;
    }
    if (is_stored_as(s, name, max_age) && unlinkat(s->dir_fd, name, 0) == 0) {
        w->removed++;
    }
    msf_filestore_unlock(s, id);
}

static bool has_prefix(const msf_filestore *s, const char *name)
{
    return strncmp(name, s->prefix, s->prefix_length) == 0 && name[s->prefix_length] == '_';
}

static void look_at(msf_filestore *s, msf_filestore_walk *w, const char *name, uint64_t max_age)
{
    size_t n = strlen(name);
    if (has_prefix(s, name) && msf_filestore_is_id(name + s->prefix_length + 1, n - s->prefix_length - 1)) {
        remove_if_old(s, w, name, max_age);
    } else if (name[0] == '.' && has_prefix(s, name + 1) && n > 4 && strcmp(name + n - 4, ".tmp") == 0 &&
               is_stored_as(s, name, STALE_TEMPORARY) && unlinkat(s->dir_fd, name, 0) == 0) {
        w->removed++;
    }
}

static DIR *open_walk(const msf_filestore *s)
{
    int fd = openat(s->dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); /* a position of its own */
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (dir == NULL && fd >= 0) {
        close(fd);
    }
    return dir;
}

bool msf_filestore_collect(msf_filestore *s, msf_filestore_walk *w, uint64_t max_age, uint32_t batch)
{
    w->removed = 0;
    if (w->dir == NULL && (w->dir = open_walk(s)) == NULL) {
        return true;
    }
    for (uint32_t i = 0; i < batch; i++) {
        struct dirent *e = readdir(w->dir);
        if (e == NULL) {
            msf_filestore_walk_end(w);
            return true;
        }
        look_at(s, w, e->d_name, max_age);
    }
    return false;
}

void msf_filestore_walk_end(msf_filestore_walk *w)
{
    if (w->dir != NULL) {
        closedir(w->dir);
        w->dir = NULL;
    }
}
