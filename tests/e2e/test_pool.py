"""The object pool: whatever way a request ends, the next one finds nothing of it; limits; memory."""

import json

from case import case
from server import ROOT, SLOW, Server, rss_kib
from wire import eventually

APP = ROOT + "/tests/e2e/poolapp"
CLEAN = {"found": [["d", None, False]] + [["d", None, False, "d", "d", "d", False, False, None, False]] * 4}


def see(s):
    r = s.get("/Pool/See")
    assert r.status == 200, r
    found = json.loads(r.text)
    assert found["found"] == CLEAN["found"], found
    return found


def pool(s):
    return dict(json.loads(s.get("/Pool/PoolSizes").text) or {})


def leaves_nothing(path, status=200, times=3, config=None):
    """Objects are used again (but after a fatal error), destroy() ran for each, and the request behind finds them clean."""
    with Server(config, app=APP) as s:
        before = see(s)["destroyed"]
        for _ in range(times):
            r = s.get("/Pool/" + path)
            assert r.status == status, (path, r)
            after = see(s)
        return after["destroyed"] - before, after


# State objects whose destroy() has run per round: those of the request, and four of the look.

def test_return():
    destroyed, after = leaves_nothing("Return")
    assert destroyed == 3 * 2 + 2 * 4 + 4 and after["uses"] > 3, (destroyed, after)


def test_every_level():
    """What the level names is reset; the rest is as it was left (spec 06, 3.3)."""
    with Server(app=APP) as s:
        for level in range(8):
            s.get("/Pool/Return?level=%d" % level)
            found = json.loads(s.get("/Pool/See?level=7").text)["found"][1:]
            for pub, _, _, pro, pri, parents, dyn, array, mark, destroyed in found:
                assert level & 1 == 0 or pub == "d", (level, found)
                assert level & 2 == 0 or pro == "d", (level, found)
                assert level & 4 == 0 or (pri == "d" and parents == "d"), (level, found)
                assert not dyn and not array and mark is None and not destroyed, (level, found)
            see(s)


def test_action_throws():
    destroyed, _ = leaves_nothing("Throw", 500)
    assert destroyed == 18, destroyed


def test_constructor_of_the_controller_throws():
    destroyed, _ = leaves_nothing("Ctor", 500)
    assert destroyed == 18, destroyed


def test_constructor_of_a_model_throws():
    """The object that failed stays in the bucket: it is destroyed and reset like the others (3.1)."""
    destroyed, _ = leaves_nothing("ModelCtor", 500)
    assert destroyed == 3 * 3 + 12, destroyed


def test_destroy_throws():
    with Server(app=APP) as s:
        for _ in range(3):
            assert s.get("/Pool/DestroyThrows").status == 200
            see(s)
        assert s.log("application").count("destroy: LogicException(message => 'destroy failed'") == 3, s.log("application")


def test_destroy_exits():
    leaves_nothing("DestroyExits")


def test_exit():
    destroyed, _ = leaves_nothing("Exit")
    assert destroyed == 18, destroyed


def test_generator():
    leaves_nothing("Generator")


def test_waiting():
    leaves_nothing("Wait")


def test_request_timeout():
    with Server({"http_server": {"request_timeout": 100}}, app=APP) as s:
        for path in "Generator", "Wait":
            assert s.get("/Pool/%s?ms=60000" % path).status == 504
            see(s)


def test_client_gone():
    with Server(app=APP) as s:
        for path in "Generator", "Wait":
            before = see(s)["destroyed"]
            with s.connect() as c:
                c.send("GET /Pool/%s?ms=60000 HTTP/1.1\r\nHost: x\r\n\r\n" % path)
                eventually(lambda: json.loads(s.get("/Monitor").text)["worker"]["worker0"]["coroutine"]["total"] == 2, 20, "the request has begun")
            eventually(lambda: see(s)["destroyed"] >= before + 6, 20, "its objects are back")


def test_coroutine_that_outlives_its_request():
    with Server(app=APP) as s:
        for n in range(1, 4):
            assert s.get("/Pool/Outlive").status == 200
            for _ in range(5):
                see(s)
            eventually(lambda: len(json.loads(s.get("/Pool/Mine").text)) == n, 20, "the coroutine has ended")
            mine = json.loads(s.get("/Pool/Mine").text)
            assert mine[-1] == ["SPOILT one", "SPOILT two", "d"], mine
            see(s)


