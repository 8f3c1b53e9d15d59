"""A worker that dies of a signal: the report that the master writes."""

import os
import re
import shutil
import signal
import stat
import subprocess

from case import case
from server import SLOW, Server, alive, kill, read
from wire import Closed, eventually

CONTROLLER = r"""<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Coroutine\Sleep;

class Crash extends Controller
{
    private function signal($name)
    {
        shell_exec('kill -' . $name . ' ' . getmypid());                  // line 11
    }

    public function actionNow($signal = 'SEGV')
    {
        $this->signal($signal);                                           // line 16
        $this->output('still here');
    }

    private function inner()
    {
        yield $this->getObject(Sleep::class)->goSleep(10);
        $this->signal('SEGV');                                            // line 23
    }

    public function actionNested()
    {
        yield $this->inner();                                             // line 28
        $this->output('still here');
    }

    public function actionWait()
    {
        yield $this->getObject(Sleep::class)->goSleep(60000);             // line 34
    }

    public function actionAwait()
    {
        $this->getObject(Sleep::class)->goSleep(60000)->await();          // line 39
    }

    public function actionOverflow()
    {
        $f = function ($x) use (&$f) {
            return array_map($f, [$x]);                                   // line 45
        };
        $f(1);
    }

    public function actionBusy()
    {
        while (true);                                                     // line 52
    }

    public function actionFatalInGo()
    {
        \PG\MSF\go(function () {
            eval('abstract class Half { abstract function f(); } class Whole extends Half {}');   // line 58
        });
        yield $this->getObject(Sleep::class)->goSleep(50);
        $this->output('answered');
    }
}
"""


def crashing(**more):
    """A server whose application can crash."""
    # A sanitizer's handlers run after ours and would turn the signal into an exit status.
    sanitizer = ":".join("handle_%s=0" % n for n in ("segv", "sigbus", "sigill", "sigfpe", "abort"))
    s = Server(start=False, env={"ASAN_OPTIONS": sanitizer}, **more)
    try:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        with open(s.app + "/app/Controllers/Crash.php", "w") as f:
            f.write(CONTROLLER)
        s.start()
    except BaseException:
        s.end()
        raise
    return s


def reports(s, where=None):
    where = where or s.dir + "/pids"
    return sorted(where + "/" + n for n in os.listdir(where) if n.startswith("crash-"))


def ask_and_lose(s, path):
    with s.connect() as c:
        c.send_request(path=path)
        try:
            c.read_response()
        except (Closed, ConnectionError):
            return
    raise AssertionError("a crashed worker cannot answer")


def report_of(s, pid, where=None):
    """The text of the report about `pid`, once the master has named it."""
    found = eventually(lambda: re.search(r"worker \d+ \(pid %d\) ended unasked: .*report: (\S+)" % pid, s.output()), 20 * SLOW,
                       "the master names the report")
    assert found.group(1) in reports(s, where), (found.group(1), reports(s, where))
    return read(found.group(1))


def wanted(text, *patterns):
    for p in patterns:
        assert re.search(p, text, re.M), "not in the report: %s\n%s" % (p, text)


def test_report_of_a_signal():
    with crashing() as s:
        pid = s.workers()[0]
        ask_and_lose(s, "/Crash/Now?signal=SEGV&x=%01secret")
        text = report_of(s, pid)
        name = os.path.basename(reports(s)[0])
        assert re.fullmatch(r"crash-\d{8}-\d{6}-%d\.txt" % pid, name), name
        assert stat.S_IMODE(os.stat(reports(s)[0]).st_mode) == 0o600, "requests are nobody else's business"
        wanted(text, r"worker 0 \(pid %d\), signal 11 \(Segmentation fault\)" % pid, r"^signal: SIGSEGV .* sent by pid \d+ of user \d+", r"^worker: slot 0, pid %d$" % pid,
               r"^time:   20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC", r"^running: coroutine \d+ \(request\)", r"^  #0 shell_exec\(\)$",
               r"^  #1 App\\Controllers\\Crash::signal\(\) at \S+/Crash\.php:11$", r"^  #2 App\\Controllers\\Crash::actionNow\(\) at \S+/Crash\.php:16$",
               r"^  GET /Crash/Now\?signal=SEGV&x=%01secret, client 127\.0\.0\.1, for \d+ ms, coroutine \d+, log id \w+ \(this one ran\)", r"^other coroutines \(of 1 living\):\n  none$",
               r"^native backtrace:\n(.*\n)*.*msf\.so", r"^memory: PHP ", r"^end of the report$")
        eventually(lambda: s.workers() and pid not in s.workers(), 20 * SLOW)
        assert s.get("/Test/Hello").status == 200


