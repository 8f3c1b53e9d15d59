#include "http/form.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

size_t msf_http_decode(msf_slice s, bool plus, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '+' && plus) {
            c = ' ';
        } else if (c == '%' && s.n - i > 2) {
            int high = hex_digit(s.p[i + 1]), low = hex_digit(s.p[i + 2]);
            if (high >= 0 && low >= 0) {
                c = (char)(high << 4 | low);
                i += 2;
            }
        }
        out[n++] = c;
    }
    return n;
}

/* The next non-empty run up to `separator`; moves the cursor behind it. */
static bool next_run(msf_slice s, size_t *at, char separator, msf_slice *run)
{
    while (*at < s.n) {
        const char *start = s.p + *at;
        const char *stop = memchr(start, separator, s.n - *at);
        size_t n = stop != NULL ? (size_t)(stop - start) : s.n - *at;
        *at += n + (stop != NULL);
        if (n > 0) {
            *run = msf_slice_of(start, n);
            return true;
        }
    }
    return false;
}

static void split_pair(msf_slice run, msf_slice *name, msf_slice *value)
{
    const char *eq = run.n == 0 ? NULL : memchr(run.p, '=', run.n);
    size_t n = eq != NULL ? (size_t)(eq - run.p) : run.n;
    *name = msf_slice_of(run.p, n);
    *value = eq != NULL ? msf_slice_of(eq + 1, run.n - n - 1) : msf_slice_of(run.p + n, 0);
}

bool msf_http_form_next(msf_slice s, size_t *at, msf_slice *name, msf_slice *value)
{
    msf_slice run;
    if (!next_run(s, at, '&', &run)) {
        return false;
    }
    split_pair(run, name, value);
    return true;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool msf_http_cookie_next(msf_slice s, size_t *at, msf_slice *name, msf_slice *value)
{
    msf_slice run;
    while (next_run(s, at, ';', &run)) {
        while (run.n > 0 && is_space(run.p[0])) {
            run = msf_slice_of(run.p + 1, run.n - 1);
        }
        split_pair(run, name, value);
        if (name->n > 0) {
            return true;
        }
    }
    return false;
}

/* ---- comma-separated header values ---- */

static msf_slice trim(msf_slice s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s = msf_slice_of(s.p + 1, s.n - 1);
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* The next piece up to `separator`, trimmed; separators inside quoted strings do not count. */
static bool next_item(msf_slice s, size_t *at, char separator, msf_slice *item)
{
    if (*at >= s.n) {
        return false;
    }
    size_t start = *at, i = start;
    bool quoted = false;
    for (; i < s.n && (quoted || s.p[i] != separator); i++) {
        if (s.p[i] == '"') {
            quoted = !quoted;
        } else if (quoted && s.p[i] == '\\' && i + 1 < s.n) {
            i++;
        }
    }
    *item = trim(msf_slice_of(s.p + start, i - start));
    *at = i + 1;
    return true;
}

/* True for "q=0", "q=0.", "q=0.0" ... "q=0.000". */
static bool is_zero_weight(msf_slice parameter)
{
    if (parameter.n < 3 || (parameter.p[0] | 0x20) != 'q' || parameter.p[1] != '=' || parameter.p[2] != '0') {
        return false;
    }
    for (size_t i = 3; i < parameter.n; i++) {
        if (parameter.p[i] != (i == 3 ? '.' : '0')) {
            return false;
        }
    }
    return true;
}

msf_http_listed msf_http_list_find(msf_slice header, msf_slice token)
{
    msf_http_listed found = MSF_HTTP_LISTED_NOT;
    msf_slice item, part;
    for (size_t at = 0; next_item(header, &at, ',', &item);) {
        size_t in = 0;
        if (!next_item(item, &in, ';', &part) || !msf_slice_ieq(part, token)) {
            continue;
        }
        found = MSF_HTTP_LISTED;
        while (next_item(item, &in, ';', &part)) {
            if (is_zero_weight(part)) {
                found = MSF_HTTP_LISTED_REFUSED;
            }
        }
        if (found == MSF_HTTP_LISTED) {
            break;
        }
    }
    return found;
}

bool msf_http_list_has(msf_slice header, msf_slice token)
{
    return msf_http_list_find(header, token) == MSF_HTTP_LISTED;
}
