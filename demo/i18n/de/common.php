<?php
return [
    'cart' => '{n, plural, =0{Der Korb ist leer} one{# Ding im Korb} other{# Dinge im Korb}}',
];
