#include "php/Server/routes.h"

#include "ext/json/php_json.h"
#include "zend_smart_str.h"

#include "engine/value.h"
#include "php/Request/settings.h"
#include "php/Route/table.h"
#include "php/Server/server.h"

static void print_usage(const char *script)
{
    php_printf("usage: php %s routes [--json] [--method GET]            every route of the application\n"
               "       php %s routes [--json] [--host NAME] [GET] /path  what a request reaches, and why\n\n"
               "A path is asked as GET unless a method stands in front of it. Hosts matter for files (http.domain).\n\n"
               "Exit status: 0 done, 1 the request would reach nothing, 2 wrong usage.\n",
               script, script);
}

void msf_routes_json(zval *value)
{
    smart_str s = {0};
    php_json_encode(&s, value, PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_PRETTY_PRINT);
    smart_str_0(&s);
    php_printf("%s\n", s.s ? ZSTR_VAL(s.s) : "null");
    smart_str_free(&s);
}

/* ---- the list ----------------------------------------------------------------------------------------------------------------------- */

static const char *text(zval *row, const char *key)
{
    zval *v = zend_hash_str_find(Z_ARRVAL_P(row), key, strlen(key));
    return v && Z_TYPE_P(v) == IS_STRING ? Z_STRVAL_P(v) : "";
}

static zend_string *methods(zval *row)
{
    smart_str s = {0};
    zval *v, *list = zend_hash_str_find(Z_ARRVAL_P(row), ZEND_STRL("methods"));
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(list), v) {
        smart_str_appends(&s, s.s ? "," : "");
        smart_str_append(&s, Z_STR_P(v));
    }
    ZEND_HASH_FOREACH_END();
    smart_str_0(&s);
    return s.s ? s.s : ZSTR_EMPTY_ALLOC();
}

static bool takes(zval *row, const char *method)
{
    zval *v, *list = zend_hash_str_find(Z_ARRVAL_P(row), ZEND_STRL("methods"));
    bool found = false;
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(list), v) {
        found = found || strcmp(Z_STRVAL_P(v), method) == 0 || strcmp(Z_STRVAL_P(v), "ANY") == 0 ||
                (strcmp(method, "HEAD") == 0 && strcmp(Z_STRVAL_P(v), "GET") == 0);
    }
    ZEND_HASH_FOREACH_END();
    return found && (strcmp(text(row, "source"), "console") != 0);
}

static void filter(zval *rows, const char *method)
{
    zval *row, kept;
    array_init(&kept);
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(rows), row) {
        if (takes(row, method)) {
            Z_ADDREF_P(row);
            add_next_index_zval(&kept, row);
        }
    }
    ZEND_HASH_FOREACH_END();
    zval_ptr_dtor(rows);
    ZVAL_COPY_VALUE(rows, &kept);
}

/* "app/Controllers/Shop.php:12", below the directory that the command runs in. */
static zend_string *place(zval *row)
{
    char here[MAXPATHLEN];
    const char *file = text(row, "file");
    zval *line = zend_hash_str_find(Z_ARRVAL_P(row), ZEND_STRL("line"));
    size_t n = VCWD_GETCWD(here, sizeof(here)) ? strlen(here) : 0;
    if (!*file) {
        return ZSTR_EMPTY_ALLOC();
    }
    if (n > 1 && strncmp(file, here, n) == 0 && file[n] == '/') {
        file += n + 1;
    }
    return strpprintf(0, "%s:" ZEND_LONG_FMT, file, line ? Z_LVAL_P(line) : 0);
}

enum { COLUMNS = 5 };

static void print_rows(HashTable *rows)
{
    static const char *const head[COLUMNS] = {"METHOD", "PATH", "HANDLER", "SOURCE", "PLACE"};
    size_t width[COLUMNS], n = 0, count = zend_hash_num_elements(rows) + 1;
    zend_string **cells = safe_emalloc(count * COLUMNS, sizeof(*cells), 0);
    zval *row;
    for (size_t i = 0; i < COLUMNS; i++) {
        cells[n++] = zend_string_init(head[i], strlen(head[i]), 0);
        width[i] = strlen(head[i]);
    }
    ZEND_HASH_FOREACH_VAL (rows, row) {
        const char *note = text(row, "note");
        cells[n++] = methods(row);
        cells[n++] = strpprintf(0, "%s", *text(row, "path") ? text(row, "path") : "-");
        cells[n++] = strpprintf(0, "%s", *text(row, "handler") ? text(row, "handler") : "-");
        cells[n++] = strpprintf(0, "%s%s%s", text(row, "source"), *note ? ": " : "", note);
        cells[n++] = place(row);
        for (size_t i = 0; i < COLUMNS; i++) {
            width[i] = MAX(width[i], ZSTR_LEN(cells[n - COLUMNS + i]));
        }
    }
    ZEND_HASH_FOREACH_END();
    for (size_t i = 0; i < n; i++) {
        bool last = i % COLUMNS == COLUMNS - 1;
        bool next = !last && (i % COLUMNS < COLUMNS - 2 || ZSTR_LEN(cells[i + 1]) > 0); /* no blanks at the end of a line */
        php_printf("%-*s%s", next ? (int)width[i % COLUMNS] + 2 : 0, ZSTR_VAL(cells[i]), last ? "\n" : "");
        zend_string_release(cells[i]);
    }
    efree(cells);
}

