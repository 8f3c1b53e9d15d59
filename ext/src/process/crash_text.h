/* Shared by crash.c and crash_text.c. */
#ifndef MSF_PROCESS_CRASH_TEXT_H
#define MSF_PROCESS_CRASH_TEXT_H

#include "process/crash.h"

/* Where the text goes, and the pipe through which foreign memory is read. 0 or -errno. */
int msf_crash_text_open(msf_crash_area *area);
/* Bytes at the end of the area that the functions of crash.h leave free, for what comes last. */
void msf_crash_text_reserve(size_t n);
/* Lets `fn` write to a descriptor and puts what it wrote, at most 64 KiB. */
void msf_crash_put_output(void (*fn)(int fd));

#endif
