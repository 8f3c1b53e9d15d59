"""Views: spec/03 section 7.2, spec/07 section 11, through a real server."""

import os
import shutil

from case import case
from server import Server
from wire import eventually


def page(name):
    rows = "".join("    <li>&lt;%d &amp; %s&gt;</li>\n" % (i, name) for i in range(1, 21))
    return "<!DOCTYPE html>\n<title>Page of %s</title>\n<aside><b>%s</b><i>%s</i></aside>\n<main><ul>\n%s</ul>\nend of %s\n</main>\n" % (name, name, name, rows, name)


def test_a_page():
    with Server() as s:
        r = s.get("/View/Page?name=ann")
        assert r.status == 200 and r.text == page("ann"), r.text
        assert r.header("Content-Type") == "text/html; charset=UTF-8"
        assert s.get("/View/MyactionName").text == "default name"
        r = s.get("/View/Json")
        assert r.text == '{"json":true}' and r.header("Content-Type").startswith("application/json"), r
        r = s.get("/View/Redirect")
        assert (r.status, r.header("Location"), r.text) == (302, "/View/Page", ""), r
        s.stop()


def test_head():
    with Server() as s, s.connect() as c:
        for _ in range(2):
            c.send_request("HEAD", "/View/Page?name=ann")
            r = c.read_response("HEAD")
            assert r.status == 200 and r.header("Content-Length") == str(len(page("ann"))), r.raw_head
        assert c.get("/Test/Hello").status == 200


def test_waiting_views_do_not_mix():
    with Server() as s:
        conns = [s.connect() for _ in range(30)]
        for n, c in enumerate(conns):
            c.send_request("GET", "/View/Page?ms=20&name=user%d" % n)
        for n, c in enumerate(conns):
            r = c.read_response()
            assert r.status == 200 and r.text == page("user%d" % n), r.text
            c.close()
        s.stop()


def test_errors():
    # The broken view is none of the application that all tests use: their reloads would be refused for it.
    with Server(start=False) as s:
        s.app = shutil.copytree(s.app, s.dir + "/app")
        s.script = s.app + "/server.php"
        with open(s.app + "/app/Views/View/Parse.php", "w") as f:
            f.write("\n<?php if ( ?>\n")
        s.start()
        r = s.get("/View/Throw")
        assert (r.status, r.text) == (500, "Internal Server Error"), r.text
        eventually(lambda: "(template View/Throw line 3)" in s.log("application"), what="template and line are logged")
        assert "RuntimeException(message => 'in the template'" in s.log("application")
        for view, text in (("View/Inserts", 'The template \\"View/None\\" could not be found at'), ("View/Self", "nested more than 128 levels deep"),
                           ("View/Parse", "(template View/Parse line 2)"), ("View/None", "A template named View/None was not found in any folder, please check again"),
                           ("../Controllers/View", "A template named ../Controllers/View was not found"), ("a::b", "A template named a::b was not found")):
            r = s.get("/View/Named?view=" + view)
            assert (r.status, r.text) == (500, "Internal Server Error"), (view, r.text)
            eventually(lambda: text in s.log("application"), what="%r for %s in %s" % (text, view, s.log("application")))
        r = s.get("/View/Exit")
        assert "half" not in r.text, r.text
        assert "half" not in s.output(), s.output()
        assert s.get("/View/Page?name=x").text == page("x")


def test_data_of_a_request_ends_with_it():
    with Server() as s:
        assert s.get("/View/Shared").text == "nobody,everybody"
        assert s.get("/View/Shared?user=ann").text == "ann,ann"
        assert s.get("/View/Shared").text == "nobody,everybody"
        conns = [s.connect() for _ in range(10)]
        for n, c in enumerate(conns):
            c.send_request("GET", "/View/Shared?ms=20&user=u%d" % n if n % 2 else "/View/Shared?ms=20")
        for n, c in enumerate(conns):
            assert c.read_response().text == ("u%d,u%d" % (n, n) if n % 2 else "nobody,everybody")
            c.close()
        assert s.get("/View/Engine").text == '["PG\\\\MSF\\\\View\\\\Engine",null,"child,everybody",true,false]'
        assert s.get("/View/Shared").text == "nobody,everybody"


def test_engines_of_the_application():
    with Server(env={"MSF_TEST_ENGINE": "own"}) as s:
        r = s.get("/View/MyactionName")
        assert r.text == "View/MyName:[]" and r.header("Content-Type") == "text/html; charset=UTF-8", r
    for engine in "plates", "none":
        with Server(env={"MSF_TEST_ENGINE": engine}) as s:
            assert s.get("/View/Page?name=ann").text == page("ann"), engine
    with Server(env={"MSF_TEST_ENGINE": "wrong"}) as s:
        assert s.get("/View/Page").status == 500
        eventually(lambda: "The template engine (ArrayObject) has no method render($name, $data)" in s.log("application"))


def changing(config):
    """What the second of two requests sees when the file changes between them."""
    with Server(start=False) as s:
        views = s.dir + "/views"
        os.makedirs(views + "/View")

        def write(name, text):
            with open("%s/View/%s.php" % (views, name), "w") as f:
                f.write(text)
        write("Page", "first <?php $this->insert('View/MyName') ?>")
        s.config["http_server"]["view_paths"] = [views, s.app + "/app/Views"]
        s.config["views"] = config
        s.write_config()
        s.start()
        assert s.get("/View/Page").text == "first default name"
        write("Page", "second, <?php $this->insert('View/MyName') ?>")
        write("MyName", "own name")
        seen = s.get("/View/Page").text
        assert s.get("/View/Page").text == seen
        worker = s.workers()[0]
        s.verb("reload")
        eventually(lambda: s.workers() != [worker] and s.get("/View/Page").text == "second, own name", what="a reload brings changed templates")
        return seen


def test_changed_files():
    assert changing({}) == "first default name"
    assert changing({"check": True}) == "second, own name"
    assert changing({"cache": 1}) in ("first default name", "second, own name")


def test_settings():
    with Server(config={"views": {"max_depth": 3}}) as s:
        assert s.get("/View/Page?name=x").text == page("x")
        assert s.get("/View/Named?view=View/Self").status == 500
        eventually(lambda: "more than 3 levels" in s.log("application"))
    for key, value in (("max_depth", 0), ("cache", "many"), ("check", "perhaps")):
        with Server(config={"views": {key: value}}, start=False) as s:
            s.start(wait=False)
            assert s.wait_end() != 0
            assert "views." + key in s.output(), s.output()


@case(seconds=120)
def test_many_names():
    """Names that come from requests do not fill the memory."""
    with Server(config={"views": {"cache": 10}}) as s:
        for i in range(200):
            assert s.get("/View/Named?view=View/%sMyName" % ("./" * (i % 50))).text == "default name"
            assert s.get("/View/Named?view=View/None%d" % i).status == 500
