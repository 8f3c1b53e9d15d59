/* Plural categories of CLDR 42 (UTS 35, part 3): which of zero, one, two, few, many and other a number has in a language.
 *
 * The table knows the languages that most services speak (plural.c); any other one has "other" for every number. */
#ifndef MSF_BASE_PLURAL_H
#define MSF_BASE_PLURAL_H

#include <stdint.h>

#include "base/slice.h"

/* A number as it is written, without its sign: the operands of the rules. */
typedef struct msf_plural_number {
    uint64_t i; /* the whole part */
    uint64_t f; /* the digits behind the point, without zeros at the end, as a number */
    unsigned v; /* how many those are; 0 for a whole number */
} msf_plural_number;

/* The keyword, a literal. `language`: "ru", "ru_RU", "pt-PT", in any case. */
const char *msf_plural_cardinal(msf_slice language, msf_plural_number n);
const char *msf_plural_ordinal(msf_slice language, msf_plural_number n);

#endif
