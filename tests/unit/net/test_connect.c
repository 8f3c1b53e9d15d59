#include "net/connect.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/un.h>

#include "base/clock.h"
#include "names.h"
#include "net/stream.h"

/* Addresses of one test lie in 127/8, which all leads here: 127.0.0.2 can refuse while 127.0.0.3 listens on the same port. */

static int server(const char *ip, int port, int backlog)
{
    msf_ip parsed;
    struct sockaddr_storage a;
    CHECK(msf_ip_parse(msf_slice_str(ip), &parsed));
    socklen_t len = msf_ip_sockaddr(&parsed, port, &a);
    int fd = socket(a.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&a, len) != 0 || listen(fd, backlog) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static int port_of(int fd)
{
    struct sockaddr_in6 a;
    socklen_t len = sizeof a;
    CHECK_INT(getsockname(fd, (struct sockaddr *)&a, &len), 0);
    return ntohs(a.sin6_port); /* at the same place in both families */
}

/* Fills the backlog of a server, so that it does not answer any more: a black hole. */
static void fill(const char *ip, int port)
{
    msf_ip parsed;
    struct sockaddr_storage a;
    msf_ip_parse(msf_slice_str(ip), &parsed);
    socklen_t len = msf_ip_sockaddr(&parsed, port, &a);
    for (int i = 0; i < 8; i++) {
        int fd = socket(a.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        connect(fd, (struct sockaddr *)&a, len);
    }
}

typedef struct call {
    msf_connect *c;
    int calls;
    msf_connect_result result;
} call;

static void on_done(void *ctx, const msf_connect_result *result)
{
    call *k = ctx;
    k->calls++;
    k->result = *result;
    k->c = NULL;
}

static void start(call *k, msf_connect_options o)
{
    *k = (call){0};
    k->c = msf_connect_start(loop, resolver, &o, on_done, k);
    CHECK(k->c != NULL);
    CHECK_INT(k->calls, 0); /* never from inside */
}

static void run(call *k, msf_connect_options o)
{
    start(k, o);
    poll_until(&k->calls, 1);
}

static msf_connect_options to(const char *host, int port)
{
    return (msf_connect_options){.host = msf_slice_str(host), .port = port};
}

static const char *peer_of(int fd)
{
    static char text[MSF_IP_TEXT];
    struct sockaddr_storage a;
    socklen_t len = sizeof a;
    msf_ip ip;
    CHECK_INT(getpeername(fd, (struct sockaddr *)&a, &len), 0);
    CHECK(msf_ip_from_sockaddr((struct sockaddr *)&a, &ip));
    return msf_ip_text(&ip, text);
}

static int option(int fd, int level, int name)
{
    int value = -1;
    socklen_t len = sizeof value;
    CHECK_INT(getsockopt(fd, level, name, &value, &len), 0);
    return value;
}

static void set(const char *name, const char *list)
{
    msf_ips ips = ips_of(list);
    CHECK_INT(msf_resolver_set(resolver, msf_slice_str(name), &ips, NULL), 0);
}

static int open_descriptors(void)
{
    int n = 0;
    for (int fd = 0; fd < 256; fd++) {
        n += fcntl(fd, F_GETFD) >= 0;
    }
    return n;
}

TEST(an_address)
{
    begin();
    int s = server("127.0.0.1", 0, 16);
    call k;
    run(&k, to("127.0.0.1", port_of(s)));
    CHECK_INT(k.result.error.code, 0);
    CHECK_STR(peer_of(k.result.fd), "127.0.0.1");
    CHECK_INT(k.result.tried, 1);
    CHECK(fcntl(k.result.fd, F_GETFL) & O_NONBLOCK);
    CHECK(fcntl(k.result.fd, F_GETFD) & FD_CLOEXEC);
    CHECK(option(k.result.fd, IPPROTO_TCP, TCP_NODELAY) != 0);
    CHECK(option(k.result.fd, SOL_SOCKET, SO_KEEPALIVE) != 0);
    CHECK_INT(option(k.result.fd, IPPROTO_TCP, TCP_KEEPIDLE), 60);
    end();
}

TEST(options)
{
    begin();
    int s = server("127.0.0.1", 0, 16);
    msf_connect_options o = to("127.0.0.1", port_of(s));
    o.delay = true;
    o.keepalive_s = MSF_CONNECT_OFF;
    o.bind = MSF_SLICE("127.0.0.9");
    call k;
    run(&k, o);
    CHECK(k.result.fd >= 0);
    CHECK_INT(option(k.result.fd, IPPROTO_TCP, TCP_NODELAY), 0);
    CHECK_INT(option(k.result.fd, SOL_SOCKET, SO_KEEPALIVE), 0);
    struct sockaddr_in a;
    socklen_t len = sizeof a;
    getsockname(k.result.fd, (struct sockaddr *)&a, &len);
    CHECK_INT(ntohl(a.sin_addr.s_addr), 0x7f000009);
    o.keepalive_s = 7;
    run(&k, o);
    CHECK_INT(option(k.result.fd, IPPROTO_TCP, TCP_KEEPIDLE), 7);
    end();
}

static int data_n;

static void on_data(msf_stream *s, const char *data, size_t n)
{
    data_n += (int)n;
}

TEST(the_descriptor_becomes_a_stream)
{
    static const msf_stream_events events = {.on_data = on_data};
    begin();
    int s = server("127.0.0.1", 0, 16);
    call k;
    run(&k, to("127.0.0.1", port_of(s)));
    msf_stream stream;
    CHECK_INT(msf_stream_open(&stream, loop, k.result.fd, &events, 1000), 0);
    msf_stream_read_start(&stream);
    int peer = accept(s, NULL, NULL);
    CHECK_INT(write(peer, "hello", 5), 5);
    poll_until(&data_n, 5);
    end();
}

TEST(wrong_options)
{
    static const struct {
        const char *host, *bind, *text;
        int port;
        uint32_t keepalive_s;
    } bad[] = {
        {"10.0.0.1", "", "10.0.0.1:0: a port is a number from 1 to 65535", 0, 0},
        {"::1", "", "[::1]:70000: a port is a number from 1 to 65535", 70000, 0},
        {"10.0.0.1", "own", "10.0.0.1:80: the own address to use is no IP address", 80, 0},
        {"10.0.0.1", "", "10.0.0.1:80: keepalive_s is above 32767", 80, 40000},
        {"unix:", "", "unix:: the path of the socket is empty", 0, 0},
    };
    begin();
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        msf_connect_options o = to(bad[i].host, bad[i].port);
        o.bind = msf_slice_str(bad[i].bind);
        o.keepalive_s = bad[i].keepalive_s;
        call k;
        run(&k, o);
        CHECK_INT(k.result.fd, -1);
        CHECK_INT(k.result.error.code, -EINVAL);
        CHECK_INT(k.result.step, MSF_CONNECT_SETUP);
        CHECK_STR(k.result.error.text, bad[i].text);
    }
    char longest[200];
    memset(longest, 'x', sizeof longest);
    memcpy(longest, "unix:", 5);
    longest[199] = '\0';
    call k;
    run(&k, to(longest, 0));
    CHECK(strstr(k.result.error.text, "longer than 107 bytes") != NULL);
    msf_connect_options o = to("", 80);
    o.host = msf_slice_of("a\0b", 3);
    run(&k, o);
    CHECK_STR(k.result.error.text, "a?b:80: a NUL byte in the host");
    run(&k, to("a..b", 80));
    CHECK_INT(k.result.step, MSF_CONNECT_RESOLVE);
    CHECK_INT(k.result.error.code, -EINVAL);
    msf_resolver *none = resolver;
    resolver = NULL;
    run(&k, to("a.b", 80));
    CHECK_STR(k.result.error.text, "a.b:80: there is no resolver for a name");
    resolver = none;
    end();
}

TEST(refused)
{
    begin();
    int s = server("127.0.0.1", 0, 16), port = port_of(s);
    char text[100];
    close(s);
    call k;
    run(&k, to("127.0.0.1", port));
    CHECK_INT(k.result.fd, -1);
    CHECK_INT(k.result.step, MSF_CONNECT_TCP);
    CHECK_INT(k.result.error.code, -ECONNREFUSED);
    snprintf(text, sizeof text, "127.0.0.1:%d: Connection refused", port);
    CHECK_STR(k.result.error.text, text);
    end();
}

TEST(refused_here_accepted_there)
{
    begin();
    int s = server("127.0.0.3", 0, 16), port = port_of(s);
    set("api.example", "127.0.0.2 127.0.0.3");
    call k;
    uint64_t before = msf_clock_mono_us();
    run(&k, to("api.example", port));
    CHECK_STR(peer_of(k.result.fd), "127.0.0.3");
    CHECK_INT(k.result.tried, 2);
    CHECK(msf_clock_mono_us() - before < 10000000);
    msf_resolver_entry e;
    CHECK(msf_resolver_peek(resolver, MSF_SLICE("api.example"), &e));
    CHECK_INT(e.aside, 1);
    for (int i = 0; i < 4; i++) { /* the good one comes first from now on */
        run(&k, to("api.example", port));
        CHECK_INT(k.result.tried, 1);
    }
    end();
}

TEST(refused_everywhere)
{
    begin();
    int s = server("127.0.0.1", 0, 16), port = port_of(s);
    char text[200];
    close(s);
    set("api.example", "127.0.0.2 127.0.0.3");
    call k;
    run(&k, to("Api.example", port));
    CHECK_INT(k.result.error.code, -ECONNREFUSED);
    snprintf(text, sizeof text, "Api.example:%d: not connected: 127.0.0.2: Connection refused; 127.0.0.3: Connection refused", port);
    CHECK_STR(k.result.error.text, text);
    CHECK_INT(k.result.tried, 2);
    end();
}

TEST(many_addresses_are_not_all_told)
{
    begin();
    int s = server("127.0.0.1", 0, 16), port = port_of(s);
    close(s);
    set("api.example", "127.0.0.2 127.0.0.3 127.0.0.4 127.0.0.5 127.0.0.6 127.0.0.7 127.0.0.8 127.0.0.9");
    call k;
    run(&k, to("api.example", port));
    CHECK_INT(k.result.tried, 8);
    CHECK(strstr(k.result.error.text, "127.0.0.6: Connection refused; 3 more") != NULL);
    end();
}

TEST(a_black_hole_is_overtaken)
{
    begin();
    int hole = server("127.0.0.2", 0, 0), port = port_of(hole), good = server("127.0.0.3", port, 16);
    CHECK(good >= 0);
    fill("127.0.0.2", port);
    set("api.example", "127.0.0.2 127.0.0.3");
    msf_connect_options o = to("api.example", port);
    o.stagger_ms = 50;
    call k;
    uint64_t before = msf_clock_mono_us();
    int descriptors = open_descriptors();
    run(&k, o);
    CHECK_STR(peer_of(k.result.fd), "127.0.0.3");
    CHECK_INT(k.result.tried, 2);
    CHECK(msf_clock_mono_us() - before >= 50000);
    CHECK_INT(open_descriptors(), descriptors + 1); /* that of the loser is closed */
    CHECK(k.result.connect_us >= 50000);
    run(&k, o); /* what was overtaken is set aside */
    CHECK_INT(k.result.tried, 1);
    CHECK_STR(peer_of(k.result.fd), "127.0.0.3");
    end();
}

TEST(time_over_for_one_address)
{
    begin();
    int hole = server("127.0.0.2", 0, 0), port = port_of(hole);
    fill("127.0.0.2", port);
    msf_connect_options o = to("127.0.0.2", port);
    o.attempt_ms = 30;
    call k;
    char text[100];
    run(&k, o);
    CHECK_INT(k.result.error.code, -ETIMEDOUT);
    snprintf(text, sizeof text, "127.0.0.2:%d: no answer within 30 ms", port);
    CHECK_STR(k.result.error.text, text);
    o.attempt_ms = 0;
    o.total_ms = 25;
    run(&k, o);
    CHECK_INT(k.result.error.code, -ETIMEDOUT);
    snprintf(text, sizeof text, "127.0.0.2:%d: not connected within 25 ms", port);
    CHECK_STR(k.result.error.text, text);
    end();
}

TEST(time_over_in_all)
{
    begin();
    int hole = server("127.0.0.3", 0, 0), port = port_of(hole);
    fill("127.0.0.3", port);
    set("api.example", "127.0.0.2 127.0.0.3");
    msf_connect_options o = to("api.example", port);
    o.total_ms = 40;
    call k;
    char text[200];
    run(&k, o);
    CHECK_INT(k.result.error.code, -ETIMEDOUT);
    CHECK_INT(k.result.step, MSF_CONNECT_TCP);
    snprintf(text, sizeof text, "api.example:%d: not connected within 40 ms: 127.0.0.2: Connection refused; 127.0.0.3: no answer yet",
             port);
    CHECK_STR(k.result.error.text, text);
    end();
}

TEST(both_families)
{
    begin();
    int six = server("::1", 0, 16);
    if (six < 0) { /* a machine without IPv6 */
        end();
        return;
    }
    int port = port_of(six);
    set("api.example", "::1 127.0.0.1");
    call k;
    run(&k, to("api.example", port));
    CHECK_STR(peer_of(k.result.fd), "::1");
    run(&k, to("localhost", port)); /* where 127.0.0.1 refuses */
    CHECK_STR(peer_of(k.result.fd), "::1");
    CHECK_INT(k.result.tried, 2);
    run(&k, to("[::1]", port));
    CHECK_STR(peer_of(k.result.fd), "::1");
    close(six);
    int four = server("127.0.0.1", port, 16);
    CHECK(four >= 0);
    run(&k, to("api.example", port));
    CHECK_STR(peer_of(k.result.fd), "127.0.0.1");
    msf_connect_options o = to("api.example", port);
    o.bind = MSF_SLICE("::1");
    run(&k, o);
    CHECK(strstr(k.result.error.text, "127.0.0.1: not of the own address's family") != NULL);
    end();
}

TEST(a_family_without_a_way)
{
    begin();
    int four = server("127.0.0.1", 0, 16), port = port_of(four);
    set("api.example", "fe80::1 127.0.0.1"); /* link-local without an interface: refused by connect() itself */
    call k;
    run(&k, to("api.example", port));
    CHECK_STR(peer_of(k.result.fd), "127.0.0.1");
    run(&k, to("fe80::1", port)); /* a failure inside msf_connect_start */
    CHECK_INT(k.result.fd, -1);
    CHECK(k.result.error.code < 0);
    end();
}

TEST(names_are_asked_for)
{
    begin();
    int s = server("127.0.0.1", 0, 16), port = port_of(s);
    call k;
    start(&k, to("api.example", port));
    CHECK_INT(msf_connect_at(k.c), MSF_CONNECT_RESOLVE);
    CHECK_INT(asked_n, 1);
    answer(0, "127.0.0.1");
    CHECK_INT(msf_connect_at(k.c), MSF_CONNECT_TCP);
    poll_until(&k.calls, 1);
    CHECK(k.result.fd >= 0);
    CHECK(k.result.resolve_us > 0);
    end();
}

TEST(names_that_fail)
{
    begin();
    call k;
    start(&k, to("api.example", 80));
    answer_error(0, MSF_ENONAME, "no such name");
    CHECK_INT(k.calls, 1);
    CHECK_INT(k.result.step, MSF_CONNECT_RESOLVE);
    CHECK_INT(k.result.error.code, MSF_ENONAME);
    CHECK(strncmp(k.result.error.text, "api.example: no such name (asked for ", 37) == 0);
    CHECK_INT(k.result.tried, 0);
    run(&k, to("api.example", 80)); /* remembered */
    CHECK_INT(k.result.error.code, MSF_ENONAME);
    msf_connect_options o = to("slow.example", 80);
    o.resolve_ms = 20;
    run(&k, o);
    CHECK_INT(k.result.step, MSF_CONNECT_RESOLVE);
    CHECK_STR(k.result.error.text, "slow.example: the name service did not answer within 20 ms");
    o.resolve_ms = 0;
    o.total_ms = 30;
    run(&k, o);
    CHECK_STR(k.result.error.text, "slow.example: the name service did not answer within 30 ms");
    end();
}

TEST(known_addresses_are_not_asked_for)
{
    begin();
    int s = server("127.0.0.1", 0, 16);
    msf_ips ips = ips_of("127.0.0.1");
    msf_connect_options o = to("api.example", port_of(s));
    o.ips = &ips;
    call k;
    start(&k, o);
    ips.n = 0; /* they were copied */
    poll_until(&k.calls, 1);
    CHECK(k.result.fd >= 0);
    CHECK_INT(asked_n, 0);
    end();
}

static const char *socket_path(void)
{
    static char path[64];
    snprintf(path, sizeof path, "unix:/tmp/msf-connect-%d.sock", (int)getpid());
    return path;
}

static int unix_server(int backlog)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    strcpy(a.sun_path, socket_path() + 5);
    unlink(a.sun_path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK_INT(bind(fd, (struct sockaddr *)&a, sizeof a), 0);
    CHECK_INT(listen(fd, backlog), 0);
    return fd;
}

TEST(socket_files)
{
    begin();
    int s = unix_server(16);
    call k;
    run(&k, to(socket_path(), 0));
    CHECK(k.result.fd >= 0);
    CHECK(k.result.is_unix);
    int peer = accept(s, NULL, NULL);
    CHECK_INT(write(k.result.fd, "x", 1), 1);
    char c;
    CHECK_INT(read(peer, &c, 1), 1);
    close(s);
    run(&k, to(socket_path(), 0));
    CHECK_INT(k.result.error.code, -ECONNREFUSED);
    unlink(socket_path() + 5);
    char text[100];
    run(&k, to(socket_path(), 0));
    CHECK_INT(k.result.error.code, -ENOENT);
    snprintf(text, sizeof text, "%s: No such file or directory", socket_path());
    CHECK_STR(k.result.error.text, text);
    end();
}

TEST(a_full_socket_file_is_tried_again)
{
    begin();
    int s = unix_server(0), filled = 0;
    call k, waits;
    msf_connect_options o = to(socket_path(), 0);
    o.attempt_ms = 60;
    do { /* until nobody is let in any more */
        run(&k, o);
        CHECK(++filled < 10);
    } while (k.result.fd >= 0);
    CHECK_INT(k.result.error.code, -ETIMEDOUT);
    CHECK(strstr(k.result.error.text, ": no answer within 60 ms") != NULL);
    o.attempt_ms = 0;
    start(&waits, o);
    for (int i = 0; i < 10; i++) {
        msf_loop_poll(loop, false);
    }
    CHECK_INT(waits.calls, 0);
    CHECK(accept(s, NULL, NULL) >= 0);
    poll_until(&waits.calls, 1);
    CHECK(waits.result.fd >= 0);
    unlink(socket_path() + 5);
    end();
}

TEST(cancelled_at_every_point)
{
    begin();
    int s = server("127.0.0.3", 0, 64), port = port_of(s), hole = server("127.0.0.4", port, 0);
    fill("127.0.0.4", port);
    set("known.example", "127.0.0.2 127.0.0.4 127.0.0.3");
    CHECK(hole >= 0);
    int descriptors = open_descriptors();
    for (int polls = 0; polls < 6; polls++) {
        static const char *const hosts[] = {"asked.example", "known.example", "127.0.0.3", "a..b"};
        for (int i = 0; i < 4; i++) {
            msf_connect_options o = to(hosts[i], port);
            o.stagger_ms = 1;
            call k;
            start(&k, o);
            for (int n = 0; n < polls && k.calls == 0; n++) {
                msf_loop_poll(loop, false);
            }
            if (k.calls == 0) {
                msf_connect_cancel(k.c);
            } else if (k.result.fd >= 0) {
                close(k.result.fd);
            }
            int calls = k.calls;
            for (int n = 0; n < 3; n++) {
                msf_loop_poll(loop, false);
            }
            CHECK_INT(k.calls, calls);
            CHECK_INT(open_descriptors(), descriptors);
        }
    }
    msf_connect_cancel(NULL);
    end();
}

static call *chain;
static int chained;

static void again(void *ctx, const msf_connect_result *result)
{
    on_done(ctx, result);
    if (result->fd >= 0) {
        close(result->fd);
    }
    if (++chained < 1000) {
        msf_connect_options o = to(chained % 2 ? "api.example" : "127.0.0.2", *(int *)&chain->result.tried);
        chain->c = msf_connect_start(loop, resolver, &o, again, chain);
    }
}

TEST(the_callback_may_start_anew)
{
    begin();
    call k = {.result.tried = 1}; /* port 1: refused */
    chain = &k;
    set("api.example", "127.0.0.2 127.0.0.3");
    again(&k, &k.result);
    while (chained < 1000) {
        msf_loop_poll(loop, true);
    }
    end();
}

TEST(out_of_descriptors)
{
    begin();
    int s = server("127.0.0.1", 0, 16), port = port_of(s);
    set("api.example", "127.0.0.2 127.0.0.1");
    msf_loop_poll(loop, false);
    struct rlimit limit = {(rlim_t)dup(0), 4096};
    close((int)limit.rlim_cur);
    CHECK_INT(setrlimit(RLIMIT_NOFILE, &limit), 0);
    call k;
    run(&k, to("api.example", port));
    CHECK_INT(k.result.error.code, -EMFILE);
    CHECK_INT(k.result.step, MSF_CONNECT_SETUP);
    msf_resolver_entry e;
    CHECK(msf_resolver_peek(resolver, MSF_SLICE("api.example"), &e));
    CHECK_INT(e.aside, 0); /* not the fault of the addresses */
    end();
}

UNIT_MAIN()
