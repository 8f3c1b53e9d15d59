"""PG\\MSF\\Rest\\Controller and the answers of exceptions: spec 03, 4.1 and 8.2."""

import json

from specapp.spec import Spec

CONTROLLER = """<?php
namespace App\\Controllers;

use PG\\MSF\\Route\\HttpException;

class Thing extends \\PG\\MSF\\%s
{
    public function actionVerb() { $this->outputJson([$this->verb, $this->getIsGet(), $this->getIsPost(), $this->getIsPut(), $this->getIsPatch(), $this->getIsDelete(), $this->getIsHead(), $this->getIsOptions()]); }
    public function actionAll() { $this->outputJson(['a' => 1], 'ignored'); }
    public function actionFail() { $this->outputJson(['a' => 1], 'No such thing', 404); }
    public function actionQuiet() { $this->outputJson(['a' => 1], '', 201); }
    public function actionOptions() { $this->outputOptions(['GET', 'PATCH']); }
    public function actionThrow() { throw new \\RuntimeException('secret', 404); }
    public function actionGone() { throw new HttpException(410); }
    public function actionConflict() { yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(1); throw new HttpException(409, 'Twice <b>', new \\RuntimeException('why'), ['X-Why' => 'that', 'Retry-After' => 5, "Bad\\nName" => 'x']); }
    public function actionBusy() { throw new HttpException(503, 'Later', null, ['Retry-After' => '9']); }
    public function actionWrong() { new HttpException(200); }
    public function actionMine() { throw new class(418, 'mine') extends HttpException { public function __construct($status, $text) { parent::__construct(422, $text); } }; }
    public function actionGet() { $e = new HttpException(404, 'x', null, ['A' => 'b']); $this->outputJson([$e->getStatus(), $e->getCode(), $e->getMessage(), $e->getHeaders(), $e->getPrevious()]); }
    public function actionDefaults() { $this->outputJson([$this->collectionOptions, $this->resourceOptions]); $this->collectionOptions[] = 'CHANGED'; $this->verb = 'CHANGED'; }
}
"""


def thing(base="Rest\\Controller"):
    s = Spec(start=False)
    with open(s.dir + "/Thing.php", "w") as f:
        f.write(CONTROLLER % base)
    s.write_config("<?php spl_autoload_register(function ($class) { if ($class === 'App\\Controllers\\Thing') { require '%s/Thing.php'; } }); return [];" % s.dir, "load.php")
    return s.start()


def test_verbs():
    with thing() as s:
        verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
        for i, verb in enumerate(verbs):
            if verb != "HEAD":
                expected = [verb] + [v == verb for v in verbs]
                assert json.loads(s.fetch("/thing/verb", verb).text) == expected
        assert json.loads(s.fetch("/thing/verb", "POST", headers={"X-HTTP-Method-Override": "patch"}, body="").text)[0] == "PATCH"
        for _ in range(2):  # properties are reset
            assert json.loads(s.get("/thing/defaults").text) == [["GET", "POST", "HEAD", "OPTIONS"], ["GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]]


def test_output_json():
    with thing() as s:
        for path, status, text in ("all", 200, '{"a":1}'), ("fail", 404, '{"message":"No such thing"}'), ("quiet", 201, '{"a":1}'):
            r = s.get("/thing/" + path)
            assert (r.status, r.text, r.header("Content-Type")) == (status, text, "application/json; charset=UTF-8"), r


def test_output_options():
    with thing() as s:
        for verb, status in ("OPTIONS", 200), ("GET", 405), ("POST", 405):
            r = s.fetch("/thing/options", verb)
            assert (r.status, r.text, r.header("Allow"), r.header("Content-Type")) == (status, "", "GET, PATCH", "application/json; charset=UTF-8"), r.raw_head


def test_exceptions():
    def check(base, form):
        with thing(base) as s:
            for path, status, message in [
                ("throw", 500, "Internal Server Error"),  # a code is no status
                ("gone", 410, "Gone"),
                ("conflict", 409, "Twice <b>"),
                ("busy", 503, "Later"),
                ("wrong", 500, "Internal Server Error"),
                ("mine", 422, "mine"),
            ]:
                r = s.get("/thing/" + path)
                assert (r.status, r.text) == (status, form(message)), "%s: %r" % (path, r)
                assert "http-code=%d" % status in s.line("notice", "logid:%s]" % r.header("X-Ngx-Logid"))
                line = s.line("application", "logid:%s]" % r.header("X-Ngx-Logid"))
                assert ("Thing.php" in line) == (status >= 500), line
            r = s.get("/thing/conflict")
            assert (r.header("X-Why"), r.header("Retry-After")) == ("that", "5"), r.raw_head
            assert s.get("/thing/busy").header("Retry-After") == "9"
            assert json.loads(s.get("/thing/get").text) == [404, 404, "x", {"A": "b"}, None]
    check("Rest\\Controller", lambda m: json.dumps({"message": m}, separators=(",", ":")).replace("/", "\\/"))
    check("Controllers\\Controller", lambda m: m)
