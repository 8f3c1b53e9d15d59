"""Attribute routes: how parameters of actions are filled from a request, and what is said when they cannot be."""

import json

from case import case
from server import ROOT, Server

APP = ROOT + "/tests/e2e/attrapp"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}


def ok(r, status=200):
    assert r.status == status, (r.status, r.body)
    return json.loads(r.body)


def wrong(r):
    """field -> (in, message) of a 400."""
    assert r.status == 400 and r.header("Content-Type").startswith("application/json"), (r.status, r.headers, r.body)
    body = json.loads(r.body)
    assert body["message"] == "Invalid request" and list(body) == ["message", "errors"], body
    assert all(list(e) == ["field", "in", "message"] for e in body["errors"]), body
    return {e["field"]: (e["in"], e["message"]) for e in body["errors"]}


def post(s, path, value, method="POST", **more):
    return s.fetch(path, method, headers=dict(JSON, **more), body=json.dumps(value))


@case()
def test_integers_of_the_path():
    with Server(app=APP) as s:
        for text, value in [("5", 5), ("0", 0), ("-7", -7), ("-0", 0), ("%35", 5), ("9223372036854775807", 2**63 - 1), ("-9223372036854775808", -2**63)]:
            assert ok(s.get("/bind/int/" + text)) == value, text
        for text in ["12abc", "+5", "007", "1.0", "1e3", "0x1f", "-", "%205", "5%20", "true", "%D9%A3"]:
            assert wrong(s.get("/bind/int/" + text)) == {"n": ("path", "must be an integer")}, text
        for text in ["9223372036854775808", "-9223372036854775809", "1" * 100]:
            assert wrong(s.get("/bind/int/" + text)) == {"n": ("path", "is out of the range of integers")}, text


@case()
def test_types_of_the_query_string():
    defaults = {"i": 1, "f": 1.5, "b": False, "s": "none", "n": None, "x": 0, "a": [], "m": None, "u": "u"}
    with Server(app=APP) as s:
        def get(query):
            return ok(s.get("/bind/types" + query))
        assert get("") == defaults
        for query, name, value in [
                ("i=42", "i", 42), ("f=2", "f", 2.0), ("f=-0.5e3", "f", -500.0), ("b=true", "b", True), ("b=1", "b", True), ("b=on", "b", True),
                ("b=off", "b", False), ("b=0", "b", False), ("s=", "s", ""), ("s=a%20b", "s", "a b"), ("s=%E4%BD%A0", "s", "你"), ("n=3", "n", 3),
                ("n=", "n", None), ("i=", "i", 1), ("x=3", "x", 3), ("x=3.5", "x", 3.5), ("x=99999999999999999999", "x", 1e20), ("a[]=1&a[]=2", "a", ["1", "2"]),
                ("a[k]=v", "a", {"k": "v"}), ("m=5", "m", "5"), ("m[]=5", "m", ["5"]), ("u=x", "u", "x")]:
            got = get("?" + query)
            assert got == dict(defaults, **{name: value}) and type(got[name]) in (type(value), int), (query, got)
        for query, message in [
                ("i=x", "must be an integer"), ("i[]=1", "must be an integer"), ("f=x", "must be a number"), ("f=1.", "must be a number"), ("f=.5", "must be a number"),
                ("f=inf", "must be a number"), ("f=1e999", "must be a number"), ("f=nan", "must be a number"), ("f=" + "1" * 200, "must be a number"),
                ("b=yes", "must be true or false"), ("b=TRUE", "must be true or false"), ("s[]=a", "must be a string"), ("s=%ff", "must be UTF-8 text"),
                ("a=1", "must be an array"), ("a[k][]=%ff", "must be UTF-8 text"), ("m=%ff", "must be UTF-8 text"), ("x=y", "must be a number")]:
            assert wrong(s.get("/bind/types?" + query)) == {query[0]: ("query", message)}, query
        assert set(wrong(s.get("/bind/types?i=x&f=x&b=x&s=fine"))) == {"i", "f", "b"}, "all at once"


