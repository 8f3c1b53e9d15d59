#include "base/json.h"
#include "unit.h"

#define QUOTES_TO(text, n, expect)                                                                                                         \
    do {                                                                                                                                   \
        msf_buffer_clear(&b);                                                                                                              \
        CHECK_INT(msf_json_string(&b, text, n), 0);                                                                                        \
        CHECK_BYTES(b.data, b.len, expect);                                                                                                \
    } while (0)

TEST(strings)
{
    msf_buffer b;
    msf_buffer_init(&b, 100);
    QUOTES_TO("", 0, "\"\"");
    QUOTES_TO("App\\User", 8, "\"App\\u005cUser\"");
    QUOTES_TO("a\"b\n\0c", 6, "\"a\\u0022b\\u000a\\u0000c\"");
    QUOTES_TO("\xe4\xbd\xa0", 3, "\"\xe4\xbd\xa0\"");
    QUOTES_TO("\xe4\xbd", 2, "\"?\?\"");
    msf_buffer_free(&b);
}

TEST(ceiling)
{
    msf_buffer b;
    msf_buffer_init(&b, 8);
    CHECK_INT(msf_buffer_append(&b, "xy", 2), 0);
    CHECK_INT(msf_json_string(&b, "12345", 5), MSF_ETOOBIG);
    CHECK_INT(b.len, 2);
    CHECK_INT(msf_json_string(&b, "1234", 4), 0);
    CHECK_BYTES(b.data, b.len, "xy\"1234\"");
    msf_buffer_free(&b);
}

UNIT_MAIN()
