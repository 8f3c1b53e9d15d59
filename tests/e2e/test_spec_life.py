"""The life of a request: spec 03, section 4; spec 06, sections 2 to 7; spec 09, 4.2, 4.3 and 5.6; weaknesses B4 to B8, C6, C7, C12, H8 and H9 of spec 10."""

import json
import re

from specapp.spec import Spec

ERROR = (500, "Internal Server Error", "text/html")


def gives(s, path, status, text, type="text/html"):
    r = s.get(path)
    assert (r.status, r.text, r.header("Content-Type")) == (status, text, type), "%s: %r" % (path, r)
    return r


def error_line(s, r):
    """The error that was logged for an answer."""
    return s.line("application", "[logid:%s]" % r.header("X-Ngx-Logid"))


# ---- constructor and action ----

def test_plain_constructor():
    with Spec() as s:
        gives(s, "/Life/Go", 200, "ok")
        assert s.journal() == ["action", "controller destroy context"]


def test_constructor_that_answers():
    """Has the last word, plain (C12) or waiting."""
    with Spec() as s:
        gives(s, "/Life/Go?ctor=answer", 403, "constructor answers")
        gives(s, "/Life/Go?ctor=waitanswer", 403, "constructor answers late")
        s.lines("journal", "destroy", 2)
        assert "action" not in s.journal(), s.journal()


def test_constructor_that_waits():
    with Spec() as s:
        gives(s, "/Life/Go?ctor=wait", 200, "ok")
        gives(s, "/Life/Later?ctor=wait", 200, "ok")
        assert s.journal() == ["constructor waited", "action", "controller destroy context"] * 2, s.journal()


def test_constructor_that_throws():
    with Spec() as s:
        for wish in "throw", "waitthrow":
            r = gives(s, "/Life/Go?ctor=" + wish, *ERROR)
            line = error_line(s, r)
            assert "LogicException(message => 'constructor throws" in line and "Life.php" in line, line
        s.lines("journal", "destroy", 2)
        assert "action" not in s.journal()


def test_action_that_throws():
    """The previous exception is what is logged, if there is one (4.1)."""
    with Spec() as s:
        for path in "/Life/Go", "/Life/Later":
            r = gives(s, path + "?action=throw", *ERROR)
            line = error_line(s, r)
            assert "[error] [msf-spec] [logid:" in line and "LogicException(message => 'the reason'" in line and "action throws" not in line.split("trace =>")[0], line
            assert "http-code=500 content-length=21]" in s.line("notice", "[logid:%s]" % r.header("X-Ngx-Logid"))
            r = gives(s, path + "?action=error", *ERROR)
            assert "Error(message => 'Call to undefined method App\\\\Controllers\\\\Life::noSuchMethod()'" in error_line(s, r), error_line(s, r)


def test_content_type_that_was_set_before():
    with Spec() as s:
        r = s.run("$out->setContentType('application/x-own'); throw new \\Exception('late');")
        assert (r.status, r.text, r.header("Content-Type")) == (500, "Internal Server Error", "application/x-own"), r


def test_exception_after_the_answer():
    with Spec() as s:
        for path in "/Life/Go", "/Life/Later":
            r = gives(s, path + "?action=answerthrow", 200, "answered before")
            assert "thrown after the answer" in error_line(s, r)
            line = s.line("notice", "[logid:%s]" % r.header("X-Ngx-Logid"))
            assert line.count("http-code=") == 1 and line.count("content-length=") == 1, line


def test_handler_of_the_application():
    with Spec() as s:
        for path in "/Life/Go?action=throw", "/Life/Later?action=throw", "/Life/Go?ctor=waitthrow":
            r = s.get(path + "&handler=own")
            assert r.status == 503 and json.loads(r.body)["caught"] in ("RuntimeException", "LogicException"), r
        r = gives(s, "/Life/Go?action=throw&handler=throw", *ERROR)
        lines = s.lines("application", "[logid:%s]" % r.header("X-Ngx-Logid"), 2)
        assert "previous exception RuntimeException(message => 'action throws'" in lines[0] and "handle exception DomainException(message => 'the handler throws'" in lines[1], lines


