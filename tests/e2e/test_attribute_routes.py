"""Attribute routes: which request reaches which method, what returned values become, and what happens when a route is wrong."""

import json
import os
import shutil

from case import case
from server import ROOT, SLOW, Server, descriptors, rss_kib
from wire import eventually

APP = ROOT + "/tests/e2e/attrapp"
TOLERANCE = 1024  # KiB, as in test_memory.py


def copy_of_app(s_dir):
    app = s_dir + "/application"
    shutil.copytree(APP, app)
    return app


class Copy(Server):
    """A server whose application may be changed."""

    def __init__(self, files=None, start=True, **more):
        super().__init__(start=False, app=APP, **more)
        self.app = copy_of_app(self.dir)
        self.script = self.app + "/server.php"
        for name, text in (files or {}).items():
            self.write(name, text)
        if start:
            self.start()

    def write(self, name, text):
        path = "%s/app/Controllers/%s.php" % (self.app, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)


def controller(body, name="Broken", head="", extends="\\PG\\MSF\\Controllers\\Controller"):
    return "<?php\nnamespace App\\Controllers;\nuse PG\\MSF\\Attribute\\{Get, Post, Put, Patch, Delete, Route, Path, Query, Body, Header, Cookie, File, Range, Length, Pattern, Items};\n%s\nclass %s extends %s\n{\n%s\n}\n" % (
        head, name, extends, body)


@case()
def test_which_route():
    with Server(app=APP) as s:
        for path, who, rest in [("/", "root", ""), ("/deep/me", "root", ""), ("/deep/bob", "bob", ""), ("/deep/bob/", "bob", ""), ("/deep/b%C3%B6b", "böb", ""),
                                ("/deep/a%2Fb", "a/b", ""), ("/deep/x/files/a/b.txt", "x", "a/b.txt")]:
            r = s.get(path)
            assert r.status == 200 and json.loads(r.body) == [who, rest], (path, r.body)
        assert s.get("/deep/only/5").body == b"5"
        assert s.get("/deep/only/x").status == 404, "an expression is part of the route"
        assert s.get("/inherited").body == b"App\\Controllers\\Sub\\Deep"
        assert json.loads(s.get("/Test/Which").body) == {"by": "attribute"}
        assert s.get("/Test/Ready").body == b"ready", "the router by names stands behind"
        assert s.get("/nope").status == 404 and s.get("/bind").status == 404
        assert not os.path.exists(s.dir + "/lazy"), "a controller without attributes is loaded when it is wanted"
        assert s.get("/Lazy").body == b"lazy" and os.path.exists(s.dir + "/lazy")


@case()
def test_verbs():
    with Server(app=APP) as s:
        r = s.fetch("/bind/int/5", "HEAD")
        assert r.status == 200 and r.header("Content-Length") == "1" and r.body == b"", r.headers
        r = s.fetch("/bind/int/5", "POST")
        assert r.status == 405 and r.header("Allow") == "GET, HEAD, OPTIONS", r.headers
        r = s.fetch("/bind/types", "DELETE")
        assert r.status == 405 and r.header("Allow") == "GET, POST, PUT, PATCH, HEAD, OPTIONS", r.headers
        r = s.fetch("/bind/sources/1", "OPTIONS")
        assert r.status == 200 and r.header("Allow") == "POST, DELETE, OPTIONS" and r.body == b"", r.headers
        r = s.fetch("/bind/things/5?force=1", "POST", headers={"X-HTTP-Method-Override": "DELETE"})
        assert r.status == 200 and json.loads(r.body) == {"deleted": 5}
        assert s.fetch("/bind/int/5", "PROPFIND").status == 405


@case()
def test_returned_values():
    text, js = "text/plain; charset=UTF-8", "application/json; charset=UTF-8"
    with Server(app=APP) as s:
        for path, status, kind, body in [
                ("text", 200, text, b"<b>text</b>"), ("number", 200, js, b"5"), ("float", 200, js, b"0.5"), ("true", 200, js, b"true"),
                ("array", 200, js, b'{"a":"\\u00e4\\/b"}'), ("object", 200, js, b"{}"), ("json", 200, js, b'{"by":"itself"}'), ("later", 200, js, b'{"came":"later"}'),
                ("made/created", 201, js, b'{"id":1}'), ("made/output", 203, None, b"sent"), ("made/html", 200, "text/html; charset=utf-8", b"<b>bold</b>"),
                ("made/generator/3", 200, js, b'{"slept":3}'), ("made/await/3", 200, js, b'{"waited":3}'), ("made/accepted", 202, None, b""), ("null", 204, None, b"")]:
            r = s.get("/answers/" + path)
            assert r.status == status and r.body == body and (kind is None or r.header("Content-Type") == kind), (path, r.status, r.headers, r.body)
            assert r.header("X-Ngx-Logid"), path
        for path in ("inf", "unknown", "made/throws"):
            r = s.get("/answers/" + path)
            assert r.status == 500 and b"secret" not in r.body, (path, r.body)
        for _ in range(3):
            assert json.loads(s.get("/answers/made/context").body) == ["Answers", "context", 1], "names and pooling as in every controller"
        r = s.load("/answers/made/generator/1", requests=500, connections=50)
        assert r["ok"] == 500, r
        r = s.load("/answers/made/await/1", requests=500, connections=50)
        assert r["ok"] == 500, r
        assert "/answers/made/context" in s.log("notice")


