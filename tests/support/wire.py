"""A raw HTTP client: it sends exactly the bytes it is given and reads answers by the rules, so that a test can be as rude as it likes."""

import os
import socket
import struct
import time

DEADLINE = 15 * float(os.environ.get("MSF_SLOW", "1"))  # seconds; a test that wants another time says so


class Closed(Exception):
    """The peer ended the connection where an answer, or the rest of one, was due."""


class Response:
    def __init__(self, status, reason, version, headers, body, raw_head):
        self.status, self.reason, self.version, self.headers, self.body, self.raw_head = status, reason, version, headers, body, raw_head

    def header(self, name, default=None):
        """The value of a header that may come once; several are an error of the server."""
        found = [v for k, v in self.headers if k.lower() == name.lower()]
        assert len(found) <= 1, "header %s came %d times: %r" % (name, len(found), found)
        return found[0] if found else default

    def all(self, name):
        return [v for k, v in self.headers if k.lower() == name.lower()]

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def __repr__(self):
        return "<%s %s %r>" % (self.status, self.reason, self.body[:200])


class Conn:
    def __init__(self, port, host="127.0.0.1", timeout=DEADLINE, receive_buffer=None):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if receive_buffer:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(timeout)
        self.sock.connect((host, port))
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.close()

    def send(self, data):
        self.sock.sendall(data.encode("latin-1") if isinstance(data, str) else data)
        return self

    def send_request(self, method="GET", path="/", headers=(), body=None, version="HTTP/1.1", host="127.0.0.1"):
        lines = ["%s %s %s" % (method, path, version)]
        headers = list(headers.items()) if isinstance(headers, dict) else list(headers)
        if host is not None and not any(k.lower() == "host" for k, _ in headers):
            lines.append("Host: " + host)
        lines += ["%s: %s" % h for h in headers]
        data = body.encode() if isinstance(body, str) else body
        if data is not None and not any(k.lower() in ("content-length", "transfer-encoding") for k, _ in headers):
            lines.append("Content-Length: %d" % len(data))
        return self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (data or b""))

    def get(self, path="/", **more):
        return self.request("GET", path, **more)

    def request(self, method="GET", path="/", **more):
        self.send_request(method, path, **more)
        return self.read_response(method)

    def _more(self):
        data = self.sock.recv(65536)
        if not data:
            raise Closed("end of connection; received and not used: %r" % self.buffer[:300])
        self.buffer += data

    def read_until(self, mark):
        while mark not in self.buffer:
            self._more()
        data, self.buffer = self.buffer.split(mark, 1)
        return data

    def read_exactly(self, n):
        while len(self.buffer) < n:
            self._more()
        data, self.buffer = self.buffer[:n], self.buffer[n:]
        return data

    def read_to_end(self):
        """Everything until the server closes; a reset is an error."""
        while True:
            data = self.sock.recv(65536)
            if not data:
                break
            self.buffer += data
        data, self.buffer = self.buffer, b""
        return data

    def read_head(self):
        head = self.read_until(b"\r\n\r\n").decode("latin-1")
        lines = head.split("\r\n")
        version, status, reason = (lines[0].split(" ", 2) + [""])[:3]
        assert version.startswith("HTTP/1."), "not a status line: %r" % lines[0]
        headers = []
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            assert colon and name == name.strip() and name, "not a header line: %r" % line
            headers.append((name, value.strip()))
        return Response(int(status), reason, version, headers, b"", head)

    def read_response(self, method="GET", interim=False):
        """One answer. 1xx answers are passed over unless `interim`."""
        r = self.read_head()
        if r.status < 200:
            return r if interim else self.read_response(method)
        if method == "HEAD" or r.status in (204, 304):
            return r
        if (r.header("Transfer-Encoding") or "").lower() == "chunked":
            assert r.header("Content-Length") is None, "both Content-Length and chunked"
            r.body = b"".join(self.chunks())
        elif r.header("Content-Length") is not None:
            r.body = self.read_exactly(int(r.header("Content-Length")))
        else:
            assert r.version == "HTTP/1.0" or r.header("Connection") == "close", "no length and no close: %r" % r.raw_head
            r.body = self.read_to_end()
        return r

    def chunks(self):
        """Pieces of a chunked body as they come."""
        while True:
            size = int(self.read_until(b"\r\n").split(b";")[0], 16)
            if size == 0:
                while self.read_until(b"\r\n"):
                    pass
                return
            yield self.read_exactly(size)
            assert self.read_exactly(2) == b"\r\n", "chunk without its line end"

    def closed(self, timeout=DEADLINE):
        """True when the server closes the connection (end or reset) and sends nothing more before."""
        self.sock.settimeout(timeout)
        try:
            data = self.sock.recv(1)
        except ConnectionError:
            return True
        except socket.timeout:
            return False
        assert not data, "bytes came after what should have been the last answer: %r" % (data + self.sock.recv(300))
        return True

    def quiet(self, seconds):
        """True when the connection stays open and silent for that long."""
        if self.buffer:
            return False
        timeout = self.sock.gettimeout()
        self.sock.settimeout(seconds)
        try:
            self.sock.recv(1, socket.MSG_PEEK)
            return False
        except socket.timeout:
            return True
        except ConnectionError:
            return False
        finally:
            self.sock.settimeout(timeout)

    def half_close(self):
        self.sock.shutdown(socket.SHUT_WR)

    def reset(self):
        """Leaves with a RST instead of a FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def close(self):
        self.sock.close()


def fetch(port, path="/", method="GET", **more):
    """One request on a connection of its own."""
    with Conn(port) as c:
        return c.request(method, path, **more)


def eventually(condition, seconds=DEADLINE, what=None, step=0.02):
    """Waits until `condition()` is true and returns its value; never a fixed sleep."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError("did not come true within %g s: %s" % (seconds, what or getattr(condition, "__doc__", None) or condition))
        time.sleep(step)
