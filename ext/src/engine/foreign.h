/* Awaitables of the application that implement IBase without extending Base: nothing tells us when they are done, so they are asked. */
#ifndef MSF_ENGINE_FOREIGN_H
#define MSF_ENGINE_FOREIGN_H

#include "engine/future.h"

/* A future that is over when $object->getResult() no longer answers CNull. The caller owns the reference. */
zend_object *msf_foreign_future(zend_object *object);

#endif
