"""What is answered: spec 03, sections 1 and 7; spec 09, 5.4; weaknesses D4 to D9, C11 of spec 10."""

import gzip
import json
import re

from specapp.spec import Spec, with_code

CODES = [100, 101] + list(range(200, 209)) + [210, 226] + list(range(300, 309)) + [310] + list(range(400, 418)) + [422, 423, 424, 425, 426, 428, 429, 431,
                                                                                                                    449, 450, 451] + list(range(500, 506)) + list(range(507, 512))


def answers(r, body, type, status=200):
    assert (r.status, r.text, r.header("Content-Type")) == (status, body, type), "%r %s" % (r, r.raw_head)
    assert len(r.header("X-Ngx-Logid")) == 24, r.raw_head


def test_output_by_type():
    """Strings as they are, everything else as indented JSON with real characters."""
    with Spec() as s:
        answers(s.run("$this->output('581af00d4b58d59d22e8d7a6');"), "581af00d4b58d59d22e8d7a6", "text/html")
        answers(s.run("$this->output('');"), "", None)  # no content, no type
        answers(s.run("$this->output('5');"), "5", "text/html")
        for code, body in [("['a' => 1]", '{\n    "a": 1\n}'), ("5", "5"), ("null", "null"), ("1.5", "1.5"), ("true", "true"), ("false", "false"), ("[]", "[]"),
                           ("['\u00e4', 'a/b']", '[\n    "\u00e4",\n    "a\\/b"\n]'), ("new \\stdClass", "{}"), ("\\PG\\MSF\\Base\\Core::$stdClass", "{}"),
                           ("[[1, [2]], 'k' => ['x' => null]]", json.dumps({"0": [1, [2]], "k": {"x": None}}, indent=4))]:
            answers(s.run("$this->output(%s);" % code), body, "application/json")
            answers(s.run("$out->output(%s);" % code), body, "application/json")
            answers(s.run("$out->end(%s);" % code), body, "application/json")
        answers(s.run("$this->output();"), "null", "application/json")
        answers(s.run("$out->output();"), "null", "application/json")
        answers(s.run("$out->end();"), "", None)
        answers(s.run("$out->end('ok');"), "ok", "text/html")
        answers(s.run("$this->output('no', 404);"), "no", "text/html", 404)
        answers(s.run("$this->output(['no'], 422);"), '[\n    "no"\n]', "application/json", 422)


def test_output_json():
    """Compact, slashes and other characters escaped."""
    with Spec() as s:
        kind = "application/json; charset=UTF-8"
        answers(s.run("$this->outputJson(['a' => '\u00e4/b', 'n' => 1.5, 'l' => [1, 2]]);"), '{"a":"\\u00e4\\/b","n":1.5,"l":[1,2]}', kind)
        answers(s.run("$out->outputJson('x', 201);"), '"x"', kind, 201)
        answers(s.run("$this->outputJson();"), "null", kind)
        answers(s.run("$this->outputJson(new \\ArrayObject(['a' => 1]));"), '{"a":1}', kind)
        answers(s.run("$this->outputJson(new class implements \\JsonSerializable { function jsonSerialize(): mixed { return [1]; } });"), "[1]", kind)
        answers(s.run("$this->outputJson(['581af00d4b58d59d22e8d7a6', '581198754b58d54465ef4cad', '580c7fa44b58d53f43e21c43']);"),
                '["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad","580c7fa44b58d53f43e21c43"]', kind)


def test_unencodable():
    """D4: an error that is logged, not `false` with 200."""
    with Spec() as s:
        for data in '"\\xff"', "INF", "NAN":
            for call in "$this->outputJson(%s);", "$this->output([%s]);":
                r = s.run(call % data)
                assert (r.status, r.text) == (500, "Internal Server Error"), "%s: %r" % (data, r)
        r = s.run("$this->outputJson(new class implements \\JsonSerializable { function jsonSerialize(): mixed { throw new \\DomainException('in json'); } });")
        assert r.status == 500
        assert "in json" in s.line("application", "logid:%s]" % r.header("X-Ngx-Logid"))
        r = s.run("try { $this->outputJson(INF); } catch (\\Throwable $e) { $this->output('caught'); }")
        assert (r.status, r.text) == (200, "caught"), r


