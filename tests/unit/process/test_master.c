#include <sys/resource.h>

#include "server.h"

TEST(starts_and_stops)
{
    server s;
    server_init(&s, 3);
    server_start(&s);
    CHECK_INT(s.plan->started, 1);
    CHECK_INT(msf_pidfile_live(s.pid_file), s.pid);
    pid_t workers[3];
    for (int i = 0; i < 3; i++) {
        workers[i] = slot_pid(&s, i);
        CHECK(workers[i] > 0);
    }
    CHECK(workers[0] != workers[1] && workers[1] != workers[2]);
    CHECK(ask(&s, 'p') > 0);
    server_stop(&s);
    for (int i = 0; i < 3; i++) {
        CHECK(is_gone(workers[i]));
    }
}

TEST(sigint_and_sigquit_stop)
{
    static const int signums[] = {SIGINT, SIGQUIT, SIGHUP};
    for (int i = 0; i < 3; i++) {
        server s;
        server_init(&s, 1);
        server_start(&s);
        kill(s.pid, signums[i]);
        CHECK_INT(server_wait(&s), 0);
        CHECK(access(s.pid_file, F_OK) != 0);
        server_remove_files(&s);
    }
}

TEST(crash_is_respawned_at_once)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    pid_t first = ask(&s, 'k');
    CHECK(first > 0);
    uint64_t before = msf_clock_mono_us();
    WAIT_FOR(is_replaced(&s, 0, first));
    CHECK(msf_clock_mono_us() - before < 2000000);
    CHECK_INT(s.plan->unexpected, 1);
    CHECK_INT(s.plan->last_exit, first);
    CHECK(WIFSIGNALED(s.plan->last_status) && WTERMSIG(s.plan->last_status) == SIGKILL);
    CHECK(strstr(s.plan->log, "ended unasked: signal 9 (Killed)") != NULL);
    server_stop(&s);
}

TEST(waiting_connections_survive_a_crash)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    pid_t first = ask(&s, 'k'); /* the socket stays open: this one waits in its queue for the next worker */
    pid_t second = ask(&s, 'p');
    CHECK(first > 0 && second > 0 && first != second);
    server_stop(&s);
}

TEST(exit_status_is_logged)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    CHECK(ask(&s, 'e') > 0);
    WAIT_FOR(strstr(s.plan->log, "ended unasked: exit status 7") != NULL);
    server_stop(&s);
}

TEST(back_off_grows_and_is_capped)
{
    server s;
    server_init(&s, 1);
    s.options.backoff_max_ms = 300;
    server_start(&s);
    s.plan->die_at_start = 9;
    CHECK(ask(&s, 'k') > 0);
    uint64_t began = msf_clock_mono_us();
    WAIT_FOR(s.plan->forks >= 6);
    uint64_t took = msf_clock_mono_us() - began;
    /* at once, then at least half of 100, 200, 300, 300 ms: without a pause this would take some milliseconds */
    CHECK(took >= 350000);
    s.plan->die_at_start = 0;
    WAIT_FOR(ask(&s, 'p') > 0);
    CHECK_INT(s.plan->ready, 1);
    server_stop(&s);
}

TEST(worker_that_never_starts_fails_the_start)
{
    server s;
    server_init(&s, 2);
    s.plan->die_at_start = 9;
    server_fork(&s);
    int status = server_wait(&s);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    CHECK(strstr(s.plan->log, "no worker became ready in 3 attempts: worker") != NULL);
    CHECK_INT(s.plan->ready, 0);
    CHECK(access(s.pid_file, F_OK) != 0);
    server_remove_files(&s);
}

TEST(late_worker_is_killed)
{
    server s;
    server_init(&s, 1);
    s.options.ready_timeout_ms = 50;
    s.plan->hang_at_start = 1;
    server_fork(&s);
    WAIT_FOR(strstr(s.plan->log, "was not ready in time: killed") != NULL);
    int status = server_wait(&s);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    server_remove_files(&s);
}

TEST(late_worker_is_asked_where_it_is)
{
    server s;
    server_init(&s, 1);
    s.options.ready_timeout_ms = 50;
    s.options.abort_ms = 15000;
    s.plan->hang_at_start = 1;
    server_fork(&s);
    WAIT_FOR(strstr(s.plan->log, "was not ready in time: asked where it is (SIGABRT)") != NULL);
    WAIT_FOR(strstr(s.plan->log, "signal 6 (Aborted); report: ") != NULL);
    CHECK(strstr(s.plan->log, "killed") == NULL);
    int status = server_wait(&s);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    server_remove_files(&s);
}

TEST(worker_that_does_not_hear_the_question_is_killed)
{
    server s;
    server_init(&s, 1);
    s.options.ready_timeout_ms = 50;
    s.options.abort_ms = 50;
    s.plan->hang_at_start = 2;
    server_fork(&s);
    WAIT_FOR(strstr(s.plan->log, "was not ready in time: killed") != NULL);
    int status = server_wait(&s);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    server_remove_files(&s);
}

