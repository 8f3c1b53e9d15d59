"""What is written, in which form, and that it can be rotated."""

import os
import re
import signal

from server import SLOW, Server, kill
from wire import eventually

LINE = re.compile(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(\.\d{1,6})? \[notice\] \[msf-e2e\] \[logid:([0-9a-f]{24})\] "
                  r"\[\d+\(ms\)\] \[\d+\(MB\)\] \[(\S*)\] \[(.*)\] profile\[(.*)\] counting\[(.*)\]$")


def test_request_line():
    with Server() as s:
        r = s.get("/Test/Hello", headers={"User-Agent": "agent 1.0/x"})
        line = eventually(lambda: [l for l in s.log("notice").split("\n") if "/Test/Hello" in l])[0]
        m = LINE.match(line)
        assert m, line
        assert m.group(2) == r.header("X-Ngx-Logid") and m.group(3) == "/Test/Hello"
        assert m.group(4) == "verb=GET user-agent=agent+1.0%2Fx remote-addr=127.0.0.1 http-code=200 content-length=17", line


def test_one_line_per_request():
    with Server(workers=2) as s:
        before = s.log("notice").count("/Test/Hello")
        s.load(requests=3000, connections=20)
        eventually(lambda: s.log("notice").count("/Test/Hello") - before == 3000, what="3000 lines: %d" % s.log("notice").count("/Test/Hello"))
        for line in s.log("notice").rstrip("\n").split("\n"):
            assert LINE.match(line), "no line is torn: %r" % line


def test_log_id_of_the_request_is_taken_over():
    with Server() as s:
        r = s.get("/Test/Hello", headers={"X-Ngx-LogId": "abc123abc123abc123abc123"})
        assert r.header("X-Ngx-Logid") == "abc123abc123abc123abc123"
        eventually(lambda: "[logid:abc123abc123abc123abc123]" in s.log("notice"))


def test_pushed_values_and_line_breaks():
    with Server() as s:
        s.get("/Test/Log")
        eventually(lambda: "mark=pushed+value" in s.log("notice"))
        line = eventually(lambda: [l for l in s.log("application").split("\n") if "[warning]" in l])[0]
        assert line.endswith("one two"), line


def test_log_values_cannot_forge_lines():
    with Server() as s:
        s.get("/Test/Hello", headers={"User-Agent": "a] [b\tc"})
        s.get("/Test/Hello%0aforged?x=%0d%0aforged")
        eventually(lambda: s.log("notice").count("\n") >= 2)
        assert not re.search(r"^forged", s.log("notice"), re.M)


def test_refused_requests_are_logged():
    with Server() as s:
        with s.connect() as c:
            c.send("BROKEN\r\n\r\n")
            assert c.read_response().status == 400
        eventually(lambda: "400" in s.log("notice") + s.log("application") + s.output(), what="a refusal leaves a trace")


def test_reopen():
    """SIGUSR2 to the master: every process writes into the new file."""
    with Server(workers=2) as s:
        s.load(requests=100)
        eventually(lambda: s.log("notice").count("/Test/Hello") == 100)
        os.rename(s.dir + "/notice.log", s.dir + "/notice.log.1")
        kill(s.master(), signal.SIGUSR2)
        eventually(lambda: (s.get("/Test/Hello"), os.path.exists(s.dir + "/notice.log"))[1], 20 * SLOW, "the new file appears")
        s.load(requests=100, connections=20)
        eventually(lambda: s.log("notice").count("/Test/Hello") >= 100, what="the new file has the lines")
