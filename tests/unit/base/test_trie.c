#include "base/trie.h"

#include "unit.h"

/* A check that is a letter: 'd' digits, 'w' anything but '!', 'k' "key=value" with both captured, '.' anything. */
static unsigned checked;

static bool check(const void *kind, msf_slice text, msf_slice *captures)
{
    checked++;
    const char *eq = text.n ? memchr(text.p, '=', text.n) : NULL;
    switch (*(const char *)kind) {
    case 'd':
        for (size_t i = 0; i < text.n; i++) {
            if (text.p[i] < '0' || text.p[i] > '9') {
                return false;
            }
        }
        captures[0] = text;
        return text.n > 0;
    case 'k':
        if (!eq) {
            return false;
        }
        captures[0] = msf_slice_of(text.p, (size_t)(eq - text.p));
        captures[1] = msf_slice_of(eq + 1, text.n - captures[0].n - 1);
        return true;
    case 'w':
        captures[0] = text;
        return text.n > 0 && memchr(text.p, '!', text.n) == NULL;
    default:
        captures[0] = text;
        return true;
    }
}

/* A pattern in the tests' own spelling: segments between slashes; ":x" is the check x, "*" any, "**" the rest; ":k" has two captures. */
static int add_to(msf_trie *t, const char *pattern, uint32_t verbs, const char *name)
{
    msf_trie_part parts[MSF_TRIE_SEGMENTS + 2];
    size_t n = 0;
    for (const char *p = pattern; *p;) {
        size_t len = strcspn(p, "/");
        msf_trie_part *part = &parts[n++];
        *part = (msf_trie_part){MSF_TRIE_LITERAL, msf_slice_of(p, len), NULL, 0};
        if (*p == ':') {
            *part = (msf_trie_part){MSF_TRIE_CHECK, msf_slice_of(p, len), p + 1, p[1] == 'k' ? 2 : 1};
        } else if (strncmp(p, "**", 2) == 0) {
            *part = (msf_trie_part){MSF_TRIE_TAIL, msf_slice_of(p, len), ".", 1};
        } else if (*p == '*') {
            *part = (msf_trie_part){MSF_TRIE_ANY, MSF_SLICE_NONE, NULL, 0};
        }
        p += len + (p[len] == '/');
    }
    return msf_trie_add(t, parts, n, verbs, (void *)(uintptr_t)name, NULL);
}

static msf_trie *of(msf_trie_order order, const char *const *patterns)
{
    msf_trie *t = msf_trie_new(order, check);
    for (; *patterns; patterns++) {
        CHECK_INT(add_to(t, *patterns, 1, *patterns), 0);
    }
    return t;
}

static msf_trie_hit hit;
static char scratch[4096];

static const char *find_verb(const msf_trie *t, const char *path, uint32_t verb)
{
    static msf_trie_path split;
    if (!msf_trie_split(msf_slice_str(path), scratch, &split)) {
        return "broken";
    }
    return msf_trie_find(t, verb, &split, &hit) ? hit.payload : "none";
}

#define FINDS(t, path, pattern) CHECK_BYTES(find_verb(t, path, 1), strlen(find_verb(t, path, 1)), pattern)

#define CAPTURED(i, text)                                                                                                                  \
    CHECK(hit.captures > (i));                                                                                                             \
    CHECK_BYTES(hit.capture[i].p, hit.capture[i].n, text)

TEST(literals_and_placeholders)
{
    msf_trie *t = of(MSF_TRIE_FIRST_ADDED, (const char *const[]){"users/ask", "users", "users/:d", "users/*/edit", "a/:k/*", "", NULL});
    FINDS(t, "/users", "users");
    FINDS(t, "/users/", "users");
    FINDS(t, "users///", "users");
    FINDS(t, "/users/ask", "users/ask");
    FINDS(t, "/users/12", "users/:d");
    CAPTURED(0, "12");
    FINDS(t, "/users/12/edit", "users/*/edit");
    CAPTURED(0, "12");
    FINDS(t, "/users/ab", "none");
    FINDS(t, "/users/12/edit/x", "none");
    FINDS(t, "/users//edit", "none");
    FINDS(t, "/user", "none");
    FINDS(t, "/Users", "none");
    FINDS(t, "/", "");
    FINDS(t, "", "");
    FINDS(t, "/a/x=y/z", "a/:k/*");
    CHECK_INT(hit.captures, 3);
    CAPTURED(0, "x");
    CAPTURED(1, "y");
    CAPTURED(2, "z");
    msf_trie_free(t);
}

