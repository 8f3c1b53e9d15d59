/* PHP frames as a crash report shows them. Only inside a crash handler. */
#ifndef MSF_PHP_WORKER_FRAMES_H
#define MSF_PHP_WORKER_FRAMES_H

#include "php.h"

#include "engine/generator.h"

/* The frames from `innermost` on, one a line, at most 50. */
void msf_frames_put(const zend_execute_data *innermost);
/* The generators of a coroutine that wait for an inner one, innermost first, one a line; `skip` of the innermost are left out. */
void msf_frames_put_generators(const msf_gen_stack *gens, uint32_t skip);
/* The innermost frame of PHP code: of the chain, or of the innermost generator when there is no chain. Nothing when neither can be read. */
void msf_frames_put_place(const zend_execute_data *innermost, const msf_gen_stack *gens);
/* A string of the engine, at most 200 bytes. */
void msf_frames_put_string(const zend_string *s);

#endif
