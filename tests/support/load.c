/* HTTP load with an account of every request, for the end-to-end tests and the benchmark: wrk hides what went wrong and why.
 *
 *   load -a 127.0.0.1 -p 8000 [-u /path] [-c connections] [-n requests | -d seconds] [-P pipelined] [-t timeout ms] [-H "Name: value"]...
 * [-b body bytes]
 *
 * One JSON line at the end. A connection that the server closes after "Connection: close", or while no request is outstanding on it, is
 * opened again: that is HTTP. Everything else that leaves a request without its answer is counted by its kind: reset, eof, timeout,
 * connect, malformed. */
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_PIPELINE = 256, INPUT = 16384, HIST_SUB = 32, HIST_MAX = 40 * HIST_SUB };

typedef enum { READ_STATUS, READ_HEADER, READ_BODY, READ_CHUNK_SIZE, READ_CHUNK, READ_CHUNK_END, READ_TRAILER } read_state;

typedef struct conn {
    int fd;
    bool connecting, close_after;
    int outstanding, first;      /* requests sent and not answered; place of the oldest in `sent` */
    uint64_t sent[MAX_PIPELINE]; /* when, microseconds */
    size_t out_at, out_len;      /* progress in the batch being written */
    read_state state;
    int status;
    bool has_length, chunked;
    uint64_t left; /* bytes of the body or chunk to come */
    char line[4096];
    size_t line_len;
} conn;

static struct {
    struct sockaddr_in address;
    int connections, depth, timeout_ms;
    bool close_each; /* our requests say "Connection: close" */
    uint64_t max_requests, started, ended, deadline;
    char *request, *batch;
    size_t request_len;
} o = {.connections = 10, .depth = 1, .timeout_ms = 10000};

static struct {
    uint64_t issued, answered, ok, non2xx, reset, eof, timeout, connect, malformed, reconnects, requeued, bytes, max_us;
    uint64_t status[600];
    uint64_t hist[HIST_MAX];
} n;

static int poller;
static conn *conns;
static volatile sig_atomic_t interrupted;

static uint64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

/* Logarithmic histogram, 32 steps a power of two: three per cent of error. */
static int hist_place(uint64_t us)
{
    if (us < HIST_SUB) {
        return (int)us;
    }
    int shift = 63 - __builtin_clzll(us) - 5;
    int place = (shift + 1) * HIST_SUB + (int)((us >> shift) - HIST_SUB);
    return place < HIST_MAX ? place : HIST_MAX - 1;
}

static uint64_t hist_value(int place)
{
    if (place < 2 * HIST_SUB) {
        return (uint64_t)place;
    }
    int shift = place / HIST_SUB - 1;
    return ((uint64_t)(place % HIST_SUB) + HIST_SUB) << shift;
}

static uint64_t percentile(double p)
{
    uint64_t want = (uint64_t)((double)n.answered * p), seen = 0;
    for (int i = 0; i < HIST_MAX; i++) {
        seen += n.hist[i];
        if (seen > want) {
            return hist_value(i);
        }
    }
    return n.max_us;
}

static bool may_issue(uint64_t now)
{
    return !interrupted && (o.max_requests == 0 || n.issued < o.max_requests) && (o.deadline == 0 || now < o.deadline);
}

static void want(conn *c, uint32_t events)
{
    struct epoll_event e = {.events = events, .data.ptr = c};
    epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &e);
}

static void conn_close(conn *c)
{
    if (c->fd >= 0) {
        close(c->fd);
        c->fd = -1;
    }
    c->outstanding = c->first = 0;
    c->out_at = c->out_len = 0;
    c->state = READ_STATUS;
    c->line_len = 0;
    c->connecting = c->close_after = false;
}

static void conn_open(conn *c)
{
    conn_close(c);
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int one = 1;
    if (c->fd < 0) {
        n.connect++;
        return;
    }
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event e = {.events = EPOLLOUT, .data.ptr = c};
    epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &e);
    c->connecting = true;
    c->sent[0] = now_us(); /* the time limit covers connecting too */
    if (connect(c->fd, (struct sockaddr *)&o.address, sizeof o.address) != 0 && errno != EINPROGRESS) {
        n.connect++;
        conn_close(c);
    }
}

