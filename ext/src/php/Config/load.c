#include "php/Config/load.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "php/Config/parse.h"

#define FILES_MAX 1000 /* per directory */

static bool ends_with(const char *name, size_t len, const char *end)
{
    size_t n = strlen(end);
    return len >= n && strcasecmp(name + len - n, end) == 0;
}

/* What lies about in a directory and is no configuration: copies that editors and package managers leave, and texts for people. */
static bool is_stray(const char *name)
{
    static const char *const ends[] = {"~",    "#",    ".swp", ".swo",       ".swx",      ".orig",     ".bak",    ".old",     ".save",
                                       ".tmp", ".rej", ".md",  ".dpkg-dist", ".dpkg-old", ".dpkg-new", ".rpmnew", ".rpmsave", ".rpmorig"};
    static const char *const starts[] = {"README.", "LICENSE.", "CHANGELOG.", "#"};
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        if (ends_with(name, len, ends[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        if (strncasecmp(name, starts[i], strlen(starts[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The rule of glob("*.*"): a dot somewhere, none at the start. */
static int wanted(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strchr(entry->d_name, '.') != NULL && !is_stray(entry->d_name);
}

/* By bytes, whatever the locale is. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool load_file(msf_config_tree *t, zend_string *file)
{
    zval values;
    msf_config_parser parse = msf_config_parser_of(ZSTR_VAL(file), ZSTR_LEN(file));
    if (parse == NULL) {
        msf_config_throw(msf_config_format_ce, "Unsupported configuration format: [%s] (known: php, ini, json, xml, yaml, yml)",
                         ZSTR_VAL(file));
        return false;
    }
    if (access(ZSTR_VAL(file), R_OK) != 0) {
        msf_config_throw(msf_config_missing_ce, "Configuration file: [%s] cannot be read: %s", ZSTR_VAL(file), strerror(errno));
        return false;
    }
    if (!parse(file, &values)) {
        return false;
    }
    const char *refused = msf_config_tree_merge(t, Z_ARRVAL(values), file);
    if (refused != NULL) {
        msf_config_parse_error(file, 0, "%s", refused);
    }
    zval_ptr_dtor(&values);
    return refused == NULL;
}

/* 1 loaded, 0 not a file (a directory that has a dot in its name), -1 thrown. */
static int load_entry(msf_config_tree *t, const char *dir, const char *name)
{
    struct stat st;
    zend_string *file = zend_strpprintf(0, "%s/%s", dir, name);
    int loaded = 0;
    if (stat(ZSTR_VAL(file), &st) != 0 || !S_ISDIR(st.st_mode)) {
        loaded = load_file(t, file) ? 1 : -1;
    }
    zend_string_release(file);
    return loaded;
}

static int load_entries(msf_config_tree *t, const char *dir, struct dirent **entries, int n)
{
    int files = 0;
    for (int i = 0; i < n; i++) {
        int loaded = load_entry(t, dir, entries[i]->d_name);
        if (loaded < 0) {
            return -1;
        }
        files += loaded;
    }
    return files;
}

static bool load_directory(msf_config_tree *t, zend_string *dir)
{
    struct dirent **entries;
    int n = scandir(ZSTR_VAL(dir), &entries, wanted, by_name);
    if (n < 0) {
        msf_config_throw(msf_config_missing_ce, "Configuration directory: [%s] cannot be read: %s", ZSTR_VAL(dir), strerror(errno));
        return false;
    }
    int files = -1;
    if (n > FILES_MAX) {
        msf_config_throw(msf_config_format_ce, "Configuration directory: [%s] holds more than %d files", ZSTR_VAL(dir), FILES_MAX);
    } else {
        files = load_entries(t, ZSTR_VAL(dir), entries, n);
    }
    for (int i = 0; i < n; i++) {
        free(entries[i]);
    }
    free(entries);
    if (files == 0) {
        msf_config_throw(msf_config_empty_ce, "Configuration directory: [%s] is empty", ZSTR_VAL(dir));
    }
    return files > 0;
}

static zend_string *without_slashes(const char *path, size_t len)
{
    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    return zend_string_init(path, len, 0);
}

static bool load_path(msf_config_tree *t, zend_string *path)
{
    struct stat st;
    bool optional = ZSTR_LEN(path) > 0 && ZSTR_VAL(path)[0] == '?';
    zend_string *name = without_slashes(ZSTR_VAL(path) + optional, ZSTR_LEN(path) - optional);
    bool ok = optional;
    if (zend_str_has_nul_byte(name) || stat(ZSTR_VAL(name), &st) != 0) {
        if (!optional) {
            msf_config_throw(msf_config_missing_ce, "Configuration file: [%s] cannot be found", ZSTR_VAL(name));
        }
    } else {
        ok = S_ISDIR(st.st_mode) ? load_directory(t, name) : load_file(t, name);
    }
    zend_string_release(name);
    return ok;
}

bool msf_config_load_paths(msf_config_tree *t, zval *paths)
{
    if (Z_TYPE_P(paths) == IS_STRING) {
        return load_path(t, Z_STR_P(paths));
    }
    zval *path;
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(paths), path) {
        ZVAL_DEREF(path);
        if (Z_TYPE_P(path) != IS_STRING) {
            zend_type_error("Configuration paths must be strings, %s given", zend_zval_type_name(path));
            return false;
        }
        if (!load_path(t, Z_STR_P(path))) {
            return false;
        }
    }
    ZEND_HASH_FOREACH_END();
    return true;
}
