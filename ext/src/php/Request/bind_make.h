/* Shared by the files that make binding plans (bind_plan.c, bind_type.c). */
#ifndef MSF_PHP_REQUEST_BIND_MAKE_H
#define MSF_PHP_REQUEST_BIND_MAKE_H

#include "php/Request/bind.h"

typedef struct msf_bind_maker {
    zend_function *fn;
    const msf_bind_names *names; /* NULL: a constructor */
    uint64_t used;               /* placeholders that a parameter takes */
    zend_string *parameter;      /* that is looked at */
    zend_string **why;
} msf_bind_maker;

/* Notes file, line (0: of the function), function, parameter and the sentence in *m->why, instead of a pending exception. Always false. */
bool msf_bind_refuse(msf_bind_maker *m, uint32_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What a parameter of this type takes. False when that is nothing that a request can say. */
bool msf_bind_type_make(msf_bind_maker *m, zend_type type, msf_bind_type *out, bool *nullable);
/* The same for the name of a type, which cannot be nullable. */
bool msf_bind_type_named(msf_bind_maker *m, zend_string *name, msf_bind_type *out);
void msf_bind_type_free(msf_bind_type *type);

/* The shape of a class to be filled, made once. NULL when it cannot be: the reason is in *why. */
const msf_bind_shape *msf_bind_shape_of(zend_class_entry *ce, zend_string **why);

#endif
