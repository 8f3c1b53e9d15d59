"""What happens to log lines when something goes wrong: a full disk, a crash, a fatal error, the end; and what they must not show."""

import json
import os
import re
import signal

from server import SLOW, kill
from specapp.spec import Spec
from wire import Closed, eventually

LEVELS = [100, 200, 250, 300, 400, 500, 550, 600]


def handlers(**more):
    """All levels in one file that is written when 100,000 records wait, so that lines are still in memory."""
    return {"server": {"log": {"handlers": {"all": dict({"levelList": LEVELS, "format": "%logId% %message%", "buffer": 100000}, **more)}}}}


def with_file(name="all.log", **more):
    s = Spec(config=handlers(**more), start=False)
    s.config["server"]["log"]["handlers"]["all"]["stream"] = s.dir + "/" + name
    s.write_config()
    return s


def count(s, part, name="all.log"):
    try:
        with open(s.dir + "/" + name) as f:
            return f.read().count(part)
    except FileNotFoundError:
        return 0


def test_a_full_disk_is_said_once():
    s = Spec(config=handlers(stream="/dev/full", buffer=0), start=False)
    with s:
        s.start()
        for _ in range(20):
            assert s.get("/Welcome").status == 200
        eventually(lambda: "dropped" in s.output(), what="the loss is said")
        assert s.output().count("lines for the log file /dev/full are dropped: No space left on device") == 1, s.output()


def test_lines_of_the_last_requests_survive_the_end():
    for how in (signal.SIGTERM, signal.SIGUSR1):
        with with_file() as s:
            s.start()
            for i in range(10):
                s.run("$context->getLog()->info('kept %d.'); $this->output('x');" % i)
            kill(s.master(), how)
            eventually(lambda: all(count(s, "kept %d." % i) == 1 for i in range(10)), 20 * SLOW, "all lines are in the file")


def test_lines_survive_a_crash():
    """Those that waited in memory, and the report names the request."""
    with with_file() as s:
        s.start()
        pid = s.workers()[0]
        try:
            s.run("$context->getLog()->info('before the crash'); shell_exec('kill -SEGV ' . getmypid());")
        except (Closed, ConnectionError):
            pass
        eventually(lambda: re.search(r"\(pid %d\) ended unasked" % pid, s.output()), 20 * SLOW, "the worker is dead")
        assert count(s, "before the crash") == 1


def test_lines_survive_a_fatal_error():
    with with_file() as s:
        s.start()
        r = s.run("$context->getLog()->info('before the error'); eval('abstract class H { abstract function f(); } class W extends H {}');")
        assert r.status == 500, r
        eventually(lambda: count(s, "before the error") == 1 and count(s, "WORKER EXIT UNEXPECTED") == 1 and count(s, "http-code=500") == 1, 20 * SLOW,
                   "the lines are in the file")


def test_a_file_that_cannot_be_opened_again():
    with with_file("logs/all.log") as s:
        s.start()
        s.get("/Welcome")
        os.rename(s.dir + "/logs", s.dir + "/moved")
        with open(s.dir + "/logs", "w"):
            pass  # a file where the directory was
        kill(s.master(), signal.SIGUSR2)
        eventually(lambda: "it goes on with the old file" in s.output(), 20 * SLOW, "the worker says so")
        assert s.get("/Welcome?after=1").status == 200
        kill(s.master(), signal.SIGTERM)
        eventually(lambda: count(s, "/Welcome", "moved/all.log") == 2, 20 * SLOW, "the line is in the old file")


def test_json_lines():
    with with_file(format="json", buffer=0) as s:
        s.start()
        r = s.run("$log = $context->getLog(); $log->warning(\"{who} said\\n\\\"no\\\"\", ['who' => 'Ann', 'password' => 'hunter2']);"
                  "$log->error('failed', ['exception' => new \\RuntimeException('why', 3, new \\LogicException('cause'))]); $this->output('x');")
        eventually(lambda: count(s, r.header("X-Ngx-Logid")) == 3, what="two lines and the access line")
        with open(s.dir + "/all.log") as f:
            lines = [json.loads(line) for line in f]
        mine = [l for l in lines if l["logId"] == r.header("X-Ngx-Logid")]
        assert [l["level"] for l in mine] == ["warning", "error", "notice"], mine
        assert mine[0]["message"] == "Ann said\n\"no\"" and mine[0]["context"] == {"who": "Ann", "password": "***"}, mine[0]
        e = mine[1]["context"]["exception"]
        assert (e["class"], e["message"], e["code"], e["previous"]["class"]) == ("RuntimeException", "why", 3, "LogicException") and len(e["trace"]) > 0, e
        assert mine[2]["message"].endswith("profile[] counting[]") and mine[2]["context"] == {} and mine[2]["extra"] == {}, mine[2]


def test_processors_of_a_request_end_with_it():
    """The next request of the worker does not have them, though it has the same logger object."""
    with Spec() as s:
        s.run("$context->getLog()->pushProcessor(function ($r) { $r['message'] .= ' touched'; return $r; }); $context->getLog()->error('one'); $this->output('x');")
        s.run("$context->getLog()->error('two'); $this->output('x');")
        assert s.line("application", "] one").endswith("one touched")
        assert s.line("application", "] two").endswith("two")


def test_which_names_are_secret():
    context = "['password' => 'p1', 'pin' => 'p2', 'in' => ['PIN_CODE' => 'p3']]"
    for words, hidden in ((None, ["p1"]), (["pin"], ["p2", "p3"]), ([], [])):
        more = {"server": {"log": {"handlers": {"application": {"format": "%message% %context%"}}}}}
        if words is not None:
            more["server"]["log"]["secrets"] = words
        with Spec(config=more) as s:
            s.run("$context->getLog()->error('seen', %s); $this->output('x');" % context)
            line = s.line("application", "seen")
            assert [v for v in ("p1", "p2", "p3") if '"%s"' % v not in line] == hidden, (words, line)
            shown = s.value("(function () { ob_start(); dump(%s); return ob_get_clean(); })()" % context)
            assert [v for v in ("p1", "p2", "p3") if "'%s'" % v not in shown] == hidden, (words, shown)


def test_wrong_secrets_stop_the_start():
    s = Spec(config={"server": {"log": {"secrets": "pin"}}}, start=False)
    with s:
        out = s.verb("start", status=1)
        assert "server.log.secrets: expected a list of at most 64 words" in out, out
