--TEST--
Exceptions of templates: class and message stay, template and line are added, nothing is printed
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI};

function helper($f) { return $f(); }
$dir = templates(['a' => "before\n<?php helper(fn() => throw new DomainException('mine', 7)) ?>", 'b' => "\n\n\n<?php \$this->insert('a') ?>", 'c' => "<?php \$this->start('s') ?>\n\n<?php \$this->insert('b');",
    'l' => "<?php \$this->layout('a') ?>x", 'parse' => "ok\n<?php if ( ?>", 'error' => "<?php ob_start(); echo 1;\nnull_function();", 'later' => '<?php throw $e;', 'caught' => '<?php try { $this->insert("a"); } catch (DomainException $e) { echo "caught ", $e->getMessage(); }']);
$e = new Engine($dir);
foreach (['a', 'b', 'c', 'l', 'parse', 'error'] as $name) {
    thrown(fn() => $e->render($name));
}
thrown(fn() => $e->render('later', ['e' => new Exception('made elsewhere', 0, new Exception('cause'))]));
echo $e->render('caught'), "\n";
try { $e->render('b'); } catch (DomainException $x) { var_dump($x->getCode(), $x->getPrevious()); }
class Has extends Exception { public $templates = 'mine'; }
try { $e->render('later', ['e' => new Has('x')]); } catch (Has $x) { var_dump($x->templates); }
$same = new Exception('again and again');
for ($i = 0; $i < 100; $i++) { try { $e->render('later', ['e' => $same]); } catch (Exception) { } }
thrown(fn() => throw $same);
var_dump(ob_get_level());
--EXPECT--
DomainException: mine (template a line 2)
DomainException: mine (template a line 2, template b line 4)
DomainException: mine (template a line 2, template b line 4, template c line 3)
DomainException: mine (template a line 2)
ParseError: syntax error, unexpected token ";" (template parse line 2)
Error: Call to undefined function null_function() (template error line 2)
Exception: made elsewhere (template later)
  Exception: cause
caught mine
int(7)
NULL
string(4) "mine"
Exception: again and again (template later)
int(0)