@case()
def test_own_answer_to_invalid_requests():
    with Server(app=APP) as s:
        def get(path):
            r = s.get(path)
            return r.status, r.body
        assert get("/own/1?m=2") == (200, b"3")
        assert get("/own/x") == (400, b'{"wrong":["n","m"]}')
        assert get("/own/x?how=output") == (422, b"no")
        assert get("/own/x?how=generator") == (400, b"2")
        assert get("/own/x?how=nothing")[0] == 400 and b'"Invalid request"' in get("/own/x?how=nothing")[1]
        assert get("/own/x?how=throw") == (500, b"Internal Server Error")


@case()
def test_off():
    with Server(app=APP, config={"http": {"attribute_routes": False}}) as s:
        assert s.get("/bind/int/5").status == 404
        assert json.loads(s.get("/Test/Which").body) == {"by": "name"}
    with Server(app=APP, config={"http": {"attribute_routes": "x"}}, start=False) as s:
        s.start(wait=False)
        assert s.wait_end() == 1 and "http.attribute_routes" in s.output(), s.output()


BROKEN = [
    ("    #[Get('/a/{n}')]\n    public function a(int $m) {}", "Broken.php:8: App\\Controllers\\Broken::a(): parameter $n: the route has {n}, the method has no such parameter"),
    ("    #[Get('/a')]\n    public function a(#[Path] int $m) {}", "Broken.php:8: App\\Controllers\\Broken::a(): parameter $m: the route has no {m}"),
    ("    #[Get('/a')]\n    public function a(int $a) {}\n    #[Get('/a')]\n    public function b() {}", "Broken.php:9: the route \"/a\": the rule \"/a\" answers the same already"),
    ("    #[Get('/a/{x')]\n    public function a($x) {}", "Broken.php:7: the route \"/a/{x\": "),
    ("    #[Get('/a/{x:[}')]\n    public function a($x) {}", "Broken.php:7: the route \"/a/{x:[}\": "),
    ("    #[Get('a')]\n    public function a() {}", "Broken.php:7: the route \"a\" must begin with a slash"),
    ("    #[Route('BREW', '/a')]\n    public function a() {}", "Broken.php:7: \"BREW\" is no method that a route can have"),
    ("    #[Route('/a')]\n    public function a() {}", "Broken.php:7: the route \"/a\" names no method such as GET"),
    ("    #[Get('/a')]\n    protected function a() {}", "Broken.php:7: App\\Controllers\\Broken::a() cannot have a route: it must be public"),
    ("    #[Get('/a')]\n    public static function a() {}", "cannot have a route: it must be public"),
    ("    #[Get('/a')]\n    public function outputJson($a = null, $b = 1) {}", "outputJson() cannot have a route"),
    ("    #[Get('/a')]\n    public function a(int|string $v) {}", "parameter $v: the types of string|int cannot be told apart in a request"),
    ("    #[Get('/a')]\n    public function a(\\DateTime|int $v) {}", "parameter $v: the types of DateTime|int cannot be told apart"),
    ("    #[Get('/a')]\n    public function a(callable $v) {}", "parameter $v: a request cannot give a value of type callable"),
    ("    #[Get('/a')]\n    public function a(object $v) {}", "parameter $v: a request cannot give a value of type object"),
    ("    #[Get('/a')]\n    public function a(iterable $v) {}", "parameter $v: "),
    ("    #[Get('/a')]\n    public function a(int ...$v) {}", "parameter $v: a request cannot say how many there are"),
    ("    #[Get('/a')]\n    public function a(int &$v) {}", "parameter $v: it is a reference"),
    ("    #[Get('/a')]\n    public function a(\\Closure $v) {}", "parameter $v: Closure has no public constructor"),
    ("    #[Get('/a')]\n    public function a(\\Countable $v) {}", "parameter $v: there are no objects of Countable to be made"),
    ("    #[Get('/a')]\n    public function a(Missing $v) {}", "parameter $v: there is no class App\\Controllers\\Missing"),
    ("    #[Get('/a/{v}')]\n    public function a(array $v) {}", "parameter $v: path, headers and cookies have texts"),
    ("    #[Get('/a')]\n    public function a(#[Header, Cookie] string $v) {}", "parameter $v: a value has one source only"),
    ("    #[Get('/a')]\n    public function a(#[File] string $v) {}", "parameter $v: an upload is an array"),
    ("    #[Get('/a')]\n    public function a(#[Range(1)] string $v) {}", "parameter $v: PG\\MSF\\Attribute\\Range is for numbers"),
    ("    #[Get('/a')]\n    public function a(#[Pattern('/(/')] string $v) {}", "Broken.php:8: App\\Controllers\\Broken::a(): parameter $v: \"/(/\" is no regular expression"),
    ("    #[Get('/a')]\n    public function a(#[Length(5, 2)] string $v) {}", "parameter $v: The minimum must not be above the maximum"),
    ("    #[Get('/a')]\n    public function a(#[Items(type: 'Nope')] array $v) {}", "parameter $v: there is no class Nope"),
    ("    #[Get('/a', name: 'n')]\n    public function a() {}\n    #[Get('/b', name: 'n')]\n    public function b() {}", "Broken.php:9: the name \"n\" is the route's of "),
    ("    #[Get('/a')]\n    public function a( {}", "Broken.php:8: syntax error"),
    ("    #[Get('/a')]\n    public function a() {}\n    public function a() {}", "Broken.php:9: Cannot redeclare App\\Controllers\\Broken::a()"),
    ("    #[Range(1)]\n    public function a() {}", "Broken.php:8: Attribute \"PG\\MSF\\Attribute\\Range\" cannot target method"),
]