@case()
def test_json_has_types():
    with Server(app=APP) as s:
        defaults = {"i": 1, "f": 1.5, "b": False, "s": "none", "n": None, "x": 0, "a": [], "m": None}
        for method in ("POST", "PUT", "PATCH"):
            assert ok(post(s, "/bind/types", {}, method)) == defaults
        for name, value in [("i", 5), ("f", 2.25), ("b", True), ("s", "ä"), ("s", ""), ("n", None), ("n", 4), ("x", 2), ("x", 0.5), ("a", [1, "2"]), ("a", {"k": [1]}), ("m", {"a": 1})]:
            assert ok(post(s, "/bind/types", {name: value})) == dict(defaults, **{name: value}), name
        assert ok(post(s, "/bind/types", {"i": 3.0, "f": 3})) == dict(defaults, i=3, f=3.0)
        for name, value, message in [
                ("i", "5", "must be an integer"), ("i", 1.5, "must be an integer"), ("i", True, "must be an integer"), ("i", None, "must be an integer"),
                ("i", [], "must be an integer"), ("i", 2**63, "is out of the range of integers"), ("i", 1e300, "is out of the range of integers"),
                ("f", "1.5", "must be a number"), ("b", 1, "must be true or false"), ("b", "true", "must be true or false"), ("s", 5, "must be a string"),
                ("s", None, "must be a string"), ("a", "x", "must be an array"), ("x", "3", "must be a number"), ("n", "", "must be an integer")]:
            assert wrong(post(s, "/bind/types", {name: value})) == {name: ("body", message)}, (name, value)
        assert ok(s.fetch("/bind/types", "POST", headers={"Content-Type": "application/vnd.x+json; charset=utf-8"}, body='{"i":9}'))["i"] == 9


@case()
def test_forms_and_bodies_that_are_none():
    with Server(app=APP) as s:
        r = ok(s.fetch("/bind/types", "POST", headers=FORM, body="i=5&f=0.5&b=on&s=%C3%A4&n=&x=2.5&a[]=q"))
        assert (r["i"], r["f"], r["b"], r["s"], r["n"], r["x"], r["a"]) == (5, 0.5, True, "ä", None, 2.5, ["q"]), r
        assert ok(s.fetch("/bind/types", "PUT", headers=FORM, body="i=6"))["i"] == 6
        assert ok(s.fetch("/bind/types?i=8", "POST"))["i"] == 8, "the query string stands behind a body"
        for body in ["{", "", "nul", '{"i":1', "[1", "\xff"]:
            r = s.fetch("/bind/types", "POST", headers=JSON, body=body.encode("latin-1"))
            assert (wrong(r) == {"": ("body", "is no JSON")}) if body else ok(r), body
        for body in ["5", '"x"', "true"]:
            assert wrong(s.fetch("/bind/types", "POST", headers=JSON, body=body)) == {"": ("body", "must be an object")}, body
        for kind in ["text/plain", "application/xml", ""]:
            headers = {"Content-Type": kind} if kind else {}
            r = s.fetch("/bind/either", "POST", headers=headers, body="<a/>")
            assert r.status == 415 and json.loads(r.body) == {"message": "Unsupported Media Type"}, (kind, r.status, r.body)
            assert ok(s.fetch("/bind/types", "POST", headers=headers, body="<a/>"))["i"] == 1, "a body that nobody needs"
            assert ok(s.fetch("/bind/either?a=1&b=2", "POST", headers=headers, body="<a/>")) == ["1", "2"]


