"""Console mode (manual 4.2): php console.php <Controller/Action>."""

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import tempfile

from case import case
from server import BUILD, ROOT, SLOW, read

APP = ROOT + "/tests/e2e/consoleapp"


class Console:
    def __init__(self, config=None):
        self.dir = tempfile.mkdtemp(prefix="msf-e2e-%s-" % os.environ.get("MSF_TEST_RUN", "alone"))
        os.makedirs(self.dir + "/pids")
        if config:
            os.makedirs(self.dir + "/config")
            with open(self.dir + "/config/test.json", "w") as f:
                json.dump(config, f)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        shutil.rmtree(self.dir, ignore_errors=True)

    def start(self, *words, env=None, **more):
        php = os.environ.get("MSF_PHP", "php")
        command = [php, "-n", "-d", "extension=%s/msf.so" % BUILD, APP + "/console.php", *words]
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        return subprocess.Popen(command, cwd=APP, env=dict(os.environ, MSF_TEST_DIR=self.dir, **(env or {})), text=True, errors="replace", **more)

    def run(self, *words, status=0, env=None):
        """Standard output and standard error."""
        p = self.start(*words, env=env)
        out, err = p.communicate(timeout=50 * SLOW)
        assert p.returncode == status, "%r: exit status %d, not %d\n%s%s" % (words, p.returncode, status, out, err)
        return out, err

    def out(self, *words, **more):
        out, err = self.run(*words, **more)
        assert err == "", err
        return out

    def notice(self):
        return read(self.dir + "/notice.log").split("\n")[-2]


def test_runs():
    with Console() as c:
        assert c.out("Batch/Run") == "命令行示例\n"  # manual 4.2-8
        assert re.search(r"\[Batch/Run\] \[verb=cli params=\[\] status=200\] profile\[\] counting\[\]$", c.notice()), c.notice()
        assert c.out("batch/run") == c.out("/Batch/Run/".rstrip("/")) == "命令行示例\n"
        assert c.out("Batch/Yield", status=7) == "after a wait\n"
        assert "status=500 exit=7]" in c.notice()
        assert c.out("Batch/Await") == "[1,2]\n"
        assert c.out("Batch/Leave") == "left\nfinally\n"
        assert c.out("Deep/Clean") == c.out("deep/clean/index") == "deep\n"
        assert c.out("Web") == "web\n"
        assert c.out("Batch/Run", env={"DESTROY": "1"}) == "命令行示例\ndestroy\n"
        assert not os.listdir(c.dir + "/pids"), "no pid file"
        assert re.fullmatch(r"MSF \S+, PHP \S+\n", c.out("--version"))


def test_hooks():
    with Console() as c:
        assert c.out("Batch/Run", env={"HOOK": "1"}) == "hook PG\\MSF\\Server\\Handle NULL\n命令行示例\n"
        out, err = c.run("Batch/Run", env={"HOOK_FAILS": "1"}, status=1)
        assert out == "" and "cannot start: RuntimeException: no pool today" in err, err


def test_input():
    with Console() as c:
        get, post_is_get, server, k, arguments = json.loads(c.out("Batch/Input", "x", "--a=1", "-b", "--with-dash=2", "k=v"))
        assert get == {"0": "x", "a": "1", "b": True, "1": "--with-dash=2", "2": "k=v", "k": "v"} and post_is_get
        assert server == {"0": "Batch/Input", "1": "x", "2": "--a=1", "3": "-b", "4": "--with-dash=2", "5": "k=v", "path_info": "Batch/Input"}
        assert k == "v" and arguments[0] == "1", arguments
        assert json.loads(c.out("Batch/Input", "--z=1", "y"))[4] == ["1", "y"], "by position when no name fits"
        assert json.loads(c.out("Batch/Input", "a=é"))[4] == ["é"]
        c.out("Batch/Input", "--password=x", "--n=2")
        assert 'params={"password":"***","n":"2"}' in c.notice(), c.notice()


def test_context():
    with Console({"server": {"process_title": "shop"}}) as c:
        got = json.loads(c.out("Batch/Context"))
        assert got == [24, "Batch", "actionContext", None, "PG\\Log\\PGLog", 1, [1, 2], 4094, "console", "shop-console", "<p>&lt;x&gt;</p>"], got
        assert "[verb=cli mine=1 params=[] status=200]" in c.notice()
        assert "[warning]" in read(c.dir + "/application.log")


