<?php
/**
 * Texts in several languages (manual 5.10): the group "demo" has its files in i18n/<language>/.
 */
return [
    'params' => [
        'i18n' => [
            'demo' => [
                'sourceLanguage' => 'en_us',
                'basePath'       => ROOT_PATH . '/i18n',
                'fileMap'        => ['common' => 'common.php', 'error' => 'error.php'],
            ],
        ],
    ],
];
