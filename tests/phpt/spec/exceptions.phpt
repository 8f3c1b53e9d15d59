--TEST--
The family of exceptions (spec 07, section 14; spec 02, 1.1)
--EXTENSIONS--
msf
--FILE--
<?php
foreach (['Client', 'Pack', 'Pools', 'Process', 'Proxy', 'Queue', 'Route', 'Session', 'Tasks', 'Coroutine'] as $space) {
    $class = "PG\\MSF\\$space\\Exception";
    $e = new $class('text', 5, new LogicException('before'));
    echo get_parent_class($e), ' ', $e->getMessage(), ' ', $e->getCode(), ' ', get_class($e->getPrevious()), "\n";
}
echo get_parent_class('PG\MSF\Base\Exception'), "\n";
$e = new PG\MSF\Coroutine\Exception('outer', 0, new Exception('inner'));
var_dump($e->getPreviousMessage(), (new PG\MSF\Coroutine\Exception('alone'))->getPreviousMessage());
foreach (['FileNotFoundException', 'EmptyDirectoryException', 'UnsupportedFormatException', 'ParseException'] as $name) {
    echo $name, ' ', json_encode(is_subclass_of("Noodlehaus\\Exception\\$name", 'Exception')), "\n";
}
--EXPECT--
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
PG\MSF\Base\Exception text 5 LogicException
Exception
string(5) "inner"
string(5) "alone"
FileNotFoundException true
EmptyDirectoryException true
UnsupportedFormatException true
ParseException true
