"""A hostile network: requests that mean two things, clients that do everything but read and write, limits at their exact value, and paths that
look for what they are not to find."""

import os
import random
import re
import time

from case import case
from server import ROOT, SLOW, Server, descriptors, rss_kib
from wire import Closed, Conn, eventually

APP = ROOT + "/tests/e2e/redapp"
OK = b"GET /Test/Ready HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /Test/Echo HTTP/1.1\r\nHost: x\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
MULTIPART = POST + b"Content-Type: multipart/form-data; boundary=b\r\n"
UPLOAD = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.txt"\r\nContent-Type: text/plain\r\n\r\n'


def red(**more):
    return Server(app=APP, **more)


def limited(**values):
    return red(config={"http_server": {"limits": values}})


def statuses(s, data):
    """The statuses of everything that comes back until the server ends the connection, which it does when we half-close."""
    with s.connect() as c:
        c.send(data)
        c.half_close()
        try:
            return [int(n) for n in re.findall(rb"HTTP/1\.1 (\d+)", c.read_to_end())]
        except ConnectionError:
            return []


AMBIGUOUS = [
    POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
    POST + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
    POST.replace(b"1.1", b"1.0") + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    POST + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde",
    POST + b"Content-Length: 5, 5\r\n\r\nabcde",
    POST + b"Content-Length: +5\r\n\r\nabcde",
    POST + b"Content-Length: 0x5\r\n\r\nabcde",
    POST + b"Content-Length: 18446744073709551621\r\n\r\nabcde",
    b"GET /Test/Ready HTTP/1.1\nHost: x\n\n",
    b"GET /Test/Ready HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
    b"GET /Test/Ready HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET /Test/Ready HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n",
    CHUNKED + b"0x5\r\nabcde\r\n0\r\n\r\n",
    CHUNKED + b"FFFFFFFFFFFFFFFF\r\n\r\n",
    CHUNKED + b"5\r\nabcde\r\nFFFFFFFFFFFFFFFB\r\nabc",
    CHUNKED + b"5 \r\nabcde\r\n0\r\n\r\n",
    CHUNKED + b"5\nabcde\n0\n\n",
    CHUNKED + b"5;a\nabcde\r\n0\r\n\r\n",
    CHUNKED + b"5\r\nabcdeXX0\r\n\r\n",
    CHUNKED + b"5;" + b"a" * 100000 + b"\r\nabcde\r\n0\r\n\r\n",
    CHUNKED + b"0\r\n" + b"A: b\r\n" * 20000 + b"\r\n",
]


def test_ambiguous_requests_end_the_connection():
    """What two servers could read in two ways is refused, and nothing behind it is read as a request."""
    with red() as s:
        for raw in AMBIGUOUS:
            assert statuses(s, raw + OK) == [400], raw[:120]
            assert statuses(s, OK + raw + OK) == [200, 400], raw[:120]


def test_unusual_requests_that_are_right():
    with red() as s:
        for raw in (POST + b"Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n", POST + b"Content-Length: 00005\r\n\r\nabcde", b"\r\n\r\n" + OK,
                    CHUNKED + b'5;a=b;c="d"\r\nabcde\r\n0\r\n\r\n', CHUNKED + b"5\r\nabcde\r\n0\r\nA: b\r\nContent-Length: 7\r\n\r\n",
                    POST + b"Expect: 100-continue\r\nContent-Length: 0\r\n\r\n", OK.replace(b"/Test", b"http://evil/Test", 1),
                    b"GET /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"):
            assert statuses(s, raw + OK) == [200, 200], raw[:120]


# ---- limits ----

def head(lines):
    return b"GET /Test/Ready HTTP/1.1\r\n" + lines + b"\r\n"


def test_limits_of_the_head_to_the_byte():
    with limited(request_line=100, header_bytes=1000, header_count=10) as s:
        line = b"GET /Test/Ready?%s HTTP/1.1"
        for size, status in ((100, 200), (101, 414)):
            exact = line % (b"q" * (size - len(line % b"")))
            assert len(exact) == size and statuses(s, exact + b"\r\nHost: x\r\n\r\n") == [status], size
        for extra, status in ((9, 200), (10, 431)):
            assert statuses(s, head(b"Host: x\r\n" + b"A: b\r\n" * extra)) == [status], extra
        found = [n for n in range(900, 1010) if statuses(s, head(b"Host: x\r\nA: " + b"v" * (n - 14) + b"\r\n")) == [431]]
        assert found and found == list(range(found[0], 1010)), found
        assert 1001 <= found[0] <= 1003, "1000 bytes of header lines are taken, not %d" % (found[0] - 1)


def form(n):
    return "&".join("f%d=1" % i for i in range(n))


