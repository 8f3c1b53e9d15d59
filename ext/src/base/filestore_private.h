/* The inside of msf_filestore, shared by its files and by nobody else. */
#ifndef MSF_BASE_FILESTORE_PRIVATE_H
#define MSF_BASE_FILESTORE_PRIVATE_H

#include <limits.h>
#include <stdio.h>

#include "base/filestore.h"

struct msf_filestore {
    int dir_fd, lock_fd;
    char *dir, *prefix;
    size_t prefix_length;
};

/* The sentence of errno: "cannot <what> <dir>/<name>: ...". Returns -errno. */
int msf_filestore_failed(msf_error *err, const char *what, const char *dir, const char *name);

#endif
