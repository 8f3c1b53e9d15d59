#include "server.h"

typedef struct lines {
    int n;
    char text[64][1024];
} lines;

static void collect(void *ctx, const char *line)
{
    lines *l = ctx;
    if (l->n < 64) {
        snprintf(l->text[l->n++], sizeof(l->text[0]), "%s", line);
    }
}

TEST(nothing_runs)
{
    lines l = {0};
    const char *path = "/tmp/msf-process-no-such/server.pid";
    CHECK_INT(msf_control_stop(path, 1000), -ESRCH);
    CHECK_INT(msf_control_reload(path, 0, NULL), -ESRCH);
    CHECK_INT(msf_control_reload(path, 1000, NULL), -ESRCH);
    CHECK_INT(msf_control_status(path, false, collect, &l), -ESRCH);
    CHECK_INT(l.n, 0);
}

TEST(stop_returns_after_the_end)
{
    server s;
    server_init(&s, 2);
    server_start(&s);
    pid_t worker = slot_pid(&s, 1);
    CHECK_INT(msf_control_stop(s.pid_file, 15000), 0);
    CHECK(is_gone(worker));
    CHECK_INT(waitpid(s.pid, NULL, WNOHANG), s.pid); /* already there to be reaped */
    CHECK(access(s.pid_file, F_OK) != 0);
    server_remove_files(&s);
}

TEST(stop_that_takes_too_long_leaves_the_pid_file)
{
    server s;
    server_init(&s, 1);
    s.plan->stuck = 1;
    s.options.drain_ms = 600000;
    server_start(&s);
    CHECK_INT(msf_control_stop(s.pid_file, 100), -ETIMEDOUT);
    CHECK_INT(msf_pidfile_live(s.pid_file), s.pid);
    kill(s.pid, SIGQUIT);
    CHECK_INT(server_wait(&s), 0);
    server_remove_files(&s);
}

TEST(reload_that_takes_too_long)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    s.plan->hang_at_start = 1;
    CHECK_INT(msf_control_reload(s.pid_file, 100, NULL), -ETIMEDOUT);
    CHECK(ask(&s, 'p') > 0);
    server_stop(&s);
}

TEST(reload_without_waiting)
{
    server s;
    server_init(&s, 1);
    server_start(&s);
    pid_t old = slot_pid(&s, 0);
    CHECK_INT(msf_control_reload(s.pid_file, 0, NULL), 0);
    WAIT_FOR(is_replaced(&s, 0, old));
    server_stop(&s);
}

TEST(status_as_a_table)
{
    server s;
    lines l = {0};
    char text[64];
    server_init(&s, 2);
    server_start(&s);
    CHECK(ask(&s, 'p') > 0);
    CHECK_INT(msf_control_status(s.pid_file, false, collect, &l), 0);
    CHECK_INT(l.n, 9); /* two lines, three windows and the workers with their heads */
    snprintf(text, sizeof(text), "master %d on 127.0.0.1:%d, up ", (int)s.pid, s.port);
    CHECK(strncmp(l.text[0], text, strlen(text)) == 0);
    CHECK(strncmp(l.text[1], "1 requests, ", 12) == 0);
    for (int i = 0; i < 3; i++) {
        CHECK_INT(strlen(l.text[3 + i]), strlen(l.text[2]));
    }
    CHECK(strncmp(l.text[5], "  60 s ", 7) == 0);
    for (int i = 0; i < 2; i++) {
        snprintf(text, sizeof(text), "%4d %8d ready ", i, (int)slot_pid(&s, i));
        CHECK(strncmp(l.text[7 + i], text, strlen(text)) == 0);
        CHECK_INT(strlen(l.text[7 + i]), strlen(l.text[6])); /* aligned with the head */
    }
    server_stop(&s);
}

TEST(status_as_json)
{
    server s;
    lines l = {0};
    char text[64];
    server_init(&s, 2);
    server_start(&s);
    CHECK_INT(msf_control_status(s.pid_file, true, collect, &l), 0);
    CHECK_INT(l.n, 1);
    snprintf(text, sizeof(text), "{\"master\":%d,\"address\":\"127.0.0.1:%d\",", (int)s.pid, s.port);
    CHECK(strncmp(l.text[0], text, strlen(text)) == 0);
    snprintf(text, sizeof(text), "{\"slot\":1,\"pid\":%d,\"state\":\"ready\"", (int)slot_pid(&s, 1));
    CHECK(strstr(l.text[0], text) != NULL);
    CHECK(strstr(l.text[0], "\"windows\":[{\"seconds\":1,\"requests\":0,\"rps\":0.0,") != NULL);
    server_stop(&s);
}

TEST(status_shows_those_that_are_leaving)
{
    server s;
    lines l = {0};
    server_init(&s, 1);
    s.plan->stuck = 1;
    s.options.drain_ms = 600000;
    server_start(&s);
    CHECK_INT(msf_control_reload(s.pid_file, 15000, NULL), 0);
    CHECK_INT(msf_control_status(s.pid_file, false, collect, &l), 0);
    CHECK_INT(l.n, 9); /* two lines, three windows and the workers with their heads */
    CHECK(strstr(l.text[7], " ready ") != NULL);
    CHECK(strstr(l.text[8], " draining ") != NULL);
    kill(s.pid, SIGQUIT);
    CHECK_INT(server_wait(&s), 0);
    server_remove_files(&s);
}

UNIT_MAIN()