def parts(names):
    return b"".join(b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n' % p for p in names) + b"--b--\r\n"


def test_limits_of_the_body_to_the_byte():
    with limited(body=5000, body_memory=1000, fields=10, field_bytes=100, uploads=2, upload_bytes=200) as s:
        def post(body, kind="application/octet-stream"):
            return s.fetch("/Test/Echo", "POST", headers=[("Content-Type", kind)], body=body)
        for size, status in ((999, 200), (1000, 200), (1001, 200), (5000, 200), (5001, 413)):
            assert post("x" * size).status == status, size
        for pieces, status in ((5000, 200), (5001, 413)):
            raw = CHUNKED + b"1\r\nx\r\n" * pieces + b"0\r\n\r\n"
            assert statuses(s, raw) == [status], pieces
        for n, status in ((10, 200), (11, 413)):
            assert post(form(n), "application/x-www-form-urlencoded").status == status, n
            assert post(parts([(b"f%d" % i, b"", b"1") for i in range(n)]), "multipart/form-data; boundary=b").status == status, n
        for size, status in ((100, 200), (101, 413)):
            assert post(parts([(b"f", b"", b"v" * size)]), "multipart/form-data; boundary=b").status == status, size
        for n, status in ((2, 200), (3, 413)):
            assert post(parts([(b"f%d" % i, b'; filename="x"', b"1") for i in range(n)]), "multipart/form-data; boundary=b").status == status, n
        for size, error in ((200, 0), (201, 1)):
            r = post(parts([(b"f", b'; filename="x"', b"v" * size)]), "multipart/form-data; boundary=b")
            assert r.status == 200 and ('"error":%d' % error) in r.text, r


def test_limits_of_counts():
    with limited(in_flight=3, pipeline=2, requests_per_connection=3) as s:
        waiting = [s.connect().send_request(path="/Bad/Wait?ms=700") for _ in range(3)]
        eventually(lambda: s.get("/Test/Ready").status == 503, what="the ceiling is reached")
        r = s.get("/Test/Ready")
        assert r.status == 503 and r.header("Retry-After") == "1", r
        assert [c.read_response().status for c in waiting] == [200] * 3
        assert s.get("/Test/Ready").status == 200
        assert statuses(s, OK * 5) == [200] * 3, "the fourth request of a connection is not taken"


# ---- clients ----

@case(seconds=120)
def test_clients_that_never_read():
    """They are cut off by the write time-out (by the idle one if the kernel has taken all of it); what waited for them is given back, and others
    are served meanwhile."""
    with limited(write_timeout=1500, idle_timeout=3000, write_high_water=65536) as s:
        s.get("/Bad/Big?n=300000")
        s.get("/CtorThrow")  # opens the error log
        worker = s.workers()[0]
        files = descriptors(worker)
        asked = [b"GET /Bad/Big?n=300000 HTTP/1.1\r\nHost: x\r\n\r\n" * 40, b"GET /Bad/Stream?n=1000 HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"GET /Bad/StreamGo HTTP/1.1\r\nHost: x\r\n\r\n", OK * 5000]
        mute = [Conn(s.port, receive_buffer=4096) for _ in range(20)]
        for i, c in enumerate(mute):
            c.sock.settimeout(0.2)
            try:
                c.send(asked[i % len(asked)])
            except OSError:
                pass
        assert s.get("/Test/Ready").status == 200
        eventually(lambda: descriptors(worker) <= files, 30 * SLOW, "their connections are closed")
        assert s.workers() == [worker], s.output()
        for c in mute:
            c.close()


def misbehave(rng, port):
    """One client with a random idea of HTTP: good and bad requests, cut anywhere, in pieces, answered or not, and one of four ways to leave."""
    good = [OK, b"GET /Bad/Wait?ms=20 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /Bad/StreamYield?n=20 HTTP/1.1\r\nHost: x\r\n\r\n",
            b"GET /page.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"HEAD /Test/Ready HTTP/1.1\r\nHost: x\r\n\r\n",
            POST + b"Content-Length: 400000\r\n\r\n" + b"x" * 400000, CHUNKED + b"5\r\nabcde\r\n" * 50 + b"0\r\n\r\n",
            POST + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\nabcde", b"GET /Bad/Throw HTTP/1.1\r\nHost: x\r\n\r\n",
            MULTIPART + b"Content-Length: %d\r\n\r\n" % (len(UPLOAD) + 100009) + UPLOAD + b"u" * 100000 + b"\r\n--b--\r\n"[:9],
            b"GET /Bad/Big?n=500000 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /Bad/Exit HTTP/1.1\r\nHost: x\r\n\r\n"]
    data = b"".join(rng.choice(good if rng.random() < 0.85 else AMBIGUOUS) for _ in range(rng.randint(1, 6)))
    if rng.random() < 0.5:
        data = data[:rng.randint(0, len(data))]
    with Conn(port, timeout=5 * SLOW, receive_buffer=rng.choice((None, 4096))) as c:
        try:
            while data:
                n = rng.choice((1, 7, 100, 5000, len(data)))
                c.send(data[:n])
                data = data[n:] if rng.random() < 0.98 else b""
            if rng.random() < 0.5:
                c.sock.recv(rng.choice((1, 1000, 100000)))
            rng.choice((c.reset, c.close, c.half_close, lambda: None))()
        except OSError:
            pass


def chaos(s, seed, clients):
    rng = random.Random(seed)
    for _ in range(clients):
        misbehave(rng, s.port)


@case(seconds=180)
def test_misbehaving_clients_leave_nothing_behind():
    uploads = os.path.join(os.environ.get("TMPDIR", "/tmp"), "msf-red-%d" % os.getpid())
    os.makedirs(uploads)
    config = {"server": {"set": {"upload_tmp_dir": uploads}}, "http_server": {"cancel_on_disconnect": True,
              "limits": {"body_timeout": 2000, "header_timeout": 2000, "idle_timeout": 2000, "write_timeout": 2000, "pipeline": 3}}}
    try:
        with red(config=config) as s:
            worker = s.workers()[0]
            chaos(s, 1, 100)
            eventually(lambda: descriptors(worker) and s.get("/Test/Ready").status == 200)
            files = descriptors(worker)
            chaos(s, int(os.environ.get("MSF_SEED", 2)), 300)
            eventually(lambda: descriptors(worker) <= files, 30 * SLOW, "every connection and file is closed")
            eventually(lambda: not os.listdir(uploads), what="every upload is removed")
            assert s.workers() == [worker]
    finally:
        os.rmdir(uploads)


def test_uploads_are_removed_however_the_request_ends():
    with red() as s:
        def names():
            with open(s.dir + "/uploads") as f:
                return f.read().split()
        body = UPLOAD + b"u" * 300000 + b"\r\n--b--\r\n"
        for how in ("", "throw", "exit", "fatal"):
            if how == "fatal" and SLOW > 1:
                continue  # there is no memory limit under a sanitizer
            s.fetch("/Bad/Upload?how=" + how, "POST", headers=[("Content-Type", "multipart/form-data; boundary=b")], body=body)
            assert names(), how
            eventually(lambda: not any(map(os.path.exists, names())), what="uploads of how=%s are removed" % how)


# ---- what must not be found ----

OUTSIDE = ["/Secret", "/secret/index", "/../Secret", "/..%2fSecret", "/%2e%2e/Secret", "/Console/Secret", "/console/secret/index", "/App/Secret",
           "/%5cApp%5cSecret", "/..%5cSecret/Index", "/..\\Secret/Index", "/\\App\\Secret/Index", "/Test/../../Secret", "/..\\..\\Secret",
           "/%c0%ae%c0%ae/Secret", "/%c0%af", "/Test%00/Ready", "/Secret%00", "/../server.php", "/..%2fserver.php", "/%2e%2e/server.php",
           "/%2e%2e%2fserver.php", "/x/..%2f..%2fserver.php", "/..%5cserver.php", "/..\\server.php", "/%c0%ae%c0%ae/server.php", "/./page.txt",
           "/page.txt%00", "/page.txt%00.html", "/.htaccess", "/.", "/..", "/...", "/page.txt/", "/page.txt/x", "/Bad/pause", "/Test/__construct",
           "/Test/getObject", "/Test/destroy", "/-/-", "/" + "a/" * 2000, "/" + "A" * 7000]


def test_nothing_outside_is_loaded_or_served():
    with red() as s:
        for path in OUTSIDE:
            r = s.get(path)
            assert r.status in (403, 404), "%s: %r" % (path, r)
            assert b"secret" not in r.body and b"<?php" not in r.body, path
        assert not os.path.exists(s.dir + "/loaded"), "no class outside the controllers' namespace is loaded"
        assert s.get("/page.txt").status == s.get("//page.txt").status == 200


def test_values_cannot_end_a_header_line():
    from urllib.parse import quote
    bad = ["b\r\nEvil: 1", "b\nEvil: 1", "b\rEvil: 1", "b\0c", "b\x01", "b\x7f"]
    with red() as s:
        def tried(how, a="n", b="x", c="/"):
            r = s.get("/Bad/Set?how=%s&a=%s&b=%s&c=%s" % (how, quote(a), quote(b), quote(c)))
            assert r.header("Evil") is None, r.raw_head
            return r
        for value in bad:
            for how, where in (("header", "b"), ("redirect", "a"), ("type", "a"), ("cookie", "c"), ("domain", "c"), ("samesite", "c")):
                r = tried(how, **{where: value})
                assert r.status == 400, "%s %r: %s" % (how, value, r.raw_head)
        for name in ("", "a b", "a:b", "a\r\nb", "é"):
            assert tried("header", a=name).status == 400, name
        assert tried("cookie", b="b; Path=/evil\r\nEvil: 1").header("Set-Cookie").startswith("n=b%3B%20Path%3D%2Fevil%0D%0AEvil")
        assert tried("header", a="X-Tab", b="a\tb").header("X-Tab") == "a\tb"
