#include "process/title.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define ARG_START_FIELD 48 /* of /proc/self/stat, proc(5), counted from 1; arg_end, env_start and env_end follow */
#define STATE_FIELD     3  /* the first one behind the name in parentheses */

typedef struct area {
    uintptr_t arg_start, arg_end, env_start, env_end;
} area;

static bool read_stat(char *out, size_t n)
{
    int fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    ssize_t got = read(fd, out, n - 1);
    close(fd);
    if (got <= 0) {
        return false;
    }
    out[got] = '\0';
    return true;
}

static bool find_area(area *a)
{
    char text[2048];
    if (!read_stat(text, sizeof(text))) {
        return false;
    }
    char *p = strrchr(text, ')'); /* the name may hold spaces and parentheses itself */
    for (int field = STATE_FIELD; p != NULL && field <= ARG_START_FIELD; field++) {
        p = strchr(p + 1, ' ');
    }
    unsigned long v[4];
    if (p == NULL || sscanf(p, "%lu %lu %lu %lu", &v[0], &v[1], &v[2], &v[3]) != 4) {
        return false;
    }
    *a = (area){v[0], v[1], v[2], v[3]};
    return a->arg_start != 0 && a->arg_end > a->arg_start;
}

/* Nobody reads the environment's old place any more: the strings have all been copied away. */
static bool environment_moved(const area *a)
{
    if (a->env_start != a->arg_end || a->env_end <= a->env_start) {
        return false;
    }
    for (char **e = environ; e != NULL && *e != NULL; e++) {
        if ((uintptr_t)*e >= a->env_start && (uintptr_t)*e < a->env_end) {
            return false;
        }
    }
    return environ != NULL;
}

void msf_title_set(const char *title)
{
    area a;
    if (title == NULL) {
        return;
    }
    prctl(PR_SET_NAME, title); /* the short name; the kernel cuts it */
    if (!find_area(&a)) {
        return;
    }
    size_t args = a.arg_end - a.arg_start, room = args;
    if (environment_moved(&a)) {
        room = a.env_end - a.arg_start;
    }
    char *p = (char *)a.arg_start;
    size_t n = strlen(title);
    n = n < room ? n : room - 1;
    memcpy(p, title, n);
    /* A last byte of the arguments that is not NUL makes the kernel read on into the environment (proc(5), cmdline): right for a title that
     * reaches there, so the rest is zeroed in either case. */
    memset(p + n, 0, room - n);
}