def test_destroy_that_throws():
    with Spec() as s:
        for path in "/Life/Go?destroy=throw", "/Life/Later?destroy=throw":
            r = gives(s, path, 200, "ok")
            assert "destroy throws" in error_line(s, r)
        gives(s, "/Life/Go?action=state", 200, '["open","closed",null]', "application/json; charset=UTF-8")


def test_result_of_an_action_is_ignored():
    with Spec() as s:
        gives(s, "/Life/Go?action=nothing", 501, "Not Implemented")
        gives(s, "/Life/Later?action=nothing", 501, "Not Implemented")


def test_exit_ends_one_answer():
    with Spec() as s:
        pid = s.workers()
        r = s.run("$this->output('before'); exit(3);")
        assert (r.status, r.text) == (200, "before"), r
        assert s.run("exit;").status in (200, 500, 501)
        assert s.get("/Welcome").text == "hello world!" and s.workers() == pid


def test_warnings_are_no_failures():
    """H9: PHP's notices go to the log, `@` hides them, the request goes on."""
    with Spec() as s:
        r = s.run("$a = []; $b = @$a['hidden']; $c = $a['shown']; $this->output('went on');")
        assert (r.status, r.text) == (200, "went on"), r
        lines = s.lines("application", 'WORKER Error')
        assert len(lines) == 1 and "Undefined array key" in lines[0] and "shown" in lines[0] and re.search(r"\(.+:\d+\)$", lines[0]), lines
        message, text = json.loads(s.line("errors", "Undefined array key"))
        assert message == "\u670d\u52a1\u5668\u53d1\u751f\u4e25\u91cd\u9519\u8bef" and text.startswith("WORKER Error Undefined array key"), (message, text)


# ---- order at the end ----

def test_order_of_destruction():
    """Acquisition order, the context still there (B6), what one throws keeps nothing from the others; then the controller."""
    with Spec() as s:
        code = "$a = $this->getObject(\\App\\Models\\Journal::class, ['a']); $b = $this->getObject('App\\Models\\Journal', ['b']); $a->throws = true;" \
               "$this->getObject('\\\\App\\Models\\Journal', ['c']); $this->output('x');"
        r = s.run(code)
        assert r.text == "x", s.log("application")
        s.lines("journal", "c de", 2)
        journal = s.journal()
        assert [j for j in journal if " construct" in j] == ["a construct", "b construct", "c construct"]
        assert [j for j in journal if " destroy" in j] == [n + " destroy context id input output" for n in "abc"], journal
        assert "thrown by destroy of a" in error_line(s, r)
        assert s.value("count(\\PG\\MSF\\Base\\Pool::getInstance()->map['App\\Models\\Journal'] ?? [])") == 3 - journal.count("x destruct")


def test_notice_line_is_last_of_nothing():
    """Lines written in destroy(), after the access line, keep log id and channel (B8)."""
    with Spec() as s:
        r = s.run("$o = $this->getObject('App\\Models\\LogsLate'); $this->output('x');")
        line = s.line("application", "from destroy")
        assert "[warning] [msf-spec] [logid:%s] from destroy" % r.header("X-Ngx-Logid") in line, line
        assert s.log("notice").count(r.header("X-Ngx-Logid")) == 1


# ---- state between requests ----

def test_controller_between_requests():
    """Public back to the default, protected kept, dynamic gone; also after exceptions anywhere."""
    with Spec() as s:
        def state(closed):
            gives(s, "/Life/Go?action=state", 200, '["open","%s",null]' % closed, "application/json; charset=UTF-8")
        state("closed")
        gives(s, "/Life/Go?action=change", 200, "ok")
        state("changed")
        gives(s, "/Life/Go?action=throw", *ERROR)
        state("changed")
        gives(s, "/Life/Go?ctor=throw", *ERROR)
        state("changed")
        gives(s, "/Life/Go?action=change&destroy=throw", 200, "ok")
        state("changed")
        gives(s, "/Life/Later?action=throw&handler=throw", *ERROR)
        state("changed")
        gives(s, "/Life/Later?action=throw&destroy=throw", *ERROR)
        state("changed")