TEST(the_first_added_wins)
{
    msf_trie *t = of(MSF_TRIE_FIRST_ADDED, (const char *const[]){"*/b", ":w", "a", "a/b", "**", "a/c", NULL});
    FINDS(t, "/a", ":w");
    FINDS(t, "/a/b", "*/b");
    FINDS(t, "/a/c", "**");
    CAPTURED(0, "a/c");
    FINDS(t, "/!", "**");
    msf_trie_free(t);
}

TEST(or_the_most_literal_one)
{
    msf_trie *t = of(MSF_TRIE_LITERAL_FIRST, (const char *const[]){"**", "*/b", ":w/:d", "*", "a/*", "a/b", "a", "a/:d/z", NULL});
    FINDS(t, "/a", "a");
    FINDS(t, "/a/b", "a/b");
    FINDS(t, "/x/b", "*/b");
    FINDS(t, "/x/7", ":w/:d");
    FINDS(t, "/a/7", "a/*");
    FINDS(t, "/a/7/z", "a/:d/z");
    FINDS(t, "/a/7/y", "**"); /* every branch was tried */
    CAPTURED(0, "a/7/y");
    CHECK_INT(hit.captures, 1);
    msf_trie_free(t);
}

TEST(verbs)
{
    msf_trie *t = msf_trie_new(MSF_TRIE_FIRST_ADDED, check);
    CHECK_INT(add_to(t, "u", 1, "one"), 0);
    CHECK_INT(add_to(t, "u", 2 | 4, "two"), 0);
    CHECK_INT(add_to(t, "*", 8, "any"), 0);
    CHECK_INT(add_to(t, "u", 2, "never"), 0);
    CHECK(strcmp(find_verb(t, "/u", 1), "one") == 0);
    CHECK(strcmp(find_verb(t, "/u", 2), "two") == 0);
    CHECK(strcmp(find_verb(t, "/u", 8), "any") == 0);
    CHECK(strcmp(find_verb(t, "/u", 16), "none") == 0);
    CHECK_INT(hit.allowed, 15);
    CHECK(strcmp(find_verb(t, "/x", 1), "none") == 0);
    CHECK_INT(hit.allowed, 8);
    CHECK(strcmp(find_verb(t, "/x/y", 1), "none") == 0);
    CHECK_INT(hit.allowed, 0);
    msf_trie_free(t);
}

TEST(two_of_the_same)
{
    void *other = NULL;
    msf_trie_part part = {MSF_TRIE_LITERAL, MSF_SLICE("u"), NULL, 0};
    msf_trie *t = msf_trie_new(MSF_TRIE_LITERAL_FIRST, check);
    CHECK_INT(add_to(t, "u", 1, "one"), 0);
    CHECK_INT(msf_trie_add(t, &part, 1, 2, "two", &other), 0);
    CHECK_INT(msf_trie_add(t, &part, 1, 3, "three", &other), -EEXIST);
    CHECK(strcmp(other, "one") == 0);
    CHECK_INT(add_to(t, "u/:d", 1, "digits"), 0);
    CHECK_INT(add_to(t, "u/:d", 1, "digits"), -EEXIST);
    CHECK_INT(add_to(t, "u/:w", 1, "word"), 0);
    msf_trie_free(t);
}

TEST(percent_encoding)
{
    msf_trie *t = of(MSF_TRIE_FIRST_ADDED, (const char *const[]){"caf\xc3\xa9/*", "f/**", "*", "*/*", NULL});
    FINDS(t, "/caf%C3%a9/x", "caf\xc3\xa9/*");
    FINDS(t, "/%63af%c3%A9/a%20b", "caf\xc3\xa9/*");
    CAPTURED(0, "a b");
    FINDS(t, "/a%2Fb", "*"); /* an encoded slash is no slash */
    CAPTURED(0, "a/b");
    FINDS(t, "/f/x/%2e%2E/y", "f/**");
    CAPTURED(0, "x/../y");
    FINDS(t, "/%2f", "*");
    FINDS(t, "/a%", "broken");
    FINDS(t, "/a%2", "broken");
    FINDS(t, "/a%2g", "broken");
    FINDS(t, "/a%g2", "broken");
    FINDS(t, "/a%00", "broken");
    FINDS(t, "/a%10", "*");
    msf_trie_free(t);
}

