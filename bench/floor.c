/* The floor: what an HTTP server costs on this machine when it does nothing. libuv and llhttp, one thread, a fixed JSON answer with the
 * headers that MSF sends, keep-alive, pipelining (the answers to one read leave in one write). What MSF adds above this is what the
 * framework costs.
 *
 *   floor PORT */
#include <llhttp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uv.h>

enum { READ_SIZE = 65536, OUT_SIZE = 65536, ANSWER_SIZE = 512 };

typedef struct client {
    uv_tcp_t tcp; /* first: the handle is the client */
    llhttp_t parser;
    bool closing;
} client;

typedef struct write_request {
    uv_write_t req;
    size_t len;
    char data[];
} write_request;

static const char body[] = "{\"hello\":\"world\"}";
static char answer[ANSWER_SIZE];
static size_t answer_len;
static char input[READ_SIZE]; /* one thread, and a read is used up before the next */
static char output[OUT_SIZE]; /* answers of the read at hand */
static size_t output_len;
static uv_loop_t *loop;
static llhttp_settings_t settings;

static void make_answer(uv_timer_t *timer)
{
    char date[64];
    time_t now = time(NULL);
    strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime(&now));
    answer_len =
        (size_t)snprintf(answer, sizeof answer,
                         "HTTP/1.1 200 OK\r\nServer: floor\r\nDate: %s\r\nConnection: keep-alive\r\nContent-Type: application/json; "
                         "charset=UTF-8\r\nX-Ngx-Logid: 0123456789abcdef01234567\r\nContent-Length: %zu\r\n\r\n%s",
                         date, sizeof body - 1, body);
}

static void on_closed(uv_handle_t *handle)
{
    free(handle);
}

static void client_close(client *c)
{
    if (!c->closing) {
        c->closing = true;
        uv_close((uv_handle_t *)&c->tcp, on_closed);
    }
}

static void on_written(uv_write_t *req, int status)
{
    client *c = (client *)req->handle;
    free(req);
    if (status < 0) {
        client_close(c);
    }
}

/* At once if the socket takes it; the rest waits in a copy. */
static void client_flush(client *c)
{
    uv_buf_t buf = uv_buf_init(output, (unsigned)output_len);
    int sent = uv_try_write((uv_stream_t *)&c->tcp, &buf, 1);
    size_t done = sent > 0 ? (size_t)sent : 0;
    size_t rest = output_len - done;
    output_len = 0;
    if (sent < 0 && sent != UV_EAGAIN) {
        client_close(c);
        return;
    }
    if (rest == 0) {
        return;
    }
    write_request *w = malloc(sizeof *w + rest);
    if (w == NULL) {
        client_close(c);
        return;
    }
    memcpy(w->data, output + done, rest);
    buf = uv_buf_init(w->data, (unsigned)rest);
    if (uv_write(&w->req, (uv_stream_t *)&c->tcp, &buf, 1, on_written) != 0) {
        free(w);
        client_close(c);
    }
}

static int on_message(llhttp_t *parser)
{
    client *c = parser->data;
    if (output_len + answer_len > sizeof output) {
        client_flush(c);
    }
    memcpy(output + output_len, answer, answer_len);
    output_len += answer_len;
    return 0;
}

static void on_alloc(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    *buf = uv_buf_init(input, sizeof input);
}

static void on_read(uv_stream_t *stream, ssize_t got, const uv_buf_t *buf)
{
    client *c = (client *)stream;
    if (got < 0) {
        client_close(c);
        return;
    }
    bool bad = llhttp_execute(&c->parser, buf->base, (size_t)got) != HPE_OK;
    if (output_len > 0) {
        client_flush(c);
    }
    if (bad) {
        client_close(c);
    }
}

static void on_connection(uv_stream_t *server, int status)
{
    client *c = status == 0 ? calloc(1, sizeof *c) : NULL;
    if (c == NULL) {
        return;
    }
    uv_tcp_init(loop, &c->tcp);
    if (uv_accept(server, (uv_stream_t *)&c->tcp) != 0) {
        client_close(c);
        return;
    }
    uv_tcp_nodelay(&c->tcp, 1);
    llhttp_init(&c->parser, HTTP_REQUEST, &settings);
    c->parser.data = c;
    uv_read_start((uv_stream_t *)&c->tcp, on_alloc, on_read);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: floor PORT\n");
        return 2;
    }
    loop = uv_default_loop();
    llhttp_settings_init(&settings);
    settings.on_message_complete = on_message;

    uv_timer_t timer;
    uv_timer_init(loop, &timer);
    uv_timer_start(&timer, make_answer, 0, 1000);

    uv_tcp_t server;
    struct sockaddr_in address;
    uv_ip4_addr("127.0.0.1", atoi(argv[1]), &address);
    uv_tcp_init(loop, &server);
    int r = uv_tcp_bind(&server, (const struct sockaddr *)&address, 0);
    if (r == 0) {
        r = uv_listen((uv_stream_t *)&server, 4096, on_connection);
    }
    if (r != 0) {
        fprintf(stderr, "floor: %s\n", uv_strerror(r));
        return 1;
    }
    return uv_run(loop, UV_RUN_DEFAULT);
}
