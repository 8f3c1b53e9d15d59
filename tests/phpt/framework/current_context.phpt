--TEST--
An object made with new finds the context of the running coroutine; child coroutines inherit it
--EXTENSIONS--
msf
--FILE--
<?php
use function PG\MSF\go;

class M extends PG\MSF\Models\Model
{
}
$f = go(function () {
    return [(new M)->getContext(), PG\MSF\await(go(fn() => (new M)->getContext()))];
});
var_dump(PG\MSF\await($f));
--EXPECT--
array(2) {
  [0]=>
  NULL
  [1]=>
  NULL
}
