#ifndef MSF_PHP_MODELS_MODEL_H
#define MSF_PHP_MODELS_MODEL_H

/* PG\MSF\Models\Model: Core under another name. */
void msf_register_model(void);

#endif