@case(seconds=200)
def test_a_wrong_route_stops_the_start():
    for body, message in BROKEN:
        with Copy({"Broken": controller(body)}, start=False) as s:
            s.start(wait=False)
            assert s.wait_end() == 1, s.output()
            assert "signal" not in s.output() and "attribute routes: " in s.output() and message in s.output(), "%s\ngave\n%s" % (message, s.output())


@case(seconds=100)
def test_wrong_classes_stop_the_start():
    for name, text, message in [
            ("Broken", controller("    #[Get('/a')]\n    public function a() {}", extends="\\ArrayObject"), "Broken.php:7: App\\Controllers\\Broken has a route and is no controller"),
            ("Broken", controller("", head="#[Route('GET', '/x')]"), "Broken.php:4: a route of a class is a prefix and has no methods"),
            ("Broken", controller("", head="#[Route('/x'), Route('/y')]"), "Broken.php:4: App\\Controllers\\Broken can have one prefix only"),
            ("Broken", controller("    #[Get('/a')]\n    public function a() {}", name="Other"), "Broken.php:1: there is no class App\\Controllers\\Broken in it")]:
        with Copy({name: text}, start=False) as s:
            s.start(wait=False)
            assert s.wait_end() == 1 and message in s.output(), "%s\ngave\n%s" % (message, s.output())


@case()
def test_classes_that_are_no_concern():
    """Objects to be filled, traits and abstract classes below Controllers have no routes of their own."""
    with Copy({
            "Dto": "<?php\nnamespace App\\Controllers;\nuse PG\\MSF\\Attribute\\Range;\nclass Dto { public function __construct(#[Range(1)] public int $n) {} }\n",
            "Shared": "<?php\nnamespace App\\Controllers;\nuse PG\\MSF\\Attribute\\Get;\ntrait Shared { #[Get('/shared')] public function shared(Dto $d) { return $d->n; } }\n",
            "User": controller("    use Shared;\n    #[ApiGet('own')]\n    public function own() { return 'own'; }", name="User"),
            "ApiGet": "<?php\nnamespace App\\Controllers;\n#[\\Attribute(\\Attribute::TARGET_METHOD)]\nclass ApiGet extends \\PG\\MSF\\Attribute\\Get { public function __construct(string $p) { parent::__construct('/api/' . $p); } }\n"}) as s:
        assert s.get("/shared?n=5").body == b"5" and s.get("/shared?n=0").status == 400
        assert s.get("/api/own").body == b"own", "applications may extend the attributes"


