"""The manual's examples, with their bytes: spec 09, chapters 4, 5.2 and 5.4, as far as they need no other server."""

import json

from specapp.spec import Spec

IDS = ('["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad","580c7fa44b58d53f43e21c43","57ef6aec4b58d50d24e21a2a","57ee28ed4b58d52f24e21969",'
       '"57eb6a484b58d50e3d078076","57e23b444b58d52f1e6689fc","57dfc9fc4b58d5581e668918","57de06b74b58d5471e66882f","57d8b78f4b58d5311e6686d5"]')
JSON = "application/json; charset=UTF-8"


def gives(r, text, type, status=200):
    assert (r.status, r.text, r.header("Content-Type")) == (status, text, type), "%r %s" % (r, r.raw_head)
    assert len(r.header("X-Ngx-Logid")) == 24


def test_chapter_4():
    with Spec() as s:
        for path in "/Demo/GetMockIds", "/demo/get-mock-ids", "/Demo/GetMockFromModel", "/demo/getMockFromModel":
            gives(s.get(path), IDS, JSON)
        gives(s.get("/Welcome"), "hello world!", "text/html")
        assert s.value("[$this->getConfig()['params']['mock_ids'] === $this->getConfig()->get('params.mock_ids'), $this->getConfig()->get('params.unknown', ['d'])]") == [True, ["d"]]
        accessors = ["getContext()", "getContext()->getInput()", "getContext()->getOutput()", "getContext()->getObjectPool()", "getObjectPool()", "getConfig()", "getPack()"]
        assert s.value("[%s]" % ", ".join("is_object($this->%s)" % a for a in accessors)) == [True] * len(accessors)


def test_class_loading():
    """5.2-1: framework classes, models with arguments, built-in classes with arguments."""
    with Spec() as s:
        got = s.value("[get_class($this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)), get_class($this->getObject(\\App\\Models\\Demo::class, [1, 2])), "
                      "$this->getObject(\\App\\Models\\Demo::class, [1, 2])->pro1, get_class($this->getObject('\\\\ArrayObject', [[1, 2, 3]])), "
                      "count($this->getObject(\\ArrayObject::class, [[1, 2, 3]])), get_class($this->getContext()->getObjectPool()->get(\\SplStack::class))]")
        assert got == ["PG\\MSF\\Coroutine\\Sleep", "App\\Models\\Demo", 1, "ArrayObject", 3, "SplStack"], got


def test_output_of_the_context():
    """5.4-2 to 5.4-9."""
    with Spec() as s:
        gives(s.run("$this->output('581af00d4b58d59d22e8d7a6');"), "581af00d4b58d59d22e8d7a6", "text/html")
        gives(s.run("$this->getContext()->getOutput()->output('581af00d4b58d59d22e8d7a6');"), "581af00d4b58d59d22e8d7a6", "text/html")
        three = '["581af00d4b58d59d22e8d7a6","581198754b58d54465ef4cad","580c7fa44b58d53f43e21c43"]'
        for call in "$this->outputJson", "$this->getContext()->getOutput()->outputJson":
            gives(s.run("%s(%s);" % (call, three)), three, JSON)
        r = s.run("$this->getContext()->getOutput()->setContentType('text/html; charset=UTF-8'); $this->getContext()->getOutput()->end('ok');")
        gives(r, "ok", "text/html; charset=UTF-8")
        gives(s.run("$this->getContext()->getOutput()->end('ok');"), "ok", "text/html")
        gives(s.run("$this->output(1);"), "1", "application/json")


def test_user_defined_and_names():
    """5.4-12, -13."""
    with Spec() as s:
        code = "$c = $this->getContext(); $before = $c->getUserDefined('key'); $c->setUserDefined('key', 'value'); $this->outputJson([$before, $c->getUserDefined('key'), " \
               "$c->getControllerName(), $c->getActionName()]);"
        for _ in range(3):
            assert s.run(code).text == '[null,"value","Run","actionCode"]'


def test_logging_of_the_context():
    """5.4-10."""
    with Spec() as s:
        s.run("$l = $this->getContext()->getLog(); $l->error('e-line'); $l->warning('w-line'); $l->info('i-line'); $l->pushLog('key', 'some value'); $this->output('x');")
        assert "[error]" in s.line("application", "e-line") and "[warning]" in s.line("application", "w-line") and "[info]" in s.line("notice", "i-line")
        assert " key=some+value http-code=200 " in s.line("notice", "/Run/Code]")


def test_process_flow():
    """4.0: route, controller, coroutine, answer, destroy."""
    with Spec() as s:
        assert s.get("/Life/Later?ctor=wait").text == "ok"
        s.lines("journal", "destroy")
        assert s.journal() == ["constructor waited", "action", "controller destroy context"]


def test_json_of_the_rules():
    """/Demo/Args?q=1&z=2, and what the table of spec 03 says of arguments."""
    with Spec() as s:
        assert json.loads(s.get("/Demo/Args?q=1&z=2").body) == ["1", "2"]
