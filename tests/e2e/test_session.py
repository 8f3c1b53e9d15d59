"""Sessions: the cookie, who gets in with it, what happens in parallel, when a process dies and when the disk is full."""

import fcntl
import json
import os
import re
import resource
import signal
import struct
import threading
import time

from case import case
from server import SLOW, Server, alive, descriptors, kill, rss_kib
from wire import eventually

NAME = "msf_session"


def server(workers=1, **session):
    s = Server(start=False, workers=workers)
    s.config["session"] = dict({"savePath": s.dir + "/sessions", "gcProbability": 0}, **session)
    s.write_config()
    s.start()
    return s


class Browser:
    """Keeps the cookie as a browser does."""

    def __init__(self, s, cookie=None):
        self.s, self.cookie, self.lines = s, cookie, []

    def get(self, path, status=200, headers=()):
        headers = dict(headers)
        if self.cookie is not None:
            headers["Cookie"] = "%s=%s" % (NAME, self.cookie)
        r = self.s.get(path, headers=headers)
        assert r.status == status, (path, r, self.s.log("application"))
        self.lines = r.all("Set-Cookie")
        for line in self.lines:
            name, value = line.split(";")[0].split("=", 1)
            assert name == NAME, line
            self.cookie = None if value == "deleted" else value
        return r

    def json(self, path, **more):
        return json.loads(self.get(path, **more).body)

    def file(self):
        return "%s/sessions/%s_%s" % (self.s.dir, NAME, self.cookie)

    def stored(self):
        with open(self.file()) as f:
            return json.load(f)


def lock_file(s):
    """Every session is locked until it is closed: as another process would have it."""
    f = open("%s/sessions/.%s.lock" % (s.dir, NAME), "r+b")
    fcntl.fcntl(f, 37, struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0))  # F_OFD_SETLK
    return f


def test_sequence_of_the_manual():
    with server() as s:
        b = Browser(s)
        assert b.json("/Session/Test?time=10") == {"old": None, "new": "10"}
        assert re.fullmatch(NAME + r"=[0-9a-f]{40}; path=/; HttpOnly; SameSite=Lax", b.lines[0]) and len(b.lines) == 1, b.lines
        id = b.cookie
        assert b.json("/Session/Test?time=20") == {"old": "10", "new": "20"}
        assert b.lines == [] and b.cookie == id
        assert b.stored() == {"time": "20"}


def test_cookie_attributes():
    cookie = {"path": "/shop", "domain": "example.com", "samesite": "Strict", "lifetime": 3600, "httponly": False, "secure": True}
    with server(cookie=cookie) as s:
        b = Browser(s)
        b.get("/Session/Id")
        assert re.fullmatch(NAME + r"=\w{40}; expires=[^;]+ GMT; Max-Age=3[56]\d\d; path=/shop; domain=example.com; secure; SameSite=Strict", b.lines[0]), b.lines
        id = b.cookie
        b.get("/Session/Id")
        assert len(b.lines) == 1 and b.cookie == id, "a cookie with a time of its own is renewed"


def test_secure_when_a_trusted_proxy_says_https():
    with server() as s:
        b = Browser(s)
        b.get("/Session/Id", headers={"X-Forwarded-Proto": "https"})
        assert "secure" not in b.lines[0], "nobody trusts that client"
    with trusted() as s:
        for proto, secure in (("https", True), ("http", False), ("https, http", False), ("http,HTTPS ", True), ("", False)):
            b = Browser(s)
            b.get("/Session/Id", headers={"X-Forwarded-Proto": proto})
            assert ("; secure" in b.lines[0]) == secure, (proto, b.lines)


def trusted():
    s = Server(start=False)
    s.config["session"] = {"savePath": s.dir + "/sessions"}
    s.config["http_server"]["trusted_proxies"] = ["127.0.0.1"]
    s.write_config()
    return s.start()