def test_every_watched_signal():
    with crashing() as s:
        for name, number in (("BUS", 7), ("ILL", 4), ("FPE", 8), ("ABRT", 6)):
            eventually(lambda: s.get("/Test/Hello").status == 200)
            pid = int(s.get("/Test/Pid").body)
            ask_and_lose(s, "/Crash/Now?signal=" + name)
            wanted(report_of(s, pid), r"signal %d \(" % number, r"^signal: SIG%s " % name, r"Crash::signal\(\) at ")


def test_nested_generators_are_in_the_backtrace():
    with crashing() as s:
        pid = s.workers()[0]
        ask_and_lose(s, "/Crash/Nested")
        wanted(report_of(s, pid), r"^  #2 App\\Controllers\\Crash::inner\(\) at \S+:23$", r"^  yielded by App\\Controllers\\Crash::actionNested\(\) at \S+:28$")


def test_the_others_are_named():
    with crashing() as s:
        pid = s.workers()[0]
        waiting = [s.connect() for _ in range(2)]
        waiting[0].send_request(path="/Crash/Wait?" + "q" * 1000)
        waiting[1].send_request("POST", "/Crash/Await")
        eventually(lambda: re.search(r'"in_flight":2,', s.verb("status", "--json")))
        ask_and_lose(s, "/Crash/Now")
        text = report_of(s, pid)
        wanted(text, r"^  GET /Crash/Wait\?q{180,200}, client 127\.0\.0\.1, for \d+ ms", r"^  POST /Crash/Await, client", r"^other coroutines \(of 3 living\)",
               r"^  \d+ request: waits for sleep for \d+ ms, App\\Controllers\\Crash::actionWait\(\) at \S+:34$",
               r"^  \d+ request: waits for sleep for \d+ ms, App\\Controllers\\Crash::actionAwait\(\) at \S+:39$")
        for c in waiting:
            c.close()


@case(seconds=120)
def test_the_report_is_bounded():
    with crashing() as s:
        pid = s.workers()[0]
        waiting = [s.connect() for _ in range(150)]
        for c in waiting:
            c.send_request(path="/Crash/Wait?" + "z" * 500)
        eventually(lambda: re.search(r'"in_flight":150,', s.verb("status", "--json")))
        ask_and_lose(s, "/Crash/Now")
        text = report_of(s, pid)
        assert len(text) < 80 * 1024 and text.count("  GET ") == 100 and text.count("request: waits") == 50, text
        wanted(text, r"^native backtrace:\n(.*\n)*.*msf\.so", r"^end of the report$")
        for c in waiting:
            c.close()


def php_watches_the_stack():
    """From 8.3 on PHP throws an Error before a stack overflows."""
    return subprocess.run(["php", "-n", "-r", "exit((int) (PHP_VERSION_ID >= 80300));"]).returncode == 1


def test_stack_overflow_is_called_so():
    with crashing() as s:
        pid = s.workers()[0]
        if php_watches_the_stack():
            assert s.get("/Crash/Overflow").status == 500
            assert s.workers()[0] == pid
            return
        ask_and_lose(s, "/Crash/Overflow")
        wanted(report_of(s, pid), r"^cause:  stack overflow in a coroutine \(coroutine\.stack_size\)$", r"^signal: SIGSEGV .* \(not allowed\), address 0x[0-9a-f]+$",
               r"^  #\d+ array_map\(\)$", r"^  #\d+ App\\Controllers\\Crash::App\\Controllers\\\{closure\}\(\) at \S+:45$", r"^  \.\.\. and more$")


def test_kill_9_leaves_the_counts():
    with crashing() as s:
        pid = s.workers()[0]
        with s.connect() as c:
            c.send_request(path="/Crash/Wait")
            eventually(lambda: re.search(r'"in_flight":1,', s.verb("status", "--json")))
            eventually(lambda: re.search(r'"rss":[1-9]', s.verb("status", "--json")))
            kill(pid, signal.SIGKILL)
            wanted(report_of(s, pid), r"signal 9 \(Killed\); it served", r"^counts: 1 requests in flight, 1 connections", r"^memory: PHP [\d.]+ MiB \(peak [\d.]+\), resident [1-9]",
                   r"SIGKILL cannot be caught.*\n.*Killed process %d" % pid)


def test_own_directory_and_ceiling():
    with Server(start=False) as s:
        where = s.dir + "/crashes"
        s.config["server"]["crash_dir"] = where
        s.write_config()
        s.start(wait=False)
        assert s.wait_end() != 0 and "server.crash_dir" in s.output(), s.output()
        os.mkdir(where)
        old = ["%s/crash-20200101-0000%02d-%d.txt" % (where, i, 100 + i) for i in range(30)]
        other = [where + "/crash-notes.txt", where + "/crash-20200101-000000-1.txt.gz"]
        for path in old + other:
            open(path, "w").close()
        s.start()
        pid = s.workers()[0]
        kill(pid, signal.SIGSEGV)
        report_of(s, pid, where)
        left = eventually(lambda: [p for p in reports(s, where) if p not in other] if len(reports(s, where)) == 22 else None, what="20 reports and 2 other files")
        assert left[:-1] == old[11:] and all(os.path.exists(p) for p in other), left
        assert not reports(s), "nothing beside the pid file"


