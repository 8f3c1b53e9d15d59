/* Messages between workers, with two slots in one process: what the kernel's queue promises is what matters. */
#include "unit.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/mailbox.h"
#include "process/tree.h"

enum { SLOTS = 3 };

static char buf[MSF_MAIL_MAX];

typedef struct post {
    msf_master_options options;
    msf_slot slots[SLOTS];
    msf_master master;
    msf_worker workers[SLOTS];
} post;

static void open_post(post *p, int bytes)
{
    msf_error err;
    memset(p, 0, sizeof(*p));
    p->options.workers = SLOTS;
    p->options.mail_bytes = bytes;
    p->master.options = &p->options;
    p->master.slots = p->slots;
    for (int i = 0; i < SLOTS; i++) {
        p->slots[i].index = i;
        p->workers[i].slot = &p->slots[i];
        p->workers[i].slots = p->slots;
        p->workers[i].slot_count = SLOTS;
    }
    CHECK_INT(msf_mail_open(&p->master, &err), 0);
}

static int send_text(post *p, int from, int to, const char *text)
{
    return msf_mail_send(&p->workers[from], to, text, strlen(text));
}

static void expect(post *p, int at, int sender, const char *text)
{
    int from = -1;
    ssize_t n = msf_mail_receive(&p->workers[at], &from, buf);
    CHECK_INT(n, (int)strlen(text));
    CHECK_INT(from, sender);
    CHECK(memcmp(buf, text, strlen(text)) == 0);
}

static bool readable(post *p, int at)
{
    struct pollfd fd = {.fd = msf_mail_fd(&p->workers[at]), .events = POLLIN};
    return poll(&fd, 1, 0) == 1;
}

TEST(whole_and_in_order)
{
    post p;
    int from;
    open_post(&p, 1 << 20);
    CHECK_INT(msf_worker_slots(&p.workers[0]), SLOTS);
    CHECK(!readable(&p, 1));
    CHECK_INT(msf_mail_receive(&p.workers[1], &from, buf), -EAGAIN);
    CHECK_INT(send_text(&p, 0, 1, "first"), 0);
    CHECK_INT(send_text(&p, 0, 1, ""), 0);
    CHECK_INT(send_text(&p, 2, 1, "third"), 0);
    CHECK_INT(send_text(&p, 1, 1, "to myself"), 0);
    CHECK(readable(&p, 1) && !readable(&p, 0) && !readable(&p, 2));
    expect(&p, 1, 0, "first");
    expect(&p, 1, 0, "");
    expect(&p, 1, 2, "third");
    expect(&p, 1, 1, "to myself");
    CHECK(!readable(&p, 1));
    msf_mail_close(&p.master);
}

TEST(bad_addresses_and_sizes)
{
    post p;
    int from;
    static char large[MSF_MAIL_MAX + 1];
    open_post(&p, 1 << 20);
    CHECK_INT(send_text(&p, 0, -1, "x"), -EINVAL);
    CHECK_INT(send_text(&p, 0, SLOTS, "x"), -EINVAL);
    CHECK_INT(msf_mail_send(&p.workers[0], 1, large, sizeof(large)), -EMSGSIZE);
    memset(large, 'l', sizeof(large));
    CHECK_INT(msf_mail_send(&p.workers[0], 1, large, MSF_MAIL_MAX), 0);
    CHECK_INT(msf_mail_receive(&p.workers[1], &from, buf), MSF_MAIL_MAX);
    CHECK(memcmp(buf, large, MSF_MAIL_MAX) == 0);
    CHECK(!readable(&p, 1));
    msf_mail_close(&p.master);
}

TEST(a_full_queue_refuses_and_loses_nothing)
{
    post p;
    int sent = 0, from, error;
    char message[1000] = {0};
    open_post(&p, 32 * 1024);
    while ((error = msf_mail_send(&p.workers[0], 1, memcpy(message, &sent, sizeof(sent)), sizeof(message))) == 0) {
        sent++;
        CHECK(sent < 1000);
    }
    CHECK_INT(error, -EAGAIN);
    CHECK(sent >= 8);
    CHECK_INT(send_text(&p, 0, 2, "another queue"), 0);
    for (int i = 0; i < sent; i++) {
        CHECK_INT(msf_mail_receive(&p.workers[1], &from, buf), (int)sizeof(message));
        CHECK(memcmp(buf, &i, sizeof(i)) == 0);
    }
    CHECK_INT(msf_mail_receive(&p.workers[1], &from, buf), -EAGAIN);
    CHECK_INT(send_text(&p, 0, 1, "room again"), 0);
    expect(&p, 1, 0, "room again");
    msf_mail_close(&p.master);
}

/* What a reader leaves is there for the next one of its slot. */
TEST(messages_outlive_the_reader)
{
    post p;
    int status;
    open_post(&p, 1 << 20);
    CHECK_INT(send_text(&p, 0, 1, "one"), 0);
    CHECK_INT(send_text(&p, 0, 1, "two"), 0);
    pid_t child = fork();
    if (child == 0) {
        int from;
        msf_mail_keep_own(&p.master, &p.slots[1]);
        bool mine = msf_mail_receive(&p.workers[1], &from, buf) == 3, others = msf_mail_fd(&p.workers[0]) >= 0;
        bool answered = send_text(&p, 1, 0, "from the child") == 0;
        _exit(mine && !others && answered ? 0 : 1);
    }
    CHECK_INT(waitpid(child, &status, 0), child);
    CHECK_INT(status, 0);
    expect(&p, 1, 0, "two");
    expect(&p, 0, 1, "from the child");
    msf_mail_close(&p.master);
    msf_mail_close(&p.master); /* twice is no harm: the descriptors are gone */
    CHECK_INT(p.slots[0].mail[0], -1);
}

UNIT_MAIN()
