"""Headless Chromium, driven through its debugging pipe: no further packages, no port. `available()` says whether there is one."""

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time

from server import SLOW
from wire import eventually

# Chromium reads commands from descriptor 3 and answers on 4.
RENUMBER = """
import os, sys
commands, answers = os.dup(int(sys.argv[1])), os.dup(int(sys.argv[2]))
while min(commands, answers) < 5:
    commands, answers = os.dup(commands), os.dup(answers)
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def available():
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """with Browser() as b: b.open(url); b.value("document.title")"""

    def __init__(self, seconds=60):
        self.dir = tempfile.mkdtemp(prefix="msf-browser-")
        self.seconds, self.last, self.buffer, self.events = seconds, 0, b"", []
        their_in, self.out = os.pipe()
        self.input, their_out = os.pipe()
        self.process = subprocess.Popen([sys.executable, "-c", RENUMBER, str(their_in), str(their_out), available(), "--headless=new", "--no-sandbox",
                                         "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=" + self.dir,
                                         "--remote-debugging-pipe"],
                                        pass_fds=[their_in, their_out], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        os.close(their_in)
        os.close(their_out)
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        try:
            os.killpg(self.process.pid, 9)
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.out)
        os.close(self.input)
        shutil.rmtree(self.dir, ignore_errors=True)

    def call(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + self.seconds
        while True:
            answer = json.loads(self._message(end))
            if answer.get("id") == self.last:
                assert "error" not in answer, "%s: %s" % (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def _message(self, end):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.input], [], [], max(0, end - time.monotonic()))
            assert ready, "Chromium does not answer"
            data = os.read(self.input, 65536)
            assert data, "Chromium has ended"
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return message

    def open(self, url):
        self.call("Page.navigate", url=url)

    def value(self, expression):
        """Of a JavaScript expression in the page; promises are waited for."""
        r = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in r, "%s: %s" % (expression, r["exceptionDetails"])
        return r["result"].get("value")

    def until(self, expression, seconds=20, what=None):
        return eventually(lambda: self.value(expression), seconds * SLOW, what or expression, step=0.1)

    def listen(self):
        """Before `open`, for `complaints`."""
        self.call("Runtime.enable")
        self.call("Log.enable")

    def complaints(self):
        """Uncaught exceptions, and what the browser itself calls an error: breaches of a policy, things that cannot be loaded."""
        self.value("0")
        return [e["params"] for e in self.events if e.get("method") == "Runtime.exceptionThrown" or
                (e.get("method") == "Log.entryAdded" and e["params"]["entry"]["level"] == "error")]

    def size(self, width, height, dark=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def screenshot(self, path, whole=False):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        with open(path, "wb") as f:
            f.write(base64.b64decode(data))
