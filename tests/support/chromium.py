"""Chromium without a screen, driven over its debugging pipe: with Browser() as b: b.open(url); b.until("document.title"); b.shot("/tmp/x.png")."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

from server import SLOW
from wire import eventually


def find():
    """The program, None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    def __init__(self, width=1280, height=900, dark=False):
        self.dir = tempfile.mkdtemp(prefix="msf-browser-")
        self.number, self.buffer, self.events = 0, b"", []
        theirs_in, self.write_fd = os.pipe()
        self.read_fd, theirs_out = os.pipe()

        def wire_up():
            """The protocol is on descriptors 3 and 4."""
            a, b = os.dup(theirs_in), os.dup(theirs_out)  # not 3 or 4 themselves
            os.dup2(a, 3)
            os.dup2(b, 4)
        self.process = subprocess.Popen(
            [find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage",
             "--disable-background-networking", "--user-data-dir=" + self.dir, "--remote-debugging-pipe", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=wire_up, close_fds=False, start_new_session=True)
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            self.session = None
            page = eventually(lambda: [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"], 30 * SLOW, "Chromium has a page")[0]
            self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
            for domain in "Page", "Runtime", "Log":
                self.call(domain + ".enable")
            self.size(width, height)
            self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.close()

    def close(self):
        os.killpg(self.process.pid, 9)
        self.process.wait()
        os.close(self.write_fd)
        os.close(self.read_fd)
        shutil.rmtree(self.dir, ignore_errors=True)

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.write_fd, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + 30 * SLOW
        while True:
            answer = self.receive(deadline)
            if answer.get("id") == self.number:
                assert "error" not in answer, "%s: %s" % (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def receive(self, deadline):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.read_fd], [], [], max(0, deadline - time.monotonic()))
            assert ready, "Chromium does not answer"
            data = os.read(self.read_fd, 1 << 16)
            assert data, "Chromium has ended"
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)

    def open(self, url):
        self.call("Page.navigate", url=url)

    def value(self, expression):
        r = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in r, "%s: %s" % (expression, r["exceptionDetails"])
        return r["result"].get("value")

    def until(self, expression, seconds=20, what=None):
        return eventually(lambda: self.value(expression), seconds * SLOW, what or expression, step=0.1)

    def complaints(self):
        """Uncaught exceptions, and what the browser wrote into its console as an error: breaches of the policy among them."""
        self.call("Runtime.evaluate", expression="0")
        return [e["params"] for e in self.events if e.get("method") == "Runtime.exceptionThrown" or
                (e.get("method") == "Log.entryAdded" and e["params"]["entry"]["level"] == "error")]

    def shot(self, path):
        """The whole page."""
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True, format="png")["data"]))
