/* Everything that this application answers, for the command `routes`: rules, controllers found by name, the framework's own, console. */
#ifndef MSF_PHP_ROUTE_TABLE_H
#define MSF_PHP_ROUTE_TABLE_H

#include "php/Route/rules.h"

/* Rows are arrays: methods (list), path, handler, source ("rest.route.rules", "name", "built-in", "console", ...), file, line, note. Where
 * something is unknown the key is missing. */

/* The routes that a request can reach, in the order in which they are asked, then the console's. Loads the application's classes; what one
 * of them throws becomes the note of its row. */
void msf_route_table(zval *rows);

/* Adds a row; takes nothing over. `path` and `note` may be NULL. */
void msf_route_table_add(zval *rows, uint32_t verbs, const char *path, const char *source, const msf_rule_about *about, const char *note);
/* Verbs as a list; ["ANY"] for all. */
void msf_route_table_verbs(zval *row, uint32_t verbs);

/* Calls `fn` for every PHP file below `dir`, sorted, with the path below it without ".php" and with '/' between its parts. At most
 * 10,000 files, 16 levels deep; names that cannot be part of a class name are left out. */
void msf_route_files(const char *dir, void (*fn)(void *ctx, msf_slice name), void *ctx);

#endif
