/* A server of plain C for the tests of process/: a master in a process of its own, workers that answer every connection with their pid.
 * What they shall do wrong is told through a `plan` in shared memory, which also collects what the hooks saw. Conditions have a deadline,
 * nothing sleeps for luck. */
#ifndef MSF_TEST_PROCESS_SERVER_H
#define MSF_TEST_PROCESS_SERVER_H

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

#include "base/clock.h"
#include "process/control.h"
#include "process/master.h"
#include "process/pidfile.h"
#include "unit.h"

#define DEADLINE_US 20000000ull

/* Waits until a condition holds; fails the test when it does not within the deadline. */
#define WAIT_FOR(cond)                                                                                                                     \
    do {                                                                                                                                   \
        uint64_t wait_until = msf_clock_mono_us() + DEADLINE_US;                                                                           \
        while (!(cond)) {                                                                                                                  \
            if (msf_clock_mono_us() > wait_until) {                                                                                        \
                fprintf(stderr, "  %s:%d: never became true: %s\n", __FILE__, __LINE__, #cond);                                            \
                exit(1);                                                                                                                   \
            }                                                                                                                              \
            nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);                                                                       \
        }                                                                                                                                  \
    } while (0)

typedef struct plan {
    volatile int die_at_start;  /* exit status before ready; 0 = start well */
    volatile int hang_at_start; /* never say ready; 2 = and block SIGABRT */
    volatile int stuck;         /* ignore SIGTERM */
    volatile int started, ready, stopped, reloads, reopened, worker_reopened, exits, unexpected;
    volatile pid_t last_exit;
    volatile int last_status;
    volatile pid_t orphan;
    volatile int forks; /* workers that began */
    volatile int log_len;
    char log[65536];
} plan;

typedef struct server {
    char dir[64];
    char pid_file[128];
    char log_file[128];
    msf_listen_spec listen;
    msf_master_options options;
    plan *plan;
    pid_t pid; /* of the master */
    int port;
    bool reaper; /* stands for the first process of a container */
} server;

/* ---- the worker ---- */

static inline void worker_answer(plan *p, msf_worker *w, int fd)
{
    msf_scoreboard_slot *score = msf_worker_score(w);
    char command = 0, text[16];
    score->accepted++;
    if (poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 5000) == 1 && read(fd, &command, 1) == 1) {
        score->requests++;
        if (command == 'r') {
            msf_worker_retire(w, "the test says so");
        }
        int n = snprintf(text, sizeof(text), "%d", (int)getpid());
        ssize_t sent = write(fd, text, (size_t)n);
        (void)sent;
    }
    close(fd);
    score->closed++;
    if (command == 'o' && fork() == 0) { /* a child whose own child nobody will wait for */
        pid_t orphan = fork();
        p->orphan = orphan > 0 ? orphan : p->orphan;
        _exit(0);
    }
    if (command == 'k') {
        kill(getpid(), SIGKILL);
    } else if (command == 'e') {
        _exit(7);
    }
}

static inline int worker_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGQUIT);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* True when the worker shall leave. */
static inline bool worker_on_signal(plan *p, msf_worker *w, int fd)
{
    struct signalfd_siginfo info;
    if (read(fd, &info, sizeof(info)) != (ssize_t)sizeof(info)) {
        return false;
    }
    if (info.ssi_signo == SIGUSR2) {
        __atomic_add_fetch(&p->worker_reopened, 1, __ATOMIC_SEQ_CST);
        msf_worker_reopen_output(w);
        return false;
    }
    return !p->stuck;
}

