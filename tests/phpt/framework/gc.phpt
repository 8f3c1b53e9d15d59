--TEST--
Circles through the framework's objects are collected
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Helpers\Context;

function circles(callable $make): int
{
    gc_collect_cycles();
    $make();
    return gc_collect_cycles();
}
var_dump(circles(function () {
    $c = new Context;
    $in = new PG\MSF\Base\Input;
    $in->setContext($c);
    $c->setInput($in);
    $in->setAllGet(['self' => $in]);
}) > 0);
var_dump(circles(function () {
    $o = new PG\MSF\Base\Output;
    $o->setContext((new Context)->setOutput($o));
}) > 0);
var_dump(circles(function () {
    $m = new PG\MSF\Models\Model;
    $m->me = $m;
}) > 0);
--EXPECT--
bool(true)
bool(true)
bool(true)
