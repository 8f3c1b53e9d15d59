"""https: certificates, names, versions, resumption over workers, reload with new certificates under load, large files, rude clients."""

import os
import re
import signal
import socket
import ssl
import subprocess
import threading
import time

from case import case
from server import SLOW, Server, alive, free_port, kill
from wire import Closed, Conn, eventually


def openssl(*args, data=b"", status=0, seconds=30 * SLOW):
    p = subprocess.run(["openssl", *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds)
    assert status is None or p.returncode == status, "openssl %s: %d\n%s" % (" ".join(args), p.returncode, p.stdout.decode("utf-8", "replace"))
    return p.stdout.decode("utf-8", "replace")


def make_ca(where):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=test authority",
            "-keyout", where + "/ca.key", "-out", where + "/ca.pem")


def issue(where, name, names="DNS:localhost,IP:127.0.0.1", days="20", cn=None):
    """<where>/<name>.pem and .key, signed by the authority."""
    openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + (cn or name), "-keyout",
            "%s/%s.key" % (where, name), "-out", where + "/csr")
    with open(where + "/ext", "w") as f:
        f.write("subjectAltName=" + names + "\n")
    openssl("x509", "-req", "-in", where + "/csr", "-CA", where + "/ca.pem", "-CAkey", where + "/ca.key", "-CAcreateserial", "-days", days,
            "-extfile", where + "/ext", "-out", "%s/%s.pem" % (where, name))


class Https(Server):
    """A plain and a TLS port. `tls`: more of http_server.tls."""

    def __init__(self, tls=None, **more):
        super().__init__(start=False, **more)
        self.tls_port = free_port()
        make_ca(self.dir)
        issue(self.dir, "first")
        self.config["http_server"]["tls"] = dict({"port": self.tls_port, "cert": self.dir + "/first.pem", "key": self.dir + "/first.key"}, **(tls or {}))
        self.write_config()

    def context(self, verify=True):
        c = ssl.create_default_context(cafile=self.dir + "/ca.pem")
        if not verify:
            c.check_hostname = False
            c.verify_mode = ssl.CERT_NONE
        return c

    def secure(self, context=None, name="localhost", session=None, **more):
        c = Conn(self.tls_port, **more)
        c.sock = (context or self.context()).wrap_socket(c.sock, server_hostname=name, session=session)
        return c

    def s_client(self, *args, data=b"", status=0):
        return openssl("s_client", "-connect", "127.0.0.1:%d" % self.tls_port, "-CAfile", self.dir + "/ca.pem", *args, data=data, status=status)


def subject(conn):
    return dict(x[0] for x in conn.sock.getpeercert()["subject"])["commonName"]


@case(seconds=120)
def test_https_beside_http():
    with Https() as s:
        s.start()
        assert s.get("/Test/Hello").status == 200
        plain = s.get("/Test/Secure").text
        with s.secure() as c:
            r = c.get("/Test/Hello")
            assert r.status == 200 and subject(c) == "first" and c.sock.version() == "TLSv1.3", (r, c.sock.version())
            secure = c.get("/Test/Secure").text
            assert c.get("/letters.txt").body == s.get("/letters.txt").body
            big = c.send_request("POST", "/Test/Echo", body=b"x" * 300000).read_response()
            assert big.status == 200, big
        assert "off" in plain and "on" in secure, (plain, secure)
        out = s.output()
        assert "https://127.0.0.1:%d" % s.tls_port in out and "http://127.0.0.1:%d" % s.port in out, out
        curl = subprocess.run(["curl", "-sS", "--cacert", s.dir + "/ca.pem", "https://localhost:%d/Test/Hello" % s.tls_port], stdout=subprocess.PIPE, timeout=30)
        assert curl.returncode == 0 and curl.stdout == s.get("/Test/Hello").body
        s.stop()


@case(seconds=120)
def test_old_versions_and_strange_protocols_are_refused():
    with Https() as s:
        s.start()
        assert "BEGIN CERTIFICATE" in s.s_client("-tls1_2", data=b"")
        for old in ("-tls1_1", "-tls1"):
            out = s.s_client(old, "-cipher", "ALL:@SECLEVEL=0", status=None)
            assert "BEGIN CERTIFICATE" not in out and "alert protocol version" in out, out
        assert "ALPN protocol: http/1.1" in s.s_client("-alpn", "h2,http/1.1")
        assert "alert no application protocol" in s.s_client("-alpn", "imap", status=None)
        with Conn(s.tls_port) as c:
            r = c.get("/Test/Hello")
            assert r.status == 400 and "plain HTTP request sent to TLS port" in r.text, r
        for junk in (b"\0" * 300, b"SSH-2.0-x\r\n", b"\x16\x03\x01\xff\xff" + b"a" * 1000):
            with Conn(s.tls_port) as c:
                c.send(junk)
                eventually(lambda: gone(c.sock), what="the junk ends the connection")
        with s.secure() as c:
            assert c.get("/Test/Hello").status == 200


