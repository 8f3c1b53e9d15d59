"""The two commands of the README, as a stranger types them."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.parse

import browser
from case import case
from server import ROOT, SLOW, Server, free_port, kill_holders, read
from wire import Closed, eventually, fetch


class Demo:
    """make demo PORT=..., with a runtime directory of its own."""

    def __init__(self, port):
        self.port, self.dir = port, tempfile.mkdtemp(prefix="msf-demo-")
        self.out = open(self.dir + "/out", "wb")
        self.process = subprocess.Popen(["make", "demo", "PORT=%d" % port], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.out,
                                        start_new_session=True, env=dict(os.environ, MSF_RUNTIME=self.dir + "/runtime", MSF_TEST_DIR=self.dir))

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        kill_holders(self.dir)
        self.process.wait()
        shutil.rmtree(self.dir, ignore_errors=True)

    def output(self):
        return read(self.dir + "/out")

    def wait(self):
        def answers():
            assert self.process.poll() is None, self.output()
            try:
                return fetch(self.port, "/").status == 200
            except OSError:
                return False
        eventually(answers, 300, "make demo serves")


@case(seconds=400, long=True)
def test_make_demo_serves_and_stops_on_ctrl_c():
    with Demo(free_port()) as d:
        d.wait()
        page = fetch(d.port, "/")
        assert "text/html" in page.header("Content-Type") and b"<title>" in page.body
        for asset in re.findall(r'(?:src|href)="(/[^"#?]*\.(?:css|js|svg))"', page.text):
            assert fetch(d.port, asset).status == 200, asset
        assert "127.0.0.1:%d" % d.port in d.output(), d.output()
        os.killpg(d.process.pid, signal.SIGINT)
        d.process.wait(20)
        eventually(lambda: subprocess.run(["pgrep", "-s", str(d.process.pid)], stdout=subprocess.DEVNULL).returncode != 0, what="nothing is left")
        assert "Warning" not in d.output() and "Fatal" not in d.output(), d.output()


@case(seconds=400, long=True)
def test_make_demo_with_a_taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with Demo(other.getsockname()[1]) as d:
            assert d.process.wait(300) != 0
            assert str(d.port) in d.output() and "in use" in d.output().lower(), d.output()


def demo(workers=2, **more):
    """The demo application under its own start file, with a runtime directory of its own."""
    s = Server(app=ROOT + "/demo", start=False, workers=workers, **more)
    s.env["MSF_RUNTIME"] = s.dir + "/runtime"
    s.start(wait=False)
    try:
        eventually(lambda: reachable(s.port), 20 * SLOW, "the demo answers")
    except AssertionError as e:
        output = s.output()
        s.end()
        raise AssertionError("%s\n%s" % (e, output))
    return s


FEATURES = json.loads(read(ROOT + "/demo/www/assets/features.json"))
ITEMS = [item for group in FEATURES for item in group["items"]]


MOCK_IDS = (b'["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad","580c7fa44b58d53f43e21c43","57ef6aec4b58d50d24e21a2a","57ee28ed4b58d52f24e21969",'
            b'"57eb6a484b58d50e3d078076","57e23b444b58d52f1e6689fc","57dfc9fc4b58d5581e668918","57de06b74b58d5471e66882f","57d8b78f4b58d5311e6686d5"]')
TPL_VIEW = ("<h1>MSF Demo View</h1>\n<h2>Friends</h2>\n<ul>\n            <li>\n            Rango        </li>\n            <li>\n            鸟哥        "
            "</li>\n            <li>\n            小马哥        </li>\n    </ul>")


class Visitor:
    """Sends what an item of features.json describes, over one connection and with the cookies that it was given."""

    def __init__(self, s):
        self.s, self.conn, self.cookies = s, s.connect(timeout=30 * SLOW), {}

    def send(self, item):
        headers, body = dict(item.get("headers", {})), None
        if "form" in item:
            headers["Content-Type"], body = "application/x-www-form-urlencoded", urllib.parse.urlencode(item["form"])
        if "json" in item:
            headers["Content-Type"], body = "application/json", json.dumps(item["json"])
        if "upload" in item:
            headers["Content-Type"] = "multipart/form-data; boundary=zz"
            body = b'--zz\r\nContent-Disposition: form-data; name="file"; filename="zeros.bin"\r\n\r\n' + bytes(item["upload"]) + b"\r\n--zz--\r\n"
        if self.cookies:
            headers["Cookie"] = "; ".join("%s=%s" % c for c in self.cookies.items())
        try:
            r = self.conn.request(item.get("method", "GET"), item["path"], headers=headers, body=body)
        except (Closed, OSError):  # the answer before was the last one of its connection
            self.conn = self.s.connect(timeout=30 * SLOW)
            r = self.conn.request(item.get("method", "GET"), item["path"], headers=headers, body=body)
        for cookie in r.all("Set-Cookie"):
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return r

    def feature(self, item):
        """What is wrong with the answer; None when it is as the table says."""
        for step in item.get("first", []):
            for _ in range(step.get("times", 1)):
                self.send(step)
        r = self.send(item)
        if r.status != item.get("status", 200):
            return "status %d" % r.status, r
        if not re.search(item.get("match", ""), r.text, re.S):
            return "not %s" % item["match"], r
        for name, pattern in item.get("header", {}).items():
            if not re.search(pattern, r.header(name, "")):
                return "header %s: %s" % (name, r.header(name)), r
        return None


@case(seconds=180)
def test_every_feature_of_the_page():
    """What the index page offers (features.json) answers as the table says: the page itself checks the same in the browser."""
    assert len(ITEMS) >= 50, len(ITEMS)
    with demo() as s:
        v = Visitor(s)
        # Running into the memory limit goes with PHP's allocator when a sanitizer is there.
        items = [item for item in ITEMS if not item["path"] == "/Errors/Fatal" or SLOW == 1]
        bad = [(item["title"], wrong) for item in items for wrong in [v.feature(item)] if wrong]
        assert not bad, bad
        assert "PHP Warning" not in s.output() and "PHP Fatal" not in s.output().replace("PHP Fatal error:  Allowed memory size", ""), s.output()


def test_the_page_shows_its_own_code():
    """Every name under `code` is there, and nothing else is shown."""
    with demo() as s:
        for name in sorted({name for item in ITEMS for name in item.get("code", [])}):
            r = s.get("/Source?of=" + urllib.parse.quote(name))
            assert r.status == 200 and (("function " + name.split("::")[-1]) in r.text or "::" not in name), (name, r)
        for name in ("server.php", "../Makefile", "config/../server.php", "Source::actionIndex", "", "Welcome::actionindex"):
            assert s.get("/Source?of=" + urllib.parse.quote(name)).status == 404, name


def test_the_manual_in_the_demo():
    """Chapters 4, 5.2, 5.4, 5.9 and /Session/Test, byte for byte where spec 09 has bytes."""
    with demo() as s:
        ids = s.get("/Demo/GetMockIds")
        assert ids.body == MOCK_IDS and ids.header("Content-Type") == "application/json; charset=UTF-8"
        assert s.get("/demo/get-mock-ids").body == s.get("/Demo/GetMockFromModel").body == ids.body
        view = s.get("/Demo/TplView")
        assert (len(view.body), view.header("Content-Type")) == (203, "text/html; charset=UTF-8") and view.text == TPL_VIEW, view.text
        assert (s.get("/Welcome").text, s.get("/Welcome").header("Content-Type")) == ("hello world!", "text/html")
        index = s.get("/")
        assert index.body == read(ROOT + "/demo/www/index.html").encode() and index.header("Content-Type") == "text/html; charset=utf-8"
        assert index.header("Last-Modified")
        for verb, path, status, what in [("GET", "/groups", 200, "profile"), ("POST", "/groups", 200, "profile"), ("PUT", "/groups", 405, ""),
                                         ("GET", "/users/ask", 200, "apply"), ("GET", "/users", 200, "index"), ("GET", "/users/", 200, "index"),
                                         ("GET", "/users/12", 200, '"get":"12"'), ("PUT", "/users/rename", 200, "rename"),
                                         ("PUT", "/users/12", 404, "Api not found method(action12)"), ("DELETE", "/users/7", 200, '"argument":"7"'),
                                         ("DELETE", "/users/x", 405, ""), ("PATCH", "/users/7", 405, "")]:
            r = s.fetch(path, verb)
            assert r.status == status and what in r.text, (verb, path, r)


def test_the_session_of_the_manual():
    with demo() as s:
        first = s.get("/Session/Test")
        time = json.loads(first.body)["new"]
        assert first.text == '{"old":null,"new":"%s"}' % time, first.text
        cookie = re.fullmatch(r"(msf_session=[0-9a-f]{40}); path=/; HttpOnly; SameSite=Lax", first.header("Set-Cookie"))
        assert cookie, first.raw_head
        again = s.get("/Session/Test", headers={"Cookie": cookie[1]})
        assert json.loads(again.body)["old"] == time and again.header("Set-Cookie") is None, again.raw_head
        login = s.fetch("/Cart/Login?user=ann", "POST", headers={"Cookie": cookie[1]})
        fresh = login.header("Set-Cookie").split(";")[0]
        assert fresh != cookie[1]
        out = s.fetch("/Cart/Logout", "POST", headers={"Cookie": fresh})
        assert out.header("Set-Cookie").startswith("msf_session=deleted;"), out.raw_head


def test_the_cache_outlives_a_reload():
    with demo() as s:
        before = json.loads(s.get("/Cache/Slow").body)
        s.verb("reload")
        eventually(lambda: json.loads(s.get("/Messages/RollCall").body)["workers"].values() and before["answered_by"]
                   not in json.loads(s.get("/Messages/RollCall").body)["workers"].values(), 30 * SLOW, "new workers")
        after = json.loads(s.get("/Cache/Slow").body)
        assert after["cached"] and after["rates"] == before["rates"] and after["shown"] == 2 and after["answered_by"] != before["answered_by"], (before, after)


def test_commands_of_the_page():
    """The section "In a terminal"."""
    with demo() as s:
        table = s.verb("routes")
        assert re.search(r"GET +/users/<uid:\\d\+> +App\\Controllers\\User::actionView", table) and "App\\Controllers\\Tickets::create" in table, table
        assert "uid = 12" in s.verb("routes", "GET", "/users/12")
        assert "405" in s.verb("routes", "DELETE", "/books/2", status=1)
        assert "worker" in s.verb("status").lower()
        s.script = ROOT + "/demo/console.php"
        for words, status, output in [(["Batch/Run"], 0, "命令行示例\n"), (["Batch/Prices", "--count=4"], 0, "4 prices, 12.5 in all\n")]:
            p = subprocess.run(s.command(*words), env=s.env, cwd="/", capture_output=True, text=True, timeout=30 * SLOW)
            assert (p.returncode, p.stdout) == (status, output), p
        p = subprocess.run(s.command("--help"), env=s.env, cwd="/", capture_output=True, text=True, timeout=30 * SLOW)
        assert "Batch/Run" in p.stdout and p.returncode == 0, p
        assert s.get("/Batch/Run").status == 404, "not over HTTP"
        s.script = ROOT + "/demo/server.php"


@case(seconds=120)
def test_the_page_in_a_browser():
    if not browser.available():
        print("no Chromium here: the page is not looked at")
        return
    with demo() as s, browser.Browser(60 * SLOW) as b:
        b.size(1280, 900)
        b.open("http://127.0.0.1:%d/" % s.port)
        eventually(lambda: b.value("document.body && document.body.dataset.done") == "yes", 60 * SLOW, "the page has called everything")
        bad = b.value("[...document.querySelectorAll('article.bad')].map((a) => a.innerText).join('\\n---\\n')")
        counted = len([item for item in ITEMS if not item.get("manual")])
        assert not bad and b.value("document.querySelector('.totals').innerText") == "%d of %d answered as expected" % (counted, counted), bad
        assert b.value("performance.getEntriesByType('resource').filter((e) => !e.name.startsWith(location.origin)).length") == 0
        b.value("document.querySelector('details').open = true")
        eventually(lambda: "function actionIndex" in b.value("document.querySelector('details').innerText"), what="the code is shown")
        for width in (375, 768):
            b.size(width, 812)
            assert b.value("document.documentElement.scrollWidth") == width


def reachable(port):
    try:
        return fetch(port, "/").status == 200
    except OSError:
        return False
