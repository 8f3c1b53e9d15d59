--TEST--
A logger whose properties were listed reports each of them to the collector once
--EXTENSIONS--
msf
--FILE--
<?php
class Notes extends PG\Log\PGLog { public $owner; }
$owner = new stdClass;
$owner->log = (new ReflectionClass('Notes'))->newInstanceWithoutConstructor();
$owner->log->owner = $owner;
foreach ($owner->log as $name => $value); // builds the table of its properties
unset($value);
$more = $owner;
unset($more);
var_dump(gc_collect_cycles());
var_dump(get_class($owner->log->owner ?? new ArrayObject));
--EXPECT--
int(0)
string(8) "stdClass"
