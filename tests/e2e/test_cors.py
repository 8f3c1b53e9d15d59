"""Cross-origin requests: http.cors.*, and the rules of cookies."""

from specapp.spec import Spec

A = "https://a.example"


def names(r):
    return {k: r.header("Access-Control-" + k) for k in ("Allow-Origin", "Allow-Credentials", "Allow-Methods", "Allow-Headers", "Max-Age", "Expose-Headers")
            if r.header("Access-Control-" + k) is not None}


def preflight(s, origin, path="/Run/Code"):
    return s.fetch(path, "OPTIONS", headers={"Origin": origin, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-a, x-b"})


def test_off_by_default():
    with Spec() as s:
        r = s.run("$this->output('x');", headers={"Origin": A})
        assert names(r) == {} and r.header("Vary") is None
        assert names(preflight(s, A)) == {}


def test_named_origins():
    with Spec({"http": {"cors": {"origins": [A, "https://*.b.example", "http://c.example:81"], "credentials": True, "expose": ["X-Total"], "max_age": 5}}}) as s:
        for origin in A, "https://x.b.example", "https://y.x.b.example", "http://c.example:81", "HTTPS://A.example":
            r = s.run("$this->output('x');", headers={"Origin": origin})
            assert (r.text, r.header("Vary")) == ("x", "Origin") and names(r) == {"Allow-Origin": origin, "Allow-Credentials": "true", "Expose-Headers": "X-Total"}, r.raw_head
            r = preflight(s, origin, "/nowhere")
            assert (r.status, r.body, r.header("Vary")) == (204, b"", "Origin")
            assert names(r) == {"Allow-Origin": origin, "Allow-Credentials": "true", "Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
                                "Allow-Headers": "Content-Type, Authorization, X-Requested-With", "Max-Age": "5"}, r.raw_head
        for origin in "https://b.example", "https://xb.example", "http://a.example", "https://a.example:444", "https://a.example.evil", "null", "http://c.example", "https://.b.example/":
            r = s.run("$this->output('x');", headers={"Origin": origin})
            assert r.text == "x" and names(r) == {} and r.header("Vary") == "Origin", origin
            r = preflight(s, origin)
            assert r.status == 403 and names(r) == {} and "http.cors.origins" in r.text, r
        r = s.run("$this->output('x');")
        assert names(r) == {} and r.header("Vary") == "Origin"
        r = s.run("throw new \\Exception('x');", headers={"Origin": A})
        assert r.status == 500 and names(r)["Allow-Origin"] == A, "pages can read errors, too"
        assert names(s.fetch("/nowhere", headers={"Origin": A}))["Allow-Origin"] == A
        r = s.run("$this->output(str_repeat('x', 1000));", headers={"Origin": A, "Accept-Encoding": "gzip"})
        assert r.header("Vary") == "Origin, Accept-Encoding", r.raw_head


def test_everybody():
    with Spec({"http": {"cors": {"origins": ["*"], "methods": ["GET"], "headers": ["*"]}}}) as s:
        r = s.run("$this->output('x');", headers={"Origin": A})
        assert names(r) == {"Allow-Origin": "*"} and r.header("Vary") is None
        r = preflight(s, A)
        assert names(r) == {"Allow-Origin": "*", "Allow-Methods": "GET", "Allow-Headers": "x-a, x-b", "Max-Age": "600"}
        assert s.fetch("/Run/Code", "OPTIONS", headers={"Origin": A}).status != 204, "no preflight without the method that is meant"


def test_wrong_configuration():
    for cors, text in [({"origins": ["*"], "credentials": True}, "http.cors.credentials"), ({"origins": ["a.example"]}, "http.cors.origins"),
                       ({"origins": [A + "/"]}, "http.cors.origins"), ({"origins": [A], "methods": ["GET,PUT"]}, "http.cors.methods"),
                       ({"origins": [A], "max_age": -1}, "http.cors.max_age")]:
        with Spec({"http": {"cors": cors}}, start=False) as s:
            s.start(wait=False)
            s.wait_end()
            assert text in s.output(), "%r: %s" % (cors, s.output())


def test_cookie_rules():
    with Spec() as s:
        def cookie(args):
            r = s.run("$out->setCookie(%s)->end();" % args)
            assert r.status == 200, r
            return r.header("Set-Cookie")
        assert cookie("'__Host-a', 'v', ['secure' => true]") == "__Host-a=v; path=/; secure"
        assert cookie("'__Secure-a', 'v', ['secure' => true, 'path' => '/x', 'domain' => 'a.b']") == "__Secure-a=v; path=/x; domain=a.b; secure"
        assert cookie("'a', 'v', ['samesite' => 'None', 'secure' => true, 'partitioned' => true]") == "a=v; path=/; secure; SameSite=None; Partitioned"
        assert cookie("'a', 'v', ['max-age' => 60]") == "a=v; Max-Age=60; path=/"
        for args, text in [("'__Host-a', 'v'", "secure"), ("'__host-a', 'v', ['secure' => true, 'path' => '/x']", "path"),
                           ("'__Host-a', 'v', ['secure' => true, 'domain' => 'a.b']", "domain"), ("'__Secure-a', 'v'", "secure"),
                           ("'a', 'v', ['samesite' => 'None']", "secure"), ("'a', 'v', ['samesite' => 'Maybe']", "SameSite"),
                           ("'a', 'v', ['partitioned' => true]", "secure"), ("'a', str_repeat('x', 4096)", "4096")]:
            got = s.thrown("$out->setCookie(%s)" % args)
            assert got and got[0] == "PG\\MSF\\Base\\Exception" and text in got[1], "%s: %r" % (args, got)
        got = s.thrown("for ($i = 0; $i < 100; $i++) { $out->setCookie('c' . $i, str_repeat('x', 1000)); }")
        assert "does not fit any more" in got[1], got
