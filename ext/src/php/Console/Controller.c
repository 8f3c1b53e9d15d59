#include "php/Controllers/Controller.h"

#include <poll.h>
#include <unistd.h>

#include "SAPI.h"
#include "zend_exceptions.h"

#include "base/clock.h"
#include "engine/future.h"
#include "php/Console/Console.h"
#include "php/Log/PGLog.h"

#include "Controller_arginfo.h"

zend_class_entry *msf_ce_console_controller;
zend_class_entry *msf_ce_console_progress;
zend_class_entry *msf_ce_console_signal;

#define PROGRESS_EVERY_US 100000
#define ANSWER_MAX        256

ZEND_METHOD(PG_MSF_Console_Controller, __construct)
{
    zval *name, *method;
    ZEND_PARSE_PARAMETERS_START(2, 2)
    Z_PARAM_ZVAL(name)
    Z_PARAM_ZVAL(method)
    ZEND_PARSE_PARAMETERS_END();
    (void)name;
    (void)method;
}

ZEND_METHOD(PG_MSF_Console_Controller, destroy)
{
    ZEND_PARSE_PARAMETERS_NONE();
    ZVAL_TRUE(msf_slot(Z_OBJ_P(ZEND_THIS), MSF_SLOT_IS_DESTROY));
}

ZEND_METHOD(PG_MSF_Console_Controller, writeln)
{
    zend_string *text;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(text)
    ZEND_PARSE_PARAMETERS_END();
    php_output_write(ZSTR_VAL(text), ZSTR_LEN(text));
    php_output_write(ZEND_STRL("\n"));
}

/* ---- questions ---------------------------------------------------------------------------------------------------------------------- */

/* A line of the terminal without its end. False at the end of the input, or when a signal comes meanwhile. */
static bool read_answer(char *line, size_t size)
{
    size_t n = 0;
    char c = 0;
    while (c != '\n') {
        struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
        if (poll(&p, 1, -1) < 1 || read(STDIN_FILENO, &c, 1) != 1) {
            return false;
        }
        if (c != '\n' && c != '\r' && n + 1 < size) {
            line[n++] = c;
        }
    }
    line[n] = '\0';
    return true;
}

ZEND_METHOD(PG_MSF_Console_Controller, confirm)
{
    zend_string *question;
    char answer[ANSWER_MAX];
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(question)
    ZEND_PARSE_PARAMETERS_END();
    if (!isatty(STDIN_FILENO)) {
        RETURN_FALSE;
    }
    php_printf("%s [y/N] ", ZSTR_VAL(question));
    php_output_flush_all();
    sapi_flush();
    RETURN_BOOL(read_answer(answer, sizeof(answer)) && (strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0));
}

/* ---- progress ----------------------------------------------------------------------------------------------------------------------- */

typedef struct progress {
    zend_long total, done;
    uint64_t started_us, shown_us;
    bool visible; /* on a terminal and not finished */
    zend_object std;
} progress;

static zend_object_handlers progress_handlers;

static progress *progress_from(zend_object *o)
{
    return (progress *)((char *)o - offsetof(progress, std));
}

static zend_object *create_progress(zend_class_entry *ce)
{
    progress *p = zend_object_alloc(sizeof(*p), ce);
    memset(p, 0, offsetof(progress, std));
    zend_object_std_init(&p->std, ce);
    object_properties_init(&p->std, ce);
    p->std.handlers = &progress_handlers;
    return &p->std;
}

static void show(progress *p, bool last)
{
    char line[128];
    uint64_t now = msf_clock_mono_us();
    if (!p->visible || (!last && p->shown_us != 0 && now - p->shown_us < PROGRESS_EVERY_US)) {
        return;
    }
    double seconds = (double)(now - p->started_us) / 1e6;
    int n = p->total > 0 ? snprintf(line, sizeof(line), "\r" ZEND_LONG_FMT "/" ZEND_LONG_FMT " %3d%% %.0f s\033[K%s", p->done, p->total,
                                    (int)(100.0 * (double)p->done / (double)p->total), seconds, last ? "\n" : "")
                         : snprintf(line, sizeof(line), "\r" ZEND_LONG_FMT " %.0f s\033[K%s", p->done, seconds, last ? "\n" : "");
    p->shown_us = now;
    php_output_write(line, (size_t)n);
    sapi_flush();
}

ZEND_METHOD(PG_MSF_Console_Controller, progress)
{
    zend_long total;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_LONG(total)
    ZEND_PARSE_PARAMETERS_END();
    if (total < 0) {
        zend_argument_value_error(1, "must not be negative");
        RETURN_THROWS();
    }
    object_init_ex(return_value, msf_ce_console_progress);
    progress *p = progress_from(Z_OBJ_P(return_value));
    p->total = total;
    p->started_us = msf_clock_mono_us();
    p->visible = isatty(STDOUT_FILENO);
    show(p, false);
}

ZEND_METHOD(PG_MSF_Console_Progress, __construct)
{
    ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(PG_MSF_Console_Progress, advance)
{
    zend_long steps = 1;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_LONG(steps)
    ZEND_PARSE_PARAMETERS_END();
    progress *p = progress_from(Z_OBJ_P(ZEND_THIS));
    if (__builtin_add_overflow(p->done, steps, &p->done)) {
        p->done = ZEND_LONG_MAX;
    }
    show(p, false);
}

ZEND_METHOD(PG_MSF_Console_Progress, finish)
{
    ZEND_PARSE_PARAMETERS_NONE();
    progress *p = progress_from(Z_OBJ_P(ZEND_THIS));
    show(p, true);
    p->visible = false;
}

/* ---- signals ------------------------------------------------------------------------------------------------------------------------ */

ZEND_METHOD(PG_MSF_Console_SignalException, getSignal)
{
    zval rv;
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_COPY(zend_read_property_ex(zend_ce_exception, Z_OBJ_P(ZEND_THIS), ZSTR_KNOWN(ZEND_STR_CODE), true, &rv));
}

void msf_register_console_controller(void)
{
    msf_ce_console_controller = register_class_PG_MSF_Console_Controller(msf_ce_controller);
    msf_ce_console_progress = register_class_PG_MSF_Console_Progress();
    msf_ce_console_progress->create_object = create_progress;
    msf_ce_console_signal = register_class_PG_MSF_Console_SignalException(msf_ce_coroutine_cancelled_exception);
    memcpy(&progress_handlers, &std_object_handlers, sizeof(progress_handlers));
    progress_handlers.offset = offsetof(progress, std);
    progress_handlers.clone_obj = NULL;
}
