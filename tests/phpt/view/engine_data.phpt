--TEST--
Engine: data for all templates and for some
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['a' => '<?= $all ?> <?= $mine ?? "-" ?> <?= $list ?? "-" ?>|', 'b' => '<?= $all ?> <?= $mine ?? "-" ?> <?= $list ?? "-" ?>|']);
$e = new Engine($dir);
var_dump($e->getData(), $e->addData(['all' => 1]) === $e);
$e->addData(['mine' => 'a'], 'a')->addData(['list' => 'l'], ['a', 'b'])->addData(['list' => 'b only'], 'b');
echo $e->render('a'), $e->render('b'), $e->render('a', ['all' => 2, 'mine' => 3]), $e->render('a'), "\n";
echo json_encode([$e->getData(), $e->getData('a'), $e->getData('b'), $e->getData('c')]), "\n";
$data = ['all' => 'x'];
$e->addData($data);
$data['all'] = 'y';
echo $e->getData()['all'], "\n";
thrown(fn() => $e->addData(['x' => 1], [1]));
thrown(fn() => $e->addData(['x' => 1], new stdClass));
--EXPECT--
array(0) {
}
bool(true)
1 a l|1 - b only|2 3 l|1 a l|
[{"all":1},{"all":1,"mine":"a","list":"l"},{"all":1,"list":"b only"},{"all":1}]
x
TypeError: PG\MSF\View\Engine::addData(): Argument #2 ($templates) must contain names of templates only, int given
TypeError: PG\MSF\View\Engine::addData(): Argument #2 ($templates) must be of type array|string|null, stdClass given
