"""The monitor page: the manual's fields (spec 01, 9.1 to 9.3; spec 10, H6), and what else it says of a server."""

import json
import signal

from case import case
from server import BUILD, SLOW, Server, alive, kill, rss_kib
from wire import Conn, eventually

CLASSES = ["1xx", "2xx", "3xx", "4xx", "5xx"]


def monitor(s, query=""):
    r = s.get("/Monitor" + query)
    assert r.status == 200, r
    return json.loads(r.body)


def test_what_the_demo_asks_for():
    """The requirements of test/Base/Init/MonitorTest.php (spec 01, 9.3), on the lower-case path."""
    with Server() as s:
        r = s.get("/monitor")
        m = json.loads(r.body)
        assert r.status == 200 and r.header("X-Ngx-Logid") and r.header("Cache-Control") == "no-store"
        w = m["worker"]["worker0"]
        for key in "pid", "coroutine", "memory", "request", "object_pool", "dns_cache_http", "exit":
            assert key in w, key
        assert w["coroutine"]["total"] == 1 and w["request"]["worker_request_count"] >= 2 and w["object_pool"]["PG\\MSF\\Controllers\\Monitor"] == 1, w
        assert set(w["memory"]) == {"peak", "usage", "peak_byte", "usage_byte"} and w["memory"]["peak_byte"] >= w["memory"]["usage_byte"]
        assert w["memory"]["usage_byte"] > 100000 or "asan" in BUILD, "under the sanitizer PHP's memory is malloc's and counts nothing"
        assert m["tcp"]["connection_num"] == 1 and m["running"]["concurrency"] == 1 and m["sys_cache"], m


def test_the_asking_request_counts():
    with Server() as s:
        before = monitor(s)
        after = monitor(s)
        assert after["tcp"]["request_count"] == before["tcp"]["request_count"] + 1
        assert after["tcp"]["accept_count"] == before["tcp"]["accept_count"] + 1
        assert after["worker"]["worker0"]["request"]["worker_request_count"] == after["tcp"]["request_count"]


def test_forms_of_every_worker():
    with Server(workers=3) as s:
        s.load(requests=300, connections=9)
        m = eventually(lambda: (lambda m: m if all(w["object_pool"] for w in m["worker"].values()) else None)(monitor(s)), 20 * SLOW,
                       "every worker has served and told of its objects")
        assert list(m["worker"]) == ["worker0", "worker1", "worker2"]
        assert {w["pid"] for w in m["worker"].values()} == set(s.workers())
        for w in m["worker"].values():
            assert w["state"] == "ready" and w["generation"] == 1 and 0 < w["uptime"] < 600 and 0 <= w["age"] < 3 * SLOW, w
            assert abs(w["rss_byte"] / 1024 - rss_kib(w["pid"])) < 4096
            assert list(w["status"]) == CLASSES and set(w["turn"]) == {"last_us", "max_us"}
            assert w["exit"] == 0 and w["reload"] == 0 and w["coroutine"]["total"] in (0, 1)
        assert m["server"]["master"] == s.master() and m["server"]["worker"] in (0, 1, 2) and m["leaving"] == []


def test_durations_and_classes():
    with Server(workers=2) as s:
        s.load("/Test/Yield?ms=40", requests=40, connections=20)
        s.load("/Test/Throw", requests=10, connections=2)
        s.load("/Nope/Nothing", requests=7, connections=2)
        seen = lambda: (lambda m: m if m["latency"]["60s"]["requests"] >= 57 and m["latency"]["60s"]["5xx"] == 10 else None)(monitor(s))
        m = eventually(seen, 10 * SLOW, "the master has looked")
        w = m["latency"]["60s"]
        assert w["4xx"] == 7 and w["2xx"] >= 40 and w["1xx"] == w["3xx"] == 0, w
        assert w["max_us"] >= 40000 and 0 < w["p50_us"] <= w["p90_us"] <= w["p99_us"] <= w["max_us"], w
        assert m["server"]["status"]["5xx"] == 10 and m["server"]["bytes_out"] > 57 * 100
        assert sum(w["status"]["4xx"] for w in m["worker"].values()) == 7
        h = monitor(s, "?history=300")["history"]
        assert sum(h["requests"]) >= 57 and sum(h["errors"]) == 10 and max(h["p99_us"]) >= 40000 and len(h["requests"]) == len(h["p99_us"]) <= 300
        assert len(monitor(s, "?history=1")["history"]["requests"]) == 1
        for query in "?history=0", "?history=-3", "?history=x", "?history[]=5":
            assert "history" not in monitor(s, query), query


