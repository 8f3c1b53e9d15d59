"""What an application may override on its server class: onRequest() with the low-level request and response."""

import gzip
import json
import os
import re
import shutil
import signal

from case import case
from server import SLOW, Server, alive, descriptors, rss_kib
from wire import Closed, eventually

SERVER = r"""<?php
namespace App;

use PG\MSF\Coroutine\Sleep;
use PG\MSF\Request\HttpRequest;

class AppServer extends \PG\MSF\MSFServer
{
    public static $seen = [];

    public function onRequest($request, $response)
    {
        $path = $request->server['path_info'];
        $name = 'case' . ucfirst(ltrim(strtok(substr($path, 1), '/'), '/'));
        if (method_exists($this, $name)) {
            return $this->$name($request, $response);
        }
        parent::onRequest($request, $response);
    }

    private function caseAnswer($request, $response)
    {
        $r = [$response->header('x-mIXED-case', '1'), $response->header('X-Mixed-Case', '2'), $response->status(201), $response->cookie('a', 'b c', 0, '/p', '', true, true, 'Lax'),
              $response->cookie('d', 'e')];
        $response->header('Content-Type', 'application/json');
        $response->end(json_encode([$r, get_class($request), get_class($response), $request->fd === $response->fd && $request->fd > 2, $request->server['request_method'], $request->get,
                                    $request->post, $request->cookie, $request->files, $request->rawContent(), $request->header['x-in'] ?? null]));
    }

    private function caseTwice($request, $response)
    {
        $errors = [];
        set_error_handler(function ($level, $text) use (&$errors) {
            $errors[] = $text;
            return true;
        });
        self::$seen = [$response->end('first'), $response->end('second'), $response->write('third'), $response->header('X-Late', '1'), $response->status(500), $response->sendfile(__FILE__),
                       $response->cookie('x', 'y'), $response->gzip()];
        self::$seen[] = array_count_values($errors);
        restore_error_handler();
    }

    private function caseSeen($request, $response)
    {
        $response->end(json_encode(self::$seen));
    }

    private function caseNothing($request, $response)
    {
    }

    private function caseThrow($request, $response)
    {
        throw new \LogicException('from the hook');
    }

    private function caseExit($request, $response)
    {
        exit('never shown');
    }

    private function caseWait($request, $response)
    {
        (new Sleep())->goSleep(20)->await();
        $response->end('waited');
    }

    private function caseYield($request, $response)
    {
        $generator = (function () use ($request, $response) {
            yield (new Sleep())->goSleep(20);
            if (isset($request->get['throw'])) {
                throw new \LogicException('from the generator');
            }
            $response->end('yielded');
        })();
        return $generator;
    }

    private function caseCode($request, $response)
    {
        $response->status((int)$request->get['c']);
        $response->header('Content-Length', '1');
        $response->end($request->get['b'] ?? 'body');
    }

    private function caseInject($request, $response)
    {
        try {
            $response->header('X-A', "1\r\nX-B: 2");
        } catch (\PG\MSF\Base\Exception $e) {
            $response->end($e->getMessage());
        }
    }

    private function caseZip($request, $response)
    {
        $response->gzip((int)($request->get['l'] ?? 5));
        $response->header('Content-Type', 'text/plain');
        $response->end(str_repeat('z', (int)($request->get['n'] ?? 100000)));
    }

    private function caseStream($request, $response)
    {
        for ($i = 0; $i < (int)$request->get['n']; $i++) {
            if (!$response->write(str_repeat(chr(97 + $i % 26), (int)$request->get['size']))) {
                return;
            }
        }
        if (!isset($request->get['open'])) {
            $response->end('.');
        }
    }

    private function caseFile($request, $response)
    {
        $sent = @$response->sendfile($request->get['f']);
        if (!$sent) {
            $response->status(404);
            $response->end('no such file');
        }
    }

    private function caseBelow($request, $response)
    {
        self::$seen = [$this->sendFile($request->get['f'], $request, $response)];
    }

    private function caseHelp($request, $response)
    {
        $response->end(json_encode([$this->genLogId($request), static::getRemoteAddr($request)]));
    }

    private function caseClose($request, $response)
    {
        self::$seen = [$this->close(-1), $this->close(100000), $this->server->close($request->fd)];
    }

    private function caseChange($request, $response)
    {
        $request->get = ['changed' => 'yes'];
        $request->post = ['p' => '1'];
        $request->cookie = ['name' => 'chocolate'];
        $request->server['path_info'] = '/Test/' . substr($request->server['path_info'], strlen('/Change/'));
        parent::onRequest($request, $response);
    }

    private function caseBad($request, $response)
    {
        $request->server['path_info'] = 'no-slash';
        try {
            parent::onRequest($request, $response);
        } catch (\PG\MSF\Base\Exception $e) {
            $response->end($e->getMessage());
        }
    }

    /** What happens behind parent::onRequest() comes after the action, whatever kind that is. */
    private function caseAround($request, $response)
    {
        $request->server['path_info'] = '/Test/' . substr($request->server['path_info'], strlen('/Around/'));
        $start = hrtime(true);
        parent::onRequest($request, $response);
        self::$seen = [(hrtime(true) - $start) / 1e6 >= (int)($request->get['ms'] ?? 0), @$response->end('late')];
        try {
            parent::onRequest($request, $response);
        } catch (\PG\MSF\Base\Exception $e) {
            self::$seen[] = $e->getMessage();
        }
        if (isset($request->get['then'])) {
            throw new \LogicException('behind the action');
        }
    }

    private function caseInner($request, $response)
    {
        $request->server['path_info'] = '/Test/Yield';
        $run = function () use ($request, $response) {
            yield (new Sleep())->goSleep(5);
            parent::onRequest($request, $response);
            yield (new Sleep())->goSleep(5);
            self::$seen = ['after'];
        };
        return $run();
    }

    private function caseStranger($request, $response)
    {
        $text = \PG\MSF\await(\PG\MSF\go(function () use ($request, $response) {
            try {
                parent::onRequest($request, $response);
            } catch (\PG\MSF\Base\Exception $e) {
                return $e->getMessage();
            }
        }));
        $response->end($text);
    }

    private function caseEarly($request, $response)
    {
        $response->end('early');
        $request->server['path_info'] = '/Test/Hello';
        parent::onRequest($request, $response);
    }

    private function caseSlow($request, $response)
    {
        (new Sleep())->goSleep(60000)->await();
    }
}
"""


