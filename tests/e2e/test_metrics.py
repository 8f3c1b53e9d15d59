"""/Metrics: what Prometheus reads."""

import shutil
import signal
import subprocess

from case import case
from prometheus import counters, parse
from server import SLOW, Server, kill
from specapp.spec import Spec
from wire import eventually

OPEN = "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"


def scrape(s, accept="text/plain"):
    r = s.get("/Metrics", headers={"Accept": accept})
    assert r.status == 200, r
    return r


def metrics(s):
    return parse(scrape(s).body)


def value(families, name, **labels):
    """Of the sample with that name (of a counter: with _total) and those labels."""
    for f in families.values():
        if (name, tuple(sorted(labels.items()))) in f.samples:
            return f.samples[name, tuple(sorted(labels.items()))]
    raise AssertionError("no %s %r" % (name, labels))


def test_both_formats():
    with Server(workers=2) as s:
        s.load(requests=200, connections=4)
        for accept, kind in [(None, "text/plain; version=0.0.4; charset=utf-8"), ("*/*", "text/plain; version=0.0.4; charset=utf-8"),
                             (OPEN, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
                             ("text/plain;q=0.9, application/openmetrics-text;q=0.8", "text/plain; version=0.0.4; charset=utf-8"),
                             ("application/openmetrics-text; q=0", "text/plain; version=0.0.4; charset=utf-8")]:
            r = s.get("/Metrics", headers={"Accept": accept} if accept else {})
            assert r.header("Content-Type") == kind and r.header("Cache-Control") == "no-store", (accept, r.raw_head)
            families = parse(r.body, openmetrics="openmetrics" in kind)
            assert all(name.startswith("msf_") for name in families)
            assert value(families, "msf_http_requests_total") >= 200
            build = families["msf_build" if "openmetrics" in kind else "msf_build_info"]
            assert list(build.samples.values()) == [1]


def test_promtool():
    """Prometheus' own checker, where Debian's package is installed."""
    if not shutil.which("promtool"):
        print("skipped: there is no promtool")
        return
    with Server(workers=2) as s:
        s.load(requests=200, connections=4)
        p = subprocess.run(["promtool", "check", "metrics"], input=scrape(s).body, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert p.returncode == 0, p.stdout.decode()


def test_figures():
    with Server(workers=2) as s:
        s.load("/Test/Yield?ms=40", requests=40, connections=20)
        s.load("/Test/Throw", requests=10, connections=2)
        m = metrics(s)
        assert value(m, "msf_http_responses_total", **{"class": "5xx"}) == 10 and value(m, "msf_http_responses_total", **{"class": "2xx"}) >= 40
        bucket = lambda le: value(m, "msf_http_request_duration_seconds_bucket", le=le)
        assert bucket("33.554432") - bucket("0.032768") >= 40, "40 took at least 40 ms"
        assert value(m, "msf_http_request_duration_seconds_count") == bucket("+Inf") >= 50
        assert 40 * 0.04 <= value(m, "msf_http_request_duration_seconds_sum") < 600
        for w in "0", "1":
            assert value(m, "msf_worker_up", worker=w) == 1 and value(m, "msf_worker_resident_memory_bytes", worker=w) > 1 << 20
            assert value(m, "msf_worker_exits_total", worker=w, reason="crashed") == value(m, "msf_worker_exits_total", worker=w, reason="replaced") == 0
        assert value(m, "msf_workers") == 2 and value(m, "msf_cache_size_bytes") > 0
        assert value(m, "msf_connections_accepted_total") >= value(m, "msf_connections_closed_total") > 20
        assert sum(v for (_, labels), v in m["msf_object_pool_objects"].samples.items() if dict(labels)["class"] == "PG\\MSF\\Controllers\\Metrics") == 1


def test_labels_are_escaped():
    with Server() as s:
        text = scrape(s).text
        assert 'class="PG\\\\MSF\\\\Controllers\\\\Metrics"' in text, text


@case(seconds=180)
def test_counters_never_go_back():
    """20 reloads and a crash under load."""
    with Server(workers=2) as s:
        load = s.load_start(connections=4, seconds=170)
        last = counters(metrics(s))

        def step():
            nonlocal last
            now = counters(metrics(s))
            for key, before in last.items():
                assert key in now and now[key] >= before, "%r went from %r to %r" % (key, before, now.get(key))
            last = now
        for i in range(20):
            if i == 10:
                load.interrupt()
                load()
                kill(s.workers()[0], signal.SIGKILL)
                eventually(lambda: value(metrics(s), "msf_worker_exits_total", worker="0", reason="crashed") +
                           value(metrics(s), "msf_worker_exits_total", worker="1", reason="crashed") == 1, 20 * SLOW, "the crash is counted")
                step()
                load = s.load_start(connections=4, seconds=170)
            s.reload()
            for _ in range(5):
                step()
        load.interrupt()
        load()
        assert value(metrics(s), "msf_reloads_total") >= 19, "the last one may not be over"


def test_this_machine_only():
    with Spec(config={"http": {"builtin": {"metrics": False}}}) as s:
        r = s.get("/Metrics")
        assert r.status == 403 and "http.builtin.metrics" in r.text, r
    with Spec() as s:
        r = s.get("/Metrics", headers={"X-Forwarded-For": "203.0.113.9"})
        assert r.status == 403 and "http.builtin.metrics" in r.text, r
        assert s.get("/metrics").status == 200
