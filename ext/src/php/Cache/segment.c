#include "php/Cache/segment.h"

#include "php/Config/Config.h"
#include "php/Server.h"

#define DEFAULT_MEMORY (64ll << 20)

static msf_cache *segment;
static bool decided; /* the configuration has been read: without a segment it is switched off */

static bool read_config(zend_object *config, bool *enable, msf_cache_options *o)
{
    zend_long memory, slots, max_value;
    if (!msf_config_bool(config, "sys_cache.enable", true, enable) ||
        !msf_config_size(config, "sys_cache.memory", DEFAULT_MEMORY, MSF_CACHE_MEMORY_MIN, 1ll << 40, &memory) ||
        !msf_config_long(config, "sys_cache.slots", 0, 0, MSF_CACHE_SLOTS_MAX, &slots) ||
        !msf_config_size(config, "sys_cache.max_value", 0, 0, 1ll << 30, &max_value)) {
        return false;
    }
    *o = (msf_cache_options){.memory = (size_t)memory, .slots = (uint32_t)slots, .max_value = (size_t)max_value};
    return true;
}

bool msf_sys_cache_start(zend_object *config)
{
    bool enable = true;
    msf_cache_options options = {.memory = DEFAULT_MEMORY};
    msf_error err;
    if (config != NULL && !read_config(config, &enable, &options)) {
        return false;
    }
    if (enable && segment == NULL) {
        segment = msf_cache_new(&options, &err);
        if (segment == NULL) {
            msf_config_error(config, "sys_cache.memory", "%s", err.text);
            return false;
        }
    }
    decided = true;
    return true;
}

msf_cache *msf_sys_cache(void)
{
    if (UNEXPECTED(!decided)) {
        zend_object *config = msf_server_config();
        msf_sys_cache_start(config != NULL ? config : msf_config_current());
    }
    return segment;
}

void msf_sys_cache_in_worker(int slot)
{
    if (segment != NULL) {
        msf_cache_use_stripe(segment, (unsigned)slot + 1); /* 0 is the master's */
    }
}

void msf_sys_cache_stop(void)
{
    msf_cache_free(segment);
    segment = NULL;
    decided = false;
}

void msf_sys_cache_info(zval *out)
{
    msf_cache_info i = {0};
    if (segment != NULL) {
        msf_cache_get_info(segment, &i);
    }
    array_init_size(out, 12);
    add_assoc_long(out, "memory_size", (zend_long)i.memory_size);
    add_assoc_long(out, "slots_memory_size", (zend_long)i.slots_memory_size);
    add_assoc_long(out, "values_memory_size", (zend_long)i.values_memory_size);
    add_assoc_long(out, "segment_size", (zend_long)i.segment_size);
    add_assoc_long(out, "segment_num", (zend_long)i.segment_num);
    add_assoc_long(out, "miss", (zend_long)i.miss);
    add_assoc_long(out, "hits", (zend_long)i.hits);
    add_assoc_long(out, "fails", (zend_long)i.fails);
    add_assoc_long(out, "kicks", (zend_long)i.kicks);
    add_assoc_long(out, "recycles", (zend_long)i.recycles);
    add_assoc_long(out, "slots_size", (zend_long)i.slots_size);
    add_assoc_long(out, "slots_used", (zend_long)i.slots_used);
}
