"""An application of 2017 as it is: no types, `yield` in constructors, dynamic properties, own classes for route and output. Spec 09; PHP is not to say a word."""

import os
import re
import subprocess

from server import BUILD, ROOT, Server, read
from wire import eventually

APP = ROOT + "/tests/e2e/oldapp"


class Old(Server):
    """Every message of PHP is shown and logged."""

    def __init__(self):
        super().__init__(app=APP, start=False)
        self.start()

    @staticmethod
    def php_extensions():
        return ["-d", "error_reporting=-1", "-d", "display_errors=1", "-d", "display_startup_errors=1", "-d", "log_errors=1"]

    def json(self, path, status=200, **more):
        r = self.fetch(path, **more)
        assert r.status == status, (path, r, self.log("application"))
        return r

    def quiet(self):
        """What PHP said, of the framework or of the application: nothing."""
        text = self.output() + self.log("application") + read(self.dir + "/server.log")
        found = [line for line in text.split("\n") if re.search(r"deprecated|warning:|WORKER Error|notice:|fatal error", line, re.I)]
        assert not found, found[:2]
        return text


def test_answers():
    with Old() as s:
        r = s.json("/Blog")
        assert r.text == '{"name":"Blog.actionIndex","user":"guest","worker":0,"by":"constructor"}' and r.header("X-Powered-By") == "old-app", r
        assert s.json("/backend/config/page").text == '["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad"]'
        assert s.json("/Blog/View?id=5").text == '[{"id":"5","title":"post 5"},[false,null,0,0]]'
        assert s.json("/b/6").text == '[{"id":"6","title":"post 6"},[false,null,1,0]]', "the private property lives, the rest is as declared"
        assert s.json("/Blog/Pooled").text == '[{"id":7,"title":"post 7"},[false,null,2,0]]'
        assert s.json("/Blog/Pooled").text == '[{"id":7,"title":"post 7"},[false,null,0,0]]'
        assert s.json("/Blog/Parallel").text == '["post 3","post 1","post 2"]'
        assert s.json("/Blog/Missing", 404).text == '{"error":"no such post 9"}'
        r = s.get("/Blog/Page")
        assert (r.status, r.header("Content-Type"), r.text) == (200, "text/html; charset=UTF-8", "<h1>Posts &lt;all&gt;</h1>\n<li>one</li>\n<li>鸟哥</li>\n"), r
        r = s.get("/Blog/Log")
        assert (r.status, r.text) == (200, "['a' => null, 'b' => [0 => 1, 1 => true]], "), r
        r = s.get("/Blog/Fire")
        assert (r.status, r.text) == (200, "ok") and re.match("c=v; expires=.*; path=/; httponly", r.header("Set-Cookie"), re.I), r
        assert s.get("/Batch/Run").status == 404


def test_input_session_and_texts():
    with Old() as s:
        r = s.json("/Blog/Form?uid=1", method="POST", headers={"Content-Type": "application/x-www-form-urlencoded", "Cookie": "c=k", "X-Ngx-Id": "n"}, body="uid=2")
        assert r.text == '["1","2","1","2","in the context","k","n","127.0.0.1","\\/Blog\\/Form","Blog","actionForm"]', r
        r = s.json("/Blog/Session")
        assert r.text == '[0,1,true,{"c":"d"}]', r
        cookie = r.header("Set-Cookie").split(";")[0]
        assert s.json("/Blog/Session", headers={"Cookie": cookie}).text == '[1,2,true,{"c":"d"}]'
        assert s.json("/Blog/I18n").text.encode().decode("unicode_escape") == '["你好,品果微服务框架","sayHi","正常","出错了 x","5 items"]'
        s.quiet()


def test_error_and_log():
    with Old() as s:
        r = s.get("/Blog/Broken")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        assert "no such post 9" in s.log("application")
        s.get("/Blog")
        eventually(lambda: re.search(r"\[notice\] \[old-app\] \[logid:[\w]+\] \[\d+\(ms\)\] \[\d+\(MB\)\] \[/Blog\].* user=guest", s.log("notice")), what="the notice line with what was pushed")
        s.quiet()


def test_console():
    with Old() as s:
        out = subprocess.run(s.command()[:-1] + [APP + "/console.php", "Batch/Run", "--id=8"], env=dict(os.environ, MSF_TEST_DIR=s.dir), cwd=APP,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
        assert (out.returncode, out.stdout) == (0, "命令行示例 post 8\n"), out
