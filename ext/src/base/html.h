/* Escaping for HTML text and attribute values: & < > " and '. */
#ifndef MSF_BASE_HTML_H
#define MSF_BASE_HTML_H

#include <stddef.h>
#include <stdint.h>

#define MSF_HTML_INVALID SIZE_MAX

/* The length of the text once it is escaped: `n` itself when there is nothing to escape, MSF_HTML_INVALID when the text is not UTF-8. Only
 * reads. */
size_t msf_html_measure(const char *s, size_t n);

/* Writes the escaped text; `to` has room for what msf_html_measure() said. */
void msf_html_write(char *to, const char *s, size_t n);

#endif
