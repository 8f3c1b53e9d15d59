/* From paths to one tree. */
#ifndef MSF_PHP_CONFIG_LOAD_H
#define MSF_PHP_CONFIG_LOAD_H

#include "php/Config/tree.h"

/* `paths`: a string or an array of strings; each a file or a directory, optional when it starts with '?'. False after throwing. */
bool msf_config_load_paths(msf_config_tree *t, zval *paths);

#endif
