/* Names of languages: "zh", "zh_CN", "pt-BR". Capitals and the two separators mean nothing. */
#ifndef MSF_BASE_LANGUAGE_H
#define MSF_BASE_LANGUAGE_H

#include <sys/types.h>

#include "base/slice.h"

/* 2 to 32 of A-Z a-z 0-9 _ -: fit to be the name of a folder, whoever sent it. */
bool msf_language_is_valid(msf_slice name);

/* `name` is `base` ("pt", "pt_pt": lower case, underscore) or begins with it and a separator. */
bool msf_language_speaks(msf_slice name, const char *base);

/* The best of `supported` for an Accept-Language header (RFC 9110 12.5.4): RFC 4647 lookup in the order of the weights, which cuts each
 * range from its end until it fits; then, range by range, a supported name that is more exact than the range ("zh" takes "zh_CN").
 * Names with a weight of 0 are refused. -1: none. Only the first MSF_LANGUAGE_RANGES_MAX ranges count. */
#define MSF_LANGUAGE_RANGES_MAX 32
ssize_t msf_language_negotiate(const msf_slice *supported, size_t count, msf_slice header);

#endif
