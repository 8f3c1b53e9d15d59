#include "base/json.h"

#include "base/utf8.h"

static int put(msf_buffer *b, unsigned char c, bool utf8)
{
    char plain = c >= 0x80 && !utf8 ? '?' : (char)c;
    if (c == '"' || c == '\\' || c < 0x20) {
        return msf_buffer_printf(b, "\\u%04x", c);
    }
    return msf_buffer_append(b, &plain, 1);
}

int msf_json_string(msf_buffer *b, const char *p, size_t n)
{
    size_t before = b->len;
    bool utf8 = msf_utf8_length(msf_slice_of(p, n)) >= 0;
    int code = msf_buffer_append(b, "\"", 1);
    for (size_t i = 0; code == 0 && i < n; i++) {
        code = put(b, (unsigned char)p[i], utf8);
    }
    code = code == 0 ? msf_buffer_append(b, "\"", 1) : code;
    if (code != 0) {
        b->len = before;
    }
    return code;
}
