/* Route rules: patterns with verbs, compiled into one tree (base/trie.h) when the server starts. RestRoute's rest.route.rules and the
 * attribute routes are two sets of them; the command `routes` lists both.
 *
 * A set is built in the launching process, before the fork, and only read afterwards: request memory, but of no request. A match allocates
 * nothing unless the path has a '%' (then the decoded bytes go into the arena that the caller gives: that of the request).
 *
 * Two spellings of patterns; slashes at both ends do not count in either:
 *
 *   MSF_RULES_REST       users/<id:\d+>, <name>, <name:expression>; expressions must not contain '>'. Outside of <...> the characters
 *                        . * $ [ ] ( ) are literal, + ? | ^ \ { } are those of an expression (spec/03 3.1).
 *   MSF_RULES_ATTRIBUTE  /users/{id}, /users/{id:\d+}, /files/{path:.+}; braces inside the expression may nest ({id:\d{1,9}}). Everything
 *                        outside of {...} is literal.
 *
 * Names: letters, digits, _ . - ; in attribute routes, where they name arguments, those of PHP's variables. No name twice. Without an
 * expression a placeholder is one segment. Expressions are PCRE's in UTF-8 mode, matched as a whole; \d and \w mean ASCII, as in the
 * original, \p{L} is there for the rest. One that cannot match a slash is a segment's own; with one that can (".+") the rest of the pattern
 * is matched as one expression. A path is cut at its slashes before it is decoded, so "%2F" is a byte of a value and ends no segment. */
#ifndef MSF_PHP_ROUTE_RULES_H
#define MSF_PHP_ROUTE_RULES_H

#include "php.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/trie.h"
#include "http/request.h"

#define MSF_RULES_MAX          10000 /* rules of one set */
#define MSF_RULES_PATTERN_MAX  1024  /* bytes of one pattern */
#define MSF_RULES_CAPTURES_MAX MSF_TRIE_CAPTURES
#define MSF_RULES_SEGMENTS_MAX MSF_TRIE_SEGMENTS

/* Verbs are bits; those that have no name here share one (MSF_HTTP_OTHER). */
#define MSF_VERB(method) (1u << (method))
#define MSF_VERBS_ANY    0xffu

typedef struct msf_rules msf_rules;
typedef struct msf_rule msf_rule;

typedef enum msf_rules_syntax { MSF_RULES_REST, MSF_RULES_ATTRIBUTE } msf_rules_syntax;

/* What the list on the command line says of a rule. Own references; NULL where unknown. */
typedef struct msf_rule_about {
    zend_string *handler; /* "App\Controllers\User::actionView"; of a target with placeholders the target: "user/<action>" */
    zend_string *file;    /* of the handler */
    uint32_t line;
    zend_string *problem; /* why it would answer 404 ("no class App\Controllers\User"); NULL when all is well */
} msf_rule_about;

/* Fills handler, file and line from an action. */
void msf_rule_about_action(zend_class_entry *ce, zend_function *action, msf_rule_about *out);
void msf_rule_about_free(msf_rule_about *about);
/* Takes the pending exception: "Class: message". A new string. */
zend_string *msf_rule_thrown(void);

/* One per kind of rule, static. */
typedef struct msf_rule_type {
    const char *source;                                          /* where a reader finds such rules: "rest.route.rules", "attribute" */
    void (*describe)(const msf_rule *rule, msf_rule_about *out); /* may load classes, may throw; `out` is zeroed */
    void (*release)(msf_rule *rule);                             /* frees what the kind has added, and the memory of the rule itself */
} msf_rule_type;

/* Embed it as the first member of your own struct; zero it, set `type`; the rest is filled by msf_rules_add. */
struct msf_rule {
    const msf_rule_type *type;
    uint32_t verbs;
    uint32_t order;       /* 0 for the first one of its set */
    zend_string *pattern; /* as written, without the verbs */
    uint32_t name_count;
    zend_string **names; /* of the placeholders, interned, in order of appearance: hit.values has the same order */
};

typedef struct msf_rules_hit {
    const msf_rule *rule;                     /* NULL unless MSF_RULES_FOUND */
    uint32_t allowed;                         /* MSF_RULES_WRONG_VERB: what the path would take, HEAD and OPTIONS included */
    uint32_t count;                           /* == rule->name_count */
    msf_slice values[MSF_RULES_CAPTURES_MAX]; /* decoded, into the request or the arena */
} msf_rules_hit;

typedef enum msf_rules_result {
    MSF_RULES_NONE,       /* no rule has this path */
    MSF_RULES_WRONG_VERB, /* rules have it, with other verbs: 405, or for OPTIONS the list of verbs */
    MSF_RULES_FOUND
} msf_rules_result;

/* `order`: MSF_TRIE_FIRST_ADDED is the manual's (REST), MSF_TRIE_LITERAL_FIRST lets /users/me go before /users/{id} in whatever order they
 * were found, and refuses two rules for the same thing. */
msf_rules *msf_rules_new(msf_trie_order order);
/* Releases the rules too. `set` may be NULL. */
void msf_rules_free(msf_rules *set);

/* Adds `rule`, which then belongs to the set. On failure (a negative code of base/error.h; the text says what is wrong with the pattern,
 * without repeating it) it still belongs to the caller: turn it into msf_config_error(NULL, key, "the rule \"%s\": %s", ...). */
int msf_rules_add(msf_rules *set, uint32_t verbs, msf_rules_syntax syntax, msf_slice pattern, msf_rule *rule, msf_error *error);

/* HEAD takes a rule for HEAD, else one for GET. `path` as received (not decoded). The arena is only used for a path with a '%'. */
msf_rules_result msf_rules_match(const msf_rules *set, msf_http_method verb, msf_slice path, msf_arena *arena, msf_rules_hit *hit);

uint32_t msf_rules_count(const msf_rules *set);
const msf_rule *msf_rules_at(const msf_rules *set, uint32_t order);

/* ---- verbs ---- */

/* The method of a name in upper case; MSF_HTTP_OTHER for those that have none of their own. */
msf_http_method msf_verb_of(msf_slice name);
/* Reads "GET" or "GET,POST" (upper case, no spaces). False when one of them is none of the seven; *bad is that one. */
bool msf_verbs_parse(msf_slice text, uint32_t *verbs, msf_slice *bad);
/* "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS": those in the set, in this order, as in Allow. At most MSF_VERBS_TEXT bytes with the NUL;
 * returns the length. */
#define MSF_VERBS_TEXT 64
size_t msf_verbs_text(uint32_t verbs, char *out);
/* At MINIT: their names as an array that is never freed, the default of a property of an internal class. */
void msf_verbs_array(zval *out, const msf_http_method *list, size_t count);

/* ---- sources, for the list on the command line (Route/sources.c has one line for each) ---- */

typedef struct msf_rules_source {
    const char *name; /* "rest", "attribute" */
    /* The set that a server with the current configuration uses; NULL when there is none, or after a throw. Builds it if need be, without
     * starting anything. Borrowed. */
    const msf_rules *(*get)(void);
} msf_rules_source;

extern const msf_rules_source msf_rules_sources[]; /* in the order in which they are asked; ends with a NULL name */

#endif
