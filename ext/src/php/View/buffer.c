#include "php/View/buffer.h"

#include "main/php_output.h"

struct msf_view_buffer {
    php_output_handler *handler; /* NULL: closed */
    uint32_t refs;
};

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
