<?php
return [
    'sayHi' => '你好,{name}',
    'msf'   => '品果微服务框架',
    'cart'  => '购物车里有 {n, plural, =0{零件商品} other{# 件商品}}',
];
