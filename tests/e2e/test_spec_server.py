"""Server, command line, monitor: spec 01; spec 09, 3.1, 3.2 and 7.0; weaknesses A13, H1 to H10 of spec 10."""

import json
import os
import re
import signal

from server import SLOW, alive, children, kill, read, title
from specapp.spec import APP, Spec
from wire import eventually


def hooks(s):
    return [line.split(" ", 1) for line in read(s.dir + "/hooks").split("\n")[:-1]]


# ---- construction and hooks ----

def test_construction_and_hooks():
    with Spec() as s:
        master, worker = s.master(), s.workers()[0]
        assert hooks(s) == [[str(master), h] for h in ("construct:before", "setConfig config log", "construct:after instance SPEC", "setServerSet", "beforeSwooleStart",
                                                       "onStart 4094 PG\\MSF\\Server\\Handle", "onManagerStart")] \
            + [[str(worker), h] for h in ("setTemplateEngine", "onWorkerStart 0 0 1")], hooks(s)
        s.stop()
        assert [h for _, h in hooks(s)[9:]] == ["onWorkerStop 0", "onManagerStop", "onShutdown"], hooks(s)


def test_public_state():
    with Spec() as s:
        got = s.value("[get_class(getInstance()), getInstance() === \\App\\AppServer::getInstance(), getInstance() === \\PG\\MSF\\Server::getInstance(), getInstance()->name, "
                      "getInstance()->processType, getInstance()->workerNum, getInstance()->httpSocketName, getInstance()->httpPort, getInstance()->httpEnable, "
                      "getInstance()->input, getInstance()->output, get_class(getInstance()->route), get_class(getInstance()->log), getInstance()->server->worker_id, "
                      "getInstance()->server->worker_pid === getmypid(), getInstance()->server->taskworker, getInstance()->server->setting['worker_num'], "
                      "get_class(getInstance()->scheduler), getInstance()->requestId === $context->getRequestId(), is_callable(getInstance()->onErrorHandle), getInstance()->isTaskWorker(), "
                      "getInstance()->getAllTaskMessage()]")
        assert got == ["App\\AppServer", True, True, "SPEC", 1, 1, "127.0.0.1", s.port, True, "PG\\MSF\\Base\\Input", "PG\\MSF\\Base\\Output", "PG\\MSF\\Route\\NormalRoute",
                       "PG\\Log\\PGLog", 0, True, False, 1, "PG\\MSF\\Coroutine\\Scheduler", True, True, False, []], got
        assert s.value("[\\PG\\MSF\\Server::version, \\PG\\MSF\\Server::mode, \\PG\\MSF\\MSFServer::SERVER_NAME, \\App\\AppServer::SERVER_NAME]") == ["3.0.6", "web", "SERVER", "SPEC"]
        assert s.value("array_values(class_parents(getInstance()))")[:3] == ["PG\\MSF\\MSFServer", "PG\\MSF\\HttpServer", "PG\\MSF\\Server"]


def test_unknown_methods_go_to_the_handle():
    with Spec() as s:
        stats = s.value("getInstance()->stats()")
        assert list(stats)[:6] == ["start_time", "connection_num", "accept_count", "close_count", "tasking_num", "request_count"], stats
        assert s.thrown("getInstance()->noSuchMethod()")[0] == "Error"


def test_options_of_the_application():
    """setServerSet() may change them; it knows whether the server is a daemon."""
    with Spec(start=False) as s:
        with open(s.dir + "/server.php", "w") as f:
            f.write("<?php define('ROOT_PATH', %r); define('APP_DIR', ROOT_PATH . '/app'); define('APPLICATION_ENV', 'test'); define('RUNTIME_DIR', getenv('MSF_TEST_DIR'));\n"
                    "define('CONFIG_DIR', [ROOT_PATH . '/config', RUNTIME_DIR . '/config']);\n"
                    "class Own extends PG\\MSF\\MSFServer { function setServerSet() { $set = parent::setServerSet(); file_put_contents(RUNTIME_DIR . '/set', json_encode($set)); "
                    "$set['worker_num'] = 3; return $set; } }\nnew Own; PG\\MSF\\Server::run();" % APP)
        s.script = s.dir + "/server.php"
        s.start()
        eventually(lambda: len(s.workers()) == 3, what="three workers")
        assert json.loads(read(s.dir + "/set")) == {"worker_num": 1, "daemonize": 0}
        assert "Worker   Number: 3" in s.output()


