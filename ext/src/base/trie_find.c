#include <assert.h>

#include "base/trie_node.h"

/* ---- the path ----------------------------------------------------------------------------------------------------------------------- */

static int digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One byte of `s` from *i on, decoded; -1 when it is broken or NUL. */
static int decode(msf_slice s, size_t *i)
{
    if (s.p[*i] != '%') {
        return (unsigned char)s.p[(*i)++];
    }
    if (*i + 2 >= s.n) {
        return -1;
    }
    int high = digit(s.p[*i + 1]), low = digit(s.p[*i + 2]);
    *i += 3;
    return high < 0 || low < 0 || high + low == 0 ? -1 : high * 16 + low;
}

static void add_segment(msf_trie_path *out, const char *p, const char *stop)
{
    out->segments[out->count++] = msf_slice_of(p, (size_t)(stop - p));
}

/* Cuts at the slashes of `s`, which is not decoded or needs no decoding; `at` has the same bytes decoded, to be pointed into. */
static void split_plain(msf_slice s, msf_trie_path *out)
{
    const char *p = s.p, *stop = s.p + s.n;
    while (out->count < MSF_TRIE_SEGMENTS) {
        const char *slash = memchr(p, '/', (size_t)(stop - p));
        if (slash == NULL) {
            break;
        }
        add_segment(out, p, slash);
        p = slash + 1;
    }
    add_segment(out, p, stop);
    out->whole = s;
}

static bool split_decoded(msf_slice s, char *to, msf_trie_path *out)
{
    char *begin = to, *p = to;
    for (size_t i = 0; i < s.n;) {
        bool slash = s.p[i] == '/';
        int c = decode(s, &i);
        if (c < 0) {
            return false;
        }
        if (slash && out->count < MSF_TRIE_SEGMENTS) {
            add_segment(out, begin, p);
            begin = p + 1;
        }
        *p++ = (char)c;
    }
    add_segment(out, begin, p);
    out->whole = msf_slice_of(to, (size_t)(p - to));
    return true;
}

bool msf_trie_split(msf_slice path, char *scratch, msf_trie_path *out)
{
    out->count = 0;
    while (path.n > 0 && path.p[0] == '/') {
        path.p++;
        path.n--;
    }
    while (path.n > 0 && path.p[path.n - 1] == '/') {
        path.n--;
    }
    out->whole = path;
    if (path.n == 0) {
        return true;
    }
    if (memchr(path.p, '%', path.n) == NULL) {
        split_plain(path, out);
        return true;
    }
    assert(scratch != NULL && "decoding needs room");
    return split_decoded(path, scratch, out);
}

/* ---- the walk ----------------------------------------------------------------------------------------------------------------------- */

typedef struct search {
    const msf_trie *trie;
    const msf_trie_path *path;
    msf_trie_hit *out;
    uint32_t verb;
    uint32_t best; /* only patterns before this one are still of interest */
    uint32_t used; /* captures on the way here */
    msf_slice capture[MSF_TRIE_CAPTURES];
} search;

static void arrive(search *s, const node *n)
{
    for (uint32_t i = 0; i < n->end_count; i++) {
        const end *e = &n->ends[i];
        if ((e->verbs & s->verb) == 0) {
            s->out->allowed |= e->verbs;
        } else if (e->order < s->best) {
            s->best = e->order;
            s->out->payload = e->payload;
            s->out->captures = s->used;
            memcpy(s->out->capture, s->capture, s->used * sizeof *s->capture);
            return;
        }
    }
}

/* Where the rest of the walk cannot change the result. */
static bool is_settled(const search *s, const node *n)
{
    return s->out->payload != NULL && (s->trie->order == MSF_TRIE_LITERAL_FIRST || n->least > s->best);
}

static void walk(search *s, const node *n, uint32_t depth);

static void take(search *s, const edge *e, msf_slice text, uint32_t depth)
{
    if (is_settled(s, e->to) || (e->check != NULL && !s->trie->check(e->check, text, s->capture + s->used))) {
        return;
    }
    if (e->check == NULL && e->captures == 1) {
        s->capture[s->used] = text;
    }
    s->used += e->captures;
    walk(s, e->to, depth);
    s->used -= e->captures;
}

static void take_tails(search *s, const node *n, uint32_t depth)
{
    const msf_trie_path *path = s->path;
    msf_slice rest = path->whole;
    if (depth > 0) {
        assert(depth < path->count && "a tail begins at a segment");
        /* cppcheck-suppress arrayIndexOutOfBoundsCond */
        const char *from = path->segments[depth].p;
        rest = msf_slice_of(from, (size_t)(rest.p + rest.n - from));
    }
    for (uint32_t i = 0; i < n->tails.count; i++) {
        take(s, &n->tails.list[i], rest, UINT32_MAX);
    }
}

/* `depth` segments of the path are behind us; UINT32_MAX: all of it. */
static void walk(search *s, const node *n, uint32_t depth)
{
    const msf_trie_path *path = s->path;
    if (depth >= path->count) {
        arrive(s, n);
        if (depth == 0) { /* an empty path may be an empty rest */
            take_tails(s, n, 0);
        }
        return;
    }
    msf_slice text = path->segments[depth];
    uint32_t at;
    if (msf_trie_literal(&n->literals, text, &at)) {
        take(s, &n->literals.list[at], text, depth + 1);
    }
    for (uint32_t i = 0; i < n->checks.count; i++) {
        take(s, &n->checks.list[i], text, depth + 1);
    }
    if (n->any.count > 0 && text.n > 0) {
        take(s, &n->any.list[0], text, depth + 1);
    }
    if (n->tails.count > 0) {
        take_tails(s, n, depth);
    }
}

bool msf_trie_find(const msf_trie *trie, uint32_t verb, const msf_trie_path *path, msf_trie_hit *out)
{
    search s; /* its captures stay as they are until they are used */
    s.trie = trie;
    s.path = path;
    s.out = out;
    s.verb = verb;
    s.best = UINT32_MAX;
    s.used = 0;
    out->payload = NULL;
    out->allowed = 0;
    out->captures = 0;
    walk(&s, &trie->root, 0);
    return out->payload != NULL;
}
