/* The master: starts, waits, and looks at what has changed. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/clock.h"
#include "process/control.h"
#include "process/pidfile.h"
#include "process/title.h"
#include "process/tree.h"

void msf_master_log(const msf_master *m, const char *format, ...)
{
    char line[1024];
    va_list args;
    if (m->hooks->log == NULL) {
        return;
    }
    va_start(args, format);
    vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    m->hooks->log(m->ctx, line);
}

/* ---- birth and end ---- */

static int check_options(const msf_master_options *o, msf_error *err)
{
    if (o->workers < 1 || o->workers > MSF_SCOREBOARD_SLOTS_MAX) {
        return msf_error_set(err, -EINVAL, "%d workers: not between 1 and %d", o->workers, MSF_SCOREBOARD_SLOTS_MAX);
    }
    if (o->listen_count < 0 || o->listen_count > MSF_LISTEN_MAX) {
        return msf_error_set(err, -EINVAL, "%d addresses to listen on: at most %d", o->listen_count, MSF_LISTEN_MAX);
    }
    return 0;
}

static void init_slots(msf_master *m)
{
    for (int i = 0; i < m->options->workers; i++) {
        m->slots[i].index = i;
        for (int k = 0; k < MSF_LISTEN_MAX; k++) {
            m->slots[i].listen_fd[k] = -1;
        }
        m->slots[i].mail[0] = m->slots[i].mail[1] = -1;
    }
}

static void free_master(msf_master *m)
{
    while (!msf_list_empty(&m->processes)) {
        msf_process_free(MSF_CONTAINER_OF(msf_list_pop_front(&m->processes), msf_process, node)); /* in a child: its siblings */
    }
    free(m->slots);
    msf_windows_free(m->windows);
    free(m->poll);
    free(m->board_path);
    free(m);
}

static msf_master *new_master(const msf_master_options *o, const msf_master_hooks *hooks, void *ctx)
{
    msf_master *m = calloc(1, sizeof(*m));
    if (m == NULL) {
        return NULL;
    }
    m->options = o;
    m->hooks = hooks;
    m->ctx = ctx;
    m->pid_fd = m->signal_fd = m->launch_fd = -1;
    msf_list_init(&m->processes);
    m->slots = calloc((size_t)o->workers, sizeof(*m->slots));
    m->poll = calloc(1 + (size_t)o->workers * MSF_SCOREBOARD_RECORDS, sizeof(*m->poll));
    m->windows = msf_windows_new();
    if (m->slots == NULL || m->poll == NULL || m->windows == NULL) {
        free_master(m);
        return NULL;
    }
    init_slots(m);
    return m;
}

static int open_board(msf_master *m, msf_error *err)
{
    if (m->options->pid_file != NULL) {
        size_t n = strlen(m->options->pid_file) + sizeof(".board");
        m->board_path = malloc(n);
        if (m->board_path == NULL) {
            return msf_error_set(err, -ENOMEM, "out of memory");
        }
        msf_control_board_path(m->options->pid_file, m->board_path, (unsigned)n);
    }
    m->board = msf_scoreboard_new(m->board_path, m->options->workers, err);
    if (m->board == NULL) {
        return err->code;
    }
    m->board->started_us = msf_clock_wall_us();
    return 0;
}

static int take_pid_file(msf_master *m, msf_error *err)
{
    if (m->options->pid_file == NULL) {
        return 0;
    }
    m->pid_fd = msf_pidfile_create(m->options->pid_file, err);
    return m->pid_fd < 0 ? m->pid_fd : 0;
}

/* Sockets of every slot, connections of every worker: the limit that distributions set for interactive programs is too low. */
static void raise_descriptor_limit(void)
{
    struct rlimit l;
    if (getrlimit(RLIMIT_NOFILE, &l) == 0 && l.rlim_cur < l.rlim_max) {
        l.rlim_cur = l.rlim_max;
        setrlimit(RLIMIT_NOFILE, &l);
    }
}

static bool is_reaper(void)
{
    int sub = 0;
    return getpid() == 1 || (prctl(PR_GET_CHILD_SUBREAPER, &sub) == 0 && sub != 0);
}

static void set_title(const msf_master *m)
{
    char title[256];
    if (m->options->title != NULL) {
        snprintf(title, sizeof(title), "%s-Master", m->options->title);
        msf_title_set(title);
    }
}

/* The pid file comes before the sockets: "already running" says more than "address in use". What was opened is undone by `close_all`. */
static int start(msf_master *m, msf_error *err)
{
    int code;
    m->pid = getpid();
    m->reaper = is_reaper();
    srandom((unsigned)(msf_clock_wall_us() ^ (uint64_t)m->pid));
    raise_descriptor_limit();
    if ((code = msf_user_find(m, err)) != 0 || (code = msf_signals_block(m, err)) != 0 || (code = take_pid_file(m, err)) != 0 ||
        (code = open_board(m, err)) != 0 || (code = msf_sockets_open(m, err)) != 0 || (code = msf_mail_open(m, err)) != 0) {
        return code;
    }
    set_title(m);
    m->tick_us = msf_clock_mono_us() + 1000000;
    msf_windows_tick(m->windows, m->board, m->tick_us - 1000000);
    m->minute = (msf_clock_wall_us() / 1000000 + 59) / 60;
    if (m->hooks->on_start != NULL) {
        m->hooks->on_start(m->ctx);
    }
    return 0;
}

