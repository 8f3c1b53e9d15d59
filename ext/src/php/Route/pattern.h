/* The text of a route rule, cut into the parts of a trie (rules.h says what may be written). */
#ifndef MSF_PHP_ROUTE_PATTERN_H
#define MSF_PHP_ROUTE_PATTERN_H

#include "php/Route/rules.h"

/* A part before its expression is compiled. */
typedef struct msf_pattern_part {
    msf_trie_kind kind;
    zend_string *text; /* literal, decoded; or the expression with the groups m0, m1, ...; NULL for MSF_TRIE_ANY */
    uint32_t captures;
} msf_pattern_part;

typedef struct msf_pattern {
    msf_pattern_part parts[MSF_RULES_SEGMENTS_MAX];
    uint32_t part_count;
    msf_slice names[MSF_RULES_CAPTURES_MAX]; /* into the text */
    uint32_t name_count;
} msf_pattern;

/* 0 or a negative code, with the sentence in `error`. Then and otherwise: msf_pattern_free. */
int msf_pattern_parse(msf_rules_syntax syntax, msf_slice text, msf_pattern *out, msf_error *error);
void msf_pattern_free(msf_pattern *p);

#endif
