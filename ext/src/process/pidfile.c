#include "process/pidfile.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <signal.h>

/* The lock is an "open file description" lock: it belongs to the descriptor, not to the process, so closing another descriptor of the same
 * file does not drop it, and it can be asked for without being taken. Children close their copy first thing. */

static bool lock(int fd)
{
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_OFD_SETLK, &l) == 0;
}

static bool is_locked(int fd)
{
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_OFD_GETLK, &l) == 0 && l.l_type != F_UNLCK;
}

static bool names(const char *path, int fd)
{
    struct stat a, b;
    return fstat(fd, &a) == 0 && lstat(path, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Element 0 of "<master>,<manager>"; 0 when it is no pid. */
static pid_t read_pid(int fd)
{
    char text[32];
    ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
    if (n <= 0) {
        return 0;
    }
    text[n] = '\0';
    char *end;
    long pid = strtol(text, &end, 10);
    return end != text && pid > 1 && pid <= 0x3fffffff ? (pid_t)pid : 0;
}

static int make_directories(const char *path, msf_error *err)
{
    char dir[4096];
    if (strlen(path) >= sizeof(dir)) {
        return msf_error_set(err, -ENAMETOOLONG, "pid file: the path is too long");
    }
    strcpy(dir, path);
    for (char *p = dir + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        if (mkdir(dir, 0755) != 0 && errno != EEXIST) {
            return msf_error_set(err, -errno, "directory %s of the pid file: %s", dir, strerror(errno));
        }
        *p = '/';
    }
    return 0;
}

/* A locked file that already holds the pids, under a name of its own. */
static int make_temporary(const char *name, msf_error *err)
{
    unlink(name);
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (fd < 0) {
        return msf_error_set(err, -errno, "pid file %s: %s", name, strerror(errno));
    }
    char text[32];
    int n = snprintf(text, sizeof(text), "%d,%d", (int)getpid(), (int)getpid());
    if (!lock(fd) || write(fd, text, (size_t)n) != n) {
        int code = msf_error_set(err, errno != 0 ? -errno : -EIO, "pid file %s: %s", name, strerror(errno));
        close(fd);
        unlink(name);
        return code;
    }
    return fd;
}

/* Opens what is there. Returns a locked descriptor of a stale file, -ENOENT, -EEXIST (a live master holds it), -EAGAIN (it changed
 * meanwhile). */
static int take_stale(const char *path, msf_error *err)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) {
        return errno == ENOENT ? -ENOENT : msf_error_set(err, -errno, "pid file %s: %s", path, strerror(errno));
    }
    if (!lock(fd)) {
        int code = msf_error_set(err, -EEXIST, "already running, pid %d (%s)", (int)read_pid(fd), path);
        close(fd);
        return code;
    }
    if (!names(path, fd)) {
        close(fd);
        return -EAGAIN;
    }
    return fd;
}

/* The new file takes the name in one step. While a stale file is replaced its lock is held, and a missing one is made with link(2), which
 * refuses an existing name: of two masters that start at once exactly one wins. */
static int publish(const char *temp, const char *path, bool replace)
{
    if (replace) {
        return rename(temp, path) == 0 ? 0 : -errno;
    }
    int code = link(temp, path) == 0 ? 0 : -errno;
    unlink(temp);
    return code == -EEXIST ? -EAGAIN : code;
}

static int try_create(const char *path, const char *temp, msf_error *err)
{
    int stale = take_stale(path, err);
    if (stale < 0 && stale != -ENOENT) {
        return stale;
    }
    int fd = make_temporary(temp, err);
    if (fd >= 0) {
        int code = publish(temp, path, stale >= 0);
        if (code != 0) {
            close(fd);
            unlink(temp);
            fd = code == -EAGAIN ? code : msf_error_set(err, code, "pid file %s: %s", path, strerror(-code));
        }
    }
    if (stale >= 0) {
        close(stale);
    }
    return fd;
}

int msf_pidfile_create(const char *path, msf_error *err)
{
    char temp[4096];
    int n = snprintf(temp, sizeof(temp), "%s.%d.new", path, (int)getpid());
    if (n < 0 || (size_t)n >= sizeof(temp)) {
        return msf_error_set(err, -ENAMETOOLONG, "pid file: the path is too long");
    }
    int code = make_directories(path, err);
    if (code != 0) {
        return code;
    }
    for (int i = 0; i < 100; i++) {
        int fd = try_create(path, temp, err);
        if (fd != -EAGAIN) {
            return fd;
        }
    }
    return msf_error_set(err, -EBUSY, "pid file %s: it keeps changing", path);
}

pid_t msf_pidfile_live(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return 0;
    }
    pid_t pid = is_locked(fd) ? read_pid(fd) : 0;
    close(fd);
    return pid != 0 && (kill(pid, 0) == 0 || errno == EPERM) ? pid : 0;
}

void msf_pidfile_remove(const char *path, int fd)
{
    if (fd < 0) {
        return;
    }
    if (names(path, fd) && read_pid(fd) == getpid()) {
        unlink(path);
    }
    close(fd);
}