def gone(sock):
    try:
        return sock.recv(4096) == b""
    except ConnectionError:
        return True


@case(seconds=120)
def test_certificates_by_name():
    with Https() as s:
        issue(s.dir, "wild", "DNS:*.wild.example,DNS:exact.example")
        s.config["http_server"]["tls"]["certificates"] = [{"cert": s.dir + "/wild.pem", "key": s.dir + "/wild.key"}]
        s.write_config()
        s.start()
        for name, want in (("localhost", "first"), ("a.wild.example", "wild"), ("exact.example", "wild"), ("127.0.0.1", "first")):
            with s.secure(name=name) as c:
                assert subject(c) == want and c.get("/Test/Hello").status == 200


@case(seconds=120)
def test_sessions_resume_at_any_worker():
    with Https(workers=4) as s:
        s.start()
        for version, option in (("1.2", "-tls1_2"), ("1.3", "-tls1_3")):
            keep = s.dir + "/session" + version
            request = b"GET /Test/Pid HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            s.s_client(option, "-ign_eof", "-sess_out", keep, data=request)
            pids = set()
            for _ in range(16):
                out = s.s_client(option, "-ign_eof", "-sess_in", keep, data=request)
                assert "Reused, TLSv" + version in out, out
                pids |= {p for p in s.workers() if re.search(r"^%d" % p, out, re.M)}
            assert len(pids) > 1, "several workers have resumed it: %r" % pids
        context = s.context()
        with s.secure(context) as c:
            c.get("/Test/Hello")
            session = c.sock.session
        before = s.workers()
        s.reload()
        assert set(before) != set(s.workers())
        with s.secure(context, session=session) as c:
            assert c.sock.session_reused and c.get("/Test/Hello").status == 200, "tickets outlive a reload"


class Hammer(threading.Thread):
    """Requests on kept-alive TLS connections until told to stop; every one must be answered."""

    def __init__(self, s):
        super().__init__(daemon=True)
        self.server, self.context, self.answered, self.failed, self.ending, self.serials = s, s.context(), 0, [], False, set()

    def run(self):
        c = None
        while not self.ending:
            try:
                if c is None:
                    c = self.server.secure(self.context)
                    self.serials.add(c.sock.getpeercert()["serialNumber"])
                r = c.get("/Test/Yield?ms=5")
                assert r.status == 200, r
                self.answered += 1
                if r.header("Connection") == "close":
                    c.close()
                    c = None
            except Exception as e:
                self.failed.append(repr(e))
                c = None


@case(seconds=180)
def test_new_certificates_under_load():
    with Https(workers=2) as s:
        s.start()
        hammers = [Hammer(s) for _ in range(6)]
        for h in hammers:
            h.start()
        for i in range(3):
            issue(s.dir, "first")
            s.reload()
            with s.secure() as c:
                now = c.sock.getpeercert()["serialNumber"]
            eventually(lambda: all(now in h.serials or h.failed for h in hammers), 30 * SLOW, "every client has met the new certificate")
        for h in hammers:
            h.ending = True
        for h in hammers:
            h.join(30)
        assert not any(h.failed for h in hammers), [h.failed[:3] for h in hammers]
        assert all(h.answered > 5 for h in hammers)
        print("requests over three changes of the certificate, all answered:", sum(h.answered for h in hammers))


@case(seconds=120)
def test_a_broken_file_keeps_the_old_certificate():
    with Https() as s:
        s.start()
        before = s.workers()
        with open(s.dir + "/first.key", "w") as f:
            f.write("nonsense")
        kill(s.master(), signal.SIGUSR1)
        eventually(lambda: "first.key: there is none in it" in s.output(), 20 * SLOW, "the reload says which file")
        eventually(lambda: "reload: failed" in s.output(), 20 * SLOW, "the reload has failed")
        assert s.workers() == before
        with s.secure() as c:
            assert c.get("/Test/Hello").status == 200


def refuses(s, *words):
    s.write_config()
    out = s.verb("start", status=None)
    assert all(w in out for w in words), out


