--TEST--
__set(), __get(), __isset(), __unset()
--EXTENSIONS--
msf
--FILE--
<?php
$cache = new PG\MSF\Cache\SysCache();
$cache->name = ['x' => 1];
var_dump($cache->name['x'], $cache->get('name') === ['x' => 1], isset($cache->name), isset($cache->nothing), $cache->nothing);
unset($cache->name);
var_dump(isset($cache->name));
class Own extends Yac { public $here = 1; }
$own = new Own('own_');
$own->here = 2;
$own->there = 3;
var_dump($own->here, (new Yac('own_'))->get('here'), (new Yac('own_'))->get('there'));
--EXPECT--
int(1)
bool(true)
bool(true)
bool(false)
NULL
bool(false)
int(2)
bool(false)
int(3)
