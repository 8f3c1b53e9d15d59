#include "fuzz.h"

#include <dirent.h>
#include <unistd.h>

static char path[] = "/tmp/msf-fuzz-XXXXXX";
static pid_t owner;

static void remove_dir(void)
{
    if (getpid() == owner) {
        rmdir(path);
    }
}

const char *fuzz_dir(void)
{
    if (owner == 0) {
        REQUIRE(mkdtemp(path) != NULL);
        owner = getpid();
        atexit(remove_dir);
    }
    return path;
}

void fuzz_dir_is_empty(void)
{
    DIR *d = opendir(fuzz_dir());
    REQUIRE(d != NULL);
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        REQUIRE(e->d_name[0] == '.');
    }
    closedir(d);
}
