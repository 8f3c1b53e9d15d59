<?php
$config['http']['method_prefix']             = 'action';
$config['http']['default_method']            = 'Index';
$config['http']['output']['class']           = '\\App\\Helpers\\Output';
$config['http']['domain']['localhost']       = array('root' => ROOT_PATH . '/www', 'index' => ROOT_PATH . '/www/index.html');

return $config;
