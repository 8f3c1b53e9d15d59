#include "server.h"

static char dir[] = "/tmp/msf-process-XXXXXX";
static char path[128];

static void make_dir(void)
{
    CHECK(mkdtemp(dir) != NULL);
    snprintf(path, sizeof(path), "%s/a/b/server.pid", dir);
}

static void remove_dir(void)
{
    char sub[128];
    unlink(path);
    snprintf(sub, sizeof(sub), "%s/a/b", dir);
    rmdir(sub);
    snprintf(sub, sizeof(sub), "%s/a", dir);
    rmdir(sub);
    CHECK_INT(rmdir(dir), 0); /* nothing else was left */
}

static void read_file(char *out, size_t n)
{
    int fd = open(path, O_RDONLY);
    ssize_t got = fd >= 0 ? read(fd, out, n - 1) : 0;
    out[got > 0 ? got : 0] = '\0';
    close(fd);
}

static void write_file(const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    CHECK(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
}

TEST(written_whole_and_removed)
{
    char text[64], expected[64];
    struct stat st;
    make_dir();
    int fd = msf_pidfile_create(path, NULL);
    CHECK(fd >= 0);
    read_file(text, sizeof(text));
    snprintf(expected, sizeof(expected), "%d,%d", (int)getpid(), (int)getpid());
    CHECK_BYTES(text, strlen(text), expected);
    CHECK_INT(msf_pidfile_live(path), getpid());
    snprintf(text, sizeof(text), "%s/a", dir);
    CHECK_INT(stat(text, &st), 0);
    CHECK_INT(st.st_mode & 0022, 0); /* nobody else writes there */
    msf_pidfile_remove(path, fd);
    CHECK(access(path, F_OK) != 0);
    CHECK_INT(msf_pidfile_live(path), 0);
    remove_dir();
}

TEST(live_one_is_refused)
{
    msf_error err;
    make_dir();
    int fd = msf_pidfile_create(path, NULL);
    CHECK_INT(msf_pidfile_create(path, &err), -EEXIST);
    CHECK(strstr(err.text, "already running, pid ") != NULL);
    CHECK_INT(msf_pidfile_live(path), getpid());
    msf_pidfile_remove(path, fd);
    remove_dir();
}

/* The pid in a stale file may belong to somebody else by now: here to the test itself. */
TEST(stale_one_is_replaced_whatever_its_pid)
{
    char text[64];
    make_dir();
    msf_pidfile_remove(path, msf_pidfile_create(path, NULL));
    snprintf(text, sizeof(text), "%d,%d,1,2,3,4,5,6,7,8,9", (int)getppid(), (int)getppid());
    write_file(text);
    CHECK_INT(msf_pidfile_live(path), 0);
    int fd = msf_pidfile_create(path, NULL);
    CHECK(fd >= 0);
    CHECK_INT(msf_pidfile_live(path), getpid());
    msf_pidfile_remove(path, fd);
    remove_dir();
}

TEST(rubbish_is_replaced)
{
    static const char *const rubbish[] = {"", "x", "-1,-1", "0", "99999999999999999999"};
    make_dir();
    msf_pidfile_remove(path, msf_pidfile_create(path, NULL));
    for (size_t i = 0; i < sizeof(rubbish) / sizeof(rubbish[0]); i++) {
        write_file(rubbish[i]);
        CHECK_INT(msf_pidfile_live(path), 0);
        int fd = msf_pidfile_create(path, NULL);
        CHECK(fd >= 0);
        msf_pidfile_remove(path, fd);
    }
    remove_dir();
}

TEST(killed_owner_leaves_a_stale_file)
{
    make_dir();
    pid_t pid = fork();
    if (pid == 0) {
        msf_pidfile_create(path, NULL);
        pause();
    }
    WAIT_FOR(msf_pidfile_live(path) == pid);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    CHECK_INT(access(path, F_OK), 0);
    CHECK_INT(msf_pidfile_live(path), 0);
    remove_dir();
}

TEST(only_the_owner_removes)
{
    make_dir();
    int fd = msf_pidfile_create(path, NULL);
    pid_t pid = fork();
    if (pid == 0) {
        msf_pidfile_remove(path, fd);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    CHECK_INT(msf_pidfile_live(path), getpid()); /* and the child's close has not dropped the lock */
    unlink(path);
    write_file("1,1"); /* somebody else's by now */
    msf_pidfile_remove(path, fd);
    CHECK_INT(access(path, F_OK), 0);
    remove_dir();
}

TEST(symbolic_link_is_not_followed)
{
    msf_error err;
    char target[128];
    make_dir();
    msf_pidfile_remove(path, msf_pidfile_create(path, NULL));
    snprintf(target, sizeof(target), "%s/target", dir);
    int fd = open(target, O_WRONLY | O_CREAT, 0644);
    close(fd);
    CHECK_INT(symlink(target, path), 0);
    CHECK(msf_pidfile_create(path, &err) < 0);
    unlink(target);
    remove_dir();
}

/* Many at once, with and without a stale file: exactly one gets it. */
static void race(bool stale)
{
    enum { RIVALS = 8 };
    int go[2], result[2];
    char won;
    int wins = 0;
    CHECK_INT(pipe(go), 0);
    CHECK_INT(pipe(result), 0);
    if (stale) {
        write_file("1,1");
    }
    pid_t pids[RIVALS];
    for (int i = 0; i < RIVALS; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            close(go[1]);
            char c;
            ssize_t n = read(go[0], &c, 1); /* the end of the pipe starts all of them */
            won = n == 0 && msf_pidfile_create(path, NULL) >= 0;
            n = write(result[1], &won, 1);
            pause();
        }
    }
    close(go[0]);
    close(go[1]);
    for (int i = 0; i < RIVALS; i++) {
        CHECK_INT(read(result[0], &won, 1), 1);
        wins += won;
    }
    for (int i = 0; i < RIVALS; i++) {
        kill(pids[i], SIGKILL);
        waitpid(pids[i], NULL, 0);
    }
    close(result[0]);
    close(result[1]);
    CHECK_INT(wins, 1);
}

TEST(one_of_many_wins)
{
    make_dir();
    msf_pidfile_remove(path, msf_pidfile_create(path, NULL));
    for (int i = 0; i < 20; i++) {
        race(i % 2 == 1);
        unlink(path);
    }
    remove_dir();
}

UNIT_MAIN()
