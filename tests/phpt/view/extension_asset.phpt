--TEST--
Asset: URLs that change with the file
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['css/all.css' => 'x', 'Makefile.x/none' => '', 'i' => '<?= $this->asset("/css/all.css") ?>']);
touch("$dir/css/all.css", 1500000000);
$e = (new Engine($dir))->loadExtension(new League\Plates\Extension\Asset("$dir/"));
echo $e->render('i'), ' ', $e->make('i')->asset('css/all.css'), "\n";
$named = (new Engine($dir))->loadExtension(new Asset($dir, true));
echo $named->render('i'), "\n";
thrown(fn() => $named->make('i')->asset('none.css'));
--EXPECT--
/css/all.css?v=1500000000 css/all.css?v=1500000000
/css/all.1500000000.css
LogicException: Unable to locate the asset "none.css" in the "" directory.
