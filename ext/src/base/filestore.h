/* A directory of small files, one per id, shared by processes: what sessions are kept in.
 *
 * Every call may block on the disk: it is made for threads, and several of them may use one store at once. A store does not change once it
 * is open; its owner frees it when no call is under way. Files are replaced as a whole (temporary file, rename), so a reader sees the old
 * content or the new one and nothing in between, also after a crash. A lock is one byte of the file `.<prefix>.lock`, at a place
 * computed from the id, held by the store: no file per lock is left behind, and the kernel gives back what a process held when it dies. Two
 * users of one store are not kept apart by it, two stores are.
 *
 * Files are `<dir>/<prefix>_<id>`, mode 0600, in a directory of mode 0700 of the same user; everything else there is left alone. */
#ifndef MSF_BASE_FILESTORE_H
#define MSF_BASE_FILESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

#define MSF_FILESTORE_ID_MAX 128

typedef struct msf_filestore msf_filestore;

/* Opens the directory, made with its parents where it does not exist. Refused: one that belongs to another user than this one or root,
 * since that user could read and change what is in it. One of this user that others can write to is given mode 0700. NULL with the
 * sentence. */
msf_filestore *msf_filestore_open(const char *dir, const char *prefix, msf_error *err);
void msf_filestore_close(msf_filestore *s);

/* [A-Za-z0-9,-], 1 to MSF_FILESTORE_ID_MAX of them. The calls below expect such ids. */
bool msf_filestore_is_id(const char *id, size_t n);

/* One attempt, which does not wait: 0; -EAGAIN when another process or store has it; -ESTALE when somebody has deleted directory or lock
 * file: the store is to be opened anew; another -errno with the sentence. */
int msf_filestore_lock(msf_filestore *s, const char *id, msf_error *err);
void msf_filestore_unlock(msf_filestore *s, const char *id);

typedef struct msf_filestore_read_options {
    uint64_t max_age; /* seconds since the last write or touch; older ones are not there any more. 0: any age */
    size_t max_size;  /* larger ones are an error */
    bool touch;       /* counts as use: the age begins anew */
} msf_filestore_read_options;

/* The content, malloc'd, with a NUL behind it. -ENOENT when there is none. */
int msf_filestore_read(msf_filestore *s, const char *id, const msf_filestore_read_options *o, char **data, size_t *n, msf_error *err);
/* Replaces or makes it. `sync`: on the disk, not only in the system's cache, before the call returns. On failure the old content stays. */
int msf_filestore_write(msf_filestore *s, const char *id, const char *data, size_t n, bool sync, msf_error *err);
/* 0 also when there was none. */
int msf_filestore_remove(msf_filestore *s, const char *id, msf_error *err);
/* -ENOENT when there is none. */
int msf_filestore_touch(msf_filestore *s, const char *id, msf_error *err);

/* Where a walk over the directory stands. All zeros: at its beginning. */
typedef struct msf_filestore_walk {
    void *dir;
    uint32_t removed; /* by the last step */
} msf_filestore_walk;

/* Looks at up to `batch` entries: removes files older than `max_age` seconds, unless somebody has them locked, and temporary files that a
 * crash has left. The next step goes on behind them; true when the end was reached. The locks are taken in a store of its own, so `s` must
 * not be one that is used for anything else. */
bool msf_filestore_collect(msf_filestore *s, msf_filestore_walk *w, uint64_t max_age, uint32_t batch);
void msf_filestore_walk_end(msf_filestore_walk *w);

#endif
