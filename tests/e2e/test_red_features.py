"""Hostile clients and code that throws in every place of the framework's features: right status, a log line, the worker lives, nothing stays behind."""

import json
import os

from case import case
from server import SLOW, Server, descriptors
from specapp.spec import Spec, with_code
from wire import Closed, Conn, eventually

GARBAGE = ["", "%", "../../../../etc/passwd", "a" * 4000, "\xff\xfe\x80", "' OR 1=1 --", "{{7*7}}", "-1", "9" * 400, "0x10", "NaN", "[]", "..%2f", "\x7f\x01".replace("\x01", "")]


def alive_as_before(s, pids, objects):
    assert s.workers() == pids, "the worker died:\n" + s.output()
    eventually(lambda: live(s) == objects, what="objects %r back, not %r" % (objects, live(s)))


def live(s):
    """What requests hold: everything taken from the pool is back but for the asking request."""
    worker = list(json.loads(s.get("/Monitor").text)["worker"].values())[0]
    return worker["coroutine"]["total"]


def test_garbage_in_every_field():
    config = {"session": {"gcProbability": 0}, "http": {"cors": {"origins": ["https://a.example"], "credentials": True}}}
    code = "$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $old = $s->get('n', 0); $in->get('l') && $s->set('n', 1);" \
           "$out->outputJsonp(['old' => $old, 'lang' => bin2hex($in->getHeader('accept-language') ?? '')]);"
    with Spec(start=False, config=config) as s:
        s.config["session"]["savePath"] = s.dir + "/sessions"
        s.write_config()
        s.start()
        pids = s.workers()
        before = live(s)
        for g in GARBAGE:
            for name in "Cookie", "Accept-Language", "Origin", "Range", "If-None-Match", "If-Modified-Since", "X-Forwarded-For", "Accept", "Last-Event-ID", "Access-Control-Request-Method", "Host":
                value = "msf_session=" + g if name == "Cookie" else g
                with s.connect() as c:
                    headers = [(name, value)] + [h for h in with_code(code)]
                    c.send_request("GET", "/Run/Code?l=1", headers=headers)
                    r = c.read_response()
                    assert r.status in (200, 400, 431), "%s: %r: %r %s" % (name, g, r, s.log("application")[-1500:])
            for range in "bytes=" + g, "bytes=0-0," * 200 + "1-", "bytes=-0", "bytes=5-2", "bytes=18446744073709551615-", "bytes=0-18446744073709551616", "bytes=,,,", "lines=1-2":
                r = s.fetch("/letters.txt", headers={"Range": range}, host="localhost")
                assert r.status in (200, 206, 400, 416), (range, r)
        assert len(os.listdir(s.dir + "/sessions")) < 300
        alive_as_before(s, pids, before)


def test_names_of_callbacks():
    with Spec() as s:
        for name in "a(b", "a;alert(1)", "<script>", "a" * 5000, "a%00b", "a%0d%0aX:1", "a..b", "1a", "[x]", "%ff":
            r = s.run("$out->outputJsonp(1);", "?callback=" + name)
            assert r.status == 400 or r.text == "1" or r.header("X-Content-Type-Options") == "nosniff", (name, r.raw_head, r.text)
            assert r.header("X") is None and "<script>" not in r.text, (name, r)


def test_bodies_that_are_bombs():
    with Spec() as s:
        pids, before = s.workers(), live(s)
        json_type = {"Content-Type": "application/json"}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        count = "$this->outputJson(count((array) $in->getAllPost()));"
        for body in "[" * 100000, '{"a":' * 50000, "[" * 512 + "]" * 512, '"' + "\\u0000" * 10000 + '"', "{\"\\u0000a\":1}", "[1e999]", "\xef\xbb\xbf[]":
            r = s.run(count, method="POST", headers=json_type, body=body)
            assert r.status in (200, 400, 413, 500), (body[:20], r)
        # Names that fall into one bucket of a table of 16,384: as bad as 10,000 keys can be.
        same = "&".join("%d=1" % (i * 16384) for i in range(10000))
        for body, headers in (same, form), (json.dumps({str(i * 16384): 1 for i in range(10000)}), json_type), ("a" + "[x]" * 5000 + "=1", form), ("&" * 100000, form), ("a[" * 10000, form):
            r = s.run(count, method="POST", headers=headers, body=body)
            assert r.status in (200, 400, 413), (body[:20], r)
        for name in "../../x", "a\x00b", "\xff\xfe", "a" * 3000, "x.php\r\nX: 1", '"', "C:\\x\\y":
            body = "--B\r\nContent-Disposition: form-data; name=\"f[%s]\"; filename=\"%s\"\r\n\r\nx\r\n--B--\r\n" % (name, name)
            r = s.run("$this->outputJson(1);", method="POST", headers={"Content-Type": "multipart/form-data; boundary=B"}, body=body.encode("latin-1"))
            assert r.status in (200, 400), (name, r)
        alive_as_before(s, pids, before)


