/* One instance at a time (--lock): flock() on a file in the directory of the pid files. The descriptor is closed by the end of the process,
 * whatever kind of end it is, so a lock cannot be left behind. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "php/Config/Config.h"
#include "php/Console/Console.h"
#include "php/Server/server.h"

/* server.pid_path is what stands in front of a file name; "" is the current directory. NULL after a throw. */
static zend_string *path_of(zend_string *name)
{
    zend_string *dir;
    if (!msf_config_string(msf_server_config(), "server.pid_path", NULL, &dir)) {
        return NULL;
    }
    zend_string *path = strpprintf(0, "%sconsole-%s.lock", dir ? ZSTR_VAL(dir) : "/tmp/", ZSTR_VAL(name));
    size_t start = ZSTR_LEN(path) - ZSTR_LEN(name) - strlen(".lock");
    for (char *p = ZSTR_VAL(path) + start; *p; p++) {
        bool plain = isalnum((unsigned char)*p) || *p == '-' || *p == '_' || *p == '.';
        *p = plain ? *p : '_';
    }
    return path;
}

static int take(const char *script, const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd < 0) {
        msf_server_complain("%s: the lock file %s cannot be opened: %s", script, path, strerror(errno));
        return MSF_CONSOLE_FAILED;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
        bool held = errno == EWOULDBLOCK;
        msf_server_complain(held ? "%s: already running: another process holds %s%s" : "%s: the lock file %s cannot be locked: %s", script,
                            path, held ? "" : strerror(errno));
        close(fd);
        return held ? MSF_CONSOLE_HELD : MSF_CONSOLE_FAILED;
    }
    return 0; /* it stays open */
}

int msf_console_lock(const char *script, zend_string *name)
{
    zend_string *path = path_of(name);
    if (!path) {
        return MSF_CONSOLE_FAILED;
    }
    int status = take(script, ZSTR_VAL(path));
    zend_string_release(path);
    return status;
}
