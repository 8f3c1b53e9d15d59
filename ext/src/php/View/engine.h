/* Inside views: the engine object, how it finds templates, and the templates that it makes. */
#ifndef MSF_PHP_VIEW_ENGINE_H
#define MSF_PHP_VIEW_ENGINE_H

#include "php.h"

#include "engine/code.h"

/* Folders, functions, names with data of their own: applications add a handful. Something that adds one a request is stopped here. */
#define MSF_VIEW_NAMES_MAX 10000

extern zend_class_entry *msf_ce_view_engine;
extern zend_class_entry *msf_ce_view_template;
extern zend_class_entry *msf_ce_view_extension;
extern zend_class_entry *msf_ce_view_folder;
extern zend_class_entry *msf_ce_view_func;

void msf_register_view_engine(void);
void msf_register_view_names(void);
void msf_register_view_template(void);
void msf_register_view_extensions(void);

/* `views.*`, the same for all engines of the process. */
typedef struct msf_view_settings {
    bool check;         /* look at the files before every render, and compile them anew when they have changed */
    uint32_t max_depth; /* templates and layouts inside of each other */
    uint32_t cache;     /* templates that an engine remembers */
} msf_view_settings_t;

extern msf_view_settings_t msf_view_settings;

typedef struct msf_view_engine {
    uint64_t id;            /* unique in the process: data of a request is kept under it */
    zend_string *directory; /* NULL: none */
    zend_string *extension; /* without the dot; NULL: names carry their own */
    bool of_server;         /* looks in the directories of the server as well */
    HashTable *views;       /* those directories when the cache was begun; a reference, so that a change makes another table */
    HashTable *folders;     /* name -> Folder */
    HashTable *functions;   /* name -> Func */
    HashTable *shared;      /* name -> value, for all templates; NULL: none */
    HashTable *specific;    /* template -> array; NULL: none */
    HashTable *cache;       /* home -> (name -> found), see find.c; NULL: empty */
    uint32_t cached;
    zend_object std; /* last */
} msf_view_engine;

static inline msf_view_engine *msf_view_engine_from(zend_object *o)
{
    return (msf_view_engine *)(void *)((char *)o - offsetof(msf_view_engine, std));
}

/* ---- find.c ------------------------------------------------------------------------------------------------------------------------- */

/* Where a template is. The strings are borrowed from the cache or owned, as `msf_view_found_free` knows. */
typedef struct msf_view_found {
    zend_string *path; /* own reference */
    zend_string *home; /* own reference: the directory in which it was found; NULL for folders */
    msf_code *code;    /* own reference; NULL until it is compiled */
} msf_view_found;

void msf_view_found_free(msf_view_found *f);

/* Finds the template. `home`: the directory in which to look first, NULL: none. False without an exception: there is none, and `f->path` is
 * the first place where it could be. False with one: the name is not valid. */
bool msf_view_find(msf_view_engine *e, zend_string *name, zend_string *home, msf_view_found *f);
/* Finds and compiles it. False: a LogicException says where it was looked for, or it does not compile. */
bool msf_view_load(msf_view_engine *e, zend_string *name, zend_string *home, msf_view_found *f);
/* Throws what is wrong with the name. */
bool msf_view_check_name(msf_view_engine *e, zend_string *name);
/* Forgets what was found. */
void msf_view_forget(msf_view_engine *e);
/* Frees what is compiled; RSHUTDOWN. */
void msf_view_forget_files(void);

/* ---- data.c ------------------------------------------------------------------------------------------------------------------------- */

/* To the running request, or to the engine when there is none. `template`: NULL for all. False after a throw. */
bool msf_view_data_add(msf_view_engine *e, zend_string *template, HashTable *data);
/* Data of the engine and the request for the template (may be NULL): a new array, or NULL when there is none at all. */
HashTable *msf_view_data_get(msf_view_engine *e, zend_string *template);
/* Copies the members of `from` over those of `to`. */
void msf_view_data_merge(HashTable *to, HashTable *from);

/* ---- Names.c, Template.c ------------------------------------------------------------------------------------------------------------ */

void msf_view_folder_new(zval *out, zend_string *name, zend_string *path, bool fallback);
zend_string *msf_view_folder_path(zend_object *folder);
bool msf_view_folder_fallback(zend_object *folder);
void msf_view_folders_new(zval *out, HashTable *folders);

void msf_view_func_new(zval *out, zend_string *name, zval *callback);
/* Calls it for the template (may be NULL), positional and named arguments from an array. False after a throw. */
bool msf_view_func_call(zend_object *func, zend_object *template, HashTable *args, zval *result);
/* The function of that name; NULL: none. */
zend_object *msf_view_func_find(msf_view_engine *e, zend_string *name);

/* A new Template; checks the name. False after a throw. */
bool msf_view_template_new(zval *out, msf_view_engine *e, zend_string *name);
/* A new string; NULL after a throw. */
zend_string *msf_view_template_render(zend_object *template, HashTable *data);
/* True if the exception came out of a template that ran. */
bool msf_view_has_location(zend_object *exception);

#endif
