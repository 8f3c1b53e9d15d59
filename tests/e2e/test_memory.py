"""Memory and descriptors stay flat: 100,000 requests of each kind after a warm-up."""

from case import case
from server import SLOW, Server, descriptors, rss_kib

REQUESTS = 100000
TOLERANCE = 1024  # KiB that the worker's resident memory may move: the allocators' slack, 10 bytes a request


RULES = {"server": {"route_tool": "RestRoute"}, "rest": {"route": {"rules": {
    "GET hello/<id:\\d+>/<word:[\\p{L}]+>": "test/hello", "GET fail/<status>": "test/refuse", "DELETE gone/<path:.+>": "test/hello"}}}}


def flat(path, connections=20, depth=1, requests=REQUESTS, expect="ok", extra=(), config=None):
    with Server(config=config) as s:
        s.load(path, requests=max(requests // 5, 2000), connections=connections, depth=depth, extra=extra)
        worker = s.workers()[0]
        before, files = rss_kib(worker), descriptors(worker)
        r = s.load(path, requests=requests, connections=connections, depth=depth, timeout_ms=60000, extra=extra)
        after = rss_kib(worker)
        print("%s: %d requests, %d -> %d KiB" % (path, requests, before, after))
        assert r[expect] == requests and r["failed"] == 0, r
        assert s.workers() == [worker], "the same worker"
        assert after - before <= TOLERANCE, "%s: grew by %d KiB in %d requests" % (path, after - before, requests)
        assert descriptors(worker) <= files, "%d descriptors, before %d" % (descriptors(worker), files)


@case(seconds=180, long=True)
def test_hello():
    flat("/Test/Hello")


@case(seconds=180, long=True)
def test_pipelined():
    flat("/Test/Hello", depth=16)


@case(seconds=180, long=True)
def test_generator():
    flat("/Test/Yield?ms=1", connections=100)


@case(seconds=180, long=True)
def test_await():
    flat("/Test/Await?ms=1", connections=100)


@case(seconds=180, long=True)
def test_static_file():
    flat("/letters.txt")


@case(seconds=180, long=True)
def test_upload_body():
    flat("/Test/Echo", extra=["-b", "1000"])


@case(seconds=180, long=True)
def test_exception():
    flat("/Test/Throw", expect="non2xx")


@case(seconds=180, long=True)
def test_monitor():
    flat("/Monitor?history=300")


@case(seconds=180, long=True)
def test_metrics():
    flat("/Metrics")


@case(seconds=180, long=True)
def test_not_found():
    flat("/Nope/Nothing", expect="non2xx")


@case(seconds=180, long=True)
def test_rule_with_placeholders():
    flat("/hello/12/%E4%BD%A0?page=1", config=RULES)


@case(seconds=180, long=True)
def test_rule_and_exception_with_a_status():
    flat("/fail/409", expect="non2xx", config=RULES)


@case(seconds=180, long=True)
def test_wrong_verb_of_a_rule():
    flat("/gone/a/b", expect="non2xx", config=RULES)


@case(seconds=180, long=True)
def test_exit():
    flat("/Test/Exit", expect="answered")


@case(seconds=180, long=True)
def test_streaming():
    flat("/Test/Stream?n=5&size=500")


@case(seconds=240, long=True)
def test_events():
    flat("/Files/Events")


@case(seconds=240, long=True)
def test_iterables():
    flat("/Files/Pieces")


@case(seconds=240, long=True)
def test_several_ranges_of_a_file():
    flat("/Files/Some", extra=["-H", "Range: bytes=0-1,5-9"])


@case(seconds=180, long=True)
def test_view():
    flat("/View/Page?name=x")


@case(seconds=180, long=True)
def test_view_that_waits_and_shares():
    flat("/View/Shared?user=x&ms=1", connections=100)


@case(seconds=180, long=True)
def test_view_that_throws():
    flat("/View/Throw", expect="non2xx")


@case(seconds=180, long=True)
def test_connection_per_request():
    flat("/Test/Hello", extra=["-H", "Connection: close"])


@case(seconds=180, long=True)
def test_a_leak_of_a_hundred_bytes_would_be_noticed():
    try:
        flat("/Test/Leak")
    except AssertionError as e:
        assert "grew by" in str(e), e
    else:
        raise AssertionError("the measure is blind")


@case(seconds=180)
def test_short_run_of_each():
    """What the run under sanitizers does: fewer, and only that nothing fails."""
    with Server() as s:
        for path in ("/Test/Hello", "/Test/Yield?ms=1", "/Test/Await?ms=1", "/Test/Throw", "/Test/Exit", "/Test/Stream?n=5&size=500", "/letters.txt", "/View/Page?name=x&ms=1", "/Files/Events", "/Files/Pieces", "/Files/Some",
                     "/View/Shared?user=x", "/View/Throw"):
            r = s.load(path, requests=1000)
            assert r["answered"] == 1000 and r["failed"] == 0, (path, r)
    with Server(config=RULES) as s:
        for path in "/hello/12/%E4%BD%A0?page=1", "/fail/409", "/gone/a/b", "/Test/Hello", "/nope":
            r = s.load(path, requests=1000)
            assert r["answered"] == 1000 and r["failed"] == 0, (path, r)
