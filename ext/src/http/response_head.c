/* From the fields of an answer to the bytes of its head. */
#include <assert.h>

#include "base/clock.h"
#include "http/connection.h"

#define DATE_LINE   (6 + MSF_HTTP_DATE_LEN + 2) /* "Date: ", CRLF */
#define OWN_LINES   64                          /* Content-Length with 20 digits or Transfer-Encoding, Connection, the empty line */
#define STATUS_LINE 64                          /* with the longest reason phrase */

size_t msf_http_head_max(const msf_http_request *r)
{
    size_t type = r->res.content_type.p != NULL ? r->res.content_type.n : 9;
    return sizeof(r->conn->server->prefix) + STATUS_LINE + OWN_LINES + 40 + r->res.header_bytes + type;
}

static char *put(char *at, const char *p, size_t n)
{
    memcpy(at, p, n);
    return at + n;
}

#define PUT(at, literal) put(at, literal, sizeof(literal) - 1)

static char *put_number(char *at, uint64_t n)
{
    char digits[20];
    size_t i = sizeof(digits);
    do {
        digits[--i] = (char)('0' + n % 10);
        n /= 10;
    } while (n != 0);
    return put(at, digits + i, sizeof(digits) - i);
}

/* Nothing comes behind this answer: it asks for that itself, or the server stops or the client has ended its side and no request is left.
 */
static bool ends_connection(const msf_http_conn *c, const msf_http_request *r)
{
    if (r->res.close) {
        return true;
    }
    return (c->server->stopping || c->eof) && c->requests.prev == &r->in_conn && c->receiving == MSF_RECV_NONE && c->rest == NULL;
}

/* Status line, Server, Date: for nearly every answer one copy of what is cached for this second. */
static char *put_start(char *at, const msf_http_server *s, const msf_http_response *res)
{
    if (res->status == 200 && (res->own & (MSF_OWN_SERVER | MSF_OWN_DATE)) == 0) {
        return put(at, s->prefix, s->prefix_n);
    }
    const char *reason = msf_http_reason(res->status);
    at = PUT(at, "HTTP/1.1 ");
    at = put_number(at, res->status);
    *at++ = ' ';
    at = put(at, reason, strlen(reason));
    at = PUT(at, "\r\n");
    if (!(res->own & MSF_OWN_SERVER)) {
        at = put(at, s->prefix + s->status_n, (size_t)(s->prefix_n - DATE_LINE - s->status_n));
    }
    if (!(res->own & MSF_OWN_DATE)) {
        at = put(at, s->prefix + s->prefix_n - DATE_LINE, DATE_LINE);
    }
    return at;
}

static char *put_headers(char *at, const msf_http_resheader *h)
{
    for (; h != NULL; h = h->next) {
        at = put(at, h->name.p, h->name.n);
        at = PUT(at, ": ");
        at = put(at, h->value.p, h->value.n);
        at = PUT(at, "\r\n");
    }
    return at;
}

static char *put_body_headers(char *at, const msf_http_response *res)
{
    bool bodyless = res->status < 200 || res->status == 204 || res->status == 304;
    bool complete = res->state & MSF_RES_COMPLETE;
    if (res->content_type.p != NULL) {
        at = PUT(at, "Content-Type: ");
        at = put(at, res->content_type.p, res->content_type.n);
        at = PUT(at, "\r\n");
    } else if (!bodyless && (!complete || res->length > 0)) {
        at = PUT(at, "Content-Type: text/html\r\n");
    }
    if (complete && !bodyless) {
        at = PUT(at, "Content-Length: ");
        at = put_number(at, res->length);
        at = PUT(at, "\r\n");
    } else if (res->chunked) {
        at = PUT(at, "Transfer-Encoding: chunked\r\n");
    }
    return at;
}

char *msf_http_head_write(msf_http_request *r, char *at)
{
    msf_http_conn *c = r->conn;
    assert(c->requests.next == &r->in_conn && "answers leave in the order of the requests");
    msf_http_server_refresh_date(c->server);
    at = put_start(at, c->server, &r->res);
    at = put_headers(at, r->res.headers);
    at = put_body_headers(at, &r->res);
    if (ends_connection(c, r)) {
        r->res.close = true;
        at = PUT(at, "Connection: close\r\n");
    } else if (r->version_minor == 0) {
        at = PUT(at, "Connection: keep-alive\r\n");
    }
    return PUT(at, "\r\n");
}