def test_static_reference():
    leaves_nothing("Static")


@case(seconds=60, long=True)  # there is no memory limit under a sanitizer
def test_fatal_error():
    """The worker is replaced; the others' objects died with it."""
    with Server(app=APP, workers=1) as s:
        see(s)
        assert s.get("/Pool/Fatal").status == 500
        see(s)


def test_many_at_once():
    """Requests that overlap never share an object."""
    with Server(app=APP) as s:
        done = s.load_start("/Pool/Generator?ms=3", connections=30, requests=3000)
        for _ in range(50):
            see(s)
        assert done()["ok"] == 3000
        see(s)


# ---- limits ----

def test_max_idle():
    with Server({"object_pool": {"max_idle": 5}}, app=APP) as s:
        s.get("/Pool/Many?n=20")
        assert pool(s)["App\\Models\\State"] == 5, pool(s)


def test_max_uses():
    with Server({"object_pool": {"max_uses": 3}}, app=APP) as s:
        assert [json.loads(s.get("/Pool/Uses").text)[0] for _ in range(7)] == [1, 2, 3, 1, 2, 3, 1]


def test_max_age():
    """Objects that nobody uses go, some at a time, and not before their time."""
    with Server({"object_pool": {"max_age": 1}}, app=APP) as s:
        s.get("/Pool/Many?n=20")
        assert pool(s).get("App\\Models\\State", 0) == 20
        eventually(lambda: "App\\Models\\State" not in pool(s), 30 * SLOW, "the idle objects are gone")
        see(s)


def test_age_spreads():
    """256 old objects do not go in one sweep (H8)."""
    with Server({"object_pool": {"max_age": 1}}, app=APP) as s:
        s.get("/Pool/Many?n=250")
        seen = set()
        eventually(lambda: seen.add(pool(s).get("App\\Models\\State", 0)) or 0 in seen, 40 * SLOW, "the idle objects are gone")
        assert any(0 < n < 250 for n in seen), seen


def test_max_taken():
    with Server({"object_pool": {"max_taken": 10}}, app=APP) as s:
        assert s.get("/Pool/Many?n=10").status == 200
        assert s.get("/Pool/Many?n=11").status == 500
        assert "this request has taken 10 objects already (object_pool.max_taken)" in s.log("application")
        see(s)


def test_wrong_settings():
    for key, value in ("max_idle", -1), ("max_uses", "many"), ("max_age", -5), ("max_taken", 0), ("leaks", "perhaps"):
        with Server({"object_pool": {key: value}}, app=APP, start=False) as s:
            out = s.verb("start", status=None)
            assert "test.json: object_pool.%s" % key in out, out


# ---- memory ----

def flat(path, expect="ok", requests=100000, connections=10, config=None):
    with Server(config, app=APP) as s:
        s.load("/Pool/" + path, requests=20000, connections=connections)
        worker = s.workers()[0]
        before = rss_kib(worker)
        r = s.load("/Pool/" + path, requests=requests, connections=connections, timeout_ms=60000)
        assert r[expect] == requests and s.workers() == [worker], r
        after = rss_kib(worker)
        print("%s: %d -> %d KiB" % (path, before, after))
        assert after - before <= 1024, "%s: grew by %d KiB in %d requests" % (path, after - before, requests)


@case(seconds=180, long=True)
def test_memory_of_circles():
    flat("Return")


@case(seconds=180, long=True)
def test_memory_of_generators():
    flat("Generator?ms=1", connections=50)


@case(seconds=180, long=True)
def test_memory_of_failed_constructors():
    flat("ModelCtor", expect="non2xx")


@case(seconds=180, long=True)
def test_memory_of_wrappers():
    flat("Aop")


@case(seconds=180, long=True)
def test_memory_with_the_leak_detector():
    flat("Return", connections=1, config={"object_pool": {"leaks": True}})


@case(seconds=60)
def test_wrapper_in_a_request():
    with Server(app=APP) as s:
        assert s.get("/Pool/Aop").text == "10"
