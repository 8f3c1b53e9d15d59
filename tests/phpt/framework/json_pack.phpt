--TEST--
JsonPack
--EXTENSIONS--
msf
--FILE--
<?php
$p = new PG\MSF\Pack\JsonPack;
var_dump($p instanceof PG\MSF\Pack\IPack, $p->pack(['a' => "\u{4f60}"]), $p->pack("\u{4f60}", 0), $p->unPack('{"a":1}'), $p->unPack('{"a":1}', true), $p->unPack('null'));
foreach (['{bad', ''] as $bad) {
    try {
        $p->unPack($bad);
    } catch (PG\MSF\Pack\Exception $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    $p->pack("\xff");
} catch (PG\MSF\Pack\Exception $e) {
    echo $e->getMessage(), "\n";
}
var_dump($p->unPack('1'));
--EXPECT--
bool(true)
string(11) "{"a":"你"}"
string(8) ""\u4f60""
object(stdClass)#2 (1) {
  ["a"]=>
  int(1)
}
array(1) {
  ["a"]=>
  int(1)
}
NULL
Json unPack faild. Error message : Syntax error
Json unPack faild. Error message : Syntax error
Json pack faild. Error message : Malformed UTF-8 characters, possibly incorrectly encoded
int(1)
