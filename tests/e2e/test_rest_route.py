"""Rules of RestRoute: spec 03, section 3; spec 09, 5.9; weaknesses D1, D2, D3, D10, D12 of spec 10."""

import json

from specapp.spec import Spec

RULES = {
    "POST rests": "rest/create",
    "GET rests/<id:\\d+>": "rest/view",
    "GET rests/<action:\\w+>": "rest/<action>",
    "GET rests": "rest/index",
    "PUT,PATCH rests/<id:\\d+>": "rest/update",
    "DELETE rests/<id:\\d+>": "rest/delete",
    "OPTIONS rests": "rest/options",
    "OPTIONS rests/<id:\\d+>": "rest/options",
}
MANUAL = {
    "GET,POST groups": "account/profile",
    "GET users/ask": "user/apply",
    "GET users": "user/index",
    "GET users/<uid:\\d+>": "user/view",
    "PUT users/<method:\\w+>": "user/<method>",
    "DELETE users/<uid:\\d+>": "user/delete",
}
CONTROLLER = """<?php
namespace App\\Controllers%s;

class %s extends \\PG\\MSF\\Controllers\\Controller
{
    public function __call($name, $args) {}
%s
}
"""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def action(name, args="...$args", code="$args"):
    return ("    public function action%s(%s) { $c = $this->getContext(); $this->outputJson([$c->getActionName(), "
            "$c->getInput()->getAllGet(), %s]); }\n" % (name, args, code))


def rest(rules, controllers=None, config=None, **more):
    s = Spec(config={"server": {"route_tool": "RestRoute"}, "rest": {"route": {"rules": rules}}, **(config or {})}, start=False, **more)
    loads = ""
    for name, body in (controllers or {}).items():
        space, _, short = name.rpartition("\\")
        path = "%s/%s.php" % (s.dir, name.replace("\\", "_"))
        with open(path, "w") as f:
            f.write(CONTROLLER % (space and "\\" + space, short, body))
        loads += " require_once '%s';" % path
    s.write_config("<?php spl_autoload_register(function ($class) { static $done; if (!$done) { $done = true; %s } }); return [];" % loads, "load.php")
    return s.start()


def test_table_of_the_built_in_controller():
    with rest(RULES) as s:
        def ask(verb, path, body=None):
            return s.fetch(path, verb, **({"body": body, "headers": FORM} if body is not None else {}))

        for verb, path, body, status, text in [
            ("POST", "/rests", "p1=1&p2=Hello", 200, '{"f1":"1","f2":"Hello"}'),
            ("GET", "/rests/12?p1=1", None, 200, '{"f1":"1","f2":"","f3":"12"}'),
            ("GET", "/rests/index", None, 200, '[{"f1":"","f2":""},{"f1":"","f2":""}]'),
            ("GET", "/rests/nope", None, 404, "Api not found method(actionNope)"),
            ("GET", "/rests?p1=1&p2=x", None, 200, '[{"f1":"1","f2":"x"},{"f1":"1","f2":"x"}]'),
            ("GET", "/rests/", None, 200, '[{"f1":"","f2":""},{"f1":"","f2":""}]'),
            ("PUT", "/rests/3", "p1=1", 200, '{"f1":"1","f2":"","id":"3"}'),
            ("PATCH", "/rests/3", "p1=1", 200, '{"f1":"1","f2":"","id":"3"}'),
            ("DELETE", "/rests/3", None, 204, ""),
            ("OPTIONS", "/rests", None, 200, ""),
            ("OPTIONS", "/rests/9", None, 200, ""),
            ("GET", "/rest/options", None, 405, ""),
        ]:
            for _ in range(2):
                r = ask(verb, path, body)
                assert (r.status, r.text) == (status, text), "%s %s: %r" % (verb, path, r)
                if status == 200:
                    assert r.header("Content-Type") == "application/json; charset=UTF-8", r.raw_head
                assert len(r.header("X-Ngx-Logid")) == 24
        assert ask("OPTIONS", "/rests").header("Allow") == "GET, POST, HEAD, OPTIONS"
        assert ask("OPTIONS", "/rests/9").header("Allow") == "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"
        assert ask("GET", "/rest/options").header("Allow") == "GET, POST, HEAD, OPTIONS"


