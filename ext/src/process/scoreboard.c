#include "process/scoreboard.h"

#include <assert.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Readers of a sequence-guarded area give up after so many attempts and take what they have: the writer may have been killed half-way. */
#define READ_ATTEMPTS 1000

static size_t size_of(uint32_t slots)
{
    return sizeof(msf_scoreboard) + (size_t)slots * MSF_SCOREBOARD_RECORDS * sizeof(msf_scoreboard_slot);
}

/* The link appears under its name in one step, over whatever a dead master has left there. */
static int link_to(int fd, const char *path)
{
    char target[64], temp[4096];
    snprintf(target, sizeof(target), "/proc/%d/fd/%d", (int)getpid(), fd);
    int n = snprintf(temp, sizeof(temp), "%s.%d", path, (int)getpid());
    if (n < 0 || (size_t)n >= sizeof(temp)) {
        return -ENAMETOOLONG;
    }
    unlink(temp);
    if (symlink(target, temp) != 0) {
        return -errno;
    }
    if (rename(temp, path) != 0) {
        int code = -errno;
        unlink(temp);
        return code;
    }
    return 0;
}

static msf_scoreboard *map_new(int fd, int slots)
{
    size_t size = size_of((uint32_t)slots);
    if (ftruncate(fd, (off_t)size) != 0) {
        return NULL;
    }
    msf_scoreboard *s = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    return s == MAP_FAILED ? NULL : s;
}

msf_scoreboard *msf_scoreboard_new(const char *path, int slots, msf_error *err)
{
    assert(slots > 0 && slots <= MSF_SCOREBOARD_SLOTS_MAX && "a board has 1 to 1024 slots");
    int fd = memfd_create("msf-scoreboard", MFD_CLOEXEC);
    if (fd < 0) {
        msf_error_set(err, -errno, "scoreboard: %s", strerror(errno));
        return NULL;
    }
    msf_scoreboard *s = map_new(fd, slots);
    if (s == NULL) {
        msf_error_set(err, -errno, "scoreboard of %zu bytes: %s", size_of((uint32_t)slots), strerror(errno));
        close(fd);
        return NULL;
    }
    int code = path == NULL ? 0 : link_to(fd, path);
    if (code != 0) {
        msf_error_set(err, code, "%s: %s", path, strerror(-code));
        munmap(s, size_of((uint32_t)slots));
        close(fd);
        return NULL;
    }
    s->slots = (uint32_t)slots;
    s->fd = fd;
    s->master_pid = (int32_t)getpid();
    /* Last: who maps it meanwhile sees either no board or a whole one. */
    __atomic_store_n(&s->magic, MSF_SCOREBOARD_MAGIC, __ATOMIC_RELEASE);
    return s;
}

static bool is_whole(const msf_scoreboard *s, size_t size)
{
    return __atomic_load_n(&s->magic, __ATOMIC_ACQUIRE) == MSF_SCOREBOARD_MAGIC && s->slots > 0 && s->slots <= MSF_SCOREBOARD_SLOTS_MAX &&
           size_of(s->slots) <= size;
}

static const msf_scoreboard *map_existing(int fd, const char *path, msf_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || st.st_size < (off_t)sizeof(msf_scoreboard)) {
        msf_error_set(err, -EINVAL, "%s: not a scoreboard", path);
        return NULL;
    }
    size_t size = (size_t)st.st_size;
    msf_scoreboard *s = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
    if (s == MAP_FAILED) {
        msf_error_set(err, -errno, "%s: %s", path, strerror(errno));
        return NULL;
    }
    if (!is_whole(s, size)) {
        msf_error_set(err, -EINVAL, "%s: not a scoreboard of this version", path);
        munmap(s, size);
        return NULL;
    }
    return s;
}

const msf_scoreboard *msf_scoreboard_open(const char *path, msf_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        msf_error_set(err, -errno, "%s: %s", path, strerror(errno));
        return NULL;
    }
    const msf_scoreboard *s = map_existing(fd, path, err);
    close(fd);
    return s;
}

void msf_scoreboard_close(const msf_scoreboard *s)
{
    if (s != NULL) {
        munmap((void *)s, size_of(s->slots));
    }
}

msf_scoreboard_slot *msf_scoreboard_record(msf_scoreboard *s, int slot, int which)
{
    assert(slot >= 0 && (uint32_t)slot < s->slots && which >= 0 && which < MSF_SCOREBOARD_RECORDS && "no such record");
    return &s->record[slot * MSF_SCOREBOARD_RECORDS + which];
}

const msf_scoreboard_slot *msf_scoreboard_newest(const msf_scoreboard *s, int slot)
{
    assert(slot >= 0 && (uint32_t)slot < s->slots && "no such slot");
    uint8_t which = __atomic_load_n(&s->newest[slot], __ATOMIC_ACQUIRE);
    return &s->record[slot * MSF_SCOREBOARD_RECORDS + which % MSF_SCOREBOARD_RECORDS];
}

static void add_record(msf_scoreboard_totals *t, const msf_scoreboard_slot *r)
{
    if (__atomic_load_n(&r->pid, __ATOMIC_RELAXED) == 0) {
        return;
    }
    t->requests += __atomic_load_n(&r->requests, __ATOMIC_RELAXED);
    t->accepted += __atomic_load_n(&r->accepted, __ATOMIC_RELAXED);
    t->closed += __atomic_load_n(&r->closed, __ATOMIC_RELAXED);
    t->connections += __atomic_load_n(&r->connections, __ATOMIC_RELAXED);
    t->idle += __atomic_load_n(&r->idle, __ATOMIC_RELAXED);
    t->in_flight += __atomic_load_n(&r->in_flight, __ATOMIC_RELAXED);
    t->coroutines += __atomic_load_n(&r->coroutines, __ATOMIC_RELAXED);
    t->running += __atomic_load_n(&r->running, __ATOMIC_RELAXED);
    t->bytes_in += __atomic_load_n(&r->bytes_in, __ATOMIC_RELAXED);
    t->bytes_out += __atomic_load_n(&r->bytes_out, __ATOMIC_RELAXED);
    t->refused += __atomic_load_n(&r->refused, __ATOMIC_RELAXED);
    for (int i = 0; i < MSF_STATUS_CLASSES; i++) {
        t->status[i] += __atomic_load_n(&r->status[i], __ATOMIC_RELAXED);
    }
}

