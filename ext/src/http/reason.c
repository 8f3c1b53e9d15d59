/* Reason phrases of the IANA status code registry. */
#include "http/response.h"

#include <stddef.h>

static const char *const informational[] = {"Continue", "Switching Protocols", "Processing", "Early Hints"};

static const char *const success[] = {
    "OK",           "Created",         "Accepted", "Non-Authoritative Information", "No Content", "Reset Content", "Partial Content",
    "Multi-Status", "Already Reported"};

static const char *const redirection[] = {"Multiple Choices",  "Moved Permanently", "Found", "See Other",
                                          "Not Modified",      "Use Proxy",         NULL,    "Temporary Redirect",
                                          "Permanent Redirect"};

static const char *const client_error[] = {"Bad Request",
                                           "Unauthorized",
                                           "Payment Required",
                                           "Forbidden",
                                           "Not Found",
                                           "Method Not Allowed",
                                           "Not Acceptable",
                                           "Proxy Authentication Required",
                                           "Request Timeout",
                                           "Conflict",
                                           "Gone",
                                           "Length Required",
                                           "Precondition Failed",
                                           "Content Too Large",
                                           "URI Too Long",
                                           "Unsupported Media Type",
                                           "Range Not Satisfiable",
                                           "Expectation Failed",
                                           NULL,
                                           NULL,
                                           NULL,
                                           "Misdirected Request",
                                           "Unprocessable Content",
                                           "Locked",
                                           "Failed Dependency",
                                           "Too Early",
                                           "Upgrade Required",
                                           NULL,
                                           "Precondition Required",
                                           "Too Many Requests",
                                           NULL,
                                           "Request Header Fields Too Large"};

static const char *const server_error[] = {"Internal Server Error",
                                           "Not Implemented",
                                           "Bad Gateway",
                                           "Service Unavailable",
                                           "Gateway Timeout",
                                           "HTTP Version Not Supported",
                                           "Variant Also Negotiates",
                                           "Insufficient Storage",
                                           "Loop Detected",
                                           NULL,
                                           NULL,
                                           "Network Authentication Required"};

static const struct {
    const char *const *names;
    int count;
} classes[] = {
    {informational, sizeof(informational) / sizeof(*informational)}, {success, sizeof(success) / sizeof(*success)},
    {redirection, sizeof(redirection) / sizeof(*redirection)},       {client_error, sizeof(client_error) / sizeof(*client_error)},
    {server_error, sizeof(server_error) / sizeof(*server_error)},
};

const char *msf_http_reason(int status)
{
    const char *name = NULL;
    if (status >= 100 && status <= 599) {
        int kind = status / 100 - 1, n = status % 100;
        if (n < classes[kind].count) {
            name = classes[kind].names[n];
        } else if (status == 451) {
            name = "Unavailable For Legal Reasons";
        }
    }
    return name != NULL ? name : "Unknown";
}
