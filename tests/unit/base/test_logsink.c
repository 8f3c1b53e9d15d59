#include "base/logsink.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "unit.h"

static char folder[64], path[96], moved[96];

static void make_folder(void)
{
    strcpy(folder, "/tmp/msf-logsink-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/a.log", folder);
    snprintf(moved, sizeof moved, "%s/b.log", folder);
}

static void remove_folder(void)
{
    unlink(path);
    unlink(moved);
    CHECK_INT(rmdir(folder), 0);
}

static msf_logsink *open_sink(void)
{
    msf_error e;
    msf_logsink *sink = msf_logsink_open(path, &e);
    CHECK(sink != NULL);
    return sink;
}

static size_t content(const char *file, char *out, size_t max)
{
    int fd = open(file, O_RDONLY);
    CHECK(fd >= 0);
    ssize_t n = read(fd, out, max);
    CHECK(n >= 0);
    close(fd);
    return (size_t)n;
}

static void check_content(const char *file, const char *text)
{
    char out[4096];
    size_t n = content(file, out, sizeof out);
    CHECK_BYTES(out, n, text);
}

static void put(msf_logsink *sink, const char *line)
{
    msf_logsink_write(sink, line, strlen(line));
}

TEST(lines_are_collected_until_the_flush)
{
    make_folder();
    msf_logsink *sink = open_sink();
    put(sink, "one\n");
    put(sink, "two\n");
    check_content(path, "");
    CHECK_INT(msf_logsink_pending(sink), 8);
    CHECK_INT(msf_logsink_flush(sink), 0);
    check_content(path, "one\ntwo\n");
    CHECK_INT(msf_logsink_pending(sink), 0);
    put(sink, "three\n");
    msf_logsink_close(sink);
    check_content(path, "one\ntwo\nthree\n");
    msf_logsink_close(NULL);
    remove_folder();
}

TEST(a_full_buffer_is_written)
{
    make_folder();
    msf_logsink *sink = open_sink();
    msf_logsink_limit(sink, 10);
    put(sink, "12345\n");
    put(sink, "6789\n");
    check_content(path, "12345\n");
    put(sink, "longer than the buffer\n");
    check_content(path, "12345\n6789\nlonger than the buffer\n");
    CHECK_INT(msf_logsink_lost(sink), 0);
    msf_logsink_close(sink);
    remove_folder();
}

TEST(reopen_follows_a_rotation)
{
    make_folder();
    msf_logsink *sink = open_sink();
    put(sink, "old\n");
    CHECK_INT(rename(path, moved), 0);
    msf_error e;
    CHECK_INT(msf_logsink_reopen(sink, &e), 0);
    put(sink, "new\n");
    msf_logsink_close(sink);
    check_content(moved, "old\n");
    check_content(path, "new\n");
    remove_folder();
}

TEST(a_failed_reopen_keeps_the_old_file)
{
    make_folder();
    msf_logsink *sink = open_sink();
    CHECK_INT(rename(path, moved), 0);
    CHECK_INT(mkdir(path, 0700), 0);
    msf_error e;
    CHECK_INT(msf_logsink_reopen(sink, &e), -EISDIR);
    CHECK(strstr(e.text, path) != NULL);
    put(sink, "still here\n");
    msf_logsink_close(sink);
    check_content(moved, "still here\n");
    CHECK_INT(rmdir(path), 0);
    remove_folder();
}

TEST(a_path_that_cannot_be_opened_says_so)
{
    msf_error e;
    CHECK(msf_logsink_open("/nonexistent-folder/x.log", &e) == NULL);
    CHECK_INT(e.code, -ENOENT);
    CHECK(strstr(e.text, "/nonexistent-folder/x.log: No such file") != NULL);
}

TEST(lines_that_cannot_be_written_are_counted)
{
    make_folder();
    msf_logsink *sink = open_sink();
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {5, 5};
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &small), 0);
    put(sink, "abc\ndef\nghi\n");
    CHECK_INT(msf_logsink_flush(sink), -EFBIG);
    CHECK_INT(msf_logsink_lost(sink), 2);
    CHECK_INT(msf_logsink_pending(sink), 0);
    put(sink, "jkl\n");
    CHECK_INT(msf_logsink_flush(sink), -EFBIG);
    CHECK_INT(msf_logsink_lost(sink), 3);
    msf_logsink_close(sink);
    check_content(path, "abc\nd");
    remove_folder();
}

/* The read end of a FIFO at `path` that is as small as the kernel allows. */
static int make_fifo(void)
{
    CHECK_INT(mkfifo(path, 0600), 0);
    int fd = open(path, O_RDONLY | O_NONBLOCK);
    CHECK(fd >= 0);
    CHECK(fcntl(fd, F_SETPIPE_SZ, 4096) >= 4096);
    return fd;
}

