#include "base/html.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

/* Escapes exactly `n` bytes in a block of their own, so that a byte read or written too far is seen by the sanitizer. */
static char *escape(const char *s, size_t n)
{
    char *in = malloc(n == 0 ? 1 : n);
    memcpy(in, s, n);
    size_t len = msf_html_measure(in, n);
    char *out = NULL;
    if (len != MSF_HTML_INVALID) {
        out = malloc(len + 1);
        msf_html_write(out, in, n);
        out[len] = '\0';
    }
    free(in);
    return out;
}

static void check(const char *text, const char *expected)
{
    char *out = escape(text, strlen(text));
    CHECK(out != NULL);
    CHECK_BYTES(out, strlen(out), expected);
    free(out);
}

TEST(escapes_what_html_gives_a_meaning)
{
    check("", "");
    check("plain", "plain");
    check("<a href=\"x\">it's &amp;</a>", "&lt;a href=&quot;x&quot;&gt;it&#039;s &amp;amp;&lt;/a&gt;");
    check("\xc3\xa4<\xe4\xb8\xad>\xf0\x9f\x98\x80", "\xc3\xa4&lt;\xe4\xb8\xad&gt;\xf0\x9f\x98\x80");
}

TEST(a_special_character_is_found_at_every_place)
{
    char text[70];
    for (size_t n = 1; n <= sizeof text; n++) {
        for (size_t at = 0; at < n; at++) {
            memset(text, 'x', n);
            CHECK_INT(msf_html_measure(text, n), n);
            text[at] = '"';
            CHECK_INT(msf_html_measure(text, n), n + 5);
            text[at] = '<';
            char *out = escape(text, n);
            CHECK_INT(strlen(out), n + 3);
            CHECK(memcmp(out + at, "&lt;", 4) == 0);
            free(out);
        }
    }
}

TEST(what_is_not_utf8_is_said)
{
    static const char *const bad[] = {"\x80",         "\xc0\xaf",         "\xc1\xbf",         "\xc3",     "\xe4\xb8",     "\xe0\x9f\xbf",
                                      "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80", "\xf0\x9f\x98", "\xff"};
    static const char *const good[] = {"\xc2\x80",     "\xdf\xbf",         "\xe0\xa0\x80",    "\xed\x9f\xbf",
                                       "\xee\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"};
    char text[64];
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK(escape(bad[i], strlen(bad[i])) == NULL);
        snprintf(text, sizeof text, "<some ascii text before%s and behind", bad[i]);
        CHECK(escape(text, strlen(text)) == NULL);
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        check(good[i], good[i]);
    }
}

UNIT_MAIN()
