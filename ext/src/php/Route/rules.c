#include "php/Route/rules.h"

#include "ext/standard/html.h"

#include "php/Route/expression.h"
#include "php/Route/pattern.h"

struct msf_rules {
    msf_trie *trie;
    msf_rule **list;
    uint32_t count;
    HashTable expressions; /* text -> msf_expression; rules with the same one share it */
};

static void free_expression(zval *zv)
{
    msf_expression_free(Z_PTR_P(zv));
}

msf_rules *msf_rules_new(msf_trie_order order)
{
    msf_rules *set = ecalloc(1, sizeof(*set));
    set->trie = msf_trie_new(order, msf_expression_match);
    if (!set->trie) {
        zend_error_noreturn(E_ERROR, "Out of memory");
    }
    zend_hash_init(&set->expressions, 8, NULL, free_expression, 0);
    return set;
}

static void forget_names(msf_rule *rule)
{
    for (uint32_t i = 0; i < rule->name_count; i++) {
        zend_string_release(rule->names[i]);
    }
    if (rule->names) {
        efree(rule->names);
        rule->names = NULL;
    }
    if (rule->pattern) {
        zend_string_release(rule->pattern);
        rule->pattern = NULL;
    }
    rule->name_count = 0;
}

void msf_rules_free(msf_rules *set)
{
    if (!set) {
        return;
    }
    msf_trie_free(set->trie);
    for (uint32_t i = 0; i < set->count; i++) {
        forget_names(set->list[i]);
        set->list[i]->type->release(set->list[i]);
    }
    if (set->list) {
        efree(set->list);
    }
    zend_hash_destroy(&set->expressions);
    efree(set);
}

/* ---- adding ------------------------------------------------------------------------------------------------------------------------- */

static const msf_expression *expression(msf_rules *set, const msf_pattern_part *part, msf_error *error)
{
    msf_expression *e = zend_hash_find_ptr(&set->expressions, part->text);
    if (!e) {
        e = msf_expression_new((msf_slice){ZSTR_VAL(part->text), ZSTR_LEN(part->text)}, part->captures, error);
        if (e) {
            zend_hash_add_ptr(&set->expressions, part->text, e);
        }
    }
    return e;
}

static bool compile(msf_rules *set, const msf_pattern *p, msf_trie_part *parts, msf_error *error)
{
    for (uint32_t i = 0; i < p->part_count; i++) {
        const msf_pattern_part *from = &p->parts[i];
        msf_slice text = from->text ? (msf_slice){ZSTR_VAL(from->text), ZSTR_LEN(from->text)} : MSF_SLICE_NONE;
        parts[i] = (msf_trie_part){from->kind, text, NULL, from->captures};
        if ((from->kind == MSF_TRIE_CHECK || from->kind == MSF_TRIE_TAIL) && !(parts[i].check = expression(set, from, error))) {
            return false;
        }
    }
    return true;
}

/* Interned: they become keys of arrays in every request. */
static void take_names(msf_rule *rule, const msf_pattern *p, msf_slice pattern)
{
    rule->pattern = zend_string_init(pattern.p ? pattern.p : "", pattern.n, 0);
    rule->name_count = p->name_count;
    rule->names = p->name_count ? safe_emalloc(p->name_count, sizeof(*rule->names), 0) : NULL;
    for (uint32_t i = 0; i < p->name_count; i++) {
        rule->names[i] = zend_new_interned_string(zend_string_init(p->names[i].p, p->names[i].n, 0));
    }
}

static int add_compiled(msf_rules *set, const msf_pattern *p, msf_rule *rule, msf_error *error)
{
    msf_trie_part parts[MSF_RULES_SEGMENTS_MAX];
    void *other = NULL;
    if (!compile(set, p, parts, error)) {
        return error->code;
    }
    int code = msf_trie_add(set->trie, parts, p->part_count, rule->verbs, rule, &other);
    switch (code) {
    case 0:
        return 0;
    case -EEXIST:
        return msf_error_set(error, code, "the rule \"%.80s\" answers the same already", ZSTR_VAL(((msf_rule *)other)->pattern));
    default:
        return msf_error_set(error, code, "%s", msf_error_name(code));
    }
}

