"""A strict reader of the text formats of Prometheus: 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats) and OpenMetrics 1.0. It raises
AssertionError with the line at the first thing that the formats do not allow, or that a scraper would take but not mean."""

import math
import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
SAMPLE = re.compile(r'(%s)(?:\{(.*)\})? (\S+)$' % NAME)
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(,|$)')
TYPES = {"counter", "gauge", "histogram", "summary", "untyped", "info", "unknown", "stateset", "gaugehistogram"}
SUFFIXES = {"histogram": ("_bucket", "_sum", "_count"), "counter": ("_total",), "info": ("_info",)}


class Family:
    def __init__(self, name):
        self.name, self.type, self.help, self.samples = name, None, None, {}


def labels_of(text, line):
    found, at = {}, 0
    while at < len(text):
        m = LABEL.match(text, at)
        assert m, "bad labels: %r" % line
        assert m.group(1) not in found, "label twice: %r" % line
        found[m.group(1)] = re.sub(r"\\(.)", lambda e: "\n" if e.group(1) == "n" else e.group(1), m.group(2))
        at = m.end()
        assert m.group(3) == "," or at == len(text), line
    assert not text.endswith(","), "a comma at the end: %r" % line
    return found


def number(text, line):
    if text in ("+Inf", "-Inf", "NaN"):
        return float(text.replace("Inf", "inf"))
    assert re.match(r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$", text), "no number: %r" % line
    return float(text)


def belongs(sample, family, openmetrics):
    if family.type == "histogram" or (openmetrics and family.type in SUFFIXES):
        return any(sample == family.name + s for s in SUFFIXES[family.type])
    return sample == family.name


def check_histogram(family):
    groups = {}
    for (name, labels), value in family.samples.items():
        rest = tuple((k, v) for k, v in labels if k != "le")
        g = groups.setdefault(rest, {"buckets": []})
        if name.endswith("_bucket"):
            le = dict(labels).get("le")
            assert le is not None, "a bucket without le: %s" % family.name
            g["buckets"].append((float(le.replace("Inf", "inf")), value))
        else:
            g[name.rsplit("_", 1)[1]] = value
    assert groups, "%s has no samples" % family.name
    for g in groups.values():
        bounds, counts = zip(*g["buckets"])
        assert list(bounds) == sorted(set(bounds)) and bounds[-1] == math.inf, "%s: %r" % (family.name, bounds)
        assert list(counts) == sorted(counts), "%s: buckets are cumulative: %r" % (family.name, counts)
        assert counts[-1] == g["count"] and g["sum"] >= 0, "%s: count, sum: %r" % (family.name, g)


def parse(text, openmetrics=False):
    """name of the family -> Family; its samples are a dict of (sample name, labels as sorted pairs) -> value. `text`: as str, or the bytes as they came."""
    text = text.decode("utf-8") if isinstance(text, bytes) else text
    assert text.endswith("\n") and "\n\n" not in text and not re.search("[^\n -~\u00a0-\U0010ffff]", text)
    lines = text[:-1].split("\n")
    if openmetrics:
        assert lines.pop() == "# EOF", "OpenMetrics ends with # EOF"
    families, current = {}, None
    for line in lines:
        assert line != "# EOF", "# EOF is the last line of OpenMetrics"
        m = re.match(r"# (HELP|TYPE) (%s) (.+)$" % NAME, line)
        if m:
            kind, name, rest = m.groups()
            if current is None or current.name != name:
                assert name not in families, "the family is split: %r" % line
                current = families[name] = Family(name)
            assert not current.samples, "%s behind its samples: %r" % (kind, line)
            if kind == "TYPE":
                assert current.type is None and rest in TYPES, line
                assert openmetrics or rest not in ("info", "unknown", "stateset"), line
                assert rest != "counter" or name.endswith("_total") != openmetrics, "name of a counter: %r" % line
                current.type = rest
            else:
                assert current.help is None and not re.search(r"\\(?![\\n])", rest), line
                current.help = rest
            continue
        m = SAMPLE.match(line)
        assert m, "not understood: %r" % line
        name, labels, value = m.group(1), labels_of(m.group(2) or "", line), number(m.group(3), line)
        assert current and current.type and current.help and belongs(name, current, openmetrics), "of another family: %r" % line
        key = (name, tuple(sorted(labels.items())))
        assert key not in current.samples, "twice: %r" % line
        assert current.type not in ("counter", "histogram") or value >= 0, line
        current.samples[key] = value
    for family in families.values():
        if family.type == "histogram":
            check_histogram(family)
    return families


def counters(families):
    """Everything that must never go back: (sample name, labels) -> value."""
    found = {}
    for f in families.values():
        if f.type in ("counter", "histogram"):
            found.update(f.samples)
    return found
