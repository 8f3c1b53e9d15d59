/* Messages between workers: a queue in the kernel per slot, made by the master before the first fork, so that messages outlive the worker
 * that should have read them. Only processes of this tree have the sockets. A message arrives whole, in the order of one sender, or its
 * sender is told that it does not. */
#ifndef MSF_PROCESS_MAILBOX_H
#define MSF_PROCESS_MAILBOX_H

#include <stddef.h>
#include <sys/types.h>

#include "process/master.h"

#define MSF_MAIL_MAX (64 * 1024) /* bytes of one message */

/* Slots of this server: 0 .. n-1 are addresses. */
int msf_worker_slots(const msf_worker *w);
/* Never waits. 0; -EAGAIN: the queue is full; -EMSGSIZE; -EINVAL: no such slot; or another -errno. */
int msf_mail_send(const msf_worker *w, int slot, const void *p, size_t n);
/* What has come for this worker's slot, into `buf` of MSF_MAIL_MAX bytes: its length, or -EAGAIN. */
ssize_t msf_mail_receive(const msf_worker *w, int *from_slot, void *buf);
/* Readable when something has come. */
int msf_mail_fd(const msf_worker *w);

#endif
