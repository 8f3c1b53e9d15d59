/* Where a text stops being JSON: PHP's decoder says what is wrong, but not where. */
#ifndef MSF_PHP_CONFIG_JSON_PLACE_H
#define MSF_PHP_CONFIG_JSON_PLACE_H

#include <stddef.h>

/* The offset of the first byte that no JSON text can have there; `len` when the text just ends too early, or is fine. */
size_t msf_json_place(const char *text, size_t len);
/* Lines count from 1. */
size_t msf_json_line(const char *text, size_t offset);

#endif
