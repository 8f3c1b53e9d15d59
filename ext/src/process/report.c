/* The master's part of a crash: a file with what the worker said in the moment of its death, and what the scoreboard knew of it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "process/tree.h"

#define KEEP      20   /* files */
#define LISTED    1024 /* names looked at when old ones are removed; the rest goes the next time */
#define NAME_MAX_ 64

/* crash-20261122-113005-12345.txt */
static bool is_report(const char *name)
{
    int n = 0;
    return strlen(name) < NAME_MAX_ && sscanf(name, "crash-%*8[0-9]-%*6[0-9]-%*10[0-9].txt%n", &n) == 0 && n > 0 && name[n] == '\0';
}

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* All but the newest: the date in the name gives the order. */
static void remove_old(const char *dir)
{
    DIR *d = opendir(dir);
    char(*names)[NAME_MAX_] = d != NULL ? malloc(LISTED * sizeof(*names)) : NULL;
    int n = 0;
    for (struct dirent *e; names != NULL && n < LISTED && (e = readdir(d)) != NULL;) {
        if (is_report(e->d_name)) {
            strcpy(names[n++], e->d_name);
        }
    }
    if (n > KEEP) {
        qsort(names, (size_t)n, sizeof(*names), by_name);
        for (int i = 0; i < n - KEEP; i++) {
            unlinkat(dirfd(d), names[i], 0);
        }
    }
    free(names);
    if (d != NULL) {
        closedir(d);
    }
}

/* The configured directory, or that of the pid file. */
static bool find_directory(const msf_master *m, char *out, size_t n)
{
    const char *dir = m->options->crash_dir, *pid_file = m->options->pid_file;
    if (dir != NULL && *dir != '\0') {
        return (size_t)snprintf(out, n, "%s", dir) < n;
    }
    const char *slash = pid_file != NULL ? strrchr(pid_file, '/') : NULL;
    if (pid_file == NULL) {
        return false;
    }
    return (size_t)snprintf(out, n, "%.*s", slash != NULL ? (int)(slash - pid_file) : 1, slash != NULL ? pid_file : ".") < n;
}

static void write_end(FILE *f, const msf_process *p, int status)
{
    static const char *const phases[] = {"was starting", "served", "was leaving"};
    time_t now = time(NULL);
    struct tm tm;
    char text[64] = "";
    if (localtime_r(&now, &tm) != NULL) {
        strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S %z", &tm);
    }
    fprintf(f, "msf crash report, %s\n", text);
    fprintf(f, "end:    worker %d (pid %d), ", p->slot->index, (int)p->pid);
    if (WIFSIGNALED(status)) {
        fprintf(f, "signal %d (%s)%s", WTERMSIG(status), strsignal(WTERMSIG(status)), WCOREDUMP(status) ? ", core dumped" : "");
    } else {
        fprintf(f, "exit status %d", WEXITSTATUS(status)); /* of somebody else's signal handler, which ran after ours */
    }
    fprintf(f, "; it %s%s\n", phases[p->phase], p->late ? " and took too long: the master ended it" : "");
}

static double mib(uint64_t bytes)
{
    return (double)bytes / (1024.0 * 1024.0);
}

static void write_counts(FILE *f, const msf_scoreboard_slot *r)
{
    uint64_t now = msf_clock_wall_us();
    fprintf(f, "up:     %" PRIu64 " s, %" PRIu64 " requests, %" PRIu64 " connections accepted\n",
            now > r->started_us ? (now - r->started_us) / 1000000 : 0, r->requests, r->accepted);
    fprintf(f, "counts: %u requests in flight, %u connections (%u idle), %u coroutines\n", r->in_flight, r->connections, r->idle,
            r->coroutines);
    fprintf(f, "memory: PHP %.1f MiB (peak %.1f), resident %.1f MiB", mib(r->memory), mib(r->memory_peak), mib(r->rss));
    if (r->updated_us != 0 && now > r->updated_us) {
        fprintf(f, ", measured %.1f s before", (double)(now - r->updated_us) / 1e6);
    }
    fprintf(f, "\n\n");
}

static void write_words(FILE *f, const msf_process *p, int status)
{
    size_t n = p->crash != NULL ? __atomic_load_n(&p->crash->len, __ATOMIC_ACQUIRE) : 0;
    n = n < sizeof(p->crash->text) ? n : sizeof(p->crash->text);
    if (n > 0) {
        fwrite(p->crash->text, 1, n, f);
    } else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
        fprintf(f,
                "The process could say nothing: SIGKILL cannot be caught. Unless somebody sent it, the kernel ran out of memory and chose\n"
                "this process (dmesg says so: \"Out of memory: Killed process %d\").\n",
                (int)p->pid);
    } else {
        fprintf(f, "The process said nothing: no handler was in place, or it could not run.\n");
    }
}

static int open_report(const char *path)
{
    /* for the owner's eyes: it quotes addresses of requests */
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static bool write_report(const msf_process *p, int status, const msf_scoreboard_slot *r, const char *path)
{
    int fd = open_report(path);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (f == NULL) {
        int code = errno;
        if (fd >= 0) {
            close(fd);
        }
        errno = code;
        return false;
    }
    write_end(f, p, status);
    write_counts(f, r);
    write_words(f, p, status);
    bool ok = ferror(f) == 0;
    return fclose(f) == 0 && ok;
}

/* A signal that nobody asked for, or an end that the worker had something to say about. */
static bool is_worth_it(const msf_process *p, int status)
{
    return (WIFSIGNALED(status) && !p->expected) || (p->crash != NULL && p->crash->len > 0);
}

bool msf_report_end(const msf_master *m, const msf_process *p, int status, const msf_scoreboard_slot *r, char *path, size_t n)
{
    char dir[4000], when[32];
    time_t now = time(NULL);
    struct tm tm;
    if (!is_worth_it(p, status) || !find_directory(m, dir, sizeof(dir)) || localtime_r(&now, &tm) == NULL) {
        return false;
    }
    strftime(when, sizeof(when), "%Y%m%d-%H%M%S", &tm);
    if ((size_t)snprintf(path, n, "%s/crash-%s-%d.txt", dir, when, (int)p->pid) >= n) {
        return false;
    }
    if (!write_report(p, status, r, path)) {
        msf_master_log(m, "no crash report: %s: %s", path, strerror(errno));
        return false;
    }
    remove_old(dir);
    return true;
}
