#include "engine/forked.h"

#include <pthread.h>
#include <unistd.h>

#include "engine/internal.h"

bool msf_is_forked_copy;

static void in_child(void)
{
    msf_is_forked_copy = msf_the_engine.loop != NULL && !msf_the_engine.script;
}

void msf_forked_watch(void)
{
    static bool watching;
    msf_is_forked_copy = false;
    if (!watching) {
        watching = pthread_atfork(NULL, NULL, in_child) == 0;
    }
}

void msf_forked_end(void)
{
    _exit(msf_the_engine.fatal != NULL ? 255 : EG(exit_status));
}
