/* A PHP file that is compiled once and run again and again: what `include` does, without the search, the stat and the compilation of each
 * time. It runs like a function that has the members of an array as its variables, so they are neither copied into a symbol table nor out
 * of it. Functions and classes at the top level of the file are declared when it is compiled. */
#ifndef MSF_ENGINE_CODE_H
#define MSF_ENGINE_CODE_H

#include "php.h"

typedef struct msf_code msf_code;

/* One reference for the caller. `scope`: the class whose protected members the file may use through $this. NULL when the file cannot be
 * opened (PHP has warned) or does not compile (an exception is pending). */
msf_code *msf_code_compile(zend_string *path, zend_class_entry *scope);

/* Runs it with `self` as $this (the caller keeps a reference meanwhile) and copies of the values in `variables`. It may wait, and it may be
 * run anew before it has ended, by itself or by another coroutine: every run has its own variables, static ones too. False: an exception is
 * pending. What the file returns is dropped. */
bool msf_code_run(msf_code *c, zend_object *self, HashTable *variables);

void msf_code_retain(msf_code *c);
/* Freed with the last reference; whoever lets it run has one. */
void msf_code_release(msf_code *c);

#endif