@case()
def test_required_enums_dates():
    with Server(app=APP) as s:
        r = wrong(s.get("/bind/required"))
        assert r == {k: ("query", "is required") for k in ("i", "s", "suit")}, r
        assert wrong(s.get("/bind/required?i=&s=&suit=H")) == {"i": ("query", "is required")}, "an empty text is a string and no number"
        assert ok(s.get("/bind/enum/S?level=9")) == ["Spades", "High"] and ok(s.get("/bind/enum/H")) == ["Hearts", "Low"]
        assert wrong(s.get("/bind/enum/h?level=2")) == {"suit": ("path", "must be one of H, S"), "level": ("query", "must be one of 1, 9")}
        assert wrong(s.get("/bind/enum/H?level=x")) == {"level": ("query", "must be one of 1, 9")}
        for text, value in [("2026-11-22T09:30:00Z", "2026-11-22T09:30:00.000000+00:00"), ("2024-02-29t23:59:59.25%2B02:00", "2024-02-29T23:59:59.250000+02:00"),
                            ("2026-11-22", "2026-11-22T00:00:00.000000+00:00"), ("2026-01-01T00:00:00-11:30", "2026-01-01T00:00:00.000000-11:30")]:
            assert ok(s.get("/bind/date/" + text)) == ["DateTimeImmutable", value, None], text
        assert ok(s.get("/bind/date/2026-01-01?at=2026-01-02"))[2] == "DateTime"
        for text in ["tomorrow", "2026-02-29", "2026-13-01", "2026-1-1", "2026-11-22T09:30:00", "2026-11-22T24:00:00Z", "2026-11-22%2009:30:00Z", "2026-11-22T09:30:00.Z",
                     "2026-11-22T09:30:00Zx", "2026-11-22T09:30:00+0100", "@0", "2026-11-22T09:30:00%00Z"]:
            r = s.get("/bind/date/" + text)
            assert r.status == 404 if "%00" in text else wrong(r)["day"][1].startswith("must be a date and time"), text


@case()
def test_sources():
    with Server(app=APP) as s:
        r = post(s, "/bind/sources/7?page=2", {"user_name": "ann", "page": 9}, **{"User-Agent": "me", "X-Token": "t", "Cookie": "session=abc%20d"})
        assert ok(r) == {"number": 7, "page": 2, "name": "ann", "userAgent": "me", "token": "t", "session": "abc d"}, r.body
        r = s.fetch("/bind/sources/7?page=2", "DELETE", headers={"User-Agent": "me"})
        assert ok(r) == {"number": 7, "page": 2, "name": None, "userAgent": "me", "token": None, "session": "none"}
        assert wrong(post(s, "/bind/sources/x?page=y", {"user_name": 5})) == {
            "id": ("path", "must be an integer"), "page": ("query", "must be an integer"), "user_name": ("body", "must be a string"),
            "user-agent": ("header", "is required")}
        assert ok(post(s, "/bind/either?a=query&b=query", {"a": "body"})) == ["body", "query"]


def order(**more):
    return dict({"customer": "Ann", "address": {"street": "Main", "zip": "12345"}, "lines": [{"sku": "a", "quantity": 2}, {"sku": "b"}]}, **more)


