--TEST--
Exceptions of templates: class and message stay, template and line are added, nothing is printed
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/view.inc';
use PG\MSF\View\{Engine, Template, ExtensionInterface, Asset, URI, Location};

function helper($f) { return $f(); }
$dir = templates(['a' => "before\n<?php helper(fn() => throw new DomainException('mine', 7)) ?>", 'b' => "\n\n\n<?php \$this->insert('a') ?>", 'c' => "<?php \$this->start('s') ?>\n\n<?php \$this->insert('b');",
    'l' => "<?php \$this->layout('a') ?>x", 'parse' => "ok\n<?php if ( ?>", 'error' => "<?php ob_start(); echo 1;\nnull_function();", 'later' => '<?php throw $e;', 'caught' => '<?php try { $this->insert("a"); } catch (DomainException $e) { echo "caught ", $e->getMessage(); }']);
$e = new Engine($dir);
foreach (['a', 'b', 'c', 'l', 'parse', 'error'] as $name) {
    thrown(fn() => $e->render($name));
}
thrown(fn() => $e->render('later', ['e' => new Exception('made elsewhere', 0, new Exception('cause'))]));
echo $e->render('caught'), "\n";
try { $e->render('b'); } catch (DomainException $x) {
    $l = $x->getPrevious();
    var_dump($x->getCode(), $l instanceof LogicException, basename($l->getFile()), $l->getLine(), $l->getPrevious()->getMessage());
}
$same = new Exception('again and again');
for ($i = 0; $i < 100; $i++) { try { $e->render('later', ['e' => $same]); } catch (Exception) { } }
thrown(fn() => throw $same);
var_dump(ob_get_level());
--EXPECT--
DomainException: mine
  PG\MSF\View\Location: template a line 2
DomainException: mine
  PG\MSF\View\Location: template a line 2
    PG\MSF\View\Location: template b line 4
DomainException: mine
  PG\MSF\View\Location: template a line 2
    PG\MSF\View\Location: template b line 4
      PG\MSF\View\Location: template c line 3
DomainException: mine
  PG\MSF\View\Location: template a line 2
ParseError: syntax error, unexpected token ";"
  PG\MSF\View\Location: template parse line 2
Error: Call to undefined function null_function()
  PG\MSF\View\Location: template error line 2
Exception: made elsewhere
  Exception: cause
    PG\MSF\View\Location: template later
caught mine
int(7)
bool(true)
string(5) "a.php"
int(2)
string(17) "template b line 4"
Exception: again and again
  PG\MSF\View\Location: template later
int(0)
