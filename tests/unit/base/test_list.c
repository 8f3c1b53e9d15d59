#include "base/list.h"

#include "unit.h"

typedef struct item {
    int n;
    msf_list node;
} item;

static int pop(msf_list *l)
{
    msf_list *n = msf_list_pop_front(l);
    return n == NULL ? -1 : MSF_CONTAINER_OF(n, item, node)->n;
}

TEST(order_and_removal)
{
    msf_list l;
    item items[4];
    msf_list_init(&l);
    for (int i = 0; i < 4; i++) {
        items[i].n = i;
        msf_list_init(&items[i].node);
        CHECK(!msf_list_linked(&items[i].node));
        msf_list_push_back(&l, &items[i].node);
    }
    msf_list_remove(&items[2].node);
    msf_list_remove(&items[2].node);
    CHECK(!msf_list_linked(&items[2].node));
    msf_list_push_front(&l, &items[2].node);
    CHECK_INT(pop(&l), 2);
    CHECK_INT(pop(&l), 0);
    CHECK_INT(pop(&l), 1);
    CHECK_INT(pop(&l), 3);
    CHECK_INT(pop(&l), -1);
    CHECK(msf_list_empty(&l));
}

TEST(take_moves_all)
{
    msf_list from, to;
    item a = {.n = 1}, b = {.n = 2};
    msf_list_init(&from);
    msf_list_take(&to, &from);
    CHECK(msf_list_empty(&to));
    msf_list_push_back(&from, &a.node);
    msf_list_push_back(&from, &b.node);
    msf_list_take(&to, &from);
    CHECK(msf_list_empty(&from));
    CHECK_INT(pop(&to), 1);
    CHECK_INT(pop(&to), 2);
    CHECK(msf_list_empty(&to));
}

UNIT_MAIN()