/* The connection ended under its requests: each is a failure of this kind. Those that were still to be written were never sent. */
static void conn_failed(conn *c, uint64_t *kind)
{
    *kind += (uint64_t)c->outstanding;
    conn_close(c);
}

static void conn_write(conn *c)
{
    while (c->out_at < c->out_len) {
        ssize_t w = send(c->fd, o.batch + c->out_at, c->out_len - c->out_at, MSG_NOSIGNAL);
        if (w < 0) {
            if (errno == EAGAIN || errno == EINTR) {
                want(c, EPOLLIN | EPOLLOUT);
                return;
            }
            /* The answer to what was sent before may be there although the peer reads no more: look first. */
            want(c, EPOLLIN);
            return;
        }
        c->out_at += (size_t)w;
    }
    want(c, EPOLLIN);
}

static void conn_issue(conn *c)
{
    uint64_t now = now_us();
    int count = 0;
    while (count < o.depth && may_issue(now)) {
        c->sent[count++] = now;
        n.issued++;
    }
    if (count == 0) {
        conn_close(c);
        return;
    }
    c->first = 0;
    c->outstanding = count;
    c->out_at = 0;
    c->out_len = o.request_len * (size_t)count;
    conn_write(c);
}

/* A complete answer. False when the connection was closed or opened again here. */
static bool answered(conn *c)
{
    uint64_t took = now_us() - c->sent[c->first];
    c->first++;
    c->outstanding--;
    n.answered++;
    n.hist[hist_place(took)]++;
    n.max_us = took > n.max_us ? took : n.max_us;
    n.status[c->status < 600 ? c->status : 599]++;
    if (c->status >= 200 && c->status < 300) {
        n.ok++;
    } else {
        n.non2xx++;
    }
    c->state = READ_STATUS;
    if (c->close_after) {
        /* Requests behind this one were not taken by the server; a client sends them again (RFC 9112, 9.3.2). */
        n.requeued += (uint64_t)c->outstanding;
        n.issued -= (uint64_t)c->outstanding;
        n.reconnects++;
        conn_open(c);
        return false;
    }
    if (c->outstanding == 0) {
        conn_issue(c);
    }
    return c->fd >= 0;
}

static bool header_is(const char *line, const char *name, const char **value)
{
    size_t len = strlen(name);
    if (strncasecmp(line, name, len) != 0 || line[len] != ':') {
        return false;
    }
    *value = line + len + 1 + strspn(line + len + 1, " \t");
    return true;
}

static bool status_line(conn *c)
{
    int minor;
    if (sscanf(c->line, "HTTP/1.%d %d", &minor, &c->status) != 2 || c->status < 100) {
        return false;
    }
    c->close_after = minor == 0 || o.close_each;
    c->has_length = c->chunked = false;
    c->left = 0;
    c->state = READ_HEADER;
    return true;
}

static bool header_line(conn *c)
{
    const char *value;
    if (header_is(c->line, "content-length", &value)) {
        c->has_length = true;
        c->left = strtoull(value, NULL, 10);
    } else if (header_is(c->line, "transfer-encoding", &value)) {
        c->chunked = strcasecmp(value, "chunked") == 0;
    } else if (header_is(c->line, "connection", &value)) {
        c->close_after = strcasecmp(value, "close") == 0;
    }
    return true;
}

