"""The process tree and the verbs of server.php."""

import os
import re
import signal
import socket
import subprocess
import time

from case import case
from server import SLOW, Server, alive, children, free_port, kill, read, read_proc, title
from wire import eventually


def test_tree_and_titles():
    with Server(workers=3) as s:
        eventually(lambda: len(s.workers()) == 3)
        assert s.master() == s.process.pid
        assert title(s.master()) == "msf-e2e-Master", title(s.master())
        eventually(lambda: all(title(w) == "msf-e2e-Worker" for w in s.workers()), what=str([title(w) for w in s.workers()]))
        master, manager = re.match(r"(\d+),(\d+)", read(s.pid_file())).groups()
        assert int(master) == s.master() and alive(int(manager))
        pids = {s.get("/Test/Pid").body for _ in range(60)}
        assert pids <= {str(w).encode() for w in s.workers()} and len(pids) >= 2, pids
        s.stop()
        assert not os.path.exists(s.pid_file()), "the pid file is removed"


def test_banner():
    with Server(workers=2) as s:
        out = eventually(lambda: s.output() if "Listen     Port" in s.output() else "")
        for label in ("Start   Command: ", "MSF     Version: ", "PHP     Version: ", "Application ENV: test", "Worker   Number: 2",
                      "Listen     Addr: 127.0.0.1", "Listen     Port: %d" % s.port):
            assert label in out, out


def test_second_start_is_refused():
    with Server() as s:
        out = s.verb("start", status=None)
        assert "already running" in out, out
        assert s.get("/Test/Hello").status == 200


def test_verbs_without_a_server():
    with Server(start=False) as s:
        for verb in ("stop", "reload", "status"):
            assert "not run" in s.verb(verb, status=None), verb


def test_unknown_verb_and_help():
    with Server() as s:
        out = s.verb("frobnicate", status=None)
        assert "frobnicate" in out and "start" in out and "reload" in out, out
        help_text = s.verb("--help")
        for verb in ("start", "stop", "reload", "restart", "status", "-d"):
            assert verb in help_text, help_text
        assert s.get("/Test/Hello").status == 200 and len(s.workers()) == 1, "nothing was started or stopped"


def test_stale_pid_file():
    with Server(start=False) as s:
        dead = subprocess.Popen(["true"])
        dead.wait()
        os.makedirs(s.dir + "/pids")
        for text in ("%d,%d" % (dead.pid, dead.pid), "%d,%d" % (os.getpid(), os.getpid()), "", "garbage"):
            open(s.pid_file(), "w").write(text)  # a pid that is gone, one that belongs to somebody else, and none
            s.start()
            assert s.get("/Test/Hello").status == 200
            s.stop()


def test_stop_verb():
    with Server(workers=2) as s:
        pids = s.pids()
        out = s.verb("stop")
        assert "stoping" in out and "stop success" in out, out
        assert s.wait_end() == 0
        assert not any(alive(p) for p in pids)
        assert "not run" in s.verb("stop", status=None)


def test_interrupt_stops_cleanly():
    """Ctrl-C reaches every process of the group."""
    with Server(workers=2, start=False) as s:
        out = open(s.dir + "/out", "ab")
        s.process = subprocess.Popen(s.command("start"), stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=s.env, cwd=s.app, start_new_session=True)
        s.wait_ready()
        pids = s.pids()
        os.killpg(s.process.pid, signal.SIGINT)
        assert s.wait_end() == 0, s.output()
        eventually(lambda: not any(alive(p) for p in pids))
        assert "Warning" not in s.output() and "Fatal" not in s.output(), s.output()


def test_stop_lets_running_requests_finish():
    with Server() as s, s.connect() as c, s.connect() as idle:
        assert idle.get("/Test/Hello").status == 200
        c.send_request(path="/Test/Yield?ms=%d" % (700 * SLOW))
        time.sleep(0.1 * SLOW)
        s.process.send_signal(signal.SIGTERM)
        r = c.read_response()
        assert r.status == 200 and r.header("Connection") == "close", r.headers
        assert s.wait_end() == 0


