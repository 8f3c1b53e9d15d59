/* Libuv's threads: one set per process, started by whatever uses them first. Private to net/.
 *
 * libuv makes them in the first uv_queue_work or uv_getaddrinfo, as many as the environment says, with the signal mask of the caller. So
 * the first such call of each user goes between these two. Signals are for the loop's thread; those that a thread causes by itself (SIGSEGV
 * and its kin) stay open. The environment and the mask are afterwards what they were. */
#ifndef MSF_NET_THREADS_H
#define MSF_NET_THREADS_H

#include <signal.h>
#include <stdint.h>

typedef struct msf_threads_start {
    sigset_t mask;
    char *size; /* former value of the environment variable; NULL: it was not set */
} msf_threads_start;

void msf_threads_begin(msf_threads_start *s, uint32_t threads);
void msf_threads_end(msf_threads_start *s);

#endif