@case(seconds=100)
def test_a_reload_with_a_broken_route_keeps_the_old_workers():
    good = "    #[Get('/version')]\n    public function a() { return '%s'; }"
    with Copy({"Broken": controller(good % "one")}, workers=2) as s:
        assert s.get("/version").body == b"one"
        before = s.workers()
        s.write("Broken", controller("    #[Get('/version/{v}')]\n    public function a() { return 'two'; }"))
        out = s.verb("reload", status=1)
        assert "the old ones go on" in out and "the route has {v}, the method has no such parameter" in out and "Broken.php:8" in out, out
        assert s.workers() == before and s.get("/version").body == b"one"
        s.write("Broken", controller(good % "one" + "\n    public function a() {}"))
        out = s.verb("reload", status=1)
        assert "Cannot redeclare" in out and s.workers() == before, out
        s.write("Broken", controller(good % "three"))
        s.verb("reload")
        eventually(lambda: s.get("/version").body == b"three", 20 * SLOW)
        eventually(lambda: s.workers() and not set(s.workers()) & set(before), 20 * SLOW, "every worker was replaced")


@case(seconds=300, long=True)
def test_memory_stays_flat():
    body = json.dumps({"customer": "Ann", "address": {"street": "Main", "zip": "12345"}, "lines": [{"sku": "a", "quantity": 2}], "due": "2026-12-24T18:00:00Z"})
    with Server(app=APP) as s:
        for path, count, expect in [("/bind/int/5", 100000, "ok"), ("/bind/int/x", 100000, "non2xx"), ("/bind/filter?value=1&next[value]=2", 100000, "ok"),
                                    ("/bind/constraints?range=11&mail=x", 50000, "non2xx"), ("/answers/made/generator/1", 50000, "ok"), ("/own/x?how=generator", 50000, "non2xx")]:
            s.load(path, requests=count // 5, connections=20)
            worker = s.workers()[0]
            before, files = rss_kib(worker), descriptors(worker)
            r = s.load(path, requests=count, connections=20, timeout_ms=60000)
            after = rss_kib(worker)
            print("%s: %d requests, %d -> %d KiB" % (path, count, before, after))
            assert r[expect] == count and r["failed"] == 0, r
            assert after - before <= TOLERANCE and descriptors(worker) <= files and s.workers() == [worker], path
        worker = s.workers()[0]
        with s.connect() as c:
            def posts(n):
                for i in range(n):
                    r = c.request("POST", "/bind/orders", headers={"Content-Type": "application/json"}, body=body if i % 2 else body[:-9] + '1"}')
                    assert r.status in (201, 400), r.body
                return rss_kib(worker)
            before = posts(2000)
            after = posts(10000)
            print("orders: 10000 requests, %d -> %d KiB" % (before, after))
            assert after - before <= TOLERANCE


@case()
def test_the_command_routes():
    with Copy({"Extra": controller("    #[Get('/extra/{n}')]\n    public function a(int $n) {}", name="Extra")}, start=False) as s:
        rows = {(r["path"], r["source"]): r for r in json.loads(s.verb("routes", "--json"))["routes"]}
        row = rows["/extra/{n}", "attribute"]
        assert row["methods"] == ["GET"] and row["handler"] == "App\\Controllers\\Extra::a" and row["file"] == s.app + "/app/Controllers/Extra.php", row
        assert rows["/bind/sources/{id}", "attribute"]["methods"] == ["POST", "DELETE"]
        assert "GET /extra/5: 200 App\\Controllers\\Extra::a" in s.verb("routes", "/extra/5")
        s.write("Extra", controller("    #[Get('/extra/{n}')]\n    public function a() {}", name="Extra"))
        out = s.verb("routes", status=None)
        assert "attribute routes: " in out and "Extra.php:8" in out and "the route has {n}" in out, out


@case()
def test_paths_of_named_routes():
    with Server(app=APP) as s:
        def url(name, query=""):
            r = s.get("/answers/made/url/" + name + ("?" + query if query else ""))
            assert r.status == 200, r.body
            return r.text if r.header("Content-Type").startswith("text/plain") else json.loads(r.body)
        assert url("bind.int", "with[n]=5") == "/bind/int/5"
        assert url("bind.int", "with[n]=5&with[page]=2&with[q]=a%20b") == "/bind/int/5?page=2&q=a%20b"
        assert url("only", "with[n]=a%2Fb%20%C3%A4") == "/only/a%2Fb%20%C3%A4" and s.get("/only/a%2Fb%20%C3%A4").text == "a/b \u00e4"
        assert url("digits", "with[n]=12") == "/deep/only/12" and url("tree", "with[n]=1/2") == "/tree/1/2"
        assert url("nope") == ["There is no attribute route of the name nope"]
        assert url("only") == ["The route only needs a value for {n}"]
        assert url("digits", "with[n]=x") == ['"/deep/only/x" does not lead to the route digits: /deep/only/{n:\\d+}']
        assert url("only", "with[n]=me") == ['"/only/me" does not lead to the route only: /only/{n}'], "another route has it"
        assert url("only", "with[n]=") == ['"/only/" does not lead to the route only: /only/{n}']
