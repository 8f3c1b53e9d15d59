"""Who may use the controllers of the framework: http.builtin.<name> (weakness A7 of spec 10)."""

import socket

from specapp.spec import Spec
from wire import Conn


def own_address():
    """An address of this machine that is not loopback; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as u:
        try:
            u.connect(("192.0.2.1", 9))  # sends nothing; the kernel picks the address that it would send from
        except OSError:
            return None
        return u.getsockname()[0]


def statuses(s, paths, host="127.0.0.1", **headers):
    with Conn(s.port, host=host) as c:
        return [c.get(p, headers={k.replace("_", "-"): v for k, v in headers.items()}).status for p in paths]


BOTH = ["/Monitor", "/Rest/view"]


def test_this_machine_only():
    with Spec(config={"http_server": {"socket": "0.0.0.0"}}) as s:
        assert statuses(s, BOTH) == [200, 200]
        address = own_address()
        if address:
            assert statuses(s, BOTH, host=address) == [403, 403]
            assert statuses(s, BOTH, host=address, X_Forwarded_For="127.0.0.1", X_Real_IP="127.0.0.1") == [403, 403]
            with Conn(s.port, host=address) as c:
                r = c.get("/Rest/view")
                assert r.text == ("Forbidden: the built-in controller Rest answers this machine only. To allow %s, add to the configuration: "
                                  "'http' => ['builtin' => ['rest' => ['%s']]]" % (address, address)), r
                assert len(r.header("X-Ngx-Logid")) == 24
                assert "http-code=403" in s.line("notice", "logid:%s]" % r.header("X-Ngx-Logid"))
                assert c.get("/Welcome").status == 200


def test_a_proxy_on_this_machine_opens_nothing():
    for name, value in ("X-Forwarded-For", "203.0.113.9"), ("X-Real-IP", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"):
        with Spec() as s:
            r = s.get("/Monitor", headers={name: value})
            assert r.status == 403 and "http_server.trusted_proxies" in r.text and "http.builtin.monitor" in r.text, r
    with Spec(config={"http_server": {"trusted_proxies": ["127.0.0.1"]}, "http": {"builtin": {"monitor": ["10.0.0.0/8"]}}}) as s:
        for client, status in ("203.0.113.9", 403), ("10.1.2.3", 200), ("127.0.0.1", 200):
            assert s.get("/Monitor", headers={"X-Forwarded-For": client}).status == status, client
        assert s.get("/Monitor").status == 200


def test_networks_everybody_nobody():
    address = own_address()
    if not address:
        return
    base = {"http_server": {"socket": "0.0.0.0"}}
    for builtin, local, remote in [
        ({"rest": [address + "/32"]}, [200, 200], [403, 200]),
        ({"rest": True, "monitor": None}, [200, 200], [403, 200]),
        ({"rest": False}, [200, 403], [403, 403]),
    ]:
        with Spec(config={**base, "http": {"builtin": builtin}}) as s:
            assert (statuses(s, BOTH), statuses(s, BOTH, host=address)) == (local, remote), builtin
    with Spec(config={**base, "monitor": {"allow": [address]}}) as s:  # the older spelling
        assert statuses(s, BOTH, host=address) == [200, 403]


def test_what_an_application_inherits():
    """A class of the application with a method of ours is as closed as ours; a method of its own is its own."""
    body = "<?php namespace App\\Controllers; class %s extends \\PG\\MSF\\Controllers\\Rest { public function actionOwn() { $this->outputJson(['own']); } }"
    with Spec(start=False, config={"http": {"builtin": {"rest": False}}}) as s:
        with open(s.dir + "/Mine.php", "w") as f:
            f.write(body % "Mine")
        s.write_config("<?php spl_autoload_register(function ($class) { if ($class === 'App\\Controllers\\Mine') { require '%s/Mine.php'; } }); return [];" % s.dir, "load.php")
        s.start()
        assert s.get("/mine/own").text == '["own"]'
        assert s.get("/mine/view").status == 403


def test_wrong_configuration():
    for builtin, words in [
        ({"monitr": True}, ['http.builtin: there is no built-in controller "monitr"']),
        ({"rest": ["nonsense"]}, ["http.builtin.rest: expected a list of at most 64 networks"]),
        ({"rest": "all"}, ["http.builtin.rest: expected a list of networks"]),
        ({"rest": ["10.0.0.0/8"] * 65}, ["http.builtin.rest: expected a list of at most 64 networks"]),
    ]:
        with Spec(config={"http": {"builtin": builtin}}, start=False) as s:
            s.start(wait=False)
            assert s.wait_end() != 0
            for word in words:
                assert word in s.output(), s.output()
