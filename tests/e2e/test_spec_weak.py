"""Weaknesses of spec 10 that no other file of these has: each row gone."""

import os
import re
import signal

from server import SLOW, alive, kill, read
from specapp.spec import Spec, with_code
from wire import eventually


def test_a2_a7_nothing_is_open_to_all():
    """No RPC, no benchmark, no console over HTTP, whatever the spelling; other built-in controllers: test_builtin.py."""
    with Spec() as s:
        for path in "/Rpc", "/rpc/index", "/Bench/RedisPoolSet", "/bench/http-coroutine", "/Console/Batch/Run", "/batch/run", "/../Console/Batch/Run":
            for headers in {}, {"X-RPC": "1"}, {"X-RPC": "true"}:
                r = s.fetch(path, "POST", headers={"Content-Type": "application/x-www-form-urlencoded", **headers}, body='data={"handler":"Sum","method":"multi","args":[1]}')
                assert r.status in (400, 403, 404), "%s %r: %r" % (path, headers, r)
                assert "reached" not in r.text


def test_a10_header_values_in_the_log():
    with Spec() as s:
        for agent in "x] [logid:forged", "x\ty", "\u00ff\u0080".encode("latin-1").decode("latin-1"), '"; DROP', "a" * 5000:
            s.get("/Welcome", headers={"User-Agent": agent, "X-Ngx-LogId": agent[:60]})
        for line in s.lines("notice", "/Welcome", 5):
            assert re.search(r" \[logid:[\w.-]+\] \[\d+\(ms\)\] \[\d+\(MB\)\] \[/Welcome\] \[verb=GET user-agent=[\w.%+-]+ remote-addr=127.0.0.1 http-code=200 content-length=12\] ", line), line


def test_a14_no_secrets_in_error_lines():
    with Spec() as s:
        s.run("class_exists('Holder', false) || eval('class Holder extends Exception { public $password = \"hunter2\"; public $cookie = \"hunter2\"; }');"
              "(function ($secret) { throw new Holder('here'); })('hunter2');", headers={"Cookie": "sid=hunter2", "Authorization": "Bearer hunter2"})
        assert "here" in s.line("application", "Holder") and "hunter2" not in s.log("application") + s.log("notice")


def test_b4_typed_readonly_and_static_properties():
    code = "class_exists('Odd', false) || eval('class Odd extends \\PG\\MSF\\Base\\Core { public int $n = 1; public ?array $a = null; public readonly int $r; public static $s = 0; public array $l = [1];" \
           "function __construct() { parent::__construct(); $this->r = ++self::$s; } }');"
    with Spec() as s:
        look = code + "$o = $this->getObject('Odd'); $this->outputJson([$o->n, $o->a, $o->r, $o->l, isset($o->dyn)]); $o->n = 5; $ref = &$o->a; $ref = [1]; $o->l[] = 2; $o->dyn = 1;"
        for i in range(1, 5):
            assert s.run(look).text == "[1,null,%d,[1],false]" % i


def test_b5_data_of_views():
    with Spec() as s:
        assert s.run("$this->outputView(['v' => 'one', 'w' => 'secret']);").text == "default ONE."
        r = s.run("$this->outputView(['w' => 'x']);")
        assert "ONE" not in r.text and r.status in (200, 500), r


def test_c8_long_chains():
    with Spec() as s:
        assert s.run("$f = function () { for ($i = 0; $i < 100; $i++) { yield $i; } return $i; }; $n = 0; for ($i = 0; $i < 500; $i++) { $n += yield $f(); } $this->outputJson($n);").text == "50000"


def test_d10_parameters_by_name_stay_available():
    with Spec() as s:
        assert s.run("$this->outputJson([$in->get('b'), $in->get('a')]);", "?a=2&b=1").text == '["1","2"]'


def test_h1_stop_with_a_request_that_does_not_end():
    """The verb waits for the drain, and says success only when all is over."""
    with Spec(config={"http_server": {"drain_timeout": 1500}}) as s, s.connect() as c:
        c.send_request(path="/Run/Code", headers=with_code("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(60000);"))
        eventually(lambda: '"total":2' in s.get("/Monitor").text, what="it is in flight, beside the question")
        out = s.verb("stop", seconds=30 * SLOW)
        assert "stop success" in out, out
        assert s.wait_end() == 0 and not os.path.exists(s.pid_file())


def test_h2_restart_of_a_stopped_server_is_no_surprise():
    with Spec(start=False) as s:
        out = s.verb("restart", status=None)
        started = os.path.exists(s.pid_file())
        assert started or "not run" in out, out
        if started:
            s.verb("stop")
            assert not os.path.exists(s.pid_file())


def test_h7_stop_answers_what_it_has():
    with Spec() as s, s.connect() as c:
        c.send_request(path="/Run/Code", headers=with_code("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(400); $this->output('still answered');"))
        eventually(lambda: s.get("/Welcome").status == 200)
        s.process.send_signal(signal.SIGTERM)
        r = c.read_response()
        assert (r.status, r.text, r.header("Connection")) == (200, "still answered", "close"), r.raw_head
        assert s.wait_end() == 0


def test_h9_silenced_and_visible_errors():
    with Spec() as s:
        assert s.run("@trigger_error('hidden', E_USER_WARNING); trigger_error('deprecated', E_USER_DEPRECATED); trigger_error('seen', E_USER_WARNING); $this->output('ok');").text == "ok"
        assert "WORKER Error seen (" in s.line("application", "seen (")
        assert "hidden" not in s.log("application")


def test_h11_stray_files():
    """A note in config/ does not abort the start."""
    with Spec(start=False) as s:
        for name in "README.md", "x.php~", "server.json.bak":
            s.write_config("no configuration", name)
        s.start()
        assert s.get("/Welcome").status == 200


def test_worker_death_loses_only_its_requests():
    with Spec(workers=2) as s:
        victim = s.workers()[0]
        kill(victim, signal.SIGKILL)
        eventually(lambda: len(s.workers()) == 2 and victim not in s.workers(), 20 * SLOW)
        for _ in range(20):
            assert s.get("/Welcome").status == 200
        assert not alive(victim) and read(s.pid_file()).startswith("%d," % s.process.pid)
