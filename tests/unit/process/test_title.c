#include "process/title.h"
#include "server.h"

static void read_of(pid_t pid, const char *name, char *out, size_t n)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
    int fd = open(path, O_RDONLY);
    ssize_t got = fd >= 0 ? read(fd, out, n - 1) : 0;
    out[got > 0 ? got : 0] = '\0';
    if (fd >= 0) {
        close(fd);
    }
}

static bool title_is(pid_t pid, const char *title)
{
    char text[4096];
    read_of(pid, "cmdline", text, sizeof(text));
    return strcmp(text, title) == 0;
}

TEST(shows_in_the_command_line)
{
    char text[256];
    msf_title_set("x-Master");
    CHECK(title_is(getpid(), "x-Master"));
    msf_title_set("y");
    CHECK(title_is(getpid(), "y"));
    read_of(getpid(), "comm", text, sizeof(text));
    CHECK_BYTES(text, strlen(text), "y\n");
    msf_title_set(NULL);
    CHECK(title_is(getpid(), "y"));
}

/* With the environment in place a long title is cut at the end of the arguments, and the environment stays whole. */
TEST(long_title_leaves_the_environment_alone)
{
    char title[8192], text[16384];
    char *before = strdup(environ[0] != NULL ? environ[0] : "");
    memset(title, 't', sizeof(title) - 1);
    title[sizeof(title) - 1] = '\0';
    msf_title_set(title);
    CHECK(environ[0] == NULL || strcmp(environ[0], before) == 0);
    read_of(getpid(), "cmdline", text, sizeof(text));
    CHECK(strspn(text, "t") == strlen(text) && strlen(text) > 0 && strlen(text) < 4096);
    free(before);
}

/* PHP's command line moves the environment away, to have room for titles. */
TEST(moved_environment_gives_room)
{
    char title[201];
    char **copy = calloc(4, sizeof(*copy));
    copy[0] = strdup("A=1");
    environ = copy;
    memset(title, 't', 200);
    title[200] = '\0';
    msf_title_set(title);
    CHECK(title_is(getpid(), title));
    msf_title_set("short");
    CHECK(title_is(getpid(), "short"));
    CHECK(strcmp(getenv("A"), "1") == 0);
    environ = NULL;
    free(copy[0]);
    free(copy);
}

TEST(master_and_workers_have_their_names)
{
    server s;
    server_init(&s, 1);
    s.options.title = "t";
    server_start(&s);
    CHECK(title_is(s.pid, "t-Master"));
    CHECK(title_is(slot_pid(&s, 0), "t-Worker"));
    server_stop(&s);
}

UNIT_MAIN()
