/* Ids of requests: 24 hex digits = Unix time (8), host (6), process (4), counter (6), so that ids of one cluster do not collide. They are
 * no secrets: they can be guessed. */
#ifndef MSF_PHP_LOG_LOGID_H
#define MSF_PHP_LOG_LOGID_H

#include <stdbool.h>
#include <stddef.h>

#define MSF_LOGID_LEN 24
#define MSF_LOGID_MAX 64

/* Writes MSF_LOGID_LEN bytes, no NUL. The counter starts at a random value in every process. */
void msf_logid_generate(char *out);
/* Whether an id from outside may be used: 1 to 64 bytes of A-Z a-z 0-9 . _ - */
bool msf_logid_valid(const char *id, size_t len);
/* A fork happened; the next id takes a new process number and start value. */
void msf_logid_forked(void);

#endif