static inline int worker_serve(void *ctx, msf_worker *w)
{
    plan *p = ctx;
    __atomic_add_fetch(&p->forks, 1, __ATOMIC_SEQ_CST);
    if (p->die_at_start != 0) {
        return p->die_at_start;
    }
    int signals = worker_signals(), listener = msf_worker_listen_fd(w, 0);
    const bool hangs = p->hang_at_start != 0; /* looked at once: a test may set it for the next worker while this one is about to wait */
    if (!hangs) {
        msf_worker_ready(w);
    } else if (p->hang_at_start == 2) {
        sigset_t abort_only;
        sigemptyset(&abort_only);
        sigaddset(&abort_only, SIGABRT);
        sigprocmask(SIG_BLOCK, &abort_only, NULL);
    }
    for (;;) {
        struct pollfd f[3] = {{.fd = signals, .events = POLLIN},
                              {.fd = p->stuck ? -1 : msf_worker_master_fd(w), .events = POLLIN},
                              {.fd = hangs ? -1 : listener, .events = POLLIN}};
        poll(f, 3, -1);
        if (f[1].revents != 0 || (f[0].revents != 0 && worker_on_signal(p, w, signals))) {
            break;
        }
        int fd = f[2].revents != 0 ? accept4(listener, NULL, NULL, SOCK_CLOEXEC) : -1;
        if (fd >= 0) {
            worker_answer(p, w, fd);
        }
    }
    close(signals);
    return 0;
}

/* ---- hooks ---- */

static inline void hook_start(void *ctx)
{
    ((plan *)ctx)->started++;
}
static inline void hook_ready(void *ctx)
{
    ((plan *)ctx)->ready++;
}
static inline void hook_stop(void *ctx)
{
    ((plan *)ctx)->stopped++;
}
static inline void hook_reload(void *ctx)
{
    ((plan *)ctx)->reloads++;
}
static inline void hook_reopen(void *ctx)
{
    ((plan *)ctx)->reopened++;
}
static inline void hook_exit(void *ctx, const msf_worker_exit *e)
{
    plan *p = ctx;
    p->last_exit = e->pid;
    p->last_status = e->status;
    p->unexpected += e->expected ? 0 : 1;
    p->exits++;
}
static inline void hook_log(void *ctx, const char *line)
{
    plan *p = ctx;
    int n = p->log_len, len = (int)strlen(line);
    if (n + len + 2 < (int)sizeof(p->log)) {
        memcpy(p->log + n, line, (size_t)len);
        p->log[n + len] = '\n';
        p->log_len = n + len + 1;
    }
}

static const msf_master_hooks server_hooks = {.worker = worker_serve,
                                              .on_start = hook_start,
                                              .on_ready = hook_ready,
                                              .on_worker_exit = hook_exit,
                                              .on_reload = hook_reload,
                                              .on_reopen = hook_reopen,
                                              .on_stop = hook_stop,
                                              .log = hook_log};

/* ---- the server ---- */

static inline void server_init(server *s, int workers)
{
    *s = (server){.listen = {.host = "127.0.0.1", .port = 0}};
    strcpy(s->dir, "/tmp/msf-process-XXXXXX");
    CHECK(mkdtemp(s->dir) != NULL);
    snprintf(s->pid_file, sizeof(s->pid_file), "%s/run/deep/server.pid", s->dir);
    snprintf(s->log_file, sizeof(s->log_file), "%s/server.log", s->dir);
    s->plan = mmap(NULL, sizeof(plan), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(s->plan != MAP_FAILED);
    s->options = (msf_master_options){.pid_file = s->pid_file,
                                      .listen = &s->listen,
                                      .listen_count = 1,
                                      .backlog = 128,
                                      .workers = workers,
                                      .ready_timeout_ms = 15000,
                                      .drain_ms = 5000,
                                      .mail_bytes = 65536,
                                      .backoff_max_ms = 1000};
}

/* Exit status of the process that ran the master: 0, 1 = negative code, 2 = launched. */
static inline int server_main(server *s)
{
    msf_error err = {0};
    bool is_child = false;
    int code = msf_master_run(&s->options, &server_hooks, s->plan, &is_child, &err);
    if (is_child) {
        return code;
    }
    if (code < 0) {
        hook_log(s->plan, err.text);
    }
    return code < 0 ? 1 : code > 0 ? 2 : 0;
}

static inline void server_fork(server *s)
{
    fflush(NULL);
    s->pid = fork();
    if (s->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a failed test leaves nothing behind: the workers follow their master */
        prctl(PR_SET_CHILD_SUBREAPER, s->reaper);
        exit(server_main(s));
    }
}

static inline const msf_scoreboard *server_board(const server *s)
{
    char path[160];
    msf_control_board_path(s->pid_file, path, sizeof(path));
    return msf_scoreboard_open(path, NULL);
}

static inline int server_port(const server *s)
{
    const msf_scoreboard *b = server_board(s);
    CHECK(b != NULL);
    int port = atoi(strrchr(b->address, ':') + 1);
    msf_scoreboard_close(b);
    return port;
}

static inline void server_start(server *s)
{
    server_fork(s);
    WAIT_FOR(s->plan->ready == 1);
    s->port = server_port(s);
    CHECK(s->port > 0);
}

static inline int server_wait(server *s)
{
    int status = -1;
    CHECK(waitpid(s->pid, &status, 0) == s->pid);
    return status;
}

/* Of workers that the test has killed. */
static inline void remove_reports(const char *dir)
{
    DIR *d = opendir(dir);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        if (strncmp(e->d_name, "crash-", 6) == 0) {
            unlinkat(dirfd(d), e->d_name, 0);
        }
    }
    if (d != NULL) {
        closedir(d);
    }
}

