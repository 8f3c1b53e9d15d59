<?php
// What php-fpm runs: the same answer with no framework at all.
header('Content-Type: application/json; charset=UTF-8');
echo json_encode(['hello' => 'world']);
