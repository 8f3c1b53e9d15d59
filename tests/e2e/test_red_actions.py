"""Actions that misbehave cost their own request at most: the worker lives, state does not leak, and the next request is served as ever."""

import os

from case import case
from server import ROOT, Server, alive
from wire import Closed, Conn, eventually

APP = ROOT + "/tests/e2e/redapp"


def red(**more):
    return Server(app=APP, **more)


def state(s):
    """What a request must find as it was; memory moves."""
    found = eval(s.get("/Test/State").text.replace("true", "True").replace("false", "False"))
    del found["memory"]
    return found


def unharmed(answers):
    """Each path twice (the second time with what the first left behind); status 0: any. The same worker serves on, with nothing left over."""
    with red() as s:
        before = state(s)
        for path, status in answers:
            for _ in range(2):
                r = s.get(path)
                assert status in (0, r.status), "%s: %r" % (path, r)
                assert state(s) == before, "%s left %r, not %r" % (path, state(s), before)


def test_exit_everywhere():
    unharmed([("/Bad/Exit", 200), ("/Bad/ExitInOb", 200), ("/Bad/ExitInCallback", 200), ("/Bad/ExitInFinally", 200), ("/Bad/FiberExit", 200),
              ("/Bad/GoExit", 200), ("/CtorExit", 200), ("/DestroyExit", 200), ("/DestructExit", 200), ("/HandleExit", 500)])


def test_exceptions_everywhere():
    unharmed([("/Bad/ThrowInCallback", 200), ("/Bad/ThrowInFinally", 500), ("/Bad/HandlerThrows", 500), ("/Bad/GoThrow", 200), ("/CtorThrow", 500),
              ("/DestroyThrow", 200), ("/DestructThrow", 200), ("/HandleThrow", 500), ("/Bad/TypeError?n=a", 500), ("/Bad/Compile", 500)])


def test_waits_where_none_are_expected():
    unharmed([("/DestroyWait", 200), ("/HandleWait", 500), ("/DestructWait", 200), ("/Bad/WaitInCallback", 0), ("/Bad/SelfAwait", 500)])


def test_things_left_behind():
    unharmed([("/Bad/Abandon", 200), ("/Bad/AbandonLoop", 200), ("/Bad/AfterEnd", 200), ("/Bad/StreamTwice", 200), ("/Bad/LeaveOb", 200),
              ("/Bad/LeaveHandler", 200), ("/Bad/FiberAbandon", 200), ("/Bad/Unset", 200), ("/Bad/ContextNull", 0), ("/Bad/BreakContext", 0),
              ("/Bad/CloneAll", 200), ("/Bad/Reuse", 200), ("/Bad/GoOutlive", 200), ("/Bad/Gc", 200)])


def copies(s):
    """Processes of this server other than master and worker."""
    return [p for p in map(int, filter(str.isdigit, os.listdir("/proc")))
            if ("MSF_TEST_DIR=" + s.dir) in environment(p) and alive(p) and p not in s.pids()]


def environment(pid):
    try:
        with open("/proc/%d/environ" % pid, "rb") as f:
            return f.read().decode("utf-8", "replace").split("\0")
    except OSError:
        return []


def test_fork_in_an_action():
    """The copy that pcntl_fork() makes of a worker runs to the end of its coroutine; it answers nobody, accepts nobody, and ends."""
    with red() as s:
        before = state(s)
        for path in ("Fork", "ForkAnswers", "ForkWaits", "ForkFatal"):
            for _ in range(3):
                with Conn(s.port) as c:
                    assert c.get("/Bad/" + path).body == b"forked", path
                    assert c.get("/Bad/" + path).body == b"forked", "%s: one answer per request" % path
                assert state(s) == before, path
        eventually(lambda: not copies(s), what="no copy of the worker is left")


def test_fiber_of_the_application():
    with red() as s:
        assert s.get("/Bad/Fiber").body == b"43"
        assert s.get("/Bad/FiberAcross").body == b"kept"
        assert s.get("/Bad/FiberAcross").body == b"resumed"


def test_values_nested_as_deeply_as_json_allows():
    """The client decides how deep: the stack of a coroutine has to hold what usual code does with it."""
    with red() as s:
        worker = s.workers()
        for how in ("serialize", "export", "walk", "map", "log", "iterate", "json", "query"):
            r = s.fetch("/Bad/Nested?how=" + how, "POST", headers=[("Content-Type", "application/json")], body="[" * 511 + "]" * 511)
            assert r.status == 200, "%s: %r" % (how, r)
        assert s.workers() == worker


@case(seconds=120)
def test_too_many_coroutines():
    with red(config={"coroutine": {"max": 2000}}) as s:
        before = state(s)
        assert s.get("/Bad/GoBomb").body.startswith(b"stopped: [coroutine]: too many coroutines")
        assert state(s) == before


@case(long=True)  # there is no memory limit under a sanitizer
def test_memory_limit_among_a_hundred_requests():
    """One request runs out of memory; the ninety-nine beside it get their answers, and the worker is replaced."""
    with red() as s:
        worker = s.workers()[0]
        beside = [s.connect() for _ in range(99)]
        for i, c in enumerate(beside):
            c.send_request(path="/Bad/Wait?ms=600" if i % 2 else "/Bad/Await?ms=600")
        greedy = s.connect().send_request(path="/Bad/MemoryLater")
        assert greedy.read_response().status == 500
        assert [c.read_response().body for c in beside] == [b"waited"] * 99
        eventually(lambda: worker not in s.workers() and s.workers(), what="the worker was replaced")
        assert s.get("/Test/Ready").status == 200


def test_clients_that_leave_while_actions_wait():
    """cancel_on_disconnect with waits in finally, swallowed cancellations, and streams: whatever the action does about it."""
    with red(config={"http_server": {"cancel_on_disconnect": True, "request_timeout": 2000}}) as s:
        before = state(s)
        for path in ("YieldInFinally", "AwaitInFinally", "Swallow", "Wait?ms=3000", "Await?ms=3000", "Stream?n=1000", "StreamYield?n=1000",
                     "StreamGo", "EndlessSleep", "GoOutlive"):
            for leave in ("reset", "close", "half_close"):
                c = s.connect()
                c.send_request(path="/Bad/" + path)
                getattr(c, leave)()
                c.close()
        eventually(lambda: in_flight(s) == 1, what="every request has ended")
        assert state(s) == before


def test_a_generator_that_never_waits():
    """It takes its share of the worker, not all of it, and its time can run out."""
    with red(config={"http_server": {"request_timeout": 1500}}) as s:
        before = state(s)
        endless = [s.connect().send_request(path="/Bad/" + path) for path in ("EndlessGenerator", "EndlessNested", "EndlessDone")]
        for _ in range(20):
            assert s.get("/Bad/Await?ms=1").body == b"waited"
        assert [c.read_response().status for c in endless] == [504] * 3
        assert state(s) == before


def in_flight(s):
    import json
    return json.loads(s.get("/Monitor").text)["worker"]["worker0"]["coroutine"]["total"]
