<?php
/**
 * Headers of static files by extension; what is not listed gets the type that the server knows, else fileHeader.normal.
 */
return [
    'fileHeader' => [
        'normal' => ['Content-Type: application/octet-stream', 'Content-Transfer-Encoding: binary'],
        'html'   => ['Content-Type: text/html; charset=utf-8'],
        'css'    => ['Content-Type: text/css; charset=utf-8'],
        'js'     => ['Content-Type: application/javascript; charset=utf-8'],
        'svg'    => ['Content-Type: image/svg+xml'],
        'ico'    => ['Content-Type: image/x-icon'],
    ],
];