TEST(stuck_worker_is_killed_on_stop)
{
    server s;
    server_init(&s, 1);
    s.options.drain_ms = 10;
    s.plan->stuck = 1;
    server_start(&s);
    pid_t worker = slot_pid(&s, 0);
    uint64_t before = msf_clock_mono_us();
    kill(s.pid, SIGTERM);
    CHECK_INT(server_wait(&s), 0);
    CHECK(msf_clock_mono_us() - before >= 2000000);
    CHECK(is_gone(worker));
    CHECK(WIFSIGNALED(s.plan->last_status) && WTERMSIG(s.plan->last_status) == SIGKILL);
    CHECK_INT(s.plan->unexpected, 0);
    server_remove_files(&s);
}

TEST(second_sigint_does_not_wait_for_the_drain)
{
    server s;
    server_init(&s, 1);
    s.options.drain_ms = 600000;
    s.plan->stuck = 1;
    server_start(&s);
    kill(s.pid, SIGINT);
    WAIT_FOR(strstr(s.plan->log, "stopping\n") != NULL);
    kill(s.pid, SIGINT);
    CHECK_INT(server_wait(&s), 0);
    CHECK(strstr(s.plan->log, "stopping now") != NULL);
    server_remove_files(&s);
}

TEST(workers_leave_when_the_master_is_killed)
{
    server s;
    server_init(&s, 2);
    server_start(&s);
    pid_t a = slot_pid(&s, 0), b = slot_pid(&s, 1);
    kill(s.pid, SIGKILL);
    CHECK(WIFSIGNALED(server_wait(&s)));
    WAIT_FOR(is_gone(a) && is_gone(b));
    CHECK_INT(msf_pidfile_live(s.pid_file), 0); /* stale: the file is there, nobody holds it */
    CHECK_INT(access(s.pid_file, F_OK), 0);
    CHECK(server_board(&s) == NULL); /* the link points nowhere now */
    s.plan->ready = 0;
    server_start(&s); /* and is no obstacle */
    CHECK(ask(&s, 'p') > 0);
    server_stop(&s);
}

/* Only the end of the control socket tells them here: SIGTERM is ignored. */
TEST(busy_workers_die_with_the_master)
{
    server s;
    server_init(&s, 2);
    s.options.drain_ms = 100;
    s.plan->stuck = 1; /* neither SIGTERM nor the closed socket makes them leave */
    server_start(&s);
    pid_t workers[2] = {slot_pid(&s, 0), slot_pid(&s, 1)};
    kill(s.pid, SIGKILL);
    server_wait(&s);
    WAIT_FOR(is_gone(workers[0]) && is_gone(workers[1]));
    server_remove_files(&s);
}

TEST(workers_see_the_end_of_the_master_on_their_socket)
{
    server s;
    server_init(&s, 3);
    s.plan->stuck = 1;
    server_start(&s);
    pid_t pids[3] = {slot_pid(&s, 0), slot_pid(&s, 1), slot_pid(&s, 2)};
    kill(s.pid, SIGKILL);
    CHECK(WIFSIGNALED(server_wait(&s)));
    WAIT_FOR(is_gone(pids[0]) && is_gone(pids[1]) && is_gone(pids[2]));
    server_remove_files(&s);
}

TEST(second_start_is_refused)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    server other = s;
    server_fork(&other);
    int status = server_wait(&other);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    char text[64];
    snprintf(text, sizeof(text), "already running, pid %d", (int)s.pid);
    CHECK(strstr(s.plan->log, text) != NULL);
    CHECK_INT(msf_pidfile_live(s.pid_file), s.pid); /* and the first one's file is untouched */
    CHECK(ask(&s, 'p') > 0);
    server_stop(&s);
}

TEST(port_in_use_is_refused_before_any_fork)
{
    server s, other;
    server_init(&s, 1);
    server_start(&s);
    server_init(&other, 2);
    other.listen.port = s.port;
    server_fork(&other);
    int status = server_wait(&other);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    CHECK(strstr(other.plan->log, "Address already in use") != NULL);
    CHECK_INT(other.plan->forks, 0);
    CHECK_INT(other.plan->started, 0);
    CHECK(access(other.pid_file, F_OK) != 0);
    server_remove_files(&other);
    server_stop(&s);
}

static int open_descriptors(pid_t pid)
{
    char path[64];
    int n = 0;
    snprintf(path, sizeof(path), "/proc/%d/fd", (int)pid);
    DIR *d = opendir(path);
    CHECK(d != NULL);
    while (readdir(d) != NULL) {
        n++;
    }
    closedir(d);
    return n;
}

TEST(worker_holds_nothing_of_others)
{
    server one, many;
    server_init(&one, 1);
    server_start(&one);
    server_init(&many, 6);
    server_start(&many);
    int alone = open_descriptors(slot_pid(&one, 0));
    for (int i = 0; i < 6; i++) {
        CHECK_INT(open_descriptors(slot_pid(&many, i)), alone + 5); /* where messages to the others are written */
    }
    server_stop(&many);
    server_stop(&one);
}

