#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Config/Config.h"
#include "php/Request/settings.h"
#include "php/Route/rest.h"

#define KEY "rest.route.rules"

/* ---- targets ------------------------------------------------------------------------------------------------------------------------ */

static int name_index(const msf_rule *rule, const char *name, size_t n)
{
    for (uint32_t i = 0; i < rule->name_count; i++) {
        if (msf_slice_eq(msf_value_slice(rule->names[i]), msf_slice_of(name, n))) {
            return (int)i;
        }
    }
    return -1;
}

static void add_piece(msf_rest_rule *r, msf_slice text, int value)
{
    if (text.n > 0 || value >= 0) {
        r->pieces = safe_erealloc(r->pieces, r->piece_count + 1, sizeof(*r->pieces), 0);
        r->pieces[r->piece_count++] = (msf_rest_piece){text, value};
    }
}

/* Cuts "user/<action>" at its placeholders. */
static bool cut_target(msf_rest_rule *r, msf_error *error)
{
    msf_slice left = msf_value_slice(r->target);
    const char *open;
    while (left.n > 0 && (open = memchr(left.p, '<', left.n)) != NULL) {
        size_t before = (size_t)(open - left.p);
        const char *shut = memchr(open, '>', left.n - before);
        int value = shut ? name_index(&r->rule, open + 1, (size_t)(shut - open - 1)) : -1;
        if (value < 0) {
            msf_error_set(error, -EINVAL, "its target %.80s uses a placeholder that the pattern does not have", ZSTR_VAL(r->target));
            return false;
        }
        add_piece(r, msf_slice_of(left.p, before), -1);
        add_piece(r, MSF_SLICE_NONE, value);
        left = msf_slice_of(shut + 1, left.n - (size_t)(shut + 1 - left.p));
    }
    add_piece(r, left, -1);
    return true;
}

static msf_slice piece_text(const msf_rest_piece *p, const msf_rules_hit *hit)
{
    return p->value < 0 ? p->text : hit->values[p->value];
}

msf_slice msf_rest_target(const msf_rest_rule *r, const msf_rules_hit *hit, msf_arena *arena)
{
    size_t n = 0;
    if (r->piece_count == 1 && r->pieces[0].value < 0) {
        return r->pieces[0].text;
    }
    for (uint32_t i = 0; i < r->piece_count; i++) {
        msf_slice text = piece_text(&r->pieces[i], hit);
        if (r->pieces[i].value >= 0 && text.n > 0 && memchr(text.p, '/', text.n)) {
            return MSF_SLICE_NONE;
        }
        n += text.n;
    }
    char *to = msf_arena_alloc(arena, n + 1), *p = to;
    for (uint32_t i = 0; to && i < r->piece_count; i++) {
        msf_slice text = piece_text(&r->pieces[i], hit);
        p = text.n ? (char *)memcpy(p, text.p, text.n) + text.n : p;
    }
    return to ? msf_slice_of(to, n) : MSF_SLICE_NONE;
}

HashTable *msf_rest_params(const msf_rules_hit *hit)
{
    zval v;
    if (hit->count == 0) {
        return NULL;
    }
    HashTable *ht = zend_new_array(hit->count);
    for (uint32_t i = 0; i < hit->count; i++) {
        msf_value_zval(&v, hit->values[i]);
        zend_symtable_update(ht, hit->rule->names[i], &v);
    }
    return ht;
}

/* ---- rules -------------------------------------------------------------------------------------------------------------------------- */

static void release(msf_rule *rule)
{
    msf_rest_rule *r = (msf_rest_rule *)rule;
    zend_string_release(r->target);
    if (r->pieces) {
        efree(r->pieces);
    }
    efree(r);
}

static void describe(const msf_rule *rule, msf_rule_about *out)
{
    const msf_rest_rule *r = (const msf_rest_rule *)rule;
    if (r->piece_count == 1 && r->pieces[0].value < 0) {
        msf_route_about(msf_value_slice(r->target), out);
    } else {
        out->handler = zend_string_init(ZSTR_VAL(r->target) + 1, ZSTR_LEN(r->target) - 1, 0);
    }
}

