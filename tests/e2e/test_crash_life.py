"""Stop, reload, replacement and rotation, as an operator meets them."""

import os
import re
import shutil
import signal
import time

from case import case
from server import SLOW, Server, alive, descriptors, kill, read, read_proc, rss_kib, title
from wire import eventually


def status(s):
    import json
    return json.loads(s.verb("status", "--json"))


def tree(s):
    """Every process. (A process with a title of its own shows no environment, so it cannot be found by that.)"""
    found = [s.master()] + s.workers()
    assert len(found) > 1 and all(alive(p) for p in found), found
    return found


def own_copy(s):
    """The application in the server's own directory, so that a test may change it."""
    shutil.copytree(s.app, s.dir + "/app")
    s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"


def test_stop_does_not_wait_for_idle_connections():
    with Server(workers=2) as s:
        idle = [s.connect() for _ in range(20)]
        assert all(c.get("/Test/Hello").status == 200 for c in idle)
        silent = s.connect()
        start, pids = time.monotonic(), tree(s)
        s.stop()
        assert not any(alive(p) for p in pids)
        took = time.monotonic() - start
        assert took < 2 * SLOW, "%.1f s" % took
        assert all(c.closed() for c in idle) and silent.closed()


def test_stop_waits_for_a_long_request():
    with Server(start=False) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        s.verb("start", "-d")
        s.wait_ready()
        with s.connect() as c, s.connect() as idle:
            assert idle.get("/Test/Hello").status == 200
            c.send_request(path="/Test/Yield?ms=3000")
            eventually(lambda: status(s)["in_flight"] == 1)
            assert "stop success" in s.verb("stop")
            assert c.read_response().status == 200


def test_second_interrupt_is_immediate():
    with Server(workers=2) as s, s.connect() as c:
        c.send_request(path="/Test/Yield?ms=60000")
        eventually(lambda: status(s)["in_flight"] == 1)
        pids = tree(s)
        s.process.send_signal(signal.SIGINT)
        eventually(lambda: "stopping" in s.output())
        start = time.monotonic()
        s.process.send_signal(signal.SIGINT)
        assert s.wait_end() == 0
        assert time.monotonic() - start < 1.5 * SLOW
        assert not any(alive(p) for p in pids)


def edit(s, path, change):
    with open(s.app + path) as f:
        text = f.read()
    with open(s.app + path, "w") as f:
        f.write(change(text))
    return text


def refused_reload(s, *words):
    before = s.workers()
    out = s.verb("reload", status=1)
    for word in words:
        assert word in out, out
    eventually(lambda: s.workers() == before, what="the old workers go on, and the new one that failed is gone")
    assert s.get("/Test/Hello").status == 200
    eventually(lambda: status(s)["reload_failures"] > 0)


def test_reload_refuses_a_controller_with_a_syntax_error():
    with Server(start=False, workers=1) as s:
        own_copy(s)
        s.start()
        good = edit(s, "/app/Controllers/Test.php", lambda t: t.replace("public function actionReady()", "public function actionReady("))
        refused_reload(s, "/app/Controllers/Test.php:11", "syntax error")
        assert "syntax error" in s.output(), s.output()
        edit(s, "/app/Controllers/Test.php", lambda t: good.replace("'world'", "'again'"))
        s.verb("reload")
        assert s.get("/Test/Hello").body == b'{"hello":"again"}'


def test_a_worker_that_dies_beside_broken_code_is_replaced():
    """Only a reload may be refused: without the old worker a server with one broken file is better than none."""
    with Server(start=False) as s:
        own_copy(s)
        s.start()
        with open(s.app + "/app/Controllers/Broken.php", "w") as f:
            f.write("<?php class {")
        old = s.workers()
        kill(old[0], signal.SIGKILL)
        eventually(lambda: s.workers() and s.workers() != old)
        eventually(lambda: s.get("/Test/Hello").status == 200)
        assert s.get("/Broken/X").status == 500 and s.get("/Test/Hello").status == 200
        refused_reload(s, "Broken.php:1")