def test_an_asked_end_leaves_no_report():
    with Server(workers=2) as s:
        s.reload()
        kill(s.workers()[0], signal.SIGTERM)
        eventually(lambda: len(s.workers()) == 2)
        files = reports(s)
        s.stop()
        assert files == [], files


def test_fatal_error_in_another_coroutine():
    """It ends the worker like that of a request, with a line in the log; the requests of the worker are answered."""
    with crashing() as s:
        pid = s.workers()[0]
        assert s.get("/Crash/FatalInGo").body == b"answered"
        eventually(lambda: not alive(pid), 20 * SLOW, "the damaged worker leaves")
        text = s.log("application")
        assert re.search(r"WORKER EXIT UNEXPECTED Class Whole contains 1 abstract method .*Crash\.php\(58\) : eval", text), text


@case(long=True)
def test_fatal_error_of_a_request_names_it():
    """Not under sanitizers: without PHP's allocator there is no memory limit."""
    with Server() as s:
        assert s.get("/Test/Fatal?n=1").status == 500
        text = eventually(lambda: s.log("application"))
        assert re.search(r"WORKER EXIT UNEXPECTED Allowed memory size .*\(\S*Test\.php:\d+\) \[QUERY\] /Test/Fatal\?n=1", text), text


@case(seconds=90)
def test_a_busy_worker_dies_with_its_master():
    """Code that never comes back to the event loop does not see SIGTERM, and nobody is left to send SIGKILL."""
    with crashing(config={"http_server": {"drain_timeout": 300}}) as s, s.connect() as c:
        worker = s.workers()[0]
        try:
            c.send_request(path="/Crash/Busy")
            eventually(lambda: int(read("/proc/%d/stat" % worker).rpartition(")")[2].split()[11]) > 20, what="it burns the processor")
            kill(s.master(), signal.SIGKILL)
            s.process.wait()
            eventually(lambda: not alive(worker), 20 * SLOW, "no orphan")
        finally:
            kill(worker, signal.SIGKILL)


def busy(s, c):
    """A worker that no longer comes back to its event loop."""
    worker = s.workers()[0]
    c.send_request(path="/Crash/Busy?n=1")
    eventually(lambda: int(read("/proc/%d/stat" % worker).rpartition(")")[2].split()[11]) > 20, what="it burns the processor")
    return worker


def late_report(s, worker):
    found = eventually(lambda: re.search(r"worker 0 \(pid %d\) left: signal 6 \(\w+\); report: (\S+)" % worker, s.output()), 40 * SLOW, "the master names the report")
    wanted(read(found.group(1)), r"^end:    worker 0 \(pid %d\), signal 6 .*; it was leaving and took too long: the master ended it$" % worker,
           r"^  #0 App\\Controllers\\Crash::actionBusy\(\) at \S+/Crash\.php:52$", r"^  GET /Crash/Busy\?n=1, client 127\.0\.0\.1, .*\(this one ran\)$")


@case(seconds=90)
def test_an_endless_loop_is_named_after_a_reload():
    with crashing(config={"http_server": {"drain_timeout": 100}, "server": {"set": {"abort_timeout": "30s"}}}) as s, s.connect() as c:
        worker = busy(s, c)
        s.reload()
        assert s.get("/Test/Hello").status == 200, "the new worker serves meanwhile"
        late_report(s, worker)
        text = s.output()
        assert "worker 0 (pid %d) has not left in time: asked where it is (SIGABRT)" % worker in text and "in time: killed" not in text, text


@case(seconds=90)
def test_an_endless_loop_is_named_at_a_stop():
    with crashing(config={"http_server": {"drain_timeout": 100}, "server": {"set": {"abort_timeout": "30s"}}}) as s, s.connect() as c:
        worker = busy(s, c)
        s.process.send_signal(signal.SIGTERM)
        late_report(s, worker)
        assert s.wait_end() == 0


@case(seconds=90)
def test_no_patience_for_a_report():
    with crashing(config={"http_server": {"drain_timeout": 100}, "server": {"set": {"abort_timeout": 0}}}) as s, s.connect() as c:
        worker = busy(s, c)
        s.reload()
        eventually(lambda: "worker 0 (pid %d) left: signal 9" % worker in s.output(), 40 * SLOW)
        assert "SIGABRT" not in s.output() and reports(s) == [], (s.output(), reports(s))