def test_status_codes():
    with Spec() as s:
        assert s.value("array_keys(\\PG\\MSF\\Base\\Output::$codes)") == CODES, "the table of 7.1"
        with s.connect() as c:
            for code in [c for c in CODES if c >= 200] + [418, 599, 0, 999, 226, -5]:
                r = c.request("GET", "/Run/Code", headers=with_code("$this->output('b', %d);" % code))
                want = code if code in CODES else 200
                assert r.status == want and r.reason, "%d: %r %r" % (code, r, r.reason)
                assert r.body == (b"" if want in (204, 304) else b"b"), r
                if code not in CODES:
                    assert "http-code=%d " % code in s.line("notice", r.header("X-Ngx-Logid")), "the log keeps what was asked for"
        assert s.run("$this->output('x', 405);").reason == "Method Not Allowed"


def test_interim_codes_are_no_answers():
    with Spec() as s:
        for code in 100, 101:
            r = s.run("$this->output('b', %d);" % code)
            assert r.status >= 200, "a 1xx would leave the client waiting: %r" % r


def test_no_body_where_none_may_be():
    """HEAD, 204 and 304 (D5); the connection stays in step."""
    with Spec() as s, s.connect() as c:
        for code in 204, 304:
            r = c.request("GET", "/Run/Code", headers=with_code("$this->output('body', %d);" % code))
            assert r.status == code and r.body == b"" and r.header("Transfer-Encoding") is None, r.raw_head
            assert code != 204 or r.header("Content-Length") is None, r.raw_head
            assert c.quiet(0.05)
        r = c.request("HEAD", "/Run/Code", headers=with_code("$this->outputJson(['some' => 'body']);"))
        assert r.status == 200 and r.header("Content-Length") == "15", r.raw_head
        assert c.quiet(0.05)
        r = c.request("HEAD", "/Nope")
        assert r.status == 404 and r.header("Content-Length") == "36", r.raw_head
        assert c.get("/Welcome").text == "hello world!"


