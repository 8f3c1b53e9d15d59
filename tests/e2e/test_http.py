"""HTTP/1.1 on the wire."""

import hashlib
import json
import zlib

from case import case
from server import Server
from wire import Conn


def test_hello():
    with Server() as s:
        r = s.get("/Test/Hello")
        assert r.status == 200 and r.reason == "OK"
        assert r.body == b'{"hello":"world"}', r
        assert r.header("Content-Type") == "application/json; charset=UTF-8"
        assert r.header("Content-Length") == "17"
        assert r.header("Server") == "msf"
        assert r.header("Date").endswith(" GMT") and len(r.header("Date")) == 29
        assert len(r.header("X-Ngx-Logid")) == 24
        s.stop()


def test_keep_alive_and_close():
    with Server() as s, s.connect() as c:
        for _ in range(5):
            r = c.get("/Test/Hello")
            assert r.status == 200 and r.header("Connection", "keep-alive").lower() == "keep-alive"
        r = c.get("/Test/Hello", headers={"Connection": "close"})
        assert r.status == 200 and r.header("Connection") == "close"
        assert c.closed()


def test_http_1_0():
    with Server() as s:
        with s.connect() as c:
            r = c.get("/Test/Hello", version="HTTP/1.0", host=None)
            assert r.status == 200 and r.body == b'{"hello":"world"}' and c.closed()
        with s.connect() as c:
            for _ in range(2):
                r = c.get("/Test/Hello", version="HTTP/1.0", headers={"Connection": "keep-alive"})
                assert r.status == 200 and r.header("Connection").lower() == "keep-alive"
        with s.connect() as c:  # no chunks for a client that does not know them: until the end of the connection
            r = c.get("/Test/Stream?n=3&size=10", version="HTTP/1.0")
            assert r.header("Transfer-Encoding") is None and r.body == b"a" * 10 + b"b" * 10 + b"c" * 10


def test_pipelined_answers_keep_their_order():
    """The first waits longest; the answers come in the order of the requests."""
    with Server() as s, s.connect() as c:
        waits = [60, 1, 30, 0, 20, 5]
        for ms in waits:
            c.send_request(path="/Test/Yield?ms=%d" % ms)
        assert [json.loads(c.read_response().body)["waited"] for _ in waits] == waits
        c.send("".join("GET /Test/Big?n=%d HTTP/1.1\r\nHost: x\r\n\r\n" % n for n in range(1, 51)))
        assert [len(c.read_response().body) for _ in range(50)] == list(range(1, 51))


def test_pipeline_longer_than_the_ceiling():
    """More requests than are parsed ahead: reading stops and goes on, nothing is lost."""
    with Server() as s, s.connect() as c:
        c.send("GET /Test/Hello HTTP/1.1\r\nHost: x\r\n\r\n" * 500)
        assert all(c.read_response().status == 200 for _ in range(500))


def test_head():
    with Server() as s, s.connect() as c:
        r = c.request("HEAD", "/Test/Hello")
        assert r.status == 200 and r.header("Content-Length") == "17"
        assert c.get("/Test/Hello").body == b'{"hello":"world"}', "nothing of a body followed the head"
        r = c.request("HEAD", "/letters.txt")
        assert r.status == 200 and r.header("Content-Length") == "26000"
        r = c.request("HEAD", "/Test/Stream?n=3")
        assert r.status == 200
        assert c.get("/Test/Hello").status == 200


def test_request_split_at_every_byte():
    text = "POST /Test/Echo?a=1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\nb=2&c=3"
    with Server() as s, s.connect() as c:
        for at in range(1, len(text)):
            c.send(text[:at])
            c.send(text[at:])
            data = json.loads(c.read_response().body)
            assert data["get"] == {"a": "1"} and data["post"] == {"b": "2", "c": "3"}, (at, data)


def test_request_byte_by_byte():
    with Server() as s, s.connect() as c:
        for b in "GET /Test/Hello HTTP/1.1\r\nHost: x\r\n\r\n":
            c.send(b)
        assert c.read_response().status == 200