TEST(long_paths)
{
    char path[4096] = "";
    msf_trie *t = of(MSF_TRIE_FIRST_ADDED, (const char *const[]){"a/**", "**", NULL});
    for (int i = 0; i < 1000; i++) {
        strcat(path, "/a");
    }
    FINDS(t, path, "a/**");
    CHECK_INT(hit.capture[0].n, 1997);
    path[1] = 'b';
    FINDS(t, path, "**");
    CHECK_INT(hit.capture[0].n, 1999);
    path[1] = 'a';
    strcat(path, "%41");
    FINDS(t, path, "a/**");
    CHECK_BYTES(hit.capture[0].p + 1996, hit.capture[0].n - 1996, "aA");
    msf_trie_free(t);
}

static void repeat(char *out, const char *segment, int times)
{
    *out = '\0';
    while (times-- > 0) {
        strcat(strcat(out, "/"), segment);
    }
}

TEST(ceilings)
{
    char pattern[1024];
    msf_trie *t = msf_trie_new(MSF_TRIE_FIRST_ADDED, check);
    repeat(pattern, "x", MSF_TRIE_SEGMENTS);
    CHECK_INT(add_to(t, pattern + 1, 1, "longest"), 0);
    FINDS(t, pattern, "longest");
    repeat(pattern, "x", MSF_TRIE_SEGMENTS + 1);
    CHECK_INT(add_to(t, pattern + 1, 1, "too long"), MSF_ETOOBIG);
    FINDS(t, pattern, "none");
    repeat(pattern, "*", MSF_TRIE_CAPTURES);
    CHECK_INT(add_to(t, pattern + 1, 1, "most"), 0);
    FINDS(t, "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "most");
    CAPTURED(15, "16");
    repeat(pattern, "*", MSF_TRIE_CAPTURES + 1);
    CHECK_INT(add_to(t, pattern + 1, 1, "too many"), MSF_ETOOBIG);
    msf_trie_free(t);
}

/* Literal and any at every level: the tree has 2^12 leaves, and a walk must not be worse than that, whatever the path. */
TEST(a_walk_is_bounded_by_the_tree)
{
    char pattern[64];
    msf_trie *t = msf_trie_new(MSF_TRIE_LITERAL_FIRST, check);
    for (unsigned i = 0; i < 4096; i++) {
        char *p = pattern;
        for (unsigned bit = 0; bit < 12; bit++) {
            p += sprintf(p, "%s%s", bit ? "/" : "", i >> bit & 1 ? ":d" : ":w");
        }
        CHECK_INT(add_to(t, pattern, 1, "x"), 0);
    }
    checked = 0;
    FINDS(t, "/1/1/1/1/1/1/1/1/1/1/1/!", "none");
    CHECK(checked <= 2 * 2 * 4096 * 2); /* FINDS looks twice */
    msf_trie_free(t);
}

/* Against the obvious way: every pattern by itself, in order. */
TEST(as_one_by_one)
{
    static const char *const words[] = {"a", "b", "*", ":d", ":w", "7"};
    static char patterns[300][64];
    static msf_trie *alone[300];
    static char path[64];
    srand(20261122);
    msf_trie *t = msf_trie_new(MSF_TRIE_FIRST_ADDED, check);
    for (int i = 0; i < 300; i++) {
        int n = 1 + rand() % 4;
        for (int k = 0; k < n; k++) {
            strcat(strcat(patterns[i], k ? "/" : ""), words[rand() % 6]);
        }
        strcat(patterns[i], rand() % 8 ? "" : "/**");
        uint32_t verbs = 1u << rand() % 3;
        alone[i] = msf_trie_new(MSF_TRIE_FIRST_ADDED, check);
        CHECK_INT(add_to(t, patterns[i], verbs, patterns[i]), 0);
        CHECK_INT(add_to(alone[i], patterns[i], verbs, patterns[i]), 0);
    }
    for (int round = 0; round < 20000; round++) {
        int n = rand() % 6;
        *path = '\0';
        for (int k = 0; k < n; k++) {
            strcat(strcat(path, "/"), (const char *const[]){"a", "b", "7", "!", "", "x"}[rand() % 6]);
        }
        uint32_t verb = 1u << rand() % 3, allowed = 0;
        const char *expected = "none";
        for (int i = 0; i < 300 && *expected == 'n'; i++) {
            expected = find_verb(alone[i], path, verb);
            allowed |= hit.allowed;
        }
        const char *found = find_verb(t, path, verb);
        CHECK_BYTES(found, strlen(found), expected);
        CHECK(*expected != 'n' || hit.allowed == allowed);
    }
    for (int i = 0; i < 300; i++) {
        msf_trie_free(alone[i]);
    }
    msf_trie_free(t);
}

UNIT_MAIN()