def test_reload_says_why_on_worker_start_failed():
    with Server(start=False, workers=2) as s:
        own_copy(s)
        server = "<?php\nnamespace App;\n\nclass AppServer extends \\PG\\MSF\\MSFServer\n{\n    public function onWorkerStart($s, $id)\n    {\n        parent::onWorkerStart($s, $id);\n" \
                 "        include RUNTIME_DIR . '/hook.php';\n    }\n}\n"
        with open(s.app + "/app/AppServer.php", "w") as f:
            f.write(server)
        hook = s.dir + "/hook.php"
        open(hook, "w").write("<?php\n")
        s.start()
        open(hook, "w").write("<?php\nthrow new \\LogicException('no database today');\n")
        refused_reload(s, "no database today")
        open(hook, "w").write("<?php\nexit(7);\n")
        refused_reload(s, "exit() in onworkerstart()")
        open(hook, "w").write("<?php\nshell_exec('kill -KILL ' . getmypid());\n")
        refused_reload(s, "signal 9")
        open(hook, "w").write("<?php\n")
        before = s.workers()
        s.verb("reload")
        eventually(lambda: not set(before) & set(s.workers()), 20 * SLOW, "the old workers have left")


@case(seconds=120)
def test_max_memory_replaces_workers_without_loss():
    with Server(start=False, workers=1) as s:
        s.start()
        limit = rss_kib(s.workers()[0]) // 1024 + 6
        s.stop()
        s.config["server"]["set"]["max_memory"] = "%dM" % limit
        s.write_config()
        s.start()
        first = s.workers()
        load = s.load_start("/Test/Leak", connections=4, seconds=100)
        eventually(lambda: s.workers() and not set(s.workers()) & set(first), 60 * SLOW, "the worker that has grown is replaced")
        load.interrupt()
        r = load()
        assert r["failed"] == 0 and r["non2xx"] == 0 and r["answered"] == r["issued"], r
        assert "server.set.max_memory" in s.output(), s.output()


def test_rotated_logs():
    with Server(start=False, workers=2) as s:
        daemon_log = s.dir + "/daemon.log"
        s.config["server"]["set"]["log_file"] = daemon_log
        s.write_config()
        s.verb("start", "-d")
        s.wait_ready()
        assert all(s.get("/Test/Log").status == 200 for _ in range(10))
        for sig in (signal.SIGUSR2, signal.SIGRTMIN):
            for name in ("notice", "application", "daemon"):
                path = "%s/%s.log" % (s.dir, name)
                if os.path.exists(path):
                    os.rename(path, path + ".1")
            kill(s.master(), sig)
            eventually(lambda: all(os.path.exists("%s/%s.log" % (s.dir, n)) for n in ("notice", "application", "daemon")), what="every log is there again")
            def moved():
                """No process has a rotated file open."""
                return not any(".log.1" in os.readlink("/proc/%d/fd/%s" % (p, d)) for p in tree(s) for d in os.listdir("/proc/%d/fd" % p))
            eventually(moved, what="every process has left the old files")
            old = {n: read("%s/%s.log.1" % (s.dir, n)) for n in ("notice", "application")}
            assert all(s.get("/Test/Log").status == 200 for _ in range(10))
            eventually(lambda: s.log("application").count("one") >= 10 and s.log("notice").count("/Test/Log") >= 10, what="new lines in the new files")
            assert old == {n: read("%s/%s.log.1" % (s.dir, n)) for n in old}, "no line goes to an old file"
        s.verb("stop")


def test_workers_of_another_user():
    if os.getuid() != 0:
        return
    with Server(start=False, workers=2) as s:
        s.config["server"]["set"]["user"] = "nobody"
        s.write_config()
        for d in (s.dir, s.dir + "/config"):
            os.chmod(d, 0o777)
        # The tree may be in a home directory that nobody else can read.
        s.app = shutil.copytree(s.app, s.dir + "/app")
        s.script = s.app + "/server.php"
        s.start()
        uid = lambda p: int(re.search(r"^Uid:\s+(\d+)", read_proc(p, "status"), re.M).group(1))
        import pwd
        assert uid(s.master()) == 0 and all(uid(w) == pwd.getpwnam("nobody").pw_uid for w in s.workers())
        assert s.get("/Test/Hello").status == 200
        old = s.workers()
        s.verb("reload")
        eventually(lambda: not set(old) & set(s.workers()), 20 * SLOW, "the old workers have left")
        assert all(uid(w) == pwd.getpwnam("nobody").pw_uid for w in s.workers())
        for d in ("notice", "application"):
            assert s.get("/Test/Log").status == 200
        eventually(lambda: "/Test/Log" in s.log("notice"), what="the log is written")
        victim = s.workers()[0]
        kill(victim, signal.SIGABRT)
        eventually(lambda: re.search(r"pid %d\) ended unasked: .*report: " % victim, s.output()), what="a report of a worker with other rights")
        kill(s.master(), signal.SIGKILL)
        eventually(lambda: not any(alive(w) for w in s.workers()), what="PDEATHSIG is set after the change of user")


