/* The writer of crash reports: safe inside a signal handler. */
#include "process/crash_text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READ_MAX   4096 /* what a pipe always takes in one piece */
#define STRING_MAX 200
#define CHUNK      64

static struct {
    msf_crash_area *area;
    size_t reserved;
    int pipe[2];
} out;

msf_crash_area *msf_crash_area_new(void)
{
    void *p = mmap(NULL, sizeof(msf_crash_area), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

void msf_crash_area_free(msf_crash_area *a)
{
    if (a != NULL) {
        munmap(a, sizeof(*a));
    }
}

int msf_crash_text_open(msf_crash_area *area)
{
    if (pipe2(out.pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return -errno;
    }
    out.area = area;
    out.reserved = 0;
    return 0;
}

void msf_crash_text_reserve(size_t n)
{
    out.reserved = n;
}

static void put(const char *p, size_t n, bool literal)
{
    size_t end = sizeof(out.area->text) - out.reserved;
    uint32_t at = __atomic_load_n(&out.area->len, __ATOMIC_RELAXED);
    for (size_t i = 0; i < n && at < end; i++) {
        bool plain = (p[i] >= 0x20 && p[i] < 0x7f) || (literal && p[i] == '\n');
        out.area->text[at++] = plain ? p[i] : '?';
    }
    __atomic_store_n(&out.area->len, at, __ATOMIC_RELEASE); /* each piece counts at once: the next one may be the last */
}

void msf_crash_put(const char *literal)
{
    put(literal, strlen(literal), true);
}

void msf_crash_put_bytes(const char *p, size_t n)
{
    put(p, n, false);
}

static void put_number(uint64_t v, unsigned base)
{
    char digits[24];
    size_t at = sizeof(digits);
    do {
        digits[--at] = "0123456789abcdef"[v % base];
        v /= base;
    } while (v != 0);
    put(digits + at, sizeof(digits) - at, false);
}

void msf_crash_put_dec(uint64_t v)
{
    put_number(v, 10);
}

void msf_crash_put_hex(uint64_t v)
{
    msf_crash_put("0x");
    put_number(v, 16);
}

/* Through a pipe: write(2) answers EFAULT where a load would fault. Raw system calls, since sanitizers look into the memory that the
 * functions of that name are given. */
bool msf_crash_read(const void *from, void *to, size_t n)
{
    char rest[CHUNK];
    if (n == 0 || n > READ_MAX || from == NULL) {
        return false;
    }
    long written = syscall(SYS_write, out.pipe[1], from, n);
    if (written == (long)n && syscall(SYS_read, out.pipe[0], to, n) == (long)n) {
        return true;
    }
    while (syscall(SYS_read, out.pipe[0], rest, sizeof(rest)) > 0) {
        /* the readable beginning of it */
    }
    return false;
}

bool msf_crash_put_from(const void *from, size_t n, size_t max)
{
    char chunk[CHUNK];
    const char *p = from;
    size_t left = n < max ? n : max;
    for (bool first = true; left > 0; first = false) {
        size_t part = left < sizeof(chunk) ? left : sizeof(chunk);
        if (!msf_crash_read(p, chunk, part)) {
            return !first;
        }
        put(chunk, part, false);
        p += part;
        left -= part;
    }
    return true;
}

bool msf_crash_put_string(const char *from)
{
    char c;
    for (int i = 0; i < STRING_MAX; i++) {
        if (!msf_crash_read(from + i, &c, 1)) {
            return i > 0;
        }
        if (c == '\0') {
            return true;
        }
        put(&c, 1, false);
    }
    return true;
}

void msf_crash_put_output(void (*fn)(int fd))
{
    char chunk[256];
    long n;
    fn(out.pipe[1]);
    while ((n = syscall(SYS_read, out.pipe[0], chunk, sizeof(chunk))) > 0) {
        put(chunk, (size_t)n, true);
    }
}
