"""The command `routes`: what an application answers, without starting it."""

import json
import os
import subprocess

from specapp.spec import Spec

RULES = {
    "POST rests": "rest/create",
    "GET rests/<id:\\d+>": "rest/view",
    "GET rests/<action:\\w+>": "rest/<action>",
    "any/<x>": "demo/args",
    "GET bad": "nope/x",
}


class App:
    """The application of the specification with a configuration, not started."""

    def __init__(self, config=None):
        self.spec = Spec(config=config or {"server": {"route_tool": "RestRoute"}, "rest": {"route": {"rules": RULES}}}, start=False)

    def __enter__(self):
        self.spec.__enter__()
        self.spec.write_config(json.dumps(self.spec.config), "test.json")
        return self

    def __exit__(self, *e):
        return self.spec.__exit__(*e)

    def run(self, *words, status=0, verb="routes"):
        s = self.spec
        done = subprocess.run(s.command(verb, *words), cwd=s.app, env={**os.environ, "MSF_TEST_DIR": s.dir}, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert done.returncode == status, "%r: %d\n%s%s" % (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def rows(self, *words):
        return json.loads(self.run("--json", *words))["routes"]


def find(rows, **wanted):
    found = [r for r in rows if all(r.get(k) == v for k, v in wanted.items())]
    assert len(found) == 1, (wanted, found)
    return found[0]


def test_list():
    with App() as a:
        rows = a.rows()
        assert [r["source"] for r in rows[:5]] == ["rest.route.rules"] * 5
        assert rows[0] == {"methods": ["POST"], "path": "/rests", "handler": "PG\\MSF\\Controllers\\Rest::actionCreate", "source": "rest.route.rules"}
        assert find(rows, path="/rests/<action:\\w+>")["handler"] == "rest/<action>"
        row = find(rows, path="/any/<x>")
        assert row["methods"] == ["ANY"] and row["file"].endswith("/app/Controllers/Demo.php") and row["line"] > 1
        assert find(rows, path="/bad")["note"] == "there is no controller Nope\\X"
        assert find(rows, path="/demo/get-mock-ids")["handler"] == "App\\Controllers\\Demo::actionGetMockIds"
        assert find(rows, path="/welcome")["handler"] == "App\\Controllers\\Welcome::actionIndex"
        assert find(rows, path="/backend/config/page")["handler"] == "App\\Controllers\\Backend\\Config::actionPage"
        assert find(rows, path="/backend/config/page/index")["handler"] == "App\\Controllers\\Backend\\Config\\Page::actionIndex"
        assert "ParseError" in find(rows, handler="App\\Controllers\\Broken")["note"]
        assert find(rows, path="/monitor")["source"] == "built-in"
        assert find(rows, path="/batch/run") == {**find(rows, path="/batch/run"), "source": "console", "note": "not over HTTP"}
        for absent in "actionProtected", "actionPrivate", "actionStatic", "App\\Controllers\\Base:", "App\\Controllers\\Plain":
            assert absent not in json.dumps(rows).replace("\\\\", "\\"), absent
        text = a.run()
        assert text.startswith("METHOD") and "app/Controllers/Welcome.php:" in text and "files of localhost: " in text, text
        assert all(line == line.rstrip() for line in text.split("\n")), "no blanks at line ends"
        posts = a.rows("--method", "POST")
        assert find(posts, path="/rests") and not [r for r in posts if r.get("path") == "/rests/<id:\\d+>"]
        assert a.rows("--method=post") == posts == a.rows("post")
        assert not [r for r in posts if r["source"] == "console"]


def test_explained():
    with App() as a:
        def asked(*words, status=0):
            return json.loads(a.run("--json", *words, status=status))

        r = asked("/rests/12?x=1")
        assert (r["status"], r["handler"], r["params"]) == (200, "PG\\MSF\\Controllers\\Rest::actionView", {"id": "12"})
        assert r["why"][0] == "rest.route.rules: rule 2 of 5 fits: GET rests/<id:\\d+>"
        assert any("http.builtin" in w for w in r["why"])
        r = asked("PUT", "/rests/12", status=1)
        assert (r["status"], r["allow"]) == (405, "GET, HEAD, OPTIONS")
        r = asked("options", "/rests/12")
        assert (r["status"], r["allow"], r["result"]) == (200, "GET, HEAD, OPTIONS", "the verbs of the path")
        r = asked("/demo/args")
        assert r["handler"] == "App\\Controllers\\Demo::actionArgs" and r["why"][-1].startswith("by name: controller Demo with actionArgs"), r
        assert asked("/any/你好")["params"] == {"x": "你好"}
        for path in "/nope", "/batch/run", "/demo/nope", "/missing.txt":
            assert asked(path, status=1)["status"] == 404, path
        assert asked("/letters.txt", "--host", "localhost")["result"] == "a file"
        assert asked("/letters.txt", "--host=elsewhere", status=1)["status"] == 403
        assert asked("/")["result"] == "the index page"
        r = asked("/broken", status=1)
        assert r["status"] == 500 and "ParseError" in r["why"][-1]
        text = a.run("GET", "/welcome")
        assert text.startswith("GET /welcome: 200 App\\Controllers\\Welcome::actionIndex\n"), text


def test_usage():
    with App() as a:
        assert a.run("--help").startswith("usage: php ")
        assert "routes" in a.run(verb="--help")
        for words in ["--bogus"], ["GET", "/a", "/b"], ["GET", "POST"], ["--method"]:
            a.run(*words, status=2)
        assert a.spec.output() == "", "nothing was started"


def test_wrong_rules_and_own_routers():
    with App({"server": {"route_tool": "RestRoute"}, "rest": {"route": {"rules": {"GET <": "x"}}}}) as a:
        a.run(status=1)
    with App({"http": {}}) as a:
        assert "rest.route.rules" not in a.run()