def test_nothing_of_a_context_survives():
    leave = "$context->setUserDefined('key', 'value'); $context['dyn'] = 'x'; $context->more = 'y'; $in->note = 'z'; $out->note = 'z'; $in->setGet('a', 'b');" \
            "$out->setHeader('X-Left', '1'); $out->setCookie('left', '1'); $context->getLog()->pushLog('left', '1');"
    look = "$out->outputJson([$context->getUserDefined('key'), $context->getAllUserDefined(), $context['dyn'], $context['more'], isset($in->note), isset($out->note), " \
           "$in->getAllGet(), $in->getAllPost(), $out->__isEnd]);"
    clean = [None, [], None, None, False, False, [], [], False]
    with Spec() as s:
        for end in "$this->output('x');", "throw new \\Exception('x');", "", "exit;", "yield; $this->output('x');", "yield; throw new \\Exception('x');", \
                "static $kept; $kept = $context; $this->output('x');", "static $kept; $kept = [$in, $out]; throw new \\Exception('x');":
            r = s.run("$seen = [$context->getUserDefined('key'), $context['dyn']]; " + leave + end)
            assert r.header("X-Left") == "1" or r.status != 200, r.raw_head
            r = s.run(look)
            assert json.loads(r.body) == clean, "%s: %r" % (end, r)
            assert r.header("X-Left") is None and r.header("Set-Cookie") is None
            assert "left=1" not in s.line("notice", "[logid:%s]" % r.header("X-Ngx-Logid"))


def test_request_that_holds_its_objects():
    """What somebody still holds is never given to the next request."""
    with Spec() as s:
        code = "class_exists('Keep', false) || eval('class Keep { static $o = []; }'); $o = $this->getObject('App\\Models\\Levels'); $o->change(); Keep::$o[] = $o; $this->output('x');"
        for _ in range(3):
            assert s.run(code).text == "x"
        assert s.value("[count(Keep::$o), Keep::$o[0]->pub, Keep::$o[0] !== Keep::$o[1], App\\Models\\Levels::$found[0]]") == [3, "changed", True, "pub"]


# ---- the object pool ----

def test_context_in_constructors_and_arguments():
    with Spec() as s:
        assert s.value("[$this->getObject('App\\Models\\Levels', [1, 'b']) instanceof \\App\\Models\\Levels, App\\Models\\Levels::$found]")[1][3:5] == [[1, "b"], True]
        assert s.value("[$context->getObjectPool()->get('App\\Models\\Levels', [2]) instanceof \\App\\Models\\Levels, App\\Models\\Levels::$found]")[1][3] == [2]
        assert s.value("[$this->getObjectPool()->get('App\\Models\\Levels') instanceof \\App\\Models\\Levels, App\\Models\\Levels::$found]")[1][3] == []
        assert s.value("get_class($context->getObject('App\\Models\\Levels'))") == "App\\Models\\Levels"


def test_any_class_can_be_pooled():
    with Spec() as s:
        assert s.value("$this->getObject(\\ArrayObject::class, [['a' => 1]])->getArrayCopy()") == {"a": 1}
        assert s.value("$this->getObject(\\ArrayObject::class)->getArrayCopy()") == [], "nothing of the last one"
        assert s.value("(array)$this->getObject(\\stdClass::class)") == []
        assert s.value("$this->getObject('\\DateTime', ['2020-01-02'])->format('Y-m-d')") == "2020-01-02"
        assert s.value("$this->getObject('') === null") is True
        cls, message = s.thrown("$this->getObject('App\\Models\\Absent')")
        assert cls == "ReflectionException" and "App\\Models\\Absent" in message, message


def test_abstract_classes():
    """C7: an error of the request, not of the worker."""
    with Spec() as s:
        for name in "App\\Controllers\\Base", "Countable", "PG\\MSF\\MSFServer":
            assert s.thrown("$this->getObject('%s')" % name), name
        assert s.get("/Welcome").status == 200


def test_constructor_runs_every_time():
    with Spec() as s:
        for i in range(3):
            assert s.value("[$this->getObject('App\\Models\\Levels', [%d]), App\\Models\\Levels::$found][1][3]" % i) == [i]