static const msf_rule_type rest_type = {KEY, describe, release};

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* "GET,HEAD users/<id>" -> verbs and pattern. What has no space is a pattern for any verb. */
static bool split_key(msf_slice key, uint32_t *verbs, msf_slice *pattern, msf_error *error)
{
    msf_slice bad, first = key;
    for (first.n = 0; first.n < key.n && !is_space(key.p[first.n]); first.n++) {
    }
    *verbs = MSF_VERBS_ANY;
    *pattern = key;
    if (first.n == key.n && (!msf_verbs_parse(key, verbs, &bad) || key.n == 0)) {
        *verbs = MSF_VERBS_ANY;
        return true;
    }
    if (!msf_verbs_parse(first, verbs, &bad)) {
        msf_error_set(error, -EINVAL, "\"%.*s\" is no verb; there are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS, joined by commas",
                      (int)MIN(bad.n, 80), bad.p);
        return false;
    }
    *pattern = msf_slice_of(key.p + first.n, key.n - first.n);
    while (pattern->n > 0 && is_space(*pattern->p)) {
        pattern->p++;
        pattern->n--;
    }
    while (pattern->n > 0 && is_space(pattern->p[pattern->n - 1])) {
        pattern->n--;
    }
    return true;
}

static msf_rest_rule *new_rule(zend_string *target)
{
    msf_rest_rule *r = ecalloc(1, sizeof(*r));
    msf_slice t = msf_value_slice(target);
    while (t.n > 0 && *t.p == '/') {
        t.p++;
        t.n--;
    }
    while (t.n > 0 && t.p[t.n - 1] == '/') {
        t.n--;
    }
    r->rule.type = &rest_type;
    r->target = zend_string_concat2("/", 1, t.n ? t.p : "", t.n);
    return r;
}

static bool add_rule(msf_rest *rest, msf_slice key, zend_string *target, msf_error *error)
{
    uint32_t verbs;
    msf_slice pattern;
    if (!split_key(key, &verbs, &pattern, error)) {
        return false;
    }
    msf_rest_rule *r = new_rule(target);
    if (msf_rules_add(rest->rules, verbs, MSF_RULES_REST, pattern, &r->rule, error) != 0) {
        release(&r->rule);
        return false;
    }
    return cut_target(r, error);
}

static bool add_all(msf_rest *rest, zend_object *config, HashTable *map)
{
    zend_string *key;
    zend_ulong number;
    zval *v;
    msf_error error = {0};
    ZEND_HASH_FOREACH_KEY_VAL (map, number, key, v) {
        char digits[32];
        msf_slice text =
            key ? msf_value_slice(key) : msf_slice_of(digits, (size_t)snprintf(digits, sizeof(digits), ZEND_ULONG_FMT, number));
        ZVAL_DEREF(v);
        if (Z_TYPE_P(v) != IS_STRING) {
            msf_config_error(config, KEY, "the rule \"%.*s\": expected its target, a path such as user/view", (int)text.n, text.p);
            return false;
        }
        if (!add_rule(rest, text, Z_STR_P(v), &error)) {
            msf_config_error(config, KEY, "the rule \"%.*s\": %s", (int)MIN(text.n, 200), text.p, error.text);
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}

msf_rest *msf_rest_load(zend_object *config)
{
    HashTable *map = NULL;
    if (config && !msf_config_array(config, KEY, &map)) {
        return NULL;
    }
    msf_rest *rest = ecalloc(1, sizeof(*rest));
    rest->refs = 1;
    rest->rules = msf_rules_new(MSF_TRIE_FIRST_ADDED);
    if (map && !add_all(rest, config, map)) {
        msf_rest_release(rest);
        return NULL;
    }
    return rest;
}

void msf_rest_release(msf_rest *rest)
{
    if (rest && --rest->refs == 0) {
        msf_rules_free(rest->rules);
        efree(rest);
    }
}
