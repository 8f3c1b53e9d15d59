#include "base/filestore.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "unit.h"

static char dir[256];
static msf_error err;
static const msf_filestore_read_options any = {.max_size = 1 << 20};

static msf_filestore *fresh(void)
{
    snprintf(dir, sizeof dir, "/tmp/msf-unit-filestore-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    msf_filestore *s = msf_filestore_open(dir, "s", &err);
    CHECK(s != NULL);
    return s;
}

static void remove_directory(void)
{
    char command[300];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    CHECK_INT(system(command), 0);
}

static void end(msf_filestore *s)
{
    msf_filestore_close(s);
    remove_directory();
}

static const char *path(const char *name)
{
    static char p[512];
    snprintf(p, sizeof p, "%s/%s", dir, name);
    return p;
}

static void expect(msf_filestore *s, const char *id, const char *content)
{
    char *data;
    size_t n;
    CHECK_INT(msf_filestore_read(s, id, &any, &data, &n, &err), 0);
    CHECK_BYTES(data, n, content);
    CHECK_INT(data[n], 0);
    free(data);
}

static void set_age(const char *name, time_t seconds)
{
    struct timespec t[2] = {{.tv_sec = time(NULL) - seconds}, {.tv_sec = time(NULL) - seconds}};
    CHECK_INT(utimensat(AT_FDCWD, path(name), t, 0), 0);
}

static int count_files(void)
{
    int n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    }
    closedir(d);
    return n;
}

TEST(what_is_written_can_be_read)
{
    msf_filestore *s = fresh();
    char *data;
    size_t n;
    CHECK_INT(msf_filestore_read(s, "a", &any, &data, &n, &err), -ENOENT);
    CHECK_INT(msf_filestore_write(s, "a", "a long value", 12, false, &err), 0);
    expect(s, "a", "a long value");
    CHECK_INT(msf_filestore_write(s, "a", "short", 5, true, &err), 0);
    expect(s, "a", "short");
    CHECK_INT(msf_filestore_write(s, "a", "", 0, false, &err), 0);
    expect(s, "a", "");
    CHECK_INT(count_files(), 2); /* the lock file and this one */
    CHECK_INT(msf_filestore_remove(s, "a", &err), 0);
    CHECK_INT(msf_filestore_remove(s, "a", &err), 0);
    CHECK_INT(msf_filestore_touch(s, "a", &err), -ENOENT);
    end(s);
}