def test_worker_error_hook():
    with Spec() as s:
        pid = s.workers()[0]
        kill(pid, signal.SIGKILL)
        line = s.line("hooks", "onWorkerError 0 %d" % pid)
        assert int(line.split()[-1]) in (9, 137), line
        text = s.line("application", "WORKER Error {").split("WORKER Error ")[1]
        got = json.loads(text)
        assert list(got) == ["worker_id", "worker_pid", "exit_code", "message"] and got["worker_pid"] == pid, got
        message, detail = json.loads(s.line("errors", "worker_pid"))
        assert message == "\u670d\u52a1\u5668\u8fdb\u7a0b\u5f02\u5e38\u9000\u51fa" and "worker_pid" in detail, message
        eventually(lambda: s.workers() and s.workers()[0] != pid, 20 * SLOW, "a new worker")


# ---- errors outside of requests ----

def test_fatal_error():
    """Alert line with the message and its place; told to onErrorHandle()."""
    with Spec() as s:
        pid = s.workers()[0]
        r = s.run("eval('class Twice {} '); function twice() {} eval('function twice() {}');")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        line = s.line("application", "[alert]")
        assert re.search(r"WORKER EXIT UNEXPECTED Cannot redeclare (?:function )?twice\(\).*:\d+\)", line), line
        eventually(lambda: s.workers() and pid not in s.workers(), 20 * SLOW, "another worker")
        assert s.get("/Welcome").status == 200


# ---- files and processes ----

def test_pid_file():
    """<pid_path><start file with _ for />.pid; master and manager; made with the directory, gone with the server (H1, A13)."""
    with Spec(workers=2) as s:
        path = s.dir + "/pids/" + (APP + "/server.php").replace("/", "_") + ".pid"
        assert os.path.basename(path) in os.listdir(s.dir + "/pids"), os.listdir(s.dir + "/pids")
        text = read(path).strip()
        assert re.match(r"\d+,\d+$", text) and text.split(",")[0] == str(s.process.pid), text
        assert os.stat(s.dir + "/pids").st_mode & 0o022 == 0, "others may not write there"
        s.reload()
        assert read(path).strip() == text, "does not grow"
        s.stop()
        assert not os.path.exists(path)


def test_pid_file_of_the_application():
    with Spec(start=False) as s:
        with open(s.dir + "/server.php", "w") as f:
            f.write(read(APP + "/server.php").replace("__DIR__", repr(APP)).replace("PG\\MSF\\Server::run", "PG\\MSF\\Server::$pidFile = RUNTIME_DIR . '/own.pid';\nPG\\MSF\\Server::run"))
        s.script = s.dir + "/server.php"
        s.start()
        assert read(s.dir + "/own.pid").startswith("%d," % s.process.pid)


def test_titles():
    with Spec(workers=2) as s:
        assert title(s.process.pid) == "msf-spec-Master"
        assert [title(p) for p in children(s.process.pid)] == ["msf-spec-Worker"] * 2


def test_banner():
    """Labels, padding and order of 3.4, each line with its time."""
    with Spec(workers=2, config={"server": {"set": {"task_worker_num": 0}}}) as s:
        lines = [re.match(r"\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] (.*)$", line).group(1) for line in s.output().split("\n")[:9]]
        for have, want in zip(lines, ["Start   Command: %s/server.php start" % APP, "MSF     Version: ", "Swoole  Version: ", "PHP     Version: 8.", "Application ENV: test",
                                      "Worker   Number: 2", "Task     Number: 0", "Listen     Addr: 127.0.0.1", "Listen     Port: %d" % s.port]):
            assert have.startswith(want), "%r, not %r" % (have, want)


def test_log_file_and_terminal():
    """H3: with server.set.log_file the lines go there and to the terminal."""
    with Spec(start=False) as s:
        s.config["server"]["set"]["log_file"] = s.dir + "/server.log"
        s.write_config()
        s.start()
        for text in s.output(), read(s.dir + "/server.log"):
            assert "Listen     Port: %d" % s.port in text, text
        assert "already running" in s.verb("start", status=None)


def test_verbs():
    """Texts of 3.2."""
    with Spec(start=False) as s:
        script = APP + "/server.php"
        for verb in "stop", "reload":
            assert "%s not run" % script in s.verb(verb, status=None)
        s.start()
        assert "%s already running" % script in s.verb("start", status=None)
        assert "%s already running" % script in s.verb("start", "-d", status=None)
        assert "%s reload" % script in s.verb("reload")
        master = s.process.pid
        out = s.verb("stop")
        assert "%s is stoping ..." % script in out and "%s stop success" % script in out and out.index("stoping") < out.index("success"), out
        assert s.wait_end() == 0 and not alive(master)
        assert "not run" in s.verb("stop", status=None)


def test_unknown_verb_starts_nothing():
    """H2."""
    with Spec(start=False) as s:
        for verb in "sttart", "test", "-d":
            s.verb(verb, status=None)
            assert not os.path.exists(s.pid_file()), verb
        s.start()
        before = s.workers()
        s.verb("sttart", status=None)
        assert s.workers() == before


