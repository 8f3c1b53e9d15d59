"""Loader and access: spec 02, section 1; spec 09, 4.6; weaknesses H9 and H11 of spec 10."""

import os

from specapp.spec import Spec


def test_access():
    with Spec() as s:
        config = "$this->getConfig()"
        ids = s.value(config + "->get('params.mock_ids', [])")
        assert len(ids) == 10 and ids[0] == "581af00d4b58d59d22e8d7a6" and ids[9] == "57d8b78f4b58d5311e6686d5"
        assert s.value(config + "['params']['mock_ids']") == ids == s.value(config + "['params.mock_ids']") == s.value("getInstance()->config->get('params')['mock_ids']")
        assert s.value("[%s]" % ", ".join(config + e for e in (
            "->get('params.absent', 'dflt')", "->get('params.absent')", "->get('params.none', 'dflt')", "->get('absent.deeper.still', 7)", "->get('server.process_title.deeper', 8)",
            "->has('params.none')", "->has('params.absent')", "['params.absent']", "->get('params.mock_ids.0')"))) \
            == ["dflt", None, None, 7, 8, True, False, None, ids[0]]
        assert s.value("[isset({0}['params.mock_ids']), isset({0}['params.absent']), isset({0}['params']['mock_ids']), is_array({0}->all()), array_keys(iterator_to_array({0}))]".format(config)) \
            == [True, False, True, True, s.value("array_keys($this->getConfig()->all())")]
        assert s.value("[{0} instanceof \\Noodlehaus\\Config, {0} instanceof \\ArrayAccess, {0} instanceof \\Iterator || {0} instanceof \\IteratorAggregate]".format(config)) \
            == [True, True, True]


def test_set():
    with Spec() as s:
        code = "$c = new \\PG\\MSF\\Config\\Config(ROOT_PATH . '/config'); $a = $c->get('new.deep.key'); $c->set('new.deep.key', 1); $b = $c->get('new.deep.key'); $c->set('new.deep', ['key' => 2]);" \
               "$d = $c->get('new.deep.key'); $c['new.deep.key'] = 3; $e = $c->get('new')['deep']['key']; unset($c['new.deep.key']); $out->outputJson([$a, $b, $d, $e, $c->get('new.deep.key', 'x'), $c->has('new.deep.key')]);"
        assert s.run(code).text == "[null,1,2,3,null,true]"
        refused = "try { $this->getConfig()->set('new.key', 1); } catch (\\PG\\MSF\\Base\\Exception $e) { $out->outputJson($this->getConfig()->has('new')); }"
        assert s.run(refused).text == "false", "what all requests share is not changed by one of them"


def test_hosts_have_dots():
    """http.domain.<host> is read with array access."""
    with Spec() as s:
        assert s.value("$this->getConfig()['http']['domain']['no-root.com']['index']").endswith("index.html")


def test_merge():
    """Maps key by key, lists by index (1.1), in the order of the paths and names."""
    with Spec(start=False) as s:
        s.write_config("<?php return ['params' => ['list' => ['a', 'b'], 'own' => 1, 'last' => 'b']];", "b.php")
        s.write_config("<?php return fn() => ['params' => ['last' => 'c']];", "c.php")
        s.write_config("<?php return ['params' => ['last' => 'hidden']];", ".z.php")
        s.start()
        params = s.value("$this->getConfig()->get('params')")
        assert params["list"] == ["a", "b", "z"] and params["own"] == 1 and params["last"] == "c" and len(params["mock_ids"]) == 10, params


def test_formats():
    with Spec(start=False) as s:
        s.write_config("[ini]\na = 1\nb[] = x\nb[] = y\nflag = on\n", "a.ini")
        s.write_config('{"json": {"a": [1, 2.5, null, true]}}', "b.json")
        s.write_config("<?xml version='1.0'?><config><xml><a>1</a></xml></config>", "c.xml")
        s.write_config("<?php return ['dist' => 1];", "d.php.dist")
        xml = os.path.exists("/usr/lib/php/20220829/simplexml.so")
        if not xml:
            os.unlink(s.dir + "/config/c.xml")
        s.php_extensions = lambda: ["-d", "extension=simplexml"] if xml else []
        s.start()
        config = s.value("$this->getConfig()->all()")
        assert config["ini"]["a"] in ("1", 1) and config["ini"]["b"] == ["x", "y"] and config["json"] == {"a": [1, 2.5, None, True]} and config["dist"] == 1, config
        assert not xml or config["xml"] == {"a": "1"}, config.get("xml")


def fails(files, *words):
    with Spec(start=False) as s:
        for name, text in files.items():
            s.write_config(text, name)
        s.start(wait=False)
        assert s.wait_end() != 0
        for word in words:
            assert word in s.output(), "%r not in %s" % (word, s.output())


def test_errors():
    fails({"x.php": "<?php return 5;"}, "PHP file does not return an array", "x.php")
    fails({"x.php": "<?php throw new Exception('within');"}, "x.php", "within")
    fails({"x.json": "{"}, "x.json")
    fails({"x.ini": "[a\nb"}, "x.ini")


def script(s, paths):
    with open(s.dir + "/server.php", "w") as f:
        f.write("<?php define('ROOT_PATH', getenv('MSF_TEST_DIR')); define('APP_DIR', ROOT_PATH); define('APPLICATION_ENV', 'absent'); %s\n"
                "class S extends PG\\MSF\\MSFServer {} try { new S; echo 'loaded ', json_encode(getInstance()->config->get('x')); } catch (Throwable $e) { echo get_class($e), ': ', $e->getMessage(); }"
                % ("define('CONFIG_DIR', %s);" % paths if paths else ""))
    s.script = s.dir + "/server.php"
    s.start(wait=False)
    s.wait_end()
    return s.output()


def test_paths():
    """CONFIG_DIR: a file, a directory, several, optional ones; texts of what is missing."""
    with Spec(start=False) as s:
        os.makedirs(s.dir + "/empty")
        os.makedirs(s.dir + "/one")
        with open(s.dir + "/one/f.php", "w") as f:
            f.write("<?php return ['x' => 1];")
        one = "'%s/one'" % s.dir
        assert "loaded 1" in script(s, one)
    for make, text in (lambda d: "'%s/one/f.php'" % d, "loaded 1"), (lambda d: "['%s/one', '?%s/absent']" % (d, d), "loaded 1"), \
            (lambda d: "'%s/absent'" % d, "Noodlehaus\\Exception\\FileNotFoundException: Configuration file: [%s/absent] cannot be found"), \
            (lambda d: "'%s/empty'" % d, "Noodlehaus\\Exception\\EmptyDirectoryException: Configuration directory: [%s/empty] is empty"):
        with Spec(start=False) as s:
            os.makedirs(s.dir + "/empty")
            os.makedirs(s.dir + "/one")
            with open(s.dir + "/one/f.php", "w") as f:
                f.write("<?php return ['x' => 1];")
            out = script(s, make(s.dir))
            assert (text % s.dir if "%s" in text else text) in out, out
    with Spec(start=False) as s:
        out = script(s, None)
        assert "FileNotFoundException" in out and "/config/absent]" in out, out
