/* What dump() and the log hide (spec/10 A14): values whose key or property has a name of something secret. */
#ifndef MSF_PHP_SECRETS_H
#define MSF_PHP_SECRETS_H

#include "php.h"

#define MSF_SECRETS_MAX 64
#define MSF_SECRET_TEXT "***" /* what stands in place of the value */

/* Whether a key or property of this name holds a secret: one of the words is a part of it, in whatever case. */
bool msf_is_secret(const char *name, size_t len);
/* The same for a member; nothing that is null, a bool or empty is hidden, since that tells what is missing. `name` may be NULL. */
bool msf_hides(const zend_string *name, const zval *value);
/* Other words than those at the start, of the process. NULL: those at the start. False when it is no list of at most 64 strings that are
 * not empty; then nothing has changed. */
bool msf_secrets_set(HashTable *words);

#endif
