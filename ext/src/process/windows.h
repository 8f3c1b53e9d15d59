/* What the whole tree did in the last 1, 10 and 60 seconds. The master keeps a copy of the counters of every one of the last 60 seconds,
 * and a window is the difference of two of them: the workers count and nothing else. */
#ifndef MSF_PROCESS_WINDOWS_H
#define MSF_PROCESS_WINDOWS_H

#include "process/scoreboard.h"

typedef struct msf_windows msf_windows;

/* NULL when memory is out. */
msf_windows *msf_windows_new(void);
void msf_windows_free(msf_windows *w);
/* Once a second, `now` in us: takes a copy and writes the results into the board. */
void msf_windows_tick(msf_windows *w, msf_scoreboard *board, uint64_t now);

#endif