def test_chunked_upload():
    body = bytes(range(256)) * 40
    with Server() as s, s.connect() as c:
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        at = 0
        for size in [1, 2, 100, 4096, 1, 6040]:
            c.send("%x;ext=1\r\n" % size).send(body[at:at + size]).send("\r\n")
            at += size
        c.send("0\r\nTrailer-Field: x\r\n\r\n")
        data = json.loads(c.read_response().body)
        assert at == len(body) == data["length"] and data["md5"] == hashlib.md5(body).hexdigest()
        assert c.get("/Test/Hello").status == 200


def test_body_larger_than_memory_threshold():
    """Above http body_memory the body goes through an unlinked file; the application sees no difference."""
    body = bytes(i * 7 % 251 for i in range(3 * 1024 * 1024))
    with Server() as s, s.connect() as c:
        data = json.loads(c.request("POST", "/Test/Echo", body=body).body)
        assert data["length"] == len(body) and data["md5"] == hashlib.md5(body).hexdigest()


def test_expect_100_continue():
    with Server() as s, s.connect() as c:
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
        assert c.read_response(interim=True).status == 100
        c.send("12345")
        assert json.loads(c.read_response().body)["length"] == 5
        # A client that does not wait gets its answer all the same.
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n12345")
        assert json.loads(c.read_response().body)["length"] == 5
    with Server() as s, s.connect() as c:
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 999999999\r\n\r\n")
        assert c.read_response(interim=True).status == 413, "refused before the body is sent"
    with Server() as s, s.connect() as c:
        c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nExpect: the-impossible\r\nContent-Length: 1\r\n\r\n1")
        assert c.read_response(interim=True).status == 417


def test_absolute_form_and_percent_decoding():
    with Server() as s, s.connect() as c:
        assert c.get("http://127.0.0.1/Test/Hello").body == b'{"hello":"world"}'
        data = json.loads(c.get("/Test/Echo?a%20b=%C3%A4+%26&x[]=1&x[]=2&y[k]=v").body)
        assert data["get"] == {"a_b": "ä &", "x": ["1", "2"], "y": {"k": "v"}}, data["get"]


