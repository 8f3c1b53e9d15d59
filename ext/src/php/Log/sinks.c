#include "php/Log/sinks.h"

#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/list.h"
#include "base/logsink.h"
#include "php/Log/PGLog.h"
#include "php/Log/logid.h"

#define BIG (64 * 1024) /* bytes that are not kept any longer */

struct msf_log_sink {
    msf_list node; /* in all.sinks */
    msf_logsink *out;
    uint32_t users;
    uint32_t waiting; /* records */
    bool due;
    bool failing;         /* said, until a line is written again */
    uint64_t lost_before; /* lines lost when it began to fail */
    uint64_t lost_seen;   /* at the last flush */
    char path[];
};

static struct {
    msf_list sinks;
    uint32_t count;
    uint32_t due;
    bool deferred;
    uint64_t lost; /* of sinks that are closed */
} all = {.sinks = {&all.sinks, &all.sinks}};

static int make_directories(const char *path)
{
    char dir[PATH_MAX];
    if (strlen(path) >= sizeof dir) {
        return -ENAMETOOLONG;
    }
    strcpy(dir, path);
    for (char *p = dir + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        if (mkdir(dir, 0755) != 0 && errno != EEXIST) {
            return errno == EACCES || errno == EROFS || errno == EPERM ? 0 : -errno; /* open() will say it better */
        }
        *p = '/';
    }
    return 0;
}

/* A path that stays right when the process changes its directory (daemons do). */
static int absolute(const char *path, char out[PATH_MAX])
{
    char cwd[PATH_MAX] = "";
    if (path[0] != '/' && getcwd(cwd, sizeof cwd) == NULL) {
        return -errno;
    }
    int n = path[0] == '/' ? snprintf(out, PATH_MAX, "%s", path) : snprintf(out, PATH_MAX, "%s/%s", cwd, path);
    return n < PATH_MAX ? 0 : -ENAMETOOLONG;
}

static msf_log_sink *find(const char *path)
{
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        msf_log_sink *s = MSF_CONTAINER_OF(n, msf_log_sink, node);
        if (strcmp(s->path, path) == 0) {
            return s;
        }
    }
    return NULL;
}

static msf_log_sink *open_sink(const char *path, msf_error *err)
{
    int error = all.count >= MSF_LOG_FILES_MAX ? -EMFILE : make_directories(path);
    if (error != 0) {
        msf_error_set(err, error, "cannot open the log file %s: %s", path, error == -EMFILE ? "more than 64 log files" : strerror(-error));
        return NULL;
    }
    size_t size = strlen(path) + 1;
    msf_logsink *out = msf_logsink_open(path, err);
    msf_log_sink *s = out == NULL ? NULL : calloc(1, sizeof *s + size);
    if (s == NULL) {
        if (out != NULL) {
            msf_error_set(err, -ENOMEM, "cannot open the log file %s: %s", path, strerror(ENOMEM));
        }
        msf_logsink_close(out);
        return NULL;
    }
    s->out = out;
    memcpy(s->path, path, size);
    msf_list_push_back(&all.sinks, &s->node);
    all.count++;
    return s;
}

msf_log_sink *msf_log_sink_get(const char *path, msf_error *err)
{
    char full[PATH_MAX];
    int error = absolute(path, full);
    if (error != 0) {
        msf_error_set(err, error, "cannot open the log file %s: %s", path, strerror(-error));
        return NULL;
    }
    msf_log_sink *s = find(full);
    if (s == NULL) {
        s = open_sink(full, err);
    }
    if (s != NULL) {
        s->users++;
    }
    return s;
}

/* Lines are lost: said once on the standard error, and once more, with their number, when the file can be written again. */
static void watch(msf_log_sink *s, bool wrote, int error)
{
    uint64_t lost = msf_logsink_lost(s->out);
    if (!s->failing && lost > s->lost_before) {
        s->failing = true;
        fprintf(stderr, "msf: lines for the log file %s are dropped: %s\n", s->path,
                error == -EAGAIN || error == 0 ? "its reader does not keep up" : strerror(-error));
    } else if (s->failing && wrote && error == 0 && lost == s->lost_seen) {
        fprintf(stderr, "msf: the log file %s is written again; %llu lines were dropped\n", s->path,
                (unsigned long long)(lost - s->lost_before));
        s->failing = false;
        s->lost_before = lost;
    }
    s->lost_seen = lost;
}

static void flush(msf_log_sink *s)
{
    bool wrote = msf_logsink_pending(s->out) > 0;
    watch(s, wrote, msf_logsink_flush(s->out));
    s->waiting = 0;
    if (s->due) {
        s->due = false;
        all.due--;
    }
}

void msf_log_sink_release(msf_log_sink *s)
{
    if (--s->users > 0) {
        return;
    }
    flush(s);
    msf_list_remove(&s->node);
    all.count--;
    all.lost += msf_logsink_lost(s->out);
    msf_logsink_close(s->out);
    free(s);
}

void msf_log_sink_write(msf_log_sink *s, const char *line, size_t n, uint32_t batch, bool urgent)
{
    msf_logsink_write(s->out, line, n);
    s->waiting++;
    if (!s->due && s->waiting >= batch) {
        s->due = true;
        all.due++;
    }
    if (urgent || (s->due && !all.deferred) || msf_logsink_pending(s->out) >= BIG) {
        flush(s);
    }
}

/* ---- all of them -------------------------------------------------------------------------------------------------------------------- */

void msf_log_defer(bool on)
{
    all.deferred = on;
}

void msf_log_flush_all(void)
{
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        flush(MSF_CONTAINER_OF(n, msf_log_sink, node));
    }
}

void msf_log_flush_due(void)
{
    if (all.due == 0) {
        return;
    }
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        msf_log_sink *s = MSF_CONTAINER_OF(n, msf_log_sink, node);
        if (s->due) {
            flush(s);
        }
    }
}

int msf_log_reopen_all(msf_error *err)
{
    int first = 0;
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        msf_error one;
        msf_log_sink *s = MSF_CONTAINER_OF(n, msf_log_sink, node);
        flush(s);
        make_directories(s->path);
        int error = msf_logsink_reopen(s->out, &one);
        if (error != 0 && first == 0) {
            first = msf_error_set(err, error, "%s", one.text);
        }
    }
    return first;
}

void msf_log_flush_crashed(void)
{
    uint32_t n = 0;
    for (const msf_list *at = all.sinks.next; at != &all.sinks && n++ < MSF_LOG_FILES_MAX; at = at->next) {
        msf_logsink_write_crashed(MSF_CONTAINER_OF(at, const msf_log_sink, node)->out);
    }
}

size_t msf_log_pending(void)
{
    size_t bytes = 0;
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        bytes += msf_logsink_pending(MSF_CONTAINER_OF(n, msf_log_sink, node)->out);
    }
    return bytes;
}

uint64_t msf_log_lost(void)
{
    uint64_t lost = all.lost;
    for (msf_list *n = all.sinks.next; n != &all.sinks; n = n->next) {
        lost += msf_logsink_lost(MSF_CONTAINER_OF(n, msf_log_sink, node)->out);
    }
    return lost;
}

void msf_log_sinks_minit(void)
{
    pthread_atfork(msf_log_flush_all, NULL, msf_logid_forked);
}