@case(seconds=120)
def test_what_the_configuration_refuses():
    with Https() as s:
        tls = s.config["http_server"]["tls"]
        good = dict(tls)
        tls["cert"] = "/no/such.pem"
        refuses(s, "http_server.tls", "/no/such.pem", "No such file")
        tls.update(good, key=s.dir + "/ca.key")
        refuses(s, "ca.key does not belong to certificate")
        tls.update(good, protocols="TLSv1.1")
        refuses(s, "http_server.tls.protocols", "TLSv1.1")
        tls.update(good, protocols="TLSv1.3", ciphers="NONSENSE")
        refuses(s, "ciphers NONSENSE")
        tls.update(good, port=s.port)
        del tls["ciphers"], tls["protocols"]
        refuses(s, "http_server.tls.port")
        tls.update(good, verify_client="required")
        refuses(s, "ca_file")
        tls.clear()
        tls["port"] = s.tls_port
        refuses(s, "http_server.tls.cert", "expected the file")


@case(seconds=120)
def test_swooles_keys_make_the_only_port_speak_tls():
    with Https() as s:
        del s.config["http_server"]["tls"]
        s.config["server"]["set"].update(ssl_cert_file=s.dir + "/first.pem", ssl_key_file=s.dir + "/first.key", ssl_protocols=32 | 16)
        s.write_config()
        s.tls_port = s.port
        s.start(wait=False)

        def answers():
            try:
                with s.secure() as c:
                    return c.get("/Test/Hello").status == 200 and c.sock.version() == "TLSv1.2"
            except OSError:
                return False
        eventually(answers, 20 * SLOW, "TLS 1.2 on the only port")


@case(seconds=120)
def test_certificates_of_clients():
    with Https() as s:
        s.config["http_server"]["tls"].update(verify_client="required", client_ca=s.dir + "/ca.pem")
        s.write_config()
        s.start()
        issue(s.dir, "me", "DNS:me")
        context = s.context()
        context.load_cert_chain(s.dir + "/me.pem", s.dir + "/me.key")
        with s.secure(context) as c:
            assert c.get("/Test/Hello").status == 200
        try:
            with s.secure() as c:
                c.get("/Test/Hello")
            raise AssertionError("a client without a certificate was served")
        except (OSError, Closed):
            pass


def rss(pid):
    with open("/proc/%d/statm" % pid) as f:
        return int(f.read().split()[1]) * 4096


@case(seconds=180)
def test_large_files_and_clients_that_do_not_read():
    with Https() as s:
        os.makedirs(s.dir + "/www")
        with open(s.dir + "/www/big.bin", "wb") as f:
            for i in range(300):
                f.write((b"%07d\n" % i) * 12500)
        s.config["http"] = {"domain": {"localhost": {"root": s.dir + "/www"}}}
        s.write_config()
        s.start()
        with open(s.dir + "/www/big.bin", "rb") as f:
            whole = f.read()
        with s.secure() as c:
            assert c.request("GET", "/big.bin", host="localhost").body == whole
        before = rss(s.workers()[0])
        lazy = [s.secure(receive_buffer=4096) for _ in range(30)]
        for c in lazy:
            c.send_request("GET", "/big.bin", host="localhost")
        with s.secure() as c:
            assert c.get("/Test/Hello").status == 200
        grown = rss(s.workers()[0]) - before
        assert SLOW > 1 or grown < 15 * 1000 * 1000, "30 clients that do not read 30 MB each cost %d bytes" % grown
        assert lazy[0].read_response().body == whole
        for c in lazy:
            c.sock.close()


@case(seconds=120)
def test_slow_handshakes_end_with_the_header_deadline():
    with Https(config={"http_server": {"limits": {"header_timeout": 700}}}) as s:
        s.start()
        socks = []
        for _ in range(20):
            k = socket.create_connection(("127.0.0.1", s.tls_port))
            k.sendall(b"\x16\x03\x01")
            k.settimeout(20 * SLOW)
            socks.append(k)
        began = time.time()
        assert all(gone(k) for k in socks)
        assert time.time() - began < 10 * SLOW


@case(seconds=300)
def test_memory_is_flat_over_handshakes():
    count = 20000 if SLOW == 1 else 2000
    with Https() as s:
        s.start()
        worker = s.workers()[0]

        def shake(n):
            contexts = [s.context(verify=False) for _ in range(4)]

            def one(context, k):
                for _ in range(k):
                    raw = socket.create_connection(("127.0.0.1", s.tls_port))
                    with context.wrap_socket(raw, server_hostname="localhost"):
                        pass
            threads = [threading.Thread(target=one, args=(c, n // 4)) for c in contexts]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        shake(1000)
        before = rss(worker)
        shake(count)
        grown = rss(worker) - before
        assert alive(worker) and (SLOW > 1 or grown < 2 * 1000 * 1000), "grown by %d bytes over %d handshakes" % (grown, count)
        print("bytes of growth over %d handshakes: %d" % (count, grown))
