#include "base/buffer.h"

#include "unit.h"

TEST(appends_and_grows)
{
    msf_buffer b;
    msf_buffer_init(&b, 1 << 20);
    CHECK(b.data == NULL);
    for (int i = 0; i < 10000; i++) {
        CHECK_INT(msf_buffer_append(&b, "0123456789", 10), 0);
    }
    CHECK_INT(b.len, 100000);
    CHECK(b.cap <= 2 * 100000);
    for (size_t i = 0; i < b.len; i++) {
        CHECK_INT(b.data[i], '0' + i % 10);
    }
    msf_buffer_free(&b);
    CHECK_INT(msf_buffer_append_slice(&b, MSF_SLICE("again")), 0);
    CHECK_BYTES(b.data, b.len, "again");
    msf_buffer_free(&b);
}

TEST(the_ceiling_holds_to_the_byte)
{
    for (size_t max = 1; max < 300; max++) {
        msf_buffer b;
        msf_buffer_init(&b, max);
        for (size_t i = 0; i < max; i++) {
            CHECK_INT(msf_buffer_append(&b, "x", 1), 0);
        }
        CHECK_INT(msf_buffer_append(&b, "x", 1), MSF_ETOOBIG);
        CHECK(msf_buffer_reserve(&b, 1) == NULL);
        CHECK_INT(b.len, max);
        CHECK(b.cap <= max);
        msf_buffer_free(&b);
    }
}

TEST(a_refused_append_changes_nothing)
{
    msf_buffer b;
    msf_buffer_init(&b, 100);
    CHECK_INT(msf_buffer_append(&b, "abc", 3), 0);
    char big[101] = {0};
    CHECK_INT(msf_buffer_append(&b, big, 98), MSF_ETOOBIG);
    CHECK_INT(msf_buffer_append(&b, big, SIZE_MAX), MSF_ETOOBIG);
    CHECK_BYTES(b.data, b.len, "abc");
    CHECK_INT(msf_buffer_append(&b, NULL, 0), 0);
    msf_buffer_free(&b);
}

TEST(reserve_does_not_change_the_length)
{
    msf_buffer b;
    msf_buffer_init(&b, 1000);
    char *at = msf_buffer_reserve(&b, 500);
    CHECK(at == b.data);
    memset(at, 'r', 500);
    CHECK_INT(b.len, 0);
    b.len = 500;
    CHECK(msf_buffer_reserve(&b, 0) == b.data + 500);
    msf_buffer_free(&b);
}

TEST(printf_fits_exactly_at_the_ceiling)
{
    for (size_t max = 5; max < 12; max++) {
        msf_buffer b;
        msf_buffer_init(&b, max);
        CHECK_INT(msf_buffer_printf(&b, "%d", 12), 0);
        CHECK_INT(msf_buffer_printf(&b, "%s", "abc"), 0);
        CHECK_BYTES(b.data, b.len, "12abc");
        int result = msf_buffer_printf(&b, "%s", "123456");
        CHECK_INT(result, max >= 11 ? 0 : MSF_ETOOBIG);
        CHECK_INT(b.len, max >= 11 ? 11 : 5);
        msf_buffer_free(&b);
    }
}

TEST(printf_of_much_text)
{
    msf_buffer b;
    msf_buffer_init(&b, 1 << 16);
    for (int i = 0; i < 1000; i++) {
        CHECK_INT(msf_buffer_printf(&b, "%04d,", i), 0);
    }
    CHECK_INT(b.len, 5000);
    CHECK_BYTES(b.data + 4995, 5, "0999,");
    msf_buffer_free(&b);
}

TEST(consume_moves_the_rest_down)
{
    msf_buffer b;
    msf_buffer_init(&b, 100);
    msf_buffer_append(&b, "0123456789", 10);
    msf_buffer_consume(&b, 0);
    msf_buffer_consume(&b, 4);
    CHECK_BYTES(b.data, b.len, "456789");
    msf_buffer_consume(&b, 6);
    CHECK_INT(b.len, 0);
    msf_buffer_append(&b, "n", 1);
    CHECK_BYTES(b.data, b.len, "n");
    msf_buffer_clear(&b);
    CHECK_INT(msf_buffer_slice(&b).n, 0);
    msf_buffer_free(&b);
}

UNIT_MAIN()