def test_constructor_of_a_pooled_object_throws():
    with Spec() as s:
        code = "class_exists('Fails', false) || eval('class Fails extends \\PG\\MSF\\Base\\Core { public $p = 1; function __construct($how = null) { if ($how) { $this->p = 2; throw new \\DomainException(\"no\"); } } }');"
        assert s.run(code + "try { $this->getObject('Fails', [1]); } catch (\\DomainException $e) { $this->output('caught'); }").text == "caught"
        assert s.value("$this->getObject('Fails')->p") == 1


def test_reset_levels():
    """The table of 3.3, with DS_PRIVATE as it should be (B4); dynamic properties always go."""
    table = {0: ("changed", "changed", "changed"), 1: ("pub", "changed", "changed"), 2: ("changed", "pro", "changed"), 3: ("pub", "pro", "changed"),
             4: ("changed", "changed", "pri"), 5: ("pub", "changed", "pri"), 7: ("pub", "pro", "pri")}
    for level, after in table.items():
        with Spec() as s:
            s.run("$this->getObject('App\\Models\\Levels', [], %d)->change(); $this->output('x');" % level)
            found = s.value("[$this->getObject('App\\Models\\Levels'), App\\Models\\Levels::$found][1]")
            assert tuple(found[:3]) == after and found[5] is None, "level %d: %r" % (level, found)


def test_level_by_name_and_for_one_use():
    with Spec() as s:
        s.run("$this->getObject('App\\Models\\Levels', [], \\PG\\MSF\\Marco::DS_PUBLIC | \\PG\\MSF\\Macro::DS_PROTECTED)->change(); $this->output('x');")
        assert s.value("[$this->getObject('App\\Models\\Levels'), App\\Models\\Levels::$found][1]")[:3] == ["pub", "pro", "changed"]
        assert s.value("$this->getObject('App\\Models\\Levels', [], 0)->__DSLevel") == 0
        assert s.value("$this->getObject('App\\Models\\Levels')->__DSLevel") == 1


def test_model_of_the_manual():
    """5.6-4: the second request of the worker finds pro1 and pro2 at their defaults, pro3 cleared by destroy(), pro4 as left."""
    with Spec() as s:
        found = "$out->outputJson($this->getObject('App\\Models\\Demo', ['a', 'b'])->found);"
        assert s.run(found).text == '[1,["two"],null,null]'
        assert s.run(found).text == '[1,["two"],null,"4"]'
        assert s.run(found).text == '[1,["two"],null,"4"]'


def test_private_properties_of_parents():
    with Spec() as s:
        code = "class_exists('Low', false) || eval('class Low extends \\App\\Models\\Levels { private $own = 1; function own() { $o = $this->own; $this->own = 2; return $o; } }');"
        s.run(code + "$o = $this->getObject('Low', [], 7); $o->own(); $o->change(); $this->output('x');")
        assert s.value("[$o = $this->getObject('Low'), App\\Models\\Levels::$found, $o->own()]")[1:] == [["pub", "pro", "pri", [], True, None], 1]


def test_pool_of_the_process():
    with Spec() as s:
        s.run("$a = $this->getObject('App\\Models\\Levels'); $b = $this->getObject('App\\Models\\Levels'); $this->output('x');")
        pool = "\\PG\\MSF\\Base\\Pool::getInstance()"
        assert s.value("count(%s->map['App\\Models\\Levels'])" % pool) == 2
        assert s.value("[%s === %s, %s->get(''), getInstance()->objectPool === %s]" % ((pool,) * 4)) == [True, None, True]
        use = s.value("[($o = $this->getObject('App\\Models\\Levels'))->__useCount, $o->__genTime, $o->__isConstruct]")
        assert use[0] == 2 and use[1] > 1700000000 and use[2] is True, use
        # first in, first out
        assert s.value("[spl_object_id($a = $this->getObject('App\\Models\\Levels')), spl_object_id($b = $this->getObject('App\\Models\\Levels'))]") \
            == s.value("[spl_object_id($b = $this->getObject('App\\Models\\Levels')), spl_object_id($a = $this->getObject('App\\Models\\Levels'))]")