def test_typed():
    with Console() as c:
        out = c.out("Batch/Typed", "3", "--twice", "color=red", "tags=a,b", "right=1e1")
        assert "int(3)\nfloat(10)\nbool(true)\nenum(App\\Color::Red)\narray(2)" in out, out
        assert "int(-5)" in c.out("Batch/Typed", "left=-5")
        assert 'string(1) "q"' in c.out("Batch/Typed", "1", "2", "true", "blue", '["q"]')
        for words, why in (["x"], "left must be an integer"), ([], "left is required"), (["1", "color=green"], "color must be one of"), (["1", "--right"], "right must be a number"):
            out, err = c.run("Batch/Typed", *words, status=2)
            assert out == "" and why in err and "usage: php " in err and " Batch/Typed --left=<int> [--right=<float>] [--twice]" in err, err
        assert "status=400 exit=2]" in c.notice()
        assert c.out("Batch/Files", "rm", "1", "2") == "rm[1,2]\n"
        assert "numbers must be an integer" in c.run("Batch/Files", "rm", "1", "z", status=2)[1]


def test_exit_status():
    with Console() as c:
        for n, status in ("0", 0), ("9", 9), ("255", 255), ("256", 1), ("-1", 1):
            c.out("Batch/Returns", "n=" + n, status=status)
        c.out("Batch/Exits", "4", status=4)
        assert c.out("Batch/Exits", "bye") == "bye"
        for words, text in (["Throws"], "it is plain"), (["Throws", "await"], "it is await"), (["Generates"], "in a generator"):
            out, err = c.run("Batch/" + words[0], *words[1:], status=1)
            assert out == "" and re.match(r"DomainException: %s in \S+Batch.php:\d+\nStack trace:\n#0 " % text, err), err
            assert text in read(c.dir + "/application.log") and "status=500 exit=1]" in c.notice()
        assert "Cannot redeclare once()" in c.run("Batch/Fatal", status=255)[0] and "Cannot redeclare once()" in read(c.dir + "/application.log")
        for action in "Batch/Output", "Web/Out":
            assert "There is no output in the console: print with echo" in c.run(action, status=1)[1]
        assert "nobody can complete what is waited for" in c.run("Batch/Hangs", status=1)[1]


def test_not_found():
    with Console() as c:
        assert "not found method Batch->actionRum; did you mean Batch/Run?" in c.run("Batch/Rum", status=2)[1]
        assert "not found controller Bacth; did you mean Batch/Run?" in c.run("bacth/run", status=2)[1]
        assert "not found controller Nope" in c.run("Nope", status=2)[1]
        for word in "../../etc/passwd", "Batch/destroy", "Batch/writeln", "Monitor/Index", "你好/x":
            assert "not found" in c.run(word, status=2)[1], word
        assert 'unknown option "--x"' in c.run("--x", "Batch/Run", status=2)[1]
        assert "this file is broken" in c.run("Broken", status=1)[1]


def test_help():
    with Console() as c:
        text = c.out("--help")
        assert text == c.out("help") == c.out() == c.out("-h")
        assert "  Batch/Run\n      Prints the sample of the manual\n" in text and "Has no parameters" not in text, text
        assert "  Batch/Typed --left=<int> [--right=<float>] [--twice] [--color=<?App\\Color>]" in text
        assert "App\\Console\\Broken: cannot be loaded: RuntimeException: this file is broken" in text
        web = text[text.index("actions of web controllers"):]
        assert "  Web/Out\n" in web and "Batch" not in web
        text = c.out("help", "Batch/Typed")
        assert text == c.out("Batch/Typed", "--help")
        for part in "The second sentence is not in the list.", "@param int $left the first", "left                 int          required", "default 0.5", "default 'x'":
            assert part in text, text
        assert "did you mean" in c.run("help", "Batch/Typd", status=2)[1]


def started(c, *words, **more):
    p = c.start(*words, **more)
    assert p.stdout.readline() == "ready\n"
    return p


