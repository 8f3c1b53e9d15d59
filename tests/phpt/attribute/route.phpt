--TEST--
Route and its short forms
--EXTENSIONS--
msf
--FILE--
<?php
namespace App;

use PG\MSF\Attribute\{Delete, Get, Patch, Post, Put, Route};

#[\Attribute(\Attribute::TARGET_METHOD)]
class Api extends Post
{
    public function __construct(string $path)
    {
        parent::__construct('/api' . $path, 'api', 201);
    }
}

#[Route('/orders', name: 'orders.')]
class Orders
{
    #[Get('/', 'list'), Route(['get', 'POST'], '/x'), Post('/', status: 201), Put('/{id}'), Patch('/{id}'), Delete('/{id}', 'gone', 204), Api('/y')]
    public function all()
    {
    }
}

function show(\ReflectionAttribute $a): void
{
    $r = $a->newInstance();
    printf("%s [%s] %s %s %d\n", $r::class, implode(' ', $r->methods), $r->path, $r->name ?? '-', $r->status);
}

array_map(show(...), (new \ReflectionClass(Orders::class))->getAttributes());
array_map(show(...), (new \ReflectionMethod(Orders::class, 'all'))->getAttributes());
foreach ([
    fn() => new Route('BREW', '/'),
    fn() => new Route('GET,POST', '/'),
    fn() => new Route(['GET', 5], '/'),
    fn() => new Route('GET', '/', status: 100),
    fn() => new Get(),
    fn() => (new Get('/'))->__construct('/other'),
    function () {
        $r = new Get('/');
        $r->path = 'x';
    },
] as $f) {
    try {
        $f();
        echo "nothing thrown\n";
    } catch (\Error $e) {
        echo $e::class, ': ', $e->getMessage(), "\n";
    }
}
--EXPECT--
PG\MSF\Attribute\Route [] /orders orders. 200
PG\MSF\Attribute\Get [GET] / list 200
PG\MSF\Attribute\Route [GET POST] /x - 200
PG\MSF\Attribute\Post [POST] / - 201
PG\MSF\Attribute\Put [PUT] /{id} - 200
PG\MSF\Attribute\Patch [PATCH] /{id} - 200
PG\MSF\Attribute\Delete [DELETE] /{id} gone 204
App\Api [POST] /api/y api 201
ValueError: "BREW" is no method that a route can have; there are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS
ValueError: "GET,POST" is no method that a route can have; there are GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS
ValueError: A route's methods must be strings
ValueError: A route's status must be between 200 and 599
ArgumentCountError: PG\MSF\Attribute\Get::__construct() expects at least 1 argument, 0 given
Error: Cannot modify readonly properties of PG\MSF\Attribute\Get
Error: Cannot modify readonly property PG\MSF\Attribute\Route::$path
