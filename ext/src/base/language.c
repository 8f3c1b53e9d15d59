#include "base/language.h"

typedef struct range {
    msf_slice tag; /* "*": any */
    int weight;    /* in thousandths */
} range;

typedef struct ranges {
    range list[MSF_LANGUAGE_RANGES_MAX]; /* the heaviest first */
    size_t count;
} ranges;

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char folded(char c)
{
    return c == '-' ? '_' : (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

static bool is_valid(msf_slice name, size_t shortest)
{
    if (name.n < shortest || name.n > 32) {
        return false;
    }
    for (size_t i = 0; i < name.n; i++) {
        if (!is_alnum(name.p[i]) && name.p[i] != '_' && name.p[i] != '-') {
            return false;
        }
    }
    return true;
}

bool msf_language_is_valid(msf_slice name)
{
    return is_valid(name, 2);
}

/* `name` is `prefix`, or begins with it and a separator. */
static bool begins_with(msf_slice name, msf_slice prefix)
{
    if (name.n < prefix.n) {
        return false;
    }
    for (size_t i = 0; i < prefix.n; i++) {
        if (folded(name.p[i]) != folded(prefix.p[i])) {
            return false;
        }
    }
    return name.n == prefix.n || folded(name.p[prefix.n]) == '_';
}

bool msf_language_speaks(msf_slice name, const char *base)
{
    return begins_with(name, msf_slice_str(base));
}

/* ---- the header ---- */

static msf_slice trimmed(msf_slice s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* What stands before the separator; `rest` becomes what stands behind it. */
static msf_slice cut(msf_slice *rest, char separator)
{
    const char *at = rest->n > 0 ? memchr(rest->p, separator, rest->n) : NULL;
    msf_slice head = {rest->p, at == NULL ? rest->n : (size_t)(at - rest->p)};
    *rest = at == NULL ? MSF_SLICE_NONE : msf_slice_of(at + 1, rest->n - head.n - 1);
    return trimmed(head);
}

/* "0", "1", "0.25": thousandths; -1 for anything else. */
static int weight_of(msf_slice text)
{
    static const int unit[] = {100, 10, 1};
    if (text.n == 0 || text.n > 5 || (text.p[0] != '0' && text.p[0] != '1') || (text.n > 1 && text.p[1] != '.')) {
        return -1;
    }
    int weight = text.p[0] == '1' ? 1000 : 0;
    for (size_t i = 2; i < text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9') {
            return -1;
        }
        weight += (text.p[i] - '0') * unit[i - 2];
    }
    return weight > 1000 ? -1 : weight;
}

/* False: nothing that the grammar allows, and passed over. */
static bool parse_range(msf_slice text, range *r)
{
    *r = (range){cut(&text, ';'), 1000};
    if (!msf_slice_eq(r->tag, MSF_SLICE("*")) && !is_valid(r->tag, 1)) {
        return false;
    }
    while (text.n > 0) {
        msf_slice value = cut(&text, ';'), name = cut(&value, '=');
        if (msf_slice_ieq(name, MSF_SLICE("q"))) {
            r->weight = weight_of(trimmed(value));
        }
    }
    return r->weight >= 0;
}

/* Behind all that weigh as much. */
static void insert(ranges *to, range r)
{
    size_t at = to->count++;
    for (; at > 0 && to->list[at - 1].weight < r.weight; at--) {
        to->list[at] = to->list[at - 1];
    }
    to->list[at] = r;
}

static void parse(ranges *to, msf_slice header)
{
    range r;
    to->count = 0;
    while (header.n > 0 && to->count < MSF_LANGUAGE_RANGES_MAX) {
        if (parse_range(cut(&header, ','), &r)) {
            insert(to, r);
        }
    }
}

/* ---- the choice ---- */

static bool is_any(msf_slice tag)
{
    return tag.n == 1 && tag.p[0] == '*';
}

/* The range that speaks most exactly of this name has the weight 0. */
static bool is_refused(const ranges *all, msf_slice name)
{
    const range *best = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const range *r = &all->list[i];
        bool fits = is_any(r->tag) || begins_with(name, r->tag);
        if (fits && (best == NULL || is_any(best->tag) || (!is_any(r->tag) && r->tag.n > best->tag.n))) {
            best = r;
        }
    }
    return best != NULL && best->weight == 0;
}

/* Without its last part, and without a single letter that is then the last (RFC 4647 3.4). */
static msf_slice shortened(msf_slice tag)
{
    while (tag.n > 0 && folded(tag.p[tag.n - 1]) != '_') {
        tag.n--;
    }
    tag.n -= tag.n > 0;
    if (tag.n >= 2 && folded(tag.p[tag.n - 2]) == '_') {
        tag.n -= 2;
    }
    return tag;
}

typedef struct choice {
    const msf_slice *supported;
    size_t count;
    ranges all;
} choice;

static ssize_t find(const choice *c, msf_slice tag, bool exact)
{
    for (size_t i = 0; i < c->count; i++) {
        bool fits = is_any(tag) || (begins_with(c->supported[i], tag) && (!exact || c->supported[i].n == tag.n));
        if (fits && !is_refused(&c->all, c->supported[i])) {
            return (ssize_t)i;
        }
    }
    return -1;
}

static ssize_t look_up(const choice *c, msf_slice tag)
{
    for (; tag.n > 0; tag = shortened(tag)) {
        ssize_t at = find(c, tag, true);
        if (at >= 0) {
            return at;
        }
    }
    return -1;
}

ssize_t msf_language_negotiate(const msf_slice *supported, size_t count, msf_slice header)
{
    choice c = {.supported = supported, .count = count};
    parse(&c.all, header);
    for (int pass = 0; pass < 3; pass++) { /* exact or shorter names, more exact ones, and whatever "*" allows */
        for (size_t i = 0; i < c.all.count && c.all.list[i].weight > 0; i++) {
            msf_slice tag = c.all.list[i].tag;
            if (is_any(tag) != (pass == 2)) {
                continue;
            }
            ssize_t at = pass == 0 ? look_up(&c, tag) : find(&c, tag, false);
            if (at >= 0) {
                return at;
            }
        }
    }
    return -1;
}