TEST(a_full_pipe_keeps_lines_then_drops_new_ones)
{
    make_folder();
    int fd = make_fifo();
    msf_logsink *sink = open_sink();
    msf_logsink_limit(sink, 8192);
    char line[1024];
    memset(line, 'x', sizeof line);
    line[1023] = '\n';
    for (int i = 0; i < 8; i++) {
        msf_logsink_write(sink, line, sizeof line);
    }
    CHECK_INT(msf_logsink_flush(sink), -EAGAIN);
    CHECK_INT(msf_logsink_lost(sink), 0);
    CHECK_INT(msf_logsink_pending(sink), 4096);
    for (int i = 0; i < 7; i++) {
        msf_logsink_write(sink, line, sizeof line);
    }
    CHECK_INT(msf_logsink_lost(sink), 3);
    char out[16384];
    CHECK_INT(read(fd, out, sizeof out), 4096);
    CHECK_INT(msf_logsink_flush(sink), -EAGAIN);
    CHECK_INT(read(fd, out, sizeof out), 4096);
    msf_logsink_close(sink);
    CHECK_INT(read(fd, out, sizeof out), 4096);
    CHECK_INT(read(fd, out, sizeof out), 0);
    close(fd);
    remove_folder();
}

TEST(a_cut_line_is_ended_before_the_next)
{
    make_folder();
    msf_logsink *sink = open_sink();
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {5, RLIM_INFINITY};
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &limit), 0);
    put(sink, "abc\ndef\n");
    CHECK_INT(msf_logsink_flush(sink), -EFBIG);
    limit.rlim_cur = RLIM_INFINITY;
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &limit), 0);
    put(sink, "ghi\n");
    msf_logsink_close(sink);
    check_content(path, "abc\nd\nghi\n");
    remove_folder();
}

TEST(processes_do_not_interleave_their_lines)
{
    make_folder();
    enum { PROCESSES = 4, LINES = 2000, LEN = 100 };
    for (int p = 0; p < PROCESSES; p++) {
        if (fork() == 0) {
            msf_logsink *sink = open_sink();
            char line[LEN];
            memset(line, 'a' + p, sizeof line);
            line[LEN - 1] = '\n';
            for (int i = 0; i < LINES; i++) {
                msf_logsink_write(sink, line, sizeof line);
                if (i % 10 == 9) {
                    msf_logsink_flush(sink);
                }
            }
            msf_logsink_close(sink);
            _exit(0);
        }
    }
    for (int p = 0; p < PROCESSES; p++) {
        int status;
        wait(&status);
        CHECK_INT(status, 0);
    }
    FILE *f = fopen(path, "r");
    char line[LEN + 2];
    int lines = 0;
    for (; fgets(line, sizeof line, f) != NULL; lines++) {
        CHECK_INT(strlen(line), LEN);
        CHECK_INT(strspn(line, (char[]){line[0], 0}), LEN - 1);
    }
    CHECK_INT(lines, PROCESSES * LINES);
    fclose(f);
    remove_folder();
}

/* Runs with `fd` as the standard error and a sink on it: two lines of the sink around one of the process itself. */
static void write_beside(int fd)
{
    int saved = dup(STDERR_FILENO);
    dup2(fd, STDERR_FILENO);
    msf_error e;
    msf_logsink *sink = msf_logsink_open("/dev/stderr", &e);
    bool opened = sink != NULL;
    if (opened) {
        msf_logsink_write(sink, "one\n", 4);
        msf_logsink_flush(sink);
        opened = write(STDERR_FILENO, "two\n", 4) == 4;
        msf_logsink_reopen(sink, &e);
        msf_logsink_write(sink, "three\n", 6);
        msf_logsink_close(sink);
    }
    dup2(saved, STDERR_FILENO);
    close(saved);
    CHECK(opened);
}

TEST(standard_error_in_a_file_that_is_not_appended_to)
{
    char text[64];
    make_folder();
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    write_beside(fd);
    close(fd);
    size_t n = content(path, text, sizeof text);
    CHECK(n == 14 && memcmp(text, "one\ntwo\nthree\n", n) == 0);
    remove_folder();
}

TEST(standard_error_that_is_a_socket)
{
    int pair[2];
    char text[64];
    CHECK_INT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    write_beside(pair[0]);
    ssize_t n = read(pair[1], text, sizeof text);
    CHECK(n == 14 && memcmp(text, "one\ntwo\nthree\n", 14) == 0);
    CHECK((fcntl(pair[0], F_GETFL) & O_NONBLOCK) == 0);

    int saved = dup(STDERR_FILENO);
    dup2(pair[0], STDERR_FILENO);
    msf_error e;
    msf_logsink *sink = msf_logsink_open("/dev/stderr", &e);
    dup2(saved, STDERR_FILENO);
    close(saved);
    for (int i = 0; i < 100000; i++) {
        msf_logsink_write(sink, "nobody reads this\n", 18); /* full: it must not wait */
    }
    CHECK(msf_logsink_flush(sink) == -EAGAIN);
    msf_logsink_close(sink);
    close(pair[0]);
    close(pair[1]);
}

UNIT_MAIN()
