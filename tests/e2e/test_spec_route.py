"""Path to controller: spec 03, sections 2 and 4; spec 09, 4.2 and 4.7; weaknesses A1, A2, A7, A11, B1, C7, D7, D11 to D13 of spec 10."""

import json

from specapp.spec import Spec


def reaches(s, path, where, args=(), **more):
    r = s.get(path, **more)
    assert r.status == 200, "%s: %r" % (path, r)
    assert json.loads(r.body) == ["App\\Controllers\\" + where, list(args)], "%s: %r" % (path, r)
    assert len(r.header("X-Ngx-Logid")) == 24, r


def misses(s, path, body, **more):
    r = s.get(path, **more)
    assert (r.status, r.text) == (404, body), "%s: %r" % (path, r)
    assert r.header("Content-Type") == "text/html" and len(r.header("X-Ngx-Logid")) == 24, r.raw_head  # D7
    assert "http-code=404" in s.line("notice", "logid:%s]" % r.header("X-Ngx-Logid"))


def test_table_without_default_controller():
    with Spec() as s:
        for path in "/Welcome", "/welcome", "/Welcome/", "/welcome/index", "/welcome/Index/", "//welcome":
            r = s.get(path)
            assert (r.status, r.text, r.header("Content-Type")) == (200, "hello world!", "text/html"), "%s: %r" % (path, r)
        reaches(s, "/Backend/Config/Page", "Backend\\Config::actionPage")
        reaches(s, "/backend/config/page/", "Backend\\Config::actionPage")
        reaches(s, "/a/b/c/d/f", "A\\B\\C\\D::actionF")
        reaches(s, "/g/h/i", "G\\H\\I::actionIndex")
        reaches(s, "/g/h/i/j", "G\\H\\I::actionJ")
        reaches(s, "/fooBar", "FooBar::actionIndex")
        reaches(s, "/foo-bar", "FooBar::actionIndex")
        reaches(s, "/foo-bar/index", "FooBar::actionIndex")
        misses(s, "/Nope", "Api not found controller(Nope\\Index)")
        misses(s, "/Nope/x", "Api not found controller(Nope\\X)")
        misses(s, "/nope/get-it/now", "Api not found controller(Nope\\GetIt\\Now)")
        misses(s, "/Demo/Nope", "Api not found method(actionNope)")
        misses(s, "/Demo", "Api not found method(actionIndex)")
        r = s.get("//Demo//X")
        assert r.status == 404, r
        misses(s, "/rest-less", "Api not found controller(RestLess\\Index)")
        # a second time, where a cache would answer
        reaches(s, "/a/b/c/d/f?x=1", "A\\B\\C\\D::actionF", ["1"])
        misses(s, "/Nope", "Api not found controller(Nope\\Index)")


def test_what_is_no_action():
    """Only public methods of the application, spelled as in the path (D11); no console (A1), no abstract class (C7), no plain class."""
    with Spec() as s:
        for name in "Protected", "Private", "Static", "Whatever":
            misses(s, "/Demo/" + name, "Api not found method(action%s)" % name)
        misses(s, "/Demo/getmockids", "Api not found method(actionGetmockids)")
        assert s.get("/Heir").text == "inherited"
        for path, name in ("/Batch/Run", "Batch\\Run"), ("/Console/Batch/Run", "Console\\Batch\\Run"), ("/Base", "Base\\Index"), ("/Plain", "Plain\\Index"):
            misses(s, path, "Api not found controller(%s)" % name)
        r = s.get("/Controller")
        assert r.status == 404, r  # the built-in base class
        for path in "/Bench/RedisPoolGet", "/Rpc":  # A7, A2: not there before they are built, and never open to all
            assert s.get(path).status == 404, path
        assert s.run("$out->output(json_encode(getmypid()));").text == str(s.workers()[0]), "the worker has survived all of that"


def test_class_that_does_not_parse():
    with Spec() as s:
        for _ in range(2):
            r = s.get("/Broken")
            assert (r.status, r.text) == (500, "Internal Server Error"), r
        s.lines("application", "Broken.php", 2)
        assert s.get("/Welcome").status == 200