/* One line without its end. 1 = go on, 0 = this connection is done with here, -1 = not HTTP. */
static int take_line(conn *c)
{
    switch (c->state) {
    case READ_STATUS:
        return status_line(c) ? 1 : -1;
    case READ_HEADER:
        if (c->line_len > 0) {
            return header_line(c) ? 1 : -1;
        }
        if (c->status < 200) {
            c->state = READ_STATUS;
            return 1;
        }
        if (c->chunked) {
            c->state = READ_CHUNK_SIZE;
            return 1;
        }
        if (!c->has_length && c->status != 204 && c->status != 304) {
            return -1; /* until the end of the connection: nothing in the tests answers so to HTTP/1.1 */
        }
        c->state = READ_BODY;
        return c->left > 0 || answered(c);
    case READ_CHUNK_SIZE:
        if (!isxdigit((unsigned char)c->line[0])) {
            return -1;
        }
        c->left = strtoull(c->line, NULL, 16);
        c->state = c->left > 0 ? READ_CHUNK : READ_TRAILER;
        return 1;
    case READ_CHUNK_END:
        c->state = READ_CHUNK_SIZE;
        return c->line_len == 0 ? 1 : -1;
    default: /* READ_TRAILER */
        return c->line_len > 0 || answered(c);
    }
}

static int take_bytes(conn *c, const char *p, size_t len)
{
    while (len > 0) {
        if (c->state == READ_BODY || c->state == READ_CHUNK) {
            size_t part = len < c->left ? len : (size_t)c->left;
            c->left -= part;
            p += part;
            len -= part;
            if (c->left == 0 && c->state == READ_CHUNK) {
                c->state = READ_CHUNK_END;
            } else if (c->left == 0 && !answered(c)) {
                return 0;
            }
            continue;
        }
        if (c->outstanding == 0 || c->line_len == sizeof c->line - 1) {
            return -1;
        }
        char b = *p++;
        len--;
        if (b != '\n') {
            c->line[c->line_len++] = b;
            continue;
        }
        c->line_len -= c->line_len > 0 && c->line[c->line_len - 1] == '\r';
        c->line[c->line_len] = '\0';
        int r = take_line(c);
        c->line_len = 0;
        if (r <= 0) {
            return r;
        }
    }
    return 1;
}

static void conn_read(conn *c)
{
    char in[INPUT];
    ssize_t got = recv(c->fd, in, sizeof in, 0);
    if (got > 0) {
        n.bytes += (uint64_t)got;
        if (take_bytes(c, in, (size_t)got) < 0) {
            conn_failed(c, &n.malformed);
        }
        return;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    /* An idle connection may be closed by the server at any time; here none is idle, except in the moment before its first request. */
    conn_failed(c, got == 0 ? &n.eof : &n.reset);
}

static void conn_event(conn *c, uint32_t events)
{
    if (c->connecting) {
        int error = 0;
        socklen_t len = sizeof error;
        getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &len);
        if (error != 0) {
            n.connect++;
            conn_close(c);
            return;
        }
        c->connecting = false;
        conn_issue(c);
        return;
    }
    if (events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
        conn_read(c);
    } else if (events & EPOLLOUT) {
        conn_write(c);
    }
}

/* Time limits, and connections that ended and have work left. Returns how many are alive. */
static int sweep(uint64_t now)
{
    int alive = 0;
    for (int i = 0; i < o.connections; i++) {
        conn *c = &conns[i];
        if (c->fd >= 0 && (c->outstanding > 0 || c->connecting) && now - c->sent[c->first] > (uint64_t)o.timeout_ms * 1000) {
            if (c->connecting) {
                n.connect++;
                conn_close(c);
            } else {
                conn_failed(c, &n.timeout);
            }
        }
        if (c->fd < 0 && may_issue(now)) {
            conn_open(c);
        }
        alive += c->fd >= 0;
    }
    return alive;
}

static void run(void)
{
    struct epoll_event events[256];
    uint64_t swept = 0;
    for (;;) {
        uint64_t now = now_us();
        if (now - swept > 20000) {
            swept = now;
            if (sweep(now) == 0 && !may_issue(now)) {
                break;
            }
        }
        int count = epoll_wait(poller, events, 256, 20);
        for (int i = 0; i < count; i++) {
            conn *c = events[i].data.ptr;
            if (c->fd >= 0) {
                conn_event(c, events[i].events);
            }
        }
    }
    o.ended = now_us();
}

