/* Packers (spec/07 section 10). */
#ifndef MSF_PHP_PACK_PACK_H
#define MSF_PHP_PACK_PACK_H

#include "php.h"

extern zend_class_entry *msf_ce_ipack;     /* PG\MSF\Pack\IPack */
extern zend_class_entry *msf_ce_json_pack; /* PG\MSF\Pack\JsonPack */

void msf_register_ipack(void);
void msf_register_json_pack(void);
void msf_register_serialize_pack(void);
void msf_register_msg_pack(void);

#endif
