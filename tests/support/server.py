"""Starts a real MSF server with a directory and a port of its own, looks at its processes and logs, and always takes it down again."""

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

from wire import Closed, Conn, eventually, fetch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
APP = ROOT + "/tests/e2e/app"
BUILD = os.environ.get("MSF_BUILD", ROOT + "/build/release")
SLOW = float(os.environ.get("MSF_SLOW", "1"))  # how much slower than usual things may be: sanitizers
_kept = []


def free_port():
    """A port that no other test of this machine gets while we live: servers bind with SO_REUSEPORT, so a collision would go unnoticed. The lock on
    the file named after the port is ours until the process ends."""
    import socket
    where = os.path.join(tempfile.gettempdir(), "msf-ports-%d" % os.getuid())
    os.makedirs(where, exist_ok=True)
    for _ in range(200):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        f = open("%s/%d" % (where, port), "w")
        try:
            fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            f.close()
            continue
        _kept.append(f)
        return port
    raise AssertionError("no free port")


def merge(into, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value
    return into


class Server:
    """with Server(config={...}) as s: s.get("/Test/Hello")"""

    def __init__(self, config=None, workers=1, app=APP, env=None, start=True, port=None):
        # tools/run-tests finds what a killed test leaves behind by the mark in the name.
        self.dir = tempfile.mkdtemp(prefix="msf-e2e-%s-" % os.environ.get("MSF_TEST_RUN", "alone"))
        self.port = port or free_port()
        self.app, self.script = app, app + "/server.php"
        self.config = merge({"http_server": {"port": self.port}, "server": {"set": {"worker_num": workers}}}, config or {})
        self.env = dict(os.environ, MSF_TEST_DIR=self.dir, PORT=str(self.port), **(env or {}))
        self.process = None
        self.write_config()
        if start:
            self.start()

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.end()

    # ---- life ----

    def write_config(self, text=None, name="test.json"):
        os.makedirs(self.dir + "/config", exist_ok=True)
        with open("%s/config/%s" % (self.dir, name), "w") as f:
            f.write(text if text is not None else json.dumps(self.config))

    def command(self, *args):
        php = os.environ.get("MSF_PHP", "php")
        return [php, "-n", *self.php_extensions(), "-d", "extension=%s/msf.so" % BUILD, self.script, *args]

    @staticmethod
    def php_extensions():
        """Without ini files (-n) shared extensions of Debian are off; the application uses opcache only where a test asks for it."""
        return []

    def start(self, *args, wait=True):
        """In the foreground, as our child. Output goes to the file `out`."""
        self.out = open(self.dir + "/out", "ab")
        self.process = subprocess.Popen(self.command("start", *args), stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.out, env=self.env,
                                        cwd=self.app)
        if wait:
            self.wait_ready()
        return self

    def wait_ready(self, seconds=20 * SLOW):
        def ready():
            if self.process and self.process.poll() is not None:
                raise AssertionError("the server ended with status %d before it answered:\n%s" % (self.process.returncode, self.output()))
            try:
                with Conn(self.port, timeout=seconds) as c:
                    return c.get("/Test/Ready").status == 200
            except (OSError, Closed):
                return False
        try:
            eventually(ready, seconds, "the server answers on port %d" % self.port)
        except AssertionError as e:
            raise AssertionError("%s\noutput:\n%s\nlog:\n%s" % (e, self.output(), self.log("application")))

    def verb(self, *args, status=0, seconds=30 * SLOW):
        """Runs `php server.php <verb>` to its end and returns what it printed."""
        p = subprocess.run(self.command(*args), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.env, cwd=self.app,
                           timeout=seconds, text=True, errors="replace")
        if status is not None:
            assert p.returncode == status, "%s: exit status %d, not %d:\n%s" % (" ".join(args), p.returncode, status, p.stdout)
        return p.stdout

    def wait_end(self, seconds=20 * SLOW):
        """Exit status of the foreground server."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError("the server did not end within %g s:\n%s" % (seconds, self.output()))

    def stop(self):
        """As an operator does it: SIGTERM. Fails unless everything ends well."""
        pids = self.pids()
        self.process.send_signal(signal.SIGTERM)
        status = self.wait_end()
        assert status == 0, "SIGTERM: exit status %d\n%s" % (status, self.output())
        eventually(lambda: not any(alive(p) for p in pids), what="all processes have ended")
        self.process = None

    def end(self):
        """Whatever the state: nothing of this server is left afterwards."""
        for pid in self.pids():
            kill(pid, signal.SIGKILL)
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        kill_holders(self.dir)
        shutil.rmtree(self.dir, ignore_errors=True)

    # ---- requests ----

    def connect(self, **more):
        return Conn(self.port, **more)

    def fetch(self, path="/", method="GET", **more):
        return fetch(self.port, path, method, **more)

    def get(self, path, **more):
        return self.fetch(path, **more)

    def load(self, path="/Test/Hello", connections=10, requests=None, seconds=None, depth=1, timeout_ms=20000, extra=()):
        """Runs tests/support/load to its end and returns its account."""
        return self.load_start(path, connections, requests, seconds, depth, timeout_ms, extra)()

    def load_start(self, path="/Test/Hello", connections=10, requests=None, seconds=None, depth=1, timeout_ms=20000, extra=()):
        """The same in the background; the result is a function that waits for the account. `.interrupt()` ends it early."""
        argv = [BUILD + "/tests/support/load", "-p", str(self.port), "-u", path, "-c", str(connections), "-P", str(depth), "-t", str(int(timeout_ms * SLOW))]
        argv += ["-n", str(requests)] if requests else []
        argv += ["-d", str(seconds)] if seconds else []
        p = subprocess.Popen(argv + list(extra), stdout=subprocess.PIPE, text=True)

        def account():
            out, _ = p.communicate()
            assert p.returncode == 0, "load: exit status %d" % p.returncode
            return json.loads(out)
        account.interrupt = lambda: p.send_signal(signal.SIGINT)
        account.process = p
        return account

    # ---- looking ----

    def output(self):
        return read(self.dir + "/out")

    def log(self, name):
        """notice or application."""
        return read("%s/%s.log" % (self.dir, name))

    def pid_file(self):
        return self.dir + "/pids/" + self.script.replace("/", "_") + ".pid"

    def master(self):
        text = read(self.pid_file()).strip()
        return int(text.split(",")[0]) if text else (self.process.pid if self.process else 0)

    def workers(self):
        master = self.master()
        return [p for p in children(master) if alive(p)] if master else []

    def pids(self):
        master = self.master()
        return [p for p in [master] + (children(master) if master else []) if p and self.owns(p)]

    def owns(self, pid):
        """A pid from our pid file is ours unless the file is stale: it runs in the application's directory. (The titles of the processes are written
        over their environment, so that does not tell.)"""
        try:
            return os.readlink("/proc/%d/cwd" % pid) in (self.app, "/") and bool(read_proc(pid, "cmdline"))
        except OSError:
            return False

    def reload(self):
        """SIGUSR1 to the master, and back when every worker is another one."""
        before = set(self.workers())
        kill(self.master(), signal.SIGUSR1)
        eventually(lambda: self.workers() and not (set(self.workers()) & before), 40 * SLOW, "every worker was replaced")


# ---- processes ----

def read(path):
    try:
        with open(path, "rb") as f:
            return f.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""


def alive(pid):
    """Runs (a zombie does not)."""
    text = read_proc(pid, "stat")
    return bool(text) and text.rpartition(")")[2].split()[0] not in "ZX"


def read_proc(pid, name):
    try:
        with open("/proc/%d/%s" % (pid, name), "rb") as f:
            return f.read().decode("utf-8", "replace")
    except OSError:
        return ""


def children(pid):
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            stat = read_proc(int(entry), "stat")
            if stat and int(stat.rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry))
    return sorted(found)


def kill(pid, sig):
    try:
        os.kill(pid, sig)
    except ProcessLookupError:
        pass


def kill_holders(directory):
    """Whoever has a file below the directory open. (Titles of processes are written over their environment, so that does not tell.)"""
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            try:
                if any(os.readlink("/proc/%s/fd/%s" % (entry, fd)).startswith(directory + "/") for fd in os.listdir("/proc/%s/fd" % entry)):
                    kill(int(entry), signal.SIGKILL)
            except OSError:
                pass


def rss_kib(pid):
    return int(re.search(r"^VmRSS:\s+(\d+)", read_proc(pid, "status"), re.M).group(1))


def descriptors(pid):
    return len(os.listdir("/proc/%d/fd" % pid))


def title(pid):
    return read_proc(pid, "cmdline").rstrip("\0 ").replace("\0", " ")
