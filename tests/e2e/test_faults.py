"""One bad request hurts nobody else."""

import json
import time

from case import case
from server import SLOW, Server, alive
from wire import Closed, eventually


def test_exceptions():
    with Server() as s, s.connect() as c:
        worker = s.workers()
        for path, text in [("/Test/Throw", "thrown on purpose"), ("/Test/ThrowLater", "thrown after a wait")]:
            r = c.get(path)
            assert (r.status, r.body) == (500, b"Internal Server Error"), r
            eventually(lambda: text in s.log("application"), what="the exception is in the log")
            assert "Test.php" in s.log("application")
        assert c.get("/Test/Hello").status == 200 and s.workers() == worker


def test_exit_ends_one_response():
    with Server() as s, s.connect() as c, s.connect() as other:
        worker = s.workers()
        other.send_request(path="/Test/Yield?ms=200")
        for path in ("/Test/Exit", "/Test/ExitLater"):
            r = c.get(path)
            assert r.status in (200, 500, 501), r
            assert c.get("/Test/Hello").status == 200
        assert other.read_response().status == 200
        assert s.workers() == worker, "exit() does not end the worker"


@case(seconds=60, long=True)  # a memory limit exists only with PHP's own allocator, which a sanitizer run does without
def test_fatal_error():
    """Answers 500 to its own request; the others of the worker finish; a replacement serves at once."""
    with Server() as s:
        old = s.workers()[0]
        others = [s.connect() for _ in range(10)]
        for i, c in enumerate(others):
            c.send_request(path="/Test/Yield?ms=%d" % (300 * SLOW) if i % 2 else "/Test/Await?ms=%d" % (300 * SLOW))
        time.sleep(0.1 * SLOW)
        r = s.get("/Test/Fatal")
        assert r.status == 500, r
        answers = [c.read_response().status for c in others]
        assert answers == [200] * 10, answers
        eventually(lambda: s.get("/Test/Pid").body != str(old).encode(), 20 * SLOW, "a new worker answers")
        eventually(lambda: not alive(old), 20 * SLOW, "the damaged worker leaves")
        eventually(lambda: "Allowed memory size" in s.log("application") + s.output(), what="the error is logged")


@case(seconds=120, long=True)
def test_fatal_errors_under_load():
    with Server(workers=2) as s:
        load = s.load_start("/Test/Yield?ms=5", connections=10, seconds=100)
        for _ in range(5):
            assert s.get("/Test/Fatal").status == 500
            eventually(lambda: len(s.workers()) >= 2, 20 * SLOW)
        load.interrupt()
        r = load()
        assert r["failed"] == 0 and r["non2xx"] == 0, r


def test_crash_of_a_worker():
    with Server(workers=1) as s:
        old = s.workers()[0]
        with s.connect() as c:
            c.send_request(path="/Test/Crash")
            try:
                c.read_response()
                raise AssertionError("a crashed worker cannot answer")
            except (Closed, ConnectionError):
                pass
        eventually(lambda: s.workers() and s.workers() != [old], 20 * SLOW)
        assert s.get("/Test/Hello").status == 200
        text = eventually(lambda: s.log("application") + s.output() if "signal" in (s.log("application") + s.output()).lower() else "",
                          what="the master says that a worker died, and of what")
        assert str(old) in text, text


def test_state_does_not_leak_between_coroutines():
    with Server() as s:
        conns = [s.connect() for _ in range(20)]
        for c in conns:
            c.send_request(path="/Test/Buffer")
        assert [c.read_response().body for c in conns] == [b"captured twice"] * 20


def test_a_blocking_action_delays_but_does_not_break():
    with Server() as s, s.connect() as a, s.connect() as b:
        a.send_request(path="/Test/Block?ms=300")
        b.send_request(path="/Test/Hello")
        assert a.read_response().status == 200 and b.read_response().status == 200
