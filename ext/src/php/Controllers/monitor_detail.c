/* What has no fixed size in the record of a worker. */
#include "php/Controllers/monitor.h"

#include "base/json.h"
#include "engine/value.h"
#include "php/Base/Pool.h"
#include "php/Leaks/leaks.h"

#define FINDINGS_MAX 8 /* in the text; the worker itself shows all */

static msf_monitor_part *parts;

void msf_monitor_add(msf_monitor_part *part)
{
    msf_monitor_part **place = &parts;
    for (; *place; place = &(*place)->next) {
        if (*place == part) {
            return;
        }
    }
    part->next = NULL;
    *place = part;
}

/* ---- writing ------------------------------------------------------------------------------------------------------------------------ */

/* A class that does not fit is left out. */
static void append_pool_class(const msf_pool_class *c, void *ctx)
{
    msf_buffer *b = ctx;
    size_t before = b->len;
    uint32_t n = c->count + c->live;
    const char *comma = b->data[b->len - 1] == '{' ? "" : ",";
    if (n > 0 && (msf_buffer_printf(b, "%s", comma) || msf_json_string(b, ZSTR_VAL(c->ce->name), ZSTR_LEN(c->ce->name)) ||
                  msf_buffer_printf(b, ":%u", n) || b->len > MSF_SCOREBOARD_DETAIL * 3 / 4)) {
        b->len = before;
    }
}

static bool append_object_pool(msf_buffer *b)
{
    if (msf_buffer_append(b, "{", 1)) {
        return false;
    }
    msf_pool_each(append_pool_class, b);
    return msf_buffer_append(b, "}", 1) == 0;
}

static bool append_leaks(msf_buffer *b)
{
    uint32_t n = msf_leaks_count();
    bool ok = msf_leaks_on() && msf_buffer_printf(b, "{\"findings\":[") == 0;
    for (uint32_t i = 0; ok && i < n && i < FINDINGS_MAX; i++) {
        const char *text = msf_leaks_text(i);
        ok = (i == 0 || !msf_buffer_append(b, ",", 1)) && !msf_json_string(b, text, strlen(text));
    }
    return ok && msf_buffer_printf(b, "]}") == 0;
}

static void append_part(msf_buffer *b, const msf_monitor_part *part)
{
    size_t before = b->len;
    bool ok = (b->len == 1 || !msf_buffer_append(b, ",", 1)) && !msf_json_string(b, part->key, strlen(part->key)) &&
              !msf_buffer_append(b, ":", 1) && part->append(b);
    if (!ok || b->len > MSF_SCOREBOARD_DETAIL - 2) { /* the last bracket and the NUL */
        b->len = before;
    }
}

void msf_monitor_publish(msf_scoreboard_slot *slot)
{
    static const msf_monitor_part own[] = {{"object_pool", append_object_pool, NULL}, {"leaks", append_leaks, NULL}};
    msf_buffer b;
    msf_buffer_init(&b, MSF_SCOREBOARD_DETAIL);
    if (msf_buffer_append(&b, "{", 1)) {
        return; /* no memory: the old text stays */
    }
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
        append_part(&b, &own[i]);
    }
    for (const msf_monitor_part *p = parts; p; p = p->next) {
        append_part(&b, p);
    }
    if (!msf_buffer_append(&b, "}", 1)) {
        msf_scoreboard_set_detail(slot, b.data, b.len);
    }
    msf_buffer_free(&b);
}

/* ---- reading ------------------------------------------------------------------------------------------------------------------------ */

void msf_monitor_detail(const msf_scoreboard_slot *slot, zval *out)
{
    char *text = emalloc(MSF_SCOREBOARD_DETAIL);
    size_t n = msf_scoreboard_get_detail(slot, text);
    ZVAL_NULL(out);
    if (n > 0) {
        msf_value_json(out, msf_slice_of(text, n));
    }
    efree(text);
    if (Z_TYPE_P(out) != IS_ARRAY) {
        zval_ptr_dtor(out);
        array_init(out);
    }
}
