"""Replacing workers under load: no request is lost."""

import json
import signal
import threading
import time

from case import case
from server import SLOW, Server, alive, kill
from wire import Closed, eventually


def no_loss(r, what):
    assert r["failed"] == 0 and r["non2xx"] == 0 and r["answered"] == r["issued"], "%s: %s" % (what, json.dumps(r))


@case(seconds=240, long=True)
def test_twenty_reloads_under_load():
    """wrk-like load on kept-alive connections, waiting requests among them, 20 reloads: zero failed requests."""
    with Server(workers=2) as s:
        quick = s.load_start("/Test/Hello", connections=30, seconds=200)
        waiting = s.load_start("/Test/Yield?ms=20", connections=30, seconds=200)
        files = s.load_start("/letters.txt", connections=5, seconds=200)
        fresh = s.load_start("/Test/Hello", connections=4, seconds=200, extra=["-H", "Connection: close"])
        generations = []
        for _ in range(20):
            s.reload()
            generations.append(tuple(s.workers()))
        for load in (quick, waiting, files, fresh):
            load.interrupt()
        results = [load() for load in (quick, waiting, files, fresh)]
        for name, r in zip(("quick", "waiting", "files", "fresh"), results):
            no_loss(r, name)
            assert r["answered"] > 100, r
        assert len(set(generations)) == 20, "every reload brought new workers"
        print("requests during 20 reloads, all answered:", [r["answered"] for r in results])


@case(seconds=120)
def test_a_few_reloads_under_load():
    with Server(workers=2) as s:
        load = s.load_start("/Test/Yield?ms=5", connections=20, seconds=100)
        for _ in range(3):
            s.reload()
        load.interrupt()
        no_loss(load(), "reloads")


@case(seconds=120)
def test_pipelined_load_over_reloads():
    with Server(workers=2) as s:
        load = s.load_start("/Test/Hello", connections=8, seconds=100, depth=8)
        for _ in range(3):
            s.reload()
        load.interrupt()
        no_loss(load(), "pipelined")


@case(seconds=120)
def test_max_request_replaces_workers_without_loss():
    with Server(workers=2, config={"server": {"set": {"max_request": 300}}}) as s:
        first = set(s.workers())
        no_loss(s.load(requests=6000, connections=20), "max_request")
        eventually(lambda: not (set(s.workers()) & first), 20 * SLOW, "the first workers are gone")
        assert s.get("/Test/Hello").status == 200


@case(seconds=120)
def test_kill_9_loses_only_what_was_in_flight():
    with Server(workers=2) as s:
        connections = 20
        load = s.load_start("/Test/Yield?ms=10", connections=connections, seconds=60)
        time.sleep(0.5 * SLOW)
        victim = s.workers()[0]
        kill(victim, signal.SIGKILL)
        eventually(lambda: len(s.workers()) == 2 and victim not in s.workers(), 20 * SLOW, "a replacement runs")
        eventually(lambda: s.get("/Test/Hello").status == 200)
        time.sleep(0.5 * SLOW)
        load.interrupt()
        r = load()
        # One request at most was in flight on each connection of the dead worker; new connections may have waited in its queue.
        assert r["failed"] <= 2 * connections and r["non2xx"] == 0, r
        assert r["ok"] > 100 and r["timeout"] == 0, r


@case(seconds=120)
def test_a_slot_that_keeps_dying_is_held_back():
    """Respawning has a growing pause: a worker that dies at once does not become a fork loop."""
    with Server(workers=2) as s:
        stop = threading.Event()
        deaths = set()
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline:
            for w in s.workers()[:1]:
                deaths.add(w)
                kill(w, signal.SIGKILL)
            time.sleep(0.01)
        stop.set()
        assert len(deaths) < 150, "%d workers in 3 s" % len(deaths)
        eventually(lambda: len(s.workers()) == 2, 30 * SLOW, "both slots run again")
        eventually(lambda: all(s.get("/Test/Hello").status == 200 for _ in range(10)), 30 * SLOW)


@case(seconds=60)
def test_idle_connections_survive_a_reload():
    """An idle kept-alive connection stays with the old worker until it speaks; then it is answered and asked to close."""
    with Server() as s:
        idle = [s.connect() for _ in range(20)]
        assert all(c.get("/Test/Hello").status == 200 for c in idle)
        old = s.workers()[0]
        kill(s.master(), signal.SIGUSR1)
        eventually(lambda: any(w != old for w in s.workers()), 20 * SLOW, "the new worker")
        eventually(lambda: s.get("/Test/Pid").body != str(old).encode(), 20 * SLOW)
        for c in idle:
            r = c.get("/Test/Hello")
            assert r.status == 200 and r.header("Connection") == "close", r.headers
            assert c.closed()
        eventually(lambda: not alive(old), 20 * SLOW, "the old worker leaves once nothing is left")
