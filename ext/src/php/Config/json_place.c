#include "php/Config/json_place.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define DEPTH_MAX 512

typedef struct scan {
    const char *p;
    const char *end;
    int depth;
} scan;

static bool value(scan *s);

static void blanks(scan *s)
{
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r')) {
        s->p++;
    }
}

static bool byte(scan *s, char c)
{
    if (s->p < s->end && *s->p == c) {
        s->p++;
        return true;
    }
    return false;
}

static bool digits(scan *s)
{
    const char *from = s->p;
    while (s->p < s->end && isdigit((unsigned char)*s->p)) {
        s->p++;
    }
    return s->p > from;
}

static bool number(scan *s)
{
    byte(s, '-');
    if (!byte(s, '0') && !digits(s)) {
        return false;
    }
    if (byte(s, '.') && !digits(s)) {
        return false;
    }
    if (byte(s, 'e') || byte(s, 'E')) {
        if (!byte(s, '+')) {
            byte(s, '-');
        }
        return digits(s);
    }
    return true;
}

static bool escape(scan *s)
{
    if (s->p == s->end || strchr("\"\\/bfnrtu", *s->p) == NULL || *s->p == '\0') {
        return false;
    }
    if (*s->p++ != 'u') {
        return true;
    }
    for (int i = 0; i < 4; i++, s->p++) {
        if (s->p == s->end || !isxdigit((unsigned char)*s->p)) {
            return false;
        }
    }
    return true;
}

static bool string(scan *s)
{
    if (!byte(s, '"')) {
        return false;
    }
    while (s->p < s->end && (unsigned char)*s->p >= 0x20) {
        char c = *s->p++;
        if (c == '"') {
            return true;
        }
        if (c == '\\' && !escape(s)) {
            return false;
        }
    }
    return false;
}

static bool word(scan *s, const char *w)
{
    while (*w != '\0') {
        if (!byte(s, *w++)) {
            return false;
        }
    }
    return true;
}

/* The inside of an object or a list, behind its opening byte. */
static bool members(scan *s, char close, bool named)
{
    blanks(s);
    if (byte(s, close)) {
        return true;
    }
    for (;;) {
        blanks(s);
        if (named) {
            if (!string(s)) {
                return false;
            }
            blanks(s);
            if (!byte(s, ':')) {
                return false;
            }
        }
        if (!value(s)) {
            return false;
        }
        if (byte(s, close)) {
            return true;
        }
        if (!byte(s, ',')) {
            return false;
        }
    }
}

static bool nested(scan *s, char close, bool named)
{
    s->p++;
    if (++s->depth > DEPTH_MAX || !members(s, close, named)) {
        return false;
    }
    s->depth--;
    return true;
}

static bool any(scan *s)
{
    if (s->p == s->end) {
        return false;
    }
    switch (*s->p) {
    case '{':
        return nested(s, '}', true);
    case '[':
        return nested(s, ']', false);
    case '"':
        return string(s);
    case 't':
        return word(s, "true");
    case 'f':
        return word(s, "false");
    case 'n':
        return word(s, "null");
    default:
        return number(s);
    }
}

static bool value(scan *s)
{
    blanks(s);
    if (!any(s)) {
        return false;
    }
    blanks(s);
    return true;
}

size_t msf_json_place(const char *text, size_t len)
{
    scan s = {text, text + len, 0};
    value(&s);
    return (size_t)(s.p - text);
}

size_t msf_json_line(const char *text, size_t offset)
{
    size_t line = 1;
    for (const char *p = text; (p = memchr(p, '\n', (size_t)(text + offset - p))) != NULL; p++) {
        line++;
    }
    return line;
}
