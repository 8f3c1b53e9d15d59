--TEST--
Template: batch() applies functions of the engine, then those of PHP
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$e = (new Engine(templates([])))->registerFunction('twice', fn($s) => "$s$s")->registerFunction('strtolower', fn($s) => "own($s)");
$t = $e->make('x');
var_dump($t->batch(' Ab ', 'trim|twice|strrev'), $t->batch('AB', 'strtolower'), $t->batch([3, 1, 2], 'array_reverse|json_encode'));
thrown(fn() => $t->batch('x', 'no_such'));
thrown(fn() => $t->batch('x', ''));
--EXPECT--
string(4) "bAbA"
string(7) "own(AB)"
string(7) "[2,1,3]"
LogicException: The batch function could not find the "no_such" function.
LogicException: The batch function could not find the "" function.
