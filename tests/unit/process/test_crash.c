#include <sys/wait.h>

#include "process/crash.h"
#include "server.h"

static msf_crash_area *area;

/* Runs `fn` in a watched child; its wait status. The report is in `area` afterwards. */
static int die(void (*fn)(void), msf_crash_describe_fn describe)
{
    msf_crash_area_free(area);
    area = msf_crash_area_new();
    CHECK(area != NULL);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        static const int signums[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
        prctl(PR_SET_DUMPABLE, 0); /* no core files of tests */
        for (int i = 0; i < 5; i++) {
            signal(signums[i], SIG_DFL); /* a sanitizer's own handlers would end the process in their way */
        }
        CHECK_INT(msf_crash_watch(area, 3), 0);
        msf_crash_on_describe(describe);
        fn();
        _exit(99);
    }
    int status = -1;
    CHECK(waitpid(pid, &status, 0) == pid);
    area->text[area->len < sizeof(area->text) ? area->len : sizeof(area->text) - 1] = '\0';
    return status;
}

static bool says(const char *text)
{
    return strstr(area->text, text) != NULL;
}

static void touch_nothing(void)
{
    *(volatile int *)16 = 1;
}

static void touch_forbidden(void)
{
    volatile char *p = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *p = 1;
}

static void raise_abort(void)
{
    abort();
}

static void raise_fpe(void)
{
    raise(SIGFPE);
}

static volatile int depth_limit = 1 << 30;

static int recurse(int depth)
{
    volatile char frame[512];
    frame[0] = (char)depth;
    return depth == depth_limit ? 0 : recurse(depth + 1) + frame[0];
}

static void overflow(void)
{
    depth_limit = recurse(1);
}

TEST(faults_are_told_and_keep_their_status)
{
    int status = die(touch_nothing, NULL);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    CHECK(says("signal: SIGSEGV (invalid memory access), code 1 (nothing there), address 0x10\n"));
    CHECK(says("worker: slot 3, pid "));
    CHECK(says("native backtrace:\n") && says("end of the report\n"));
    status = die(touch_forbidden, NULL);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    CHECK(says("code 2 (not allowed), address 0x"));
}

TEST(sent_signals_are_told)
{
    int status = die(raise_abort, NULL);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    CHECK(says("signal: SIGABRT (abort), sent by pid "));
    status = die(raise_fpe, NULL);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGFPE);
    CHECK(says("SIGFPE (arithmetic), sent by pid "));
}

static void tell_cause(const msf_crash *c)
{
    msf_crash_put(c->stack_overflow ? "it was the stack\n" : "it was not the stack\n");
}

TEST(stack_overflow_is_told_apart)
{
    int status = die(overflow, tell_cause);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    CHECK(says("it was the stack\n"));
    die(touch_nothing, tell_cause);
    CHECK(says("it was not the stack\n"));
}

static void read_things(const msf_crash *c)
{
    char page[4096], *map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(map + 4096, 4096, PROT_NONE);
    memcpy(map, "whole", 6);
    memcpy(map + 4090, "border", 6);
    msf_crash_put(msf_crash_read(map, page, 4096) && page[0] == 'w' ? "a" : "?");
    msf_crash_put(!msf_crash_read(map + 4090, page, 7) ? "b" : "?");                                  /* its end cannot be read */
    msf_crash_put(msf_crash_read(map + 4090, page, 6) && memcmp(page, "border", 6) == 0 ? "c" : "?"); /* and nothing of that is left */
    msf_crash_put(!msf_crash_read(NULL, page, 1) && !msf_crash_read((void *)8, page, 1) && !msf_crash_read((void *)-8, page, 8) ? "d"
                                                                                                                                : "?");
    msf_crash_put(!msf_crash_read(map, page, 4097) && !msf_crash_read(map, page, 0) ? "e " : "?");
    msf_crash_put_string(map);
    msf_crash_put_string(map + 4090);
    msf_crash_put(msf_crash_put_string(map + 4096) ? "?" : " ");
    msf_crash_put_dec(18446744073709551615ull);
    msf_crash_put(" ");
    msf_crash_put_hex(0);
    msf_crash_put_bytes("\x01\n\x7f\xc3", 4);
}

TEST(broken_pointers_are_survived)
{
    int status = die(touch_nothing, read_things);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    CHECK(says("abcde wholeborder 18446744073709551615 0x0????\n"));
    CHECK(says("end of the report\n"));
}

static void fault_again(const msf_crash *c)
{
    msf_crash_put("before\n");
    touch_nothing();
    msf_crash_put("never\n");
}

TEST(a_fault_in_the_report_ends_the_process)
{
    int status = die(raise_abort, fault_again);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    CHECK(says("before\n") && !says("never\n") && !says("end of the report"));
}

static void talk_too_much(const msf_crash *c)
{
    for (int i = 0; i < 20000; i++) {
        msf_crash_put("0123456789");
    }
}

TEST(the_text_is_cut_but_its_end_has_room)
{
    die(touch_nothing, talk_too_much);
    CHECK(area->len <= sizeof(area->text));
    CHECK(says("native backtrace:\n") && says("end of the report\n"));
}

static void crash_in_a_child(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        touch_nothing();
    }
    int status = 0;
    waitpid(pid, &status, 0);
    _exit(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV ? 0 : 1);
}

TEST(children_are_not_watched)
{
    CHECK_INT(die(crash_in_a_child, NULL), 0);
    CHECK_INT(area->len, 0);
}

/* ---- the master's file ---- */

static void count_reports(const char *dir, int *n, char *one, size_t size)
{
    DIR *d = opendir(dir);
    *n = 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (strncmp(e->d_name, "crash-", 6) == 0) {
            ++*n;
            snprintf(one, size, "%s/%s", dir, e->d_name);
        }
    }
    closedir(d);
}

TEST(the_master_writes_and_names_the_file)
{
    server s;
    char path[600], text[8192] = "";
    int n;
    server_init(&s, 1);
    s.options.crash_dir = s.dir;
    server_start(&s);
    pid_t first = ask(&s, 'k');
    WAIT_FOR(is_replaced(&s, 0, first));
    count_reports(s.dir, &n, path, sizeof(path));
    CHECK_INT(n, 1);
    CHECK(strstr(s.plan->log, path) != NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    CHECK(fd >= 0 && read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    CHECK(strstr(text, "signal 9 (Killed); it served") != NULL);
    CHECK(strstr(text, "SIGKILL cannot be caught") != NULL);
    unlink(path);
    server_stop(&s);
}

TEST(a_directory_that_is_gone_is_told)
{
    server s;
    server_init(&s, 1);
    s.options.crash_dir = "/nowhere/at/all";
    server_start(&s);
    pid_t first = ask(&s, 'k');
    WAIT_FOR(is_replaced(&s, 0, first));
    CHECK(strstr(s.plan->log, "no crash report: /nowhere/at/all/crash-") != NULL);
    CHECK(strstr(s.plan->log, "ended unasked: signal 9 (Killed)\n") != NULL);
    server_stop(&s);
}

UNIT_MAIN()
