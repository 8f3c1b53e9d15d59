/* From categories to PHP files. */
#include <sys/stat.h>

#include "php/I18N/I18N.h"

#include "zend_exceptions.h"

#include "base/language.h"
#include "php/Config/parse.h"
#include "php/I18N/source.h"

static msf_slice file_key(zend_string *category)
{
    const char *p = ZSTR_VAL(category), *dot = memchr(p, '.', ZSTR_LEN(category));
    return dot == NULL ? msf_slice_of(p, ZSTR_LEN(category)) : msf_slice_of(dot + 1, ZSTR_LEN(category) - (size_t)(dot + 1 - p));
}

/* A name below a folder: no way up, no other root. */
static bool stays_below(msf_slice name)
{
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool at_start = i == 0 || name.p[i - 1] == '/';
        if (c == '\0' || c == '\\' || (at_start && (c == '/' || c == '.'))) {
            return false;
        }
    }
    return name.n > 0;
}

static zend_string *file_name(zend_object *source, zend_string *category)
{
    msf_slice key = file_key(category);
    zval *map = OBJ_PROP_NUM(source, MSF_SOURCE_FILE_MAP);
    ZVAL_DEREF(map);
    zval *name = Z_TYPE_P(map) == IS_ARRAY ? zend_symtable_str_find(Z_ARRVAL_P(map), key.p, key.n) : NULL;
    if (name != NULL) {
        ZVAL_DEREF(name);
        return zval_get_string(name);
    }
    if (!stays_below(key)) {
        zend_throw_exception_ex(zend_ce_exception, 0, "The category '%s' names no language file.", ZSTR_VAL(category));
        return NULL;
    }
    return zend_strpprintf(0, "%.*s.php", (int)key.n, key.p);
}

zend_string *msf_message_source_path(zend_object *source, zend_string *category, msf_slice language)
{
    if (!msf_language_is_valid(language)) {
        return NULL;
    }
    zend_string *name = file_name(source, category);
    if (name == NULL) {
        return NULL;
    }
    zval *base = OBJ_PROP_NUM(source, MSF_SOURCE_BASE_PATH);
    ZVAL_DEREF(base);
    zend_string *path = NULL;
    if (Z_TYPE_P(base) == IS_STRING && Z_STRLEN_P(base) > 0) {
        path = zend_strpprintf(0, "%s/%.*s/%s", Z_STRVAL_P(base), (int)language.n, language.p, ZSTR_VAL(name));
    } else {
        zend_throw_exception_ex(zend_ce_exception, 0, "The message source of category '%s' has no basePath.", ZSTR_VAL(category));
    }
    zend_string_release(name);
    return path;
}

bool msf_message_source_load(zend_string *path, zval *table)
{
    struct stat st;
    if (VCWD_STAT(ZSTR_VAL(path), &st) != 0 || !S_ISREG(st.st_mode)) {
        ZVAL_FALSE(table);
        return true;
    }
    return msf_config_parse_php(path, table);
}