int msf_rules_add(msf_rules *set, uint32_t verbs, msf_rules_syntax syntax, msf_slice pattern, msf_rule *rule, msf_error *error)
{
    msf_pattern p;
    msf_error ignored;
    error = error ? error : &ignored;
    ZEND_ASSERT(verbs != 0 && "a rule without verbs is one for MSF_VERBS_ANY");
    if (set->count == MSF_RULES_MAX) {
        return msf_error_set(error, MSF_ETOOBIG, "there are more than %d rules", MSF_RULES_MAX);
    }
    rule->verbs = verbs;
    rule->order = set->count;
    int code = msf_pattern_parse(syntax, pattern, &p, error);
    code = code == 0 ? add_compiled(set, &p, rule, error) : code;
    if (code == 0) {
        take_names(rule, &p, pattern);
        set->list = safe_erealloc(set->list, set->count + 1, sizeof(*set->list), 0);
        set->list[set->count++] = rule;
    }
    msf_pattern_free(&p);
    return code;
}

uint32_t msf_rules_count(const msf_rules *set)
{
    return set->count;
}

const msf_rule *msf_rules_at(const msf_rules *set, uint32_t order)
{
    return order < set->count ? set->list[order] : NULL;
}

/* ---- matching ----------------------------------------------------------------------------------------------------------------------- */

static bool is_utf8(msf_slice s)
{
    zend_result status = SUCCESS;
    for (size_t i = 0; i < s.n && status == SUCCESS;) {
        if ((unsigned char)s.p[i] < 0x80) {
            i++;
        } else {
            php_next_utf8_char((const unsigned char *)s.p, s.n, &i, &status);
        }
    }
    return status == SUCCESS;
}

/* A path without '%' has ASCII only: the HTTP parser lets nothing else through. */
static bool split(msf_slice path, msf_arena *arena, msf_trie_path *out)
{
    bool coded = path.n > 0 && memchr(path.p, '%', path.n);
    char *scratch = coded ? msf_arena_alloc(arena, path.n) : NULL;
    return (!coded || scratch) && msf_trie_split(path, scratch, out) && (!coded || is_utf8(out->whole));
}

static bool find(const msf_rules *set, msf_http_method verb, const msf_trie_path *path, msf_trie_hit *hit)
{
    if (msf_trie_find(set->trie, MSF_VERB(verb), path, hit)) {
        return true;
    }
    return verb == MSF_HTTP_HEAD && (hit->allowed & MSF_VERB(MSF_HTTP_GET)) && msf_trie_find(set->trie, MSF_VERB(MSF_HTTP_GET), path, hit);
}

msf_rules_result msf_rules_match(const msf_rules *set, msf_http_method verb, msf_slice path, msf_arena *arena, msf_rules_hit *hit)
{
    msf_trie_path cut;
    msf_trie_hit found;
    hit->rule = NULL;
    hit->allowed = hit->count = 0;
    if (!split(path, arena, &cut)) {
        return MSF_RULES_NONE;
    }
    if (find(set, verb, &cut, &found)) {
        hit->rule = found.payload;
        hit->count = found.captures;
        memcpy(hit->values, found.capture, found.captures * sizeof(*hit->values));
        return MSF_RULES_FOUND;
    }
    if (found.allowed == 0) {
        return MSF_RULES_NONE;
    }
    hit->allowed = found.allowed | MSF_VERB(MSF_HTTP_OPTIONS);
    hit->allowed |= found.allowed & MSF_VERB(MSF_HTTP_GET) ? MSF_VERB(MSF_HTTP_HEAD) : 0;
    return MSF_RULES_WRONG_VERB;
}
