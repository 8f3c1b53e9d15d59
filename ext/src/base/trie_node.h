/* The tree of base/trie.h from the inside: for trie.c, which builds it, and trie_find.c, which walks it. */
#ifndef MSF_BASE_TRIE_NODE_H
#define MSF_BASE_TRIE_NODE_H

#include "base/trie.h"

typedef struct node node;

/* A way out of a node. */
typedef struct edge {
    char *text; /* own copy; not NUL-terminated */
    uint32_t len;
    uint32_t captures;
    const void *check;
    node *to;
} edge;

/* A pattern that ends at a node. */
typedef struct end {
    uint32_t verbs;
    uint32_t order;
    void *payload;
} end;

typedef struct edges {
    edge *list;
    uint32_t count;
} edges;

struct node {
    uint32_t least; /* the first pattern that passes here */
    uint32_t end_count;
    end *ends;      /* by order */
    edges literals; /* by length, then bytes */
    edges checks;   /* as added */
    edges any;      /* one at most */
    edges tails;    /* as added; each leads to a leaf */
};

struct msf_trie {
    msf_trie_order order;
    msf_trie_check check;
    uint32_t count; /* patterns */
    node root;
};

/* Where a literal is or belongs. True when it is there. */
bool msf_trie_literal(const edges *e, msf_slice text, uint32_t *at);

#endif
