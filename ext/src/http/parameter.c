/* Header lines of form parts and their parameters, as browsers write them. */
#include "http/multipart.h"

#include "base/scan.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_blanks(msf_slice s, size_t i)
{
    while (i < s.n && is_blank(s.p[i])) {
        i++;
    }
    return i;
}

/* Copies the quoted string that begins behind the quote at `i`. PHP undoes only \" and \\, so that a bare "C:\dir\file" survives. Returns
 * the index behind the closing quote, or 0 when there is none. */
static size_t copy_quoted(msf_slice s, size_t i, char *out, size_t *n)
{
    size_t len = 0;
    for (; i < s.n; i++) {
        if (s.p[i] == '"') {
            *n = len;
            return i + 1;
        }
        if (s.p[i] == '\\' && i + 1 < s.n && (s.p[i + 1] == '"' || s.p[i + 1] == '\\')) {
            i++;
        }
        out[len++] = s.p[i];
    }
    return 0;
}

static size_t copy_token(msf_slice s, size_t i, char *out, size_t *n)
{
    size_t len = 0;
    while (i < s.n && s.p[i] != ';' && !is_blank(s.p[i])) {
        out[len++] = s.p[i++];
    }
    *n = len;
    return i;
}

/* Reads "name = value" at `i` into `name` and `out`; the index behind it, 0 when it is malformed. */
static size_t read_parameter(msf_slice s, size_t i, msf_slice *name, char *out, size_t *n)
{
    size_t start = i;
    while (i < s.n && s.p[i] != '=' && s.p[i] != ';' && !is_blank(s.p[i])) {
        i++;
    }
    *name = msf_slice_of(s.p + start, i - start);
    i = skip_blanks(s, i);
    if (i >= s.n || s.p[i] != '=') {
        *n = 0;
        return i;
    }
    i = skip_blanks(s, i + 1);
    if (i < s.n && s.p[i] == '"') {
        return copy_quoted(s, i + 1, out, n);
    }
    return copy_token(s, i, out, n);
}

bool msf_http_parameter(msf_slice value, msf_slice name, char *out, size_t *n)
{
    const char *semicolon = value.n == 0 ? NULL : memchr(value.p, ';', value.n);
    size_t i = semicolon != NULL ? (size_t)(semicolon - value.p) : value.n;
    while (i < value.n && value.p[i] == ';') {
        msf_slice found;
        i = skip_blanks(value, i + 1);
        i = read_parameter(value, i, &found, out, n);
        if (i == 0) {
            return false;
        }
        if (found.n > 0 && msf_slice_ieq(found, name)) {
            return true;
        }
        i = skip_blanks(value, i);
    }
    return false;
}

bool msf_http_multipart_type(msf_slice content_type, char boundary[MSF_HTTP_BOUNDARY_MAX], size_t *n)
{
    const msf_slice type = MSF_SLICE("multipart/form-data");
    char out[MSF_HTTP_PART_HEAD_MAX];
    *n = 0;
    if (content_type.n < type.n || !msf_slice_ieq(msf_slice_of(content_type.p, type.n), type)) {
        return false;
    }
    size_t i = skip_blanks(content_type, type.n), len;
    if (i < content_type.n && content_type.p[i] != ';') {
        return false;
    }
    if (content_type.n <= sizeof out && msf_http_parameter(content_type, MSF_SLICE("boundary"), out, &len) &&
        len <= MSF_HTTP_BOUNDARY_MAX) {
        memcpy(boundary, out, len);
        *n = len;
    }
    return true;
}

/* ---- header lines of a part ---- */

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

/* One line without CRLF. False when it is no header. */
static bool read_header(msf_slice line, msf_http_part_head *head)
{
    const char *colon = memchr(line.p, ':', line.n);
    if (colon == NULL || msf_scan_text(line.p, line.n) != line.n || line.p[0] == ' ' || line.p[0] == '\t') {
        return false;
    }
    size_t n = (size_t)(colon - line.p);
    msf_slice name = {line.p, n}, value = trim(msf_slice_of(colon + 1, line.n - n - 1));
    if (msf_slice_ieq(name, MSF_SLICE("content-disposition"))) {
        head->disposition = value;
    } else if (msf_slice_ieq(name, MSF_SLICE("content-type"))) {
        /* PHP reports the bare type. */
        const char *semicolon = value.n == 0 ? NULL : memchr(value.p, ';', value.n);
        head->content_type = semicolon != NULL ? trim(msf_slice_of(value.p, (size_t)(semicolon - value.p))) : value;
    }
    return true;
}

bool msf_http_part_head_read(msf_slice lines, msf_http_part_head *head)
{
    *head = (msf_http_part_head){MSF_SLICE_NONE, MSF_SLICE("")};
    while (lines.n > 2) { /* the empty line is the last */
        const char *cr = memchr(lines.p, '\r', lines.n);
        size_t n = (size_t)(cr - lines.p);
        if (cr[1] != '\n' || n == 0 || !read_header(msf_slice_of(lines.p, n), head)) {
            return false;
        }
        lines = msf_slice_of(cr + 2, lines.n - n - 2);
    }
    return true;
}