def test_restart_starts_a_stopped_server():
    with Server(start=False) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        s.verb("restart")
        s.wait_ready()
        assert s.get("/Test/Hello").status == 200
        assert re.fullmatch(r"%d,%d" % (s.master(), s.master()), read(s.pid_file())), read(s.pid_file())
        s.verb("stop")


@case(seconds=240, long=True)
def test_nothing_is_left_over_after_many_reloads():
    with Server(workers=2) as s:
        s.verb("reload")
        s.get("/Test/Hello")
        def picture():
            eventually(lambda: len(s.workers()) == 2)
            return descriptors(s.master()), sorted(descriptors(w) for w in s.workers())
        before, memory = picture(), 0
        for i in range(200):
            old = set(s.workers())
            s.verb("reload") if i % 50 == 0 else kill(s.master(), signal.SIGUSR1)
            eventually(lambda: len(s.workers()) == 2 and not set(s.workers()) & old, 40 * SLOW)
            if i == 20:
                memory = rss_kib(s.master())
        assert s.get("/Test/Hello").status == 200
        eventually(lambda: picture() == before, what="descriptors as before: %s, %s" % (before, picture()))
        grown = rss_kib(s.master()) - memory
        assert grown <= 256, "the master has grown by %d KiB in 180 reloads" % grown
        maps = len(read_proc(s.master(), "maps").splitlines())
        assert maps < 400, maps
        s.stop()


@case(seconds=120)
def test_no_orphan_after_the_master_is_killed_under_load():
    with Server(workers=2) as s:
        load = s.load_start("/Test/Yield?ms=5", connections=20, seconds=60, timeout_ms=1000)
        eventually(lambda: status(s)["requests"] > 100)
        pids = tree(s)
        kill(s.master(), signal.SIGKILL)
        s.process.wait()
        eventually(lambda: not any(alive(p) for p in pids), 15 * SLOW, "every process of the tree has ended")
        load.interrupt()
        load()
        s.process = None
        s.start()
        assert s.get("/Test/Hello").status == 200


def test_daemon_leaves_the_terminal():
    with Server(start=False, workers=2) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        s.verb("start", "-d")
        s.wait_ready()
        for p in tree(s):
            links = {d: os.readlink("/proc/%d/fd/%s" % (p, d)) for d in ("0", "1", "2")}
            assert links == {"0": "/dev/null", "1": s.dir + "/daemon.log", "2": s.dir + "/daemon.log"}, links
        assert title(s.master()) == "msf-e2e-Master"
        s.verb("stop")
        assert "stopped" in read(s.dir + "/daemon.log"), read(s.dir + "/daemon.log")
        assert not os.path.exists(s.pid_file()) and not os.path.lexists(s.pid_file() + ".board")


def test_a_start_that_fails_says_why():
    """Also in the background: to the terminal that has started it."""
    with Server(start=False, workers=2) as s:
        own_copy(s)
        s.config["server"]["set"]["log_file"] = s.dir + "/daemon.log"
        s.write_config()
        with open(s.app + "/app/AppServer.php", "w") as f:
            f.write("<?php\nnamespace App;\nclass AppServer extends \\PG\\MSF\\MSFServer\n{\n    public function onWorkerStart($s, $id)\n    {\n"
                    "        throw new \\LogicException('no database today');\n    }\n}\n")
        for verb in (["start"], ["start", "-d"]):
            out = s.verb(*verb, status=1)
            assert re.search(r"cannot start: no worker became ready in 3 attempts: .*no database today", out), out
            assert not os.path.exists(s.pid_file()) and "not run" in s.verb("status", status=3)
