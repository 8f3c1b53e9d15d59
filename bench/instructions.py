"""User-space instructions per request, counted by valgrind's callgrind: the same on a busy machine as on an idle one, and by function.

A server is run twice, with N and with 2 N requests; the difference, divided by N, is what a request costs without start and end. What the
kernel does is not in it; where both sides make the same system calls, as MSF and the floor do, the difference is the framework.

Dumps are written where the server was started, since a server with a process title overwrites the command line that would name another place."""

import collections
import os
import re
import signal
import socket
import sys

from targets import Floor, Msf, Rest, RestValue, View

REQUESTS = int(os.environ.get("REQUESTS", 5000))
CONNECTIONS = 50
TOP = int(os.environ.get("TOP", 25))


def drive(port, path, n, depth):
    """`depth` requests on each of the connections, then all of the answers, until n have been answered."""
    batch = ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % (path, port)).encode() * depth
    conns = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(CONNECTIONS)]
    for _ in range(n // (CONNECTIONS * depth)):
        for s in conns:
            s.sendall(batch)
        for s in conns:
            heads = 0
            while heads < depth:
                data = s.recv(65536)
                if not data:
                    sys.exit("the server closed a connection")
                heads += data.count(b"\r\n\r\n")
    for s in conns:
        s.close()


def self_costs(dump):
    """Instructions of each function without those that it calls. Names are written once and are numbers from then on."""
    costs, names, fn, of_call = collections.Counter(), {}, None, False
    with open(dump) as f:
        for line in f:
            name = re.match(r"(c?fn)=\((\d+)\)(?: (.*))?", line)
            if name:
                kind, number, text = name.groups()
                if text:
                    names[number] = text
                if kind == "fn":
                    fn = names[number]
            elif line.startswith("calls="):
                of_call = True  # the next line is the cost of the call, which the called functions have too
            elif re.match(r"[0-9+*-]", line) and ":" not in line:
                if not of_call:
                    costs[re.sub(r"\..*|'\d+$", "", fn)] += int(line.split()[-1])
                of_call = False
    return costs


def counted(kind, requests, depth):
    class Counted(kind):
        def spawn(self, argv, **env):
            os.chdir(self.dir)
            super().spawn(["valgrind", "-q", "--tool=callgrind"] + argv, **env)

        def __exit__(self, *ignored):
            os.chdir("/")
            for p in self.processes:
                p.send_signal(signal.SIGTERM)
                p.wait(60)
            self.costs = self_costs("%s/callgrind.out.%d" % (self.dir, self.served_by))
            super().__exit__()

    with Counted() as t:
        t.served_by = t.worker() if issubclass(kind, Msf) else t.processes[0].pid
        drive(t.port, t.path, requests, depth)
    return t.costs


def per_request(kind, depth):
    once, twice = (counted(kind, n * REQUESTS, depth) for n in (1, 2))
    return {fn: (cost - once[fn]) / REQUESTS for fn, cost in twice.items()}


def totals_of(kind):
    return sum(per_request(kind, 1).values())


def instructions_of_view():
    """Beside hello: what the view costs, and which functions."""
    hello, view = (per_request(kind, 1) for kind in (Msf, View))
    alone = sum(view.values()) - sum(hello.values())
    print("\n  user-space instructions: hello %.0f, view %.0f; the view alone %.0f" % (sum(hello.values()), sum(view.values()), alone))
    for fn, cost in sorted(((fn, cost - hello.get(fn, 0)) for fn, cost in view.items()), key=lambda item: -item[1])[:TOP]:
        print("    %8.0f  %s" % (cost, fn))


def instructions():
    print("\nuser-space instructions per request, %d requests on %d connections" % (REQUESTS, CONNECTIONS))
    for depth in (1, 16):
        totals = {}
        for kind in (Floor, Msf):
            by_function = per_request(kind, depth)
            totals[kind] = sum(by_function.values())
        print("  %-14s floor %5.0f, MSF %6.0f, of it above the floor %6.0f" % ("%d at a time:" % depth, totals[Floor], totals[Msf],
              totals[Msf] - totals[Floor]))
        if depth == 1:
            for fn, cost in sorted(by_function.items(), key=lambda item: -item[1])[:TOP]:
                print("    %8.0f  %s" % (cost, fn))
    hello = totals_of(Msf)
    for kind in (Rest, RestValue):
        cost = totals_of(kind)
        print("  %-28s %6.0f, above hello %5.0f" % (kind.name + ":", cost, cost - hello))
