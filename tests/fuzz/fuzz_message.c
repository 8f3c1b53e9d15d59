/* Messages in ICU syntax: the first byte chooses the language, the rest is the pattern. */
#include "fuzz.h"

#include "base/message.h"

static msf_message_value find(void *ctx, msf_slice name, bool number)
{
    (void)ctx;
    msf_message_value v = {MSF_MESSAGE_TEXT, name, 0, 0};
    if (name.n % 5 == 4) {
        v.kind = MSF_MESSAGE_ABSENT;
    } else if (number || name.n % 2 == 1) {
        v.kind = name.n % 3 == 0 ? MSF_MESSAGE_DECIMAL : MSF_MESSAGE_INTEGER;
        v.integer = (int64_t)name.n;
        v.decimal = (double)name.n / 8;
    }
    return v;
}

static size_t number_of(void *ctx, msf_slice name)
{
    REQUIRE(name.n > 0);
    return (*(size_t *)ctx)++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en", "ru_RU", "ar", "fr", "zh_CN", "pt-PT", "de", "x"};
    if (size == 0 || size > FUZZ_INPUT_MAX) {
        return 0;
    }
    char *copy = fuzz_copy(data + 1, size - 1);
    msf_slice pattern = {copy, size - 1}, type = MSF_SLICE_NONE;
    msf_buffer out;
    size_t names = 0;
    msf_buffer_init(&out, FUZZ_INPUT_MAX * 4);
    int err = msf_message_format(&out, pattern, msf_slice_str(languages[data[0] % 8]), (msf_message_arguments){find, NULL}, &type);
    REQUIRE(err == 0 || err == MSF_EPROTO || err == MSF_ETOOBIG || err == MSF_EUNSUPPORTED);
    REQUIRE(err != MSF_EUNSUPPORTED || (type.n > 0 && type.p >= copy && type.p + type.n <= copy + pattern.n));
    REQUIRE(err != 0 || memchr(copy, '{', pattern.n) != NULL || !msf_message_is_typed(pattern));
    msf_buffer_clear(&out);
    int numbered = msf_message_number(&out, pattern, number_of, &names);
    REQUIRE(err == MSF_EPROTO || err == MSF_ETOOBIG || numbered == 0 || numbered == MSF_ETOOBIG);
    msf_buffer_free(&out);
    free(copy);
    return 0;
}
