#include "http/chunked.h"

#include "base/scan.h"

enum { SIZE, EXTENSION, SIZE_LF, DATA, DATA_CR, DATA_LF, TRAILER, TRAILER_LINE, TRAILER_LF, END_LF };

enum { MAX_DIGITS = 15 }; /* below 2^60: sums cannot overflow */

static void fail(msf_http_chunked *c, const char *why)
{
    c->error = why;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void read_size(msf_http_chunked *c, char byte)
{
    int digit = hex_digit(byte);
    if (digit >= 0 && c->digits < MAX_DIGITS) {
        c->left = c->left << 4 | (unsigned)digit;
        c->digits++;
    } else if (c->digits == 0 || digit >= 0) {
        fail(c, "invalid chunk size");
    } else if (byte == ';') {
        c->state = EXTENSION;
    } else if (byte == '\r') {
        c->state = SIZE_LF;
    } else {
        fail(c, "invalid byte behind a chunk size");
    }
}

static void read_extension(msf_http_chunked *c, char byte)
{
    if (byte == '\r') {
        c->state = SIZE_LF;
    } else if (msf_scan_text(&byte, 1) == 0) {
        fail(c, "control byte in a chunk extension");
    } else if (++c->line > MSF_HTTP_CHUNK_LINE_MAX || ++c->extensions > MSF_HTTP_CHUNK_EXTENSION_MAX) {
        fail(c, "chunk extensions too large");
    }
}

static void read_trailer(msf_http_chunked *c, char byte)
{
    bool first = c->state == TRAILER;
    if (byte == '\r') {
        c->state = first ? END_LF : TRAILER_LF;
        return;
    }
    c->state = TRAILER_LINE;
    if (msf_scan_text(&byte, 1) == 0 || (first && (byte == ' ' || byte == '\t' || byte == ':'))) {
        fail(c, "malformed trailer");
    } else if (++c->trailers > MSF_HTTP_TRAILER_MAX) {
        fail(c, "trailers too large");
    }
}

/* One byte that must be `want`. */
static void expect(msf_http_chunked *c, char byte, char want, uint8_t next)
{
    if (byte != want) {
        fail(c, "CRLF expected in the chunked coding");
    }
    c->state = next;
}

static void read_byte(msf_http_chunked *c, char byte)
{
    switch (c->state) {
    case SIZE:
        read_size(c, byte);
        break;
    case EXTENSION:
        read_extension(c, byte);
        break;
    case SIZE_LF:
        expect(c, byte, '\n', c->left > 0 ? DATA : TRAILER);
        break;
    case DATA_CR:
        expect(c, byte, '\r', DATA_LF);
        break;
    case DATA_LF:
        expect(c, byte, '\n', SIZE);
        c->digits = 0;
        c->line = 0;
        break;
    case TRAILER:
    case TRAILER_LINE:
        read_trailer(c, byte);
        break;
    case TRAILER_LF:
        expect(c, byte, '\n', TRAILER);
        break;
    default: /* END_LF */
        expect(c, byte, '\n', END_LF);
        c->done = c->error == NULL;
        break;
    }
}

size_t msf_http_chunked_next(msf_http_chunked *c, const char *data, size_t n, msf_slice *piece)
{
    size_t i = 0;
    *piece = MSF_SLICE_NONE;
    while (i < n && !c->done && c->error == NULL) {
        if (c->state == DATA) {
            size_t take = n - i < c->left ? n - i : (size_t)c->left;
            *piece = msf_slice_of(data + i, take);
            c->left -= take;
            c->state = c->left == 0 ? DATA_CR : DATA;
            return i + take;
        }
        read_byte(c, data[i++]);
    }
    return i;
}
