"""The shared cache: one for all workers, for as long as the master lives."""

import json
import signal
import time

from case import case
from server import SLOW, Server, alive, kill, rss_kib
from wire import eventually

SMALL = {"sys_cache": {"memory": "1M", "slots": 128, "max_value": "64k"}}


def fetch(s, key):
    return json.loads(s.get("/Cache/Fetch?key=" + key).body)


def readers(s, key, wanted):
    """What every worker finds: pid -> value."""
    seen = {}

    def all_seen():
        for _ in range(10):
            m = fetch(s, key)
            seen[m["pid"]] = m["found"]
        return len(seen) >= wanted
    eventually(all_seen, 30 * SLOW, "%d workers have answered" % wanted)
    return seen


@case(seconds=120)
def test_four_workers_share_it_and_reloads_keep_it():
    with Server(workers=4) as s:
        assert json.loads(s.get("/Cache/Put?key=greeting&value=hello").body) == {"stored": True}
        found = readers(s, "greeting", 4)
        assert all(v and v["value"] == "hello" for v in found.values()), found
        old = set(s.workers())
        s.reload()
        assert not set(s.workers()) & old
        found = readers(s, "greeting", 4)
        assert set(found) & set(s.workers()) and all(v and v["value"] == "hello" and v["by"] in old for v in found.values()), found


@case(seconds=120)
def test_counting_in_four_workers():
    with Server(workers=4) as s:
        r = s.load("/Cache/Count", requests=4000, connections=20)
        assert r["ok"] == 4000, r
        assert s.get("/Cache/Count").body == b"4001"


@case(seconds=240)
def test_workers_killed_in_the_middle_of_writes():
    with Server(workers=4, config=SMALL) as s:
        load = s.load_start("/Cache/Mix", connections=16, seconds=200)
        killed = 0
        end = time.monotonic() + 4 * SLOW
        while time.monotonic() < end:
            workers = s.workers()
            victim = workers[killed % len(workers)]
            kill(victim, signal.SIGKILL)
            killed += 1
            eventually(lambda: not alive(victim) and len(s.workers()) == 4, 20 * SLOW, "a replacement runs")
        load.interrupt()
        r = load()
        assert r["ok"] > 100 and r["non2xx"] == 0, "nothing torn, nothing refused: %s" % json.dumps(r)
        m = json.loads(eventually(lambda: s.get("/Cache/All"), 20 * SLOW).body)
        assert m["stored"] == 50, m
        assert m["info"]["kicks"] > 0, "1 MiB was too small for it: %s" % m
        print("%d workers killed, %d requests answered, %s" % (killed, r["ok"], m["info"]))


@case(seconds=60)
def test_monitor_shows_it():
    with Server(config=SMALL) as s:
        s.get("/Cache/Put?key=a&value=b")
        m = json.loads(s.get("/Monitor").body)["sys_cache"]
        assert m["memory_size"] == 1 << 20 and m["slots_size"] == 128 and m["slots_used"] == 1, m


@case(seconds=60)
def test_configuration_is_checked_at_start():
    for config, text in (({"memory": "1k"}, "sys_cache.memory: expected a size"), ({"memory": "1M", "max_value": "900k"}, "has no room for four values"),
                         ({"enable": "maybe"}, "sys_cache.enable: expected")):
        with Server(config={"sys_cache": config}, start=False) as s:
            out = s.verb("start", status=1)
            assert text in out and "/config/test.json: sys_cache." in out, out


@case(seconds=60)
def test_switched_off():
    with Server(config={"sys_cache": {"enable": False}}) as s:
        assert json.loads(s.get("/Cache/Put?key=a&value=b").body) == {"stored": False}
        assert fetch(s, "a")["found"] is False


@case(seconds=180, long=True)
def test_memory_stays_flat():
    with Server(config=SMALL) as s:
        s.load("/Cache/Mix", requests=20000, connections=20)
        worker = s.workers()[0]
        before = rss_kib(worker)
        r = s.load("/Cache/Mix", requests=100000, connections=20)
        after = rss_kib(worker)
        print("100,000 requests, 100,000 writes, 500,000 reads: %d -> %d KiB" % (before, after))
        assert r["ok"] == 100000 and s.workers() == [worker], r
        assert after - before <= 1024, "grew by %d KiB" % (after - before)
