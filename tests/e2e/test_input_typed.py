"""Input::getInt() and the like, accepts(), bearerToken(), basicAuth(), getHost(), isSecure()."""

import base64
import json

from specapp.spec import Spec

JSON = {"Content-Type": "application/json"}


def test_values_by_type():
    with Spec() as s:
        def value(call, query="", **more):
            return s.value("$in->" + call, query, **more)

        def wrong(call, message, query="", **more):
            r = s.run("$this->outputJson($in->%s);" % call, query, **more)
            assert (r.status, r.text) == (400, message), "%s %s: %r %s" % (call, query, r, r.text)
        assert value("getInt('n')", "?n=-12") == -12
        assert value("getInt('n', 7)") == 7 and value("getInt('n', null)") is None and value("getInt('n', 0, 1)") == 0
        assert value("getInt('n', 1, 1, 5)", "?n=5") == 5
        wrong("getInt('n')", "n: is required")
        for text in "", "12a", "%2012", "1.5", "0x1", "1e3":
            wrong("getInt('n', 3)", "n: must be an integer", "?n=" + text)
        wrong("getInt('n')", "n: is out of the range of integers", "?n=99999999999999999999")
        wrong("getInt('n')", "n: must be an integer", "?n[]=1")
        wrong("getInt('n', 0, 1)", "n: must be at least 1", "?n=0")
        wrong("getInt('n', 0, null, 5)", "n: must be at most 5", "?n=6")
        assert value("getFloat('f')", "?f=1.5e1") == 15 and value("getFloat('f', 2.5)") == 2.5
        wrong("getFloat('f')", "f: must be a number", "?f=x")
        for text, want in ("true", True), ("1", True), ("on", True), ("0", False), ("false", False), ("off", False):
            assert value("getBool('b')", "?b=" + text) is want
        wrong("getBool('b')", "b: must be true or false", "?b=maybe")
        assert value("getBool('b', false)") is False
        assert value("getString('s')", "?s=%C3%A4") == "\u00e4" and value("getString('s', 'd')") == "d" and value("getString('s')", "?s=") == ""
        wrong("getString('s')", "s: must be UTF-8 text", "?s=%FF")
        wrong("getString('s')", "s: must be a string", "?s[]=1")
        assert value("getOneOf('o', ['a', 'b'])", "?o=b") == "b" and value("getOneOf('o', ['a'], 'z')") == "z"
        wrong("getOneOf('o', ['a', 'b'])", "o: must be one of a, b", "?o=c")
        wrong("getOneOf('o', ['a'])", "o: is required")
        # the query first, then the form, then JSON
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        assert value("getInt('n')", "?n=1", method="POST", headers=form, body="n=2") == 1
        assert value("getInt('n')", method="POST", headers=form, body="n=2") == 2
        body = json.dumps({"n": 3, "u": {"age": 4, "s": "x", "b": True}, "z": None, "f": 2.0, "t": "5"})
        assert value("getInt('n')", method="POST", headers=JSON, body=body) == 3
        assert value("getInt('u.age')", method="POST", headers=JSON, body=body) == 4
        assert value("getInt('f')", method="POST", headers=JSON, body=body) == 2
        assert value("getBool('u.b')", method="POST", headers=JSON, body=body) is True
        assert value("getInt('z', 9)", method="POST", headers=JSON, body=body) == 9
        wrong("getInt('t')", "t: must be an integer", method="POST", headers=JSON, body=body)
        wrong("getInt('n')", "n: is required", method="POST", headers=JSON, body="{broken")


def test_negotiation():
    with Spec() as s:
        def best(accept, *types):
            return s.value("$in->accepts(%s)" % json.dumps(list(types)), headers={"Accept": accept} if accept is not None else {})
        assert best(None, "text/html", "application/json") == "text/html"
        assert best("application/json", "text/html", "application/json") == "application/json"
        assert best("text/html;q=0.5, application/json;q=0.9", "text/html", "application/json") == "application/json"
        assert best("text/*, */*;q=0.1", "application/json", "text/csv") == "text/csv"
        assert best("text/html;q=0, */*", "text/html", "text/plain") == "text/plain"
        assert best("image/png", "text/html") is None
        assert best("*/*;q=0", "text/html") is None
        assert best("text/html;level=1;q=0.2, Text/Plain", "text/html", "text/plain") == "text/plain"
        assert best(",,;q=1,", "text/html") is None
        assert s.thrown("$in->accepts([1])")[0] == "TypeError"


def test_who_asks():
    with Spec() as s:
        assert s.value("$in->bearerToken()", headers={"Authorization": "bearer  abc.def"}) == "abc.def"
        for other in "Basic abc", "Bearer", "Bearer ", "Bearer a b", "Bearerabc":
            assert s.value("$in->bearerToken()", headers={"Authorization": other}) is None, other
        pair = base64.b64encode("Ann:a:b\u00e4".encode()).decode()
        assert s.value("$in->basicAuth()", headers={"Authorization": "Basic " + pair}) == ["Ann", "a:b\u00e4"]
        for other in "Basic !!!", "Basic " + base64.b64encode(b"none").decode(), "Bearer " + pair:
            assert s.value("$in->basicAuth()", headers={"Authorization": other}) is None, other
        assert s.value("[$in->bearerToken(), $in->basicAuth(), $in->isSecure()]", headers={"X-Forwarded-Proto": "https"}) == [None, None, False]
        assert s.value("$in->getHost()", headers={"Host": "Shop.Example:8000"}) == "shop.example:8000"
    with Spec({"http_server": {"trusted_proxies": ["127.0.0.0/8"]}}) as s:
        assert s.value("$in->isSecure()", headers={"X-Forwarded-Proto": "https"}) is True
        assert s.value("$in->isSecure()", headers={"X-Forwarded-Proto": "https, http"}) is False
