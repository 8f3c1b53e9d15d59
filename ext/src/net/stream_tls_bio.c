/* Between OpenSSL and the socket. Reading takes from the socket directly, as much as OpenSSL's own buffer holds, so what is left over stays
 * in there and an idle stream owns none of it. Writing collects in a buffer that all streams share; nothing is ever refused there, so
 * OpenSSL never has to wait for the socket. The end of the connection is not told to OpenSSL, which would then refuse to write as well. */
#include <sys/socket.h>

#include "net/loop_private.h"
#include "net/stream_private.h"
#include "net/tls_private.h"

static msf_tls *tls_of(BIO *bio)
{
    return BIO_get_data(bio);
}

static int would_block(BIO *bio)
{
    BIO_set_retry_read(bio);
    return -1;
}

static int on_read(BIO *bio, char *out, int room)
{
    msf_tls *tls = tls_of(bio);
    BIO_clear_retry_flags(bio);
    if (tls->drained || tls->raw_eof || tls->stream->fd < 0) {
        return would_block(bio);
    }
    ssize_t n;
    do {
        n = recv(tls->stream->fd, out, (size_t)room, 0);
    } while (n < 0 && errno == EINTR);
    if (n > 0) {
        tls->drained = n < room; /* the kernel had no more; asking again would only cost a call */
        return (int)n;
    }
    tls->raw_eof = n == 0;
    tls->drained = true;
    if (n < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
        tls->io_error = errno;
        return -1;
    }
    return would_block(bio);
}

static int on_write(BIO *bio, const char *p, int n)
{
    msf_tls *tls = tls_of(bio);
    BIO_clear_retry_flags(bio);
    msf_buffer *b = tls->out.len > 0 ? &tls->out : &tls->stream->loop->tls->cipher;
    return msf_buffer_append(b, p, (size_t)n) == 0 ? n : -1;
}

static long on_control(BIO *bio, int command, long number, void *p)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

static BIO_METHOD *method(void)
{
    static BIO_METHOD *m; /* one per process, for ever */
    if (m == NULL && (m = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "msf_stream")) != NULL) {
        BIO_meth_set_read(m, on_read);
        BIO_meth_set_write(m, on_write);
        BIO_meth_set_ctrl(m, on_control);
    }
    return m;
}

bool msf_tls_attach_bio(msf_tls *tls)
{
    BIO *bio = method() != NULL ? BIO_new(method()) : NULL;
    if (bio == NULL) {
        return false;
    }
    BIO_set_data(bio, tls);
    BIO_set_init(bio, 1);
    SSL_set_bio(tls->ssl, bio, bio);
    return true;
}
