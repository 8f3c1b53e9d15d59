#!/usr/bin/env python3
"""Runs end-to-end cases: functions test_* in tests/e2e/test_*.py. tools/run-tests gives each a process of its own.

usage: tests/support/e2e.py --list [--short] | NAME...      (NAME: file without test_, a dot, function without test_; or a part of it)

A case may say @case(seconds=120, long=True): its deadline, and whether the short run under sanitizers leaves it out."""

import glob
import importlib.util
import os
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(os.path.dirname(HERE), "e2e")
sys.path[:0] = [HERE, CASES]
sys.dont_write_bytecode = True


def load_cases():
    cases = {}
    for path in sorted(glob.glob(CASES + "/test_*.py")):
        module_name = os.path.basename(path)[:-3]
        spec = importlib.util.spec_from_file_location(module_name, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for name, value in vars(module).items():
            if name.startswith("test_") and callable(value):
                cases["%s.%s" % (module_name[5:], name[5:])] = value
    return cases


def run(name, function):
    try:
        function()
    except BaseException:
        traceback.print_exc(file=sys.stdout)
        print("FAIL", name)
        return False
    print("ok", name)
    return True


def main():
    cases = load_cases()
    if sys.argv[1:2] == ["--list"]:
        for name, function in cases.items():
            if not ("--short" in sys.argv and getattr(function, "long", False)):
                print("%s\t%d" % (name, getattr(function, "seconds", 60)))
        return 0
    wanted = sys.argv[1:]
    chosen = {n: f for n, f in cases.items() if n in wanted} or {n: f for n, f in cases.items() if any(w in n for w in wanted)}
    if not chosen:
        sys.exit("no case %s" % " ".join(wanted))
    return 0 if all([run(n, f) for n, f in chosen.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