def test_multipart_upload():
    boundary, content = "xBOUNDx", bytes(range(256)) * 1000
    body = (('--%s\r\nContent-Disposition: form-data; name="title"\r\n\r\nmy file\r\n--%s\r\nContent-Disposition: form-data; name="up"; '
             'filename="a b.bin"\r\nContent-Type: application/octet-stream\r\n\r\n') % (boundary, boundary)).encode() + content + (
                 "\r\n--%s--\r\n" % boundary).encode()
    with Server() as s, s.connect() as c:
        for split in (1, 17, 4096, len(body)):
            c.send("POST /Test/Echo HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n\r\n"
                   % (boundary, len(body)))
            step = max(1, len(body) // 50) if split == 1 else split
            for at in range(0, len(body), step):
                c.send(body[at:at + step])
            data = json.loads(c.read_response().body)
            assert data["post"] == {"title": "my file"}, data["post"]
            assert data["files"]["up"] == {"name": "a b.bin", "size": len(content), "error": 0, "md5": hashlib.md5(content).hexdigest()}


def test_cookies():
    with Server() as s:
        r = s.get("/Test/Cookie", headers={"Cookie": "a=1; name=v%20w; b=2"})
        assert r.body == b"v w"
        assert r.header("Set-Cookie").lower().startswith("seen=v%20w"), r.header("Set-Cookie")


def test_gzip():
    with Server() as s:
        plain = s.get("/Test/Text?n=10000")
        assert plain.header("Content-Encoding") is None and len(plain.body) > 10000
        packed = s.get("/Test/Text?n=10000", headers={"Accept-Encoding": "gzip, deflate"})
        assert packed.header("Content-Encoding") == "gzip" and "accept-encoding" in (packed.header("Vary") or "").lower()
        assert zlib.decompress(packed.body, 31) == plain.body and len(packed.body) < 1000
        refused = s.get("/Test/Text?n=10000", headers={"Accept-Encoding": "gzip;q=0"})
        assert refused.header("Content-Encoding") is None


def test_streaming():
    with Server() as s, s.connect() as c:
        c.send_request(path="/Test/Stream?n=5&size=100&ms=10")
        r = c.read_head()
        assert r.header("Transfer-Encoding") == "chunked" and r.header("Content-Length") is None
        assert b"".join(c.chunks()) == b"".join(bytes([97 + i]) * 100 for i in range(5))
        assert c.get("/Test/Hello").status == 200


def test_streaming_to_a_slow_reader_does_not_pile_up():
    """20 MB to a client that does not read: the writer waits, the worker goes on with others and does not grow."""
    from server import SLOW, rss_kib
    with Server() as s:
        s.load(requests=2000)
        worker = s.workers()[0]
        before = rss_kib(worker)
        with Conn(s.port, receive_buffer=4096) as c:
            c.send_request(path="/Test/Stream?n=2000&size=10000")
            head = c.read_head()
            s.load(requests=2000)
            grown = rss_kib(worker) - before
            # A sanitizer keeps freed memory aside.
            assert grown < 6000 or SLOW > 1, "grew by %d KiB" % grown
            assert head.status == 200 and sum(len(x) for x in c.chunks()) == 20000000


def test_header_injection_is_refused():
    with Server() as s:
        for name, value in [("X-Ok", "a%0d%0aInjected:%201"), ("X-Ok%0d%0aInjected", "1"), ("X Y", "1"), ("X-Nul", "a%00b")]:
            r = s.get("/Test/Header?name=%s&value=%s" % (name.replace(" ", "%20"), value))
            assert r.status == 500, r
            assert r.header("Injected") is None
        r = s.get("/Test/Header?name=x-my-header&value=fine")
        assert ("X-My-Header", "fine") in r.headers, r.headers


def test_status_codes():
    with Server() as s, s.connect() as c:
        for code, reason in [(201, "Created"), (404, "Not Found"), (418, None), (503, "Service Unavailable")]:
            r = c.get("/Test/Status?code=%d" % code)
            if reason:
                assert (r.status, r.reason) == (code, reason), r
        r = c.get("/Test/Status?code=204")
        assert r.status == 204 and r.header("Content-Length") is None
        assert c.get("/Test/Hello").status == 200, "a 204 carries no body"
        assert c.get("/Test/Status?code=299").status == 200, "codes outside of the table become 200"


def test_routing_errors():
    with Server() as s:
        for path, status, body in [("/Nope", 404, b"Api not found controller(Nope\\Index)"), ("/Test/Nope", 404, b"Api not found method(actionNope)"),
                                   ("/Test/Nothing", 501, b"Not Implemented"), ("/test/hello/", 200, b'{"hello":"world"}')]:
            r = s.get(path)
            assert (r.status, r.body) == (status, body), (path, r)


def test_method_override():
    with Server() as s:
        r = s.fetch("/Test/Echo", "POST", headers={"X-HTTP-Method-Override": "PUT"}, body="a=1")
        assert json.loads(r.body)["method"] == "PUT"
        r = s.get("/Test/Echo", headers={"X-HTTP-Method-Override": "DELETE"})
        assert json.loads(r.body)["method"] == "GET", "a GET stays a GET"


def test_forwarded_for_only_from_trusted_proxies():
    with Server() as s:
        assert json.loads(s.get("/Test/Echo", headers={"X-Forwarded-For": "9.8.7.6"}).body)["remote"] == "127.0.0.1"
    with Server(config={"http_server": {"trusted_proxies": ["127.0.0.0/8"]}}) as s:
        assert json.loads(s.get("/Test/Echo", headers={"X-Forwarded-For": "9.8.7.6"}).body)["remote"] == "9.8.7.6"


@case(seconds=120)
def test_a_thousand_parallel_clients():
    with Server() as s:
        r = s.load("/Test/Yield?ms=50", connections=1000, requests=5000)
        assert r["ok"] == 5000 and r["failed"] == 0, r
