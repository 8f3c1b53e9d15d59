#include "process/mailbox.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "process/tree.h"

enum { READ_END, WRITE_END };

/* In front of each message. */
typedef struct mail_head {
    int32_t from_slot;
} mail_head;

/* The kernel counts what waits against the sending socket, which all senders share: its size is the ceiling of the queue. Above
 * net.core.wmem_max only root gets what it asks for. */
static void set_ceiling(int fd, int bytes)
{
    if (setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &bytes, sizeof(bytes)) != 0) {
        (void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof(bytes)); /* less is no failure */
    }
}

int msf_mail_open(msf_master *m, msf_error *err)
{
    for (int i = 0; i < m->options->workers; i++) {
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, m->slots[i].mail) != 0) {
            return msf_error_set(err, -errno, "no queue for the messages to worker %d: %s", i, strerror(errno));
        }
        set_ceiling(m->slots[i].mail[WRITE_END], m->options->mail_bytes);
    }
    return 0;
}

static void close_end(msf_slot *s, int end)
{
    if (s->mail[end] >= 0) {
        close(s->mail[end]);
        s->mail[end] = -1;
    }
}

void msf_mail_close(msf_master *m)
{
    for (int i = 0; i < m->options->workers; i++) {
        close_end(&m->slots[i], READ_END);
        close_end(&m->slots[i], WRITE_END);
    }
}

void msf_mail_keep_own(msf_master *m, const msf_slot *own)
{
    for (int i = 0; i < m->options->workers; i++) {
        if (i != own->index) {
            close_end(&m->slots[i], READ_END);
        }
    }
}

int msf_worker_slots(const msf_worker *w)
{
    return w->slot_count;
}

int msf_mail_send(const msf_worker *w, int slot, const void *p, size_t n)
{
    if (slot < 0 || slot >= w->slot_count) {
        return -EINVAL;
    }
    if (n > MSF_MAIL_MAX) {
        return -EMSGSIZE;
    }
    mail_head head = {.from_slot = w->slot->index};
    struct iovec parts[2] = {{&head, sizeof(head)}, {(void *)p, n}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t sent;
    do {
        sent = sendmsg(w->slots[slot].mail[WRITE_END], &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : 0;
}

ssize_t msf_mail_receive(const msf_worker *w, int *from_slot, void *buf)
{
    mail_head head;
    struct iovec parts[2] = {{&head, sizeof(head)}, {buf, MSF_MAIL_MAX}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t n;
    do {
        n = recvmsg(w->slot->mail[READ_END], &message, MSG_DONTWAIT);
    } while (n < 0 && errno == EINTR);
    if (n < (ssize_t)sizeof(head)) {
        return n < 0 ? -errno : -EAGAIN;
    }
    *from_slot = head.from_slot;
    return n - (ssize_t)sizeof(head);
}

int msf_mail_fd(const msf_worker *w)
{
    return w->slot->mail[READ_END];
}
