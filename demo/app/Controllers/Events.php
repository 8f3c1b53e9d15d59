<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use function PG\MSF\delay;

/**
 * Server-sent events.
 */
class Events extends Controller
{
    /** GET /Events/Clock?ticks=5: the time, five times a second. A browser that was cut off goes on where it was. */
    public function actionClock($ticks = '5')
    {
        $events = $this->getContext()->getOutput()->sse(3000);
        $seen   = (int)$events->getLastEventId();
        for ($n = $seen + 1; $n <= $seen + (int)$ticks && $events->send(date('H:i:s'), 'tick', (string)$n); $n++) {
            delay(200);
        }
    }
}
