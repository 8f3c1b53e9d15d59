<?php
/**
 * Sessions (docs/en/sessions.md): one file each, in the directory of everything that the demo writes.
 */
return [
    'session' => [
        'savePath'    => RUNTIME_DIR . '/sessions',
        'maxLifeTime' => 3600, // s
    ],
];