def test_positional_arguments():
    with Spec() as s:
        assert s.get("/Demo/Args?q=1&z=2").text == '["1","2"]'
        assert s.get("/Demo/Args?z=2&q=1").text == '["2","1"]'
        assert s.get("/Demo/Args").text == "[]"
        assert s.get("/Demo/Args?a[]=1&a[]=2&b=%20x").text == '[["1","2"]," x"]'
        assert s.get("/Demo/Args?a").text == '[""]'
        assert s.fetch("/Demo/Args?q=1", "POST", body="p=2", headers={"Content-Type": "application/x-www-form-urlencoded"}).text == '["1"]'
        assert s.get("/Demo/Typed?n=12").text == "12"
        r = s.get("/Demo/Typed?n=x")
        assert (r.status, r.text) == (500, "Internal Server Error"), r
        assert s.get("/Demo/Typed").status == 500
        assert s.get("/Demo/Args?" + "&".join("k%d=%d" % (i, i) for i in range(30))).text == json.dumps([str(i) for i in range(30)], separators=(",", ":"))


def test_constructor_arguments():
    with Spec() as s:
        assert s.get("/Demo/Constructed").text == '["Demo","actionConstructed"]'
        assert s.get("/backend/config/page").status == 200


def test_default_controller():
    with Spec(config={"http": {"default_controller": "Welcome"}}) as s:
        for path in "/", "/Nope", "/nope/x/y":
            r = s.get(path)
            assert (r.status, r.text) == (200, "hello world!"), "%s: %r" % (path, r)
        reaches(s, "/g/h/i/j", "G\\H\\I::actionJ")
        misses(s, "/Demo/Nope", "Api not found method(actionNope)")
        # A slash at the end changes nothing (D13).
        reaches(s, "/g/h/i/j/", "G\\H\\I::actionJ")
        assert s.get("/welcome/").text == "hello world!"
        # The names are those of the path.
        code = "$out->outputJson([$context->getControllerName(), $context->getActionName()]);"
        assert s.run(code).text == '["Run","actionCode"]'


def test_default_controller_that_does_not_exist():
    """The demo's configuration: the manual's index page, not a 404 (spec 09, 3.2)."""
    with Spec(config={"http": {"default_controller": "Absent"}}) as s:
        r = s.get("/", headers={"Host": "localhost"})
        assert (r.status, r.text, r.header("Content-Type")) == (200, "<h1>index</h1>\n", "text/html; charset=utf-8"), r
        misses(s, "/Nope", "Api not found controller(Nope\\Index)")


def test_default_method_and_prefix():
    with Spec(config={"http": {"default_method": "GetMockIds"}}) as s:
        assert s.get("/Demo").text == s.get("/Demo/GetMockIds").text == s.get("/demo/get-mock-ids").text
        misses(s, "/Nope", "Api not found controller(Nope\\GetMockIds)")
    with Spec(config={"http": {"method_prefix": "do"}}, start=False) as s:
        s.start(wait=False)
        s.wait_ready_at("/Nope", 404)
        misses(s, "/Demo/Args", "Api not found method(doArgs)")


def test_root_without_default_controller():
    with Spec() as s:
        r = s.get("/", headers={"Host": "localhost:%d" % s.port})
        assert (r.status, r.text, r.header("Content-Type")) == (200, "<h1>index</h1>\n", "text/html; charset=utf-8"), r
        assert len(r.header("X-Ngx-Logid")) == 24 and r.header("Last-Modified").endswith(" GMT"), r.raw_head
        line = s.line("notice", "logid:%s]" % r.header("X-Ngx-Logid"))
        assert "[/] [verb=GET user-agent=unknown remote-addr=127.0.0.1 http-code=200" in line, line
        r = s.get("/")  # a host that is not configured: the page of the framework
        assert r.status == 200 and r.header("Content-Type").startswith("text/html") and "msf" in r.text.lower(), r
        r = s.get("///", headers={"Host": "localhost"})
        assert (r.status, r.text) == (200, "<h1>index</h1>\n"), r
        assert s.get("/", headers={"Host": "no-root.com"}).status == 403


def test_reported_names():
    code = "$out->outputJson([$context->getControllerName(), $context->getActionName(), $context->getInput()->getPathInfo(), $context->getInput()->getRequestUri()]);"
    with Spec() as s:
        assert s.run(code, "?x=1").text == '["Run","actionCode","\\/Run\\/Code","\\/Run\\/Code"]'


