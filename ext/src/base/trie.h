/* Patterns of paths compiled into one tree over their segments, so that a path is compared with all of them at once: a node is left by a
 * literal segment (binary search), by a checked one (an expression), by any segment, or by everything that is left of the path. A look-up
 * visits each node at most once, whatever the path, and allocates nothing.
 *
 * malloc memory. Built once, then only read. Knows neither verbs' names nor expressions: verbs are bits, expressions are a callback. */
#ifndef MSF_BASE_TRIE_H
#define MSF_BASE_TRIE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

#define MSF_TRIE_SEGMENTS 32 /* of one pattern; a longer path can only match one that ends in a MSF_TRIE_TAIL */
#define MSF_TRIE_CAPTURES 16 /* of one pattern */

typedef struct msf_trie msf_trie;

/* Compares `text` as a whole; on success fills the captures that the part announced. Must not allocate what it does not free. */
typedef bool (*msf_trie_check)(const void *check, msf_slice text, msf_slice *captures);

typedef enum msf_trie_kind {
    MSF_TRIE_LITERAL, /* exactly these bytes */
    MSF_TRIE_CHECK,   /* one segment that passes the check */
    MSF_TRIE_ANY,     /* one segment of at least one byte; one capture */
    MSF_TRIE_TAIL     /* the rest of the path, slashes included, that passes the check; the last part of its pattern */
} msf_trie_kind;

typedef struct msf_trie_part {
    msf_trie_kind kind;
    msf_slice text;    /* the literal's bytes, or the expression's text: parts of the same kind and text are one branch */
    const void *check; /* borrowed for the life of the trie; of a shared branch the first one is used */
    uint32_t captures;
} msf_trie_part;

typedef enum msf_trie_order {
    MSF_TRIE_FIRST_ADDED,  /* of all patterns that fit, the one that was added first */
    MSF_TRIE_LITERAL_FIRST /* segment by segment: literal, checked (in order of adding), any, tail; then the one added first */
} msf_trie_order;

/* A path cut at its slashes, before it is percent-decoded: an encoded slash does not end a segment. */
typedef struct msf_trie_path {
    msf_slice whole; /* decoded, without slashes at both ends */
    uint32_t count;  /* segments, at most MSF_TRIE_SEGMENTS + 1: the last one is then the rest */
    msf_slice segments[MSF_TRIE_SEGMENTS + 1];
} msf_trie_path;

typedef struct msf_trie_hit {
    void *payload;    /* NULL: none of the patterns that fit has the verb */
    uint32_t allowed; /* without a payload: the verbs of all patterns that fit; 0 = no pattern fits */
    uint32_t captures;
    msf_slice capture[MSF_TRIE_CAPTURES]; /* into the path, in the order of the pattern */
} msf_trie_hit;

/* NULL when out of memory. */
msf_trie *msf_trie_new(msf_trie_order order, msf_trie_check check);
/* Payloads and checks belong to the caller. `trie` may be NULL. */
void msf_trie_free(msf_trie *trie);

/* Adds a pattern behind those that are there. `payload` is not NULL. 0; -EEXIST when a pattern of the very same parts has one of the verbs
 * (MSF_TRIE_LITERAL_FIRST only: otherwise it is legal and never reached), with that one in *other (may be NULL); MSF_ETOOBIG for too many
 * parts or captures; -ENOMEM. On failure nothing can be found that could not be found before. */
int msf_trie_add(msf_trie *trie, const msf_trie_part *parts, size_t count, uint32_t verbs, void *payload, void **other);

/* Trims, splits and decodes. `scratch`: path.n bytes, used only if there is a '%' in the path (may be NULL if not); the slices point into
 * it or into `path`. False: a broken %-sequence or an encoded NUL, which no pattern matches. */
bool msf_trie_split(msf_slice path, char *scratch, msf_trie_path *out);

/* Looks up. `verb`: one bit. True when there is a payload. */
bool msf_trie_find(const msf_trie *trie, uint32_t verb, const msf_trie_path *path, msf_trie_hit *out);

#endif
