"""Server-sent events: Output::sse() and EventStream."""

import signal
import time

from specapp.spec import Spec, with_code
from wire import Conn, eventually

LOOP = "while ($s->send('tick')) { \\PG\\MSF\\delay(20); } file_put_contents(%s, 'ended');"


def php(s):
    return "'%s'" % s


def whole(s, code, **more):
    r = s.run("$s = $out->sse(); " + code, **more)
    assert r.status == 200 and r.body.startswith(b"\n"), r
    return r.text[1:]


def test_format():
    with Spec() as s:
        r = s.run("$s = $out->sse(2500); $s->send('a');", headers={"Accept-Encoding": "gzip"})
        assert (r.header("Content-Type"), r.header("Cache-Control"), r.header("X-Accel-Buffering"), r.header("Content-Encoding"), r.header("Content-Length")) == \
            ("text/event-stream", "no-store", "no", None, None), r.raw_head
        assert r.text == "retry: 2500\n\ndata: a\n\n" and len(r.header("X-Ngx-Logid")) == 24
        assert whole(s, "$s->send('');") == "data: \n\n"
        assert whole(s, '$s->send("a\\nb\\r\\nc\\rd\\n\\n e", \'news\', \'7\');') == "id: 7\nevent: news\ndata: a\ndata: b\ndata: c\ndata: d\ndata: \ndata:  e\n\n"
        assert whole(s, "$s->send(['x' => '\u00e4/', 'l' => [1]]); $s->send(5); $s->send(null);") == 'data: {"x":"\u00e4/","l":[1]}\n\ndata: 5\n\ndata: null\n\n'
        assert whole(s, '$s->comment("two\\nlines"); $s->comment(); $s->send("x", null, "");') == ": two\n: lines\n\n: \n\nid: \ndata: x\n\n"
        assert whole(s, "$s->send($s->getLastEventId());", headers={"Last-Event-ID": "41"}) == "data: 41\n\n"
        assert whole(s, "$s->send($s->getLastEventId());") == "data: \n\n"
        assert whole(s, "$a = $s->isOpen(); $s->close(); $s->close(); $b = $s->isOpen(); $c = $s->send('late'); $d = $s->comment(); "
                        "file_put_contents(%s, json_encode([$a, $b, $c, $d]));" % php(s.dir + "/states")) == ""
        eventually(lambda: open_or_none(s.dir + "/states") == "[true,false,false,false]", what="the states")
        for bad in ["$s->send('x', \"a\\nb\")", "$s->send('x', null, \"a\\0b\")", "$s->send('x', \"\\r\")"]:
            assert "ValueError" in whole(s, "try { %s; } catch (\\Throwable $e) { $s->send(get_class($e)); }" % bad), bad
        assert "Base\\Exception" in whole(s, "try { $s->send(INF); } catch (\\Throwable $e) { $s->send(get_class($e)); }")
        assert s.thrown("$out->sse(-1)")[0] == "ValueError"
        assert s.thrown("new \\PG\\MSF\\Http\\EventStream")[0] == "Error"
        assert s.run("$out->write('x'); try { $out->sse(); } catch (\\PG\\MSF\\Base\\Exception $e) { $out->write('refused'); }").text == "xrefused"
        r = s.run("$s = $out->sse(); while ($s->send('x')) { \\PG\\MSF\\delay(1); }", method="HEAD")
        assert (r.status, r.header("Content-Type")) == (200, "text/event-stream")
        with s.connect() as c:
            r = c.request("GET", "/Run/Code", headers=with_code("$out->sse()->send('old');"), version="HTTP/1.0")
            assert r.body == b"\ndata: old\n\n" and r.header("Transfer-Encoding") is None


def test_events_leave_at_once():
    """Of plain actions and of generators."""
    with Spec() as s:
        for wait in "\\PG\\MSF\\delay(60000);", "yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(60000);":
            with s.connect() as c:
                c.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); $s->send('now'); " + wait))
                c.read_head()
                pieces = c.chunks()
                assert next(pieces) + next(pieces) == b"\ndata: now\n\n"


def test_client_that_goes():
    """The action ends at its next wait, also when it never sends."""
    with Spec() as s:
        for i, body in enumerate(["while ($s->isOpen()) { \\PG\\MSF\\delay(60000); }", LOOP % "'/dev/null'"]):
            mark = "%s/gone%d" % (s.dir, i)
            c = s.connect()
            c.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); try { %s } finally { file_put_contents(%s, 'x'); }" % (body, php(mark))))
            c.read_head()
            next(c.chunks())
            c.close()
            eventually(lambda: open_or_none(mark) == "x", seconds=5, what="the action ends")


