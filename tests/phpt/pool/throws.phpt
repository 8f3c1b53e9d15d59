--TEST--
Constructor, destroy(), destructors and properties' destructors that throw or exit: the others still get theirs, and the next request sees nothing
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

class Bomb { public function __construct(public $text) {} public function __destruct() { echo "  bomb $this->text\n"; throw new RuntimeException($this->text); } }
class M extends PG\MSF\Models\Model
{
    public $v, $bomb;
    public function __construct($what = '') { $this->v = $what; if ($what === 'constructor') { throw new DomainException('of the constructor'); } }
    public function destroy()
    {
        echo "  destroy ", $this->v, ' ', $this->getContext() ? 'in context' : 'NO CONTEXT', "\n";
        parent::destroy();
        match ($this->v) { 'throw' => throw new LogicException('of destroy'), default => null };
        if ($this->v === 'more') { $this->getObject(M::class, ['taken late']); }
        if ($this->v === 'push') { $this->getContext()->getObjectPool()->push($this->getObject(M::class, ['pushed'])); }
    }
}
class D extends M { public function __destruct() { echo "  destruct $this->v\n"; if ($this->v === 'destructor') { throw new LogicException('of the destructor'); } } }

request(function ($c) { $c->getObject(M::class, ['first']); $c->getObject(M::class, ['constructor']); });
request(function ($c) { $c->getObject(M::class, ['throw']); $c->getObject(M::class, ['second']); });
collectedRequest(function ($c) { $c->getObject(M::class, ['more']); $c->getObject(M::class, ['push']); });
request(function ($c) { $c->getObject(M::class, ['with a bomb'])->bomb = new Bomb('one'); $c->getObject(M::class, ['next']); });
request(function ($c) { $c->getObject(D::class, ['destructor']); $c->getObject(D::class, ['last']); });
echo "all:\n";
request(function ($c) { for ($i = 0; $i < 8; $i++) { $o = $c->getObject($i < 6 ? M::class : D::class, ['']); if ($o->v . json_encode($o->bomb) !== 'null' || $o->getIsDestroy()) { echo "DIRTY\n"; } } $GLOBALS['n'] = $o->__useCount; });
echo idle(), ' ', $n > 1 ? 'used again' : 'new', "\n";
while ($o = PG\MSF\Base\Pool::getInstance()->map[D::class] ?? null) { unset($o); PG\MSF\Base\Pool::getInstance()->get(D::class); }
--EXPECTF--
DomainException: of the constructor
  destroy first in context
  destroy constructor in context
  destroy throw in context
destroy: LogicException(message => 'of destroy'%A
  destroy second in context
  destroy more in context
  destroy push in context
  destroy pushed in context
  destroy taken late in context
  destroy with a bomb in context
  destroy next in context
  bomb one
destroy: RuntimeException(message => 'one'%A
  destroy destructor in context
  destruct destructor
destroy: LogicException(message => 'of the destructor'%A
  destroy last in context
  destruct last
all:
  destroy  in context
  destroy  in context
  destroy  in context
  destroy  in context
  destroy  in context
  destroy  in context
  destroy  in context
  destruct 
  destroy  in context
  destruct 
{"M":6,"D":2} used again
  destruct 
  destruct 