# What throws, and the statuses that are right. Each runs three times in one worker.
THROWS = {
    "a function of a view": ("$e = getInstance()->templateEngine; $e->doesFunctionExist('bad') || $e->registerFunction('bad', function () { throw new \\Exception('X1'); });"
                             "file_put_contents(RUNTIME_DIR . '/v.php', '<?php $this->start(\"s\"); echo $this->bad(); $this->stop();');"
                             "$e->getFolders()->exists('own') || $e->addFolder('own', RUNTIME_DIR); $this->outputView([], 'own::v');", 500),
    "exit in a section": ("$e = getInstance()->templateEngine; $e->getFolders()->exists('own') || $e->addFolder('own', RUNTIME_DIR);"
                          "file_put_contents(RUNTIME_DIR . '/w.php', '<?php $this->start(\"s\"); echo 1; exit;'); $this->outputView([], 'own::w');", None),
    "a hook of a wrapper": ("$w = \\PG\\AOP\\Factory::create($this->getObject('ArrayObject'), function () { throw new \\Exception('X3'); }); $w->count();", 500),
    "a hook behind a method": ("$w = \\PG\\AOP\\Factory::create($this->getObject('ArrayObject'), null, function () { throw new \\Exception('X4'); }); $w->count();", 500),
    "a processor of the log": ("$context->getLog()->pushProcessor(function ($r) { throw new \\Exception('X5'); }); $context->getLog()->warning('w'); $this->output('after');", None),
    "exit in a processor": ("$context->getLog()->pushProcessor(function ($r) { exit; }); $context->getLog()->warning('w'); $this->output('after');", None),
    "a stream's generator": ("$out->stream((function () { yield 'part'; throw new \\Exception('X6'); })());", None),
    "a stream's first step": ("$out->stream((function () { throw new \\Exception('X7'); yield 1; })());", None),
    "an event loop": ("$s = $out->sse(); $s->send(1); throw new \\Exception('X8');", None),
    "exit in an event loop": ("$s = $out->sse(); $s->send(1); exit;", 200),
    "serialization for JSON": ("$this->outputJson(new class implements \\JsonSerializable { function jsonSerialize(): mixed { throw new \\Exception('X9'); } });", 500),
    "exit in serialization": ("$this->outputJson(new class implements \\JsonSerializable { function jsonSerialize(): mixed { exit; } });", None),
    "serialization for a session": ("$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $s->set('x', new class implements \\JsonSerializable "
                                    "{ function jsonSerialize(): mixed { throw new \\Exception('X10'); } }); $this->output('set');", 500),
    "an update of a session": ("$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $s->update(function () { throw new \\Exception('X11'); });", 500),
    "exit in an update of a session": ("$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $s->update(function () { exit; });", None),
    "destroy of a model": ("class_exists('D1', false) || eval('class D1 extends \\PG\\MSF\\Models\\Model { function destroy() { throw new \\Exception(\"X13\"); } }'); $this->getObject('D1'); $this->output('ok');", 200),
    "exit in destroy of a model": ("class_exists('D2', false) || eval('class D2 extends \\PG\\MSF\\Models\\Model { function destroy() { exit; } }'); $this->getObject('D2'); $this->output('ok');", 200),
    "a destructor": ("class_exists('D3', false) || eval('class D3 { function __destruct() { throw new \\Exception(\"X14\"); } }'); $this->getObject('D3'); $this->output('ok');", 200),
    "a missing text": ("class_exists('Src', false) || eval('class Src extends \\PG\\I18N\\PhpMessageSource { public function translate($c, $m, $l) { throw new \\Exception(\"X15\"); } }');"
                       "\\PG\\I18N\\I18N::getInstance(['app' => ['class' => 'Src', 'sourceLanguage' => 'x', 'basePath' => '/nowhere']]); \\PG\\I18N\\I18N::t('app.x', 'm', [], 'de'); $this->output('t');", 500),
    "a wait in destroy": ("class_exists('D4', false) || eval('class D4 extends \\PG\\MSF\\Models\\Model { function destroy() { \\PG\\MSF\\delay(1); } }'); $this->getObject('D4'); $this->output('ok');", 200),
    "a generator after a part": ("$out->write('part'); yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(2); throw new \\Exception('X16');", None),
}


def test_throwing_everywhere():
    with Spec(start=False, config={"session": {"gcProbability": 0}}) as s:
        s.config["session"]["savePath"] = s.dir + "/sessions"
        s.write_config()
        s.start()
        pids, before = s.workers(), live(s)
        for name, (code, status) in THROWS.items():
            for _ in range(3):
                try:
                    r = s.run(code)
                    assert status in (None, r.status), "%s: %r\n%s" % (name, r, s.log("application")[-1500:])
                except (Closed, ConnectionError):
                    assert status is None, name
                assert s.get("/Welcome").text == "hello world!", name
                assert s.workers() == pids, "%s killed the worker: %s" % (name, s.output())
            for i, mark in enumerate(["X%d'" % n for n in range(1, 17)] + ['X%d"' % n for n in range(1, 17)]):
                if mark in code:
                    eventually(lambda: mark[:-1] in s.log("application"), what="a line with %s for %s" % (mark, name))
        alive_as_before(s, pids, before)


def test_leaving_in_the_middle():
    """Of a stream, of events, of a wait for a session's lock, of a waiting view: nothing stays."""
    with Spec(start=False, config={"session": {"gcProbability": 0}}) as s:
        s.config["session"]["savePath"] = s.dir + "/sessions"
        s.write_config()
        s.start()
        big = s.dir + "/big"
        with open(big, "wb") as f:
            f.truncate(50 << 20)
        pids, before, files = s.workers(), live(s), descriptors(s.workers()[0])
        for code in ("$out->file(RUNTIME_DIR . '/big');", "$out->stream((function () { while (true) { yield str_repeat('x', 10000); } })());", "$s = $out->sse(); while ($s->send('x')) { \\PG\\MSF\\delay(1); }",
                     "\\PG\\MSF\\delay(30000); $this->output('late');", "$out->downloadData(str_repeat('x', 5000000), 'x.bin');"):
            for how in "close", "reset", "half_close":
                with s.connect() as c:
                    c.send_request("GET", "/Run/Code", headers=with_code(code))
                    if "30000" not in code:
                        c.read_head()
                    getattr(c, how)()
        assert s.get("/Welcome").status == 200
        alive_as_before(s, pids, before)
        eventually(lambda: descriptors(s.workers()[0]) <= files, what="no descriptor stays")
