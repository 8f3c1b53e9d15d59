#include "net/write_block.h"

#include <stdlib.h>
#include <unistd.h>

#include "net/loop_private.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

#define BLOCK_TOTAL  4096 /* of a standard COPY block, with its header */
#define BLOCK_BYTES  (BLOCK_TOTAL - sizeof(struct msf_write))
#define SPARE_BLOCKS 256  /* 1 MiB per loop */
#define SPARE_NODES  1024 /* 48 KiB per loop */

typedef struct msf_write msf_write;

static msf_write *take_spare(msf_write **list, uint32_t *count, size_t total)
{
    msf_write *w = *list;
    if (w == NULL) {
        return malloc(total);
    }
    ASAN_UNPOISON_MEMORY_REGION(w, total);
    *list = w->next;
    --*count;
    return w;
}

static void keep_spare(msf_write *w, msf_write **list, uint32_t *count, uint32_t max, size_t total)
{
    if (*count >= max) {
        free(w);
        return;
    }
    w->next = *list;
    *list = w;
    ++*count;
    ASAN_POISON_MEMORY_REGION(w, total);
}

msf_write *msf_write_new_copy(msf_loop *loop, size_t n)
{
    msf_write *w;
    size_t size = BLOCK_BYTES;
    if (n <= BLOCK_BYTES) {
        w = take_spare(&loop->free_blocks, &loop->free_blocks_n, BLOCK_TOTAL);
    } else {
        size = n;
        w = n <= PTRDIFF_MAX - sizeof *w ? malloc(sizeof *w + n) : NULL;
    }
    if (w == NULL) {
        return NULL;
    }
    w->next = NULL;
    w->kind = MSF_WRITE_COPY;
    w->file_fd = -1;
    w->left = 0;
    w->at = w->bytes;
    w->room = w->size = size;
    return w;
}

msf_write *msf_write_new_node(msf_loop *loop, msf_write_kind kind)
{
    msf_write *w = take_spare(&loop->free_nodes, &loop->free_nodes_n, sizeof *w);
    if (w != NULL) {
        *w = (msf_write){.kind = kind, .file_fd = -1};
    }
    return w;
}

static void free_one(msf_loop *loop, msf_write *w)
{
    if (w->kind == MSF_WRITE_COPY) {
        if (w->size == BLOCK_BYTES) {
            keep_spare(w, &loop->free_blocks, &loop->free_blocks_n, SPARE_BLOCKS, BLOCK_TOTAL);
        } else {
            free(w);
        }
        return;
    }
    void (*release)(void *) = w->kind == MSF_WRITE_REF ? w->release : NULL;
    void *ctx = w->ctx;
    if (w->kind == MSF_WRITE_FILE) {
        close(w->file_fd);
    }
    keep_spare(w, &loop->free_nodes, &loop->free_nodes_n, SPARE_NODES, sizeof *w);
    if (release != NULL) {
        release(ctx);
    }
}

void msf_write_free_all(msf_loop *loop, msf_write *list)
{
    while (list != NULL) {
        msf_write *w = list;
        list = w->next;
        free_one(loop, w);
    }
}

static void free_spares(msf_write **list, uint32_t *count, size_t total)
{
    while (*list != NULL) {
        free(take_spare(list, count, total));
    }
}

void msf_writes_free_spare(msf_loop *loop)
{
    free_spares(&loop->free_blocks, &loop->free_blocks_n, BLOCK_TOTAL);
    free_spares(&loop->free_nodes, &loop->free_nodes_n, sizeof(msf_write));
}
