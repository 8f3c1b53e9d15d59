#include "net/threads.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE_NAME "UV_THREADPOOL_SIZE"

void msf_threads_begin(msf_threads_start *s, uint32_t threads)
{
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
    const char *former = getenv(SIZE_NAME);
    s->size = former != NULL ? strdup(former) : NULL;
    sigset_t all;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        sigdelset(&all, own[i]);
    }
    char text[16];
    snprintf(text, sizeof text, "%u", threads);
    setenv(SIZE_NAME, text, 1);
    pthread_sigmask(SIG_BLOCK, &all, &s->mask);
}

void msf_threads_end(msf_threads_start *s)
{
    pthread_sigmask(SIG_SETMASK, &s->mask, NULL);
    if (s->size != NULL) {
        setenv(SIZE_NAME, s->size, 1);
        free(s->size);
    } else {
        unsetenv(SIZE_NAME);
    }
}
