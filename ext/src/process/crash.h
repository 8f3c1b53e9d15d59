/* What a process says in the moment of its death. The master makes a piece of shared memory before each fork; a signal handler of the
 * worker writes into it, on a stack of its own; the master makes a file of it (report.c).
 *
 * Everything between the signal and the end is async-signal-safe: no memory is taken, no lock, no stdio. Whatever lies behind a pointer is
 * copied by the kernel (msf_crash_read), so that a broken one ends a list and not the report. Should the handler itself fail, the process
 * dies at once with what has been written so far. */
#ifndef MSF_PROCESS_CRASH_H
#define MSF_PROCESS_CRASH_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MSF_CRASH_SIZE (64 * 1024)

typedef struct msf_crash_area {
    uint32_t len; /* bytes of `text`; grows while the handler writes */
    char text[MSF_CRASH_SIZE - sizeof(uint32_t)];
} msf_crash_area;

typedef struct msf_crash {
    int signum;
    const void *address; /* the memory that was touched, or the instruction; NULL when somebody sent the signal */
    bool stack_overflow; /* the address is where the stack ends */
    bool foreign_thread; /* not the thread that called msf_crash_watch: the layers above describe other code than the one that failed */
} msf_crash;

/* Called by the handler after its own lines; writes with the functions below. */
typedef void (*msf_crash_describe_fn)(const msf_crash *c);

/* Shared with the processes forked from now on. NULL when the kernel gives none: then there are no reports. */
msf_crash_area *msf_crash_area_new(void);
void msf_crash_area_free(msf_crash_area *a);

/* In the process that is watched: SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGABRT write into `area` and then do what they would have done (core
 * dump, wait status). Children of this process are not watched. 0 or -errno. Once per process. */
int msf_crash_watch(msf_crash_area *area, int slot);
void msf_crash_on_describe(msf_crash_describe_fn fn);

/* ---- for descriptions ---- */

/* Both are cut at the end of the area; bytes that are no printable ASCII become '?', but for newlines in literal text. */
void msf_crash_put(const char *literal);
void msf_crash_put_bytes(const char *p, size_t n);
void msf_crash_put_dec(uint64_t v);
void msf_crash_put_hex(uint64_t v);
/* Copies `n` bytes (at most 4096). False, with `to` undefined, when they cannot be read. */
bool msf_crash_read(const void *from, void *to, size_t n);
/* msf_crash_read and msf_crash_put_bytes of at most `max` bytes. False when nothing could be read. */
bool msf_crash_put_from(const void *from, size_t n, size_t max);
/* The same for text that ends in NUL, at most 200 bytes. */
bool msf_crash_put_string(const char *from);

#endif
