"""Code of the application that throws, exits or waits wherever the framework calls it: constraints, objects of a request, onInvalid(), a store of
sessions. The request pays, the worker does not, and no lock stays."""

import json

from server import ROOT, Server
from wire import Closed, eventually

APP = ROOT + "/tests/e2e/redapp"
DEEDS = "throw", "error", "exit", "wait", "waitthrow"


def server():
    s = Server(app=APP, start=False)
    s.config["session"] = {"handler": "App\\Models\\Store", "savePath": s.dir + "/sessions", "gcProbability": 0, "lockTimeout": 2000}
    s.write_config()
    return s.start()


def coroutines(s):
    return sum(w["coroutine"]["total"] for w in json.loads(s.get("/Monitor").text)["worker"].values())


def deed(s, path, place, what, good, headers=()):
    """The answer is right, and the same worker serves on, the same path too."""
    pids = s.workers()
    try:
        r = s.get("%s%s%s=%s" % (path, "&" if "?" in path else "?", place, what), headers=headers)
    except (Closed, ConnectionError):
        r = None
    said = (path, place, what, r, "" if r is None else r.body[:99], s.log("application")[-900:])
    assert s.workers() == pids, said
    if what == "wait":
        assert r and r.status == good, said
    elif what in ("throw", "error", "waitthrow") and place not in ("destruct", "close", "unlock"):
        assert r is None or r.status == 500 and "thrown" not in r.text or r.body.startswith(b"part"), said
        mark = "must be of type int" if what == "error" else "at " + place
        eventually(lambda: mark in s.log("application"), what="a line about %r" % (said,))
    else:
        assert r is None or r.status in (200, 500, good), said
    return r


def test_binding():
    with server() as s:
        before = coroutines(s)
        for path, good in ("/callbacks/bound?name=a", 200), ("/callbacks/bound?name=bad", 422), ("/callbacks/part?name=a", 200):
            for place in ("check", "invalid") if good == 422 else ("check", "dto", "action", "destruct"):
                for what in DEEDS:
                    if (place, what) in (("destruct", "wait"), ("destruct", "waitthrow")):
                        continue  # a destructor cannot wait
                    deed(s, path, place, what, good)
                    r = s.get(path)
                    assert r.status == good, (path, place, what, r)
        eventually(lambda: coroutines(s) == before)


def test_store_of_sessions():
    with server() as s:
        before = coroutines(s)
        cookie = {"Cookie": s.get("/Callbacks/Session").header("Set-Cookie").split(";")[0]}
        for place in "open", "close", "read", "write", "touch", "lock", "unlock", "update":
            for what in DEEDS:
                deed(s, "/Callbacks/Session", place, what, 200, headers=cookie)
                r = s.get("/Callbacks/Session", headers=cookie)
                assert r.status == 200, (place, what, r, s.log("application")[-900:])
        deed(s, "/Callbacks/Session?drop=1", "unset", "throw", 200, headers=cookie)
        assert s.get("/Callbacks/Session?drop=1", headers=cookie).status == 200
        eventually(lambda: coroutines(s) == before)
