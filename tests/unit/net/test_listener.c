#include "net/listener.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "net/stream.h"
#include "unit.h"

static msf_loop *loop;
static msf_listener listener;
static int accepted[1000];
static int accepts, stops;

static void on_accept(void *ctx, int fd)
{
    accepted[accepts++] = fd;
}

static void on_stopped(msf_listener *l)
{
    stops++;
}

static int listen_on(const char *host, bool reuse_port, int *port)
{
    msf_listen_options o = {.host = host, .port = *port, .reuse_port = reuse_port};
    msf_error e;
    int fd = msf_listen(&o, port, &e);
    if (fd < 0) {
        fprintf(stderr, "  %s\n", e.text);
    }
    CHECK(fd >= 0);
    return fd;
}

static int connect_to(int port)
{
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(fd >= 0);
    CHECK_INT(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

static void start(msf_accept_fn fn, int *port, int *fd)
{
    loop = msf_loop_new();
    *port = 0;
    *fd = listen_on("127.0.0.1", false, port);
    CHECK(*port > 0);
    CHECK_INT(msf_listener_start(&listener, loop, *fd, fn, NULL), 0);
}

static void close_accepted(void)
{
    while (accepts > 0) {
        close(accepted[--accepts]);
    }
}

static void end(int fd)
{
    msf_listener_stop(&listener, on_stopped);
    CHECK_INT(stops, 0);
    while (stops == 0) {
        msf_loop_poll(loop, false);
    }
    CHECK_INT(stops, 1);
    CHECK(fcntl(fd, F_GETFD) >= 0); /* it belongs to the caller */
    close(fd);
    close_accepted();
    msf_loop_free(loop);
}

static void poll_until(int n)
{
    while (accepts < n) {
        CHECK(msf_loop_poll(loop, true));
    }
}

TEST(accepted_sockets_are_ready_to_use)
{
    int port, fd;
    start(on_accept, &port, &fd);
    int client = connect_to(port);
    poll_until(1);
    CHECK(fcntl(accepted[0], F_GETFL) & O_NONBLOCK);
    CHECK(fcntl(accepted[0], F_GETFD) & FD_CLOEXEC);
    CHECK(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    int on = 0;
    socklen_t len = sizeof on;
    CHECK_INT(getsockopt(accepted[0], IPPROTO_TCP, TCP_NODELAY, &on, &len), 0);
    CHECK_INT(on, 1);
    CHECK_INT(send(client, "x", 1, 0), 1);
    close(client);
    end(fd);
}

TEST(batches_are_bounded)
{
    int port, fd, clients[100];
    start(on_accept, &port, &fd);
    for (int i = 0; i < 100; i++) {
        clients[i] = connect_to(port);
    }
    msf_loop_poll(loop, true);
    CHECK(accepts > 0 && accepts <= 64);
    poll_until(100);
    for (int i = 0; i < 100; i++) {
        close(clients[i]);
    }
    end(fd);
}

TEST(pause_and_resume)
{
    int port, fd;
    start(on_accept, &port, &fd);
    msf_listener_pause(&listener);
    int client = connect_to(port);
    for (int i = 0; i < 5; i++) {
        CHECK(msf_loop_poll(loop, false)); /* still alive */
    }
    CHECK_INT(accepts, 0);
    msf_listener_resume(&listener);
    poll_until(1);
    close(client);
    end(fd);
}

static void accept_and_pause(void *ctx, int fd)
{
    on_accept(ctx, fd);
    msf_listener_pause(&listener);
}

static void accept_and_stop(void *ctx, int fd)
{
    on_accept(ctx, fd);
    msf_listener_stop(&listener, on_stopped);
    msf_listener_stop(&listener, on_stopped);
}

TEST(pause_inside_on_accept)
{
    int port, fd, clients[3];
    start(accept_and_pause, &port, &fd);
    for (int i = 0; i < 3; i++) {
        clients[i] = connect_to(port);
    }
    for (int n = 1; n <= 3; n++) {
        poll_until(n);
        msf_loop_poll(loop, false);
        CHECK_INT(accepts, n);
        msf_listener_resume(&listener);
    }
    for (int i = 0; i < 3; i++) {
        close(clients[i]);
    }
    end(fd);
}

TEST(stop_inside_on_accept)
{
    int port, fd;
    start(accept_and_stop, &port, &fd);
    int a = connect_to(port), b = connect_to(port);
    while (stops == 0) {
        msf_loop_poll(loop, false);
    }
    CHECK_INT(accepts, 1);
    CHECK(!msf_loop_poll(loop, true)); /* no longer alive */
    close(a);
    close(b);
    close(fd);
    close_accepted();
    msf_loop_free(loop);
}

TEST(the_socket_can_be_accepted_on_again_by_another_loop)
{
    int port, fd;
    start(on_accept, &port, &fd);
    msf_listener_stop(&listener, NULL);
    msf_loop_free(loop);
    int client = connect_to(port); /* nobody accepts, the kernel queues */
    loop = msf_loop_new();
    CHECK_INT(msf_listener_start(&listener, loop, fd, on_accept, NULL), 0);
    poll_until(1);
    close(client);
    end(fd);
}

TEST(loop_free_stops_it)
{
    int port, fd;
    start(on_accept, &port, &fd);
    msf_loop_free(loop);
    CHECK(fcntl(fd, F_GETFD) >= 0);
    CHECK(!listener.open);
    close(fd);
}

static int highest_fd(void)
{
    int highest = 0;
    for (int fd = 0; fd < 1000; fd++) {
        highest = fcntl(fd, F_GETFD) >= 0 ? fd : highest;
    }
    return highest;
}

/* How many of them the server has closed, with an end or a reset. */
static int closed_ones(const int *clients, int n)
{
    int closed = 0;
    for (int i = 0; i < n; i++) {
        char c;
        closed += recv(clients[i], &c, 1, MSG_DONTWAIT | MSG_PEEK) == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
    }
    return closed;
}

TEST(out_of_descriptors_clients_are_refused_at_once)
{
    int port, fd, clients[6], fill[1000], filled = 0;
    start(on_accept, &port, &fd);
    for (int i = 0; i < 6; i++) {
        clients[i] = connect_to(port);
    }
    struct rlimit old, low;
    CHECK_INT(getrlimit(RLIMIT_NOFILE, &old), 0);
    low = old;
    low.rlim_cur = (rlim_t)highest_fd() + 4;
    CHECK_INT(setrlimit(RLIMIT_NOFILE, &low), 0);
    while ((fill[filled] = open("/dev/null", O_RDONLY)) >= 0) {
        filled++;
    }
    CHECK(filled >= 2);
    close(fill[--filled]); /* one may come in */
    while (closed_ones(clients, 6) < 5) {
        msf_loop_poll(loop, false);
    }
    CHECK_INT(accepts, 1);
    CHECK(listener.spare_fd >= 0);
    while (filled > 0) {
        close(fill[--filled]);
    }
    setrlimit(RLIMIT_NOFILE, &old);
    int late = connect_to(port);
    poll_until(2); /* the pause ends by itself */
    close(late);
    for (int i = 0; i < 6; i++) {
        close(clients[i]);
    }
    end(fd);
}

TEST(a_taken_port_is_named)
{
    int port = 0;
    int fd = listen_on("127.0.0.1", false, &port);
    msf_listen_options o = {.host = "127.0.0.1", .port = port, .reuse_port = true};
    msf_error e;
    char sentence[64];
    snprintf(sentence, sizeof sentence, "127.0.0.1:%d: Address already in use", port);
    CHECK_INT(msf_listen(&o, NULL, &e), -EADDRINUSE);
    CHECK_BYTES(e.text, strlen(e.text), sentence);
    CHECK_INT(msf_listen_probe(&o, &e), -EADDRINUSE);
    CHECK_BYTES(e.text, strlen(e.text), sentence);
    CHECK_INT(msf_listen_probe(&o, NULL), -EADDRINUSE);
    close(fd);
    CHECK_INT(msf_listen_probe(&o, &e), 0);
}

TEST(the_probe_sees_a_server_that_shares_its_port)
{
    int port = 0;
    int fd = listen_on("127.0.0.1", true, &port);
    int second = listen_on("127.0.0.1", true, &port); /* what the kernel would let happen */
    msf_listen_options o = {.host = "127.0.0.1", .port = port, .reuse_port = true};
    CHECK_INT(msf_listen_probe(&o, NULL), -EADDRINUSE);
    o.host = "";
    CHECK_INT(msf_listen_probe(&o, NULL), -EADDRINUSE);
    close(fd);
    close(second);
    CHECK_INT(msf_listen_probe(&o, NULL), 0);
}

TEST(a_port_can_be_had_again_while_old_connections_linger)
{
    int port, fd;
    start(on_accept, &port, &fd);
    int client = connect_to(port);
    poll_until(1);
    close_accepted(); /* our side closes first and stays in TIME_WAIT */
    char c;
    CHECK_INT(recv(client, &c, 1, 0), 0);
    close(client);
    end(fd);
    msf_listen_options o = {.host = "127.0.0.1", .port = port};
    CHECK_INT(msf_listen_probe(&o, NULL), 0);
    close(listen_on("127.0.0.1", false, &port));
}

TEST(all_addresses_mean_both_families)
{
    static const char *const all[] = {"", "*", "::", NULL};
    for (int i = 0; i < 4; i++) {
        int port = 0;
        int fd = socket(AF_INET6, SOCK_STREAM, 0);
        bool ipv6 = fd >= 0;
        close(fd);
        if (!ipv6 && i == 2) {
            continue;
        }
        fd = listen_on(all[i], false, &port);
        close(connect_to(port));
        close(fd);
    }
}

static void on_closed(msf_stream *s)
{
    stops++;
}

static const msf_stream_events only_closed = {.on_closed = on_closed};

TEST(an_ipv4_peer_of_a_socket_for_both_families_is_written_as_ipv4)
{
    loop = msf_loop_new();
    int port = 0;
    int fd = listen_on("*", false, &port);
    CHECK_INT(msf_listener_start(&listener, loop, fd, on_accept, NULL), 0);
    int client = connect_to(port);
    poll_until(1);
    msf_stream s;
    CHECK_INT(msf_stream_open(&s, loop, accepted[--accepts], &only_closed, 100), 0);
    char ip[46];
    int local = 0;
    msf_stream_peer(&s, ip, sizeof ip, NULL);
    CHECK_BYTES(ip, strlen(ip), "127.0.0.1");
    msf_stream_local(&s, ip, sizeof ip, &local);
    CHECK_BYTES(ip, strlen(ip), "127.0.0.1");
    CHECK_INT(local, port);
    msf_stream_close(&s);
    while (stops == 0) {
        msf_loop_poll(loop, false);
    }
    msf_listener_stop(&listener, NULL);
    msf_loop_free(loop);
    close(client);
    close(fd);
}

/* A bare chroot has no /etc/hosts. */
static bool machine_knows_localhost(void)
{
    struct addrinfo *list = NULL;
    int code = getaddrinfo("localhost", NULL, NULL, &list);
    if (code == 0) {
        freeaddrinfo(list);
    }
    return code == 0;
}

TEST(names_are_resolved)
{
    int port = 0;
    if (machine_knows_localhost()) {
        int fd = listen_on("localhost", false, &port);
        close(connect_to(port)); /* which is IPv4 */
        close(fd);
    }
    msf_listen_options o = {.host = "no.such.name.invalid", .port = 80};
    msf_error e;
    CHECK_INT(msf_listen(&o, NULL, &e), -EADDRNOTAVAIL);
    CHECK(strncmp(e.text, "no.such.name.invalid:80: ", 25) == 0);
}

TEST(wrong_options_are_told)
{
    msf_error e;
    msf_listen_options far = {.host = "192.0.2.1", .port = 0};
    CHECK_INT(msf_listen(&far, NULL, &e), -EADDRNOTAVAIL);
    CHECK_BYTES(e.text, strlen(e.text), "192.0.2.1:0: Cannot assign requested address");
    msf_listen_options port = {.host = "::1", .port = 70000};
    CHECK_INT(msf_listen(&port, NULL, &e), -EINVAL);
    CHECK_BYTES(e.text, strlen(e.text), "[::1]:70000: a port is a number from 0 to 65535");
    msf_listen_options empty = {.host = "unix:"};
    CHECK_INT(msf_listen(&empty, NULL, &e), -EINVAL);
    char path[300] = "unix:/";
    memset(path + 6, 'x', 120);
    msf_listen_options longer = {.host = path};
    CHECK_INT(msf_listen(&longer, NULL, &e), -ENAMETOOLONG);
}

static char folder[64], path[96], host[104];

static void make_folder(void)
{
    strcpy(folder, "/tmp/msf-listen-XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/s", folder);
    snprintf(host, sizeof host, "unix:%s", path);
}

static void remove_folder(void)
{
    unlink(path);
    CHECK_INT(rmdir(folder), 0);
}

static int connect_unix(void)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    strcpy(a.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK_INT(connect(fd, (struct sockaddr *)&a, sizeof a), 0);
    return fd;
}

TEST(unix_sockets)
{
    make_folder();
    int port = 0;
    int fd = listen_on(host, true, &port);
    CHECK_INT(port, 0);
    loop = msf_loop_new();
    CHECK_INT(msf_listener_start(&listener, loop, fd, on_accept, NULL), 0);
    int client = connect_unix();
    poll_until(1);
    close(client);
    end(fd);
    remove_folder();
}

TEST(a_living_socket_file_is_left_alone_and_a_dead_one_replaced)
{
    make_folder();
    int port = 0;
    msf_listen_options o = {.host = host};
    msf_error e;
    CHECK_INT(msf_listen_probe(&o, &e), 0);
    int fd = listen_on(host, false, &port);
    CHECK_INT(msf_listen(&o, NULL, &e), -EADDRINUSE);
    CHECK(strstr(e.text, path) != NULL);
    CHECK_INT(msf_listen_probe(&o, &e), -EADDRINUSE);
    close(connect_unix());
    close(fd);
    CHECK_INT(msf_listen_probe(&o, &e), 0);
    fd = listen_on(host, false, &port);
    close(connect_unix());
    close(fd);
    remove_folder();
}

TEST(a_file_that_is_no_socket_is_never_removed)
{
    make_folder();
    close(open(path, O_CREAT | O_WRONLY, 0600));
    msf_listen_options o = {.host = host};
    CHECK_INT(msf_listen(&o, NULL, NULL), -EADDRINUSE);
    CHECK_INT(msf_listen_probe(&o, NULL), -EADDRINUSE);
    struct stat st;
    CHECK(stat(path, &st) == 0 && S_ISREG(st.st_mode));
    remove_folder();
}

TEST(start_refuses_a_bad_descriptor)
{
    loop = msf_loop_new();
    CHECK(msf_listener_start(&listener, loop, -1, on_accept, NULL) < 0);
    CHECK(!msf_loop_poll(loop, true));
    msf_loop_free(loop);
}

UNIT_MAIN()
