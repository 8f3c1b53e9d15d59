#include "php/View/buffer.h"

#include "main/php_output.h"

struct msf_view_buffer {
    php_output_handler *handler; /* NULL: closed */
    uint32_t refs;
};

static zend_write_func_t write_beyond; /* what zend_write was */

static void release(msf_view_buffer *b)
{
    if (--b->refs == 0) {
        efree(b);
    }
}

static void on_closed(void *opaque)
{
    msf_view_buffer *b = opaque;
    b->handler = NULL;
    release(b);
}

/* Called when the buffer ends in another way than by msf_view_buffer_take(): what was rendered by halves is not sent. */
static zend_result drop(void **opaque, php_output_context *c)
{
    (void)opaque;
    c->out.data = NULL;
    c->out.used = 0;
    c->out.free = 0;
    return SUCCESS;
}

/* echo, while a buffer of ours is the innermost one and has room: the general way through PHP's output layer takes five times as long, and
 * a page prints a hundred pieces. */
static size_t write_into(const char *s, size_t n)
{
    php_output_handler *h = OG(active);
    if (h != NULL && h->func.internal == drop && OG(running) == NULL && h->buffer.size - h->buffer.used > n &&
        (h->flags & PHP_OUTPUT_HANDLER_DISABLED) == 0) {
        memcpy(h->buffer.data + h->buffer.used, s, n);
        h->buffer.used += n;
        OG(flags) |= PHP_OUTPUT_WRITTEN;
        return n;
    }
    return write_beyond(s, n);
}

void msf_view_buffer_register(void)
{
    write_beyond = zend_write;
    zend_write = write_into;
}

msf_view_buffer *msf_view_buffer_open(void)
{
    php_output_handler *h = php_output_handler_create_internal(ZEND_STRL("PG\\MSF\\View"), drop, 0,
                                                               PHP_OUTPUT_HANDLER_CLEANABLE | PHP_OUTPUT_HANDLER_REMOVABLE);
    msf_view_buffer *b = emalloc(sizeof *b);
    *b = (msf_view_buffer){h, 2};
    php_output_handler_set_context(h, b, on_closed);
    if (php_output_handler_start(h) != SUCCESS) {
        php_output_handler_free(&h);
        release(b);
        return NULL;
    }
    return b;
}

/* Ends the buffers above it. False: it has gone itself. */
static bool uncover(msf_view_buffer *b, bool keep)
{
    while (b->handler != NULL && OG(active) != b->handler) {
        OG(active)->flags |= PHP_OUTPUT_HANDLER_REMOVABLE;
        if ((keep ? php_output_end() : php_output_discard()) != SUCCESS) {
            break;
        }
    }
    return b->handler != NULL && OG(active) == b->handler;
}

zend_string *msf_view_buffer_take(msf_view_buffer *b)
{
    zend_string *text = NULL;
    if (uncover(b, true)) {
        text = zend_string_init_fast(b->handler->buffer.data, b->handler->buffer.used);
        php_output_discard();
    }
    release(b);
    return text;
}

void msf_view_buffer_drop(msf_view_buffer *b)
{
    if (uncover(b, false)) {
        php_output_discard();
    }
    release(b);
}