def hooked(**more):
    s = Server(start=False, **more)
    try:
        shutil.copytree(s.app, s.dir + "/app")
        s.app, s.script = s.dir + "/app", s.dir + "/app/server.php"
        with open(s.app + "/app/AppServer.php", "w") as f:
            f.write(SERVER)
        s.start()
    except BaseException:
        s.end()
        raise
    return s


def seen(s):
    return json.loads(s.get("/Seen").body)


def test_an_override_answers():
    with hooked() as s, s.connect() as c:
        body = b"k=v&l[]=1"
        r = c.request("POST", "/Answer?q=1", headers=[("X-In", "7"), ("Cookie", "n=1"), ("Content-Type", "application/x-www-form-urlencoded")], body=body)
        assert r.status == 201 and r.all("X-Mixed-Case") == ["2"] and "X-Mixed-Case: 2" in str(r.raw_head), r.raw_head
        assert [v.lower() for v in r.all("Set-Cookie")] == ["a=b%20c; path=/p; secure; httponly; samesite=lax", "d=e; path=/"], r.all("Set-Cookie")
        assert r.header("Content-Type") == "application/json" and r.header("Server") == "msf" and r.header("Date")
        assert json.loads(r.body) == [[True] * 5, "PG\\MSF\\Request\\HttpRequest", "PG\\MSF\\Request\\HttpResponse", True, "POST", {"q": "1"}, {"k": "v", "l": ["1"]}, {"n": "1"}, None,
                                      body.decode(), "7"], r.body
        line = eventually(lambda: re.search(r".*/Answer.*", s.log("notice")))
        assert "http-code=201" in line.group(0) and "content-length=" in line.group(0), line.group(0)
        r = c.get("/Answer")
        assert json.loads(r.body)[5:8] == [None, None, None]


def test_the_rest_goes_its_way():
    with hooked() as s, s.connect() as c:
        assert json.loads(c.get("/Test/Hello").body) == {"hello": "world"}
        assert c.get("/Test/Yield?ms=5").body == b'{"waited":5}' and c.get("/Test/Await?ms=5").body == b'{"waited":5}'
        assert c.get("/letters.txt").status == 200 and c.get("/").status == 200 and c.get("/Nope").status == 404
        assert c.get("/Test/Throw").status == 500 and c.get("/Test/Stream?n=3&size=2").body == b"aabbcc"
        assert c.request("POST", "/Test/Echo", body=b"x" * 100000).status == 200


