/* The unit tests' own few lines. A test file defines TEST(name) { ... CHECK(...); } and ends with UNIT_MAIN(). Every test runs in a process
 * of its own with a time limit, so that a crash or a hang is one failure. Output: "ok name" or "FAIL name: why" per test; exit status 1 if
 * any failed. */
#ifndef MSF_UNIT_H
#define MSF_UNIT_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct unit_test {
    const char *name;
    void (*run)(void);
    struct unit_test *next;
} unit_test;

static unit_test *unit_first, **unit_last = &unit_first;

#define TEST(id)                                                                                                                           \
    static void unit_##id(void);                                                                                                           \
    static unit_test unit_t_##id = {#id, unit_##id, NULL};                                                                                 \
    __attribute__((constructor)) static void unit_r_##id(void)                                                                             \
    {                                                                                                                                      \
        *unit_last = &unit_t_##id;                                                                                                         \
        unit_last = &unit_t_##id.next;                                                                                                     \
    }                                                                                                                                      \
    static void unit_##id(void)

#define CHECK(cond)                                                                                                                        \
    do {                                                                                                                                   \
        if (!(cond)) {                                                                                                                     \
            fprintf(stderr, "  %s:%d: not true: %s\n", __FILE__, __LINE__, #cond);                                                         \
            exit(1);                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

#define CHECK_INT(a, b)                                                                                                                    \
    do {                                                                                                                                   \
        long long unit_a = (long long)(a), unit_b = (long long)(b);                                                                        \
        if (unit_a != unit_b) {                                                                                                            \
            fprintf(stderr, "  %s:%d: %s is %lld, not %lld\n", __FILE__, __LINE__, #a, unit_a, unit_b);                                    \
            exit(1);                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

/* Compares `n` bytes at `p` with a C string. */
#define CHECK_BYTES(p, n, str)                                                                                                             \
    do {                                                                                                                                   \
        const char *unit_p = (p), *unit_s = (str);                                                                                         \
        size_t unit_n = (n);                                                                                                               \
        if (unit_n != strlen(unit_s) || memcmp(unit_p, unit_s, unit_n) != 0) {                                                             \
            fprintf(stderr, "  %s:%d: %s is \"%.*s\", not \"%s\"\n", __FILE__, __LINE__, #p, (int)unit_n, unit_p, unit_s);                 \
            exit(1);                                                                                                                       \
        }                                                                                                                                  \
    } while (0)

#ifndef UNIT_SECONDS
#define UNIT_SECONDS 60
#endif

static int unit_run_one(const unit_test *t)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        alarm(UNIT_SECONDS);
        t->run();
        exit(0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        printf("ok %s\n", t->name);
        return 0;
    }
    if (WIFSIGNALED(status)) {
        printf("FAIL %s: signal %d%s\n", t->name, WTERMSIG(status), WTERMSIG(status) == SIGALRM ? " (took too long)" : "");
    } else {
        printf("FAIL %s: exit status %d\n", t->name, WEXITSTATUS(status));
    }
    return 1;
}

/* argv[1], if given, selects tests by a part of their name. */
#define UNIT_MAIN()                                                                                                                        \
    int main(int argc, char **argv)                                                                                                        \
    {                                                                                                                                      \
        int failed = 0;                                                                                                                    \
        for (const unit_test *t = unit_first; t != NULL; t = t->next) {                                                                    \
            if (argc < 2 || strstr(t->name, argv[1]) != NULL) {                                                                            \
                failed += unit_run_one(t);                                                                                                 \
            }                                                                                                                              \
        }                                                                                                                                  \
        return failed != 0;                                                                                                                \
    }

#endif
