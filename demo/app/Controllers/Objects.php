<?php
namespace App\Controllers;

use App\Models\Basket;
use App\Models\CleanBasket;
use App\Models\Prices;
use PG\AOP\Factory;
use PG\MSF\Controllers\Controller;
use PG\MSF\Macro;

/**
 * Objects that are used again, and functions around their methods.
 */
class Objects extends Controller
{
    /** What actionLeaky never empties. */
    private static array $seen = [];

    /** GET /Objects/Levels?name=Ann: what a basket still has of an earlier request, by reset level. Call it twice. */
    public function actionLevels($name = 'nobody')
    {
        $found = [];
        foreach ([[Basket::class, Macro::DS_PUBLIC], [CleanBasket::class, Macro::DS_PUBLIC | Macro::DS_PROTECTED | Macro::DS_PRIVATE]] as [$class, $level]) {
            $basket = $this->getObject($class, [], $level);
            $found["level $level"] = $basket->show();
            $basket->fill("basket of $name");
        }
        $this->outputJson($found);
    }

    /** GET /Objects/Wrapped: a cache and a clock around a model that knows neither. */
    public function actionWrapped()
    {
        $known  = $calls = [];
        $prices = Factory::create($this->getObject(Prices::class));
        $prices->registerOnBefore(function (string $method, array $arguments) use (&$known, &$start) {
            $start = microtime(true);
            return isset($known[$arguments[0]]) ? ['result' => $known[$arguments[0]]] : null;
        });
        $prices->registerOnAfter(function (string $method, array $arguments, $result) use (&$known, &$calls, &$start) {
            $known[$arguments[0]] = $result;
            $calls[] = sprintf('%s(%s) took %d ms', $method, $arguments[0], (microtime(true) - $start) * 1000);
        });
        $this->outputJson(['prices' => [$prices->of('pear'), $prices->of('pear'), $prices->of('fig')], 'calls' => $calls]);
    }

    /** GET /Objects/Leaky: keeps something of every request; after about 1,200 the leak detector says so. */
    public function actionLeaky()
    {
        self::$seen[] = microtime(true);
        $this->outputJson(['kept' => count(self::$seen)]);
    }
}
