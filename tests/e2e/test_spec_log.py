"""Log files byte for byte: spec 07, section 6; spec 09, 3.2-9, 4.6-3 and 5.4-10; weaknesses A10, B8 and H12 of spec 10."""

import re

from specapp.spec import Spec

TIME = r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(\.\d{0,5}[1-9])?"


def body(line):
    """What comes after `[level] [channel] [logid:...] `."""
    m = re.match(TIME + r" \[(\w+)\] \[([\w-]+)\] \[logid:([\w.-]+)\] (.*)$", line)
    assert m, line
    return m.group(2), m.group(3), m.group(4), m.group(5)


def notice(s, code, query="", **more):
    """The fields of the access line of a request: (pushed, profile, counting)."""
    r = s.run(code, query, **more)
    level, channel, log_id, text = body(s.line("notice", "[logid:%s]" % r.header("X-Ngx-Logid")))
    assert (level, channel) == ("notice", "msf-spec")
    m = re.match(r"\[\d+\(ms\)\] \[\d+\(MB\)\] \[(\S+)\] \[(.*)\] profile\[(.*)\] counting\[(.*)\]$", text)
    assert m, text
    return m.group(2), m.group(3), m.group(4)


def test_access_line():
    with Spec() as s:
        r = s.get("/Welcome", headers={"User-Agent": "curl/7.29.0"})
        line = s.line("notice", "/Welcome")
        assert re.match(TIME + r" \[notice\] \[msf-spec\] \[logid:%s\] \[\d+\(ms\)\] \[\d+\(MB\)\] \[/Welcome\] \[verb=GET user-agent=curl%%2F7.29.0 remote-addr=127.0.0.1 "
                        r"http-code=200 content-length=12\] profile\[\] counting\[\]$" % r.header("X-Ngx-Logid"), line), line
        s.get("/welcome/?x=1")
        assert "] [/welcome] [" in s.line("notice", "/welcome]"), "the path as it came, without query and slash"
        s.get("/Nope")
        assert "[/Nope] [verb=GET user-agent=unknown remote-addr=127.0.0.1 http-code=404] profile[] counting[]" in s.line("notice", "/Nope")
        s.run("$out->setContentType('x/y'); $this->output('\u00e4', 418);", method="POST", body="")
        assert "verb=POST user-agent=unknown remote-addr=127.0.0.1 http-code=418 content-length=2] profile" in s.line("notice", "verb=POST")


def test_elapsed_time():
    with Spec() as s:
        s.run("yield $this->getObject(\\PG\\MSF\\Coroutine\\Sleep::class)->goSleep(120); $this->output('x');")
        assert 115 <= int(re.search(r"\[(\d+)\(ms\)\]", s.line("notice", "/Run/Code")).group(1)) < 5000


def test_push():
    """Encoding, cutting, repetition."""
    table = [("'k', 'v w/\u00e4'", "k=v+w%2F%C3%A4"), ("'k', 5", "k=5"), ("'k', 1.5", "k=1.5"), ("'k', true", "k=true"), ("'k', false", "k=false"), ("'k', null", "k="), ("'k'", "k="),
             ("'a b', 'c'", "a+b=c"), ("'k', ['a' => 'x y', 'n' => 1]", 'k={"a":"x y","n":1}'), ("'k', 'abcdefghij', 4", "k=abcd...%3C10chars%3E"),
             ("'k', 'abcd', 4", "k=abcd"), ("'k', ['abcdefghij', 'ab'], 4", 'k=["abcd...<10chars>","ab"]'), ("7, 'x'", "7=x"), ("'k', new \\stdClass", None), ("['k'], 'x'", None)]
    with Spec() as s:
        for args, want in table:
            pushed, _, _ = notice(s, "$context->getLog()->pushLog(%s); $this->output('x');" % args)
            parts = pushed.split(" http-code=")[0].split("remote-addr=127.0.0.1")[1].strip()
            assert parts == (want or ""), "pushLog(%s): %r, not %r" % (args, parts, want)
        pushed, _, _ = notice(s, "$l = $context->getLog(); $l->pushLog('k', 1); $l->pushLog('k', 2); $this->output('x');")
        assert "k=1 k=2 http-code" in pushed, pushed