def test_ids_are_made_by_the_server():
    with server() as s:
        mine = "a" * 40
        for chosen in (mine, "0" * 128, "x", "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "a%00b", "", "." * 40, "a" * 129, "%c3%a4", "a/b"):
            b = Browser(s, chosen)
            b.get("/Session/Set?key=k&value=v")
            assert b.cookie != chosen and re.fullmatch("[0-9a-f]{40}", b.cookie), (chosen, b.cookie)
            assert Browser(s, chosen).json("/Session/Get?key=k") == "default"
        b = Browser(s)
        b.get("/Session/Id", headers={"X-Ngx-LogId": "b" * 24})
        assert b.cookie != "b" * 24
        assert not os.path.exists("%s/sessions/%s_%s" % (s.dir, NAME, mine))
        names = os.listdir(s.dir + "/sessions")
        assert all(re.fullmatch(NAME + "_[0-9a-f]{40}|.%s.lock" % NAME, n) for n in names), names
        assert os.stat(s.dir + "/sessions").st_mode & 0o777 == 0o700


def test_nothing_of_one_request_in_the_next():
    with server() as s:
        with s.connect() as c:
            cookie = None
            for i in range(50):
                r = c.get("/Session/Set?key=k&value=secret" if i % 2 == 0 else "/Session/All")
                assert r.status == 200
                assert len(r.all("Set-Cookie")) == 1, "each of them is new"
                assert r.all("Set-Cookie")[0] != cookie
                cookie = r.all("Set-Cookie")[0]
                if i % 2 == 1:
                    assert json.loads(r.body) == [], r.body


def test_expiry():
    with server(maxLifeTime=100) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        now = time.time()
        os.utime(b.file(), (now - 90, now - 90))
        assert b.json("/Session/Get?key=k") == "v"
        assert time.time() - os.stat(b.file()).st_mtime < 60, "use renews the time"
        old = b.cookie
        os.utime(b.file(), (now - 200, now - 200))
        assert b.json("/Session/Get?key=k") == "default"
        assert b.cookie != old, "the old id is not taken up again"


def test_regenerate():
    with server(regenerateGrace=1) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        old = b.cookie
        b.get("/Session/Regenerate")
        assert b.cookie != old and len(b.lines) == 1
        assert b.json("/Session/Get?key=k") == "v"
        b.get("/Session/Set?key=user&value=42")
        assert Browser(s, old).json("/Session/All") == {"k": "v"}, "a request that was on its way; what came later is not for it"

        def ended():
            late = Browser(s, old)
            return late.json("/Session/All") == [] and late.cookie != old
        eventually(ended, what="the old id stops to work")
        assert b.json("/Session/All") == {"k": "v", "user": "42"}
        first = b.cookie
        b.get("/Session/Regenerate?keep=1")
        assert Browser(s, first).json("/Session/Get?key=user") == "42"


def test_new_session_and_new_id_in_one_request():
    with server() as s:
        b = Browser(s)
        id = b.get("/Session/Regenerate").text
        assert b.cookie == id, "the last cookie counts"
        assert b.json("/Session/All") == []
        assert b.cookie == id


def test_destroy():
    with server() as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        id, file = b.cookie, b.file()
        assert b.json("/Session/Destroy") is True
        assert b.cookie is None and "expires=Thu, 01 Jan 1970" in b.lines[0] and "path=/" in b.lines[0], b.lines
        assert not os.path.exists(file)
        again = Browser(s, id)
        assert again.json("/Session/Get?key=k") == "default" and again.cookie != id
        assert Browser(s).json("/Session/Destroy") is True


def test_clear_then_get():
    with server() as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        id = b.cookie
        assert b.json("/Session/Clear") == [True, "default"]
        assert b.json("/Session/Get?key=k") == "default"
        assert b.cookie == id


def test_a_shorter_value_replaces_a_long_one():
    with server() as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&size=100000")
        b.get("/Session/Set?key=k&value=short")
        assert b.stored() == {"k": "short"} and b.json("/Session/Get?key=k") == "short"


def test_too_late_for_the_cookie():
    with server() as s:
        assert s.get("/Session/Late").text == ("begun session: the answer is on its way, so its cookie cannot be sent any more; "
                                               "use the session before the first output")
        b = Browser(s)
        b.get("/Session/Id")
        assert b.get("/Session/Late").text == "begun ", "a session that exists needs no cookie"


def test_one_session_for_all_coroutines_of_a_request():
    with server() as s:
        b = Browser(s)
        assert b.json("/Session/Together") == [b.cookie] and len(b.lines) == 1


@case(seconds=120)
def test_no_increment_is_lost():
    """Four workers, forty connections, one session."""
    with server(workers=4, lockTimeout=60000) as s:
        b = Browser(s)
        b.get("/Session/Id")
        n = 1000
        r = s.load("/Session/Increment", requests=n, connections=40, timeout_ms=60000, extra=["-H", "Cookie: %s=%s" % (NAME, b.cookie)])
        assert r["ok"] == n, (r, s.log("application")[-2000:])
        assert b.stored()["n"] == n, b.stored()["n"]


@case(seconds=120)
def test_no_key_is_lost():
    """Single calls need no lock of the application's."""
    with server(workers=4, lockTimeout=60000) as s:
        b = Browser(s)
        b.get("/Session/Id")

        def run(thread):
            with s.connect() as c:
                for i in range(25):
                    r = c.get("/Session/Set?key=k%d-%d&value=v" % (thread, i), headers={"Cookie": "%s=%s" % (NAME, b.cookie)})
                    assert r.status == 200 and r.body == b"true", r
        threads = [threading.Thread(target=run, args=(t,)) for t in range(12)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        assert len(b.stored()) == 12 * 25, len(b.stored())


def test_waiting_for_a_lock_stops_nobody():
    """Another process keeps all sessions locked; forty requests wait, others are answered, and all go on when it is over."""
    with server(lockTimeout=60000) as s:
        browsers = [Browser(s) for _ in range(40)]
        for b in browsers:
            b.get("/Session/Id")
        lock = lock_file(s)
        connections = [s.connect() for _ in browsers]
        for b, c in zip(browsers, connections):
            c.send_request("GET", "/Session/Set?key=k&value=v", headers={"Cookie": "%s=%s" % (NAME, b.cookie)})
        begin = time.monotonic()
        for _ in range(20):
            assert s.get("/Test/Hello").status == 200
            assert browsers[0].json("/Session/Get?key=k") == "default", "reading needs no lock and finds a thread"
        assert time.monotonic() - begin < 5 * SLOW
        assert all(c.quiet(0.001) for c in connections)
        lock.close()
        for b, c in zip(browsers, connections):
            assert c.read_response().body == b"true"
            assert b.stored() == {"k": "v"}
            c.close()


def test_lock_timeout_is_an_error():
    with server(lockTimeout=100) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        lock = lock_file(s)
        r = b.get("/Session/Set?key=k&value=w", status=500)
        assert r.text.startswith("PG\\MSF\\Session\\LockTimeoutException: "), r
        lock.close()
        assert b.json("/Session/Get?key=k") == "v"
        assert b.get("/Session/Set?key=k&value=w").body == b"true"


def test_a_forgotten_lock_ends():
    with server(lockTtl=200) as s:
        b = Browser(s)
        b.get("/Session/Forget")
        assert b.get("/Session/Set?key=k&value=v").body == b"true"
        eventually(lambda: "a lock was not released within session.lockTtl" in s.log("application"))


def test_a_client_that_leaves_keeps_no_lock():
    with server(lockTimeout=20000) as s:
        b = Browser(s)
        b.get("/Session/Id")
        for _ in range(30):
            with s.connect() as c:
                c.send_request("GET", "/Session/Increment", headers={"Cookie": "%s=%s" % (NAME, b.cookie)})
                if _ % 3:
                    c.reset()
        assert int(b.get("/Session/Increment").text) >= 1


@case(seconds=120)
def test_a_fatal_error_keeps_no_lock():
    with server(workers=2, lockTimeout=30000) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        assert s.get("/Session/Fatal", headers={"Cookie": "%s=%s" % (NAME, b.cookie)}).status == 500
        begin = time.monotonic()
        assert b.get("/Session/Set?key=k&value=w").body == b"true"
        assert time.monotonic() - begin < 10 * SLOW
        assert b.stored() == {"k": "w"}


@case(seconds=180)
def test_a_killed_worker_leaves_old_or_new():
    with server(workers=2, lockTimeout=20000) as s:
        b = Browser(s)
        b.get("/Session/Pair")
        for round in range(8):
            load = s.load_start("/Session/Pair", connections=8, seconds=30, extra=["-H", "Cookie: %s=%s" % (NAME, b.cookie)])
            before = b.stored()["first"]
            eventually(lambda: b.stored()["first"] != before, what="writing goes on")
            kill(s.workers()[round % 2], signal.SIGKILL)
            now = b.stored()
            assert now["first"] == now["last"] and now["filler"] == now["first"] * 20000
            load.interrupt()
            load()
            eventually(lambda: len(s.workers()) == 2, 20 * SLOW)
            b.get("/Session/Pair")


def test_a_full_disk_says_where_and_keeps_the_old_content():
    with server(maxSize="8M") as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        worker = s.workers()[0]
        resource.prlimit(worker, resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        r = b.get("/Session/Set?key=k&size=3000000", status=500)
        assert b.file() in r.text and "File too large" in r.text, r
        assert b.stored() == {"k": "v"} and b.json("/Session/Get?key=k") == "v"
        assert not [n for n in os.listdir(s.dir + "/sessions") if n.endswith(".tmp")]
        assert alive(worker) and b.get("/Session/Set?key=k&value=w").body == b"true"


def test_a_directory_that_cannot_be_used():
    with Server(start=False) as s:
        with open(s.dir + "/file", "w"):
            pass
        s.config["session"] = {"savePath": s.dir + "/file/sessions"}
        s.write_config()
        s.start()
        r = s.get("/Session/Set?key=k&value=v")
        assert r.status == 500 and s.dir + "/file" in r.text and "Not a directory" in r.text, r
        assert r.all("Set-Cookie") == []


def test_a_deleted_directory_comes_back():
    import shutil
    with server(workers=2) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        old = b.cookie
        shutil.rmtree(s.dir + "/sessions")
        for _ in range(10):
            b.get("/Session/Set?key=k&value=w")
        assert b.cookie != old and b.stored() == {"k": "w"}


def test_garbage_is_an_empty_session_with_a_warning():
    with server() as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        with open(b.file(), "w") as f:
            f.write('{"k":"v"')
        id = b.cookie
        assert b.json("/Session/Get?key=k") == "default" and b.cookie == id
        eventually(lambda: "is no JSON object (8 bytes)" in s.log("application"))
        assert id not in s.log("application"), "the id is a secret"
        b.get("/Session/Set?key=k&value=w")
        assert b.stored() == {"k": "w"}


def test_old_files_are_collected_in_the_background():
    with server(workers=2, gcProbability=1, gcBatch=50, maxLifeTime=1000) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        directory, old = s.dir + "/sessions/", time.time() - 5000
        for i in range(300):
            name = directory + "%s_%040d" % (NAME, i)
            with open(name, "w") as f:
                f.write("{}")
            os.utime(name, (old, old))
        for name in (".%s_%040d.0123456789abcdef.tmp" % (NAME, 1), "other"):
            with open(directory + name, "w"):
                pass
            os.utime(directory + name, (old, old))

        def collected():
            b.get("/Session/Get?key=k")
            return sorted(os.listdir(directory)) == sorted([".%s.lock" % NAME, "other", os.path.basename(b.file())])
        eventually(collected, 30 * SLOW, "everything that is old is gone, and nothing else")
        assert b.json("/Session/Get?key=k") == "v"


def test_the_configuration_is_checked_at_the_start():
    with Server(start=False) as s:
        s.config["session"] = {"cookie": {"samesite": "Perhaps"}}
        s.config["server"]["async_io"] = {"thread_num": 2}
        s.write_config()
        s.start(wait=False)
        assert s.wait_end() != 0 and "session.cookie.samesite" in s.output() and "test.json" in s.output(), s.output()
    with Server(start=False) as s:
        s.config["server"]["async_io"] = {"thread_num": 0}
        s.write_config()
        s.start(wait=False)
        assert s.wait_end() != 0 and "server.async_io.thread_num" in s.output(), s.output()


def test_threads_begin_with_the_first_use():
    def threads(s):
        return len(os.listdir("/proc/%d/task" % s.workers()[0]))
    with server() as s:
        before = threads(s)
        s.get("/Test/Hello")
        assert threads(s) == before == 1, before
        s.get("/Session/Id")
        assert threads(s) == 5


def test_a_full_queue_refuses():
    """One thread, one place: most of many at once are refused, and nothing hangs."""
    with Server(start=False) as s:
        s.config["session"] = {"savePath": s.dir + "/sessions"}
        s.config["server"]["async_io"] = {"thread_num": 1, "queue": 1}
        s.write_config()
        s.start()
        r = s.load("/Session/Id", requests=500, connections=50)
        assert r["answered"] == 500 and r["failed"] == 0 and r["ok"] > 0 and r["non2xx"] > 0, r
        assert "server.async_io.queue is 1" in s.log("application")
        assert s.get("/Session/Id").status == 200


def flat(path, requests, **session):
    """Memory and descriptors of the worker stay flat, and so do the files of its sessions."""
    with server(**session) as s:
        b = Browser(s)
        b.get("/Session/Set?key=k&value=v")
        cookie = ["-H", "Cookie: %s=%s" % (NAME, b.cookie)]
        s.load(path, requests=requests // 5, connections=20, extra=cookie)
        worker = s.workers()[0]
        before, files = rss_kib(worker), descriptors(worker)
        r = s.load(path, requests=requests, connections=20, timeout_ms=60000, extra=cookie)
        after = rss_kib(worker)
        print("%s: %d requests, %d -> %d KiB" % (path, requests, before, after))
        assert r["ok"] == requests and r["failed"] == 0, r
        assert s.workers() == [worker], "the same worker"
        assert after - before <= 1024, "%s: grew by %d KiB in %d requests" % (path, after - before, requests)
        assert descriptors(worker) <= files, "%d descriptors, before %d" % (descriptors(worker), files)
        assert len(os.listdir(s.dir + "/sessions")) <= 3, os.listdir(s.dir + "/sessions")[:10]


@case(seconds=600, long=True)
def test_memory_of_reading():
    flat("/Session/Get?key=k", 100000, gcProbability=0.1)


@case(seconds=900, long=True)
def test_memory_of_changing():
    flat("/Session/Set?key=k&value=w", 100000, lockTimeout=60000)


@case(seconds=600, long=True)
def test_memory_of_updates():
    """Those wait for each other, so they are fewer."""
    flat("/Session/Increment", 20000, lockTimeout=60000)