def test_disabled_server_says_so():
    """H5."""
    with Spec(config={"http_server": {"enable": False}}, start=False) as s:
        s.start(wait=False)
        assert s.wait_end() != 0 and "http_server.enable" in s.output(), s.output()


def test_environment_by_variable():
    """3.1: what the entry script takes from MSF_ENV is the directory of the configuration."""
    with Spec(start=False) as s:
        os.makedirs(s.dir + "/config/qa")
        with open(s.dir + "/config/qa/x.php", "w") as f:
            f.write("<?php return ['params' => ['env' => 'qa']];")
        with open(s.dir + "/server.php", "w") as f:
            f.write("<?php define('ROOT_PATH', getenv('MSF_TEST_DIR')); define('APP_DIR', %r); define('APPLICATION_ENV', $_ENV['MSF_ENV'] ?? 'docker'); define('RUNTIME_DIR', ROOT_PATH);\n"
                    "define('SYSTEM_NAME', 'msf'); class S extends PG\\MSF\\MSFServer {} new S; PG\\MSF\\Server::run();" % (APP + "/app"))
        os.link(APP + "/config/server.php", s.dir + "/config/server.php") if False else s.write_config(read(APP + "/config/server.php"), "server.php")
        s.script, s.env = s.dir + "/server.php", dict(s.env, MSF_ENV="qa")
        s.command = lambda *args: Spec.command(s, *args)[:1] + ["-d", "variables_order=EGPCS"] + Spec.command(s, *args)[1:]
        s.start()
        assert s.value("$this->getConfig()->get('params.env')") == "qa"
        assert "Application ENV: qa" in s.output()


# ---- monitor ----

WORKER = ["pid", "coroutine", "memory", "request", "object_pool", "dns_cache_http", "keep_alive_cache", "exit"]


def test_monitor():
    with Spec(workers=2) as s:
        s.load("/Welcome", requests=50, connections=5)
        r = s.get("/Monitor")
        assert r.status == 200 and r.header("Content-Type") == "application/json; charset=UTF-8" and len(r.header("X-Ngx-Logid")) == 24, r.raw_head
        m = json.loads(r.body)
        assert list(m)[:4] == ["worker", "tcp", "running", "sys_cache"], list(m)
        assert list(m["worker"]) == ["worker0", "worker1"]
        for w in m["worker"].values():
            assert list(w)[:8] == WORKER and isinstance(w["pid"], int) and list(w["coroutine"]) == ["total"] and isinstance(w["coroutine"]["total"], int), w
            assert list(w["memory"]) == ["peak", "usage", "peak_byte", "usage_byte"], w
            for k in "peak", "usage":
                assert re.match(r"\d+\.\d{3}M$", w["memory"][k]) and abs(float(w["memory"][k][:-1]) - w["memory"][k + "_byte"] / 2**20) < 0.001, w
            assert list(w["request"]) == ["worker_request_count"] and w["dns_cache_http"] == [] and w["keep_alive_cache"] == [] and w["exit"] == 0, w
        assert list(m["tcp"]) == ["start_time", "connection_num", "accept_count", "close_count", "tasking_num", "request_count"], m["tcp"]
        assert list(m["running"]) == ["qps", "last_qpm", "qpm", "concurrency"], m["running"]
        assert m["running"]["concurrency"] == sum(w["coroutine"]["total"] for w in m["worker"].values())
        assert list(m["sys_cache"]) == ["memory_size", "slots_memory_size", "values_memory_size", "segment_size", "segment_num", "miss", "hits", "fails", "kicks", "recycles",
                                        "slots_size", "slots_used"], m["sys_cache"]
        assert {w["pid"] for w in m["worker"].values()} == set(s.workers())
        assert any(w["object_pool"] for w in m["worker"].values())
        assert list(json.loads(s.get("/monitor").body)) == list(m), "the lower-case path, which the demo's test asks for"
        eventually(lambda: json.loads(s.get("/monitor").body)["tcp"]["request_count"] >= 51, what="requests are counted")


def test_monitor_answers_the_machine_only():
    """A7."""
    with Spec(config={"http_server": {"socket": "0.0.0.0"}}) as s:
        import socket
        from wire import Conn
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as u:
            try:
                u.connect(("192.0.2.1", 9))  # sends nothing; the kernel picks the address that it would send from
            except OSError:
                return  # a machine with no network
            address = u.getsockname()[0]
        with Conn(s.port, host=address) as c:
            r = c.get("/Monitor")
            assert r.status == 403 and "monitor" in r.text and "allow" in r.text, r
            assert c.get("/Monitor", headers={"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"}).status == 403
    with Spec(config={"http_server": {"socket": "0.0.0.0"}, "monitor": {"allow": [address + "/32"]}}) as s:
        with Conn(s.port, host=address) as c:
            assert c.get("/Monitor").status == 200