def test_method_override():
    """Counts for POST (spec 03, 2.1)."""
    with Spec() as s:
        method = "$out->outputJson($in->getRequestMethod());"
        assert s.run(method, method="POST", headers={"X-HTTP-Method-Override": "put"}, body="").text == '"PUT"'
        assert s.run(method, headers={"X-HTTP-Method-Override": "DELETE"}).text == '"GET"'
        for verb in "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
            assert s.run(method, method=verb).text == '"%s"' % verb
            assert s.fetch("/Welcome", verb).text == "hello world!"


ROUTE = """<?php
namespace App\\Route;

class %s extends \\PG\\MSF\\Route\\NormalRoute
{
%s
}
"""


def with_route(name, body, check, config=None):
    """Starts the server with a router that is written into its directory."""
    with Spec(config={"server": {"route_tool": name}, **(config or {})}, start=False) as s:
        s.write_config("<?php namespace { require '%s/Route.php'; return []; }" % s.dir, "route.php")
        with open(s.dir + "/Route.php", "w") as f:
            f.write(ROUTE % (name, body))
        s.start()
        check(s)


def test_router_of_the_application():
    body = """
    public function handleHttpRequest($request)
    {
        parent::handleHttpRequest($request);
        if ($this->getPath() === '/moved') {
            $this->setControllerName('Demo')->setMethodName('Args')->setParams(['x' => 'from', 'y' => 'router']);
            $this->findControllerClassName();
        }
    }"""

    def check(s):
        assert s.get("/moved").text == '["from","router"]'
        assert s.get("/Welcome").text == "hello world!"
        assert s.get("/Demo/Args?a=1").text == '["1"]'
        misses(s, "/Nope", "Api not found controller(Nope\\Index)")
    with_route("MovedRoute", body, check)


def test_route_cache_off():
    def check(s):
        for _ in range(2):
            assert s.get("/Demo/Args?a=1").text == '["1"]'
        assert s.value("getInstance()->route->getEnableCache()") is False
        assert s.value("getInstance()->route->getRouteCache('/Demo/Args')") is None
    with_route("NoCacheRoute", "    public $enableCache = false;", check)


def test_route_cache():
    """[controller name, method name, class] under the path; nothing for 404s; bounded (A11)."""
    with Spec(config={"http": {"route_cache": 8}}) as s:
        s.get("/demo/args?x=1")
        assert s.value("getInstance()->route->getRouteCache('/demo/args')") == ["Demo", "Args", "\\App\\Controllers\\Demo"]
        s.get("/Nope")
        s.get("/Demo/Nope")
        assert s.value("[getInstance()->route->getRouteCache('/Nope'), getInstance()->route->getRouteCache('/Demo/Nope')]") == [None, None]
        for i in range(20):
            s.get("/demo/args" + "/" * (i + 1))
            assert s.get("//" + "/" * i + "welcome").status == 200
        kept = s.value("array_map(fn($i) => getInstance()->route->getRouteCache('//' . str_repeat('/', $i) . 'welcome') !== null, range(0, 19))")
        assert sum(kept) <= 8 and kept[-1] and not kept[0], "the newest eight at most: %r" % kept


def test_unknown_router():
    with Spec(config={"server": {"route_tool": "AbsentRoute"}}, start=False) as s:
        s.start(wait=False)
        assert s.wait_end() != 0
        assert "class AbsentRoute is not exist." in s.output(), s.output()


def test_unknown_packer():
    with Spec(config={"server": {"pack_tool": "AbsentPack"}}, start=False) as s:
        s.start(wait=False)
        assert s.wait_end() != 0
        assert "class AbsentPack is not exist." in s.output(), s.output()


def test_rpc_header_is_no_open_door():
    """A2: X-RPC on any path does not reach anything before a handler is there."""
    with Spec() as s:
        r = s.get("/Welcome", headers={"X-RPC": "1"})
        assert r.status in (400, 403, 404), r
        assert s.get("/Welcome", headers={"X-RPC": "0"}).text == "hello world!"
        assert s.get("/Welcome").text == "hello world!"  # D12
        assert s.value("getInstance()->route->getIsRpc()") is False


def test_concurrent_requests_keep_their_route():
    """B1: a waiting constructor, while other requests are routed."""
    with Spec() as s:
        conns = []
        for i in range(10):
            c = s.connect()
            c.send_request(path="/Life/Go?ctor=wait&action=%s&n=%d" % ("state" if i % 2 else "nothing", i))
            conns.append(c)
        got = [c.read_response() for c in conns]
        assert [r.status for r in got] == [501, 200] * 5, got
        for c in conns:
            c.close()
