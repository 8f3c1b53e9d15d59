"""What arrived: spec 03, sections 1 and 6; spec 09, 5.4; weaknesses A9 and D14 of spec 10."""

import json

from specapp.spec import Spec

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def multipart(*parts):
    """parts: (head lines, bytes). Returns headers and body."""
    body = b""
    for head, data in parts:
        body += b"--sep\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n"
    return {"Content-Type": "multipart/form-data; boundary=sep"}, body + b"--sep--\r\n"


def field(name, value):
    return 'Content-Disposition: form-data; name="%s"' % name, value.encode()


def upload(name, filename, data, type="text/plain"):
    return 'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s' % (name, filename, type), data


def test_methods_of_the_manual():
    """The table of 5.4-1."""
    with Spec() as s:
        both = dict(query="?uid=1&only=g&n[]=1&n[]=2&k[a][b]=x", method="POST", headers=FORM, body="uid=2&mine=p+q&e=")
        table = [("get('uid')", "1"), ("post('uid')", "2"), ("getPost('uid')", "1"), ("postGet('uid')", "2"), ("getPost('mine')", "p q"),
                 ("postGet('only')", "g"), ("get('mine')", ""), ("post('only')", ""), ("getPost('none')", ""), ("postGet('none')", ""),
                 ("post('e')", ""), ("get('n')", ["1", "2"]), ("get('k')", {"a": {"b": "x"}}),
                 ("getAllGet()", {"uid": "1", "only": "g", "n": ["1", "2"], "k": {"a": {"b": "x"}}}),
                 ("getAllPost()", {"uid": "2", "mine": "p q", "e": ""}),
                 ("getAllPostGet()", {"uid": "2", "only": "g", "n": ["1", "2"], "k": {"a": {"b": "x"}}, "mine": "p q", "e": ""}),
                 ("getRawContent()", "uid=2&mine=p+q&e="), ("getRequestMethod()", "POST"), ("getRequestUri()", "/Run/Code"),
                 ("getPathInfo()", "/Run/Code"), ("getRemoteAddr()", "127.0.0.1"), ("getServer('none')", ""), ("getCookie('uid')", ""),
                 ("getFile('f')", ""), ("getAllFile()", []), ("getHeader('none')", "")]
        got = s.value("[%s]" % ", ".join("$in->" + call for call, _ in table), **both)
        for (call, want), have in zip(table, got):
            assert have == want, "%s: %r, not %r" % (call, have, want)


def test_nothing_sent():
    with Spec() as s:
        assert s.value("[$in->getAllGet(), $in->getAllPost(), $in->getAllPostGet(), $in->get('a'), $in->post('a'), $in->getRawContent(), $in->getCookie('a')]") \
            == [[], [], [], "", "", "", ""]
        assert s.value("$in->getAllPostGet()", "?a=1") == {"a": "1"}
        assert s.value("$in->getAllPostGet()", method="POST", headers=FORM, body="b=2") == {"b": "2"}
        assert s.value("$in->getAllPostGet()", "?a=1", "POST", body="x") == {"a": "1"}


def test_exists_but_null():
    with Spec() as s:
        assert s.value("[$in->setGet('a', null)->get('a'), $in->setPost('a', null)->post('a'), $in->getPost('a'), $in->postGet('a')]") == ["", "", "", ""]
        assert s.value("$in->setGet('a', null)->getPost('a')", method="POST", headers=FORM, body="a=1") == "1"
        assert s.value("[$in->setGet('f', false)->get('f'), $in->setGet('z', 0)->get('z')]") == [False, 0]


