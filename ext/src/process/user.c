/* Workers of a master that runs as root change to another user. */
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "process/tree.h"

static int find_group(msf_master *m, msf_error *err)
{
    const char *name = m->options->group;
    if (name == NULL || *name == '\0') {
        return 0;
    }
    errno = 0;
    const struct group *g = getgrnam(name);
    if (g == NULL) {
        return msf_error_set(err, -ENOENT, "no group named \"%s\"", name);
    }
    m->gid = g->gr_gid;
    return 0;
}

int msf_user_find(msf_master *m, msf_error *err)
{
    const char *name = m->options->user;
    if (name == NULL || *name == '\0' || geteuid() != 0) {
        return 0;
    }
    const struct passwd *p = getpwnam(name);
    if (p == NULL) {
        return msf_error_set(err, -ENOENT, "no user named \"%s\"", name);
    }
    m->uid = p->pw_uid;
    m->gid = p->pw_gid;
    int code = find_group(m, err);
    m->change_user = code == 0 && (m->uid != geteuid() || m->gid != getegid());
    return code;
}

int msf_user_become(const msf_master *m, msf_error *err)
{
    if (!m->change_user) {
        return 0;
    }
    /* groups first: afterwards the right to change them is gone */
    if (initgroups(m->options->user, m->gid) != 0 || setgid(m->gid) != 0 || setuid(m->uid) != 0) {
        return msf_error_set(err, -errno, "cannot become user \"%s\": %s", m->options->user, strerror(errno));
    }
    return 0;
}
