"""The server of tests/support/specapp: runs pieces of PHP inside real requests."""

import base64
import json
import os

from server import Server, read
from wire import Closed, eventually

APP = os.path.dirname(os.path.abspath(__file__))


def code_header(code):
    return ("X-Code", base64.b64encode(code.encode()).decode())


def with_code(code, headers=()):
    return list(headers.items() if isinstance(headers, dict) else headers) + [code_header(code)]


class Spec(Server):
    def __init__(self, config=None, app=APP, **more):
        super().__init__(config, app=app, **more)

    def run(self, code, query="", method="GET", headers=(), **more):
        """Answer of an action with that body; $in, $out and $context are there."""
        return self.fetch("/Run/Code" + query, method, headers=with_code(code, headers), **more)

    def value(self, expression, query="", method="GET", **more):
        """What an expression is inside of an action, through JSON."""
        r = self.run("$out->outputJson(%s);" % expression, query, method, **more)
        assert r.status == 200, "%s: %r\n%s" % (expression, r, self.log("application"))
        return json.loads(r.body)

    def thrown(self, statement, **more):
        """Class and message of what a statement throws, None if it does not."""
        return self.value("(function () use ($in, $out, $context) { try { %s; return null; } catch (\\Throwable $e) "
                          "{ return [get_class($e), $e->getMessage()]; } })->call($this)" % statement, **more)

    def lines(self, name, part, count=1):
        """The lines of a log (notice, application) or file that contain something, once there are so many."""
        def found():
            text = self.log(name) if name in ("notice", "application") else read(self.dir + "/" + name)
            return [line for line in text.split("\n") if part in line]
        eventually(lambda: len(found()) >= count, what="%d lines with %r in %s" % (count, part, name))
        assert len(found()) == count, "%d lines, not %d, with %r: %r" % (len(found()), count, part, found())
        return found()

    def line(self, name, part):
        return self.lines(name, part)[0]

    def journal(self):
        return read(self.dir + "/journal").split("\n")[:-1]

    def wait_ready_at(self, path, status):
        """For configurations in which the usual path is none."""
        def ready():
            try:
                return self.get(path).status == status
            except (OSError, Closed):
                return False
        eventually(ready, what="%s answers %d" % (path, status))
