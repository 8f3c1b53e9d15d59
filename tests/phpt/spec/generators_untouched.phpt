--TEST--
Plain generators of PHP are left alone (manual 2.3)
--EXTENSIONS--
msf
--FILE--
<?php
// 2.3-1: iteration without memory
function range_of($from, $to) { for ($i = $from; $i <= $to; $i++) { yield $i; } }
$before = memory_get_usage();
$sum = 0;
foreach (range_of(1, 100000) as $i) { $sum += $i; }
var_dump($sum, memory_get_usage() - $before < 10000);
// 2.3-2: current() and send()
function gen() { $ret = (yield 'yield1'); var_dump($ret); $ret = (yield 'yield2'); var_dump($ret); }
$gen = gen();
var_dump($gen->current());
var_dump($gen->send('ret1'));
var_dump($gen->send('ret2'));
// 2.3-3: send() before the first yield drops the first value
function drops() { yield 'foo'; yield 'bar'; }
var_dump(drops()->send('something'));
// 2.3-4 to -7: the teaching scheduler
class Job { public $sent; public $first = true; function __construct(public int $id, public Generator $code) {}
    function run() { if ($this->first) { $this->first = false; return $this->code->current(); } return $this->code->send($this->sent); } }
class Plan { private SplQueue $queue; function __construct() { $this->queue = new SplQueue; } private int $n = 0;
    function add(Generator $g) { $this->queue->enqueue(new Job(++$this->n, $g)); }
    function run() { while (!$this->queue->isEmpty()) { $job = $this->queue->dequeue(); $job->run(); if ($job->code->valid()) { $this->queue->enqueue($job); } } } }
function task($id, $n) { for ($i = 1; $i <= $n; ++$i) { echo "This is task $id iteration $i.\n"; yield; } }
$plan = new Plan;
$plan->add(task(1, 10));
$plan->add(task(2, 5));
$plan->run();
--EXPECT--
int(5000050000)
bool(true)
string(6) "yield1"
string(4) "ret1"
string(6) "yield2"
string(4) "ret2"
NULL
string(3) "bar"
This is task 1 iteration 1.
This is task 2 iteration 1.
This is task 1 iteration 2.
This is task 2 iteration 2.
This is task 1 iteration 3.
This is task 2 iteration 3.
This is task 1 iteration 4.
This is task 2 iteration 4.
This is task 1 iteration 5.
This is task 2 iteration 5.
This is task 1 iteration 6.
This is task 1 iteration 7.
This is task 1 iteration 8.
This is task 1 iteration 9.
This is task 1 iteration 10.
