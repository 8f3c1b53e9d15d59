#include "php/Common.h"

#include <fcntl.h>
#include <unistd.h>

#include "ext/date/php_date.h"
#include "php/Config/Config.h"

#include "php/Common_arginfo.h"

void (*msf_clear_times)(void);

static bool interactive;

static bool write_all(int fd, zend_string *line)
{
    size_t done = 0;
    while (done < ZSTR_LEN(line)) {
        ssize_t n = write(fd, ZSTR_VAL(line) + done, ZSTR_LEN(line) - done);
        if (n <= 0 && errno != EINTR) {
            return false;
        }
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool append_to_log_file(zend_string *line)
{
    zend_object *config = msf_config_current();
    zval *path = config == NULL ? NULL : msf_config_get(config, ZEND_STRL("server.set.log_file"));
    if (path == NULL || Z_TYPE_P(path) != IS_STRING || Z_STRLEN_P(path) == 0 || zend_str_has_nul_byte(Z_STR_P(path))) {
        return false;
    }
    int fd = open(Z_STRVAL_P(path), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0644);
    if (fd < 0) {
        return false;
    }
    bool written = write_all(fd, line);
    close(fd);
    return written;
}

void msf_writeln_interactive(bool on)
{
    interactive = on;
}

void msf_writeln(const char *text, size_t len)
{
    zend_string *date = php_format_date(ZEND_STRL("Y-m-d H:i:s"), time(NULL), true);
    zend_string *line = zend_strpprintf(0, "[%s] %.*s\n", ZSTR_VAL(date), (int)len, text);
    bool filed = append_to_log_file(line);
    if (interactive || !filed) {
        write_all(STDOUT_FILENO, line); /* a closed terminal is no reason to fail */
    }
    zend_string_release(date);
    zend_string_release(line);
}

ZEND_FUNCTION(writeln)
{
    zval *message;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_ZVAL(message)
    ZEND_PARSE_PARAMETERS_END();
    zend_string *text = zval_try_get_string(message);
    if (text != NULL) {
        msf_writeln(ZSTR_VAL(text), ZSTR_LEN(text));
        zend_string_release(text);
    }
}

ZEND_FUNCTION(clearTimes)
{
    ZEND_PARSE_PARAMETERS_NONE();
    if (msf_clear_times != NULL) {
        msf_clear_times();
    }
}

ZEND_FUNCTION(dump)
{
    zval *value;
    bool format = true, give_back = false;
    ZEND_PARSE_PARAMETERS_START(1, 3)
    Z_PARAM_ZVAL(value)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(format)
    Z_PARAM_BOOL(give_back)
    ZEND_PARSE_PARAMETERS_END();
    smart_str out = {0};
    msf_dump(&out, value, 0, format, true);
    if (give_back) {
        RETURN_STR(smart_str_extract(&out));
    }
    smart_str_appendc(&out, '\n');
    php_output_write(ZSTR_VAL(out.s), ZSTR_LEN(out.s));
    smart_str_free(&out);
}

ZEND_FUNCTION(dumpInternal)
{
    zval *output, *value;
    zend_long level;
    bool format = true, truncated = true;
    ZEND_PARSE_PARAMETERS_START(3, 5)
    Z_PARAM_ZVAL(output)
    Z_PARAM_ZVAL(value)
    Z_PARAM_LONG(level)
    Z_PARAM_OPTIONAL
    Z_PARAM_BOOL(format)
    Z_PARAM_BOOL(truncated)
    ZEND_PARSE_PARAMETERS_END();
    smart_str out = {0};
    zend_string *before = zval_try_get_string(output);
    if (before == NULL) {
        RETURN_THROWS();
    }
    smart_str_append(&out, before);
    zend_string_release(before);
    msf_dump(&out, value, (int)MAX(0, MIN(level, 1000)), format, truncated);
    ZEND_TRY_ASSIGN_REF_STR(output, smart_str_extract(&out));
}

void msf_register_common(void)
{
    zend_register_functions(NULL, ext_functions, NULL, MODULE_PERSISTENT);
}
