--TEST--
Output without a request does nothing, and has the table of status codes
--EXTENSIONS--
msf
--FILE--
<?php
$o = new PG\MSF\Base\Output;
var_dump($o->output('x'), $o->outputJson([]), $o->write('x'), $o->setHeader('A', 'b') === $o, $o->__isEnd);
$codes = PG\MSF\Base\Output::$codes;
echo count($codes), ' ', $codes[200], ', ', $codes[404], ', ', isset($codes[418]) ? 'tea' : 'no tea', "\n";
try {
    $o->outputView([]);
} catch (PG\MSF\Base\Exception $e) {
    echo $e->getMessage(), "\n";
}
try {
    $o->redirect('/', 200);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
NULL
NULL
bool(false)
bool(true)
bool(false)
63 OK, Not Found, no tea
$this->outputView not support outside of an HTTP request
PG\MSF\Base\Output::redirect(): Argument #2 ($httpCode) must be one of 301, 302, 303, 307 and 308
