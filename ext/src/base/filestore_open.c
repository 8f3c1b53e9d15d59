/* The directory of a store and its locks. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/filestore_private.h"

int msf_filestore_failed(msf_error *err, const char *what, const char *dir, const char *name)
{
    int code = -errno;
    return msf_error_set(err, code, "cannot %s %s%s%s: %s", what, dir, name[0] != '\0' ? "/" : "", name, strerror(-code));
}

/* mkdir -p: every part that is missing gets mode 0700. */
static int make_directories(const char *dir, msf_error *err)
{
    char *path = strdup(dir);
    if (path == NULL) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    int result = 0;
    for (char *p = path + 1;; p++) {
        if (*p != '/' && *p != '\0') {
            continue;
        }
        char c = *p;
        *p = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST) {
            result = msf_filestore_failed(err, "create the directory", path, "");
            break;
        }
        *p = c;
        if (c == '\0') {
            break;
        }
    }
    free(path);
    return result;
}

static int check_owner(msf_filestore *s, msf_error *err)
{
    struct stat st;
    if (fstat(s->dir_fd, &st) != 0) {
        return msf_filestore_failed(err, "look at the directory", s->dir, "");
    }
    if (st.st_uid != geteuid() && st.st_uid != 0) {
        return msf_error_set(err, -EPERM, "%s belongs to another user (uid %u), who could read and change what is in it", s->dir,
                             (unsigned)st.st_uid);
    }
    if ((st.st_mode & S_IWOTH) == 0) {
        return 0;
    }
    if (st.st_uid == geteuid()) {
        return fchmod(s->dir_fd, 0700) == 0 ? 0 : msf_filestore_failed(err, "take the rights of others from", s->dir, "");
    }
    return msf_error_set(err, -EPERM, "%s can be written to by everybody; give it mode 0700 and its user", s->dir);
}

static int open_directory(msf_filestore *s, msf_error *err)
{
    const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    s->dir_fd = open(s->dir, flags);
    if (s->dir_fd < 0 && errno == ENOENT) {
        int result = make_directories(s->dir, err);
        if (result != 0) {
            return result;
        }
        s->dir_fd = open(s->dir, flags);
    }
    return s->dir_fd >= 0 ? check_owner(s, err) : msf_filestore_failed(err, "open the directory", s->dir, "");
}

static int open_lock(msf_filestore *s, msf_error *err)
{
    char name[NAME_MAX + 1];
    snprintf(name, sizeof name, ".%s.lock", s->prefix);
    s->lock_fd = openat(s->dir_fd, name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    return s->lock_fd >= 0 ? 0 : msf_filestore_failed(err, "open", s->dir, name);
}

msf_filestore *msf_filestore_open(const char *dir, const char *prefix, msf_error *err)
{
    msf_filestore *s = calloc(1, sizeof *s);
    if (s == NULL || (s->dir = strdup(dir)) == NULL || (s->prefix = strdup(prefix)) == NULL) {
        msf_error_set(err, -ENOMEM, "out of memory");
        free(s != NULL ? s->dir : NULL);
        free(s);
        return NULL;
    }
    s->dir_fd = s->lock_fd = -1;
    s->prefix_length = strlen(prefix);
    if (s->prefix_length + MSF_FILESTORE_ID_MAX + 32 > NAME_MAX) {
        msf_error_set(err, -ENAMETOOLONG, "the prefix \"%s\" is too long for names of files", prefix);
    } else if (open_directory(s, err) == 0 && open_lock(s, err) == 0) {
        return s;
    }
    msf_filestore_close(s);
    return NULL;
}

void msf_filestore_close(msf_filestore *s)
{
    if (s == NULL) {
        return;
    }
    if (s->lock_fd >= 0) {
        close(s->lock_fd);
    }
    if (s->dir_fd >= 0) {
        close(s->dir_fd);
    }
    free(s->dir);
    free(s->prefix);
    free(s);
}

bool msf_filestore_is_id(const char *id, size_t n)
{
    if (n == 0 || n > MSF_FILESTORE_ID_MAX) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        char c = id[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ',' || c == '-')) {
            return false;
        }
    }
    return true;
}

/* FNV-1a; 62 bits, so that two ids practically never share a place, and if they did, one would wait for the other. */
static off_t place_of(const char *id)
{
    uint64_t h = 14695981039346656037u;
    for (; *id != '\0'; id++) {
        h = (h ^ (unsigned char)*id) * 1099511628211u;
    }
    return (off_t)(h >> 2);
}

static int set_lock(msf_filestore *s, const char *id, short type)
{
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = place_of(id), .l_len = 1};
    int result;
    do {
        result = fcntl(s->lock_fd, F_OFD_SETLK, &l);
    } while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : -errno;
}

void msf_filestore_unlock(msf_filestore *s, const char *id)
{
    set_lock(s, id, F_UNLCK);
}

/* A lock file without a name is one that others cannot find: they would make a new one. */
int msf_filestore_lock(msf_filestore *s, const char *id, msf_error *err)
{
    struct stat st;
    int result = set_lock(s, id, F_WRLCK);
    if (result == -EACCES) {
        result = -EAGAIN; /* the other code that the system may give for it */
    }
    if (result == 0 && (fstat(s->lock_fd, &st) != 0 || st.st_nlink == 0)) {
        msf_filestore_unlock(s, id);
        return -ESTALE;
    }
    if (result != 0 && result != -EAGAIN) {
        errno = -result;
        msf_filestore_failed(err, "lock a session in", s->dir, "");
    }
    return result;
}
