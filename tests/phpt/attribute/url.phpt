--TEST--
url() where there are no attribute routes
--EXTENSIONS--
msf
--FILE--
<?php
try {
    PG\MSF\url('shop', ['id' => 1]);
} catch (PG\MSF\Route\Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
There is no attribute route of the name shop
