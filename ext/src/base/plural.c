#include "base/plural.h"

#include "base/language.h"

typedef const char *(*rule)(msf_plural_number n);

static const char zero[] = "zero", one[] = "one", two[] = "two", few[] = "few", many[] = "many", other[] = "other";

static bool within(uint64_t x, uint64_t low, uint64_t high)
{
    return x >= low && x <= high;
}

static bool is(msf_plural_number n, uint64_t x)
{
    return n.v == 0 && n.i == x;
}

/* ---- cardinals ---- */

static const char *always_other(msf_plural_number n)
{
    (void)n;
    return other;
}

/* Whole millions, which some Romance languages count with a "de". */
static bool is_millions(msf_plural_number n)
{
    return n.v == 0 && n.i != 0 && n.i % 1000000 == 0;
}

static const char *only_one(msf_plural_number n)
{
    return is(n, 1) ? one : other;
}

static const char *one_or_millions(msf_plural_number n)
{
    return is(n, 1) ? one : is_millions(n) ? many : other;
}

static const char *below_two_or_millions(msf_plural_number n)
{
    return n.i <= 1 ? one : is_millions(n) ? many : other;
}

static const char *danish(msf_plural_number n)
{
    return is(n, 1) || (n.v != 0 && n.i <= 1) ? one : other;
}

static const char *hindi(msf_plural_number n)
{
    return n.i == 0 || is(n, 1) ? one : other;
}

static const char *russian(msf_plural_number n)
{
    if (n.v != 0) {
        return other;
    }
    if (n.i % 10 == 1 && n.i % 100 != 11) {
        return one;
    }
    return within(n.i % 10, 2, 4) && !within(n.i % 100, 12, 14) ? few : many;
}

static const char *polish(msf_plural_number n)
{
    if (n.v != 0) {
        return other;
    }
    if (n.i == 1) {
        return one;
    }
    return within(n.i % 10, 2, 4) && !within(n.i % 100, 12, 14) ? few : many;
}

static const char *czech(msf_plural_number n)
{
    if (n.v != 0) {
        return many;
    }
    return n.i == 1 ? one : within(n.i, 2, 4) ? few : other;
}

static const char *arabic(msf_plural_number n)
{
    if (n.v != 0) {
        return other;
    }
    if (n.i <= 2) {
        return n.i == 0 ? zero : n.i == 1 ? one : two;
    }
    return within(n.i % 100, 3, 10) ? few : n.i % 100 >= 11 ? many : other;
}

static const char *hebrew(msf_plural_number n)
{
    if (is(n, 1) || (n.i == 0 && n.v != 0)) {
        return one;
    }
    return is(n, 2) ? two : other;
}

/* ---- ordinals ---- */

static const char *english_ordinal(msf_plural_number n)
{
    uint64_t unit = n.i % 10, tens = n.i % 100;
    if (n.v != 0) {
        return other;
    }
    if (unit == 1 && tens != 11) {
        return one;
    }
    if (unit == 2 && tens != 12) {
        return two;
    }
    return unit == 3 && tens != 13 ? few : other;
}

static const char *italian_ordinal(msf_plural_number n)
{
    return is(n, 11) || is(n, 8) || is(n, 80) || is(n, 800) ? many : other;
}

static const char *swedish_ordinal(msf_plural_number n)
{
    return n.v == 0 && within(n.i % 10, 1, 2) && !within(n.i % 100, 11, 12) ? one : other;
}

static const char *hungarian_ordinal(msf_plural_number n)
{
    return is(n, 1) || is(n, 5) ? one : other;
}

static const char *ukrainian_ordinal(msf_plural_number n)
{
    return n.v == 0 && n.i % 10 == 3 && n.i % 100 != 13 ? few : other;
}

static const char *hindi_ordinal(msf_plural_number n)
{
    if (n.v != 0) {
        return other;
    }
    switch (n.i) {
    case 1:
        return one;
    case 2:
    case 3:
        return two;
    case 4:
        return few;
    case 6:
        return many;
    default:
        return other;
    }
}

/* ---- the languages ---- */

typedef struct entry {
    const char *language;
    rule cardinal, ordinal;
} entry;

/* A variant stands before its language. */
static const entry table[] = {
    {"ar", arabic, always_other},
    {"bg", only_one, always_other},
    {"cs", czech, always_other},
    {"da", danish, always_other},
    {"de", only_one, always_other},
    {"el", only_one, always_other},
    {"en", only_one, english_ordinal},
    {"es", one_or_millions, always_other},
    {"et", only_one, always_other},
    {"fa", hindi, always_other},
    {"fi", only_one, always_other},
    {"fr", below_two_or_millions, only_one},
    {"he", hebrew, always_other},
    {"hi", hindi, hindi_ordinal},
    {"hu", only_one, hungarian_ordinal},
    {"id", always_other, always_other},
    {"it", one_or_millions, italian_ordinal},
    {"ja", always_other, always_other},
    {"ko", always_other, always_other},
    {"ms", always_other, only_one},
    {"nb", only_one, always_other},
    {"nl", only_one, always_other},
    {"nn", only_one, always_other},
    {"no", only_one, always_other},
    {"pl", polish, always_other},
    {"pt_pt", one_or_millions, always_other},
    {"pt", below_two_or_millions, always_other},
    {"ru", russian, always_other},
    {"sk", czech, always_other},
    {"sv", only_one, swedish_ordinal},
    {"th", always_other, always_other},
    {"tr", only_one, always_other},
    {"uk", russian, ukrainian_ordinal},
    {"vi", always_other, only_one},
    {"zh", always_other, always_other},
};

static const entry *entry_of(msf_slice language)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (msf_language_speaks(language, table[i].language)) {
            return &table[i];
        }
    }
    return NULL;
}

const char *msf_plural_cardinal(msf_slice language, msf_plural_number n)
{
    const entry *e = entry_of(language);
    return e == NULL ? other : e->cardinal(n);
}

const char *msf_plural_ordinal(msf_slice language, msf_plural_number n)
{
    const entry *e = entry_of(language);
    return e == NULL ? other : e->ordinal(n);
}
