/* Media types by file name extension. */
#include "http/static.h"

#include <stdlib.h>

#define EXT_MAX 11

typedef struct mime_entry {
    const char *ext;
    const char *type;
} mime_entry;

/* Sorted by extension: it is searched by bisection (the tests check the order). */
static const mime_entry table[] = {
    {"7z", "application/x-7z-compressed"},
    {"aac", "audio/aac"},
    {"apk", "application/vnd.android.package-archive"},
    {"atom", "application/atom+xml"},
    {"avif", "image/avif"},
    {"bin", "application/octet-stream"},
    {"bmp", "image/bmp"},
    {"br", "application/x-brotli"},
    {"bz2", "application/x-bzip2"},
    {"css", "text/css; charset=UTF-8"},
    {"csv", "text/csv; charset=UTF-8"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"eot", "application/vnd.ms-fontobject"},
    {"epub", "application/epub+zip"},
    {"flac", "audio/flac"},
    {"gif", "image/gif"},
    {"gz", "application/gzip"},
    {"htm", "text/html; charset=UTF-8"},
    {"html", "text/html; charset=UTF-8"},
    {"ico", "image/vnd.microsoft.icon"},
    {"ics", "text/calendar; charset=UTF-8"},
    {"jar", "application/java-archive"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"js", "application/javascript; charset=UTF-8"},
    {"json", "application/json"},
    {"jsonld", "application/ld+json"},
    {"m3u8", "application/vnd.apple.mpegurl"},
    {"m4a", "audio/mp4"},
    {"m4v", "video/mp4"},
    {"map", "application/json"},
    {"md", "text/markdown; charset=UTF-8"},
    {"mjs", "application/javascript; charset=UTF-8"},
    {"mov", "video/quicktime"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"},
    {"mpeg", "video/mpeg"},
    {"oga", "audio/ogg"},
    {"ogg", "audio/ogg"},
    {"ogv", "video/ogg"},
    {"otf", "font/otf"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"rar", "application/vnd.rar"},
    {"rss", "application/rss+xml"},
    {"rtf", "application/rtf"},
    {"svg", "image/svg+xml"},
    {"tar", "application/x-tar"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"ts", "video/mp2t"},
    {"ttf", "font/ttf"},
    {"txt", "text/plain; charset=UTF-8"},
    {"wasm", "application/wasm"},
    {"wav", "audio/wav"},
    {"webm", "video/webm"},
    {"webmanifest", "application/manifest+json"},
    {"webp", "image/webp"},
    {"woff", "font/woff"},
    {"woff2", "font/woff2"},
    {"xhtml", "application/xhtml+xml"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"xml", "application/xml"},
    {"yaml", "application/yaml"},
    {"yml", "application/yaml"},
    {"zip", "application/zip"},
    {"zst", "application/zstd"},
};

static int compare(const void *key, const void *entry)
{
    return strcmp(key, ((const mime_entry *)entry)->ext);
}

/* The extension in lower case, NUL-terminated; false when there is none or it is longer than any known one. */
static bool extension(msf_slice path, char *out)
{
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '.' && path.p[at - 1] != '/') {
        at--;
    }
    size_t n = path.n - at;
    if (at == 0 || path.p[at - 1] != '.' || n == 0 || n > EXT_MAX) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        char c = path.p[at + i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    out[n] = '\0';
    return true;
}

msf_slice msf_http_static_type(msf_slice path)
{
    char ext[EXT_MAX + 1];
    if (extension(path, ext)) {
        const mime_entry *e = bsearch(ext, table, sizeof(table) / sizeof(*table), sizeof(*table), compare);
        if (e != NULL) {
            return msf_slice_str(e->type);
        }
    }
    return MSF_SLICE("application/octet-stream");
}
