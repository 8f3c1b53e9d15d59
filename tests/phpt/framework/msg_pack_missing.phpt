--TEST--
MsgPack without its extension says which one
--EXTENSIONS--
msf
--FILE--
<?php
try {
    new PG\MSF\Pack\MsgPack;
} catch (PG\MSF\Pack\Exception $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
MsgPack needs the PHP extension msgpack (Debian: apt-get install php-msgpack), which is not loaded
