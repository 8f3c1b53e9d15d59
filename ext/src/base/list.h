/* Intrusive circular doubly linked list. A node lives inside its owner; a list head is a node too. A node that is not in
 * any list points to itself, so `msf_list_remove` may be called on it any number of times. */
#ifndef MSF_BASE_LIST_H
#define MSF_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct msf_list {
    struct msf_list *next;
    struct msf_list *prev;
} msf_list;

/* The struct that contains `node` as its member `member`. */
#define MSF_CONTAINER_OF(node, type, member) ((type *)(void *)((char *)(node)-offsetof(type, member)))

static inline void msf_list_init(msf_list *l)
{
    l->next = l->prev = l;
}

static inline bool msf_list_empty(const msf_list *l)
{
    return l->next == l;
}

/* True while the node is linked into some list. */
static inline bool msf_list_linked(const msf_list *n)
{
    return n->next != n;
}

static inline void msf_list_push_back(msf_list *l, msf_list *n)
{
    n->prev = l->prev;
    n->next = l;
    l->prev->next = n;
    l->prev = n;
}

static inline void msf_list_push_front(msf_list *l, msf_list *n)
{
    n->next = l->next;
    n->prev = l;
    l->next->prev = n;
    l->next = n;
}

static inline void msf_list_remove(msf_list *n)
{
    n->prev->next = n->next;
    n->next->prev = n->prev;
    msf_list_init(n);
}

/* The first node, unlinked; NULL when the list is empty. */
static inline msf_list *msf_list_pop_front(msf_list *l)
{
    if (msf_list_empty(l)) {
        return NULL;
    }
    msf_list *n = l->next;
    msf_list_remove(n);
    return n;
}

/* Moves every node of `from` to the (initialised, empty) list `to`. */
static inline void msf_list_take(msf_list *to, msf_list *from)
{
    if (msf_list_empty(from)) {
        msf_list_init(to);
        return;
    }
    *to = *from;
    to->next->prev = to;
    to->prev->next = to;
    msf_list_init(from);
}

#endif
