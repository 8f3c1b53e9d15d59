<?php
namespace App\Controllers\Sub;

use PG\MSF\Attribute as Http;

/** Several routes of one method; names of its own; what an abstract parent declares. */
class Deep extends Base
{
    #[Http\Get('/'), Http\Get('/deep/me'), Http\Get('/deep/{who}'), Http\Route(['GET', 'POST'], '/deep/{who}/files/{path:.+}')]
    public function show(string $who = 'root', string $path = '')
    {
        return [$who, $path];
    }

    #[Http\Get('/deep/only/{n:\d+}', name: 'digits'), Http\Get('/tree/{n:[\d/]+}/', name: 'tree'), Http\Get('/only/{n}', name: 'only'), Http\Get('/only/me')]
    public function digits(string $n = '')
    {
        return $n;
    }

    #[Http\Get('/Test/Which')]
    public function which()
    {
        return ['by' => 'attribute'];
    }
}
