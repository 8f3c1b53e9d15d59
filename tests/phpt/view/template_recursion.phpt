--TEST--
Templates that insert themselves or are their own layout
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

$dir = templates(['self' => '<?php $this->insert("self");', 'layout' => '<?php $this->layout("layout");', 'a' => '<?php $this->layout("b");', 'b' => '<?php $this->insert("a");',
    'engine' => '<?php $this->engine->render("engine");', 'string' => '<?php echo $this;', 'tree' => '(<?php if ($n > 0) { $this->insert("tree", ["n" => $n - 1]); } ?>)']);
$e = new Engine($dir);
foreach (['self', 'layout', 'a', 'engine', 'string'] as $name) {
    thrown(fn() => $e->render($name));
}
var_dump(strlen($e->render('tree', ['n' => 127])));
thrown(fn() => $e->render('tree', ['n' => 128]));
var_dump(ob_get_level());
--EXPECT--
LogicException: The template "self" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout? (template self line 1)
LogicException: The template "layout" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout?
LogicException: The template "a" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout? (template b line 1)
LogicException: The template "engine" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout? (template engine line 1)
LogicException: The template "string" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout? (template string line 1)
int(256)
LogicException: The template "tree" is nested more than 128 levels deep (views.max_depth). Does it insert itself, or is it its own layout? (template tree line 1)
int(0)
