--TEST--
The collector counts the declared properties of an Input once, also when it has dynamic ones
--EXTENSIONS--
msf
--FILE--
<?php
class Owned { public $self; function __destruct() { echo "destroyed\n"; } }
$kept = new Owned;
$kept->self = $kept;
$in = new PG\MSF\Base\Input;
$in->__genTime = $kept; /* a declared property */
$in->dynamic = $in;
unset($in);
var_dump(gc_collect_cycles());
echo "still here: ", get_class($kept), "\n";
--EXPECT--
int(1)
still here: Owned
destroyed
