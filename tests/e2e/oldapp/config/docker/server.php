<?php
$config['http_server']['enable'] = true;
$config['http_server']['socket'] = '127.0.0.1';
$config['http_server']['port']   = getenv('PORT');

return $config;
