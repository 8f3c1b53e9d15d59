--TEST--
URI: questions about a path
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$e = (new Engine(templates([])))->loadExtension(new League\Plates\Extension\URI('/users/list/3'));
$t = $e->make('x');
echo json_encode([$t->uri(), $t->uri(1), $t->uri(9), $t->uri('2'), $t->uri(1, 'users'), $t->uri(1, 'x'), $t->uri(1, 'users', 'yes'), $t->uri(1, 'x', 'yes'), $t->uri(1, 'x', 'yes', 'no'), $t->uri(1, 'users', 'yes', 'no'),
    $t->uri('/users/.*'), $t->uri('/x'), $t->uri('/users/\w+/\d', 'yes'), $t->uri('/x', 'yes'), $t->uri('/x', 'yes', 'no')]), "\n";
thrown(fn() => $t->uri(1, 2));
thrown(fn() => $t->uri('a', 'b', 'c', 'd'));
thrown(fn() => $t->uri(null, 'b'));
--EXPECT--
["\/users\/list\/3","users",null,"list",true,false,"yes",false,"no","yes",true,false,"yes",false,"no"]
LogicException: Invalid use of the uri function.
LogicException: Invalid use of the uri function.
LogicException: Invalid use of the uri function.