/* What files are served from, per host. */
static void add_roots(zval *out)
{
    zend_string *host;
    msf_domain *d;
    zval list, one;
    array_init(&list);
    ZEND_HASH_FOREACH_STR_KEY_PTR(msf_settings()->domains, host, d)
    {
        array_init(&one);
        add_assoc_str(&one, "host", zend_string_copy(host));
        if (d->root) {
            add_assoc_str(&one, "root", zend_string_copy(d->root));
        }
        if (d->index) {
            add_assoc_str(&one, "index", zend_string_copy(d->index));
        }
        add_next_index_zval(&list, &one);
    }
    ZEND_HASH_FOREACH_END();
    add_assoc_zval(out, "files", &list);
}

static void print_roots(zval *roots)
{
    zval *one;
    ZEND_HASH_FOREACH_VAL (Z_ARRVAL_P(roots), one) {
        php_printf("files of %s: %s%s%s\n", text(one, "host"), *text(one, "root") ? text(one, "root") : "none",
                   *text(one, "index") ? ", / is " : "", text(one, "index"));
    }
    ZEND_HASH_FOREACH_END();
}

static int list(const char *method, bool json)
{
    zval rows, out;
    msf_route_table(&rows);
    if (EG(exception)) {
        zval_ptr_dtor(&rows);
        return -1;
    }
    if (method) {
        filter(&rows, method);
    }
    array_init(&out);
    add_assoc_zval(&out, "routes", &rows);
    add_roots(&out);
    if (json) {
        msf_routes_json(&out);
    } else {
        print_rows(Z_ARRVAL(rows));
        print_roots(zend_hash_str_find(Z_ARRVAL(out), ZEND_STRL("files")));
    }
    zval_ptr_dtor(&out);
    return 0;
}

/* ---- the command line --------------------------------------------------------------------------------------------------------------- */

/* The value of "--name value" or "--name=value"; NULL when the word is another one. */
static const char *option(const char *name, int argc, char **argv, int *i)
{
    size_t n = strlen(name);
    if (strncmp(argv[*i], name, n) == 0 && argv[*i][n] == '=') {
        return argv[*i] + n + 1;
    }
    return strcmp(argv[*i], name) == 0 && *i + 1 < argc ? argv[++*i] : NULL;
}

static bool read_word(msf_routes_ask *ask, int argc, char **argv, int *i)
{
    const char *word = argv[*i], *value;
    if (strcmp(word, "--json") == 0) {
        ask->json = true;
    } else if ((value = option("--method", argc, argv, i)) != NULL) {
        ask->method = value;
    } else if ((value = option("--host", argc, argv, i)) != NULL) {
        ask->host = value;
    } else if (*word == '/' && !ask->path) {
        ask->path = word;
    } else if (*word != '-' && !ask->method && !ask->path) {
        ask->method = word;
    } else {
        return false;
    }
    return true;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int msf_routes_command(const char *script, int argc, char **argv)
{
    msf_routes_ask ask = {.host = "127.0.0.1"};
    char upper[32];
    for (int i = 0; i < argc; i++) {
        if (is_help(argv[i])) {
            print_usage(script);
            return 0;
        }
        if (!read_word(&ask, argc, argv, &i)) {
            msf_server_complain("%s routes: \"%s\" is not understood", script, argv[MIN(i, argc - 1)]);
            print_usage(script);
            return 2;
        }
    }
    if (ask.method) {
        snprintf(upper, sizeof(upper), "%s", ask.method);
        zend_str_toupper(upper, strlen(upper));
        ask.method = upper;
    }
    if (!msf_settings_load(msf_server_config())) {
        return -1;
    }
    return ask.path ? msf_routes_explain(&ask) : list(ask.method, ask.json);
}
