#include "base/error.h"

#include "unit.h"

TEST(set_fills_and_returns_the_code)
{
    msf_error e;
    CHECK_INT(msf_error_set(&e, -ENOENT, "no %s of %d", "file", 3), -ENOENT);
    CHECK_INT(e.code, -ENOENT);
    CHECK_BYTES(e.text, strlen(e.text), "no file of 3");
    CHECK_INT(msf_error_set(NULL, MSF_EPROTO, "nobody reads this"), MSF_EPROTO);
}

TEST(prefix_goes_in_front)
{
    msf_error e;
    msf_error_set(&e, MSF_EPROTO, "bad line");
    msf_error_prefix(&e, "config.php, key %s", "a.b");
    CHECK_BYTES(e.text, strlen(e.text), "config.php, key a.b: bad line");
    CHECK_INT(e.code, MSF_EPROTO);
    msf_error_prefix(NULL, "nobody");
}

TEST(long_texts_are_cut_and_terminated)
{
    char text[2 * MSF_ERROR_TEXT_MAX];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    msf_error e;
    msf_error_set(&e, -1, "%s", text);
    CHECK_INT(strlen(e.text), MSF_ERROR_TEXT_MAX - 1);
    msf_error_prefix(&e, "file");
    CHECK_INT(strlen(e.text), MSF_ERROR_TEXT_MAX - 1);
    CHECK(strncmp(e.text, "file: xxx", 9) == 0);
    for (int n = MSF_ERROR_TEXT_MAX - 5; n <= MSF_ERROR_TEXT_MAX + 1; n++) {
        msf_error_set(&e, -1, "tail");
        msf_error_prefix(&e, "%.*s", n, text);
        CHECK(strlen(e.text) < MSF_ERROR_TEXT_MAX);
        CHECK(strncmp(e.text, "xxx", 3) == 0);
    }
}

TEST(every_code_has_a_sentence)
{
    for (int code = MSF_ECANCELED; code <= MSF_ETOOBIG; code++) {
        CHECK(strstr(msf_error_name(code), "Unknown") == NULL);
    }
    CHECK(strcmp(msf_error_name(-ENOENT), strerror(ENOENT)) == 0);
    CHECK(strcmp(msf_error_name(0), "no error") == 0);
}

UNIT_MAIN()