static void report(void)
{
    double seconds = (double)(o.ended - o.started) / 1e6;
    uint64_t failed = n.reset + n.eof + n.timeout + n.connect + n.malformed;
    printf(
        "{\"issued\":%lu,\"answered\":%lu,\"ok\":%lu,\"non2xx\":%lu,\"failed\":%lu,\"reset\":%lu,\"eof\":%lu,\"timeout\":%lu,\"connect\":%"
        "lu,"
        "\"malformed\":%lu,\"reconnects\":%lu,\"requeued\":%lu,\"bytes\":%lu,\"seconds\":%.3f,\"rps\":%.1f,\"p50_us\":%lu,\"p99_us\":%lu,"
        "\"max_us\":%lu,\"status\":{",
        n.issued, n.answered, n.ok, n.non2xx, failed, n.reset, n.eof, n.timeout, n.connect, n.malformed, n.reconnects, n.requeued, n.bytes,
        seconds, (double)n.answered / seconds, percentile(0.50), percentile(0.99), n.max_us);
    const char *comma = "";
    for (int s = 0; s < 600; s++) {
        if (n.status[s] > 0) {
            printf("%s\"%d\":%lu", comma, s, n.status[s]);
            comma = ",";
        }
    }
    printf("}}\n");
}

static void build_request(const char *path, const char *headers, long body)
{
    char *head = NULL;
    int len = body >= 0 ? asprintf(&head, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: %ld\r\n\r\n", path, headers, body)
                        : asprintf(&head, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n", path, headers);
    size_t extra = body > 0 ? (size_t)body : 0;
    o.request_len = (size_t)len + extra;
    o.batch = malloc(o.request_len * (size_t)o.depth);
    for (int i = 0; i < o.depth; i++) {
        memcpy(o.batch + (size_t)i * o.request_len, head, (size_t)len);
        memset(o.batch + (size_t)i * o.request_len + len, 'x', extra);
    }
    free(head);
}

static void on_signal(int sig)
{
    interrupted = 1;
}

static void usage(void)
{
    fprintf(stderr,
            "usage: load -p PORT [-a ADDRESS] [-u PATH] [-c CONNECTIONS] [-n REQUESTS | -d SECONDS] [-P PIPELINED] [-t TIMEOUT_MS]\n"
            "            [-H HEADER]... [-b BODY_BYTES]\n");
    exit(2);
}

int main(int argc, char **argv)
{
    const char *path = "/", *address = "127.0.0.1";
    char headers[4096] = "";
    double seconds = 0;
    int port = 0, opt;
    long body = -1;
    while ((opt = getopt(argc, argv, "a:p:u:c:n:d:P:t:H:b:")) != -1) {
        switch (opt) {
        case 'a':
            address = optarg;
            break;
        case 'p':
            port = atoi(optarg);
            break;
        case 'u':
            path = optarg;
            break;
        case 'c':
            o.connections = atoi(optarg);
            break;
        case 'n':
            o.max_requests = strtoull(optarg, NULL, 10);
            break;
        case 'd':
            seconds = atof(optarg);
            break;
        case 'P':
            o.depth = atoi(optarg);
            break;
        case 't':
            o.timeout_ms = atoi(optarg);
            break;
        case 'b':
            body = atol(optarg);
            break;
        case 'H':
            if (strlen(headers) + strlen(optarg) + 3 > sizeof headers) {
                usage();
            }
            strcat(strcat(headers, optarg), "\r\n");
            break;
        default:
            usage();
        }
    }
    if (port <= 0 || o.connections < 1 || o.depth < 1 || o.depth > MAX_PIPELINE || (o.max_requests == 0 && seconds <= 0)) {
        usage();
    }
    o.address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    if (inet_pton(AF_INET, address, &o.address.sin_addr) != 1) {
        usage();
    }
    struct rlimit files = {0};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    o.close_each = strcasestr(headers, "connection: close") != NULL;
    build_request(path, headers, body);

    poller = epoll_create1(0);
    conns = calloc((size_t)o.connections, sizeof *conns);
    for (int i = 0; i < o.connections; i++) {
        conns[i].fd = -1;
    }
    o.started = now_us();
    o.deadline = seconds > 0 ? o.started + (uint64_t)(seconds * 1e6) : 0;
    run();
    report();
    return 0;
}
