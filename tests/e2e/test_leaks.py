"""The leak detector: one leak of each kind is named with its place and route; a clean application is left in peace."""

import json
import re

from case import case
from server import ROOT, Server
from wire import eventually

APP = ROOT + "/tests/e2e/poolapp"
CONTROLLER = APP + "/app/Controllers/Leak.php"
ON = {"object_pool": {"leaks": True}}


def line_of(path, text):
    """Number of the line of a source that has the text."""
    return 1 + [text in line for line in open(path)].index(True)


def findings(s):
    return [line.split("leak: ", 1)[1] for line in s.log("application").splitlines() if "leak: " in line]


def worker(s):
    return json.loads(s.get("/Monitor").text)["worker"]["worker0"]


def named(path, expect, requests=1500, clean=()):
    """Requests one at a time; the finding matches, and every finding matches one of the patterns."""
    with Server(ON, app=APP) as s:
        r = s.load("/Leak/" + path, requests=requests, connections=1)
        assert r["ok"] == requests, r
        eventually(lambda: any(re.search(expect, f) for f in findings(s)), 20, "a finding %s in:\n%s" % (expect, s.log("application")))
        for f in findings(s):
            assert any(re.search(p, f) for p in (expect, *clean)), "unexpected: %s" % f
        leaks = worker(s)["leaks"]
        assert any(re.search(expect, f) for f in leaks["findings"]), leaks
        return leaks


MEMORY = r"^memory: App.Controllers.Leak::action\w+\(\) keeps \d+ bytes a request"


@case(seconds=120)
def test_class():
    path = APP + "/app/Models/Item.php"
    named("Objects", r"^class App.Models.Item \(%s:%d\) keeps growing: \d+ objects.* in App.Controllers.Leak::actionObjects\(\)$" % (re.escape(path), line_of(path, "class Item")),
          clean=[MEMORY])


@case(seconds=120)
def test_static_array():
    named("Elements", r"^static App.Controllers.Leak::\$seen \(%s:%d\) keeps growing: \d+ elements.* in App.Controllers.Leak::actionElements\(\)$"
          % (re.escape(CONTROLLER), line_of(CONTROLLER, "$seen = []")), clean=[MEMORY])


@case(seconds=120)
def test_static_array_in_an_array():
    named("Nested", r"^static App.Controllers.Leak::\$nested \(%s:%d\)" % (re.escape(CONTROLLER), line_of(CONTROLLER, "$nested =")), clean=[MEMORY])


@case(seconds=120)
def test_static_string():
    named("String", r"^static App.Controllers.Leak::\$journal \(%s:%d\) keeps growing: \d+ bytes" % (re.escape(CONTROLLER), line_of(CONTROLLER, "$journal =")), clean=[MEMORY])


@case(seconds=120)
def test_static_variable():
    named("Variable", r"^static variable \$calls of App.Controllers.Leak::actionVariable\(\) \(%s:%d\)" % (re.escape(CONTROLLER), line_of(CONTROLLER, "function actionVariable")),
          clean=[MEMORY])


@case(seconds=120)
def test_property_of_a_pooled_object():
    path = APP + "/app/Models/Keeper.php"
    named("Property", r"^pooled object: App.Models.Keeper::\$userOfLastRequest \(%s:%d\) still holds.* changed by App.Controllers.Leak::actionProperty\(\)$"
          % (re.escape(path), line_of(path, "protected $userOfLastRequest")), requests=800)


@case(seconds=120)
def test_coroutines():
    named("Coroutine", r"^coroutines: \d+ that were started at %s:%d live on after their requests; the last one waits for: \w+"
          % (re.escape(CONTROLLER), line_of(CONTROLLER, "function () { self::$channel->pop(); }")), clean=[MEMORY, r"^class "])


@case(seconds=120, long=True)  # under a sanitizer PHP does not know how much memory it uses
def test_memory_of_a_route():
    leaks = named("Objects", MEMORY, requests=2500, clean=[r"^class App.Models.Item"])
    worst = leaks["routes"][0]
    assert worst["route"] == "App\\Controllers\\Leak::actionObjects()" and worst["kept_byte"] > 100000, leaks


@case(seconds=120)
def test_clean_application():
    """One at a time and many at a time; nothing is found."""
    with Server(ON, app=APP) as s:
        for connections in 1, 20:
            r = s.load("/Leak/Clean?id=7", requests=10000, connections=connections)
            assert r["ok"] == 10000, r
        assert worker(s)["leaks"]["findings"] == []
        assert findings(s) == [], findings(s)


@case(seconds=120)
def test_many_at_a_time():
    """There is never a quiet moment: what grows is found all the same."""
    with Server(ON, app=APP) as s:
        s.load("/Leak/Elements", requests=15000, connections=30)
        eventually(lambda: any("Leak::$seen" in f for f in findings(s)), 20, "a finding: " + s.log("application"))


@case(seconds=60)
def test_off_by_default():
    with Server(app=APP) as s:
        s.load("/Leak/Elements", requests=3000, connections=1)
        assert "leaks" not in worker(s)
        assert findings(s) == []


@case(seconds=60)
def test_a_finding_is_logged_once_a_minute():
    with Server(ON, app=APP) as s:
        s.load("/Leak/Elements", requests=4000, connections=1)
        assert len([f for f in findings(s) if "$seen" in f]) == 1, findings(s)
