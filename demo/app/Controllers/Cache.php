<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use function PG\MSF\delay;

/**
 * Memory that all workers share: getInstance()->sysCache.
 */
class Cache extends Controller
{
    /** GET /Cache/Slow: 300 ms to compute, then a minute from the cache; any worker, also after a reload. */
    public function actionSlow()
    {
        $cache  = getInstance()->sysCache;
        $cached = true;
        $rates  = $cache->get('rates');
        if ($rates === false) {
            $cached = false;
            delay(300);
            $rates = ['EUR' => 1, 'USD' => 1.08, 'CNY' => 7.8, 'computed_by' => getmypid()];
            $cache->set('rates', $rates, 60);
        }
        $this->outputJson(['rates' => $rates, 'cached' => $cached, 'shown' => $cache->increment('rates:shown'), 'answered_by' => getmypid()]);
    }

    /** GET /Cache/Lock: of all who call add() for a key one gets true, until it is deleted or its time is over. */
    public function actionLock()
    {
        $cache = getInstance()->sysCache;
        $tries = [$cache->add('report:lock', getmypid(), 30), $cache->add('report:lock', getmypid(), 30)];
        $cache->delete('report:lock');
        $this->outputJson(['tries' => $tries]);
    }

    /** GET /Cache/Yac: code that was written for the extension yac. */
    public function actionYac()
    {
        $yac = new \Yac('x_');
        $yac->set('list', [1, 2, 3], 60);
        $this->outputJson(['list' => $yac->get('list'), 'class' => get_class($yac)]);
    }
}
