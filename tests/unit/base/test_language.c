#include "base/language.h"

#include "unit.h"

static void chooses(const char *header, const char *expected)
{
    static const char *const names[] = {"en_us", "zh_CN", "zh-Hant", "de", "pt_BR"};
    msf_slice supported[5];
    for (size_t i = 0; i < 5; i++) {
        supported[i] = msf_slice_str(names[i]);
    }
    ssize_t at = msf_language_negotiate(supported, 5, msf_slice_str(header));
    const char *got = at < 0 ? "none" : names[at];
    CHECK_BYTES(got, strlen(got), expected);
}

TEST(weights)
{
    chooses("zh-CN,zh;q=0.9,en;q=0.8", "zh_CN");
    chooses("en-US;q=0.5, de;q=0.7", "de");
    chooses("de;q=0.5,pt-BR;q=0.5", "de");
    chooses("de;q=0, *", "en_us");
    chooses("de;Q=1.000 , en", "de");
    chooses("en-US;q=0", "none");
    chooses("*;q=0", "none");
    chooses("*;q=0, de", "de");
}

TEST(lookup)
{
    chooses("de-CH-1996", "de");
    chooses("zh-Hant-TW", "zh-Hant");
    chooses("de-x-private", "de");
    chooses("zh", "zh_CN"); /* nothing shorter: a more exact name */
    chooses("fr, zh", "zh_CN");
    chooses("fr", "none");
    chooses("", "none");
    chooses("d", "none");
    chooses("*", "en_us");
    chooses("zh;q=0.3, *;q=0.5", "zh_CN");
}

TEST(garbage)
{
    chooses(",,;q=1,de", "de");
    chooses("de;q=2", "none");
    chooses("de;q=0.1234", "none");
    chooses("de;q=", "none");
    chooses("../../etc, de", "de");
    chooses("de;level=1;q=0.5,en_US;q=0.4", "de");
    chooses("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,a,b,c,d,e,f,de", "none"); /* beyond the ceiling */
}

TEST(valid_names)
{
    CHECK(msf_language_is_valid(MSF_SLICE("zh_CN")));
    CHECK(msf_language_is_valid(MSF_SLICE("en-us")));
    CHECK(!msf_language_is_valid(MSF_SLICE("z")));
    CHECK(!msf_language_is_valid(MSF_SLICE("../x")));
    CHECK(!msf_language_is_valid(MSF_SLICE("zh\0")));
    CHECK(!msf_language_is_valid(MSF_SLICE("abcdefghijabcdefghijabcdefghijabc")));
}

UNIT_MAIN()