@case(seconds=120)
def test_signals():
    with Console() as c:
        for how in "wait", "spin":
            for signum in signal.SIGINT, signal.SIGTERM:
                p = started(c, "Batch/Waits", how)
                p.send_signal(signum)
                out, err = p.communicate(timeout=30 * SLOW)
                assert p.returncode == 128 + signum, (how, p.returncode, out, err)
                assert out == "PG\\MSF\\Console\\SignalException %d\nfinally\n" % signum and "interrupted by SIG" in err and "#0" not in err, (out, err)
                assert "exit=%d]" % (128 + signum) in c.notice()
        for how, status in ("catch", 143), ("zero", 0):
            p = started(c, "Batch/Waits", how)
            p.terminate()
            assert p.communicate(timeout=30 * SLOW)[0] == "caught\nfinally\n" and p.returncode == status, (how, p.returncode)
        p = started(c, "Batch/Waits", "stubborn")
        p.terminate()
        assert p.stdout.readline() == "caught\n"
        p.send_signal(signal.SIGINT)
        p.communicate(timeout=30 * SLOW)
        assert p.returncode == 130, p.returncode


def test_timeout():
    with Console() as c:
        out, err = c.run("--timeout=1", "Batch/Waits", status=124)
        assert out == "ready\nfinally\n" and "took longer than 1 s" in err and "exit=124]" in c.notice(), (out, err)
        assert c.out("--timeout=100", "Batch/Run") == "命令行示例\n"
        for bad in "--timeout=0", "--timeout=1x", "--timeout=", "--timeout":
            assert "--timeout" in c.run(bad, "Batch/Run", status=2)[1]


def test_lock():
    with Console() as c:
        p = c.start("--lock", "Batch/Locked")
        try:
            assert p.stdout.readline() == "locked\n"
            assert os.listdir(c.dir + "/pids") == ["console-Batch_Locked.lock"]
            out, err = c.run("--lock", "batch/locked", status=75)
            assert out == "" and "already running: another process holds " in err and "console-Batch_Locked.lock" in err, err
            assert c.out("--lock", "Batch/Run") == "命令行示例\n", "a lock of its own"
            assert "already running" in c.run("--lock=Batch/Locked", "Batch/Run", status=75)[1]
        finally:
            p.kill()
            p.communicate()
        assert c.out("--lock=Batch/Locked", "Batch/Run") == "命令行示例\n", "the end of a process frees its lock"
        shutil.rmtree(c.dir + "/pids")
        assert "cannot be opened: No such file" in c.run("--lock", "Batch/Run", status=1)[1]


def test_closed_pipe():
    with Console() as c:
        p = c.start("Batch/Long")
        p.stdout.readline()
        p.stdout.close()
        err = "".join(line for line in p.stderr if "==" not in line and "False positive" not in line and "For details" not in line)  # of sanitizers
        p.stderr.close()
        assert p.wait(30 * SLOW) == 141 and err == "", (p.returncode, err)


def on_terminal(c, *words, typed=""):
    """What a terminal shows."""
    ours, theirs = pty.openpty()
    p = c.start(*words, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        assert select.select([ours], [], [], 30 * SLOW)[0], shown
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        if typed and b"[y/N] " in shown:
            os.write(ours, typed.encode())
            typed = ""
    os.close(ours)
    assert p.wait(30 * SLOW) == 0, (p.returncode, shown)
    return shown.decode()


def test_terminal():
    with Console() as c:
        assert c.out("Batch/Progress") == "done\n"
        shown = on_terminal(c, "Batch/Progress")
        assert shown.startswith("\r0/3   0%") and shown.count("\r3/3 100% 0 s") >= 1 and shown.endswith("\x1b[K\r\ndone\r\n"), repr(shown)
        assert c.out("Batch/Confirm") == "no\n"
        for typed, said in ("y\n", "yes it is"), ("YES\n", "yes it is"), ("n\n", "no"), ("\n", "no"):
            assert on_terminal(c, "Batch/Confirm", typed=typed).endswith("\r\n%s\r\n" % said)


@case(seconds=200)
def test_memory():
    with Console() as c:
        assert int(c.out("Batch/Loop", "n=%d" % (100000 if SLOW == 1 else 10000))) < 20000


def test_refused_configuration():
    with Console({"coroutine": {"max": "many"}}) as c:
        out, err = c.run("Batch/Run", status=1)
        assert out == "" and "test.json: coroutine.max: expected" in err, err
