<?php
return [
    200 => 'OK',
    404 => 'not found',
];