def test_pipelined_answers_are_all_counted():
    with Server() as s:
        s.load(requests=6400, connections=4, depth=64)
        eventually(lambda: monitor(s)["latency"]["60s"]["2xx"] >= 6400, 10 * SLOW, "they are counted")
        status = json.loads(s.verb("status", "--json"))
        assert status["workers"][0]["errors"] == 0 and status["windows"][2]["p99_us"] > 0 and status["windows"][2]["seconds"] == 60, status


def test_refused_requests_are_no_durations():
    with Server() as s:
        for _ in range(3):
            with Conn(s.port) as c:
                c.send("GET / HTTP/1.1\r\n\r\n")
                assert c.read_response().status == 400
        m = eventually(lambda: (lambda m: m if m["latency"]["60s"]["4xx"] == 3 else None)(monitor(s)), 10 * SLOW, "they are answers")
        assert m["server"]["refused"] == 3 and m["server"]["status"]["4xx"] == 3


def test_crashes_and_reloads_are_told_apart():
    with Server(workers=2) as s:
        s.reload()
        eventually(lambda: all(w["reload"] == 1 for w in monitor(s)["worker"].values()), 10 * SLOW, "both slots were replaced once")
        m = monitor(s)
        assert all(w["exit"] == 0 and w["generation"] == 2 for w in m["worker"].values()) and m["server"]["reloads"] == 1, m
        kill(m["worker"]["worker1"]["pid"], signal.SIGKILL)
        crashed = lambda: (lambda m: m if m["worker"]["worker1"]["exit"] == 1 and m["worker"]["worker1"]["state"] == "ready" else None)(monitor(s))
        w = eventually(crashed, 20 * SLOW, "its successor serves")["worker"]
        assert w["worker0"]["exit"] == 0 and w["worker1"]["reload"] == 1 and w["worker1"]["generation"] == 3, w


@case(seconds=180)
def test_counters_never_go_back_over_20_reloads():
    keys = ["accept_count", "close_count", "request_count"]
    with Server(workers=2) as s:
        load = s.load_start(connections=4, seconds=170)
        last = monitor(s)
        for _ in range(20):
            s.reload()
            m = monitor(s)
            assert all(m["tcp"][k] >= last["tcp"][k] for k in keys), (last["tcp"], m["tcp"])
            assert all(m["server"]["status"][k] >= last["server"]["status"][k] for k in CLASSES), (last["server"], m["server"])
            assert m["server"]["bytes_out"] >= last["server"]["bytes_out"]
            last = m
        load.interrupt()
        answered = load()["answered"]
        eventually(lambda: monitor(s)["server"]["reloads"] >= 20 and not monitor(s)["leaving"], 20 * SLOW, "all old workers are gone")
        m = monitor(s)
        assert m["tcp"]["request_count"] >= answered and m["server"]["status"]["2xx"] >= answered
        assert all(w["exit"] == 0 and w["reload"] >= 20 for w in m["worker"].values()), m["worker"]


def test_a_blocked_worker_is_seen_by_the_others():
    with Server(workers=2) as s:
        victim = monitor(s)["worker"]["worker0"]["pid"]
        kill(victim, signal.SIGSTOP)
        try:
            def says():  # connections to the stopped worker's socket are not answered; ask until the other one has ours
                try:
                    with Conn(s.port, timeout=1) as c:
                        w = json.loads(c.get("/Monitor").body)["worker"]["worker0"]
                        return w if w["state"] == "blocked" else None
                except OSError:
                    return None
            assert eventually(says, 30 * SLOW, "the other one says so")["age"] > 2.4
        finally:
            kill(victim, signal.SIGCONT)
        eventually(lambda: monitor(s)["worker"]["worker0"]["state"] == "ready", 10 * SLOW, "it goes on")
        assert alive(victim)