def test_second_answers_are_ignored():
    with hooked() as s, s.connect() as c:
        assert c.get("/Twice").body == b"first" and c.get("/Test/Hello").status == 200
        assert seen(s) == [True] + [False] * 7 + [{"The request has been answered already": 7}], seen(s)


def test_no_answer():
    with hooked() as s, s.connect() as c:
        r = c.get("/Nothing")
        assert (r.status, r.body) == (501, b"Not Implemented") and r.header("X-Ngx-Logid")
        for path, text in (("/Throw", "from the hook"), ("/Yield?throw=1", "from the generator")):
            r = c.get(path)
            assert (r.status, r.body) == (500, b"Internal Server Error"), r
            eventually(lambda: text in s.log("application"))
        r = c.get("/Exit")
        assert (r.status, r.body) == (200, b""), r
        assert len(s.workers()) == 1


def test_an_override_may_wait():
    with hooked() as s:
        both = [s.connect(), s.connect()]
        for path, body in (("/Wait", b"waited"), ("/Yield", b"yielded")):
            for c in both:
                c.send_request(path=path)
            assert [c.read_response().body for c in both] == [body] * 2


def test_bodies_that_must_not_be():
    with hooked() as s, s.connect() as c:
        c.send_request("HEAD", "/Code?c=200&b=12345")
        r = c.read_response("HEAD")
        assert r.header("Content-Length") == "5"
        r = c.get("/Code?c=204")
        assert r.status == 204 and r.body == b"" and r.header("Content-Length") is None, r.raw_head
        assert c.get("/Code?c=777").status == 200 and c.get("/Code?c=100").status == 200 and c.get("/Code?c=418").status in (200, 418)
        assert c.get("/Code?c=503").reason == "Service Unavailable"
        r = c.get("/Inject")
        assert b"may not contain line breaks" in r.body and r.header("X-B") is None


def test_compression():
    with hooked() as s, s.connect() as c:
        r = c.get("/Zip", headers=[("Accept-Encoding", "gzip")])
        assert r.header("Content-Encoding") == "gzip" and gzip.decompress(r.body) == b"z" * 100000
        r = c.get("/Zip")
        assert r.header("Content-Encoding") is None and r.body == b"z" * 100000 and "Accept-Encoding" in r.header("Vary", "")
        assert c.get("/Zip?n=0", headers=[("Accept-Encoding", "gzip")]).header("Content-Encoding") is None
        assert c.get("/Zip?l=10").status == 500


@case(seconds=90)
def test_streams():
    with hooked() as s, s.connect() as c:
        r = c.get("/Stream?n=3&size=4")
        assert r.body == b"aaaabbbbcccc." and r.header("Transfer-Encoding") == "chunked", r
        assert c.get("/Stream?n=3&size=4&open=1").body == b"aaaabbbbcccc", "what is left open ends with the override"
        assert c.get("/Test/Hello").status == 200
        r = c.get("/Stream?n=300&size=65536")
        assert len(r.body) == 300 * 65536 + 1, "more than the connection may hold: it waits"


def test_files():
    with hooked() as s, s.connect() as c:
        letters = s.app + "/www/letters.txt"
        with open(letters, "rb") as f:
            content = f.read()
        r = c.get("/File?f=" + letters)
        assert r.status == 200 and r.body == content and r.header("Content-Type").startswith("text/plain") and r.header("Etag"), r.raw_head
        assert c.get("/File?f=" + letters, headers=[("If-None-Match", r.header("Etag"))]).status == 304
        assert c.get("/File?f=" + letters, headers=[("Range", "bytes=1-3")]).body == content[1:4]
        for bad in (s.app + "/nope", s.app, "/dev/null"):
            assert c.get("/File?f=" + bad).status == 404, bad
        fifo = s.dir + "/fifo"
        os.mkfifo(fifo)
        assert c.get("/File?f=" + fifo).status == 404
        for f, code in ((letters, 200), (s.app + "/www/nope.txt", 404), (s.app + "/server.php", 403), (s.app + "/www/../server.php", 403), ("", 200)):
            r = c.get("/Below?f=" + f)
            assert (r.status, seen(s)) == (code, [code]), (f, r)
            assert r.header("X-Ngx-Logid")
        assert c.get("/Below?f=" + letters).body == content and b"<html" in c.get("/Below?f=").body.lower()


