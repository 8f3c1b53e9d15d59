/* What was found: a bounded list, logged at most once a minute each. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "php/Leaks/leaks.h"
#include "php/Log/PGLog.h"
#include "php/Request/access.h"

typedef struct finding {
    const void *key;
    uint64_t amount;
    uint64_t logged_us;
    uint32_t times;
    char text[640];
} finding;

static finding *findings;
static uint32_t count;

/* The one with this key; else a new one, in the place of the smallest when the list is full. */
static finding *place_for(const void *key, uint64_t amount)
{
    finding *smallest = NULL;
    if (!findings) {
        findings = calloc(MSF_LEAKS_FINDINGS, sizeof(*findings));
    }
    for (uint32_t i = 0; findings && i < count; i++) {
        if (findings[i].key == key) {
            return &findings[i];
        }
        if (!smallest || findings[i].amount < smallest->amount) {
            smallest = &findings[i];
        }
    }
    if (findings && count < MSF_LEAKS_FINDINGS) {
        smallest = &findings[count++];
    } else if (!smallest || smallest->amount > amount) {
        return NULL;
    }
    memset(smallest, 0, sizeof(*smallest));
    smallest->key = key;
    return smallest;
}

void msf_leaks_find(const void *key, uint64_t amount, const char *format, ...)
{
    va_list ap;
    finding *f = place_for(key, amount);
    if (!f) {
        return;
    }
    f->amount = amount;
    f->times++;
    va_start(ap, format);
    vsnprintf(f->text, sizeof(f->text), format, ap);
    va_end(ap);
    uint64_t now = msf_clock_mono_us();
    if (f->logged_us == 0 || now - f->logged_us >= (uint64_t)MSF_LEAKS_REPEAT * 1000) {
        f->logged_us = now;
        msf_access_write(NULL, MSF_LOG_WARNING, "leak: %s", f->text);
    }
}

void msf_leaks_findings(zval *list)
{
    for (uint32_t i = 0; i < count; i++) {
        add_next_index_string(list, findings[i].text);
    }
}

uint32_t msf_leaks_count(void)
{
    return count;
}

const char *msf_leaks_text(uint32_t n)
{
    return findings[n].text;
}

void msf_leaks_findings_clear(void)
{
    free(findings);
    findings = NULL;
    count = 0;
}

/* ---- where a property is declared --------------------------------------------------------------------------------------------------- */

static bool is_name_char(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* A line such as "    protected static $cache = [];" The engine keeps no line numbers of properties. */
static bool declares(const char *line, const char *property, size_t n)
{
    static const char *const words[] = {"public", "protected", "private", "static", "var ", "readonly"};
    const char *p = line;
    while ((p = strchr(p, '$'))) {
        if (strncmp(++p, property, n) == 0 && !is_name_char(p[n])) {
            break;
        }
    }
    for (size_t i = 0; p && i < sizeof(words) / sizeof(words[0]); i++) {
        const char *word = strstr(line, words[i]);
        if (word && word < p) {
            return true;
        }
    }
    return false;
}

static uint32_t line_of(const zend_class_entry *ce, const char *property)
{
    char line[1024];
    size_t n = strlen(property);
    FILE *f = fopen(ZSTR_VAL(ce->info.user.filename), "re");
    uint32_t found = 0;
    for (uint32_t at = 1; f && !found && at <= ce->info.user.line_end && fgets(line, sizeof(line), f); at++) {
        if (at >= ce->info.user.line_start && declares(line, property, n)) {
            found = at;
        }
    }
    if (f) {
        fclose(f);
    }
    return found;
}

void msf_leaks_declaration(const zend_class_entry *ce, const char *property, char *out, size_t size)
{
    if (ce->type != ZEND_USER_CLASS || !ce->info.user.filename) {
        snprintf(out, size, "a class of an extension");
        return;
    }
    uint32_t line = property ? line_of(ce, property) : 0;
    snprintf(out, size, "%s:%u", ZSTR_VAL(ce->info.user.filename), line ? line : ce->info.user.line_start);
}
