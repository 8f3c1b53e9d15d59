/* Static files from a root, opened so that nothing outside can be reached. */
#ifndef MSF_HTTP_STATIC_H
#define MSF_HTTP_STATIC_H

#include "base/slice.h"

/* Opens `path` (percent-encoded, as in the request, query excluded) below `root` (an absolute directory). Refuses: NUL or broken encoding,
 * "..", links that leave the root, dot files and dot directories, *.php and the like, anything but regular files. A path that names a
 * directory opens `index` in it when given. Returns a descriptor, or -ENOENT, -EACCES, -EINVAL (bad encoding), -ELOOP. */
int msf_http_static_open(const char *root, msf_slice path, const char *index);

/* Opens the regular file `path` below `root` (an absolute directory) for a program that knows what it asks for: a plain path, any name, but
 * nothing outside of the root. -ENOENT, -EACCES, -ELOOP. */
int msf_http_static_open_below(const char *root, const char *path);

/* Media type by the extension of `path`; "application/octet-stream" when unknown. */
msf_slice msf_http_static_type(msf_slice path);

#endif
