/* The pool, with a protocol that opens, fails and dies when the test says so. */
#include "unit.h"

#include "client/pool.h"

typedef struct fake {
    msf_connpool_conn pooled;
    msf_list node; /* in opening */
    int id;
    bool dead;
    char key[32];
} fake;

typedef struct user {
    msf_connpool_want want;
    fake *got;
    int code, calls;
    struct user *next; /* starts to wait when this one is answered */
} user;

static msf_loop *loop;
static msf_connpool *pool;
static msf_list opening;
static int opened, closed, refuse_to_open;

static fake *fake_of(msf_connpool_conn *c)
{
    return c == NULL ? NULL : MSF_CONTAINER_OF(c, fake, pooled);
}

static msf_connpool_conn *begin(void *ctx, msf_slice key, void *how)
{
    (void)ctx;
    CHECK(how != NULL);
    if (refuse_to_open > 0) {
        refuse_to_open--;
        return NULL;
    }
    fake *f = calloc(1, sizeof *f);
    f->id = ++opened;
    snprintf(f->key, sizeof f->key, "%.*s", (int)key.n, key.p);
    msf_list_push_back(&opening, &f->node);
    return &f->pooled;
}

static void end(void *ctx, msf_connpool_conn *c)
{
    (void)ctx;
    fake *f = fake_of(c);
    if (f->node.next != NULL) {
        msf_list_remove(&f->node);
    }
    closed++;
    free(f);
}

static bool alive(void *ctx, msf_connpool_conn *c, uint64_t idle_ms)
{
    (void)ctx;
    (void)idle_ms;
    return !fake_of(c)->dead;
}

static const msf_connpool_protocol protocol = {begin, end, alive};

static void setup(msf_connpool_options o)
{
    loop = msf_loop_new();
    msf_list_init(&opening);
    pool = msf_connpool_new(loop, &protocol, NULL, &o);
}

static msf_connpool_stats stats(void)
{
    msf_connpool_stats s;
    msf_connpool_get_stats(pool, &s);
    return s;
}

static void teardown(void)
{
    msf_connpool_stats s = stats();
    CHECK_INT(s.busy, 0);
    CHECK_INT(s.waiting, 0);
    msf_connpool_free(pool);
    CHECK_INT(opened, closed);
    msf_loop_free(loop);
}

static void on_done(msf_connpool_want *w, msf_connpool_conn *c);

static int take_from(user *u, const char *key, uint32_t wait_ms)
{
    msf_connpool_conn *c = NULL;
    u->want.done = on_done;
    u->want.how = u;
    int result = msf_connpool_take(pool, &u->want, msf_slice_str(key), wait_ms, &c);
    u->got = fake_of(c);
    u->code = result < 0 ? result : 0;
    return result;
}

static void on_done(msf_connpool_want *w, msf_connpool_conn *c)
{
    user *u = MSF_CONTAINER_OF(w, user, want);
    u->calls++;
    u->got = fake_of(c);
    u->code = c == NULL ? w->error.code : 0;
    CHECK(c != NULL || w->error.text[0] != '\0');
    if (u->next != NULL) {
        take_from(u->next, "a", 0);
    }
}

static void open_next(void)
{
    CHECK(!msf_list_empty(&opening));
    fake *f = MSF_CONTAINER_OF(msf_list_pop_front(&opening), fake, node);
    msf_connpool_opened(pool, &f->pooled);
}

static void fail_next(void)
{
    msf_error why;
    msf_error_set(&why, -ECONNREFUSED, "refused");
    CHECK(!msf_list_empty(&opening));
    fake *f = MSF_CONTAINER_OF(msf_list_pop_front(&opening), fake, node);
    msf_connpool_failed(pool, &f->pooled, &why);
    closed++;
    free(f);
}

static void give(user *u)
{
    CHECK(u->got != NULL);
    msf_connpool_give(pool, &u->got->pooled);
    u->got = NULL;
}