static void close_all(msf_master *m)
{
    msf_sockets_close(m);
    msf_mail_close(m);
    if (m->board != NULL) {
        if (m->board_path != NULL) {
            unlink(m->board_path);
        }
        close(m->board->fd);
        msf_scoreboard_close(m->board);
        m->board = NULL;
    }
    if (m->options->pid_file != NULL) {
        msf_pidfile_remove(m->options->pid_file, m->pid_fd); /* last: who sees it go may start a new master */
    }
    msf_signals_unblock(m);
}

/* ---- the loop ---- */

static uint64_t earlier(uint64_t a, uint64_t b)
{
    return b != 0 && b < a ? b : a;
}

static uint64_t next_deadline(const msf_master *m)
{
    uint64_t at = m->tick_us;
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        at = earlier(at, MSF_CONTAINER_OF(n, msf_process, node)->deadline_us);
    }
    for (int i = 0; i < m->options->workers && m->stopping == MSF_STOP_NONE; i++) {
        const msf_slot *s = &m->slots[i];
        at = earlier(at, msf_slot_wants_process(s, UINT64_MAX) ? s->respawn_us : 0);
    }
    return at;
}

static void wait_for_news(msf_master *m)
{
    nfds_t n = 0;
    uint64_t now = msf_clock_mono_us(), at = next_deadline(m), left = at > now ? at - now : 0;
    struct timespec t = {.tv_sec = (time_t)(left / 1000000), .tv_nsec = (long)(left % 1000000) * 1000};
    m->poll[n++] = (struct pollfd){.fd = m->signal_fd, .events = POLLIN};
    for (msf_list *l = m->processes.next; l != &m->processes; l = l->next) {
        assert(n <= (nfds_t)m->options->workers * MSF_SCOREBOARD_RECORDS && "no slot has more processes than records");
        m->poll[n++] = (struct pollfd){.fd = MSF_CONTAINER_OF(l, msf_process, node)->control, .events = POLLIN};
    }
    ppoll(m->poll, n, &t, NULL);
}

static void read_controls(msf_master *m)
{
    for (msf_list *n = m->processes.next; n != &m->processes; n = n->next) {
        msf_slot_read_control(m, MSF_CONTAINER_OF(n, msf_process, node));
    }
}

static void notice_ready(msf_master *m)
{
    for (int i = 0; i < m->options->workers; i++) {
        if (m->ready || !m->slots[i].was_ready) {
            return;
        }
    }
    m->ready = true;
    if (m->hooks->on_ready != NULL) {
        m->hooks->on_ready(m->ctx);
    }
    msf_daemon_report(&m->launch_fd, &(msf_error){.code = 0});
}

static void look_around(msf_master *m)
{
    wait_for_news(m);
    msf_signals_read(m);
    read_controls(m);
    msf_slots_reap(m);
    uint64_t now = msf_clock_mono_us();
    msf_slots_expire(m, now);
    msf_reload_advance(m);
    notice_ready(m);
    msf_stats_tick(m, now);
}

/* True in a child. */
static bool run(msf_master *m)
{
    while (m->stopping == MSF_STOP_NONE || !msf_list_empty(&m->processes)) {
        if (msf_spawn_wanted(m)) {
            return true;
        }
        look_around(m);
    }
    msf_master_log(m, "stopped");
    if (m->hooks->on_stop != NULL) {
        m->hooks->on_stop(m->ctx);
    }
    return false;
}

static int run_worker(msf_master *m)
{
    int status = m->hooks->worker(m->ctx, &m->self);
    close(m->self.control);
    msf_scoreboard_close(m->board);
    free_master(m);
    return status;
}

static int finish_master(msf_master *m, int code, msf_error *err)
{
    if (code == 0 && m->failure.code != 0) {
        code = msf_error_set(err, m->failure.code, "%s", m->failure.text);
    }
    close_all(m);
    msf_error early = {.code = -ECANCELED, .text = "stopped before it was ready"};
    msf_daemon_report(&m->launch_fd, code != 0 ? err : &early); /* after the end: the user may start again at once */
    free_master(m);
    return code;
}

int msf_master_run(const msf_master_options *o, const msf_master_hooks *hooks, void *ctx, bool *is_child, msf_error *err)
{
    msf_error local = {0};
    err = err != NULL ? err : &local;
    *err = local;
    *is_child = false;
    int code = check_options(o, err);
    if (code != 0) {
        return code;
    }
    msf_master *m = new_master(o, hooks, ctx);
    if (m == NULL) {
        return msf_error_set(err, -ENOMEM, "out of memory");
    }
    if (o->daemonize && (code = msf_daemon_detach(o->log_file, &m->launch_fd, err)) != 0) {
        msf_daemon_report(&m->launch_fd, err); /* the daemon itself failed; in the launching process the descriptor is -1 */
        free_master(m);
        return code;
    }
    code = start(m, err);
    *is_child = code == 0 && run(m);
    return *is_child ? run_worker(m) : finish_master(m, code, err);
}
