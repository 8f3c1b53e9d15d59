"""The monitor page in a browser: what it shows, on a desk and on a phone, and that it stays alive whatever happens to the server."""

import base64
import hashlib
import json
import re
import signal

import browser
from case import case
from server import SLOW, Server, kill
from wire import eventually

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LIVE = "(document.getElementById('state') || {}).textContent === 'live'"


def has_browser():
    if not browser.available():
        print("skipped: there is no Chromium")
    return browser.available()


def opened(b, s, width=1280, height=900, dark=False):
    b.size(width, height, dark)
    b.listen()
    b.open("http://127.0.0.1:%d/Monitor" % s.port)
    b.until(LIVE, 30)
    return b


def cells(b, table):
    return b.value("[...document.querySelectorAll('#%s tbody tr')].map(r => [...r.cells].map(c => c.textContent))" % table)


def test_who_gets_the_page():
    with Server() as s:
        for accept, query, html in [(HTML, "", True), ("*/*", "", False), (None, "", False), ("application/json", "", False), ("application/json, text/html", "", False),
                                    ("application/json;q=0.5, text/html", "", True), ("text/html;q=0", "", False), (HTML, "?format=json", False),
                                    ("application/json", "?format=html", True)]:
            r = s.get("/Monitor" + query, headers={"Accept": accept} if accept else {})
            assert r.header("Content-Type") == ("text/html; charset=utf-8" if html else "application/json; charset=UTF-8"), (accept, query, r.raw_head)
            assert r.header("Vary") == "Accept" and r.header("Cache-Control") == "no-store"


def test_everything_is_in_the_page():
    """Nothing is loaded from elsewhere, and the policy allows exactly what is there."""
    with Server() as s:
        r = s.get("/Monitor", headers={"Accept": HTML})
        policy = r.header("Content-Security-Policy")
        assert policy.startswith("default-src 'none';") and "unsafe" not in policy
        for tag in "style", "script":
            parts = re.findall("<%s>(.*?)</%s>" % (tag, tag), r.text, re.S)
            digest = base64.b64encode(hashlib.sha256(parts[0].encode()).digest()).decode()
            assert len(parts) == 1 and "%s-src 'sha256-%s'" % (tag, digest) in policy
        assert not re.findall(r"""(?:src|href)=["'](?!\?|metrics["']|data:)""", r.text) and " style=" not in r.text and " on" not in "".join(re.findall(r"<\w+ [^>]*>", r.text))


@case(seconds=120)
def test_what_it_shows():
    if not has_browser():
        return
    with Server(workers=2) as s, browser.Browser() as b:
        opened(b, s)
        s.load(requests=500, connections=4)
        s.load("/Test/Throw", requests=5)
        b.until("document.querySelector('#status tbody').textContent.includes('505') || Number(document.querySelectorAll('#status tbody tr')[3].cells[2].textContent.replace(',', '')) >= 500",
                20, "the answers are counted")
        assert b.until("document.querySelectorAll('#status tbody tr')[3].cells[5].textContent") == "5"
        workers = cells(b, "workers")
        assert [w[0] for w in workers] == ["0", "1"] and {int(w[1]) for w in workers} == set(s.workers()) and all(w[2] == "ready" for w in workers), workers
        assert [row[0] for row in cells(b, "latency")] == ["1 s", "10 s", "60 s"] and all("–" not in row for row in cells(b, "latency")[1:]), cells(b, "latency")
        assert b.until("[...document.querySelectorAll('#pool th')].some(c => c.textContent === 'App\\\\Controllers\\\\Test')")
        assert cells(b, "cache")[0][0] == "entries" and b.value("document.querySelector('#rps .line').getAttribute('d').length > 10")
        before = b.value("document.getElementById('facts').textContent")
        b.until("document.getElementById('facts').textContent !== %s" % json.dumps(before), 20, "it renews itself")
        assert b.complaints() == []


@case(seconds=120)
def test_narrow_and_dark():
    """At 375 px nothing is wider than the page; texts can be read in both schemes (WCAG: 4.5 to 1)."""
    if not has_browser():
        return
    contrast = """(() => { const lum = c => { const [r, g, b] = c.match(/\\d+/g).map(n => (n /= 255) <= .03928 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
        const a = lum(getComputedStyle(document.querySelector('h2')).color), b = lum(getComputedStyle(document.querySelector('.panel')).backgroundColor);
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); })()"""
    with Server(workers=2) as s:
        for dark in False, True:
            with browser.Browser() as b:
                opened(b, s, 375, 800, dark)
                assert b.value("document.documentElement.scrollWidth") <= 375
                assert b.value(contrast) >= 4.5, b.value(contrast)
                assert b.value("[...document.querySelectorAll('.scroll')].every(e => e.tabIndex === 0 && e.getAttribute('aria-labelledby'))")
                assert b.value("[...document.querySelectorAll('tbody th')].every(e => e.scope === 'row')")


@case(seconds=180)
def test_it_outlives_the_server():
    if not has_browser():
        return
    with Server(workers=2) as s, browser.Browser() as b:
        opened(b, s)
        victim = s.workers()[0]
        kill(victim, signal.SIGKILL)
        b.until("[...document.querySelectorAll('#workers tbody tr')].some(r => r.cells[12].textContent === '1')", 30, "the crash is shown")
        stopped = s.workers()[1]
        kill(stopped, signal.SIGSTOP)
        try:
            b.until("document.getElementById('workers').textContent.includes('blocked')", 40, "a worker that does not get on is called blocked, by another one")
        finally:
            kill(stopped, signal.SIGCONT)
        b.until(LIVE + " && !document.getElementById('workers').textContent.includes('blocked')", 30, "it gets on again")
        s.stop()
        b.until("document.getElementById('state').textContent.startsWith('reconnecting')", 20)
        assert b.value("document.documentElement.classList.contains('stale')")
        s.start()
        b.until(LIVE, 30, "it finds the new server")
        assert {int(w[1]) for w in cells(b, "workers")} == set(s.workers())


@case(seconds=120)
def test_pause():
    if not has_browser():
        return
    with Server() as s, browser.Browser() as b:
        opened(b, s)
        b.value("document.getElementById('pause').click()")
        b.until("document.getElementById('state').textContent === 'paused'")
        count = lambda: json.loads(s.get("/Monitor").body)["tcp"]["request_count"]
        b.until("!asking")
        before, since = count(), b.value("performance.now()")
        b.until("performance.now() > %f" % (since + 2500), what="two and a half seconds have passed")
        assert count() == before + 1, "a paused page does not ask"
        b.value("document.getElementById('pause').click()")
        b.until(LIVE)
        eventually(lambda: count() > before + 3, 20 * SLOW, "it asks again")


def test_names_are_text():
    """A class name, a path or a reason can never become markup."""
    with Server() as s:
        script = re.findall("<script>(.*?)</script>", s.get("/Monitor?format=html").text, re.S)[0]
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", script)
