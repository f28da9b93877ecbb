"""No leak: after a first round, memory stays flat over a million decisions of a reused question, and over fewer of what takes longer: PRIVITY_CALLS
sets how many. Does not prove that nothing leaks in ways not tried here."""

import gc
import os
import resource
import sys
import tracemalloc
from pathlib import Path

import privity
from questions import OPEN, PLAIN

CALLS = int(os.environ.get("PRIVITY_CALLS", "1000000"))
BAD = {**PLAIN, "of": "home_adress"}


def faulty():
    try:
        privity.verdict(BAD)
    except privity.PrivityError:
        pass


def resident():
    """In KiB: what is resident now where the system says so, else the most that ever was, which a leak raises too."""
    now = Path("/proc/self/statm")
    if now.exists():
        return int(now.read_text().split()[1]) * resource.getpagesize() // 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def test_memory_is_flat(capsys):
    handle = privity.ask(PLAIN)
    works = [
        ("verdict, reused question", handle.verdict, CALLS),
        ("verdict of an object", lambda: privity.verdict(PLAIN), CALLS // 20),
        ("fault", faulty, CALLS // 50),
        ("whole answer", lambda: privity.decide(OPEN), CALLS // 500),
        ("JSON", lambda: privity.decide_json("{}"), CALLS // 50),
    ]
    for name, work, calls in works:
        for _ in range(calls // 10):
            work()
        gc.collect()
        before = resident()
        tracemalloc.start()
        work()
        first = tracemalloc.get_traced_memory()[0]
        for _ in range(min(calls // 10, 2000)):
            work()
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - first
        tracemalloc.stop()
        for _ in range(calls):
            work()
        more = resident() - before
        with capsys.disabled():
            print(f"\n{name}: {calls} calls, {more} KiB more resident, {grown} bytes more traced", end="")
        assert more <= 2048 and grown <= 4096, name
