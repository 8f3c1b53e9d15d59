<?php
return array(
    'sayHi' => '你好,{name}',
    'msf'   => '品果微服务框架',
    'items' => '{n,plural,=0{none} one{# item} other{# items}}',
);
