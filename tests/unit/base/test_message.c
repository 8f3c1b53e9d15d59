#include "base/message.h"

#include "unit.h"

/* Arguments n=5, x=1.5, big=1234567, one=1, who=female, text="a{b}", neg=-3. */
static msf_message_value find(void *ctx, msf_slice name, bool number)
{
    static const struct {
        const char *name;
        msf_message_value value;
    } known[] = {
        {"n", {MSF_MESSAGE_INTEGER, {"5", 1}, 5, 0}},     {"big", {MSF_MESSAGE_INTEGER, {"1234567", 7}, 1234567, 0}},
        {"one", {MSF_MESSAGE_INTEGER, {"1", 1}, 1, 0}},   {"two", {MSF_MESSAGE_INTEGER, {"2", 1}, 2, 0}},
        {"neg", {MSF_MESSAGE_INTEGER, {"-3", 2}, -3, 0}}, {"x", {MSF_MESSAGE_DECIMAL, {"1.5", 3}, 0, 1.5}},
        {"who", {MSF_MESSAGE_TEXT, {"female", 6}, 0, 0}}, {"text", {MSF_MESSAGE_TEXT, {"a{b}", 4}, 0, 0}},
        {"0", {MSF_MESSAGE_TEXT, {"zero", 4}, 0, 0}},
    };
    (void)ctx;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (msf_slice_eq(name, msf_slice_str(known[i].name))) {
            msf_message_value v = known[i].value;
            if (number && v.kind == MSF_MESSAGE_TEXT) {
                v.kind = MSF_MESSAGE_DECIMAL;
            }
            return v;
        }
    }
    return (msf_message_value){MSF_MESSAGE_ABSENT, MSF_SLICE_NONE, 0, 0};
}

static int format(msf_buffer *out, const char *pattern, const char *language, msf_slice *type)
{
    return msf_message_format(out, msf_slice_str(pattern), msf_slice_str(language), (msf_message_arguments){find, NULL}, type);
}

static void gives(const char *language, const char *pattern, const char *expected)
{
    msf_buffer out;
    msf_buffer_init(&out, 4096);
    CHECK_INT(format(&out, pattern, language, NULL), 0);
    CHECK_BYTES(out.data, out.len, expected);
    msf_buffer_free(&out);
}

static void fails(const char *pattern, int code)
{
    msf_buffer out;
    msf_buffer_init(&out, 4096);
    CHECK_INT(format(&out, pattern, "en", NULL), code);
    msf_buffer_free(&out);
}

TEST(plain_arguments)
{
    gives("en", "hello {who}, { 0 }!", "hello female, zero!");
    gives("en", "{text}", "a{b}");
    gives("en", "{nobody} {nobody, number} {nobody, plural, other{#}}", "{nobody} {nobody} {nobody}");
    gives("en", "no arguments } at # all", "no arguments } at # all");
}

TEST(apostrophes)
{
    gives("en", "it's {n}", "it's 5");
    gives("en", "it''s {n}", "it's 5");
    gives("en", "'{n}' is {n}", "{n} is 5");
    gives("en", "'{it''s}' {n}", "{it's} 5");
    gives("en", "'{never closed {n}", "{never closed {n}");
    gives("en", "{n, plural, other{'#' is # '}'}}", "# is 5 }");
    gives("en", "'#' {n}", "'#' 5");
    gives("en", "end'", "end'");
}

TEST(numbers)
{
    gives("en", "{big, number} {x,number} {neg, number}", "1,234,567 1.5 -3");
    gives("de", "{big, number} {x,number}", "1.234.567 1,5");
    gives("fr", "{big, number}",
          "1\xe2\x80\xaf"
          "234\xe2\x80\xaf"
          "567");
    gives("zh_CN", "{big}", "1234567");
    gives("en", "{x, number, integer} {x, number, percent} {one,number,percent}", "2 150% 100%");
    gives("de", "{x, number, percent}", "150\xc2\xa0%");
}

TEST(select)
{
    const char *p = "{who, select, male {he} female {she} other {they}} went";
    gives("en", p, "she went");
    gives("en", "{text, select, male {he} other {they}}", "they");
    gives("en", "{who, select, female {{n, plural, one {# x} other {# y}}} other {}}", "5 y");
    gives("en", "{n, plural, other {{who, select, other {#}}}}", "#");
}

