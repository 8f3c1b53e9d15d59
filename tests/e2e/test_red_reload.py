"""Workers that are replaced or killed while sessions are written, large files are sent and events are waited for."""

import json
import signal
import threading

from case import case
from server import SLOW, kill
from specapp.spec import Spec, with_code
from wire import Closed, Conn, eventually, fetch

COUNT = "$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $s->update(function ($v) { $v['n'] = ($v['n'] ?? 0) + 1; return $v; }); $this->output((string) $s->get('n'));"
EVENTS = "$s = $out->sse(10); while ($s->send('t')) { \\PG\\MSF\\delay(20); }"


class Users:
    """Threads that do one thing again and again; what goes wrong is kept."""

    def __init__(self, s):
        self.s, self.over, self.failed, self.done, self.threads = s, threading.Event(), [], {}, []

    def start(self, name, step, times=1):
        for _ in range(times):
            thread = threading.Thread(target=self.run, args=(name, step, {}))
            thread.start()
            self.threads.append(thread)

    def run(self, name, step, memory):
        while not self.over.is_set():
            try:
                step(self.s, memory)
                self.done[name] = self.done.get(name, 0) + 1
            except Exception as e:
                self.failed.append((name, repr(e)[:300]))

    def stop(self):
        self.over.set()
        for thread in self.threads:
            thread.join(60 * SLOW)


def count(s, memory):
    r = fetch(s.port, "/Run/Code", headers=with_code(COUNT, {"Cookie": memory["cookie"]} if memory else {}))
    assert r.status == 200, (r.status, r.text)
    if not memory:
        memory.update(cookie=r.header("Set-Cookie").split(";")[0], n=0)
    memory["n"] += 1
    assert int(r.text) == memory["n"], "lost: %s instead of %d" % (r.text, memory["n"])


def download(s, memory):
    with s.connect() as c:
        c.send_request("GET", "/Run/Code", headers=with_code("$out->file(RUNTIME_DIR . '/big');") + [("Connection", "close")])
        r = c.read_head()
        size = len(c.buffer)
        while data := c.sock.recv(1 << 20):
            size += len(data)
        assert (r.status, size) == (200, 50 << 20), (r.status, size)


def events(s, memory):
    """Until the server says that it is over, with a whole last chunk and the word when to come again."""
    with s.connect() as c:
        c.send_request("GET", "/Run/Code", headers=with_code(EVENTS))
        assert c.read_head().status == 200
        data = b""
        try:
            for chunk in c.chunks():
                data += chunk
        except Closed as e:
            raise AssertionError("a stream without its end, after %r: %s" % (data[-50:], e))
        assert data.endswith(b"retry: 10\n\n"), data[-50:]


def server(workers=2):
    s = Spec(start=False, workers=workers, config={"session": {"gcProbability": 0}})
    s.config["session"]["savePath"] = s.dir + "/sessions"
    s.write_config()
    with open(s.dir + "/big", "wb") as f:
        f.truncate(50 << 20)
    return s.start()


@case(seconds=180)
def test_reloads():
    with server() as s:
        users = Users(s)
        users.start("count", count, 4)
        users.start("download", download)
        users.start("events", events, 3)
        try:
            for _ in range(6):
                before = dict(users.done)
                eventually(lambda: users.failed or all(users.done.get(k, 0) > before.get(k, 0) for k in ("count", "download")), 30 * SLOW, "all are at it")
                s.reload()
        finally:
            threading.Thread(target=users.stop).start()
            eventually(lambda: users.over.is_set())
            s.reload()  # ends the last streams
            users.stop()
        assert not users.failed, users.failed[:3]
        assert users.done["events"] >= 6, users.done


@case(seconds=180)
def test_kills():
    """What was in flight in the worker is lost; what was written stays whole, and nobody waits for a dead worker's lock."""
    with server() as s:
        cookie = s.run(COUNT).header("Set-Cookie").split(";")[0]
        n = 1
        for _ in range(5):
            held = s.connect()
            held.send_request("GET", "/Run/Code", headers=with_code("$s = $this->getObject(\\PG\\MSF\\Session\\Session::class); $s->update(function ($v) { $v['x'] = str_repeat('x', 100000); "
                              "file_put_contents(RUNTIME_DIR . '/in', getmypid()); \\PG\\MSF\\delay(60000); return $v; });", {"Cookie": cookie}))
            pid = int(eventually(lambda: s_read(s, "/in"), what="the update holds the lock"))
            with open(s.dir + "/in", "w"):
                pass
            kill(pid, signal.SIGKILL)
            held.close()
            eventually(lambda: len(s.workers()) == 2 and pid not in s.workers(), 20 * SLOW)
            r = s.run(COUNT, headers={"Cookie": cookie})
            n += 1
            assert (r.status, r.text) == (200, str(n)), r


def s_read(s, name):
    try:
        with open(s.dir + name) as f:
            return f.read()
    except FileNotFoundError:
        return ""


def test_flood_of_streams_and_sessions():
    """Streams beyond the ceiling are refused with 503 and leave room for the rest; a thousand sessions in a row cost files, not memory."""
    with Spec(start=False, config={"session": {"gcProbability": 0}, "http": {"sse": {"max_streams": 50}}}) as s:
        s.config["session"]["savePath"] = s.dir + "/sessions"
        s.write_config()
        s.start()
        held = []
        for _ in range(200):
            c = s.connect()
            c.send_request("GET", "/Run/Code", headers=with_code(EVENTS))
            held.append(c)
        codes = [c.read_head().status for c in held]
        assert codes.count(200) == 50 and codes.count(503) == 150, codes
        assert s.get("/Welcome").status == 200
        for c in held:
            c.reset()
        eventually(lambda: s.run("$out->sse()->send('x');").status == 200, what="room again")
        for _ in range(200):
            assert s.run(COUNT).status == 200
        before = s.value("memory_get_usage()")
        for _ in range(800):
            s.run(COUNT)
        assert s.value("memory_get_usage()") - before < 1 << 20  # eval() costs some hundred bytes each time


def test_memory_limit_where_it_hurts():
    """A template, a section and a JSON body that need too much memory: 500 or a closed connection for that one, and the server serves on."""
    with Spec() as s:
        grow = "ini_set('memory_limit', '24M');"
        big = json.dumps([[i] for i in range(150000)])
        for code, body in ("file_put_contents(RUNTIME_DIR . '/m.php', '<?php $this->start(\"s\"); $x = []; while (true) { $x[] = str_repeat(\"x\", 10000); }'); $e = getInstance()->templateEngine;"
                           "$e->getFolders()->exists('m') || $e->addFolder('m', RUNTIME_DIR); " + grow + "$this->outputView([], 'm::m');", ""), (grow + "$this->outputJson(count($in->getJson()));", big):
            try:
                r = s.run(code, method="POST", headers={"Content-Type": "application/json"}, body=body)
                assert r.status in (500, 503), r
            except (Closed, ConnectionError):
                pass
            eventually(lambda: s.get("/Welcome").status == 200, 20 * SLOW)
        assert "memory size" in s.log("application").lower() + s.output().lower()
