--TEST--
Objects that refer to one another come back when nobody else holds them; one that is held takes with it what it holds
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

class Node extends PG\MSF\Models\Model
{
    public $next, $all = [], $secret;
    protected $hidden;
    public static $kept = [];
    public function hide($o) { $this->hidden = $o; }
    public function see() { return [$this->next, $this->all, $this->secret, $this->hidden, isset($this->dyn)]; }
}
$node = fn($c, $level = 1) => $c->getObject(Node::class, [], $level);
function after($title)
{
    $n = count(PG\MSF\Base\Pool::getInstance()->map[Node::class] ?? []);
    $seen = request(fn($c) => array_map(fn() => $c->getObject(Node::class)->see(), range(1, max($n, 1))));
    echo "$title: $n idle, ", array_unique(array_map('json_encode', $seen)) === ['[null,[],null,null,false]'] ? 'clean' : json_encode($seen), "\n";
    while (count(PG\MSF\Base\Pool::getInstance()->map[Node::class] ?? []) > 0) {
        PG\MSF\Base\Pool::getInstance()->get(Node::class);
    }
}
request(function ($c) use ($node) { [$a, $b] = [$node($c), $node($c)]; $a->next = $b; $b->next = $a; $a->secret = 1; });
after('a pair');
request(function ($c) use ($node) { $a = $node($c); $a->next = $a; $a->all = [[$a]]; });
after('itself');
request(function ($c) use ($node) { for ($i = 0; $i < 20; $i++) { $n = $node($c); $n->next = $last ?? null; $last = $n; } });
after('a chain');
request(function ($c) use ($node) { $root = $node($c); for ($i = 0; $i < 5; $i++) { $n = $node($c); $n->next = $root; $n->dyn = $root; $root->all["k$i"] = $n; } });
after('a tree with parents');
request(function ($c) use ($node) { [$a, $b] = [$node($c), $node($c)]; $a->next = $b; $b->next = $a; $a->secret = 'held'; Node::$kept = [$a]; });
after('a pair of which one is held');
echo json_encode([Node::$kept[0]->secret, Node::$kept[0]->next->next === Node::$kept[0]]), "\n";
Node::$kept = [];
request(function ($c) use ($node) { [$a, $b] = [$node($c), $node($c)]; $a->hide($b); $b->hide($a); });
after('a pair in properties that are not reset');
request(function ($c) use ($node) { [$a, $b] = [$node($c, 3), $node($c, 3)]; $a->hide($b); $b->hide($a); });
after('the same, reset');
request(function ($c) use ($node) { $x = 5; [$a, $b] = [$node($c), $node($c)]; $a->next = &$b->next; $b->all = &$a->all; $a->secret = &$x; $b->secret = &$x; });
after('references');
--EXPECT--
a pair: 2 idle, clean
itself: 1 idle, clean
a chain: 20 idle, clean
a tree with parents: 6 idle, clean
a pair of which one is held: 0 idle, clean
["held",true]
a pair in properties that are not reset: 0 idle, clean
the same, reset: 2 idle, clean
references: 2 idle, clean
