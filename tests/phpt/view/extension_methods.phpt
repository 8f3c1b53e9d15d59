--TEST--
Asset and URI can be asked directly
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Asset, URI};
$dir = templates(['a.css' => 'x']);
touch("$dir/a.css", 1500000000);
$asset = new Asset($dir);
echo $asset->cachedAssetUrl('/a.css'), "\n";
thrown(fn () => $asset->cachedAssetUrl('/none.css'));
$uri = new URI('/users/list');
var_dump($uri->runUri(), $uri->runUri(1), $uri->runUri(1, 'users', 'yes', 'no'));
--EXPECT--
/a.css?v=1500000000
LogicException: Unable to locate the asset "/none.css" in the "" directory.
string(11) "/users/list"
string(5) "users"
string(3) "yes"
