<?php
/**
 * What differs in the environment "production" (MSF_ENV=production).
 */
return [
    'server' => [
        'set' => [
            'worker_num' => 4,
        ],
    ],
];
