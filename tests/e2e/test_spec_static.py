"""Files: spec 03, section 5; weaknesses A8, D3 and D6 of spec 10."""

import os

from specapp.spec import Spec

HOST = {"Host": "localhost"}


def test_files_of_a_host():
    """Types of fileHeader by lower-cased extension, else `normal`; log id; line with http-code only."""
    with Spec() as s:
        for path, body, type, encoding in ("/letters.txt", "letters", "text/plain", None), ("/DATA.BIN", "bin", "application/octet-stream", "binary"), \
                ("/index.html", "<h1>index</h1>\n", "text/html; charset=utf-8", None), ("/a%20b.txt", "sp", "text/plain", None), ("/letters.txt?v=1", "letters", "text/plain", None):
            r = s.get(path, headers=HOST)
            assert (r.status, r.text, r.header("Content-Type"), r.header("Content-Transfer-Encoding")) == (200, body, type, encoding), "%s: %r %s" % (path, r, r.raw_head)
            assert len(r.header("X-Ngx-Logid")) == 24 and r.header("Last-Modified").endswith(" GMT"), r.raw_head
            line = s.line("notice", "[logid:%s]" % r.header("X-Ngx-Logid"))
            assert line.endswith("[verb=GET user-agent=unknown remote-addr=127.0.0.1 http-code=200] profile[] counting[]"), line
        assert s.get("/letters.txt", headers={"Host": "localhost:%d" % s.port}).text == "letters", "the port of the host does not count"


def test_refusals():
    """Missing: 404, empty; not of a configured root: 403, empty; sources and dot files: not served (A8)."""
    with Spec() as s:
        for path, host, status in [("/absent.txt", "localhost", 404), ("/absent.txt", "else", 404), ("/letters.txt", "else", 403), ("/letters.txt", "no-root.com", 403),
                                   ("/dir.name", "localhost", 403), ("/../config/server.php", "localhost", None), ("/..%2fconfig%2fserver.php", "localhost", None),
                                   ("/.hidden.txt", "localhost", None), ("/source.php", "localhost", None), ("/letters.txt%00.html", "localhost", None),
                                   ("/%2e%2e/config/server.php", "localhost", None), ("/a/../../config/server.php", "localhost", None)]:
            r = s.get(path, headers={"Host": host})
            assert r.status == status or status is None and r.status in (400, 403, 404), "%s: %r" % (path, r)
            assert b"<?php" not in r.body and b"SECRET" not in r.body, r
            assert r.body == b"" or r.status == 400, r


def test_roots_that_begin_alike():
    """A8: /www-secret does not lie in /www; a root that is a link works."""
    with Spec(start=False) as s:
        os.makedirs(s.dir + "/www")
        os.makedirs(s.dir + "/www-secret")
        for name in "www/own.txt", "www-secret/other.txt":
            with open(s.dir + "/" + name, "w") as f:
                f.write(name)
        os.symlink(s.dir + "/www", s.dir + "/link")
        os.symlink(s.dir + "/www-secret/other.txt", s.dir + "/www/out.txt")
        s.config["http"] = {"domain": {"localhost": {"root": s.dir + "/link/", "index": s.dir + "/link/own.txt"}, "bad": {"root": s.dir + "/www", "index": s.dir + "/www-secret/other.txt"}}}
        s.write_config()
        s.start()
        assert s.get("/own.txt", headers=HOST).text == "www/own.txt"
        assert s.get("/", headers=HOST).text == "www/own.txt"
        for path in "/../www-secret/other.txt", "/out.txt":
            r = s.get(path, headers=HOST)
            assert r.status in (403, 404) and r.body == b"", r
        assert s.get("/", headers={"Host": "bad"}).status == 403


def test_not_modified():
    with Spec() as s, s.connect() as c:
        r = c.get("/letters.txt", headers=HOST)
        n = c.get("/letters.txt", headers={"If-Modified-Since": r.header("Last-Modified"), **HOST})
        assert n.status == 304 and n.body == b"" and len(n.header("X-Ngx-Logid")) == 24, n.raw_head
        assert "http-code=304]" in s.line("notice", "[logid:%s]" % n.header("X-Ngx-Logid"))
        assert c.get("/letters.txt", headers={"If-None-Match": r.header("Etag"), **HOST}).status == 304
        assert c.get("/letters.txt", headers={"If-Modified-Since": "Thu, 01 Jan 1970 00:00:01 GMT", **HOST}).text == "letters"


def test_empty_file_head_and_ranges():
    """D6."""
    with Spec() as s, s.connect() as c:
        r = c.get("/empty.txt", headers=HOST)
        assert (r.status, r.body, r.header("Content-Length")) == (200, b"", "0"), r.raw_head
        r = c.request("HEAD", "/letters.txt", headers=HOST)
        assert (r.status, r.header("Content-Length"), r.header("Content-Type")) == (200, "7", "text/plain"), r.raw_head
        r = c.get("/letters.txt", headers={"Range": "bytes=1-2", **HOST})
        assert (r.status, r.text, r.header("Content-Range")) == (206, "et", "bytes 1-2/7"), r.raw_head
        assert c.get("/letters.txt", headers={"Range": "bytes=90-", **HOST}).status == 416
        assert c.get("/letters.txt", headers=HOST).text == "letters"


def test_dots_in_directories_reach_controllers():
    """D3: only the last segment makes a file of a path."""
    with Spec() as s:
        r = s.get("/v1.0/user", headers=HOST)
        assert (r.status, r.text) == (404, "Api not found controller(V1.0\\User)"), r


def test_dots_in_names_of_classes_and_actions():
    """D3: no file of that name, so the controllers are asked; they are spelled with '_' for '.'."""
    body = "<?php namespace App\\Controllers\\V1_0; class User extends \\PG\\MSF\\Controllers\\Controller { public function %s() { $this->output(__FUNCTION__); } }"
    with Spec(start=False) as s:
        with open(s.dir + "/User.php", "w") as f:
            f.write(body % "actionIndex() {} public function actionView_txt")
        s.write_config("<?php spl_autoload_register(function ($class) { if ($class === 'App\\Controllers\\V1_0\\User') { require '%s/User.php'; } }); return [];" % s.dir, "load.php")
        s.start()
        for _ in range(2):
            assert s.get("/v1.0/user/view.txt").text == "actionView_txt"
            assert s.get("/v1.0/user").status == 501
            r = s.get("/v1.0/user/other.txt", headers=HOST)
            assert (r.status, r.text) == (404, ""), r
