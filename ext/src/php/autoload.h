/* The autoloader of applications: App\ below APP_DIR by PSR-4, beside any other (Composer's). */
#ifndef MSF_PHP_AUTOLOAD_H
#define MSF_PHP_AUTOLOAD_H

void msf_register_autoload(void);
/* RINIT: behind SPL's own. */
void msf_autoload_activate(void);

#endif
