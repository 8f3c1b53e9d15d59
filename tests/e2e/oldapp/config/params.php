<?php
$config['params']['mock_ids'] = array('581af00d4b58d59d22e8d7a6', '581198754b58d54465ef4cad');
$config['params']['i18n'] = array(
    'demo' => array(
        'class'          => PG\I18N\PhpMessageSource::class,
        'sourceLanguage' => 'en_us',
        'basePath'       => ROOT_PATH . '/i18n/',
        'fileMap'        => array('common' => 'common.php', 'error' => 'error.php'),
    ),
);

return $config;
