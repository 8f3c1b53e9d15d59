"""The two commands of the README, as a stranger types them."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile

from case import case
from server import ROOT, SLOW, Server, free_port, kill_holders, read
from wire import fetch, eventually


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


@case(seconds=120)
def test_every_link_of_the_demo():
    """What the index page offers (the table in demo.js) answers with the status that it says."""
    with Server(app=ROOT + "/demo", start=False) as s:
        s.env["MSF_RUNTIME"] = s.dir + "/runtime"
        s.start(wait=False)
        eventually(lambda: reachable(s.port), 20 * SLOW, "the demo answers")
        entries = re.findall(r"path: '([^']+)'(.*)", s.get("/assets/demo.js").text)
        assert len(entries) >= 15, entries
        bad = []
        for path, rest in entries:
            if path == "/Errors/Fatal" and SLOW > 1:
                continue  # it runs into the memory limit, which goes with PHP's allocator when a sanitizer is there
            status = int((re.search(r"status: (\d+)", rest) or [0, 200])[1])
            r = s.get(path, headers={"Range": "bytes=0-59"} if status == 206 else {})
            if r.status != status and not (path == "/Request/Upload" and r.status < 500):
                bad.append((path, r))
        assert not bad, bad


def reachable(port):
    try:
        return fetch(port, "/").status == 200
    except OSError:
        return False
