<?php
namespace App\Controllers;

use App\Models\{Holder, Item, Keeper};
use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Channel;

/** One leak of each kind, and none. */
class Leak extends Controller
{
    public static $seen = [];
    private static string $journal = '';
    private static ?\SplObjectStorage $items = null;
    private static array $nested = ['ids' => []];
    private static ?Channel $channel = null;
    private static int $n = 0;

    public function actionClean($id = 'x')
    {
        $h = $this->getObject(Holder::class, [uniqid()]);
        $h->list[] = $h;
        $h->user = $this->getObject(Holder::class, [$id]);
        $cycle = new \stdClass;
        $cycle->self = $cycle;
        $cycle->h = $h;
        \PG\MSF\go(function () { return 1; });
        $this->output('clean');
    }

    public function actionObjects()
    {
        self::$items ??= new \SplObjectStorage;
        self::$items->attach(new Item);
        $this->output('objects');
    }

    public function actionElements()
    {
        self::$seen[] = 1;
        $this->output('elements');
    }

    public function actionNested()
    {
        self::$nested['ids'][self::$n++] = true;
        $this->output('nested');
    }

    public function actionString()
    {
        self::$journal .= "one line\n";
        $this->output('string');
    }

    public function actionVariable()
    {
        static $calls = [];
        $calls[] = 1;
        $this->output('variable');
    }

    public function actionProperty()
    {
        $this->getObject(Keeper::class)->remember(uniqid());
        $this->output('property');
    }

    public function actionCoroutine()
    {
        self::$channel ??= new Channel(1);
        \PG\MSF\go(function () { self::$channel->pop(); });
        $this->output('coroutine');
    }
}
