#include "php/Route/rules.h"

typedef struct verb_name {
    msf_http_method method;
    msf_slice name;
} verb_name;

/* In the order in which Allow lists them. */
static const verb_name verb_names[] = {
    {MSF_HTTP_GET, {"GET", 3}},       {MSF_HTTP_POST, {"POST", 4}}, {MSF_HTTP_PUT, {"PUT", 3}},         {MSF_HTTP_PATCH, {"PATCH", 5}},
    {MSF_HTTP_DELETE, {"DELETE", 6}}, {MSF_HTTP_HEAD, {"HEAD", 4}}, {MSF_HTTP_OPTIONS, {"OPTIONS", 7}},
};

#define VERBS (sizeof(verb_names) / sizeof(verb_names[0]))

msf_http_method msf_verb_of(msf_slice name)
{
    for (size_t i = 0; i < VERBS; i++) {
        if (msf_slice_eq(verb_names[i].name, name)) {
            return verb_names[i].method;
        }
    }
    return MSF_HTTP_OTHER;
}

bool msf_verbs_parse(msf_slice text, uint32_t *verbs, msf_slice *bad)
{
    *verbs = 0;
    for (bool more = true; more;) {
        const char *comma = text.n ? memchr(text.p, ',', text.n) : NULL;
        msf_slice name = {text.p, comma ? (size_t)(comma - text.p) : text.n};
        msf_http_method method = msf_verb_of(name);
        if (method == MSF_HTTP_OTHER) {
            *bad = name;
            return false;
        }
        *verbs |= MSF_VERB(method);
        more = comma != NULL;
        text = more ? msf_slice_of(comma + 1, text.n - name.n - 1) : text;
    }
    return true;
}

size_t msf_verbs_text(uint32_t verbs, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < VERBS; i++) {
        if (verbs & MSF_VERB(verb_names[i].method)) {
            n += (size_t)snprintf(out + n, MSF_VERBS_TEXT - n, "%s%s", n ? ", " : "", verb_names[i].name.p);
        }
    }
    out[n] = '\0';
    return n;
}

/* It lives as long as the process: nobody counts references to it. */
void msf_verbs_array(zval *out, const msf_http_method *list, size_t count)
{
    zval v;
    ZVAL_NEW_PERSISTENT_ARR(out);
    zend_hash_init(Z_ARRVAL_P(out), (uint32_t)count, NULL, NULL, true);
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (verb_names[k].method != list[i]) {
            k++;
        }
        ZVAL_INTERNED_STR(&v, zend_string_init_interned(verb_names[k].name.p, verb_names[k].name.n, true));
        zend_hash_next_index_insert_new(Z_ARRVAL_P(out), &v);
    }
    GC_SET_REFCOUNT(Z_ARRVAL_P(out), 2);
    GC_TYPE_INFO(Z_ARRVAL_P(out)) = GC_ARRAY | ((GC_IMMUTABLE | GC_PERSISTENT) << GC_FLAGS_SHIFT);
    Z_TYPE_INFO_P(out) = IS_ARRAY; /* without the flag that says counted */
}
