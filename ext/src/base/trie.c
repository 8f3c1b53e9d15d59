#include "base/trie.h"

#include <assert.h>
#include <stdlib.h>

#include "base/trie_node.h"

msf_trie *msf_trie_new(msf_trie_order order, msf_trie_check check)
{
    msf_trie *t = calloc(1, sizeof *t);
    if (t != NULL) {
        t->order = order;
        t->check = check;
    }
    return t;
}

static void free_edges(edges *e);

static void clear(node *n)
{
    free(n->ends);
    free_edges(&n->literals);
    free_edges(&n->checks);
    free_edges(&n->any);
    free_edges(&n->tails);
}

/* Recursion is as deep as patterns have parts: MSF_TRIE_SEGMENTS. */
static void free_edges(edges *e)
{
    for (uint32_t i = 0; i < e->count; i++) {
        clear(e->list[i].to);
        free(e->list[i].to);
        free(e->list[i].text);
    }
    free(e->list);
}

void msf_trie_free(msf_trie *trie)
{
    if (trie != NULL) {
        clear(&trie->root);
        free(trie);
    }
}

/* ---- adding ------------------------------------------------------------------------------------------------------------------------- */

static int compare(const edge *e, msf_slice text)
{
    if (e->len != text.n) {
        return e->len < text.n ? -1 : 1;
    }
    return text.n == 0 ? 0 : memcmp(e->text, text.p, text.n);
}

bool msf_trie_literal(const edges *e, msf_slice text, uint32_t *at)
{
    uint32_t low = 0, high = e->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int c = compare(&e->list[middle], text);
        if (c == 0) {
            *at = middle;
            return true;
        }
        if (c < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *at = low;
    return false;
}

static edges *edges_of(node *n, msf_trie_kind kind)
{
    switch (kind) {
    case MSF_TRIE_LITERAL:
        return &n->literals;
    case MSF_TRIE_CHECK:
        return &n->checks;
    case MSF_TRIE_ANY:
        return &n->any;
    default:
        return &n->tails;
    }
}

/* Where the branch of a part is or belongs. True when it is there. */
static bool locate(const edges *e, const msf_trie_part *part, uint32_t *at)
{
    if (part->kind == MSF_TRIE_LITERAL) {
        return msf_trie_literal(e, part->text, at);
    }
    for (*at = 0; *at < e->count; ++*at) {
        if (part->kind == MSF_TRIE_ANY || compare(&e->list[*at], part->text) == 0) {
            return true;
        }
    }
    return false;
}

static node *insert(edges *e, uint32_t at, const msf_trie_part *part, uint32_t order)
{
    edge *list = realloc(e->list, (e->count + 1) * sizeof *list);
    if (list == NULL) {
        return NULL;
    }
    e->list = list;
    node *to = calloc(1, sizeof *to);
    char *text = malloc(part->text.n + 1);
    if (to == NULL || text == NULL) {
        free(to);
        free(text);
        return NULL;
    }
    if (part->text.n > 0) {
        memcpy(text, part->text.p, part->text.n);
    }
    to->least = order;
    memmove(list + at + 1, list + at, (e->count - at) * sizeof *list);
    list[at] = (edge){text, (uint32_t)part->text.n, part->kind == MSF_TRIE_ANY ? 1 : part->captures, part->check, to};
    e->count++;
    /* The edge owns the text. */
    /* cppcheck-suppress memleak */
    return to;
}

static node *step(node *n, const msf_trie_part *part, uint32_t order)
{
    edges *e = edges_of(n, part->kind);
    uint32_t at;
    return locate(e, part, &at) ? e->list[at].to : insert(e, at, part, order);
}

static int end_here(msf_trie *trie, node *n, uint32_t verbs, void *payload, void **other)
{
    for (uint32_t i = 0; trie->order == MSF_TRIE_LITERAL_FIRST && i < n->end_count; i++) {
        if ((n->ends[i].verbs & verbs) != 0) {
            if (other != NULL) {
                *other = n->ends[i].payload;
            }
            return -EEXIST;
        }
    }
    end *ends = realloc(n->ends, (n->end_count + 1) * sizeof *ends);
    if (ends == NULL) {
        return -ENOMEM;
    }
    n->ends = ends;
    ends[n->end_count++] = (end){verbs, trie->count++, payload};
    return 0;
}

static bool fits(const msf_trie_part *parts, size_t count)
{
    uint32_t captures = 0;
    for (size_t i = 0; i < count; i++) {
        assert((parts[i].kind != MSF_TRIE_TAIL || i + 1 == count) && "nothing can follow the rest of a path");
        captures += parts[i].kind == MSF_TRIE_ANY ? 1 : parts[i].captures;
    }
    return count <= MSF_TRIE_SEGMENTS && captures <= MSF_TRIE_CAPTURES;
}

/* A failure leaves nodes without an end behind: they find nothing. */
int msf_trie_add(msf_trie *trie, const msf_trie_part *parts, size_t count, uint32_t verbs, void *payload, void **other)
{
    assert(payload != NULL && "without a payload a hit looks like a miss");
    if (!fits(parts, count)) {
        return MSF_ETOOBIG;
    }
    node *n = &trie->root;
    for (size_t i = 0; i < count; i++) {
        n = step(n, &parts[i], trie->count);
        if (n == NULL) {
            return -ENOMEM;
        }
    }
    return end_here(trie, n, verbs, payload, other);
}