static inline void server_remove_files(server *s)
{
    char path[160];
    unlink(s->log_file);
    unlink(s->pid_file);
    msf_control_board_path(s->pid_file, path, sizeof(path));
    unlink(path);
    snprintf(path, sizeof(path), "%s/run/deep", s->dir);
    remove_reports(path);
    rmdir(path);
    snprintf(path, sizeof(path), "%s/run", s->dir);
    rmdir(path);
    rmdir(s->dir); /* fails, and shows in /tmp, when something was left: every test checks it by name where it matters */
    munmap(s->plan, sizeof(plan));
}

static inline void server_stop(server *s)
{
    kill(s->pid, SIGTERM);
    int status = server_wait(s);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "  the master ended with %x:\n%s", status, s->plan->log);
        exit(1);
    }
    CHECK_INT(s->plan->stopped, 1);
    CHECK(access(s->pid_file, F_OK) != 0);
    server_remove_files(s);
}

/* Ended, whether or not somebody has reaped it (that may be up to the machine's init). */
static inline bool is_gone(pid_t pid)
{
    char path[64], text[512] = "";
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return true;
    }
    ssize_t n = read(fd, text, sizeof(text) - 1);
    close(fd);
    const char *state = n > 0 ? strrchr(text, ')') : NULL;
    return state == NULL || state[2] == 'Z' || state[2] == 'X';
}

/* One connection: sends the command, returns the pid of the worker that answered, -errno when it failed. */
static inline pid_t ask(const server *s, char command)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)s->port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char text[16] = "";
    ssize_t n = -1;
    if (connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0 && send(fd, &command, 1, MSG_NOSIGNAL) == 1) {
        n = recv(fd, text, sizeof(text) - 1, 0);
    }
    int error = errno;
    close(fd);
    return n > 0 ? atoi(text) : n == 0 ? -EPIPE : -error;
}

static inline pid_t slot_pid(const server *s, int slot)
{
    const msf_scoreboard *b = server_board(s);
    if (b == NULL) {
        return 0;
    }
    const msf_scoreboard_slot *r = msf_scoreboard_newest(b, slot);
    pid_t pid = r->state == MSF_WORKER_READY ? r->pid : 0;
    msf_scoreboard_close(b);
    return pid;
}

/* A ready worker other than `old` stands for the slot. One look: between two of them the old one may have gone. */
static inline bool is_replaced(const server *s, int slot, pid_t old)
{
    pid_t now = slot_pid(s, slot);
    return now > 0 && now != old;
}

static inline uint64_t total_requests(const server *s)
{
    msf_scoreboard_totals t;
    const msf_scoreboard *b = server_board(s);
    CHECK(b != NULL);
    msf_scoreboard_sum(b, &t);
    msf_scoreboard_close(b);
    return t.requests;
}

#endif
