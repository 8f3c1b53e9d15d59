/* What a stream has queued: a singly linked list of blocks of three kinds. Spare blocks are kept by the loop, so that a stream with
 * nothing queued owns no memory and a small answer needs no malloc. Private to net/. */
#ifndef MSF_NET_WRITE_BLOCK_H
#define MSF_NET_WRITE_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "net/loop.h"

typedef enum msf_write_kind {
    MSF_WRITE_COPY, /* bytes in the block itself; more may be appended behind them */
    MSF_WRITE_REF,  /* bytes of somebody else, given back with `release` */
    MSF_WRITE_FILE  /* a part of a file, whose descriptor the block owns */
} msf_write_kind;

struct msf_write {
    struct msf_write *next;
    msf_write_kind kind;
    int file_fd;
    uint64_t left; /* bytes not sent yet */
    union {
        const char *at; /* COPY, REF: the first of them */
        int64_t offset; /* FILE */
    };
    union {
        struct {
            size_t room; /* COPY: free bytes behind them */
            size_t size; /* COPY: of `bytes` */
        };
        struct {
            void (*release)(void *ctx); /* REF; may be NULL */
            void *ctx;
        };
    };
    char bytes[];
};

/* An empty COPY block with room for at least `n` bytes; NULL when out of memory. */
struct msf_write *msf_write_new_copy(msf_loop *loop, size_t n);
/* A REF or FILE block, to be filled by the caller. */
struct msf_write *msf_write_new_node(msf_loop *loop, msf_write_kind kind);
/* Frees a list that is unlinked from its stream, and then releases what each block carried. */
void msf_write_free_all(msf_loop *loop, struct msf_write *list);

#endif