def test_profile_and_counting():
    with Spec() as s:
        _, profile, counting = notice(s, "$l = $context->getLog(); $l->profile('one', 0.0123); $l->profile('one', 0.001); $l->profile('a.b(c d)', 1.5); $l->profileStart('open');"
                                      "$l->profileStart('done'); usleep(3000); $l->profileEnd('done'); $l->profileEnd('never'); $l->counting('c', 1, 2); $l->counting('c', 2, 4);"
                                      "$l->counting('n', 3); $l->counting('z', 0); $this->output('x');")
        assert re.match(r"one=13\.3\(ms\)/2,a\.b\(c d\)=1500\.0\(ms\)/1,done=(\d+\.\d)\(ms\)/1$", profile), profile
        assert 3.0 <= float(re.search(r"done=([\d.]+)", profile).group(1)) < 1000
        assert counting == "c=3/6,n=3,z=0", counting


def test_levels_and_files():
    """WARNING and above to one file, NOTICE, INFO and DEBUG to the other."""
    with Spec() as s:
        levels = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]
        r = s.run("$l = $context->getLog(); foreach (%s as $n) { $l->$n(\"say $n\"); } $l->log(\\PG\\Log\\PGLog::ERROR, 'by number'); $l->log('warning', 'by name'); $this->output('x');"
                  % str(levels))
        assert r.status == 200, s.log("application")
        low = [body(line) for line in s.lines("notice", "say ", 3)]
        high = [body(line) for line in s.lines("application", "say ", 5)]
        log_id = r.header("X-Ngx-Logid")
        assert low == [(n, "msf-spec", log_id, "say " + n) for n in levels[:3]], low
        assert high == [(n, "msf-spec", log_id, "say " + n) for n in levels[3:]], high
        assert body(s.line("application", "by number"))[0] == "error" and body(s.line("application", "by name"))[0] == "warning"
        assert s.value("[\\PG\\Log\\PGLog::DEBUG, \\PG\\Log\\PGLog::INFO, \\PG\\Log\\PGLog::NOTICE, \\PG\\Log\\PGLog::WARNING, \\PG\\Log\\PGLog::ERROR, \\PG\\Log\\PGLog::CRITICAL, "
                       "\\PG\\Log\\PGLog::ALERT, \\PG\\Log\\PGLog::EMERGENCY]") == [100, 200, 250, 300, 400, 500, 550, 600]


def test_messages():
    """Line breaks become one space each; nothing can begin a line of its own (A10)."""
    with Spec() as s:
        s.run("$context->getLog()->error(\"one\\ntwo\\r\\nthree\\rfour\"); $context->getLog()->error(\"tab\\there \\x1b[31mred\"); $this->output('x');")
        text = body(s.line("application", "one"))[3]
        assert text == "one two three four", repr(text)
        text = body(s.line("application", "tab"))[3]
        assert "\x1b" not in text, repr(text)


def test_base_logger():
    """Outside of requests: the name of the server, 000000; lines after the access line keep what they had (B8)."""
    with Spec() as s:
        s.run("getInstance()->log->error('of the server'); $this->output('x');")
        assert body(s.line("application", "of the server")) == ("error", "SPEC", "000000", "of the server")
        r = s.run("$l = $context->getLog(); $l->appendNoticeLog(); $l->error('later'); $this->output('x');")
        assert body(s.line("application", "later")) == ("error", "msf-spec", r.header("X-Ngx-Logid"), "later")


def test_context_array():
    with Spec() as s:
        s.run("$context->getLog()->error('mine', ['logId' => 'own-id', 'channel' => 'own-channel']); $this->output('x');")
        assert body(s.line("application", "mine"))[1:3] == ("own-channel", "own-id")


def test_json_like_template():
    """The demo's template stays valid JSON whatever is logged (A10)."""
    import json
    template = '{"type": "notice", "datetime": "%datetime%", "level": "%level_name%", "channel": "%channel%", "logid": "%logId%", "message": "%message%"}\n'
    with Spec(config={"server": {"log": {"handlers": {"application": {"format": template}}}}}) as s:
        s.run("$context->getLog()->error('say \"hi\" \\\\ \\'x\\' \u00e4'); $this->output('x');")
        line = json.loads(s.line("application", "say"))
        assert line["message"] == "say \"hi\" \\ 'x' \u00e4" and line["level"] == "error" and line["channel"] == "msf-spec", line


def test_dumped_exception():
    """One line: class, message, code, line, file, trace (section 12), no arguments in the trace (A14)."""
    with Spec() as s:
        s.run("(function ($secret) { throw new \\RuntimeException(\"it's\", 12); })('password123');")
        text = body(s.line("application", "RuntimeException"))[3]
        assert re.match(r"RuntimeException\(message => 'it\\'s', code => 12, line => \d+, file => '.+', trace => '#0 .*'\), ?$", text), text
        assert "password123" not in text