@case()
def test_objects():
    with Server(app=APP) as s:
        r = ok(post(s, "/bind/orders", order(due="2026-12-24T18:00:00Z", level=9, coupon_code="X", unknown=1)), 201)
        assert r["lines"] == [{"sku": "a", "quantity": 2}, {"sku": "b", "quantity": 1}] and r["level"] == 9 and r["coupon"] == "X", r
        assert r["address"] == {"street": "Main", "zip": "12345"} and r["due"]["date"].startswith("2026-12-24 18:00:00"), r
        form = "customer=Ann&address[street]=Main&address[zip]=12345&lines[0][sku]=a&lines[0][quantity]=3&level=9&due="
        r = ok(s.fetch("/bind/orders", "POST", headers=FORM, body=form), 201)
        assert r["lines"] == [{"sku": "a", "quantity": 3}] and r["level"] == 9 and r["due"] is None, r
        bad = order(customer="", due="soon", level=5, lines=[{"sku": "a", "quantity": 100}, {"quantity": "2"}, 7, []])
        bad["address"] = {"zip": "1234"}
        assert wrong(post(s, "/bind/orders", bad)) == {
            "customer": ("body", "must have at least 1 character"), "address.street": ("body", "is required"), "address.zip": ("body", "must have five digits"),
            "lines.0.quantity": ("body", "must be between 1 and 99"), "lines.1.sku": ("body", "is required"), "lines.1.quantity": ("body", "must be an integer"),
            "lines.2": ("body", "must be an object"), "lines.3.sku": ("body", "is required"), "due": ("body", "must be a date and time such as 2026-11-22T09:30:00Z"),
            "level": ("body", "must be one of 1, 9")}
        for body in (None, {}):
            r = wrong(s.fetch("/bind/orders", "POST") if body is None else post(s, "/bind/orders", body))
            assert r == {k: ("body", "is required") for k in ("customer", "address", "lines")}, r
        assert wrong(post(s, "/bind/orders", [1, 2])) == {"": ("body", "must be an object")}
        assert wrong(post(s, "/bind/orders", order(address=[1]))) == {"address": ("body", "must be an object")}
        assert wrong(post(s, "/bind/orders", order(lines=[]))) == {"lines": ("body", "must have at least 1 element")}
        assert wrong(post(s, "/bind/strict", order(level=1, extra=1, address={"street": "s", "zip": "12345", "floor": 2}))) == {
            "extra": ("body", "is not known"), "address.floor": ("body", "is not known")}
        assert ok(post(s, "/bind/named", {"order": order(), "n": 4})) == ["Ann", 4]
        assert wrong(post(s, "/bind/named", {"order": {"customer": "Ann"}}))["order.address"] == ("body", "is required")
        assert s.fetch("/bind/maybe", "POST").body == b"nobody" and post(s, "/bind/maybe", order()).body == b"Ann"
        for method in ("GET", "DELETE"):
            assert ok(s.fetch("/bind/both?value=1&n=2", method, headers=JSON, body='{"value":3,"n":4}')) == [1, 2], "the verb decides"
        assert ok(post(s, "/bind/both?value=1&n=2", {"value": 3})) == [3, 2]
        assert wrong(s.fetch("/bind/both?value=1", "POST")) == {"value": ("body", "is required")} and wrong(s.get("/bind/both"))["value"][0] == "query"
        for path in ("/bind/filter", "/bind/injected-filter"):
            assert ok(s.get(path + "?value=1&next[value]=2")) == {"value": 1, "next": {"value": 2, "next": None}}
            assert wrong(s.get(path)) == {"value": ("query", "is required")}


@case()
def test_ceilings():
    with Server(app=APP) as s:
        def nested(depth):
            node = None
            for value in range(depth):
                node = {"value": value, "next": node}
            return node
        assert ok(post(s, "/bind/nodes", nested(30))) == 30
        r = wrong(post(s, "/bind/nodes", nested(100)))
        assert list(r.values()) == [("body", "is nested too deeply")], r
        r = s.fetch("/bind/lists", "POST", headers=JSON, body=json.dumps({"ids": ["x"] * 5000}))
        assert r.status == 400 and len(json.loads(r.body)["errors"]) == 100