def test_daemon():
    with Server(start=False) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        start = time.monotonic()
        s.verb("start", "-d")
        assert time.monotonic() - start < 10 * SLOW, "the command returns"
        s.wait_ready()
        master = s.master()
        stat = read_proc(master, "stat").rpartition(")")[2].split()
        assert stat[3] != str(os.getsid(0)), "a session of its own"
        assert "Listen     Port" in read(s.dir + "/daemon.log"), read(s.dir + "/daemon.log")
        assert "already running" in s.verb("start", "-d", status=None)
        status = s.verb("status")
        assert str(master) in status, status
        s.verb("stop")
        eventually(lambda: not alive(master))


def test_restart():
    with Server(start=False) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        s.verb("start", "-d")
        s.wait_ready()
        first = s.master()
        s.verb("restart")
        eventually(lambda: s.master() and s.master() != first and alive(s.master()), 20 * SLOW, "another master runs")
        s.wait_ready()
        assert not alive(first) and s.get("/Test/Hello").status == 200
        s.verb("stop")


def test_status():
    with Server(workers=2) as s:
        s.load(requests=500)
        time.sleep(0.1)
        out = s.verb("status")
        for w in s.workers():
            assert str(w) in out, out
        for word in ("uptime", "requests", "connections", "memory"):
            assert word in out.lower(), out
        s.reload()
        assert all(str(w) in s.verb("status") for w in s.workers())


def test_taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with Server(start=False, port=port) as s:
            s.start(wait=False)
            assert s.wait_end() != 0
            assert str(port) in s.output() and "in use" in s.output().lower(), s.output()
            assert not [p for p in s.pids() if alive(p)]


def test_taken_port_by_another_msf():
    """SO_REUSEPORT would let a second server take half of the connections in silence."""
    with Server() as s:
        with Server(start=False, port=s.port) as second:
            second.start(wait=False)
            assert second.wait_end() != 0, second.output()
            assert str(s.port) in second.output() and "in use" in second.output().lower(), second.output()
        assert all(s.get("/Test/Hello").status == 200 for _ in range(20))


def test_workers_die_with_the_master():
    with Server(workers=2) as s:
        workers = s.workers()
        kill(s.master(), signal.SIGKILL)
        s.process.wait()
        eventually(lambda: not any(alive(w) for w in workers), what="no orphans")
        s.process = None
        s.start()
        assert s.get("/Test/Hello").status == 200, "the left-over pid file does not matter"


def test_reload_reads_changed_code():
    import shutil
    with Server(start=False) as s:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        s.start()
        assert s.get("/Test/Hello").body == b'{"hello":"world"}'
        path = s.app + "/app/Controllers/Test.php"
        text = open(path).read().replace("'world'", "'again'")
        open(path, "w").write(text)
        assert s.get("/Test/Hello").body == b'{"hello":"world"}', "until the reload"
        assert "reload" in s.verb("reload")
        eventually(lambda: s.get("/Test/Hello").body == b'{"hello":"again"}', 20 * SLOW)


def test_reload_to_broken_code_keeps_the_old_workers_or_recovers():
    """A worker that cannot start must not take the service down for good."""
    import shutil
    with Server(start=False) as s:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        s.start()
        path = s.app + "/app/Controllers/Test.php"
        good = open(path).read()
        open(path, "w").write("<?php this is not PHP")
        s.verb("reload", status=None)
        time.sleep(0.5 * SLOW)
        assert s.fetch("/").status == 200, "static files, at least"
        open(path, "w").write(good)
        s.verb("reload", status=None)
        eventually(lambda: s.get("/Test/Hello").status == 200, 20 * SLOW)


@case(seconds=60)
def test_drain_deadline_ends_a_request_that_never_ends():
    with Server(config={"http_server": {"drain_timeout": 500}}) as s, s.connect() as c:
        c.send_request(path="/Test/Yield?ms=60000")
        time.sleep(0.2)
        start = time.monotonic()
        s.process.send_signal(signal.SIGTERM)
        assert s.wait_end(20 * SLOW) == 0
        assert time.monotonic() - start < 10 * SLOW
