#include "http/request.h"

#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- blocks: struct + head + header table in one allocation ----
 *
 * A small GET needs about 0.7 KiB, a browser's 1.5 KiB. Those two sizes are kept on free lists, so that a request costs no malloc at all;
 * anything larger is allocated as large as it is. One thread per process. */

enum { SMALL = 1024, MIDDLE = 2048, SPARE = 256, ARENA_MAX = 16 << 20 };

/* Under AddressSanitizer every request is a fresh allocation, so that a use after its end is seen. */
#ifdef __SANITIZE_ADDRESS__
enum { KEEP = 0 };
#else
enum { KEEP = 1024 }; /* 50 connections that pipeline 16 requests each still need no malloc; 3 MiB at most */
#endif

typedef struct free_block {
    struct free_block *next;
} free_block;

static free_block *free_small, *free_middle;
static int small_count, middle_count;

static void *take_block(free_block **list, int *count, size_t size)
{
    free_block *b = *list;
    if (b == NULL) {
        return malloc(size);
    }
    *list = b->next;
    (*count)--;
    return b;
}

static void keep_block(free_block **list, int *count, void *block)
{
    if (*count >= KEEP) {
        free(block);
        return;
    }
    free_block *b = block;
    b->next = *list;
    *list = b;
    (*count)++;
}

msf_http_request *msf_http_request_alloc(size_t room, size_t arena_max)
{
    size_t size = (sizeof(msf_http_request) + room + SPARE + 15) & ~(size_t)15;
    msf_http_request *r;
    if (size <= SMALL) {
        size = SMALL;
        r = take_block(&free_small, &small_count, size);
    } else if (size <= MIDDLE) {
        size = MIDDLE;
        r = take_block(&free_middle, &middle_count, size);
    } else {
        r = size <= UINT32_MAX ? malloc(size) : NULL;
    }
    if (r == NULL) {
        return NULL;
    }
    memset(r, 0, sizeof *r);
    msf_arena_init(&r->arena, r + 1, size - sizeof *r, arena_max);
    msf_list_init(&r->in_conn);
    r->block_size = (uint32_t)size;
    r->refs = 1;
    r->body_fd = -1;
    r->res.status = 200;
    return r;
}

msf_http_request *msf_http_request_new(void)
{
    return msf_http_request_alloc(0, ARENA_MAX);
}

/* ---- references ---- */

static void remove_uploads(const msf_http_part *p)
{
    for (; p != NULL; p = p->next) {
        if (p->tmp_path != NULL && !p->kept) {
            unlink(p->tmp_path);
        }
    }
}

static void destroy(msf_http_request *r)
{
    remove_uploads(r->parts);
    if (r->body_fd >= 0) {
        close(r->body_fd);
    }
    free(r->body_memory);
    msf_arena_end(&r->arena);
    if (r->block_size == SMALL) {
        keep_block(&free_small, &small_count, r);
    } else if (r->block_size == MIDDLE) {
        keep_block(&free_middle, &middle_count, r);
    } else {
        free(r);
    }
}

void msf_http_request_retain(msf_http_request *r)
{
    assert(r->refs > 0 && "a released request cannot be retained");
    r->refs++;
}

void msf_http_request_release(msf_http_request *r)
{
    assert(r->refs > 0 && "released more often than retained");
    if (--r->refs == 0) {
        destroy(r);
    }
}

void msf_http_part_keep(msf_http_part *p)
{
    p->kept = true;
}

/* ---- headers ---- */

msf_slice msf_http_request_header(const msf_http_request *r, msf_slice name)
{
    for (uint32_t i = 0; i < r->header_count; i++) {
        if (msf_slice_ieq(r->headers[i].name, name)) {
            return r->headers[i].value;
        }
    }
    return MSF_SLICE_NONE;
}

/* Joins the values of the lines named `name`, `total` bytes with separators, into `out`. */
static void join(const msf_http_request *r, msf_slice name, msf_slice separator, char *out)
{
    bool first = true;
    for (uint32_t i = 0; i < r->header_count; i++) {
        msf_slice value = r->headers[i].value;
        if (!msf_slice_ieq(r->headers[i].name, name)) {
            continue;
        }
        if (!first) {
            memcpy(out, separator.p, separator.n);
            out += separator.n;
        }
        memcpy(out, value.p, value.n);
        out += value.n;
        first = false;
    }
}

msf_slice msf_http_request_header_all(msf_http_request *r, msf_slice name)
{
    msf_slice separator = msf_slice_ieq(name, MSF_SLICE("cookie")) ? MSF_SLICE("; ") : MSF_SLICE(", ");
    size_t lines = 0, total = 0;
    for (uint32_t i = 0; i < r->header_count; i++) {
        if (msf_slice_ieq(r->headers[i].name, name)) {
            total += r->headers[i].value.n + (lines > 0 ? separator.n : 0);
            lines++;
        }
    }
    if (lines < 2) {
        return msf_http_request_header(r, name);
    }
    char *out = msf_arena_alloc(&r->arena, total);
    if (out == NULL) {
        return MSF_SLICE_NONE;
    }
    join(r, name, separator, out);
    return msf_slice_of(out, total);
}
