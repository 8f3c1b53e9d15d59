/* The right to change a session. */
#include <stdlib.h>

#include "php/Session/file_task.h"
#include "php/Session/session.h"
#include "zend_exceptions.h"

msf_session_hold *msf_session_hold_new(msf_session_gate *gate, zend_string *id)
{
    msf_session_hold *h = calloc(1, sizeof *h);
    if (h == NULL) {
        if (gate != NULL) {
            msf_session_gate_leave(gate);
        }
        zend_throw_exception(msf_ce_session_exception, "session: out of memory", 0);
        return NULL;
    }
    h->refs = 1;
    h->gate = gate;
    snprintf(h->id, sizeof h->id, "%s", ZSTR_VAL(id));
    return h;
}

void msf_session_hold_release(msf_session_hold *h)
{
    if (--h->refs > 0) {
        return;
    }
    if (h->locked) {
        msf_filestore_unlock(h->store->s, h->id);
    }
    msf_session_store_release(h->store);
    if (h->gate != NULL) {
        msf_session_gate_leave(h->gate);
    }
    if (h->outer != NULL) {
        msf_session_hold_release(h->outer);
    }
    free(h);
}

void msf_session_hold_bind(msf_session_hold *h, open_store *s)
{
    if (h->store != s) {
        msf_session_store_release(h->store);
        h->store = s;
        s->refs++;
    }
}