static void drop(fake *f)
{
    msf_connpool_drop(pool, &f->pooled);
    closed++;
    free(f);
}

TEST(opens_keeps_and_reuses_the_youngest)
{
    setup((msf_connpool_options){0});
    user u = {0}, v = {0};
    CHECK_INT(take_from(&u, "a", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(take_from(&v, "a", 0), MSF_CONNPOOL_WAITS);
    open_next();
    open_next();
    CHECK(u.calls == 1 && u.got->id == 1 && v.got->id == 2);
    give(&u);
    give(&v);
    CHECK_INT(take_from(&u, "a", 0), 0);
    CHECK_INT(u.got->id, 2);
    CHECK_INT(msf_connpool_conn_uses(&u.got->pooled), 2);
    CHECK_INT(take_from(&v, "b", 0), MSF_CONNPOOL_WAITS);
    open_next();
    CHECK(strcmp(v.got->key, "b") == 0);
    give(&u);
    give(&v);
    msf_connpool_stats s = stats();
    CHECK(s.idle == 3 && s.taken == 4 && s.reused == 1 && s.opened == 3 && s.waited == 3);
    teardown();
}

TEST(a_freed_connection_goes_to_the_first_and_the_opening_one_to_the_next)
{
    setup((msf_connpool_options){.max_per_key = 2});
    user a = {0}, b = {0}, c = {0}, d = {0};
    take_from(&a, "a", 0);
    open_next();
    CHECK_INT(take_from(&b, "a", 0), MSF_CONNPOOL_WAITS); /* has an opening one */
    CHECK_INT(take_from(&c, "a", 0), MSF_CONNPOOL_WAITS); /* ceiling */
    CHECK_INT(take_from(&d, "a", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(opened, 2);
    give(&a);
    CHECK(b.got != NULL && b.got->id == 1 && c.got == NULL);
    open_next();
    CHECK(c.got != NULL && c.got->id == 2 && d.got == NULL);
    give(&c);
    CHECK(d.got != NULL && d.got->id == 2);
    give(&d);
    give(&b);
    CHECK_INT(stats().idle, 2);
    teardown();
}

TEST(what_was_opened_in_vain_becomes_idle)
{
    setup((msf_connpool_options){0});
    user a = {0}, b = {0};
    take_from(&a, "a", 0);
    open_next();
    take_from(&b, "a", 0);
    give(&a);
    CHECK_INT(b.got->id, 1);
    open_next();
    CHECK_INT(stats().idle, 1);
    take_from(&a, "a", 0);
    CHECK_INT(a.got->id, 2);
    give(&a);
    give(&b);
    teardown();
}

TEST(a_failure_is_told_to_him_for_whom_it_was_opened)
{
    setup((msf_connpool_options){.max_per_key = 2});
    user a = {0}, b = {0}, c = {0};
    take_from(&a, "a", 0);
    take_from(&b, "a", 0);
    take_from(&c, "a", 0);
    fail_next();
    CHECK_INT(a.code, -ECONNREFUSED);
    CHECK(b.calls == 0 && c.calls == 0);
    CHECK_INT(opened, 3); /* the slot serves c now */
    open_next();
    CHECK_INT(b.got->id, 2);
    fail_next();
    CHECK_INT(c.code, -ECONNREFUSED);
    give(&b);
    CHECK_INT(stats().failed, 2);
    teardown();
}

TEST(a_waiter_may_take_again_in_its_callback)
{
    setup((msf_connpool_options){.max_per_key = 1});
    user a = {0}, b = {0};
    a.next = &b;
    take_from(&a, "a", 0);
    fail_next();
    CHECK(a.code == -ECONNREFUSED && b.calls == 0);
    open_next();
    CHECK_INT(b.got->id, 2);
    give(&b);
    teardown();
}

TEST(cancel_closes_what_nobody_needs)
{
    setup((msf_connpool_options){.max_per_key = 1});
    user a = {0}, b = {0};
    take_from(&a, "a", 0);
    take_from(&b, "a", 0);
    msf_connpool_cancel(pool, &a.want);
    CHECK_INT(closed, 0); /* b has use for it */
    msf_connpool_cancel(pool, &b.want);
    CHECK_INT(closed, 1);
    msf_connpool_cancel(pool, &b.want);
    CHECK(a.calls == 0 && b.calls == 0);
    CHECK_INT(stats().opening, 0);
    teardown();
}

TEST(waiting_has_a_deadline)
{
    setup((msf_connpool_options){.max_per_key = 1});
    user a = {0}, b = {0}, c = {0};
    take_from(&a, "a", 0);
    open_next();
    CHECK_INT(take_from(&b, "a", 20), MSF_CONNPOOL_WAITS);
    CHECK_INT(take_from(&c, "a", 0), MSF_CONNPOOL_WAITS);
    while (b.calls == 0) {
        msf_loop_poll(loop, true);
    }
    CHECK_INT(b.code, -ETIMEDOUT);
    CHECK(strstr(b.want.error.text, "a: no connection within ") != NULL && strstr(b.want.error.text, "1 busy") != NULL);
    CHECK_INT(c.calls, 0);
    give(&a);
    CHECK(c.got != NULL);
    give(&c);
    CHECK_INT(stats().timeouts, 1);
    teardown();
}

TEST(ceilings_of_waiters_and_keys)
{
    setup((msf_connpool_options){.max_waiters = 2, .max_keys = 2});
    user a = {0}, b = {0}, c = {0};
    take_from(&a, "a", 0);
    take_from(&b, "b", 0);
    CHECK_INT(take_from(&c, "a", 0), MSF_ETOOBIG);
    CHECK(strstr(c.want.error.text, "2 wait for a connection already") != NULL);
    open_next();
    open_next();
    CHECK_INT(take_from(&c, "c", 0), MSF_ETOOBIG);
    CHECK(strstr(c.want.error.text, "2 other targets") != NULL);
    drop(a.got);
    CHECK_INT(take_from(&c, "c", 0), MSF_CONNPOOL_WAITS); /* "a" made room */
    open_next();
    give(&b);
    give(&c);
    CHECK_INT(stats().opened, 3);
    CHECK_INT(stats().refused, 1);
    teardown();
}

TEST(idle_ones_of_other_keys_make_room)
{
    setup((msf_connpool_options){.max_total = 2});
    user a = {0}, b = {0}, c = {0};
    take_from(&a, "a", 0);
    open_next();
    take_from(&b, "b", 0);
    open_next();
    give(&a);
    CHECK_INT(take_from(&c, "c", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(closed, 1);
    open_next();
    /* both busy: "a" starves until one is given back, which is closed for it */
    CHECK_INT(take_from(&a, "a", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(opened, 3);
    give(&b);
    CHECK_INT(closed, 2);
    CHECK_INT(opened, 4);
    open_next();
    CHECK(strcmp(a.got->key, "a") == 0);
    give(&a);
    give(&c);
    teardown();
}

TEST(dead_and_worn_ones_are_not_handed_out)
{
    setup((msf_connpool_options){.max_uses = 2});
    user a = {0};
    take_from(&a, "a", 0);
    open_next();
    fake *f = a.got;
    give(&a);
    f->dead = true;
    CHECK_INT(take_from(&a, "a", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(closed, 1);
    open_next();
    give(&a);
    CHECK_INT(take_from(&a, "a", 0), 0);
    give(&a); /* its second use was the last */
    CHECK(closed == 2 && stats().idle == 0 && stats().expired == 1 && stats().dead == 1);
    take_from(&a, "a", 0);
    open_next();
    f = a.got;
    give(&a);
    drop(f); /* broke while idle */
    CHECK(stats().idle == 0 && stats().dead == 2);
    teardown();
}

TEST(a_fresh_one_is_opened_even_when_idle_ones_fill_the_key)
{
    setup((msf_connpool_options){.max_per_key = 1});
    user a = {0};
    take_from(&a, "a", 0);
    open_next();
    give(&a);
    a.want.fresh = true;
    CHECK_INT(take_from(&a, "a", 0), MSF_CONNPOOL_WAITS);
    CHECK_INT(closed, 1);
    open_next();
    CHECK_INT(msf_connpool_conn_uses(&a.got->pooled), 1);
    give(&a);
    teardown();
}

TEST(idle_ones_expire)
{
    setup((msf_connpool_options){.idle_ms = 20});
    user a = {0}, b = {0};
    take_from(&a, "a", 0);
    take_from(&b, "b", 0);
    open_next();
    open_next();
    give(&a);
    give(&b);
    while (stats().idle > 0) {
        msf_loop_hold(loop);
        msf_loop_poll(loop, true);
        msf_loop_unhold(loop);
    }
    CHECK(closed == 2 && stats().expired == 2);
    teardown();
}

TEST(life_is_limited)
{
    setup((msf_connpool_options){.life_ms = 1});
    user a = {0};
    take_from(&a, "a", 0);
    open_next();
    usleep(3000);
    msf_loop_update_now(loop);
    give(&a);
    CHECK(closed == 1 && stats().expired == 1);
    teardown();
}

TEST(draining_keeps_nothing)
{
    setup((msf_connpool_options){0});
    user a = {0}, b = {0};
    take_from(&a, "a", 0);
    take_from(&b, "a", 0);
    open_next();
    open_next();
    give(&a);
    msf_connpool_drain(pool);
    CHECK_INT(closed, 1);
    give(&b);
    CHECK_INT(closed, 2);
    CHECK_INT(take_from(&a, "a", 0), MSF_CONNPOOL_WAITS);
    open_next();
    give(&a);
    CHECK_INT(closed, 3);
    teardown();
}

TEST(no_memory_for_a_connection)
{
    setup((msf_connpool_options){.max_per_key = 1});
    user a = {0}, b = {0};
    refuse_to_open = 1;
    CHECK_INT(take_from(&a, "a", 0), -ENOMEM);
    take_from(&a, "a", 0);
    open_next();
    take_from(&b, "a", 0);
    refuse_to_open = 1;
    drop(a.got);
    CHECK_INT(b.code, -ENOMEM);
    teardown();
}

/* Everything at random, for a long time: nothing is lost, no ceiling is passed. */
TEST(a_long_random_walk)
{
    setup((msf_connpool_options){.max_per_key = 3, .max_total = 6, .max_keys = 8, .max_idle = 2, .max_uses = 9});
    static user users[40];
    unsigned seed = 1;
    for (int step = 0; step < 200000; step++) {
        user *u = &users[rand_r(&seed) % 40];
        char key[2] = {(char)('a' + rand_r(&seed) % 6), 0};
        int what = rand_r(&seed) % 100;
        if (u->got != NULL && what < 70) {
            give(u);
        } else if (u->got != NULL) {
            drop(u->got);
            u->got = NULL;
        } else if (u->want.waiting && what < 10) {
            msf_connpool_cancel(pool, &u->want);
        } else if (!u->want.waiting) {
            u->want.fresh = what > 90;
            take_from(u, key, 0);
        }
        if (!msf_list_empty(&opening) && what % 3 == 0) {
            what % 9 == 0 ? fail_next() : open_next();
        }
        msf_connpool_stats s = stats();
        CHECK(s.idle + s.busy + s.opening <= 6);
        CHECK(s.waiting == 0 || s.busy + s.opening > 0); /* nobody waits for nothing */
    }
    for (int i = 0; i < 40; i++) {
        msf_connpool_cancel(pool, &users[i].want);
        if (users[i].got != NULL) {
            give(&users[i]);
        }
        for (int j = i + 1; j < 40; j++) {
            msf_connpool_cancel(pool, &users[j].want);
        }
    }
    CHECK(stats().taken > 10000 && stats().reused > 1000);
    teardown();
}

UNIT_MAIN()
