#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

#include "php/View/template.h"

void msf_view_section_start(msf_view_template *t, zend_string *name, msf_view_mode mode)
{
    if (zend_string_equals_literal(name, "content")) {
        zend_throw_exception(spl_ce_LogicException, "The section name \"content\" is reserved.", 0);
        return;
    }
    if (t->section != NULL) {
        zend_throw_exception(spl_ce_LogicException, "You cannot nest sections within other sections.", 0);
        return;
    }
    if (t->depth == 0) {
        zend_throw_exception(spl_ce_LogicException, "Sections can be started while the template is rendered only.", 0);
        return;
    }
    t->buffer = msf_view_buffer_open();
    if (t->buffer != NULL) {
        t->section = zend_string_copy(name);
        t->mode = mode;
    }
}

static zend_string *joined(zend_string *first, zend_string *second)
{
    return zend_string_concat2(ZSTR_VAL(first), ZSTR_LEN(first), ZSTR_VAL(second), ZSTR_LEN(second));
}

/* A section that was only added to goes on being added, where it is joined to the sections of another template. */
static void note_mode(msf_view_template *t, zend_string *name, msf_view_mode mode, bool known)
{
    zval v;
    if (mode == MSF_VIEW_REPLACE) {
        if (t->modes != NULL) {
            zend_hash_del(msf_view_table_own(&t->modes), name);
        }
    } else if (!known) {
        ZVAL_LONG(&v, mode);
        zend_hash_update(msf_view_table_own(&t->modes), name, &v);
    }
}

void msf_view_section_put(msf_view_template *t, zend_string *name, zend_string *text, msf_view_mode mode)
{
    HashTable *sections = msf_view_table_own(&t->sections);
    zval *old = zend_hash_find(sections, name), v;
    note_mode(t, name, mode, old != NULL);
    if (old == NULL || mode == MSF_VIEW_REPLACE) {
        ZVAL_STR_COPY(&v, text);
    } else if (mode == MSF_VIEW_APPEND) {
        ZVAL_STR(&v, joined(Z_STR_P(old), text));
    } else {
        ZVAL_STR(&v, joined(text, Z_STR_P(old)));
    }
    zend_hash_update(sections, name, &v);
}

void msf_view_section_stop(msf_view_template *t)
{
    if (t->section == NULL) {
        zend_throw_exception(spl_ce_LogicException, "You must start a section before you can stop it.", 0);
        return;
    }
    zend_string *name = t->section, *text = msf_view_buffer_take(t->buffer);
    t->section = NULL;
    t->buffer = NULL;
    if (text != NULL) {
        msf_view_section_put(t, name, text, t->mode);
        zend_string_release(text);
    } else {
        zend_throw_exception_ex(spl_ce_LogicException, 0, "The output buffer of the section \"%s\" was closed by somebody else.",
                                ZSTR_VAL(name));
    }
    zend_string_release(name);
}

void msf_view_section_drop(msf_view_template *t)
{
    if (t->section != NULL) {
        zend_string_release(t->section);
        msf_view_buffer_drop(t->buffer);
        t->section = NULL;
        t->buffer = NULL;
    }
}

void msf_view_sections_join(msf_view_template *t, msf_view_template *from)
{
    zend_string *name;
    zval *text;
    if (from->sections == NULL) {
        return;
    }
    ZEND_HASH_FOREACH_STR_KEY_VAL (from->sections, name, text) {
        zval *mode = from->modes != NULL ? zend_hash_find(from->modes, name) : NULL;
        if (!zend_string_equals_literal(name, "content")) {
            msf_view_section_put(t, name, Z_STR_P(text), mode != NULL ? (msf_view_mode)Z_LVAL_P(mode) : MSF_VIEW_REPLACE);
        }
    }
    ZEND_HASH_FOREACH_END();
}

void msf_view_sections_hand_over(msf_view_template *to, msf_view_template *t, zend_string *content)
{
    zval v;
    if (t->sections != NULL) {
        to->sections = t->sections;
        GC_TRY_ADDREF(to->sections);
    }
    ZVAL_STR(&v, content);
    zend_hash_str_update(msf_view_table_own(&to->sections), ZEND_STRL("content"), &v);
}
