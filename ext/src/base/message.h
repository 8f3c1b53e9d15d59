/* Messages in the syntax of ICU MessageFormat, for processes without ICU: {name}, {n, number}, {n, number, integer}, {n, number, percent},
 * {who, select, a {...} other {...}}, {n, plural, offset:1 =0 {...} one {...} other {...}} and selectordinal, nested in one another, with
 * # and the quotes of ICU's default mode ('' is an apostrophe; '{ begins a quoted part).
 *
 * Nothing is kept: a message is read and written in one go. All failures leave what was written so far in `out`; the caller drops it. */
#ifndef MSF_BASE_MESSAGE_H
#define MSF_BASE_MESSAGE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"

#define MSF_MESSAGE_DEPTH_MAX 32 /* arguments inside arguments */

typedef enum msf_message_kind {
    MSF_MESSAGE_ABSENT, /* no such argument: it is written as {name} */
    MSF_MESSAGE_TEXT,
    MSF_MESSAGE_INTEGER,
    MSF_MESSAGE_DECIMAL
} msf_message_kind;

typedef struct msf_message_value {
    msf_message_kind kind;
    msf_slice text; /* of a number too; valid until the next question */
    int64_t integer;
    double decimal;
} msf_message_value;

typedef struct msf_message_arguments {
    /* The value of a name. `number`: it is wanted as a number; a text is answered by the number that it begins with. */
    msf_message_value (*find)(void *ctx, msf_slice name, bool number);
    void *ctx;
} msf_message_arguments;

/* 0; MSF_EPROTO: malformed; MSF_ETOOBIG: nested too deep, or longer than `out` may become; MSF_EUNSUPPORTED: *type (may be NULL) is a
 * type of format that needs ICU. */
#define MSF_EUNSUPPORTED (-10100)
int msf_message_format(msf_buffer *out, msf_slice pattern, msf_slice language, msf_message_arguments args, msf_slice *type);

/* True when the text has an argument with a type ("{name ,"), which is what makes it a message of this syntax. */
bool msf_message_is_typed(msf_slice text);

/* The pattern with the names of the outermost arguments replaced by 0, 1, 2, ...; `name` hears each new one. 0 or as above. */
int msf_message_number(msf_buffer *out, msf_slice pattern, size_t (*name)(void *ctx, msf_slice name), void *ctx);

/* A number as the language writes it: groups of three, at most three digits behind the point. 0 or MSF_ETOOBIG. */
int msf_message_put_integer(msf_buffer *out, msf_slice language, int64_t value);
int msf_message_put_decimal(msf_buffer *out, msf_slice language, double value);
int msf_message_put_percent(msf_buffer *out, msf_slice language, double value);

#endif
