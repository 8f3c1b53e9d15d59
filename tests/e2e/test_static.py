"""Files of the configured root, and nothing else."""

import email.utils
import os
import shutil

from server import APP, Server

ROOT = APP + "/www"


def test_file_with_headers():
    with Server() as s:
        r = s.get("/letters.txt")
        assert r.status == 200 and r.body == open(ROOT + "/letters.txt", "rb").read()
        assert r.header("Content-Type") == "text/plain" and r.header("Content-Length") == "26000"
        assert email.utils.parsedate(r.header("Last-Modified")) and r.header("ETag")
        assert r.header("X-Ngx-Logid")
        assert s.get("/").body == open(ROOT + "/index.html", "rb").read()
        assert s.get("/empty.txt").status == 200
        assert s.get("/unknown.xyz").header("Content-Type") == "application/octet-stream"
        assert s.get("/sub/page.html").header("Content-Type") == "text/html; charset=utf-8"


def test_not_modified():
    with Server() as s, s.connect() as c:
        r = c.get("/letters.txt")
        etag, modified = r.header("ETag"), r.header("Last-Modified")
        for headers in ({"If-None-Match": etag}, {"If-None-Match": '"x", ' + etag}, {"If-None-Match": "*"}, {"If-Modified-Since": modified}):
            r = c.get("/letters.txt", headers=headers)
            assert r.status == 304 and not r.body and r.header("ETag") == etag, (headers, r)
        for headers in ({"If-None-Match": '"other"'}, {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
                        {"If-None-Match": '"other"', "If-Modified-Since": modified}):
            assert c.get("/letters.txt", headers=headers).status == 200, headers


def test_ranges():
    data = open(ROOT + "/letters.txt", "rb").read()
    with Server() as s, s.connect() as c:
        for spec, want, content_range in [("bytes=0-9", data[:10], "bytes 0-9/26000"), ("bytes=25990-", data[25990:], "bytes 25990-25999/26000"),
                                          ("bytes=-5", data[-5:], "bytes 25995-25999/26000"), ("bytes=25990-99999", data[25990:], "bytes 25990-25999/26000")]:
            r = c.get("/letters.txt", headers={"Range": spec})
            assert r.status == 206 and r.body == want and r.header("Content-Range") == content_range, (spec, r, r.headers)
        r = c.get("/letters.txt", headers={"Range": "bytes=26000-"})
        assert r.status == 416 and r.header("Content-Range") == "bytes */26000", r
        assert c.get("/letters.txt", headers={"Range": "lines=1-2"}).status == 200
        etag = c.get("/letters.txt").header("ETag")
        assert c.get("/letters.txt", headers={"Range": "bytes=0-1", "If-Range": etag}).status == 206
        assert c.get("/letters.txt", headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status == 200


def test_nothing_outside_of_the_root():
    with Server() as s:
        root = s.dir + "/www"
        shutil.copytree(ROOT, root)
        open(s.dir + "/secret.txt", "w").write("secret")
        os.makedirs(s.dir + "/www-other")
        open(s.dir + "/www-other/secret.txt", "w").write("secret")
        os.symlink(s.dir + "/secret.txt", root + "/link.txt")
        os.symlink(s.dir, root + "/up")
        os.symlink(root + "/letters.txt", root + "/inside.txt")
        os.mkfifo(root + "/fifo.txt")
        s.stop()
        s.config["http"] = {"domain": {"127.0.0.1": {"root": root, "index": root + "/index.html"}}}
        s.write_config()
        s.start()
        assert s.get("/letters.txt").status == 200
        assert s.get("/inside.txt").status == 200, "a link inside of the root"
        for path in ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/sub/../../secret.txt", "/%2e%2e%2fsecret.txt", "/..%5csecret.txt",
                     "/../www-other/secret.txt", "/link.txt", "/up/secret.txt", "/letters.txt%00.html", "/letters.txt%00", "//secret.txt",
                     "/sub/%2e%2e/%2e%2e/secret.txt", "/%252e%252e/secret.txt", "/.../secret.txt", "/sub/page.html/x.txt", "/fifo.txt",
                     "/..%c0%afsecret.txt"]:
            r = s.get(path)
            assert r.status in (400, 403, 404), "%s got %r" % (path, r)
            assert b"secret" not in r.body or path.encode() in r.body
        r = s.get("/letters.txt", headers={"Host": "unknown.example"})
        assert r.status in (403, 404), r
        assert s.fetch("/letters.txt", "POST", body="x").status in (200, 404, 405)
        assert s.get("/letters.txt").status == 200
