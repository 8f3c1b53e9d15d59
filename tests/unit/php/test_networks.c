/* The list of networks knows no PHP, so it is tested without: the file is included, since it is no part of the core archive. */
#include "php/Request/networks.c"

#include "unit.h"

static bool add(msf_networks *n, const char *text)
{
    return msf_networks_add(n, msf_slice_str(text));
}

static bool has(const msf_networks *n, const char *ip)
{
    return msf_networks_has(n, msf_slice_str(ip));
}

TEST(networks_v4)
{
    msf_networks n = {.count = 0};
    CHECK(!has(&n, "10.0.0.1"));
    CHECK(add(&n, "10.0.0.0/8") && add(&n, "192.168.1.7") && add(&n, "172.16.0.0/12"));
    CHECK(has(&n, "10.255.0.1") && has(&n, "192.168.1.7") && has(&n, "172.31.255.255"));
    CHECK(!has(&n, "11.0.0.1") && !has(&n, "192.168.1.8") && !has(&n, "172.32.0.0") && !has(&n, "unix:") && !has(&n, ""));
}

TEST(networks_v6_and_mapped)
{
    msf_networks n = {.count = 0};
    CHECK(add(&n, "fd00::/8") && add(&n, "::1") && add(&n, "10.1.0.0/16"));
    CHECK(has(&n, "fdff::1") && has(&n, "::1") && has(&n, "::ffff:10.1.2.3"));
    CHECK(!has(&n, "fe80::1") && !has(&n, "::2") && !has(&n, "::10.1.2.3"));
}

TEST(networks_everything)
{
    msf_networks n = {.count = 0};
    CHECK(add(&n, "0.0.0.0/0"));
    CHECK(has(&n, "1.2.3.4") && !has(&n, "::1"));
}

TEST(networks_refuses_what_is_none)
{
    static const char *const bad[] = {"",        "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/1x",
                                      "::1/129", "10.0.0",    "host",        "10.0.0.1 ",   "10.0.0.0/0008"};
    msf_networks n = {.count = 0};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        CHECK(!add(&n, bad[i]));
    }
    CHECK_INT(n.count, 0);
}

TEST(networks_ceiling)
{
    msf_networks n = {.count = 0};
    for (int i = 0; i < MSF_NETWORKS_MAX; i++) {
        CHECK(add(&n, "10.0.0.1"));
    }
    CHECK(!add(&n, "10.0.0.1"));
}

TEST(networks_loopback)
{
    CHECK(msf_networks_is_loopback(MSF_SLICE("127.0.0.1")) && msf_networks_is_loopback(MSF_SLICE("127.9.9.9")));
    CHECK(msf_networks_is_loopback(MSF_SLICE("::1")) && msf_networks_is_loopback(MSF_SLICE("::ffff:127.0.0.1")));
    CHECK(msf_networks_is_loopback(MSF_SLICE("unix:")));
    CHECK(!msf_networks_is_loopback(MSF_SLICE("128.0.0.1")) && !msf_networks_is_loopback(MSF_SLICE("10.0.0.1")));
}

UNIT_MAIN()
