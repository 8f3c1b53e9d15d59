/* A template in C, and how it is rendered. */
#ifndef MSF_PHP_VIEW_TEMPLATE_H
#define MSF_PHP_VIEW_TEMPLATE_H

#include "php.h"

#include "engine/value.h"
#include "php/View/buffer.h"
#include "php/View/engine.h"

/* Slots of the declared properties. */
enum { TEMPLATE_ENGINE, TEMPLATE_NAME };

/* What stop() does with the text of a section. */
typedef enum msf_view_mode { MSF_VIEW_REPLACE, MSF_VIEW_APPEND, MSF_VIEW_PREPEND } msf_view_mode;

typedef struct msf_view_template {
    HashTable *data;     /* NULL: none; shared, separated before it changes */
    HashTable *sections; /* name -> string; likewise */
    HashTable *modes;    /* name -> msf_view_mode of those that were only added to; likewise */
    zend_string *home;   /* directory in which the main view was found; NULL: the default ones */
    zend_string *layout; /* NULL: none */
    HashTable *layout_data;
    zend_string *section; /* the open one; NULL: none */
    msf_view_buffer *buffer;
    msf_view_mode mode;
    uint32_t depth;  /* templates around the run that is going on, itself included */
    zend_object std; /* last */
} msf_view_template;

static inline msf_view_template *msf_view_template_from(zend_object *o)
{
    return (msf_view_template *)(void *)((char *)o - offsetof(msf_view_template, std));
}

/* Gives a reference to an array back; NULL allowed. */
static inline void msf_view_table_drop(HashTable *table)
{
    zval v;
    if (table != NULL) {
        msf_value_borrow_array(&v, table);
        zval_ptr_dtor(&v);
    }
}

/* Makes the table if there is none, separates it if it is shared. */
static inline HashTable *msf_view_table_own(HashTable **table)
{
    HashTable *old = *table;
    if (old == NULL) {
        *table = zend_new_array(8);
    } else if (GC_REFCOUNT(old) > 1 || (GC_FLAGS(old) & GC_IMMUTABLE) != 0) {
        *table = zend_array_dup(old);
        msf_view_table_drop(old);
    }
    return *table;
}

/* NULL when PHP code has put something else into the property. */
msf_view_engine *msf_view_template_engine(msf_view_template *t);
zend_string *msf_view_template_name(msf_view_template *t);

void msf_view_template_add(msf_view_template *t, HashTable *data);
void msf_view_template_layout(msf_view_template *t, zend_string *name, HashTable *data);
/* Renders another template from inside of this one. A new string; NULL after a throw. */
zend_string *msf_view_template_fetch(msf_view_template *t, zend_string *name, HashTable *data);

void msf_view_section_start(msf_view_template *t, zend_string *name, msf_view_mode mode);
void msf_view_section_stop(msf_view_template *t);
/* Closes an open section and drops its text. */
void msf_view_section_drop(msf_view_template *t);
void msf_view_section_put(msf_view_template *t, zend_string *name, zend_string *text, msf_view_mode mode);
/* The sections of an inserted template become sections of `t`. */
void msf_view_sections_join(msf_view_template *t, msf_view_template *from);
/* The layout `to` starts with the sections of `t` and its text as `content` (taken over). */
void msf_view_sections_hand_over(msf_view_template *to, msf_view_template *t, zend_string *content);

#endif
