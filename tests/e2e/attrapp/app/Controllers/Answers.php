<?php
namespace App\Controllers;

use PG\MSF\Attribute\{Get, Route};
use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

/** Values that actions return. */
#[Route('/answers')]
class Answers extends Controller
{
    public int $uses = 0;

    #[Get('/{kind}')]
    public function kind(string $kind)
    {
        return match ($kind) {
            'text' => '<b>text</b>',
            'number' => 5,
            'float' => 0.5,
            'true' => true,
            'array' => ['a' => 'ä/b'],
            'object' => (object)[],
            'json' => new class implements \JsonSerializable {
                public function jsonSerialize(): mixed
                {
                    return ['by' => 'itself'];
                }
            },
            'null' => null,
            'later' => \PG\MSF\go(fn() => ['came' => 'later']),
            'inf' => INF,
        };
    }

    #[Get('/made/created', status: 201)]
    public function created()
    {
        return ['id' => 1];
    }

    #[Get('/made/accepted', status: 202)]
    public function accepted(): void
    {
    }

    /** What is sent explicitly wins. */
    #[Get('/made/output')]
    public function sent()
    {
        $this->output('sent', 203);
        return ['not' => 'this'];
    }

    #[Get('/made/html')]
    public function html(\PG\MSF\Base\Output $out)
    {
        $out->setContentType('text/html; charset=utf-8');
        return '<b>bold</b>';
    }

    #[Get('/made/generator/{ms}')]
    public function generator(int $ms)
    {
        yield $this->getObject(Sleep::class, [$ms]);
        return ['slept' => $ms];
    }

    #[Get('/made/await/{ms}')]
    public function await(int $ms)
    {
        \PG\MSF\delay($ms);
        return ['waited' => $ms];
    }

    #[Get('/made/context')]
    public function context()
    {
        $c = $this->getContext();
        return [$c->getControllerName(), $c->getActionName(), ++$this->uses];
    }

    /** Paths of named routes. */
    #[Get('/made/url/{name}')]
    public function url(string $name, array $with = [])
    {
        try {
            return \PG\MSF\url($name, $with);
        } catch (\PG\MSF\Route\Exception $e) {
            return [$e->getMessage()];
        }
    }

    #[Get('/made/throws')]
    public function throws()
    {
        throw new \RuntimeException('secret');
    }
}