def test_headers():
    """Canonical names; the last one set counts; what is there when nothing was set."""
    with Spec() as s:
        r = s.run("$out->setHeader('x-MY-heaDer', 'one')->setHeader('X-My-Header', 'two')->setHeader('WWW', 3); $this->output('');")
        assert r.header("X-My-Header") == "two" and r.header("Www") == "3", r.raw_head
        assert "X-My-Header: two" in r.raw_head and "\r\nWww: 3" in r.raw_head and "X-Ngx-Logid: " in r.raw_head, r.raw_head
        assert r.header("Server") == "msf" and re.match(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$", r.header("Date")), r.raw_head
        assert r.header("Content-Length") == "0" and r.header("Connection") in (None, "keep-alive"), r.raw_head
        r = s.run("$out->setContentType('text/html; charset=UTF-8'); $this->output('');")
        assert r.header("Content-Type") == "text/html; charset=UTF-8"
        r = s.run("$out->setHeader('Content-Type', 'a/b'); $this->output('x');")
        assert r.header("Content-Type") == "a/b"
        r = s.run("$out->setContentType('a/b'); $this->output(['x']);")
        assert r.header("Content-Type") == "application/json", r.raw_head
        assert s.run("$this->output('');", headers={"Connection": "close"}).header("Connection") == "close"
        assert s.run("$this->output('');").header("X-My-Header") is None, "nothing stays for the next request"


def test_header_without_a_value():
    """5.4-8: an error, hence 500."""
    with Spec() as s:
        r = s.run("$out->setHeader('ContentType: text/html');")
        assert (r.status, r.text) == (500, "Internal Server Error"), r


def test_injection():
    with Spec() as s:
        for name, value in ("X-A", "a\\r\\nX-B: c"), ("X-A", "a\\nb"), ("X-A", "a\\0b"), ("X A", "b"), ("X-A:", "b"), ("X\\r\\nB", "c"), ("", "x"):
            thrown = s.thrown('$out->setHeader("%s", "%s")' % (name, value))
            assert thrown and thrown[0] == "PG\\MSF\\Base\\Exception", "%r %r: %r" % (name, value, thrown)
        assert s.thrown('$out->setContentType("a\\r\\nb")')
        for call in '"a=b", "v"', '"a;b", "v"', '"", "v"', '"n", "v", 0, "/;x"', '"n", "v", 0, "/", "d\\r\\n"':
            assert s.thrown("$out->setCookie(%s)" % call), call


def test_cookies():
    with Spec() as s:
        def cookie(args):
            r = s.run("$out->setCookie(%s); $this->output('');" % args)
            assert r.status == 200, s.log("application")
            return r.header("Set-Cookie")
        assert cookie("'k', 'v'") == "k=v; path=/"
        assert cookie("'k', 'a b;c,\u00e4%+'") == "k=a+b%3Bc%2C%C3%A4%25%2B; path=/" or cookie("'k', 'a b;c,\u00e4%+'") == "k=a%20b%3Bc%2C%C3%A4%25%2B; path=/"
        c = cookie("'k', 'v', 2000000000, '/p', 'example.com', true, true")
        assert re.match(r"k=v; expires=Wed, 18[ -]May[ -]2033 03:33:20 GMT;( Max-Age=\d+;)? path=/p; domain=example.com; secure; httponly$", c, re.I), c
        c = cookie("'k', ''")
        assert re.match(r"k=deleted; expires=\w{3}, \d\d[ -]\w{3}[ -]19\d\d \d\d:\d\d:\d\d GMT;( Max-Age=0;)? path=/$", c), c
        assert cookie("'k'") == c
        assert cookie("'k', 'v', 0, ''") == "k=v"
        r = s.run("$out->setCookie('a', '1')->setCookie('b', '2'); $this->output('');")
        assert r.all("Set-Cookie") == ["a=1; path=/", "b=2; path=/"]
        assert "samesite=lax" in cookie("'k', 'v', ['samesite' => 'Lax', 'httponly' => true]").lower()


def test_cookie_round_trip():
    with Spec() as s:
        value = "a b+c%d;e=\u00e4\""
        sent = s.run("$out->setCookie('k', $in->get('v')); $this->output('');", "?v=" + "".join("%%%02x" % b for b in value.encode())).header("Set-Cookie")
        assert s.value("$in->getCookie('k')", headers={"Cookie": sent.split(";")[0]}) == value


def test_gzip():
    """Only where it pays, with Vary (D9); content-length in the log is that before compression."""
    with Spec() as s:
        big = "$this->output(str_repeat('a line of text ', 200));"
        r = s.run(big, headers={"Accept-Encoding": "deflate, GZIP"})
        assert r.header("Content-Encoding") == "gzip" and "accept-encoding" in r.header("Vary").lower(), r.raw_head
        assert gzip.decompress(r.body) == b"a line of text " * 200 and int(r.header("Content-Length")) == len(r.body) < 300
        assert "content-length=3000]" in s.line("notice", r.header("X-Ngx-Logid"))
        for headers in {}, {"Accept-Encoding": "br"}, {"Accept-Encoding": "gzip;q=0"}:
            r = s.run(big, headers=headers)
            assert r.header("Content-Encoding") is None and len(r.body) == 3000, r.raw_head
        accept = {"Accept-Encoding": "gzip"}
        assert s.run("$this->output('');", headers=accept).header("Content-Encoding") is None
        assert s.run("$this->output('small');", headers=accept).header("Content-Encoding") is None
        assert s.run("$out->setContentType('image/png'); " + big, headers=accept).header("Content-Encoding") is None
        assert s.run("$out->end(str_repeat('x', 3000), 200, false);", headers=accept).header("Content-Encoding") is None
        assert s.run("$out->outputJson(range(1, 1000));", headers=accept).header("Content-Encoding") == "gzip"
        r = s.run(big, method="HEAD", headers=accept)
        assert r.status == 200 and r.body == b"", r


def test_ends_once():
    """The first answer counts and is logged once (C11)."""
    with Spec() as s:
        r = s.run("$a = $out->__isEnd; $this->output('first ' . json_encode($a)); $this->output('second', 500); $out->end('third'); $this->outputJson('fourth');"
                  "file_put_contents(RUNTIME_DIR . '/end', json_encode($out->__isEnd));")
        assert (r.status, r.text) == (200, "first false"), r
        line = s.line("notice", r.header("X-Ngx-Logid"))
        assert line.count("http-code=") == 1 and line.count("content-length=") == 1 and "http-code=200 content-length=11]" in line, line
        assert open(s.dir + "/end").read() == "true"
        assert s.value("$out->__isEnd") is False


def test_no_output_is_501():
    with Spec() as s:
        for code in "", "return 'ignored';", "yield 1;", "yield 1; return 'ignored';":
            answers(s.run(code), "Not Implemented", "text/html", 501)


def test_log_id_everywhere():
    """D7: every answer that was dispatched carries the id, and so does its line."""
    with Spec() as s:
        seen = set()
        for path, status, host in [("/Welcome", 200, "localhost"), ("/Nope", 404, "localhost"), ("/Demo/Nope", 404, "localhost"), ("/letters.txt", 200, "localhost"),
                                   ("/absent.txt", 404, "localhost"), ("/source.php", 403, "localhost"), ("/", 200, "localhost"), ("/", 200, "else"),
                                   ("/Life/Go?action=throw", 500, "localhost"), ("/Life/Go?action=nothing", 501, "localhost"), ("/Broken", 500, "localhost"),
                                   ("/Life/Go?ctor=answer", 403, "localhost")]:
            r = s.get(path, headers={"Host": host})
            assert r.status in (status, 404 if path == "/source.php" else status), "%s: %r" % (path, r)
            log_id = r.header("X-Ngx-Logid")
            assert log_id and re.match("[0-9a-f]{24}$", log_id) and log_id not in seen, "%s %s" % (path, r.raw_head)
            seen.add(log_id)
            assert "http-code=%d" % r.status in s.line("notice", "[logid:%s]" % log_id)


def test_log_id():
    """Section 9, and A10: ids that could forge lines are not taken over."""
    with Spec() as s:
        ids = [s.get("/Welcome").header("X-Ngx-Logid") for _ in range(3)]
        assert ids[0][8:18] == ids[1][8:18] == ids[2][8:18] and len(set(ids)) == 3, ids
        assert int(ids[0][14:18], 16) == s.workers()[0] & 0xffff, "pid"
        assert int(ids[1][18:], 16) == int(ids[0][18:], 16) + 1 or int(ids[1][18:], 16) == 1, "counter: %r" % ids
        import binascii
        import socket
        import time
        assert abs(int(ids[0][:8], 16) - time.time()) < 60
        assert int(ids[0][8:14], 16) == binascii.crc32(socket.gethostname().encode()[:256]) >> 8, "host"
        for header in "X-Ngx-LogId", "x-ngx-logid", "log_id":
            assert s.get("/Welcome", headers={header: "abcdef0123456789abcdef01"}).header("X-Ngx-Logid") == "abcdef0123456789abcdef01", header
        assert s.get("/Welcome", headers={"X-Ngx-LogId": "first1", "log_id": "second2"}).header("X-Ngx-Logid") == "first1"
        assert s.value("$context->getLogId()", headers={"X-Ngx-LogId": "an-id.of_mine"}) == "an-id.of_mine"
        for bad in "a] [b", "x\"y", "a" * 1000, "", "a b":
            r = s.get("/Welcome", headers={"X-Ngx-LogId": bad})
            assert re.match("[0-9a-f]{24}$", r.header("X-Ngx-Logid")), "%r: %s" % (bad, r.raw_head)
        for line in s.lines("notice", "/Welcome", 12):
            assert re.search(r"\[logid:[\w.-]{6,24}\] \[\d+\(ms\)\] ", line), line


def test_views():
    """7.2: default name, given name, own first, escaping, not found."""
    with Spec() as s:
        kind = "text/html; charset=UTF-8"
        answers(s.run("$this->outputView(['v' => ' <a&\"> ']);"), "default &lt;A&amp;&quot;&gt;.", kind)
        answers(s.run("$this->outputView(['v' => '<'], 'Run/Other');"), "other &lt;.", kind)
        answers(s.run("$out->outputView(['v' => '<'], 'Run/Other');"), "other &lt;.", kind)
        r = s.run("$this->outputView([], 'Run/Absent');")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        assert "A template named Run/Absent was not found in any folder, please check again" in s.line("application", r.header("X-Ngx-Logid"))
        assert s.thrown("$this->outputView([], 'Run/Absent')") == ["PG\\MSF\\Base\\Exception",
                                                                 "A template named Run/Absent was not found in any folder, please check again"]
        assert s.thrown("$this->setRequestType('TCP')->outputView([])") == ["PG\\MSF\\Base\\Exception", "$this->outputView not support TCP"]
        r = s.run("$this->outputView([], 'Run/Throws');")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        for name in "../Controllers/Demo", "/etc/passwd", "Run/../../AppServer", "Run/Other\\0x":
            assert s.run('$this->outputView(["v" => 1], "%s");' % name).status == 500, name


def test_view_of_the_manual():
    """4.4: 203 bytes in the original, where Plates trims; ours has the same lines."""
    with Spec() as s:
        r = s.get("/Demo/TplView")
        assert r.status == 200 and r.header("Content-Type") == "text/html; charset=UTF-8"
        assert r.text == "<h1>MSF Demo View</h1>\n<h2>Friends</h2>\n<ul>\n            <li>\n            Rango        </li>\n            <li>\n" \
            "            \u9e1f\u54e5        </li>\n            <li>\n            \u5c0f\u9a6c\u54e5        </li>\n    </ul>", repr(r.text)
        assert len(r.body) == 203, len(r.body)


def test_view_directories():
    with Spec(start=False) as s:
        import os
        for name in "a", "b":
            os.makedirs(s.dir + "/views-%s/Run" % name)
        for path, text in ("a/Run/Code", "first"), ("b/Run/Code", "second"), ("b/Run/OnlyB", "only b"):
            with open("%s/views-%s.php" % (s.dir, path), "w") as f:
                f.write(text)
        s.config["http_server"]["view_paths"] = [s.dir + "/absent", s.dir + "/views-a", s.dir + "/views-b"]
        s.write_config()
        s.start()
        assert s.run("$this->outputView([]);").text == "first"
        assert s.run("$this->outputView([], 'Run/OnlyB');").text == "only b"
        assert s.value("getInstance()->viewResolvePaths")[:3] == s.config["http_server"]["view_paths"]
    with Spec() as s:
        assert s.value("getInstance()->viewResolvePaths[0] === APP_DIR . '/Views'") is True


def test_no_helpers_of_the_wrong_kind():
    """echo is no answer; output() inside of buffering does not disturb it."""
    with Spec() as s:
        r = s.run("ob_start(); echo 'lost'; $this->output('sent'); ob_end_clean();")
        assert (r.status, r.text) == (200, "sent"), r