def test_setters():
    with Spec() as s:
        assert s.value("$in->setGet('a', 'x')->setPost('b', [1])->getAllPostGet()", "?a=1&c=3") == {"a": "x", "c": "3", "b": [1]}
        assert s.value("[$in->setAllGet(['only' => 1]) === $in, $in->getAllGet()]", "?a=1") == [True, {"only": 1}]
        assert s.value("[$in->setAllPost(['only' => 1]) === $in, $in->getAllPost()]", method="POST", headers=FORM, body="b=2") == [True, {"only": 1}]
        assert s.value("[$in->getAllGet(), $in->getAllPost()]") == [[], []]  # the next request knows nothing of it


def test_php_rules_for_names():
    with Spec() as s:
        query = "?a.b=1&c d=2&x[=3&m[n]=4&m[o]=5&e[]=&%5Bq=6&last=1&last=2&t%00z=9&u%5B%5D=7&u%5B%5D=8&v[k"
        r = s.value("$in->getAllGet()", query.replace(" ", "%20"))
        assert r["a_b"] == "1" and r["c_d"] == "2" and r["x_"] == "3" and r["m"] == {"n": "4", "o": "5"} and r["e"] == [""], r
        assert r["last"] == "2" and r["u"] == ["7", "8"], r
        expected = json.loads(s.run("parse_str(%s, $r); $out->outputJson($r);" % json.dumps(query[1:].replace(" ", "%20"))).body)
        assert r == expected, "not as parse_str():\n%r\n%r" % (r, expected)


