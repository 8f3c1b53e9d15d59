/* What "/" shows as long as nothing is configured. */
#ifndef MSF_PHP_REQUEST_INDEX_PAGE_H
#define MSF_PHP_REQUEST_INDEX_PAGE_H

static const char msf_index_page[] =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>MSF</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:15vh auto 0;padding:0 1em;color:#222}code{background:#f2f2f2;"
    "padding:.1em .3em;border-radius:3px}</style>\n</head>\n<body>\n<h1>MSF is running</h1>\n"
    "<p>This page is shown for <code>/</code> until the application has one of its own: set <code>http.domain.&lt;host&gt;.root</code> and "
    "<code>index</code>, or <code>http.default_controller</code>.</p>\n</body>\n</html>\n";

#endif