TEST(reopen_reaches_master_and_workers)
{
    server s;
    server_init(&s, 2);
    server_start(&s);
    kill(s.pid, SIGUSR2);
    WAIT_FOR(s.plan->reopened == 1 && s.plan->worker_reopened == 2);
    kill(s.pid, SIGRTMIN);
    WAIT_FOR(s.plan->reopened == 2);
    CHECK(ask(&s, 'p') > 0);
    CHECK_INT(s.plan->exits, 0);
    server_stop(&s);
}

TEST(unix_socket_is_shared_and_removed)
{
    server s;
    char host[128];
    server_init(&s, 2);
    snprintf(host, sizeof(host), "unix:%s/socket", s.dir);
    s.listen.host = host;
    server_fork(&s);
    WAIT_FOR(s.plan->ready == 1);
    struct sockaddr_un {
        sa_family_t family;
        char path[108];
    } a = {.family = AF_UNIX};
    strcpy(a.path, host + 5);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    char text[16] = "";
    CHECK_INT(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
    CHECK_INT(write(fd, "p", 1), 1);
    CHECK(read(fd, text, sizeof(text) - 1) > 0 && atoi(text) > 0);
    close(fd);
    server_stop(&s);
    CHECK(access(host + 5, F_OK) != 0);
}

/* A deadline in the past must not turn the waiting into a spin: here the one of a respawn, while the other worker does not leave for two
 * seconds. */
TEST(master_sleeps_while_it_waits)
{
    server s;
    struct rusage used;
    int status;
    server_init(&s, 2);
    s.options.drain_ms = 10;
    s.options.backoff_max_ms = 1;
    server_start(&s);
    for (int slot = 0; slot < 2; slot++) {
        for (int i = 0; i < 2; i++) {
            pid_t old = slot_pid(&s, slot);
            CHECK(old > 0);
            kill(old, SIGKILL);
            WAIT_FOR(is_replaced(&s, slot, old));
        }
    }
    pid_t other = slot_pid(&s, 1);
    CHECK(other > 0);
    s.plan->stuck = 1;
    kill(s.pid, SIGTERM);
    WAIT_FOR(strstr(s.plan->log, "stopping\n") != NULL);
    kill(other, SIGKILL);
    CHECK(wait4(s.pid, &status, 0, &used) == s.pid);
    CHECK(used.ru_utime.tv_sec + used.ru_stime.tv_sec < 1);
    server_remove_files(&s);
}

TEST(first_process_of_a_container_reaps_orphans)
{
    server s;
    server_init(&s, 1);
    s.reaper = true;
    server_start(&s);
    CHECK(ask(&s, 'o') > 0);
    WAIT_FOR(s.plan->orphan > 0);
    WAIT_FOR(kill(s.plan->orphan, 0) != 0); /* not even a zombie is left */
    CHECK_INT(s.plan->exits, 0);
    CHECK(ask(&s, 'p') > 0);
    server_stop(&s);
}

static bool has_line(pid_t pid, const char *line)
{
    char path[64], text[4096];
    snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
    int fd = open(path, O_RDONLY);
    ssize_t n = read(fd, text, sizeof(text) - 1);
    close(fd);
    text[n > 0 ? n : 0] = '\0';
    return strstr(text, line) != NULL;
}

TEST(workers_of_root_change_their_user)
{
    server s;
    if (geteuid() != 0) {
        return; /* only root may */
    }
    server_init(&s, 1);
    s.options.user = "nobody";
    s.options.group = "daemon";
    server_start(&s);
    pid_t worker = slot_pid(&s, 0);
    CHECK(has_line(worker, "Uid:\t65534\t65534\t65534\t65534\n"));
    CHECK(has_line(worker, "Gid:\t1\t1\t1\t1\n"));
    CHECK(has_line(s.pid, "Uid:\t0\t0\t0\t0\n"));
    kill(s.pid, SIGKILL); /* the change of user must not have made it deaf to that */
    server_wait(&s);
    WAIT_FOR(is_gone(worker));
    server_remove_files(&s);
}

TEST(unknown_user_is_refused)
{
    server s;
    server_init(&s, 1);
    s.options.user = "no-such-user";
    if (geteuid() != 0) {
        return; /* only root changes users, so nobody looks */
    }
    server_fork(&s);
    int status = server_wait(&s);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    CHECK(strstr(s.plan->log, "no user named \"no-such-user\"") != NULL);
    CHECK_INT(s.plan->forks, 0);
    server_remove_files(&s);
}

TEST(bad_options_are_refused)
{
    msf_error err;
    bool is_child;
    msf_master_options o = {.workers = 0};
    CHECK_INT(msf_master_run(&o, &server_hooks, NULL, &is_child, &err), -EINVAL);
    o = (msf_master_options){.workers = 1, .listen_count = 9};
    CHECK_INT(msf_master_run(&o, &server_hooks, NULL, &is_child, &err), -EINVAL);
    CHECK(strstr(err.text, "at most 8") != NULL);
    o = (msf_master_options){.workers = 1, .pid_file = "/proc/nowhere/server.pid"};
    CHECK(msf_master_run(&o, &server_hooks, NULL, &is_child, &err) < 0);
    CHECK(strstr(err.text, "/proc/nowhere") != NULL);
}

UNIT_MAIN()
