"""Coroutines inside of requests: spec 04; spec 09, chapter 5.1 with Sleep for HTTP; weaknesses C1 to C9 of spec 10."""

import json
import time

from server import SLOW
from specapp.spec import Spec, with_code

USE = "$sleep = fn($ms) => $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep($ms); $wait = function ($ms, $value) use ($sleep) { yield $sleep($ms); return $value; };" \
      "$timer = fn($ms, $value, $timeout = 0) => new \\App\\Models\\Timer($context, $ms, $value, $timeout); $t0 = microtime(true); $ms = fn() => (int)((microtime(true) - $t0) * 1000);"


def result(s, code, status=200):
    r = s.run(USE + code)
    assert r.status == status, "%s: %r\n%s" % (code, r, s.log("application"))
    return json.loads(r.body) if status == 200 else r.text


def test_what_may_be_yielded():
    """Section 1."""
    with Spec() as s:
        assert result(s, "$out->outputJson([yield $sleep(1), yield $wait(1, 'v'), yield (function () { return 5; yield; })(), yield (function () { yield 1; })()]);") == [True, "v", 5, None]
        assert result(s, "$o = new \\stdClass; $a = [$sleep(1), 'x']; $out->outputJson([yield 5, yield 'text', yield null, yield 1.5, yield true, yield [], (yield $a) === $a, "
                      "(yield $o) === $o, yield]);") == [5, "text", None, 1.5, True, [], True, True, None]
        assert result(s, "$out->outputJson(yield from (function () use ($sleep) { $a = yield $sleep(1); return [$a, yield 2]; })());") == [True, 2]
        assert result(s, "$deep = function ($n) use (&$deep, $sleep) { if ($n === 0) { yield $sleep(1); return 'bottom'; } return yield $deep($n - 1); }; $out->outputJson(yield $deep(3000));") == "bottom"
        assert result(s, "for ($i = 0; $i < 20000; $i++) { $x = yield $i; } $out->outputJson($x);") == 19999


def test_resumption():
    """The table of section 3: a request goes on when, and only when, what it waits for is there (C1, C2, C3)."""
    with Spec() as s:
        a, ms = result(s, "$a = $sleep(60); $b = $sleep(120); yield $a; yield $b; $out->outputJson([1, $ms()]);")
        assert 115 <= ms < 600 * SLOW, "the maximum, not the sum: %d" % ms
        first, ms = result(s, "$a = $sleep(400); $b = $sleep(20); yield $b; $first = $ms(); yield $a; $out->outputJson([$first, $ms()]);")
        assert 15 <= first < 350 <= ms, "B as soon as it is ready: %r" % [first, ms]
        first, ms = result(s, "$a = $sleep(10); $b = $sleep(60); yield $b; yield $a; $out->outputJson([1, $ms()]);")
        assert 55 <= ms < 1000 * SLOW, ms
        _, ms = result(s, "$a = $sleep(3000); $b = $sleep(20); yield $b; $out->outputJson([1, $ms()]);")
        assert ms < 2500, "what nobody waits for delays nothing: %d" % ms
        assert result(s, "$a = $sleep(5); $out->outputJson([yield $a, yield $a, yield $a]);") == [True, True, True]
        lost, ms = result(s, "$lost = yield $sleep(5000)->setTimeout(20); $t = $ms(); yield $sleep(5); $out->outputJson([$lost, $ms()]);")
        assert lost is False and ms < 900, "a time-out has no effect on later results: %r" % ms
        assert result(s, "$sleep(20); $this->output(1);") == 1


def test_timeout():
    """Section 5: exact, false, logged, without effect on the operation."""
    with Spec() as s:
        got, ms = result(s, "$r = yield $sleep(2000)->setTimeout(60); $out->outputJson([$r, $ms()]);")
        assert got is False and 55 <= ms < 1000, (got, ms)
        line = s.line("application", "Time Out")
        assert "[warning] [msf-spec] [logid:" in line and "Yield " in line and "message: [coroutine]: Time Out, [class]: PG\\MSF\\Coroutine\\" in line and ", [Request]: " in line, line
        got = result(s, "try { $sleep(2000)->await(20); } catch (\\PG\\MSF\\Coroutine\\TimeoutException $e) { $out->outputJson([get_class($e), $e instanceof \\PG\\MSF\\Coroutine\\Exception, "
                        "$e instanceof \\PG\\MSF\\Base\\Exception, $e->getMessage()]); }")
        assert got[:3] == ["PG\\MSF\\Coroutine\\TimeoutException", True, True], got
        text = "[coroutine]: Time Out, [class]: PG\\MSF\\Coroutine\\"
        cls, message = result(s, "try { $sleep(1)->throwTimeOutException(); } catch (\\Throwable $e) { $out->outputJson([get_class($e), $e->getMessage()]); }")
        assert message.startswith(text) and ", [Request]: " in message, message
    with Spec(config={"coroutine": {"timeout": 50}}) as s:
        assert s.value("\\PG\\MSF\\Coroutine\\Base::$maxTimeout") == 50
        assert result(s, "$out->outputJson([$timer(5, 'in time')->timeout, yield $timer(5, 'in time'), yield $timer(400, 'late')]);") == [50, "in time", False]
        assert result(s, "$out->outputJson(yield $sleep(100));") is True, "Sleep has the sleeping time and a second"