TEST(plurals)
{
    gives("zh_CN", "{n,plural,=0{none} one{# item} other{# items}}", "5 items");
    gives("en", "{one,plural,=0{none} one{# item} other{# items}}", "1 item");
    gives("en", "{one,plural,=1{exactly} one{# item} other{# items}}", "exactly");
    gives("en", "{two,plural,offset:1 =1{x} one{you and # other} other{you and # others}}", "you and 1 other");
    gives("ru", "{n,plural,one{one} few{few} many{many} other{other}}", "many");
    gives("ru", "{two,plural,one{one} few{few} many{many} other{other}}", "few");
    gives("ar", "{two,plural,one{one} two{two} other{other}}", "two");
    gives("fr", "{x,plural,one{one} other{other}}", "one");
    gives("en", "{two,selectordinal,one{#st} two{#nd} few{#rd} other{#th}}", "2nd");
    gives("en", "{n,selectordinal,one{#st} two{#nd} few{#rd} other{#th}}", "5th");
}

TEST(malformed)
{
    static const char *const bad[] = {"{",
                                      "{}",
                                      "{n",
                                      "{n,",
                                      "{n,}",
                                      "{n,plural}",
                                      "{n,plural,}",
                                      "{n,plural,one{x}}",
                                      "{n,plural,other}",
                                      "{n,plural,other{x}",
                                      "{n,select,a{x}}",
                                      "{n n}",
                                      "{n,plural,=x{a}other{b}}",
                                      "{n,plural,offset:x other{b}}",
                                      "{n,number,",
                                      "{n,plural,one{{} other{b}}",
                                      "{,number}",
                                      "{n,number,'}"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        fails(bad[i], MSF_EPROTO);
    }
}

TEST(types_that_need_icu)
{
    msf_buffer out;
    msf_slice type = MSF_SLICE_NONE;
    msf_buffer_init(&out, 4096);
    CHECK_INT(format(&out, "{n, date, short}", "en", &type), MSF_EUNSUPPORTED);
    CHECK_BYTES(type.p, type.n, "date");
    msf_buffer_free(&out);
    fails("{n, number, currency}", MSF_EUNSUPPORTED);
    gives("en", "{n, plural, =1 {{n, spellout}} other {fine}}", "fine"); /* not chosen, not missed */
}

TEST(ceilings)
{
    char deep[4096] = "";
    for (int i = 0; i < 40; i++) {
        strcat(deep, "{n,plural,other{");
    }
    for (int i = 0; i < 40; i++) {
        strcat(deep, "}}");
    }
    fails(deep, MSF_ETOOBIG);
    msf_buffer out;
    msf_buffer_init(&out, 4);
    CHECK_INT(format(&out, "hello {who}", "en", NULL), MSF_ETOOBIG);
    msf_buffer_free(&out);
}

TEST(what_is_a_typed_message)
{
    static const char *const yes[] = {"{n,number}", "a { n , plural}", "{{n,select", "{\xe4\xbd\xa0,"};
    static const char *const no[] = {"", "{n}", "n,", "{,}", "{a b,", "{"};
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        CHECK(msf_message_is_typed(msf_slice_str(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        CHECK(!msf_message_is_typed(msf_slice_str(no[i])));
    }
}

static size_t count;

static size_t number_of(void *ctx, msf_slice name)
{
    (void)ctx;
    (void)name;
    return count++;
}

TEST(numbered)
{
    msf_buffer out;
    msf_buffer_init(&out, 4096);
    count = 0;
    CHECK_INT(msf_message_number(&out, MSF_SLICE("'{x}' {who} has { n , number}"), number_of, NULL), 0);
    CHECK_BYTES(out.data, out.len, "'{x}' {0} has {1, number}");
    CHECK_INT(msf_message_number(&out, MSF_SLICE("{who"), number_of, NULL), MSF_EPROTO);
    msf_buffer_free(&out);
}

/* Every beginning of a pattern is formatted or refused; ASan sees what is read past its end. */
TEST(cut_anywhere)
{
    static const char p[] =
        "'{a}' {n, plural, offset:1 =0 {a '#'} one {{who, select, female {#} other {b}}} other {# {x, number, percent}}}";
    for (size_t n = 0; n < sizeof p; n++) {
        char *exact = malloc(n + (n == 0));
        memcpy(exact, p, n);
        msf_buffer out;
        msf_buffer_init(&out, 4096);
        msf_message_format(&out, msf_slice_of(exact, n), MSF_SLICE("en"), (msf_message_arguments){find, NULL}, NULL);
        msf_buffer_free(&out);
        free(exact);
    }
}

UNIT_MAIN()
