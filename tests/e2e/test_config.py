"""A configuration that is wrong says where."""

from server import Server


def fails(setup, *words):
    with Server(start=False) as s:
        setup(s)
        s.start(wait=False)
        assert s.wait_end() != 0, "started all the same:\n" + s.output()
        for word in words:
            assert word in s.output(), "%r is not in:\n%s" % (word, s.output())
        assert "Stack trace" not in s.output(), "a sentence is enough:\n" + s.output()


def test_broken_json_names_file_and_line():
    fails(lambda s: s.write_config('{"a": 1,\n "b": }', "broken.json"), "broken.json", "2")


def test_broken_php_names_file():
    fails(lambda s: s.write_config("<?php return [", "broken.php"), "broken.php")


def test_file_that_returns_nothing():
    fails(lambda s: s.write_config("<?php $x = 1;", "nothing.php"), "nothing.php")


def test_unsupported_format():
    fails(lambda s: s.write_config("x", "strange.toml"), "strange.toml")


def test_wrong_values_name_the_key():
    def port(s):
        s.config["http_server"]["port"] = 99999
        s.write_config()

    def workers(s):
        s.config["server"]["set"]["worker_num"] = "many"
        s.write_config()

    def limit(s):
        s.config["http_server"]["limits"] = {"body": -1}
        s.write_config()

    def misspelt(s):
        s.config["http_server"]["limits"] = {"header_size": 1}
        s.write_config()

    fails(misspelt, "http_server.limits", "header_size")
    fails(port, "http_server.port")
    fails(workers, "server.set.worker_num")
    fails(limit, "http_server.limits.body")


def test_a_router_that_does_not_exist():
    def router(s):
        s.config["server"]["route_tool"] = "Nowhere"
        s.write_config()

    fails(router, "class Nowhere is not exist.")


def test_every_format_is_read():
    with Server(start=False) as s:
        s.write_config("[formats]\nini = \"yes\"\n", "a.ini")
        s.write_config('{"formats": {"json": "yes"}}', "b.json")
        s.write_config("<?php return ['formats' => ['php' => 'yes']];", "c.php")
        s.start()
        import json
        assert json.loads(s.get("/Test/Config?key=formats").body) == {"ini": "yes", "json": "yes", "php": "yes"}


def test_pack_tool_is_looked_up():
    with Server(start=False) as s:
        s.config["server"]["pack_tool"] = "SerializePack"
        s.write_config()
        s.start()
        s.stop()
    with Server(start=False) as s:
        s.config["server"]["pack_tool"] = "MsgPack"  # PHP runs without ini files here, so without the extension
        s.write_config()
        out = s.verb("start", status=1)
        assert "MsgPack needs the PHP extension msgpack" in out and "Stack trace" not in out, out