/* True when nobody has written since `seq` was read. */
static bool unchanged(const uint32_t *place, uint32_t seq)
{
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    return (seq & 1) == 0 && seq == __atomic_load_n(place, __ATOMIC_RELAXED);
}

static void start_totals(const msf_scoreboard *s, msf_scoreboard_totals *t)
{
    *t = (msf_scoreboard_totals){.requests = s->total_requests,
                                 .accepted = s->total_accepted,
                                 .closed = s->total_closed,
                                 .bytes_in = s->total_bytes_in,
                                 .bytes_out = s->total_bytes_out,
                                 .refused = s->total_refused};
    memcpy(t->status, s->total_status, sizeof(t->status));
}

void msf_scoreboard_sum(const msf_scoreboard *s, msf_scoreboard_totals *out)
{
    for (int i = 0; i < READ_ATTEMPTS; i++) {
        uint32_t seq = __atomic_load_n(&s->totals_seq, __ATOMIC_ACQUIRE);
        start_totals(s, out);
        for (uint32_t r = 0; r < s->slots * MSF_SCOREBOARD_RECORDS; r++) {
            add_record(out, &s->record[r]);
        }
        if (unchanged(&s->totals_seq, seq)) {
            return;
        }
    }
}

void msf_scoreboard_latency(const msf_scoreboard *s, msf_histogram *out)
{
    for (int i = 0; i < READ_ATTEMPTS; i++) {
        uint32_t seq = __atomic_load_n(&s->totals_seq, __ATOMIC_ACQUIRE);
        *out = s->total_latency;
        for (uint32_t r = 0; r < s->slots * MSF_SCOREBOARD_RECORDS; r++) {
            if (__atomic_load_n(&s->record[r].pid, __ATOMIC_RELAXED) != 0) {
                msf_histogram_merge(out, &s->record[r].latency);
            }
        }
        if (unchanged(&s->totals_seq, seq)) {
            return;
        }
    }
}

void msf_scoreboard_get_stats(const msf_scoreboard *s, msf_stats *out)
{
    for (int i = 0; i < READ_ATTEMPTS; i++) {
        uint32_t seq = __atomic_load_n(&s->stats_seq, __ATOMIC_ACQUIRE);
        *out = s->stats;
        if (unchanged(&s->stats_seq, seq)) {
            return;
        }
    }
}

void msf_scoreboard_set_stats(msf_scoreboard *s, const msf_stats *stats)
{
    __atomic_store_n(&s->stats_seq, s->stats_seq + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    s->stats = *stats;
    __atomic_store_n(&s->stats_seq, s->stats_seq + 1, __ATOMIC_RELEASE);
}

void msf_scoreboard_retire(msf_scoreboard *s, msf_scoreboard_slot *r)
{
    __atomic_store_n(&s->totals_seq, s->totals_seq + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    s->total_requests += r->requests;
    s->total_accepted += r->accepted;
    s->total_closed += r->accepted;
    s->total_bytes_in += r->bytes_in;
    s->total_bytes_out += r->bytes_out;
    s->total_refused += r->refused;
    for (int i = 0; i < MSF_STATUS_CLASSES; i++) {
        s->total_status[i] += r->status[i];
    }
    msf_histogram_merge(&s->total_latency, &r->latency);
    __atomic_store_n(&r->pid, 0, __ATOMIC_RELAXED);
    r->state = MSF_WORKER_NONE;
    r->started_us = 0;
    /* What the slot has counted stays: readers must not see it go back until somebody else stands for the slot. */
    memset(&r->requests, 0, sizeof(*r) - offsetof(msf_scoreboard_slot, requests));
    __atomic_store_n(&s->totals_seq, s->totals_seq + 1, __ATOMIC_RELEASE);
}

int msf_scoreboard_set_detail(msf_scoreboard_slot *r, const char *json, size_t n)
{
    if (n >= MSF_SCOREBOARD_DETAIL) {
        return MSF_ETOOBIG;
    }
    __atomic_store_n(&r->detail_seq, r->detail_seq + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    memcpy(r->detail, json, n);
    r->detail[n] = '\0';
    r->detail_len = (uint32_t)n;
    __atomic_store_n(&r->detail_seq, r->detail_seq + 1, __ATOMIC_RELEASE);
    return 0;
}

size_t msf_scoreboard_get_detail(const msf_scoreboard_slot *r, char *out)
{
    for (int i = 0; i < READ_ATTEMPTS; i++) {
        uint32_t seq = __atomic_load_n(&r->detail_seq, __ATOMIC_ACQUIRE);
        size_t n = __atomic_load_n(&r->detail_len, __ATOMIC_RELAXED);
        n = n < MSF_SCOREBOARD_DETAIL ? n : MSF_SCOREBOARD_DETAIL - 1;
        memcpy(out, r->detail, n);
        if (unchanged(&r->detail_seq, seq)) {
            out[n] = '\0';
            return n;
        }
    }
    out[0] = '\0'; /* half of a JSON text is worse than none */
    return 0;
}
