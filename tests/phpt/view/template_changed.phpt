--TEST--
A script sees templates as they are now
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['t' => 'one']);
$e = new Engine($dir);
echo $e->render('t');
file_put_contents("$dir/t.php", 'two, longer');
echo ' ', $e->render('t');
file_put_contents("$dir/t.php", '<?= "now ", $x ?>');
echo ' ', $e->render('t', ['x' => 'PHP']);
unlink("$dir/t.php");
echo "\n";
thrown(fn() => $e->render('t'));
--EXPECT--
one two, longer now PHP
LogicException: The template "t" could not be found at "/t.php".