def test_head_is_derived_from_get():
    """D1: spec 03 has a 404 here."""
    with rest(RULES) as s:
        r = s.fetch("/rests/3", "HEAD")
        assert (r.status, r.body) == (200, b"") and int(r.header("Content-Length")) == len('{"f1":"","f2":"","f3":"3"}'), r.raw_head
    with rest({"GET a": "user/get", "HEAD a": "user/head"}, {"User": action("Get") + "public function actionHead() { $this->getContext()->getOutput()->setHeader('X-Head', '1'); $this->output(''); }"}) as s:
        assert s.fetch("/a", "HEAD").header("X-Head") == "1"
        assert s.fetch("/a", "GET").header("X-Head") is None


def test_wrong_verb():
    """D1: 405 with the verbs that the path takes; OPTIONS is answered with them."""
    with rest(RULES, config={"http": {"default_controller": "Welcome"}}) as s:
        for path, verb, allow in [
            ("/rests", "DELETE", "GET, POST, HEAD, OPTIONS"),
            ("/rests/7", "POST", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"),
            ("/rests/abc", "PUT", "GET, HEAD, OPTIONS"),
            ("/rests", "PROPFIND", "GET, POST, HEAD, OPTIONS"),
        ]:
            r = s.fetch(path, verb)
            assert (r.status, r.header("Allow"), r.text) == (405, allow, "Api not allowed verb(%s)" % verb), "%s %s: %r" % (verb, path, r)
            assert len(r.header("X-Ngx-Logid")) == 24
            assert "http-code=405" in s.line("notice", "logid:%s]" % r.header("X-Ngx-Logid"))
        r = s.fetch("/rests/abc", "OPTIONS")
        assert (r.status, r.header("Allow"), r.text) == (200, "GET, HEAD, OPTIONS", ""), r
        r = s.fetch("/rests", "POST", headers={"X-HTTP-Method-Override": "<b>", **FORM}, body="")
        assert (r.status, r.text) == (405, "Api not allowed verb(POST)"), r
        r = s.fetch("/rests/4", "POST", headers={"X-HTTP-Method-Override": "put", **FORM}, body="p2=x")
        assert r.text == '{"f1":"","f2":"x","id":"4"}', r


def test_example_of_the_manual():
    user = "".join(action(n) for n in ("Apply", "Index", "View", "Rename", "Delete"))
    with rest(MANUAL, {"User": user, "Account": action("Profile")}) as s:
        def ask(verb, path):
            r = s.fetch(path, verb)
            return json.loads(r.text)[:2] if r.status == 200 and r.body else (r.status, r.text)

        assert ask("GET", "/groups") == ask("POST", "/groups") == ["actionProfile", []]
        assert ask("PUT", "/groups") == (405, "Api not allowed verb(PUT)")
        assert ask("GET", "/users/ask") == ["actionApply", []]
        assert ask("GET", "/users") == ask("GET", "/users/") == ["actionIndex", []]
        assert ask("GET", "/users/12") == ["actionView", {"uid": "12"}]
        assert ask("GET", "/users/ab") == (405, "Api not allowed verb(GET)")  # PUT users/ab exists
        assert ask("PUT", "/users/rename") == ["actionRename", {"method": "rename"}]
        assert ask("PUT", "/users/12") == (404, "Api not found method(action12)")
        assert ask("DELETE", "/users/7") == ["actionDelete", {"uid": "7"}]
        assert ask("DELETE", "/users/x") == (405, "Api not allowed verb(DELETE)")
        assert ask("PATCH", "/users/7") == (405, "Api not allowed verb(PATCH)")
        r = s.fetch("/users", "OPTIONS")
        assert (r.status, r.header("Allow"), r.body) == (200, "GET, HEAD, OPTIONS", b""), r
        assert ask("GET", "/user/view") == ["actionView", []]  # the naming rules still hold
        assert ask("GET", "/nope") == (404, "Api not found controller(Nope\\Index)")


def test_rules_without_a_verb():
    """D1."""
    with rest({"any": "user/any", "POST any": "user/never", "": "user/root"}, {"User": action("Any") + action("Never")}) as s:
        for verb in "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND":
            assert json.loads(s.fetch("/any", verb).text)[0] == "actionAny", verb
        r = s.get("/")  # the empty path is the index page before any rule (spec 03, 3.2)
        assert r.status == 200 and "msf" in r.text.lower(), r


def test_parameters_of_the_path():
    """D2: arguments by name where the names agree, else by position; and part of Input::get()."""
    rules = {
        "GET by-name/<year:\\d+>/<slug>": "user/named",
        "GET by-place/<a>/<b>": "user/placed",
        "GET typed/<id:\\d+>": "user/typed",
        "GET optional/<count>": "user/optional",
        "GET partly/<other>/<id>": "user/typed",
        "GET wait/<id:\\d+>": "user/wait",
    }
    user = (action("Named", "$slug, $year", "[$slug, $year]") + action("Placed", "$x, $y", "[$x, $y]") + action("Typed", "int $id", "$id")
            + action("Optional", "$page = 1, $count = 2", "[$page, $count]")
            + "    public function actionWait($id) { yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(5); $this->outputJson([$id, $this->getContext()->getInput()->get('id')]); }\n")
    with rest(rules, {"User": user}) as s:
        def got(path):
            r = s.get(path)
            assert r.status == 200, r
            return json.loads(r.text)

        assert got("/by-name/2026/news")[1:] == [{"year": "2026", "slug": "news"}, ["news", "2026"]]
        assert got("/by-place/2/1")[1:] == [{"a": "2", "b": "1"}, ["2", "1"]]
        assert got("/typed/12")[2] == 12
        assert got("/partly/x/7")[2] == 7
        assert got("/optional/9")[2] == [1, "9"]
        assert got("/typed/5?page=2&id=9")[1:] == [{"page": "2", "id": "5"}, 5], "the path wins over the query"
        assert got("/wait/44") == ["44", "44"]
        # two requests at once keep theirs (B1)
        conns = [s.connect() for _ in range(8)]
        for i, c in enumerate(conns):
            c.send_request(path="/wait/%d" % i)
        assert [json.loads(c.read_response().text) for c in conns] == [[str(i), str(i)] for i in range(8)]
        for c in conns:
            c.close()


def test_arguments_of_the_query_by_name():
    """D10: the order of the query does not matter where the names are those of the action."""
    user = action("View", "$id, $page = 1", "[$id, $page]") + action("All", "...$args") + action("Place", "$x, $y = 0", "[$x, $y]")
    with rest({}, {"User": user}) as s:
        def got(path):
            return json.loads(s.get(path).text)[2]

        assert got("/user/view?page=2&id=7") == got("/user/view?id=7&page=2") == ["7", "2"]
        assert got("/user/view?utm=x&id=7") == ["7", 1]
        assert got("/user/place?q=1&z=2") == ["1", "2"]  # spec 03, 4.12
        assert got("/user/all?b=1&a=2") == ["1", "2"]
        assert got("/user/view?q=1&page=2") == ["1", "2"]  # without the id nothing can be given by name
        assert s.get("/user/view").status == 500


def test_what_patterns_may_be():
    rules = {
        "GET <lang>/page-<n:\\d+>.html": "user/page",
        "GET files/<path:.+>": "user/file",
        "GET tree/<path:.+>/edit": "user/edit",
        "GET colou?r": "user/colour",
        "GET v1.0/<x>": "user/version",
        "GET a/b|c/<x>": "user/either",
        "GET 你好/<name>": "user/hello",
        "GET %E5%86%8D%E8%A7%81": "user/bye",
        "GET w/<name:\\w+>": "user/word",
        "GET u/<name:[\\p{L}-]+>": "user/letters",
        "GET x/<a:(\\d)(\\d)>-<b-c.d:[a-c]+>": "user/groups",
        "GET price[1](a)*$": "user/literal",
    }
    names = "Page File Edit Colour Version Either Hello Bye Word Letters Groups Literal"
    with rest(rules, {"User": "".join(action(n) for n in names.split())}) as s:
        def got(path):
            r = s.get(path)
            return json.loads(r.text)[:2] if r.status == 200 else r.status

        assert got("/de/page-12.html") == ["actionPage", {"lang": "de", "n": "12"}]
        assert got("/de/page-12xhtml") == got("/de/page-.html") == got("/page-1.html") == 404
        assert got("/files/a/b.txt") == ["actionFile", {"path": "a/b.txt"}]
        assert got("/files") == got("/files/") == 404
        assert got("/tree/a/b/edit") == ["actionEdit", {"path": "a/b"}]
        assert got("/colour") == got("/color") == ["actionColour", []]
        assert got("/colouur") == 404
        assert got("/v1.0/user") == ["actionVersion", {"x": "user"}]  # D3
        assert got("/v1x0/user") == 404
        assert got("/a/b") == ["actionEither", {"x": ""}] and got("/c/7") == ["actionEither", {"x": "7"}]
        assert got("/a/b/c/7") == got("/a/7") == 404
        assert got("/%e4%bd%a0%E5%A5%BD/%E4%B8%96") == ["actionHello", {"name": "世"}]
        assert got("/%E5%86%8D%E8%A7%81") == ["actionBye", []]
        assert got("/w/a_1") == ["actionWord", {"name": "a_1"}]
        assert got("/w/%E4%B8%96") == got("/w/a%0A") == got("/w/a-b") == 404
        assert got("/u/%E4%B8%96-a") == ["actionLetters", {"name": "世-a"}]
        assert got("/u/%ff") == 404, "not UTF-8"
        assert got("/x/12-abc") == ["actionGroups", {"a": "12", "b-c.d": "abc"}]
        assert got("/price%5B1%5D(a)*$") == ["actionLiteral", []]
        assert got("/%zz/page-1.html") == 404
        assert got("/a%2Fb/page-1.html") == ["actionPage", {"lang": "a/b", "n": "1"}]


def test_targets():
    rules = {
        "GET go/<controller>/<action>": "<controller>/<action>",
        "GET deep/<x:\\w+>": "/backend/config/<x>/",
        "GET file": "/letters.txt",
        "GET empty": "",
    }
    with rest(rules, {"User": action("View")}, config={}) as s:
        assert json.loads(s.get("/go/user/view").text)[:2] == ["actionView", {"controller": "user", "action": "view"}]
        assert s.get("/go/backend%2Fconfig/page").status == 404, "an encoded slash does not make another controller"
        assert s.get("/go/Monitor/index").status == 200
        assert s.get("/go/nope/view").text == "Api not found controller(Nope\\View)"
        assert s.get("/deep/page").status == 200
        r = s.get("/file", headers={"Host": "localhost"})
        assert r.status == 200 and r.body, r
        assert s.get("/empty").status == 404


def test_many_rules_and_order():
    rules = {"GET many/r%d/<id:\\d+>" % i: "user/view" for i in range(999)}
    rules["GET first/<x>"] = "user/first"
    rules["GET first/second"] = "user/second"
    with rest(rules, {"User": action("View") + action("First") + action("Second")}) as s:
        for i in 0, 500, 998:
            assert json.loads(s.get("/many/r%d/5" % i).text)[:2] == ["actionView", {"id": "5"}]
        assert json.loads(s.get("/first/second").text)[0] == "actionFirst"
        assert s.get("/many/r999/5").status == 404


def test_rpc_header():
    """Both routers look at X-RPC (D2), and forget it afterwards (D12)."""
    with rest(RULES, config={"http": {"default_controller": "Welcome"}}) as s:
        for value in "1", "1.0", "01", "1e0":
            r = s.get("/rests", headers={"X-RPC": value})
            assert r.status in (400, 403, 404) and "f1" not in r.text, r
        for value in "0", "", "2", "yes", "1x":
            assert s.get("/rests", headers={"X-RPC": value}).status == 200
        assert s.value("getInstance()->route->getIsRpc()") is False


def test_console_is_not_reachable():
    """A1, with rules and without."""
    rules = {"GET run": "batch/run", "GET c/<a>/<b>": "<a>/<b>", "GET console/run": "Console/batch/run"}
    for config in {}, {"http": {"default_controller": "Welcome"}}:
        with rest(rules, config=config) as s:
            for path in "/run", "/c/batch/run", "/console/run", "/batch/run", "/Console/Batch/Run", "/console/batch/run":
                r = s.get(path)
                assert "reached" not in r.text and (r.status == 404 or r.text == "hello world!"), "%s: %r" % (path, r)


def test_wrong_rules_stop_the_start():
    for key, target, words in [
        ("GET users/<id:[>", "user/view", ["expression [ is wrong at byte 1", "missing terminating ]"]),
        ("GET users/<id:\\d)(>", "user/view", ["unmatched closing parenthesis"]),
        ("GET users/<id", "user/view", ['nothing closes the placeholder that begins with "<id"']),
        ("GET users/id>", "user/view", ["nothing opens the placeholder"]),
        ("GET users/<i d>", "user/view", ['"i d" cannot be the name of a placeholder']),
        ("GET <a>/<a>", "user/view", ["the placeholder a is there twice"]),
        ("FETCH users", "user/view", ['"FETCH" is no verb']),
        ("GET,FETCH users", "user/view", ['"FETCH" is no verb']),
        ("get users", "user/view", ['"get" is no verb']),
        ("GET users", ["user"], ["expected its target"]),
        ("GET users", "user/<id>", ["uses a placeholder that the pattern does not have"]),
        ("GET users", "user/<id", ["uses a placeholder that the pattern does not have"]),
        ("GET //host/users", "user", ["two slashes"]),
        ("GET " + "x" * 1025, "user", ["longer than 1024 bytes"]),
        ("GET " + "/x" * 33, "user", ["more than 32 segments"]),
        ("GET " + "".join("/<p%d>" % i for i in range(17)), "user", ["more than 16 placeholders"]),
        ("GET colou?r(", "user", []),
    ]:
        with Spec(config={"server": {"route_tool": "RestRoute"}, "rest": {"route": {"rules": {key: target}}}}, start=False) as s:
            s.start(wait=False)
            if not words:
                s.wait_ready()
                continue
            assert s.wait_end() != 0, key
            out = s.output()
            for word in ["rest.route.rules", "the rule \"" + key[:100]] + words:
                assert word in out, "%r: %r not in %r" % (key, word, out)


ROUTE = """<?php
namespace App\\Route;

class %s extends \\PG\\MSF\\Route\\RestRoute
{
%s
}
"""


def test_router_of_the_application():
    """A subclass: methods in PHP, on a clone per request, with the same results."""
    body = """
    public function parseRule()
    {
        if ($this->getPath() === '/mine') {
            return ['/user/view', ['x' => 'from parseRule']];
        }
        return parent::parseRule();
    }"""
    with Spec(config={"server": {"route_tool": "MyRest"}, "rest": {"route": {"rules": {**RULES, "GET users/<uid:\\d+>": "user/view", "GET twist/<x>": "user/<x>"}}}}, start=False) as s:
        with open(s.dir + "/Route.php", "w") as f:
            f.write(ROUTE % ("MyRest", body))
        with open(s.dir + "/User.php", "w") as f:
            f.write(CONTROLLER % ("", "User", action("View", "$x", "$x")))
        s.write_config("<?php namespace { require_once '%s/Route.php'; require_once '%s/User.php'; return []; }" % (s.dir, s.dir), "route.php")
        s.start()
        for _ in range(2):
            assert json.loads(s.get("/mine").text) == ["actionView", {"x": "from parseRule"}, "from parseRule"]
            assert json.loads(s.get("/users/12?a=b").text) == ["actionView", {"a": "b", "uid": "12"}, "12"]
            assert s.get("/rests/12?p1=1").text == '{"f1":"1","f2":"","f3":"12"}'
            r = s.fetch("/rests", "DELETE")
            assert (r.status, r.header("Allow")) == (405, "GET, POST, HEAD, OPTIONS"), r
            assert s.get("/Welcome").text == "hello world!"
            assert s.get("/nope").status == 404
            assert s.get("/letters.txt", headers={"Host": "localhost"}).status == 200
            assert s.get("/missing.txt", headers={"Host": "localhost"}).status == 404
            assert s.get("/rests", headers={"X-RPC": "1"}).status == 404
            assert s.get("/twist/a%2Fb").status == 404
