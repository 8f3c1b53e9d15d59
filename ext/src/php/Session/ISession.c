/* The interfaces of stores, and the exception of locks. */
#include "php/Session/session.h"

#include "php/Session/ISession_arginfo.h"

zend_class_entry *msf_ce_isession;
zend_class_entry *msf_ce_isession_lock;
zend_class_entry *msf_ce_session_lock_timeout;

void msf_register_isession(void)
{
    msf_ce_isession = register_class_PG_MSF_Session_ISession();
    msf_ce_isession_lock = register_class_PG_MSF_Session_ISessionLock();
    msf_ce_session_lock_timeout = register_class_PG_MSF_Session_LockTimeoutException(msf_ce_session_exception);
}
