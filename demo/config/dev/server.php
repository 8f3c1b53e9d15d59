<?php
/**
 * What differs in the environment "dev" (MSF_ENV=dev).
 */
return [
    'server' => [
        'set' => [
            'worker_num' => 2,
        ],
    ],
];
