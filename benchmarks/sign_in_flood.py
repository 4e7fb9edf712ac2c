"""Acknowledgements of a console while a hundred wrong passwords a second are tried, beside the same console alone.

`python -m benchmarks.sign_in_flood [--quick]`. The attempts come from a process of their own, each with another name
and from another address, so that none is refused by the bucket of its name or address.
"""

import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from urllib.parse import urlencode

from benchmarks.deeds import GOAL, Pressing, meeting, no_collection, p99, pressing, stretch
from benchmarks.rows import Row
from tests.server import ask

A_SECOND = 100
AT_ONCE = 64
PROXY = "127.0.0.1"


def rows(quick: bool) -> list[Row]:
    """Return the row of the flood: p99 of the acknowledgement meanwhile, and alone."""
    seconds, rounds = (5, 1) if quick else (20, 3)
    alone: list[float] = []
    beside: list[float] = []
    answers: Counter[str] = Counter()
    for _ in range(rounds):  # a server each: the bucket of all attempts is full again
        with meeting(proxies=PROXY) as hall, no_collection():
            clerk = pressing(hall)
            alone += stretch(clerk, float(seconds))
            taken, answered = flooded(clerk, hall.server.url, seconds)
            beside += taken
            answers.update(answered)
            clerk.ends.set()
            clerk.join()
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    note = f"p50 {median(beside):.1f} ms, alone {median(alone):.1f} ms; longest {max(beside):.0f} ms; answers {told}"
    return [Row("B20", "wrong passwords tried", len(beside), p99(beside), p99(alone), GOAL, "ms", note)]


def flooded(clerk: Pressing, url: str, seconds: int) -> tuple[list[float], dict[str, int]]:
    """Return the acknowledgements during a flood of some seconds, and how often each status answered an attempt."""
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.sign_in_flood", "--attempt", url, str(seconds)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    child.stdout.readline()
    began = time.monotonic()
    lines = child.stdout.read().split()
    ended = time.monotonic()
    assert child.wait() == 0
    return clerk.between(began, ended), {lines[at]: int(lines[at + 1]) for at in range(0, len(lines), 2)}


def attempt(url: str, number: int) -> int:
    """Try a wrong password with a name and an address of its own; return the status of the answer."""
    form = urlencode({"name": f"name {number}", "password": "wrong password"}).encode()
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": address}
    return ask(f"{url}/login", body=form, headers=kind).status


def attempts(url: str, seconds: int) -> None:
    """Say that it begins, try passwords for some seconds at an even pace, then print the statuses with their counts."""
    print("begins", flush=True)
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = []
        for number in range(seconds * A_SECOND):
            time.sleep(max(0.0, began + number / A_SECOND - time.monotonic()))
            waiting.append(pool.submit(attempt, url, number))
        for status, count in Counter(each.result() for each in waiting).items():
            print(status, count)


if __name__ == "__main__":
    if "--attempt" in sys.argv:
        attempts(sys.argv[2], int(sys.argv[3]))
    else:
        for row in rows("--quick" in sys.argv):
            times = f"{row.ours:7.1f} / {row.peer:6.1f} ms = {row.ratio:5.2f}"
            print(f"{row.name} {row.what:32} n={row.n:5} {times}  {row.note}")
