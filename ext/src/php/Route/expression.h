/* The expressions of route rules: PCRE, with a short cut for the two that nearly everybody writes. */
#ifndef MSF_PHP_ROUTE_EXPRESSION_H
#define MSF_PHP_ROUTE_EXPRESSION_H

#include "php.h"

#include "base/error.h"
#include "base/slice.h"

typedef struct msf_expression msf_expression;

/* Compiles `text`, which is matched as a whole in UTF-8 mode. It captures its groups "m0", "m1", ..., `captures` of them. NULL with the
 * sentence of PCRE in `error`. */
msf_expression *msf_expression_new(msf_slice text, uint32_t captures, msf_error *error);
void msf_expression_free(msf_expression *e);

/* A msf_trie_check. A capture that took no part is {NULL, 0}. pcre.backtrack_limit bounds the work; what exceeds it does not match. */
bool msf_expression_match(const void *e, msf_slice text, msf_slice *captures);

/* Compiles and forgets. */
bool msf_expression_is_valid(msf_slice text, msf_error *error);
/* True when nothing that the expression matches has a slash in it. Errs on the other side. */
bool msf_expression_is_segment(msf_slice text);

#endif