def open_or_none(path):
    try:
        with open(path) as f:
            return f.read()
    except FileNotFoundError:
        return None


def test_heartbeat_and_request_timeout():
    """An idle stream says something by itself, and outlives request_timeout."""
    with Spec({"http": {"sse": {"heartbeat": 50}}, "http_server": {"request_timeout": 200}}) as s, s.connect() as c:
        c.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); \\PG\\MSF\\delay(700); $s->send('end');"))
        c.read_head()
        pieces = list(c.chunks())
        assert pieces[0] == b"\n" and pieces[-1] == b"data: end\n\n" and pieces[1:-1].count(b":\n\n") >= 4, pieces
        assert s.run("\\PG\\MSF\\delay(60000);").status == 504, "others keep their time-out"


def test_ceiling():
    with Spec({"http": {"sse": {"max_streams": 2}}}) as s:
        held = []
        for _ in range(2):
            c = s.connect()
            c.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); \\PG\\MSF\\delay(60000);"))
            c.read_head()
            held.append(c)
        r = s.run("$out->sse();")
        assert (r.status, r.text) == (503, "Too many event streams are open"), r
        held.pop().close()
        eventually(lambda: s.run("$out->sse()->send('in');").status == 200, what="a place is free again")
        held.pop().close()


def test_reload_ends_streams():
    """Clients are told to connect again, and the old worker leaves at once."""
    with Spec() as s:
        held = []
        for code in "$s = $out->sse(); \\PG\\MSF\\delay(60000);", "$s = $out->sse(77); while ($s->send('t')) { \\PG\\MSF\\delay(10); }":
            c = s.connect()
            c.send_request("GET", "/Run/Code", headers=with_code(code))
            c.read_head()
            held.append(c)
        old = s.workers()
        began = time.monotonic()
        s.reload()
        for c, retry in zip(held, (b"retry: 1000\n\n", b"retry: 77\n\n")):
            assert b"".join(c.chunks()).endswith(retry)
            assert c.closed()
        eventually(lambda: not set(old) & set(s.workers()), what="the old worker is gone")
        assert time.monotonic() - began < 8, "nobody waited for the drain's end"
        assert s.run("$out->sse()->send('new');").status == 200


def test_stream_that_opens_in_a_worker_that_ends():
    """A request that was there before the reload, and opens its stream after it."""
    with Spec() as s, s.connect() as c, s.connect() as other:
        other.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); \\PG\\MSF\\delay(60000);"))
        other.read_head()
        c.send_request("GET", "/Run/Code", headers=with_code("file_put_contents(RUNTIME_DIR . '/waits', '1'); while (!file_exists(RUNTIME_DIR . '/go')) { \\PG\\MSF\\delay(5); }"
                       "$s = $out->sse(77); while ($s->send('t')) { \\PG\\MSF\\delay(10); }"))
        eventually(lambda: open_or_none(s.dir + "/waits"), what="it waits")
        old = s.workers()
        s.process.send_signal(signal.SIGUSR1)
        assert b"".join(other.chunks()).endswith(b"retry: 1000\n\n"), "the old worker drains"
        with open(s.dir + "/go", "w") as f:
            f.write("1")
        assert c.read_head().status == 200
        assert b"".join(c.chunks()).endswith(b"retry: 77\n\n") and c.closed()
        eventually(lambda: not set(old) & set(s.workers()), what="the old worker is gone")


def test_slow_reader():
    """send() waits for the client, and other requests are served meanwhile."""
    with Spec() as s:
        with Conn(s.port, receive_buffer=4096) as c:
            c.send_request("GET", "/Run/Code", headers=with_code("$s = $out->sse(); for ($i = 0; $i < 400; $i++) { $s->send(str_repeat('x', 65536)); } $s->send('last');"))
            c.read_head()
            assert s.get("/Welcome").status == 200
            data = b"".join(c.chunks())
            assert len(data) > 400 * 65536 and data.endswith(b"data: last\n\n")


def test_bad_configuration():
    with Spec({"http": {"sse": {"max_streams": 0}}}, start=False) as s:
        s.start(wait=False)
        s.wait_end()
        assert "http.sse.max_streams" in s.output(), s.output()
