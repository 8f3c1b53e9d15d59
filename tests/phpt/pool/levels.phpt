--TEST--
What the second request sees of the first, for every level: kinds of properties, parents, traits, static and dynamic ones
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/pool.inc';

enum Suit { case Hearts; case Spades; }
trait Tr { protected $ofTrait = 'd'; public ?Suit $suit = Suit::Hearts; }
class Base extends PG\MSF\Models\Model
{
    private $pri = 'd';
    protected $pro = ['d'];
    public function spoilBase() { $this->pri = $this->pro = 'SPOILT'; }
    public function seeBase() { return [$this->pro, $this->pri]; }
}
class Thing extends Base
{
    use Tr;
    const K = 'd';
    public $a = 'd', $k = self::K . '!', $o;
    public int $typed = 1;
    public Closure $never;
    public readonly string $once;
    protected int|string $p = 2;
    private $pri = 'own';
    private ?array $list = null;
    public static $s = 0;
    public function __construct() { $this->once = 'set'; }
    public function spoil()
    {
        $this->spoilBase();
        $this->a = $this->k = $this->pri = $this->p = $this->ofTrait = 'SPOILT';
        $this->o = new stdClass;
        $this->typed = 9;
        $this->never = static fn() => 1;
        $this->suit = Suit::Spades;
        $this->list = ['SPOILT'];
        $this->dynamic = 'SPOILT';
        self::$s++;
    }
    public function see()
    {
        return json_encode(['public' => [$this->a, $this->k, $this->o, $this->typed, isset($this->never), $this->suit->name], 'protected' => [$this->p, $this->ofTrait, ...$this->seeBase()],
            'private' => [$this->pri, $this->list], 'dynamic' => isset($this->dynamic), 'static' => self::$s, 'uses' => $this->__useCount, 'level' => $this->__DSLevel]);
    }
}
foreach (range(0, 8) as $level) {
    request(function ($c) use ($level) { $c->getObject(Thing::class, [], $level)->spoil(); });
    request(function ($c) use ($level) { echo $c->getObject(Thing::class, [], 7)->see(), "\n"; });
}
echo idle(), "\n";
--EXPECT--
{"public":["SPOILT","SPOILT",{},9,true,"Spades"],"protected":["SPOILT","SPOILT","SPOILT","SPOILT"],"private":["SPOILT",["SPOILT"]],"dynamic":false,"static":1,"uses":2,"level":7}
{"public":["d","d!",null,1,false,"Hearts"],"protected":["SPOILT","SPOILT","SPOILT","SPOILT"],"private":["SPOILT",["SPOILT"]],"dynamic":false,"static":2,"uses":4,"level":7}
{"public":["SPOILT","SPOILT",{},9,true,"Spades"],"protected":[2,"d",["d"],"SPOILT"],"private":["SPOILT",["SPOILT"]],"dynamic":false,"static":3,"uses":6,"level":7}
{"public":["d","d!",null,1,false,"Hearts"],"protected":[2,"d",["d"],"SPOILT"],"private":["SPOILT",["SPOILT"]],"dynamic":false,"static":4,"uses":8,"level":7}
{"public":["SPOILT","SPOILT",{},9,true,"Spades"],"protected":["SPOILT","SPOILT","SPOILT","d"],"private":["own",null],"dynamic":false,"static":5,"uses":10,"level":7}
{"public":["d","d!",null,1,false,"Hearts"],"protected":["SPOILT","SPOILT","SPOILT","d"],"private":["own",null],"dynamic":false,"static":6,"uses":12,"level":7}
{"public":["SPOILT","SPOILT",{},9,true,"Spades"],"protected":[2,"d",["d"],"d"],"private":["own",null],"dynamic":false,"static":7,"uses":14,"level":7}
{"public":["d","d!",null,1,false,"Hearts"],"protected":[2,"d",["d"],"d"],"private":["own",null],"dynamic":false,"static":8,"uses":16,"level":7}
{"public":["SPOILT","SPOILT",{},9,true,"Spades"],"protected":["SPOILT","SPOILT","SPOILT","SPOILT"],"private":["SPOILT",["SPOILT"]],"dynamic":false,"static":9,"uses":18,"level":7}
{"Thing":1}