def test_pool_is_bounded():
    """H8."""
    with Spec(config={"object_pool": {"max_idle": 5}}) as s:
        s.run("for ($i = 0; $i < 50; $i++) { $this->getObject('App\\Models\\Levels'); } $this->output('x');")
        assert s.value("count(\\PG\\MSF\\Base\\Pool::getInstance()->map['App\\Models\\Levels'])") == 5


def test_core_surface():
    with Spec() as s:
        assert s.value("[$this->getConfig()->get('params.list'), $this->getConfig()['params']['mock_ids'][0], get_class($this->getPack()), $this->getServerInstance()->worker_id, "
                       "$this->getServerInstance() === getInstance()->server, $this->getParent(), $this->getContext() === $context, $context->getContext() === $context]") \
            == [["x", "y", "z"], "581af00d4b58d59d22e8d7a6", "PG\\MSF\\Pack\\JsonPack", 0, True, None, True, True]
        assert s.value("[($o = $this->getObject('App\\Models\\Levels'))->getContext() === $context, $o->context === $context, $o->parent, $o->getParent()]") == [True, True, None, None]
        assert s.value("json_encode(\\PG\\MSF\\Base\\Core::$stdClass)") == "{}"
        assert s.value("[($o = new \\App\\Models\\Levels())->getIsDestroy(), $o->destroy(), $o->getIsDestroy(), $o->isUse(), $o->getIsDestroy()]") == [False, None, True, None, False]
        assert s.value("[$this->requestType, abs($this->requestStartTime - microtime(true)) < 5, $this->getRequestType()]") == ["HTTP", True, "HTTP"]


def test_context_surface():
    with Spec() as s:
        got = s.value("[$context->getRequestId(), strlen($context->getLogId()), get_class($context->getLog()), $context->getInput() === $in, $context->getOutput() === $out, "
                      "$context->getControllerName(), $context->getActionName(), $context->setUserDefined('key', 'value')->getUserDefined('key'), $context->getUserDefined('none'), "
                      "$context->getAllUserDefined(), $context['logId'] === $context->getLogId(), $context['none'], isset($context['none']), get_parent_class($context)]")
        assert isinstance(got[0], int) and got[1:] == [24, "PG\\Log\\PGLog", True, True, "Run", "actionCode", "value", None, {"key": "value"}, True, None, False,
                                                       "PG\\Context\\AbstractContext"], got
        assert s.value("$context->getRequestId()") == got[0] + 1
        assert s.value("[$context['my'] = [1], $context['my'], isset($context['my'])]") == [[1], [1], True]
        assert s.value("unserialize(serialize($context->setUserDefined('k', 1)))->getUserDefined('k')") == 1
        assert s.value("unserialize(serialize($context))->getLogId() === $context->getLogId()") is True


def test_context_of_children():
    with Spec() as s:
        code = "$f = \\PG\\MSF\\go(function () { \\PG\\MSF\\delay(2); return (new \\App\\Models\\Levels())->getContext()?->getLogId(); }); $out->outputJson([$f->await(), $context->getLogId()]);"
        a, b = json.loads(s.run(code).body)
        assert a == b


def test_request_ids_of_concurrent_requests():
    """Each keeps its own context while others run (DESIGN decision 5)."""
    from specapp.spec import with_code
    with Spec() as s:
        code = "$id = $in->get('i'); $context->setUserDefined('i', $id); $o = $this->getObject('App\\Models\\Journal', [$id]); yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(5 + (int)$id % 7);" \
               "$out->outputJson([$context->getUserDefined('i'), $o->name, $in->get('i'), $this->getContext()->getLogId() === $context->getLogId(), $this->open]);"
        conns = [s.connect() for _ in range(40)]
        for i, c in enumerate(conns):
            c.send_request(path="/Run/Code?i=%d" % i, headers=with_code(code))
        for i, c in enumerate(conns):
            assert json.loads(c.read_response().body) == [str(i), str(i), str(i), True, "open"]
            c.close()


def test_get_object_without_a_request():
    with Spec() as s:
        cls, _ = s.thrown("(new \\App\\Models\\Levels())->setContext(null)") or ("none", "")
        assert cls == "none"
        assert s.thrown("\\PG\\MSF\\Base\\Pool::getInstance()->get('App\\Models\\Absent')")[0] == "ReflectionException"
