<?php
namespace App\Controllers;

use PG\MSF\Attribute\Get;
use PG\MSF\Controllers\Controller;

/** Its own answer to invalid requests. */
class Own extends Controller
{
    #[Get('/own/{n}')]
    public function show(int $n, int $m)
    {
        return $n + $m;
    }

    public function onInvalid(array $errors)
    {
        return match ($this->getContext()->getInput()->get('how')) {
            'output' => $this->output('no', 422),
            'nothing' => null,
            'generator' => $this->later($errors),
            'throw' => throw new \RuntimeException('secret'),
            default => ['wrong' => array_column($errors, 'field')],
        };
    }

    private function later(array $errors)
    {
        yield $this->getObject(\PG\MSF\Coroutine\Sleep::class, [1]);
        return count($errors);
    }
}