def test_break():
    with Spec() as s:
        got, ms = result(s, "$b = $sleep(2000)->break(); $out->outputJson([$b, $ms()]);")
        assert got is True and ms < 1500


def test_own_awaitables():
    """The protocol of section 4 for applications that extend Base, in generator and plain actions."""
    with Spec() as s:
        assert result(s, "$out->outputJson([yield $timer(5, 'first'), yield $timer(1, ['x' => null]), yield $timer(1, null), yield $timer(1, false)]);") == ["first", {"x": None}, None, False]
        assert result(s, "$a = $timer(60, 'a'); $b = $timer(5, 'b'); $out->outputJson([yield $b, yield $a, yield $a]);") == ["b", "a", "a"]
        assert result(s, "$a = $timer(5, 'a'); $b = $timer(60, 'b'); $out->outputJson([yield $b, yield $a]);") == ["b", "a"]
        assert result(s, "$t = $timer(500, 'x', 20); $out->outputJson([yield $t, $t->isTimeout(), $t->getResult()]);") == [False, True, None]
        assert "[class]: App\\Models\\Timer, [Request]: timer of 500 ms" in s.line("application", "Time Out")
        assert result(s, "$out->outputJson($timer(500, 'x')->break());") is True
        assert result(s, "$out->outputJson($timer(5, 'awaited')->await());") == "awaited"
        assert result(s, "$out->outputJson(\\PG\\MSF\\all([$timer(5, 1), 'k' => $timer(2, 2)]));") == {"0": 1, "k": 2}
        fresh = result(s, "$t = $timer(50, 'x'); $out->outputJson([$t->result === \\PG\\MSF\\Coroutine\\CNull::getInstance(), $t->ioBack, $t->ioBackKey, $t->isBreak, $t->requestId === $context->getRequestId(), "
                          "$t->timeout, $t->isTimeout(), $t instanceof \\PG\\MSF\\Coroutine\\IBase, abs($t->requestTime - microtime(true)) < 1]);")
        assert fresh == [True, False, 0, False, True, 30000, False, True, True], fresh
        assert result(s, "$t = $timer(50, 'x'); $t->break(); $t->destroy(); $out->outputJson([$t->ioBack, $t->ioBackKey, $t->isBreak, $t->requestId]);") == [False, None, False, None]


def test_results_after_the_end():
    """Dropped, and nothing stays registered (C6)."""
    with Spec() as s:
        s.run(USE + "$timer(40, 'late in a plain action'); $this->output('x');")
        s.run(USE + "$timer(40, 'late'); yield $sleep(1); $this->output('x');")
        s.run(USE + "$timer(40, 'after an error'); yield $sleep(1); throw new \\Exception('x');")
        s.run(USE + "yield $sleep(80); $this->output('x');")
        assert s.value("count(\\App\\Models\\Timer::$late)") == 3
        assert s.value("array_diff(array_keys(getInstance()->scheduler->IOCallBack), [$context->getRequestId()])") in ([], {})
        assert s.value("array_diff(array_keys(getInstance()->scheduler->taskMap), [$context->getRequestId()])") in ([], {})


def test_exceptions():
    """Section 6: at the innermost yield, outward, replaced (C5), uncaught."""
    with Spec() as s:
        fails = "$fails = function () use ($sleep) { yield $sleep(1); throw new \\DomainException('first'); };"
        assert result(s, fails + "try { yield $fails(); } catch (\\DomainException $e) { $out->outputJson($e->getMessage()); }") == "first"
        assert result(s, fails + "$log = []; $mid = function () use ($fails, &$log) { try { yield $fails(); } finally { $log[] = 'finally'; } }; try { yield $mid(); } catch (\\Exception $e) "
                                 "{ $log[] = $e->getMessage(); } $log[] = yield $sleep(1); $out->outputJson($log);") == ["finally", "first", True]
        assert result(s, fails + "$mid = function () use ($fails) { try { yield $fails(); } catch (\\Exception $e) { throw new \\LogicException('second', 2, $e); } };"
                                 "$outer = function () use ($mid) { return yield $mid(); }; try { yield $outer(); } catch (\\Throwable $e) "
                                 "{ $out->outputJson([get_class($e), $e->getMessage(), $e->getPrevious()->getMessage()]); }") == ["LogicException", "second", "first"]
        r = s.run(USE + fails + "yield $fails();")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        line = s.line("application", "[logid:%s]" % r.header("X-Ngx-Logid"))
        assert "DomainException(message => 'first'" in line, line
        assert result(s, "try { yield (function () { throw new \\Error('at once'); yield; })(); } catch (\\Error $e) { $out->outputJson($e->getMessage()); }") == "at once"
        assert result(s, "$e = new \\PG\\MSF\\Coroutine\\Exception('outer', 0, new \\Exception('inner')); $f = new \\PG\\MSF\\Coroutine\\Exception('alone');"
                         "$out->outputJson([$e->getPreviousMessage(), $f->getPreviousMessage()]);") == ["inner", "alone"]


