/* The merged values: nested arrays that nobody else can change (copied, without references), and for each of them the file it came from. */
#ifndef MSF_PHP_CONFIG_TREE_H
#define MSF_PHP_CONFIG_TREE_H

#include "php.h"

#define MSF_CONFIG_DEPTH_MAX  64
#define MSF_CONFIG_VALUES_MAX 200000 /* of one file: a few lines of YAML with aliases are millions when they are laid out */

typedef struct msf_config_tree {
    zval data;         /* always an array */
    HashTable sources; /* dotted path -> zend_string *file */
    HashTable found;   /* dotted path -> zval inside data; positive results only, emptied by every change */
} msf_config_tree;

void msf_config_tree_init(msf_config_tree *t);
void msf_config_tree_free(msf_config_tree *t);
/* `to` is initialised by this. The arrays are shared until one of the two is changed. */
void msf_config_tree_copy(msf_config_tree *to, msf_config_tree *from);

/* Lays `src` over what is there: maps and lists merge by key, all else is replaced. NULL, or what is wrong with `src`, as the
 * end of a sentence ("is nested deeper than ..."); nothing is thrown. */
const char *msf_config_tree_merge(msf_config_tree *t, HashTable *src, zend_string *file);
zval *msf_config_tree_get(msf_config_tree *t, const char *key, size_t len);
/* In the same way. */
const char *msf_config_tree_set(msf_config_tree *t, const char *key, size_t len, zval *value);
/* Nearest source at or above the path; `exact` wants the path itself. */
zend_string *msf_config_tree_source(msf_config_tree *t, const char *key, size_t len, bool exact);

#endif