def test_bodies_by_method_and_type():
    """Forms for POST, PUT, PATCH, DELETE; JSON is left alone by getAllPost() and read by getJson() (D14)."""
    with Spec() as s:
        for method in "POST", "PUT", "PATCH", "DELETE":
            assert s.value("$in->getAllPost()", method=method, headers=FORM, body="a=1") == {"a": "1"}, method
            assert s.value("$in->getAllPost()", method=method, headers={"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}, body="a=1") \
                == {"a": "1"}, method
        assert s.value("$in->getAllPost()", method="GET", headers=FORM, body="a=1") == []
        assert s.value("$in->getAllPost()", method="POST", headers={"Content-Type": "text/plain"}, body="a=1") == []
        doc = '{"user":{"name":"Ann","none":null},"n":[1,2],"a.b":3}'
        assert s.value("[$in->getAllPost(), $in->getRawContent(), $in->getJson(), $in->getJson('user.name'), $in->getJson('n.1'), $in->getJson('a.b'), "
                       "$in->getJson('no', 'd'), $in->getJson('no')]", method="POST", headers={"Content-Type": "application/json"}, body=doc) \
            == [[], doc, json.loads(doc), "Ann", 2, 3, "d", None]
        assert s.value("[$in->getJson(null, 'd'), $in->getJson('a', 'd')]", method="POST", headers={"Content-Type": "application/json"}, body="{broken") == ["d", "d"]


def test_headers():
    with Spec() as s:
        headers = {"X-Ngx-Id": "abc", "X-Two-Words": "v", "Cookie": "uid=7; enc=a%20b%3B; plain=a+b", "User-Agent": "ua/1"}
        got = s.value("[$in->getHeader('x-ngx-id'), $in->getHeader('X-Ngx-Id'), $in->getHeader('cookie'), $in->getAllHeader(), $in->getCookie('uid'), "
                      "$in->getCookie('enc'), $in->getCookie('none')]", headers=headers)
        assert got[:3] == ["abc", "abc", ""] and got[4:] == ["7", "a b;", ""], got
        assert set(got[3]) == {"host", "x-ngx-id", "x-two-words", "user-agent", "x-code"}, got[3]
        assert got[3]["host"] == "127.0.0.1" and got[3]["user-agent"] == "ua/1"
        again = s.value("[count($in->getAllHeader()) > 0, $in->getHeader('X-Ngx-Id'), $in->getHeader('x-two-words'), $in->getHeader('Cookie'), $in->getHeader('None', 'd')]",
                        headers=headers)
        assert again == [True, "abc", "v", "", "d"], "in any case of letters, also when the array is there: %s" % again


def test_server_values():
    with Spec() as s:
        with s.connect() as c:
            own = c.sock.getsockname()[1]
            from specapp.spec import with_code
            r = c.request("GET", "/Run/Code?a=%20b&c", headers=with_code("$out->outputJson($in->getAllServer());"))
            got = json.loads(r.body)
        assert list(got) == ["request_method", "request_uri", "path_info", "query_string", "request_time", "request_time_float", "server_port",
                             "remote_port", "remote_addr", "server_protocol", "server_software"], list(got)
        assert got["request_method"] == "GET" and got["request_uri"] == got["path_info"] == "/Run/Code" and got["query_string"] == "a=%20b&c", got
        assert isinstance(got["request_time"], int) and isinstance(got["request_time_float"], float) and int(got["request_time_float"]) == got["request_time"]
        assert got["server_port"] == s.port and got["remote_port"] == own and got["remote_addr"] == "127.0.0.1" and got["server_protocol"] == "HTTP/1.1"
        assert got["server_software"] == "msf", "no version (DESIGN decision 12): %r" % got
        assert "query_string" not in s.value("$in->getAllServer()")
        assert s.value("$in->getServer('server_protocol')", version="HTTP/1.0") == "HTTP/1.0"
        r = s.value("[$in->getPathInfo(), $in->getRequestUri(), $in->getServer('request_uri')]", "/")
        assert r == ["/Run/Code/"] * 3, r


def test_uploads():
    """As in $_FILES: several files, nested names, none chosen."""
    with Spec() as s:
        headers, body = multipart(field("title", "a & b"), field("tags[]", "x"), field("tags[]", "y"), upload("one", "a b.txt", b"first\r\nfile", "text/x-own"),
                                  upload("many[]", "m1", b"1"), upload("many[]", "m2", b"22"), upload("nest[a][b]", "n.bin", b"\0\xff", "application/octet-stream"),
                                  upload("none", "", b""), upload("path", "../../etc/passwd", b"p"), upload("utf", "\u00e4.txt", b"u"))
        code = "$f = $in->getAllFile(); $d = fn($t) => $t === '' ? '' : bin2hex(file_get_contents($t)); array_walk_recursive($f, function (&$v, $k) {}); " \
               "$out->outputJson([$in->getAllPost(), $in->getFile('one'), $in->getFile('many'), $in->getFile('nest'), $in->getFile('none'), $in->getFile('path')['name'], " \
               "$in->getFile('utf')['name'], $d($f['one']['tmp_name']), $d($f['many']['tmp_name'][1]), $d($f['nest']['tmp_name']['a']['b']), $in->getFile('absent'), " \
               "is_uploaded_file($f['one']['tmp_name']), is_uploaded_file(__FILE__)]);"
        r = s.run(code, method="POST", headers=headers, body=body)
        assert r.status == 200, s.log("application")
        post, one, many, nest, none, path, utf, d1, d2, d3, absent, mine, other = json.loads(r.body)
        assert post == {"title": "a & b", "tags": ["x", "y"]}, post
        tmp = one.pop("tmp_name")
        assert one.pop("full_path") == "a b.txt", one
        assert one == {"name": "a b.txt", "type": "text/x-own", "error": 0, "size": 11} and tmp, one
        assert many["name"] == ["m1", "m2"] and many["size"] == [1, 2] and many["error"] == [0, 0] and many["type"] == ["text/plain"] * 2, many
        assert nest["name"] == {"a": {"b": "n.bin"}} and nest["size"] == {"a": {"b": 2}}, nest
        assert none.pop("full_path") == "", none
        assert none == {"name": "", "type": "", "tmp_name": "", "error": 4, "size": 0}, none
        assert path == "passwd" and utf == "\u00e4.txt", (path, utf)
        assert (d1, d2, d3) == (b"first\r\nfile".hex(), b"22".hex(), "00ff") and absent == "" and (mine, other) == (True, False)
        import os
        assert not os.path.exists(tmp), "a file that was not moved is deleted with its request"


def test_upload_is_moved():
    with Spec() as s:
        headers, body = multipart(upload("f", "x", b"keep me"))
        code = "$out->outputJson([move_uploaded_file($in->getFile('f')['tmp_name'], RUNTIME_DIR . '/kept'), file_get_contents(RUNTIME_DIR . '/kept')]);"
        assert s.run(code, method="POST", headers=headers, body=body).text == '[true,"keep me"]'
        assert open(s.dir + "/kept").read() == "keep me"


def test_client_address():
    """Forwarding headers count only from configured proxies (A9)."""
    lies = {"X-Forwarded-For": "1.2.3.4, 5.6.7.8", "X-Real-IP": "9.9.9.9", "Client-Ip": "8.8.8.8", "Forwarded": "for=7.7.7.7"}
    with Spec() as s:
        assert s.value("$in->getRemoteAddr()", headers=lies) == "127.0.0.1"
        r = s.run("$out->output('x');", headers=lies)
        assert "remote-addr=127.0.0.1 " in s.line("notice", r.header("X-Ngx-Logid"))
    with Spec(config={"http_server": {"trusted_proxies": ["127.0.0.0/8", "10.0.0.0/8"]}}) as s:
        assert s.value("$in->getRemoteAddr()", headers={"X-Forwarded-For": "1.2.3.4"}) == "1.2.3.4"
        assert s.value("$in->getRemoteAddr()", headers={"X-Forwarded-For": "6.6.6.6, 1.2.3.4 , 10.1.1.1"}) == "1.2.3.4"
        assert s.value("$in->getRemoteAddr()", headers={"X-Real-IP": " 4.4.4.4"}) == "4.4.4.4"
        assert s.value("$in->getRemoteAddr()") == "127.0.0.1"
        r = s.run("$out->output('x');", headers={"X-Forwarded-For": "1.2.3.4"})
        assert "remote-addr=1.2.3.4 " in s.line("notice", r.header("X-Ngx-Logid"))


def test_attach_and_detach():
    """set($request), reset() and serialisation (6.1)."""
    with Spec() as s:
        code = """
        $other = new \\PG\\MSF\\Base\\Input();
        $other->set((object)['get' => ['a' => 'b'], 'post' => null, 'header' => ['x' => 'y'], 'server' => ['request_method' => 'put', 'path_info' => '/p']]);
        $a = [$other->get('a'), $other->getAllPost(), $other->getHeader('x'), $other->getRequestMethod(), $other->getPathInfo(), $other->getCookie('c')];
        $copy = unserialize(serialize($in));
        $b = [$copy->get('q'), $copy->post('p'), $copy->getHeader('x-ngx-id'), $copy->getPathInfo(), $copy->getCookie('c'), $copy->getRawContent()];
        $in->reset();
        $out->outputJson([$a, $b, $in->getAllGet(), $in->get('q'), $other->reset() === $other]);
        """
        r = s.run(code, "?q=1", "POST", headers={"X-Ngx-Id": "i", "Cookie": "c=k", **FORM}, body="p=2")
        assert json.loads(r.body) == [["b", [], "y", "PUT", "/p", ""], ["1", "2", "i", "/Run/Code", "k", ""], [], "", True], r


def test_input_class_of_the_application():
    with Spec(config={"http": {"input": "App\\Models\\OwnInput", "output": {"class": "App\\Models\\OwnOutput"}}}) as s:
        assert s.value("[get_class($in), $in->get('a'), $in->int('a')]", "?a=12x") == ["App\\Models\\OwnInput", "OWN 12x", 12]
        r = s.run("$out->outputJson([1]);")
        assert r.header("X-Own") == "json" and r.text == "[1]", r
        r = s.run("$this->output('text');")
        assert r.header("X-Own") == "end" and r.text == "text", r
