<?php
return [
    'sayHi' => 'Hello，{name}',
    'msf'   => 'msf',
    'cart'  => '{n, plural, =0{The cart is empty} one{# thing in the cart} other{# things in the cart}}',
];
