"""Every ceiling and deadline of the server: the right status, a clean close, and the next client served."""

import socket
import time

from case import case
from server import SLOW, Server
from wire import Closed, Conn, eventually


def limits(**values):
    return {"http_server": {"limits": values}}


def refused(s, raw, status, then_closed=True):
    """The bytes get this status, the connection ends, and the server goes on."""
    with s.connect() as c:
        try:
            c.send(raw)
        except ConnectionError:
            pass  # the answer may have come before we had said all
        r = c.read_response()
        assert r.status == status, "%r... gets %r, not %d" % (raw[:80], r, status)
        if then_closed:
            assert r.header("Connection") == "close" and c.closed()
    assert s.get("/Test/Hello").status == 200
    return r


def test_request_line_too_long():
    with Server() as s:
        refused(s, "GET /%s HTTP/1.1\r\nHost: x\r\n\r\n" % ("a" * 9000), 414)
        refused(s, "GET /?q=%s" % ("a" * 100000), 414)
        assert s.get("/Test/Hello?q=" + "a" * 7000).status == 200


def test_headers_too_large():
    with Server() as s:
        refused(s, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n" % ("a" * 40000), 431)
        refused(s, "GET / HTTP/1.1\r\nHost: x\r\n" + "".join("X-%d: %s\r\n" % (i, "v" * 1000) for i in range(50)) + "\r\n", 431)


def test_too_many_headers():
    with Server() as s:
        refused(s, "GET / HTTP/1.1\r\nHost: x\r\n" + "".join("X-%d: v\r\n" % i for i in range(150)) + "\r\n", 431)
        assert s.get("/Test/Hello", headers=[("X-%d" % i, "v") for i in range(90)]).status == 200


def test_body_too_large():
    with Server(config=limits(body=100000)) as s:
        refused(s, "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n", 413)
        chunk = "4000\r\n" + "x" * 0x4000 + "\r\n"
        refused(s, "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk * 8, 413)
        assert s.fetch("/Test/Echo", "POST", body="x" * 100000).status == 200


def test_too_many_fields():
    with Server(config=limits(fields=50)) as s:
        r = s.fetch("/Test/Echo", "POST", headers={"Content-Type": "application/x-www-form-urlencoded"}, body="&".join("f%d=1" % i for i in range(60)))
        assert r.status == 413, r
        import json
        r = s.get("/Test/Echo?" + "&".join("f%d=1" % i for i in range(60)))
        assert r.status == 200 and len(json.loads(r.body)["get"]) == 50, "of a query the rest is dropped"


def multipart(parts):
    out = b""
    for name, filename, content in parts:
        out += ('--B\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n' % (name, '; filename="%s"' % filename if filename else "")).encode()
        out += content + b"\r\n"
    return out + b"--B--\r\n"


def test_uploads():
    import json
    with Server(config=limits(uploads=3, upload_bytes=1000, field_bytes=2000)) as s:
        def post(parts):
            return s.fetch("/Test/Echo", "POST", headers={"Content-Type": "multipart/form-data; boundary=B"}, body=multipart(parts))
        assert post([("f%d" % i, "f", b"x") for i in range(4)]).status == 413, "too many files"
        assert post([("field", None, b"x" * 3000)]).status == 413, "a field too long"
        r = post([("big", "big.bin", b"x" * 1001), ("small", "s.bin", b"x" * 1000)])
        files = json.loads(r.body)["files"]
        assert r.status == 200 and files["big"]["error"] == 1 and files["small"]["error"] == 0, files


def test_in_flight_ceiling():
    with Server(config=limits(in_flight=3)) as s:
        waiting = [s.connect() for _ in range(3)]
        for c in waiting:
            c.send_request(path="/Test/Yield?ms=%d" % (1500 * SLOW))
        time.sleep(0.2 * SLOW)  # the three are with the application; a fourth earlier would only be answered
        r = s.get("/Test/Hello")
        assert r.status == 503 and int(r.header("Retry-After")) >= 1, r
        assert [c.read_response().status for c in waiting] == [200] * 3
        assert s.get("/Test/Hello").status == 200


def test_connection_ceiling_pauses_the_listener():
    with Server(config=limits(connections=5)) as s:
        held = [s.connect() for _ in range(5)]
        assert all(c.get("/Test/Hello").status == 200 for c in held)
        with s.connect() as sixth:  # the kernel takes it, the server does not yet
            sixth.send_request(path="/Test/Hello")
            assert sixth.quiet(0.3)
            held.pop().close()
            assert sixth.read_response().status == 200


@case(seconds=90)
def test_slow_header():
    with Server(config=limits(header_timeout=500)) as s:
        with s.connect() as c:
            start = time.monotonic()
            c.send("GET /Test/Hello HTTP/1.1\r\n")
            try:
                for _ in range(200):  # one byte now and then does not buy time
                    if not c.quiet(0.05):
                        break
                    c.send("X")
            except ConnectionError:
                pass
            took = time.monotonic() - start
            assert c.read_response().status == 408 and 0.4 < took < 3 * SLOW + 1, took
        assert s.get("/Test/Hello").status == 200


@case(seconds=90)
def test_slow_body():
    with Server(config=limits(body_timeout=400)) as s:
        refused(s, "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345", 408)


@case(seconds=90)
def test_minimum_rate():
    """Bytes come steadily, but too few."""
    with Server(config=limits(min_rate=10000)) as s, s.connect() as c:
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        try:
            while c.quiet(0.1):
                c.send("x" * 10)
        except ConnectionError:
            pass
        assert c.read_response().status == 408


@case(seconds=90)
def test_idle_connection_is_closed():
    with Server(config=limits(idle_timeout=300)) as s:
        with s.connect() as c:
            assert c.get("/Test/Hello").status == 200
            assert c.closed(10), "after its idle time, without a word"
        with s.connect() as c:
            assert c.closed(10), "also one that never spoke"


@case(seconds=90)
def test_client_that_does_not_read():
    with Server(config=limits(write_timeout=500)) as s:
        worker = s.workers()[0]
        with Conn(s.port, receive_buffer=4096) as c:
            c.send_request(path="/Test/Big?n=30000000")
            c.read_head()
            from server import descriptors
            with_client = descriptors(worker)
            eventually(lambda: descriptors(worker) < with_client, 20 * SLOW, "the server gives up on the reader")
        assert s.get("/Test/Hello").status == 200


def test_requests_per_connection():
    with Server(config=limits(requests_per_connection=3)) as s, s.connect() as c:
        assert [c.get("/Test/Hello").header("Connection", "keep-alive").lower() for _ in range(3)] == ["keep-alive", "keep-alive", "close"]
        assert c.closed()


SMUGGLING = [
    "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5x\r\nhello\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n Folded: value\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n\tfolded\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nBad Name: v\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nNoColon\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
    "GET / HTTP/1.9\r\nHost: x\r\n\r\n",
    "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET relative HTTP/1.1\r\nHost: x\r\n\r\n",
    "G\xc3\xa4T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "get / http/1.1\r\nhost: x\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\0" * 50,
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]


@case(seconds=120)
def test_smuggling_and_broken_requests():
    """400 (or 501, 505 where the standard asks for them), and nothing behind it on the connection is taken for a request."""
    with Server() as s:
        for raw in SMUGGLING:
            with s.connect() as c:
                c.send(raw + "GET /Test/Crash HTTP/1.1\r\nHost: x\r\n\r\n")
                r = c.read_response()
                assert r.status in (400, 501, 505), "%r got %r" % (raw, r)
                assert c.closed(), repr(raw)
        assert s.get("/Test/Hello").status == 200
        assert s.output().count("SIGSEGV") == 0


DISCONNECTS = [
    "", "G", "GET /Test/He", "GET /Test/Hello HTTP/1.1\r\nHost: x\r\n", "GET /Test/Hello HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf",
    "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
    "POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 5000\r\n\r\n--B\r\nContent-Disposition: form-"
    "data; name=\"f\"; filename=\"f\"\r\n\r\nhalf a file",
    "GET /Test/Yield?ms=100 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /Test/Await?ms=100 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /Test/Stream?n=100&size=20000&ms=1 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /Test/Big?n=10000000 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /letters.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "GET /Test/ThrowLater HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /Test/Yield?ms=50 HTTP/1.1\r\nHost: x\r\n\r\n" * 10,
]


@case(seconds=180)
def test_disconnects_at_each_stage():
    """FIN and RST after each piece, at once and after a moment; nothing leaks and nobody else is hurt."""
    from server import descriptors
    with Server() as s:
        worker = s.workers()[0]
        s.get("/Test/Hello")
        files = descriptors(worker)
        for raw in DISCONNECTS:
            for wait in (0, 0.03):
                for leave in (Conn.close, Conn.reset, lambda c: (c.half_close(), c.close())):
                    c = s.connect()
                    c.send(raw)
                    time.sleep(wait)
                    leave(c)
            assert s.get("/Test/Hello").status == 200, raw
        assert s.workers() == [worker], "the worker is the same"
        eventually(lambda: descriptors(worker) <= files, 10 * SLOW, "every descriptor was closed")


def test_half_closed_client_gets_its_answer():
    """One that has to wait only with http_server.half_close: it looks the same as a client that has gone."""
    with Server(config={"http_server": {"half_close": True}}) as s, s.connect() as c:
        c.send_request(path="/Test/Yield?ms=50")
        c.half_close()
        assert c.read_response().status == 200
        assert c.closed()


def test_a_client_that_closes_ends_its_waiting_request():
    with Server() as s:
        with s.connect() as c:
            c.send_request(path="/Test/Yield?ms=60000")
        eventually(lambda: "http-code=499" in s.log("notice"), 10 * SLOW, "the request was cancelled")
        with s.connect() as c:
            c.send_request(path="/Test/Hello")
            c.half_close()
            assert c.read_response().status == 200, "what needs no wait is answered all the same"


@case(seconds=120)
def test_slow_senders_do_not_hold_others_up():
    with Server() as s:
        slow = [s.connect() for _ in range(200)]
        for c in slow:
            c.send("GET /Test/Hello HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        r = s.load(requests=2000, connections=20)
        assert r["ok"] == 2000 and r["failed"] == 0, r
        for c in slow:
            c.send("done\r\n\r\n")
        assert all(c.read_response().status == 200 for c in slow)


@case(seconds=120)
def test_pipelined_answers_that_nobody_reads():
    with Server(config={"http_server": {"limits": {"queued_bytes": "16M"}}}) as s:
        pid = s.workers()[0]
        greedy, calm = s.connect(receive_buffer=4096), s.connect()
        greedy.send(b"GET /Test/Big?n=3000000 HTTP/1.1\r\nHost: x\r\n\r\n" * 60)
        eventually(lambda: "http_server.limits.queued_bytes" in s.log("application"), 20 * SLOW, "a line about the cut")
        assert calm.get("/Test/Hello").status == 200
        eventually(lambda: greedy_is_gone(greedy), 20 * SLOW, "reset")
        assert calm.get("/Test/Big?n=17000000").status == 200, "one large answer may be above the ceiling"
        assert len(calm.request("GET", "/Test/Big?n=3000000").body) == 3000000
        assert s.workers() == [pid] and "WORKER EXIT" not in s.log("application"), s.log("application")[-2000:]


def greedy_is_gone(c):
    try:
        while True:
            if not c.sock.recv(1 << 20):
                return True
    except ConnectionError:
        return True
