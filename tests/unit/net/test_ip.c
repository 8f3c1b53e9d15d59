#include "net/hostname.h"
#include "net/ip.h"

#include <netinet/in.h>

#include "unit.h"

static const char *round_trip(const char *text)
{
    static char out[MSF_IP_TEXT];
    msf_ip ip;
    return msf_ip_parse(msf_slice_str(text), &ip) ? msf_ip_text(&ip, out) : "none";
}

#define CHECK_STR(a, b)                                                                                                                    \
    do {                                                                                                                                   \
        const char *check_a = (a);                                                                                                         \
        CHECK_BYTES(check_a, strlen(check_a), b);                                                                                          \
    } while (0)

TEST(addresses)
{
    CHECK_STR(round_trip("10.1.2.3"), "10.1.2.3");
    CHECK_STR(round_trip("0:0:0:0:0:0:0:1"), "::1");
    CHECK_STR(round_trip("[2001:DB8::7]"), "2001:db8::7");
    CHECK_STR(round_trip("::ffff:10.1.2.3"), "10.1.2.3");
    CHECK_STR(round_trip("fe80::1%lo"), "fe80::1%lo");
    CHECK_STR(round_trip("fe80::1%1"), "fe80::1%lo");
}

TEST(no_addresses)
{
    static const char *const bad[] = {"",
                                      "[",
                                      "[]",
                                      "[10.0.0.1]",
                                      "10.1",
                                      "1.2.3.4.5",
                                      "256.1.1.1",
                                      "0x7f.0.0.1",
                                      "1",
                                      "01.2.3.4x",
                                      "::1]",
                                      "[::1",
                                      "::g",
                                      "1::2::3",
                                      "fe80::1%",
                                      "::1%lo",
                                      "a.b.c",
                                      "10.0.0.1 ",
                                      " 10.0.0.1",
                                      "fe80::1%no-such-interface",
                                      "fe80::1%99999999999999",
                                      "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb:cccc:dddd:eeee"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK_STR(round_trip(bad[i]), "none");
    }
    msf_ip ip;
    CHECK(!msf_ip_parse(msf_slice_of("1.2.3.4\0x", 9), &ip));
}

TEST(socket_addresses)
{
    static const char *const all[] = {"10.1.2.3", "2001:db8::7"};
    for (int i = 0; i < 2; i++) {
        msf_ip ip, back;
        struct sockaddr_storage a;
        char text[MSF_IP_TEXT];
        CHECK(msf_ip_parse(msf_slice_str(all[i]), &ip));
        socklen_t len = msf_ip_sockaddr(&ip, 443, &a);
        CHECK_INT(len, i == 0 ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6));
        CHECK_INT(ntohs(((struct sockaddr_in *)&a)->sin_port), 443); /* at the same place in both */
        CHECK(msf_ip_from_sockaddr((struct sockaddr *)&a, &back));
        CHECK(msf_ip_eq(&ip, &back));
        CHECK_STR(msf_ip_text(&back, text), all[i]);
    }
    struct sockaddr_storage unix_address = {.ss_family = AF_UNIX};
    msf_ip ip;
    CHECK(!msf_ip_from_sockaddr((struct sockaddr *)&unix_address, &ip));
}

static int classify(const char *text, char *name, msf_error *err)
{
    msf_ip ip;
    return msf_host_classify(msf_slice_str(text), &ip, name, err);
}

TEST(names)
{
    char name[MSF_HOSTNAME_SIZE];
    CHECK_INT(classify("Api.Example.COM", name, NULL), MSF_HOST_NAME);
    CHECK_STR(name, "api.example.com");
    CHECK_INT(classify("my_service-1.", name, NULL), MSF_HOST_NAME);
    CHECK_STR(name, "my_service-1.");
    CHECK_INT(classify("1password.com", name, NULL), MSF_HOST_NAME);
    CHECK_INT(classify("1.2.3.4.in-addr.arpa", name, NULL), MSF_HOST_NAME);
    CHECK_INT(classify("xn--mller-kva.example", name, NULL), MSF_HOST_NAME);
    CHECK_INT(classify("notlocalhost", name, NULL), MSF_HOST_NAME);
    CHECK_INT(classify("LocalHost", name, NULL), MSF_HOST_LOCAL);
    CHECK_INT(classify("a.localhost.", name, NULL), MSF_HOST_LOCAL);
    CHECK_INT(classify("10.0.0.1", name, NULL), MSF_HOST_IP);
    CHECK_INT(classify("[::1]", name, NULL), MSF_HOST_IP);
}

static void refused(const char *text, const char *part)
{
    char name[MSF_HOSTNAME_SIZE];
    msf_error err;
    if (classify(text, name, &err) != -EINVAL || strstr(err.text, part) == NULL) {
        fprintf(stderr, "  \"%s\": %s\n", text, err.text);
        CHECK(!"refused for its reason");
    }
}

TEST(no_names)
{
    refused("", "empty");
    refused(".", "a label is empty");
    refused("a..b", "a label is empty");
    refused(".a", "a label is empty");
    refused("-a.b", "begins or ends with '-'");
    refused("a.b-", "begins or ends with '-'");
    refused("a b", "\"a?b\" is no host name: letters, digits");
    refused("a\r\nb", "\"a??b\"");
    refused("a/b", "letters, digits");
    refused("m\xc3\xbcller.example", "punycode (xn--...)");
    refused("10.1", "its last part is a number");
    refused("0x7f000001", "its last part is a number");
    refused("2130706433", "its last part is a number");
    refused("a.b.1.", "its last part is a number");
    refused("::g", "letters, digits");
}

TEST(lengths)
{
    char name[MSF_HOSTNAME_SIZE], text[300];
    memset(text, 'a', sizeof text);
    for (int i = 63; i < 300; i += 64) {
        text[i] = '.';
    }
    text[253] = '\0';
    CHECK_INT(classify(text, name, NULL), MSF_HOST_NAME);
    text[253] = '.';
    text[254] = '\0';
    CHECK_INT(classify(text, name, NULL), MSF_HOST_NAME);
    text[253] = 'a';
    refused(text, "longer than 253 bytes");
    memset(text, 'a', 64);
    text[64] = '\0';
    refused(text, "longer than 63 bytes");
}

TEST(long_names_are_cut_in_sentences)
{
    char text[201], shown[MSF_HOSTNAME_SHOWN + 4];
    memset(text, 'b', 200);
    text[200] = '\0';
    CHECK_INT(strlen(msf_host_shown(msf_slice_str(text), shown)), MSF_HOSTNAME_SHOWN + 3);
    CHECK_BYTES(shown + MSF_HOSTNAME_SHOWN, 3, "...");
}

UNIT_MAIN()
