<?php
namespace App\Controllers;

use App\Models\{Even, Level, Node, Order, Picky, Suit, Waits};
use PG\MSF\Attribute\{Body, Cookie, Delete, Email, File, Get, Header, Items, Length, OneOf, Path, Pattern, Patch, Post, Put, Query, Range, Route, Uuid};
use PG\MSF\Base\{Input, Output};
use PG\MSF\Controllers\Controller;

#[Route('/bind', name: 'bind.')]
class Bind extends Controller
{
    #[Get('/int/{n}', name: 'int')]
    public function int(int $n)
    {
        return $n;
    }

    #[Get('/types')]
    public function types(int $i = 1, float $f = 1.5, bool $b = false, string $s = 'none', ?int $n = null, int|float $x = 0, array $a = [], mixed $m = null, $u = 'u')
    {
        return compact('i', 'f', 'b', 's', 'n', 'x', 'a', 'm', 'u');
    }

    #[Post('/types'), Put('/types'), Patch('/types')]
    public function posted(int $i = 1, float $f = 1.5, bool $b = false, string $s = 'none', ?int $n = null, int|float $x = 0, array $a = [], mixed $m = null)
    {
        return compact('i', 'f', 'b', 's', 'n', 'x', 'a', 'm');
    }

    #[Get('/required')]
    public function required(int $i, string $s, Suit $suit)
    {
        return 'never without';
    }

    #[Get('/enum/{suit}')]
    public function enum(Suit $suit, Level $level = Level::Low)
    {
        return [$suit->name, $level->name];
    }

    #[Get('/date/{day}')]
    public function date(\DateTimeInterface $day, ?\DateTime $at = null)
    {
        return [get_class($day), $day->format('Y-m-d\TH:i:s.uP'), $at ? get_class($at) : null];
    }

    #[Route(['POST', 'DELETE'], '/sources/{id}')]
    public function sources(
        #[Path('id')] int $number,
        #[Query] int $page,
        #[Body('user_name')] ?string $name,
        #[Header] string $userAgent,
        #[Header('X-Token')] ?string $token,
        #[Cookie] string $session = 'none',
    ) {
        return compact('number', 'page', 'name', 'userAgent', 'token', 'session');
    }

    /** Body before query string. */
    #[Post('/either')]
    public function either(string $a, string $b)
    {
        return [$a, $b];
    }

    #[Post('/orders', status: 201)]
    public function order(Order $order)
    {
        return $order;
    }

    #[Post('/strict')]
    public function strict(#[Body(strict: true)] Order $order)
    {
        return $order->customer;
    }

    #[Post('/named')]
    public function named(#[Body('order')] Order $order, int $n = 0)
    {
        return [$order->customer, $n];
    }

    #[Get('/filter')]
    public function filter(#[Query] Node $node)
    {
        return $node;
    }

    #[Get('/injected-filter')]
    public function plainFilter(Node $node)
    {
        return $node;
    }

    #[Route(['GET', 'POST', 'DELETE'], '/both')]
    public function both(Node $node, int $n = 0)
    {
        return [$node->value, $n];
    }

    #[Post('/maybe')]
    public function maybe(?Order $order)
    {
        return $order?->customer ?? 'nobody';
    }

    #[Post('/nodes')]
    public function nodes(Node $node)
    {
        for ($n = 0; $node; $n++) {
            $node = $node->next;
        }
        return $n;
    }

    #[Post('/whole')]
    public function whole(#[Body(whole: true), Items(1, 3, 'int')] array $numbers)
    {
        return array_sum($numbers);
    }

    #[Post('/lists')]
    public function lists(#[Items(type: 'int')] array $ids = [], #[Items(max: 2, type: Suit::class)] array $suits = [], #[Items(each: new Length(2, 3))] array $tags = [])
    {
        return [$ids, array_map(fn(Suit $s) => $s->name, $suits), $tags];
    }

    #[Get('/constraints')]
    public function constraints(
        #[Range(1, 10)] int $range = 5,
        #[Range(min: 0.5)] float $least = 1.0,
        #[Length(2, 4)] string $length = 'abc',
        #[Pattern('/^[a-z]+$/')] string $pattern = 'a',
        #[OneOf('red', 'green')] string $one = 'red',
        #[Email] ?string $mail = null,
        #[Uuid] ?string $uuid = null,
        #[Items(1, 2)] array $items = [1],
        #[Even, Range(max: 100)] int $even = 2,
        #[Even(message: 'must not be odd')] int $other = 2,
    ) {
        return 'fine';
    }

    #[Post('/upload')]
    public function upload(#[File] array $doc, #[File('more')] ?array $other = null, string $title = '')
    {
        return [$doc['name'], $doc['size'], file_get_contents($doc['tmp_name']), $other === null, $title];
    }

    #[Get('/framework')]
    public function framework(Input $in, Output $out, \PG\MSF\Helpers\Context $context, \PG\Log\PGLog $log, int $n = 3)
    {
        $out->setHeader('X-N', (string)$n);
        return [$in === $this->getContext()->getInput(), $out === $this->getContext()->getOutput(), $context === $this->getContext(), $log === $context->getLog()];
    }

    #[Post('/waits')]
    public function waits(Waits $first, #[Body('second')] Waits $second)
    {
        return [$first->state, $second->state];
    }

    #[Post('/picky')]
    public function picky(Picky $picky)
    {
        return $picky->text;
    }

    #[Delete('/things/{id}')]
    public function delete(int $id, bool $force = false)
    {
        return $force ? ['deleted' => $id] : null;
    }
}
