"""The servers that are compared. Each runs on the server core, in a directory of its own, and knows its processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOAD_CORE = CORES[0], CORES[-1]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def tree(pid):
    """The process and everything below it."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry) as f:
                    parents[int(entry)] = int(f.read().rpartition(")")[2].split()[1])
            except OSError:
                pass
    found = [pid]
    for p in found:
        found += [c for c, parent in parents.items() if parent == p]
    return found


def cpu_us(pids):
    """Processor time of all threads, from the scheduler's own nanosecond clock."""
    total = 0
    for pid in pids:
        try:
            for task in os.listdir("/proc/%d/task" % pid):
                with open("/proc/%d/task/%s/schedstat" % (pid, task)) as f:
                    total += int(f.read().split()[0])
        except OSError:
            pass
    return total / 1000


def memory(pid, field="Pss"):
    with open("/proc/%d/smaps_rollup" % pid) as f:
        for line in f:
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
    raise KeyError(field)


class Target:
    name = path = ""

    def __init__(self):
        self.port = free_port()
        self.dir = tempfile.mkdtemp(prefix="msf-bench-")
        self.processes = []

    def __enter__(self):
        self.start()
        deadline = time.monotonic() + 20
        while True:
            try:
                if urllib.request.urlopen("http://127.0.0.1:%d%s" % (self.port, self.path), timeout=5).status == 200:
                    return self
            except OSError as e:
                if time.monotonic() > deadline or any(p.poll() is not None for p in self.processes):
                    output = open(self.dir + "/out").read()
                    self.__exit__()
                    sys.exit("%s does not answer (%s):\n%s" % (self.name, e, output))
                time.sleep(0.002)

    def __exit__(self, *ignored):
        for p in self.processes:
            pids = tree(p.pid)
            p.send_signal(signal.SIGTERM)
            try:
                p.wait(5)
            except subprocess.TimeoutExpired:
                for pid in pids:
                    try:
                        os.kill(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        pass
                p.wait()
        shutil.rmtree(self.dir, ignore_errors=True)

    def spawn(self, argv, **env):
        out = open(self.dir + "/out", "ab")
        p = subprocess.Popen(["taskset", "-c", str(SERVER_CORE)] + argv, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                             env=dict(os.environ, **env))
        self.processes.append(p)
        return p

    def pids(self):
        return [pid for p in self.processes for pid in tree(p.pid)]

    def file(self, name, text):
        path = "%s/%s" % (self.dir, name)
        with open(path, "w") as f:
            f.write(text)
        return path


class Floor(Target):
    name, path = "floor (libuv + llhttp, C)", "/"

    def start(self):
        self.spawn([os.environ["MSF_FLOOR"], str(self.port)])


class Msf(Target):
    name, path = "MSF, one worker", "/Hello"
    script = HERE + "/app/server.php"
    ready, rule = False, ""

    def start(self):
        # The ini directory that tools/php makes, without the time that the script takes.
        ini = os.path.dirname(os.environ["MSF_SO"]) + "/php.d"
        if not Msf.ready:
            subprocess.run([ROOT + "/tools/php", "-v"], stdout=subprocess.DEVNULL, check=True)
            Msf.ready = True
        self.spawn(["php", self.script, "start"], PORT=str(self.port), MSF_BENCH_DIR=self.dir, MSF_RUNTIME=self.dir, MSF_BENCH_RULE=self.rule, PHP_INI_SCAN_DIR=ini)

    def master(self):
        return self.processes[0].pid  # taskset ends in exec

    def worker(self):
        return tree(self.master())[1]


class Rest(Msf):
    """The same action by the last of 200 rules."""
    name, path, rule = "MSF, last of 200 rules", "/hello", "GET hello"


class RestValue(Msf):
    """The same with a placeholder in the rule: an array for Input::get(), and an argument."""
    name, path, rule = "MSF, ... with a placeholder", "/hellos/12", "GET hellos/<id:\\d+>"


class View(Msf):
    name, path = "MSF, view of 20 rows", "/Hello/View"


class Demo(Msf):
    name, path = "demo", "/Welcome"
    script = ROOT + "/demo/server.php"


class Fpm(Target):
    name, path = "nginx + php-fpm", "/"

    def start(self):
        fpm = next((p for d in ("/usr/sbin", "/usr/bin") if os.path.isdir(d) for p in sorted(os.listdir(d)) if p.startswith("php-fpm")), None)
        conf = self.file("fpm.conf", "[global]\ndaemonize = no\nerror_log = {0}/fpm.log\npid = {0}/fpm.pid\n[www]\nlisten = {0}/fpm.sock\nlisten.mode = 0666\n"
                         "{1}pm = static\npm.max_children = 4\n".format(self.dir, "user = www-data\ngroup = www-data\n" if os.getuid() == 0 else ""))
        os.chmod(self.dir, 0o755)
        shutil.copy(HERE + "/fpm.php", self.dir)
        self.spawn([("/usr/sbin/" if os.path.exists("/usr/sbin/" + fpm) else "/usr/bin/") + fpm, "-F", "-y", conf] + (["-R"] if os.getuid() == 0 else []))
        nginx = self.file("nginx.conf", """daemon off; worker_processes 1; pid {0}/nginx.pid; error_log {0}/nginx-error.log; {2}
events {{ worker_connections 4096; }}
http {{
    access_log {0}/access.log; keepalive_requests 10000000;
    client_body_temp_path {0}/t1; proxy_temp_path {0}/t2; fastcgi_temp_path {0}/t3; uwsgi_temp_path {0}/t4; scgi_temp_path {0}/t5;
    upstream fpm {{ server unix:{0}/fpm.sock; keepalive 4; }}
    server {{
        listen 127.0.0.1:{1};
        location / {{
            fastcgi_pass fpm; fastcgi_keep_conn on;
            fastcgi_param SCRIPT_FILENAME {0}/fpm.php; fastcgi_param REQUEST_METHOD $request_method; fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_URI $request_uri; fastcgi_param REMOTE_ADDR $remote_addr; fastcgi_param SERVER_PROTOCOL $server_protocol;
        }}
    }}
}}
""".format(self.dir, self.port, "user www-data;" if os.getuid() == 0 else ""))
        self.spawn(["nginx" if shutil.which("nginx") else "/usr/sbin/nginx", "-c", nginx, "-e", self.dir + "/nginx-error.log"])
