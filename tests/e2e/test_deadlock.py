"""Waits that nobody can end, in a worker that goes on serving: the request gets an exception that says so."""

import json
import shutil

from case import case
from server import SLOW, Server
from wire import eventually

CONTROLLER = r"""<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\{Channel, Exception, Semaphore, WaitGroup};
use function PG\MSF\{all, any, await, go, race};

class Dead extends Controller
{
    public function actionLock($kind = '')
    {
        try {
            $this->{'wait' . $kind}();
            $this->output('no exception');
        } catch (Exception $e) {
            $this->output($e->getMessage());
        }
    }

    public function actionYielded()
    {
        try {
            yield (function () { yield from (function () { yield go(fn() => all([(new Channel)->goPop()])); })(); })();
        } catch (Exception $e) {
            $this->output($e->getMessage());
        }
    }

    private function waitAll()
    {
        all([(new Channel)->goPop(), go(fn() => 1)]);
    }

    private function waitNested()
    {
        all([go(fn() => race([go(fn() => all([(new Semaphore(1))->acquire(), (new Channel)->pop()]))]))]);
    }

    private function waitRace()
    {
        race([(new Channel)->goPop(), go(fn() => (new WaitGroup(1))->wait())]);
    }

    private function waitCircle()
    {
        $a = go(function () use (&$b) { return all([$b]); });
        $b = go(function () use (&$a) { return any([$a]); });
        await($a);
    }

    private function waitFiber()
    {
        $fiber = new \Fiber(fn() => all([(new Channel)->goPop()]));
        $fiber->start();
    }
}
"""


@case(seconds=180)
def test_every_composition_is_told():
    with Server(start=False) as s:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        with open(s.app + "/app/Controllers/Dead.php", "w") as f:
            f.write(CONTROLLER)
        s.start()
        pid = s.workers()[0]
        paths = ["/Dead/Lock?kind=" + k for k in ("All", "Nested", "Race", "Circle", "Fiber")] + ["/Dead/Yielded"]
        connections = [s.connect(timeout=60 * SLOW) for _ in paths]
        for c, path in zip(connections, paths):
            c.send_request(path=path)
        s.load("/Test/Await?ms=5", connections=10, requests=2000)
        for c, path in zip(connections, paths):
            r = c.read_response()
            assert r.status == 200 and b"nobody can complete what is waited for" in r.body, (path, r)
        assert s.workers() == [pid] and json.loads(s.get("/Test/Hello").body) == {"hello": "world"}
        assert "WORKER" not in s.log("application"), s.log("application")