@case()
def test_lists_and_constraints():
    with Server(app=APP) as s:
        assert ok(post(s, "/bind/whole", [1, 2, 3])) == 6
        assert wrong(post(s, "/bind/whole", [1, "2"])) == {"1": ("body", "must be an integer")}
        assert wrong(post(s, "/bind/whole", [])) == {"": ("body", "must have at least 1 element")}
        assert ok(post(s, "/bind/lists", {"ids": [1, 2], "suits": ["S"], "tags": ["ab"]})) == [[1, 2], ["Spades"], ["ab"]]
        assert ok(s.fetch("/bind/lists", "POST", headers=FORM, body="ids[]=4&ids[]=5&suits[]=H")) == [[4, 5], ["Hearts"], []]
        assert wrong(post(s, "/bind/lists", {"ids": [1, None], "suits": ["S", "S", "S"], "tags": ["a", "abc", "abcd"]})) == {
            "ids.1": ("body", "must be an integer"), "suits": ("body", "must have at most 2 elements"), "tags.0": ("body", "must have at least 2 characters"),
            "tags.2": ("body", "must have at most 3 characters")}
        good = "range=10&least=0.5&length=%C3%A4%C3%B6&pattern=abc&one=green&mail=a.b@example.com&uuid=123e4567-e89b-12d3-a456-426614174000&items[]=1&even=4"
        assert s.get("/bind/constraints?" + good).body == b"fine" and s.get("/bind/constraints").body == b"fine"
        bad = "range=11&least=0.4&length=%C3%A4&pattern=a1&one=blue&mail=a@&uuid=1&items[]=1&items[]=2&items[]=3&even=101&other=3"
        r = json.loads(s.get("/bind/constraints?" + bad).body)["errors"]
        assert [(e["field"], e["message"]) for e in r] == [
            ("range", "must be between 1 and 10"), ("least", "must be at least 0.5"), ("length", "must have at least 2 characters"), ("pattern", "does not have the right form"),
            ("one", "must be one of red, green"), ("mail", "must be an e-mail address"), ("uuid", "must be a UUID"), ("items", "must have at most 2 elements"),
            ("even", "must be even"), ("even", "must be at most 100"), ("other", "must not be odd")], r


@case()
def test_uploads():
    def multipart(*parts):
        body = b"".join(b'--B\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n' % (n, b'; filename="%s"' % f if f is not None else b"", v) for n, f, v in parts)
        return {"headers": {"Content-Type": "multipart/form-data; boundary=B"}, "body": body + b"--B--\r\n"}
    with Server(app=APP, config={"http_server": {"limits": {"upload_bytes": 1000}}}) as s:
        r = ok(s.fetch("/bind/upload", "POST", **multipart((b"doc", b"a.txt", b"hello"), (b"title", None, b"T"))))
        assert r == ["a.txt", 5, "hello", True, "T"], r
        assert wrong(s.fetch("/bind/upload", "POST", **multipart((b"title", None, b"T")))) == {"doc": ("body", "is required")}
        assert wrong(s.fetch("/bind/upload", "POST", **multipart((b"doc", b"", b"")))) == {"doc": ("body", "is required")}
        assert wrong(s.fetch("/bind/upload", "POST", **multipart((b"doc", b"a", b"x" * 2000)))) == {"doc": ("body", "is too large")}
        assert wrong(s.fetch("/bind/upload", "POST", **multipart((b"doc[]", b"a", b"x")))) == {"doc": ("body", "must be one upload")}
        assert wrong(s.fetch("/bind/upload", "POST", **multipart((b"doc", None, b"text")))) == {"doc": ("body", "is required")}


@case()
def test_objects_of_the_framework_and_code_that_waits():
    with Server(app=APP) as s:
        r = s.get("/bind/framework")
        assert ok(r) == [True] * 4 and r.header("X-N") == "3"
        assert ok(post(s, "/bind/waits", {"ms": 5, "tag": "a", "second": {"ms": 1, "tag": "b"}})) == ["waited for a", "waited for b"]
        load = s.load("/bind/constraints?even=4", requests=400, connections=20)
        assert load["ok"] == 400, load
        r = post(s, "/bind/picky", {"text": "no"})
        assert r.status == 500 and b"secret" not in r.body, "an exception of a constructor is one of the action"
        assert "secret of the constructor" in s.log("application")
        assert post(s, "/bind/picky", {"text": "yes"}).body == b"yes"
        r = s.fetch("/bind/things/5", "DELETE")
        assert r.status == 204 and r.body == b""
        assert ok(s.fetch("/bind/things/5?force=1", "DELETE")) == {"deleted": 5}
