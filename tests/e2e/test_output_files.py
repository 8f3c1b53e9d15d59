"""Output::file(), download(), downloadData(), stream(), etag() and the like, outputJsonp(), redirect()."""

import base64
import os
import re
import time

from specapp.spec import Spec, with_code
from wire import Closed, eventually


def php(s):
    return "'%s'" % s.replace("\\", "\\\\").replace("'", "\\'")


class Files(Spec):
    def make(self, name, data):
        path = os.path.join(self.dir, "files", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
        return path


def test_file():
    with Files() as s:
        data = bytes(range(256)) * 100
        path = s.make("a.png", data)
        r = s.run("$out->file(%s);" % php(path))
        assert (r.status, r.body, r.header("Content-Type"), r.header("Content-Disposition")) == (200, data, "image/png", None), r.raw_head
        assert r.header("Accept-Ranges") == "bytes" and len(r.header("X-Ngx-Logid")) == 24, r.raw_head
        etag, since = r.header("ETag"), r.header("Last-Modified")
        call = "$out->file(%s);" % php(path)
        assert s.run(call, headers={"If-None-Match": etag}).status == 304
        assert s.run(call, headers={"If-Modified-Since": since}).status == 304
        r = s.run(call, method="HEAD")
        assert (r.status, r.header("Content-Length"), r.body) == (200, "25600", b""), r
        r = s.run(call, headers={"Range": "bytes=10-19"})
        assert (r.status, r.body, r.header("Content-Range")) == (206, data[10:20], "bytes 10-19/25600")
        assert s.run(call, headers={"Range": "bytes=10-19", "If-Range": '"x"'}).status == 200
        r = s.run(call, headers={"Range": "bytes=25600-"})
        assert (r.status, r.header("Content-Range")) == (416, "bytes */25600")
        r = s.run(call, headers={"Range": "bytes=0-1,100-102"})
        boundary = re.match(r"multipart/byteranges; boundary=(\w+)$", r.header("Content-Type")).group(1).encode()
        parts = r.body.split(b"--" + boundary)
        assert r.status == 206 and parts[-1] == b"--\r\n" and [p.split(b"\r\n\r\n", 1)[1] for p in parts[1:-1]] == [data[0:2] + b"\r\n", data[100:103] + b"\r\n"], r.body
        assert b"Content-Type: image/png\r\nContent-Range: bytes 0-1/25600" in parts[1]
        assert "http-code=206 " in s.line("notice", r.header("X-Ngx-Logid"))
        r = s.run("$code = $out->file(%s, null, ['type' => 'x/y', 'max_age' => 60]); $out->output('ignored'); if ($code !== 200 || !$out->__isEnd) { throw new \\Exception('?'); }" % php(path))
        assert (r.body, r.header("Content-Type"), r.header("Cache-Control")) == (data, "x/y", "private, max-age=60")
        assert s.run("$out->setContentType('c/d')->file(%s);" % php(path)).header("Content-Type") == "c/d"
        empty = s.make("empty.txt", b"")
        r = s.run("$out->file(%s);" % php(empty))
        assert (r.status, r.header("Content-Length")) == (200, "0")


def test_names():
    """RFC 6266: a name in ASCII for everybody, the real one behind it."""
    with Files() as s:
        path = s.make("report.pdf", b"pdf")
        for name, want in [(None, 'attachment; filename="report.pdf"'), ("a b.pdf", 'attachment; filename="a b.pdf"'),
                           ("\u00dcber \u20ac.pdf", "attachment; filename=\"_ber _.pdf\"; filename*=UTF-8''%C3%9Cber%20%E2%82%AC.pdf"),
                           ('a"b\\c.pdf', "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%5Cc.pdf"), ("../../etc/passwd", 'attachment; filename="passwd"'),
                           ("50%25.txt", "attachment; filename=\"50_25.txt\"; filename*=UTF-8''50%2525.txt"),
                           ("a\r\nX-Evil: 1", "attachment; filename=\"a__X-Evil: 1\"; filename*=UTF-8''a%0D%0AX-Evil%3A%201")]:
            r = s.run("$out->download(%s, %s);" % (php(path), "null" if name is None else "base64_decode('%s')" % base64.b64encode(name.encode()).decode()))
            assert (r.status, r.body, r.header("Content-Disposition"), r.header("X-Evil")) == (200, b"pdf", want, None), r.raw_head
        r = s.run("$out->file(%s, 'shown.pdf');" % php(path))
        assert r.header("Content-Disposition") == 'inline; filename="shown.pdf"'
        r = s.run("$out->file(%s, 'shown.pdf', ['attachment' => true]);" % php(path))
        assert r.header("Content-Disposition") == 'attachment; filename="shown.pdf"'


def test_refused_files():
    with Files() as s:
        path = s.make("root/in.txt", b"in")
        s.make("root/.hidden", b"dot")
        s.make("out.txt", b"out")
        root = os.path.join(s.dir, "files", "root")
        os.symlink("../out.txt", root + "/link.txt")
        os.symlink("in.txt", root + "/good.txt")
        os.mkfifo(root + "/fifo")

        def refused(what, text):
            got = s.thrown("$out->file(%s)" % what)
            assert got and got[0] == "PG\\MSF\\Base\\Exception" and text in got[1], "%s: %r" % (what, got)
        refused(php(root + "/none"), "No such file")
        refused(php(root), "no regular file")
        refused(php(root + "/fifo"), "no regular file")
        refused("'/dev/null'", "no regular file")
        refused("'http://127.0.0.1/'", "No such file")
        inside = ", null, ['root' => %s]" % php(root)
        for name in "in.txt", "/in.txt", path, "good.txt", ".hidden", "x/../in.txt":
            r = s.run("$out->file(%s%s);" % (php(name), inside))
            if name.startswith("x/"):
                assert r.status == 500  # there is no x
            else:
                assert r.status == 200 and r.body in (b"in", b"dot"), "%s %r" % (name, r)
        for name in "../out.txt", "link.txt", "/../out.txt", root + "/../out.txt", "fifo", "..":
            refused(php(name) + inside, "outside of the root")
        refused("'none'" + inside, "No such file")
        assert s.thrown('$out->file("x\\0y")')[0] == "ValueError"
        assert s.thrown("$out->file('x', null, ['rot' => 'y'])")[0] == "ValueError"
        assert s.thrown("$out->file('x', null, ['max_age' => -1])")[0] == "ValueError"
        assert s.run("$out->file('/none');").status == 500


def test_delete_after_send():
    with Files() as s:
        path = s.make("once.bin", b"x" * 300000)
        call = "$out->download(%s, null, ['delete' => true]);" % php(path)
        assert s.run(call, method="HEAD").status == 200 and os.path.exists(path)
        r = s.run(call, headers={"If-None-Match": "*"})
        assert r.status == 304 and os.path.exists(path)
        r = s.run(call)
        assert (r.status, len(r.body)) == (200, 300000) and not os.path.exists(path)
        assert s.run(call).status == 500


def test_download_data():
    with Spec() as s:
        r = s.run("$out->downloadData('a,b', 'l.csv');")
        assert (r.text, r.header("Content-Type"), r.header("Content-Disposition")) == ("a,b", "text/csv; charset=UTF-8", 'attachment; filename="l.csv"')
        r = s.run("$out->downloadData((function () { for ($i = 0; $i < 3; $i++) { yield \"$i\\n\"; } })(), 'l.bin', 'x/y');")
        assert (r.text, r.header("Content-Type"), r.header("Transfer-Encoding")) == ("0\n1\n2\n", "x/y", "chunked")
        assert s.thrown("$out->downloadData(5, 'x')")[0] == "TypeError"


def test_stream():
    with Spec() as s:
        for pieces in "['a', 5, '', null, true, 'z']", "new \\ArrayIterator(['a', 5, '', null, true, 'z'])", "(function () { yield from ['a', 5, '', null, true, 'z']; })()":
            r = s.run("$ok = $out->stream(%s, 201); $this->getContext()->getLog()->info('streamed ' . var_export([$ok, $out->__isEnd], true));" % pieces)
            assert (r.status, r.text, r.header("Transfer-Encoding")) == (201, "a51z", "chunked"), r
        assert s.run("$out->stream([]);").text == ""
        assert s.run("$out->stream((function () { yield 'a'; \\PG\\MSF\\delay(5); yield 'b'; })());").text == "ab"
        r = s.run("$out->output('first'); $out->stream(['x']);")
        assert r.text == "first"
        assert s.thrown("$out->stream([[1]])")[0] == "TypeError"
        assert s.thrown("$out->stream((function () { throw new \\DomainException('early'); yield 1; })())") == ["DomainException", "early"]
        with s.connect() as c:
            r = c.request("GET", "/Run/Code", headers=with_code("$out->stream(['o', 'ld']);"), version="HTTP/1.0")
            assert (r.text, r.header("Transfer-Encoding"), r.header("Connection")) == ("old", None, "close"), r.raw_head
        # half an answer must not look whole
        try:
            r = s.run("$out->stream((function () { yield 'half'; throw new \\DomainException('late'); })());")
            raise AssertionError(repr(r))
        except (Closed, OSError, EOFError):
            pass
        s.lines("application", "late")


def test_stream_back_pressure():
    """A generator is asked for more only as fast as the client reads."""
    with Spec() as s:
        mark = s.dir + "/asked"
        with s.connect() as c:
            c.send_request("GET", "/Run/Code", headers=with_code(
                "$out->stream((function () { for ($i = 0; $i < 2000; $i++) { file_put_contents(%s, $i); yield str_repeat('x', 65536); } })());" % php(mark)))
            eventually(lambda: os.path.exists(mark), what="the generator runs")
            last = [None, 0]

            def still():
                now = open(mark).read()
                if now != last[0]:
                    last[0], last[1] = now, time.monotonic()
                return now and time.monotonic() - last[1] > 0.3
            eventually(still, what="the generator waits for the client")
            assert int(open(mark).read()) < 1000, "128 MB were made for a client that reads nothing"
        assert s.get("/Welcome").status == 200


def test_validators():
    with Spec() as s:
        call = "if ($out->etag('v1')) { return; } $this->output('body');"
        r = s.run(call)
        assert (r.status, r.header("ETag"), r.text) == (200, '"v1"', "body")
        for value in '"v1"', 'W/"v1"', '"x,y", "v1"', "*":
            r = s.run(call, headers={"If-None-Match": value})
            assert (r.status, r.body, r.header("ETag")) == (304, b"", '"v1"'), value
        assert s.run(call, headers={"If-None-Match": '"v2"'}).status == 200
        assert s.run(call, headers={"If-None-Match": '"v1"'}, method="POST").status == 200
        assert s.run("if ($out->etag('a,b', true)) { return; } $this->output('x');", headers={"If-None-Match": '"c", W/"a,b"'}).status == 304
        assert s.run("$out->etag('q', true); $this->output('x');").header("ETag") == 'W/"q"'
        for bad in "''", "'a b'", "'\"'", '"a\\n"':
            assert s.thrown("$out->etag(%s)" % bad)[0] == "ValueError", bad
        call = "if ($out->lastModified(%s)) { return; } $this->output('body');"
        r = s.run(call % 1000000000)
        assert (r.status, r.header("Last-Modified")) == (200, "Sun, 09 Sep 2001 01:46:40 GMT")
        assert s.run(call % "new \\DateTimeImmutable('@1000000000')", headers={"If-Modified-Since": "Sun, 09 Sep 2001 01:46:40 GMT"}).status == 304
        assert s.run(call % 1000000001, headers={"If-Modified-Since": "Sun, 09 Sep 2001 01:46:40 GMT"}).status == 200
        both = "if ($out->etag('new') || $out->lastModified(1000000000)) { return; } $this->output('body');"
        assert s.run(both, headers={"If-None-Match": '"old"', "If-Modified-Since": "Sun, 09 Sep 2001 01:46:40 GMT"}).status == 200
        assert s.thrown("$out->lastModified(-1)")[0] == "ValueError"
        assert s.thrown("$out->lastModified('x')")[0] == "TypeError"
        r = s.run("$out->cacheControl(['public', 'max-age' => 60, 'no-store' => false, 'immutable' => true]); $this->output('');")
        assert r.header("Cache-Control") == "public, max-age=60, immutable"
        assert s.run("$out->cacheControl('no-store')->output('');").header("Cache-Control") == "no-store"


def test_jsonp():
    with Spec() as s:
        call = "$out->outputJsonp(['a' => \"\u2028</script>\"]);"
        r = s.run(call, "?callback=a.b_$1")
        assert (r.status, r.text, r.header("Content-Type"), r.header("X-Content-Type-Options")) == \
            (200, '/**/a.b_$1({"a":"\\u2028<\\/script>"});', "application/javascript; charset=UTF-8", "nosniff"), r
        r = s.run(call)
        assert (r.text, r.header("Content-Type")) == ('{"a":"\\u2028<\\/script>"}', "application/json; charset=UTF-8")
        for bad in "", "1a", "a.", ".a", "a..b", "a.1", "alert(1)", "a-b", "a%0a", "%C3%A4", "a" * 129, "a%00b":
            r = s.run(call, "?callback=" + bad)
            assert r.status == 400 and "alert" not in r.text and r.header("Content-Type").startswith("text/plain"), "%r %r" % (bad, r)
        assert s.run(call, "?callback[]=a").status == 400
        assert s.run("$out->outputJsonp(1, 'cb', 201);").text == "/**/cb(1);"
        assert s.run("$out->outputJsonp(INF, 'cb');").status == 500
    with Spec({"http": {"jsonp_callback": "cb"}}) as s:
        assert s.run(call, "?callback=x").text.startswith("{")
        assert s.run(call, "?cb=x").text.startswith("/**/x(")


def test_redirect_location():
    with Spec() as s:
        for url, want in [("/a b?x=\u00e4", "/a%20b?x=%C3%A4"), ("https://e.example/x?a=1&b=%20#f", "https://e.example/x?a=1&b=%20#f"), ("../up", "../up"), ("/\\\\evil.example", "/%5C%5Cevil.example"),
                          ("/<x>", "/%3Cx%3E")]:
            r = s.run("$out->redirect('%s', 303);" % url.replace("\\", "\\\\"))
            assert (r.status, r.header("Location"), r.body) == (303, want, b""), r.raw_head
        assert s.thrown("$out->redirect(\"/a\\r\\nSet-Cookie: x=1\")")[0] == "PG\\MSF\\Base\\Exception"
        assert s.thrown("$out->redirect('')")[0] == "ValueError"
        assert s.thrown("$out->redirect('/', 304)")[0] == "ValueError"
