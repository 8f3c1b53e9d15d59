/* The name of this process in `ps` and `top`. */
#ifndef MSF_PROCESS_TITLE_H
#define MSF_PROCESS_TITLE_H

/* Overwrites the command line that the kernel shows, never beyond its memory: the arguments' own, and that of the environment behind it
 * when the program has moved its environment elsewhere (PHP's command line does). A longer title is cut. NULL does nothing; failures are
 * silent, it is only a name. */
void msf_title_set(const char *title);

#endif