def test_nested_and_unnested():
    """5.1-2 with Sleep: the sum when one after the other is awaited, the maximum when all have begun before."""
    with Spec() as s:
        nested = "$a = yield $wait(150, 'one'); $b = yield $wait(150, 'two'); $out->outputJson([[$a, $b], $ms()]);"
        body, ms = result(s, nested)
        assert body == ["one", "two"] and ms >= 295, ms
        unnested = "$a = $sleep(%d); $b = $sleep(%d); $ra = yield $a; $rb = yield $b; $out->outputJson([[$ra, $rb], $ms()]);"
        for first, second in (150, 150), (150, 20), (20, 150):
            body, ms = result(s, unnested % (first, second))
            assert body == [True, True] and 145 <= ms < 290 * SLOW, ms


def test_other_requests_are_served_meanwhile():
    """The demo's Sleep: {"status":200,"msg":"ok"} after its time, and the worker is free."""
    with Spec() as s, s.connect() as slow:
        start = time.monotonic()
        slow.send_request(path="/Run/Code", headers=with_code(USE + "yield $sleep(700); $this->outputJson(['status' => 200, 'msg' => 'ok']);"))
        for _ in range(20):
            assert s.get("/Welcome").status == 200
        if time.monotonic() - start < 0.6:
            assert slow.quiet(0.01), "still waits"
        assert slow.read_response().text == '{"status":200,"msg":"ok"}'
        assert time.monotonic() - start >= 0.69


def test_callback_style_answers_501():
    """5.1-1 CallBackMode: the action returns before any callback."""
    with Spec() as s:
        r = s.run("\\PG\\MSF\\go(function () { \\PG\\MSF\\delay(5); $this->output('too late'); });")
        assert (r.status, r.text) == (501, "Not Implemented"), r
        assert s.get("/Welcome").text == "hello world!"


def test_engine_state_between_requests():
    """Two requests with ob_start(), error_reporting() and handlers across a wait do not see each other (DESIGN decision 1)."""
    with Spec() as s:
        code = "ob_start(); echo $in->get('i'); $old = error_reporting(E_ALL & ~(1 << (int)$in->get('i'))); set_error_handler(fn() => true); yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(15);" \
               "echo $in->get('i'); $seen = ob_get_clean(); $out->outputJson([$seen, error_reporting() === (E_ALL & ~(1 << (int)$in->get('i'))), ob_get_level()]);"
        conns = [s.connect() for _ in range(8)]
        for i, c in enumerate(conns):
            c.send_request(path="/Run/Code?i=%d" % i, headers=with_code(code))
        for i, c in enumerate(conns):
            assert json.loads(c.read_response().body) == ["%d%d" % (i, i), True, 0]
            c.close()
        assert s.value("[error_reporting() === E_ALL, ob_get_level()]") == [True, 0]
        assert "Undefined array key" not in s.log("application")
        s.run("$a = []; $a['after']; $this->output('x');")
        assert "after" in s.line("application", "WORKER Error"), "the handler of the framework is back"


def test_client_that_goes_away():
    """C9: a request that only reads is cancelled at its wait. (A client that only ends its sending side still gets its answer.)"""
    import os
    from wire import eventually
    with Spec() as s:
        code = "try { yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(60000); } finally { file_put_contents(RUNTIME_DIR . '/gone', 'x'); }"
        with s.connect() as c:
            c.send_request(path="/Run/Code", headers=with_code(code))
            assert c.quiet(0.1)
            c.reset()
        eventually(lambda: os.path.exists(s.dir + "/gone"), what="cancelled")
        assert "http-code=499" in s.line("notice", "/Run/Code")


def test_overall_limit():
    """C10."""
    with Spec(config={"http_server": {"request_timeout": 200}}) as s:
        r = s.run("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(20000);")
        assert r.status == 504 and len(r.header("X-Ngx-Logid")) == 24, r
