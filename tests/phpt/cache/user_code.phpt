--TEST--
Objects whose (un)serialising runs code, fails or uses the cache itself
--EXTENSIONS--
msf
--FILE--
<?php
class Nested {
    public function __serialize(): array { global $cache; $cache->set('inner', 'by __serialize'); return ['a' => $cache->get('inner')]; }
    public function __unserialize(array $data): void { global $cache; $this->a = $data['a']; $this->b = $cache->get('inner'); }
    public $a, $b;
}
class Fails {
    public function __wakeup() { throw new LogicException('no wakeup'); }
}
$cache = new PG\MSF\Cache\SysCache();
$cache->set('n', new Nested);
echo json_encode($cache->get('n')), "\n";
$cache->set('f', new Fails);
try {
    $cache->get('f');
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
try {
    $cache->get(['n', 'f', 'n']);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
/* The array that is walked may go away meanwhile. */
class Changes { public function __serialize(): array { global $map; $map = null; return []; } }
$map = ['x' => new Changes, 'y' => 2];
var_dump($cache->set($map), $cache->get('y'));
--EXPECT--
{"a":"by __serialize","b":"by __serialize"}
no wakeup
no wakeup
bool(true)
int(2)
