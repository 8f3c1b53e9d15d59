<?php
/**
 * What differs in the environment "qa" (MSF_ENV=qa).
 */
return [
    'server' => [
        'set' => [
            'worker_num' => 2,
        ],
    ],
];