TEST(nobody_else_can_look)
{
    snprintf(dir, sizeof dir, "/tmp/msf-unit-filestore-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    char deep[300];
    snprintf(deep, sizeof deep, "%s/a/b//c/", dir);
    umask(0);
    msf_filestore *s = msf_filestore_open(deep, "s", &err);
    CHECK(s != NULL);
    CHECK_INT(msf_filestore_write(s, "x", "y", 1, false, &err), 0);
    struct stat st;
    CHECK_INT(stat(path("a"), &st), 0);
    CHECK_INT(st.st_mode & 0777, 0700);
    CHECK_INT(stat(path("a/b/c"), &st), 0);
    CHECK_INT(st.st_mode & 0777, 0700);
    CHECK_INT(stat(path("a/b/c/s_x"), &st), 0);
    CHECK_INT(st.st_mode & 0777, 0600);
    end(s);
}

TEST(a_directory_that_others_can_write_to_is_closed)
{
    snprintf(dir, sizeof dir, "/tmp/msf-unit-filestore-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    CHECK_INT(chmod(dir, 0777), 0);
    msf_filestore *s = msf_filestore_open(dir, "s", &err);
    CHECK(s != NULL);
    struct stat st;
    CHECK_INT(stat(dir, &st), 0);
    CHECK_INT(st.st_mode & 0777, 0700);
    end(s);
}

TEST(a_directory_of_another_user_is_refused)
{
    if (geteuid() != 0) {
        return;
    }
    snprintf(dir, sizeof dir, "/tmp/msf-unit-filestore-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    CHECK_INT(chown(dir, 12345, 12345), 0);
    CHECK(msf_filestore_open(dir, "s", &err) == NULL);
    CHECK_INT(err.code, -EPERM);
    CHECK(strstr(err.text, dir) != NULL && strstr(err.text, "12345") != NULL);
    remove_directory();
}

TEST(failures_name_the_path)
{
    snprintf(dir, sizeof dir, "/tmp/msf-unit-filestore-XXXXXX");
    CHECK(mkdtemp(dir) != NULL);
    close(open(path("file"), O_CREAT | O_WRONLY, 0600));
    CHECK(msf_filestore_open(path("file"), "s", &err) == NULL);
    CHECK_INT(err.code, -ENOTDIR);
    CHECK(strstr(err.text, path("file")) != NULL);
    CHECK(msf_filestore_open(path("file/below"), "s", &err) == NULL);
    CHECK_INT(err.code, -ENOTDIR);
    CHECK(msf_filestore_open(dir,
                             "a-prefix-"
                             "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                             &err) == NULL);
    CHECK_INT(err.code, -ENAMETOOLONG);
    remove_directory();
}

TEST(old_ones_are_not_there)
{
    msf_filestore *s = fresh();
    char *data;
    size_t n;
    msf_filestore_read_options o = {.max_age = 100, .max_size = 100};
    msf_filestore_write(s, "a", "x", 1, false, &err);
    set_age("s_a", 101);
    CHECK_INT(msf_filestore_read(s, "a", &o, &data, &n, &err), -ENOENT);
    set_age("s_a", 90);
    CHECK_INT(msf_filestore_read(s, "a", &o, &data, &n, &err), 0);
    free(data);
    set_age("s_a", -1000); /* a clock that was set back */
    CHECK_INT(msf_filestore_read(s, "a", &o, &data, &n, &err), 0);
    free(data);
    end(s);
}

TEST(reading_may_count_as_use)
{
    msf_filestore *s = fresh();
    char *data;
    size_t n;
    msf_filestore_read_options o = {.max_age = 100, .max_size = 100, .touch = true};
    struct stat st;
    msf_filestore_write(s, "a", "x", 1, false, &err);
    set_age("s_a", 90);
    CHECK_INT(msf_filestore_read(s, "a", &any, &data, &n, &err), 0);
    free(data);
    stat(path("s_a"), &st);
    CHECK(time(NULL) - st.st_mtime >= 90);
    CHECK_INT(msf_filestore_read(s, "a", &o, &data, &n, &err), 0);
    free(data);
    stat(path("s_a"), &st);
    CHECK(time(NULL) - st.st_mtime < 50);
    end(s);
}

TEST(no_links_no_pipes_no_giants)
{
    msf_filestore *s = fresh();
    char *data;
    size_t n;
    msf_filestore_read_options o = {.max_size = 3};
    CHECK_INT(symlink("/etc/passwd", path("s_link")), 0);
    CHECK_INT(msf_filestore_read(s, "link", &any, &data, &n, &err), -ELOOP);
    CHECK_INT(mkfifo(path("s_pipe"), 0600), 0);
    CHECK_INT(msf_filestore_read(s, "pipe", &any, &data, &n, &err), -EINVAL);
    CHECK(strstr(err.text, path("s_pipe")) != NULL);
    CHECK_INT(msf_filestore_write(s, "big", "1234", 4, false, &err), 0);
    CHECK_INT(msf_filestore_read(s, "big", &o, &data, &n, &err), MSF_ETOOBIG);
    CHECK(strstr(err.text, path("s_big")) != NULL);
    end(s);
}

TEST(a_full_disk_leaves_the_old_content)
{
    msf_filestore *s = fresh();
    static char big[100000];
    msf_filestore_write(s, "a", "old", 3, false, &err);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit l = {1000, 1000};
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &l), 0);
    CHECK_INT(msf_filestore_write(s, "a", big, sizeof big, false, &err), -EFBIG);
    CHECK(strstr(err.text, path("s_a")) != NULL);
    expect(s, "a", "old");
    CHECK_INT(count_files(), 2);
    end(s);
}

TEST(a_lock_keeps_other_stores_out)
{
    msf_filestore *s = fresh(), *other = msf_filestore_open(dir, "s", &err);
    CHECK_INT(msf_filestore_lock(s, "a", &err), 0);
    CHECK_INT(msf_filestore_lock(other, "a", &err), -EAGAIN);
    CHECK_INT(msf_filestore_lock(other, "b", &err), 0);
    msf_filestore_unlock(s, "a");
    CHECK_INT(msf_filestore_lock(other, "a", &err), 0);
    CHECK_INT(msf_filestore_lock(s, "a", &err), -EAGAIN);
    CHECK_INT(msf_filestore_lock(s, "b", &err), -EAGAIN);
    msf_filestore_close(other); /* gives back what it held */
    CHECK_INT(msf_filestore_lock(s, "a", &err), 0);
    CHECK_INT(msf_filestore_lock(s, "b", &err), 0);
    end(s);
}

TEST(a_dead_process_holds_nothing)
{
    msf_filestore *s = fresh();
    int ready[2];
    CHECK_INT(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        msf_filestore *mine = msf_filestore_open(dir, "s", NULL);
        msf_filestore_lock(mine, "a", NULL);
        CHECK_INT(write(ready[1], "x", 1), 1);
        pause();
    }
    char c;
    CHECK_INT(read(ready[0], &c, 1), 1);
    CHECK_INT(msf_filestore_lock(s, "a", &err), -EAGAIN);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    CHECK_INT(msf_filestore_lock(s, "a", &err), 0);
    end(s);
}

TEST(a_deleted_directory_is_noticed)
{
    msf_filestore *s = fresh();
    remove_directory();
    CHECK_INT(msf_filestore_lock(s, "a", &err), -ESTALE);
    CHECK_INT(msf_filestore_write(s, "a", "x", 1, false, &err), -ESTALE);
    msf_filestore_close(s);
    s = msf_filestore_open(dir, "s", &err);
    CHECK(s != NULL);
    CHECK_INT(msf_filestore_lock(s, "a", &err), 0);
    end(s);
}

TEST(a_killed_writer_leaves_old_or_new)
{
    msf_filestore *s = fresh();
    static char zeros[200000], ones[200000];
    memset(zeros, '0', sizeof zeros);
    memset(ones, '1', sizeof ones);
    msf_filestore_write(s, "a", zeros, sizeof zeros, false, &err);
    for (int round = 0; round < 100; round++) {
        pid_t child = fork();
        if (child == 0) {
            for (;;) {
                msf_filestore_write(s, "a", ones, sizeof ones, false, NULL);
                msf_filestore_write(s, "a", zeros, sizeof zeros, false, NULL);
            }
        }
        usleep((useconds_t)(random() % 2000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        char *data;
        size_t n;
        CHECK_INT(msf_filestore_read(s, "a", &any, &data, &n, &err), 0);
        CHECK_INT(n, sizeof zeros);
        CHECK(memcmp(data, zeros, n) == 0 || memcmp(data, ones, n) == 0);
        free(data);
    }
    end(s);
}

TEST(collecting_takes_what_is_old_in_batches)
{
    msf_filestore *s = fresh(), *walker = msf_filestore_open(dir, "s", &err);
    msf_filestore_walk w = {0};
    char id[16], name[32];
    for (int i = 0; i < 50; i++) {
        snprintf(id, sizeof id, "id%d", i);
        snprintf(name, sizeof name, "s_id%d", i);
        msf_filestore_write(s, id, "x", 1, false, &err);
        if (i % 2 == 0) {
            set_age(name, 1000);
        }
    }
    int fd = open(path("other"), O_CREAT | O_WRONLY, 0600); /* not one of ours */
    close(fd);
    set_age("other", 1000000);
    close(open(path(".s_id1.0123456789abcdef.tmp"), O_CREAT | O_WRONLY, 0600));
    close(open(path(".s_id3.0123456789abcdef.tmp"), O_CREAT | O_WRONLY, 0600));
    set_age(".s_id3.0123456789abcdef.tmp", 100000);
    msf_filestore_lock(s, "id0", &err); /* in use */
    int steps = 0, removed = 0;
    bool end_reached;
    do {
        end_reached = msf_filestore_collect(walker, &w, 500, 7);
        removed += (int)w.removed;
        steps++;
        CHECK(steps < 100);
    } while (!end_reached);
    CHECK(steps >= 7);
    CHECK_INT(removed, 24 + 1);
    CHECK_INT(count_files(), 1 + 25 + 1 + 1 + 1);
    expect(s, "id0", "x");
    expect(s, "id1", "x");
    msf_filestore_collect(walker, &w, 500, 3);
    msf_filestore_walk_end(&w);
    msf_filestore_close(walker);
    end(s);
}

TEST(ids)
{
    CHECK(msf_filestore_is_id("aZ09,-", 6));
    CHECK(!msf_filestore_is_id("", 0));
    CHECK(!msf_filestore_is_id("../x", 4));
    CHECK(!msf_filestore_is_id("a\0b", 3));
    CHECK(!msf_filestore_is_id("a_b", 3));
    CHECK(!msf_filestore_is_id("\xc3\xa4", 2));
    char long_id[200];
    memset(long_id, 'a', sizeof long_id);
    CHECK(msf_filestore_is_id(long_id, 128));
    CHECK(!msf_filestore_is_id(long_id, 129));
}

UNIT_MAIN()
