<?php
use PG\MSF\Marco;

$config['session']['handler']     = Marco::SESSION_FILE;
$config['session']['savePath']    = RUNTIME_DIR . '/sessions';
$config['session']['sessionName'] = 'old_session';
$config['session']['maxLifeTime'] = 1440;

return $config;