def test_helpers():
    with hooked(config={"http_server": {"trusted_proxies": ["127.0.0.1"]}}) as s, s.connect() as c:
        own, address = json.loads(c.get("/Help", headers=[("X-Ngx-LogId", "0123456789abcdef01234567"), ("X-Forwarded-For", "10.9.8.7, 127.0.0.1")]).body)
        assert own == "0123456789abcdef01234567" and address == "10.9.8.7", (own, address)
        new, address = json.loads(c.get("/Help", headers=[("X-Real-IP", "1.2.3.4")]).body)
        assert re.fullmatch(r"[0-9a-f]{24}", new) and address == "1.2.3.4", (new, address)
    with hooked() as s:
        assert json.loads(s.get("/Help", headers=[("X-Forwarded-For", "10.9.8.7")]).body)[1] == "127.0.0.1"


def test_closing_a_connection():
    with hooked() as s, s.connect() as c:
        c.send_request(path="/Close")
        try:
            c.read_response()
            raise AssertionError("the connection is closed")
        except (Closed, ConnectionError):
            pass
        assert seen(s) == [False, False, True]


def test_changes_reach_the_action():
    with hooked() as s, s.connect() as c:
        r = json.loads(c.request("POST", "/Change/Echo?old=1", headers=[("Content-Type", "application/x-www-form-urlencoded")], body=b"p=0").body)
        assert r["get"] == {"changed": "yes"} and r["post"] == {"p": "1"} and r["uri"] == "/Change/Echo", r
        assert c.get("/Change/Cookie", headers=[("Cookie", "name=plain")]).body == b"chocolate"
        assert c.get("/Change/Nope").status == 404
        assert b"must begin with a slash" in c.get("/Bad").body


def test_code_behind_the_parent():
    twice = "onRequest(): the framework has dispatched this request already"
    with hooked() as s, s.connect() as c:
        for path in ("Hello", "Yield?ms=30", "Await?ms=30"):
            assert c.get("/Around/" + path).status == 200
            assert seen(s) == [True, False, twice], (path, seen(s))
        assert c.get("/Around/Throw").status == 500 and seen(s) == [True, False, twice]
        assert c.get("/Around/Hello?then=1").status == 200, "the action has answered"
        eventually(lambda: "behind the action" in s.log("application"))
        assert c.get("/Inner").body == b'{"waited":20}'
        eventually(lambda: seen(s) == ["after"])
        assert b"belongs to another coroutine" in c.get("/Stranger").body
        assert c.get("/Early").body == b"early" and c.get("/Test/Hello").status == 200


def test_a_client_that_goes_and_a_stop():
    with hooked() as s:
        with s.connect() as c:
            c.send_request(path="/Slow")
            eventually(lambda: re.search(r'"in_flight":1,', s.verb("status", "--json")))
        eventually(lambda: re.search(r'"in_flight":0,', s.verb("status", "--json")), 20 * SLOW, "cancelled with its client")
        with s.connect() as c:
            c.send_request(path="/Around/Yield?ms=300")
            eventually(lambda: re.search(r'"in_flight":1,', s.verb("status", "--json")))
            pid = s.workers()[0]
            s.process.send_signal(signal.SIGTERM)
            assert c.read_response().body == b'{"waited":300}', "a stop waits for it"
            assert s.wait_end() == 0 and not alive(pid)


@case(seconds=600, long=True)
def test_memory_stays_flat():
    for path in ("/Answer?x=1", "/Around/Hello", "/Around/Yield?ms=1", "/Throw"):
        with hooked() as s:
            load = lambda n: s.load(path, connections=50, requests=n)
            load(20000)
            pid = s.workers()[0]
            before, files = rss_kib(pid), descriptors(pid)
            load(100000)
            after = rss_kib(pid)
            assert pid in s.workers() and after - before < 1024 * SLOW, "%s: %d KiB" % (path, after - before)
            assert descriptors(pid) <= files, "%d descriptors, before %d" % (descriptors(pid), files)
