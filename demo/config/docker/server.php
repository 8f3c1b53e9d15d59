<?php
/**
 * What differs in the environment "docker" (MSF_ENV=docker).
 */
return [
    'server' => [
        'set' => [
            'worker_num' => 2,
        ],
    ],
];
