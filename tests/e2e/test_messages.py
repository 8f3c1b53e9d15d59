"""sendMessage() of the low-level server and onPipeMessage() in the other worker."""

import json
import re
import shutil
import signal

from case import case
from server import SLOW, Server, kill, rss_kib
from wire import eventually

SERVER = r"""<?php
namespace App;

use PG\MSF\Coroutine\Sleep;

class Parcel
{
    public function __construct(public array $content = []) {}
}

class AppServer extends \PG\MSF\MSFServer
{
    public $inbox = [];
    public $answers = [];

    public function onPipeMessage($serv, $fromWorkerId, $message)
    {
        if ($serv !== $this->server) {
            throw new \LogicException('another handle');
        }
        if ($message === 'throw') {
            throw new \LogicException('about a message');
        }
        if ($message instanceof Parcel) {
            return (function () use ($serv, $fromWorkerId, $message) {
                yield (new Sleep())->goSleep(5);
                $serv->sendMessage(['answer' => $message->content, 'by' => $serv->worker_id, 'pid' => getmypid()], $fromWorkerId);
            })();
        }
        if (isset($message['answer'])) {
            $this->answers[] = $message;
        } elseif (isset($message['block'])) {
            $until = microtime(true) + $message['block'];
            while (microtime(true) < $until);
        } else {
            (new Sleep())->goSleep(1)->await();
            $this->inbox[] = [$fromWorkerId, $message];
        }
    }
}
"""

CONTROLLER = r"""<?php
namespace App\Controllers;

use App\Parcel;
use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

class Mail extends Controller
{
    private function worker()
    {
        return getInstance()->server->worker_id;
    }

    /** Asks every worker and waits for what they answer. */
    public function actionAsk($n = 2)
    {
        $server = getInstance();
        $server->answers = [];
        for ($i = 0; $i < (int)$n; $i++) {
            $server->server->sendMessage(new Parcel(['i' => $i, 'o' => 1.5]), $i);
        }
        while (count($server->answers) < (int)$n) {
            (new Sleep())->goSleep(2)->await();
        }
        $this->outputJson([$this->worker(), $server->answers]);
    }

    public function actionSend($to = 0, $bytes = 10, $times = 1)
    {
        $results = [];
        for ($i = 0; $i < (int)$times; $i++) {
            $results[] = getInstance()->sendMessage(['n' => $i, 'x' => str_repeat('x', (int)$bytes)], (int)$to);
        }
        $this->outputJson([$this->worker(), count(array_filter($results)), $results[count($results) - 1]]);
    }

    public function actionOne($what = '', $to = 0)
    {
        try {
            $this->outputJson(getInstance()->server->sendMessage($what === 'closure' ? fn() => 1 : ($what === 'block' ? ['block' => 3] : $what), (int)$to));
        } catch (\Throwable $e) {
            $this->outputJson([get_class($e), $e->getMessage()]);
        }
    }

    public function actionInbox()
    {
        $this->outputJson([$this->worker(), count(getInstance()->inbox), array_map(fn($m) => [$m[0], $m[1]['n'], strlen($m[1]['x'])], array_slice(getInstance()->inbox, 0, 2000))]);
    }
}
"""


def mailing(**more):
    s = Server(start=False, **more)
    try:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        for name, text in (("AppServer.php", SERVER), ("Controllers/Mail.php", CONTROLLER)):
            with open(s.app + "/app/" + name, "w") as f:
                f.write(text)
        s.start()
    except BaseException:
        s.end()
        raise
    return s


class Worker:
    """A connection that one worker has accepted: the kernel spreads them."""

    def __init__(self, s, slot):
        def one():
            c = s.connect()
            if json.loads(c.get("/Mail/Inbox").body)[0] == slot:
                return c
            c.close()
        self.c = eventually(one, 20 * SLOW, "worker %d answers" % slot)

    def ask(self, path):
        return json.loads(self.c.get("/Mail/" + path).body)

    def has(self, n):
        return eventually(lambda: (lambda a: a if a[1] >= n else None)(self.ask("Inbox")), 20 * SLOW, "%d messages have come" % n)


