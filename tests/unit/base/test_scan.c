#include "base/scan.h"

#include <stdbool.h>

#include "unit.h"

static bool is_control(unsigned char c)
{
    return (c < 0x20 && c != '\t') || c == 0x7f;
}

static bool is_special(unsigned char c)
{
    return c < 0x20 || c >= 0x7f || c == '"' || c == '\\';
}

enum { LONGEST = 70 };

/* Every byte at every place of runs of every length, behind bytes of both ends of the good range. The memory is exact, for the sanitizer.
 */
static void try_all(size_t (*scan)(const char *, size_t), bool (*is_hit)(unsigned char), char good)
{
    for (size_t n = 1; n < LONGEST; n++) {
        char *p = malloc(n);
        for (size_t at = 0; at < n; at++) {
            for (int c = 0; c < 256; c++) {
                memset(p, good, n);
                p[at] = (char)c;
                CHECK_INT(scan(p, n), is_hit((unsigned char)c) ? at : n);
            }
        }
        free(p);
    }
}

TEST(text_finds_every_control_character)
{
    try_all(msf_scan_text, is_control, ' ');
    try_all(msf_scan_text, is_control, '\t');
    try_all(msf_scan_text, is_control, '\xff');
}

TEST(plain_finds_every_special_byte)
{
    try_all(msf_scan_plain, is_special, ' ');
    try_all(msf_scan_plain, is_special, '~');
}

TEST(the_first_of_several_counts)
{
    const char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\naaa\"aaaaaaaaaaaa\naaaaaaaaaaaaaaaaa";
    CHECK_INT(msf_scan_text(text, sizeof text - 1), 32);
    CHECK_INT(msf_scan_plain(text + 33, sizeof text - 34), 3);
}

TEST(nothing_is_clean)
{
    CHECK_INT(msf_scan_text(NULL, 0), 0);
    CHECK_INT(msf_scan_plain(NULL, 0), 0);
}

UNIT_MAIN()
