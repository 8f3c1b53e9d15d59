#include "net/hostname.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define NAME_MAX_BYTES  253
#define LABEL_MAX_BYTES 63

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char *msf_host_shown(msf_slice text, char *out)
{
    size_t n = text.n < MSF_HOSTNAME_SHOWN ? text.n : MSF_HOSTNAME_SHOWN;
    for (size_t i = 0; i < n; i++) {
        out[i] = (char)(text.p[i] > ' ' && text.p[i] <= '~' ? text.p[i] : '?');
    }
    memcpy(out + n, "...", 4);
    if (n == text.n) {
        out[n] = '\0';
    }
    return out;
}

static int refuse(msf_error *err, msf_slice text, const char *why)
{
    char shown[MSF_HOSTNAME_SHOWN + 4];
    return msf_error_set(err, -EINVAL, "\"%s\" is no host name: %s", msf_host_shown(text, shown), why);
}

/* NULL, or what is wrong with one byte; makes it lower case. */
static const char *normal_byte(char in, char *out)
{
    *out = in;
    if ((in >= 'a' && in <= 'z') || is_digit(in) || in == '-' || in == '_') {
        return NULL;
    }
    if (in >= 'A' && in <= 'Z') {
        *out = (char)(in | 0x20);
        return NULL;
    }
    return (unsigned char)in >= 0x80 ? "it has characters outside ASCII; write it in punycode (xn--...)"
                                     : "letters, digits, '-', '_' and dots are all it may have";
}

/* NULL, or what is wrong with the label. */
static const char *normal_label(msf_slice label, char *out)
{
    if (label.n == 0) {
        return "a label is empty";
    }
    if (label.n > LABEL_MAX_BYTES) {
        return "a label is longer than 63 bytes";
    }
    for (size_t i = 0; i < label.n; i++) {
        const char *why = normal_byte(label.p[i], &out[i]);
        if (why != NULL) {
            return why;
        }
    }
    return label.p[0] == '-' || label.p[label.n - 1] == '-' ? "a label begins or ends with '-'" : NULL;
}

/* As inet_aton sees it: decimal digits, or 0x and hexadecimal ones. */
static bool is_number(const char *label, size_t n)
{
    if (n >= 2 && label[0] == '0' && label[1] == 'x') {
        return strspn(label + 2, "0123456789abcdef") >= n - 2;
    }
    return strspn(label, "0123456789") >= n;
}

static const char *normal_name(msf_slice text, char *name)
{
    size_t at = 0, last = 0;
    while (at < text.n) {
        const char *dot = memchr(text.p + at, '.', text.n - at);
        size_t n = dot != NULL ? (size_t)(dot - text.p) - at : text.n - at;
        const char *why = normal_label(msf_slice_of(text.p + at, n), name + at);
        if (why != NULL) {
            return why;
        }
        last = at;
        at += n;
        if (dot != NULL) {
            name[at++] = '.';
        }
    }
    name[text.n] = '\0';
    size_t end = text.p[text.n - 1] == '.' ? text.n - 1 : text.n;
    return is_number(name + last, end - last) ? "its last part is a number, and it is no address" : NULL;
}

static bool is_local(const char *name, size_t n)
{
    static const char local[] = "localhost";
    const size_t len = sizeof local - 1;
    if (n > 0 && name[n - 1] == '.') {
        n--;
    }
    return n >= len && memcmp(name + n - len, local, len) == 0 && (n == len || name[n - len - 1] == '.');
}

int msf_host_classify(msf_slice text, msf_ip *ip, char *name, msf_error *err)
{
    if (text.n == 0) {
        return refuse(err, text, "it is empty");
    }
    if ((is_digit(text.p[0]) || text.p[0] == '[' || memchr(text.p, ':', text.n) != NULL) && msf_ip_parse(text, ip)) {
        return MSF_HOST_IP;
    }
    if (text.n > NAME_MAX_BYTES + (size_t)(text.p[text.n - 1] == '.')) {
        return refuse(err, text, "it is longer than 253 bytes");
    }
    const char *why = normal_name(text, name);
    if (why != NULL) {
        return refuse(err, text, why);
    }
    return is_local(name, text.n) ? MSF_HOST_LOCAL : MSF_HOST_NAME;
}
