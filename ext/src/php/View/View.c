/* Views of the framework: the server's template engine, the names of views, the settings. */
#include "php/View/View.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#include "engine/call.h"
#include "engine/value.h"
#include "php/Base/Base.h"
#include "php/Exceptions.h"
#include "php/Helpers/Context.h"
#include "php/Request/settings.h"
#include "php/Server/server.h"
#include "php/View/buffer.h"
#include "php/View/engine.h"

/* Scripts without a server look at the files each time. */
static const msf_view_settings_t defaults = {.check = true, .max_depth = 128, .cache = 1000};
msf_view_settings_t msf_view_settings = {.check = true, .max_depth = 128, .cache = 1000};

static zval spare; /* the engine of processes whose server has none */

/* ---- settings ----------------------------------------------------------------------------------------------------------------------- */

/* Who works on the application wants to see what was just saved. */
static bool in_development(void)
{
    zval *env = zend_get_constant_str(ZEND_STRL("APPLICATION_ENV"));
    return env != NULL && Z_TYPE_P(env) == IS_STRING && zend_string_equals_literal(Z_STR_P(env), "dev");
}

bool msf_view_configure(zend_object *config)
{
    zend_long depth, cache;
    bool check;
    if (!msf_config_bool(config, "views.check", in_development(), &check) ||
        !msf_config_long(config, "views.max_depth", defaults.max_depth, 1, 1000, &depth) ||
        !msf_config_long(config, "views.cache", defaults.cache, 1, 1000000, &cache)) {
        return false;
    }
    msf_view_settings = (msf_view_settings_t){.check = check, .max_depth = (uint32_t)depth, .cache = (uint32_t)cache};
    return true;
}

/* ---- names -------------------------------------------------------------------------------------------------------------------------- */

/* `s` without any occurrence of `part`. */
static zend_string *without(zend_string *s, zend_string *part)
{
    smart_str out = {0};
    const char *at = ZSTR_VAL(s), *end = at + ZSTR_LEN(s), *hit;
    while (ZSTR_LEN(part) > 0 && (hit = zend_memnstr(at, ZSTR_VAL(part), ZSTR_LEN(part), end))) {
        smart_str_appendl(&out, at, (size_t)(hit - at));
        at = hit + ZSTR_LEN(part);
    }
    smart_str_appendl(&out, at, (size_t)(end - at));
    smart_str_0(&out);
    return out.s ? out.s : ZSTR_EMPTY_ALLOC();
}

/* <Controller>/<Action>, with the prefix taken out of the action's name wherever it occurs. */
zend_string *msf_view_default(zend_object *context)
{
    zval *controller = msf_slot(context, MSF_CONTEXT_CONTROLLER_NAME), *action = msf_slot(context, MSF_CONTEXT_ACTION_NAME);
    zend_string *c = zval_get_string(controller), *a = zval_get_string(action), *prefix = msf_settings()->method_prefix;
    zend_string *stripped = without(a, prefix);
    zend_string *name = zend_string_concat3(ZSTR_VAL(c), ZSTR_LEN(c), "/", 1, ZSTR_VAL(stripped), ZSTR_LEN(stripped));
    for (size_t i = 0; i < ZSTR_LEN(name); i++) {
        if (ZSTR_VAL(name)[i] == '\\') {
            ZSTR_VAL(name)[i] = '/';
        }
    }
    zend_string_release(c);
    zend_string_release(a);
    zend_string_release(stripped);
    return name;
}

/* ---- rendering ---------------------------------------------------------------------------------------------------------------------- */

/* The server's engine, made if the hook has left none. Borrowed. */
static zend_object *current_engine(void)
{
    zend_object *server = msf_server_instance();
    zval *engine = server != NULL ? msf_server_get(server, "templateEngine") : &spare, fresh;
    if (EXPECTED(Z_TYPE_P(engine) == IS_OBJECT)) {
        return Z_OBJ_P(engine);
    }
    msf_view_new_engine(&fresh);
    if (server == NULL) {
        ZVAL_COPY_VALUE(&spare, &fresh);
    } else {
        msf_server_put(server, "templateEngine", &fresh);
        zval_ptr_dtor(&fresh);
    }
    return Z_OBJ(fresh);
}

/* An engine of the application's own: anything with a method render(). */
static zend_string *render_foreign(zend_object *engine, zend_function *render, zend_string *name, HashTable *data)
{
    zval argv[2], result;
    if (render == NULL) {
        zend_throw_exception_ex(msf_ce_base_exception, 0, "The template engine (%s) has no method render($name, $data)",
                                ZSTR_VAL(engine->ce->name));
        return NULL;
    }
    ZVAL_STR(&argv[0], name);
    msf_value_borrow_array(&argv[1], data);
    GC_ADDREF(engine);
    bool ok = msf_call(engine, render, &result, 2, argv);
    zend_string *text = ok ? zval_try_get_string(&result) : NULL;
    if (ok) {
        zval_ptr_dtor(&result);
    }
    OBJ_RELEASE(engine);
    return text;
}

static zend_string *render_native(zend_object *engine, zend_string *name, HashTable *data)
{
    msf_view_engine *e = msf_view_engine_from(engine);
    zval template;
    if (!e->of_server) { /* one that the application has made itself: from now on it knows the directories of views */
        e->of_server = true;
        msf_view_forget(e);
    }
    if (!msf_view_template_new(&template, e, name)) {
        return NULL;
    }
    zend_string *text = msf_view_template_render(Z_OBJ(template), data);
    zval_ptr_dtor(&template);
    return text;
}

static bool exists(msf_view_engine *e, zend_string *name)
{
    msf_view_found f;
    bool found = msf_view_find(e, name, NULL, &f);
    msf_view_found_free(&f);
    if (EG(exception) != NULL) {
        msf_drop_exception();
    }
    return found;
}

/* A view that is not there has another text (spec/03 section 7.2) than what views insert. */
static void rename_missing(zend_object *engine, zend_string *name)
{
    if (EG(exception)->ce != spl_ce_LogicException || msf_view_has_location(EG(exception))) {
        return;
    }
    zend_object *e = msf_take_exception();
    zval thrown;
    if (exists(msf_view_engine_from(engine), name)) {
        ZVAL_OBJ(&thrown, e);
        zend_throw_exception_object(&thrown);
        return;
    }
    OBJ_RELEASE(e);
    zend_throw_exception_ex(msf_ce_base_exception, 0, "A template named %s was not found in any folder, please check again",
                            ZSTR_VAL(name));
}

zend_string *msf_view_render(zend_string *name, HashTable *data)
{
    zend_object *engine = current_engine();
    if (!instanceof_function(engine->ce, msf_ce_view_engine) || MSF_USER_METHOD(engine->ce, "render") != NULL) {
        return render_foreign(engine, MSF_METHOD(engine->ce, "render"), name, data);
    }
    GC_ADDREF(engine);
    zend_string *text = render_native(engine, name, data);
    if (UNEXPECTED(text == NULL) && EG(exception) != NULL) {
        rename_missing(engine, name);
    }
    OBJ_RELEASE(engine);
    return text;
}

void msf_view_shutdown(void)
{
    zval_ptr_dtor(&spare);
    ZVAL_UNDEF(&spare);
    msf_view_forget_files();
    msf_view_settings = defaults;
}

void msf_register_view(void)
{
    msf_view_buffer_register();
    msf_register_view_names();
    msf_register_view_engine();
    msf_register_view_template();
    msf_register_view_extensions();
}