def test_there_and_back():
    with mailing(workers=3) as s:
        mine, answers = json.loads(s.get("/Mail/Ask?n=3").body)
        assert sorted(a["by"] for a in answers) == [0, 1, 2] and len({a["pid"] for a in answers}) == 3, answers
        assert all(a["answer"] == {"i": a["by"], "o": 1.5} for a in answers), answers


def test_order_and_sender():
    with mailing(workers=2) as s:
        assert Worker(s, 0).ask("Send?to=1&bytes=10&times=150") == [0, 150, True]
        assert Worker(s, 1).has(150)[1:] == [150, [[0, n, 10] for n in range(150)]]


def test_what_cannot_be_sent():
    with mailing(workers=2, config={"server": {"set": {"message_queue": "64k"}}}) as s:
        for path, pattern in (("/Mail/One?what=hi&to=2", r"there is no worker 2: they are 0 to 1"), ("/Mail/One?what=hi&to=-1", r"there is no worker -1"),
                              ("/Mail/One?what=closure", r"Serialization of 'Closure'")):
            kind, text = json.loads(s.get(path).body)
            assert re.search(pattern, text), text
        r = s.get("/Mail/Send?to=0&bytes=65536")
        assert r.status == 500
        eventually(lambda: re.search(r"sendMessage\(\): the message is 655\d\d bytes long when serialised, the limit is 65536", s.log("application")))


@case(seconds=90)
def test_a_full_queue():
    with mailing(workers=2, config={"server": {"set": {"message_queue": "64k"}}}) as s:
        zero, one = Worker(s, 0), Worker(s, 1)
        assert zero.ask("One?what=block&to=1") is True
        _, sent, last = zero.ask("Send?to=1&bytes=1000&times=500")
        assert 0 < sent < 500 and last is False, (sent, last)
        assert one.has(sent)[1] == sent, "what was taken arrives, nothing else"
        assert zero.ask("Send?to=1") == [0, 1, True], "and there is room again"


def test_an_error_in_the_hook():
    with mailing(workers=1) as s:
        assert json.loads(s.get("/Mail/One?what=throw").body) is True
        eventually(lambda: re.search(r"onPipeMessage: .*about a message", s.log("application")))
        assert json.loads(s.get("/Mail/Send").body)[1:] == [1, True]
        eventually(lambda: json.loads(s.get("/Mail/Inbox").body)[1] == 1)
        assert len(s.workers()) == 1


def pid_of(s, slot):
    return json.loads(s.verb("status", "--json"))["workers"][slot]["pid"]


def test_messages_outlive_a_worker():
    with mailing(workers=2) as s:
        zero, old = Worker(s, 0), pid_of(s, 1)
        kill(old, signal.SIGSTOP)
        assert zero.ask("Send?to=1&bytes=10&times=20") == [0, 20, True]
        kill(old, signal.SIGKILL)
        eventually(lambda: len(s.workers()) == 2 and old not in s.workers(), 20 * SLOW)
        assert Worker(s, 1).has(20)[1] == 20, "the next worker of the slot has them"
        s.reload()
        assert len(json.loads(s.get("/Mail/Ask?n=2").body)[1]) == 2, "and after a reload too"


@case(seconds=300, long=True)
def test_memory_stays_flat():
    with mailing(workers=1) as s:
        s.load("/Mail/Send?to=0&bytes=10&times=10", requests=3000, connections=5)
        s.load("/Mail/Ask?n=1", requests=3000, connections=1)
        worker = s.workers()[0]
        before = rss_kib(worker)
        s.load("/Mail/Ask?n=1", requests=20000, connections=1)
        after = rss_kib(worker)
        assert s.workers() == [worker] and after - before <= 1024, "%d KiB in 20,000 exchanges" % (after - before)
