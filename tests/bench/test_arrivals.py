"""The benchmark of page arrivals runs, people arrive and join, nothing is lost; speed is for people to read."""

import sys
import zlib

import pytest

from benchmarks import arrivals, servers
from benchmarks.arrivals import FILE, Arrived, State, note, plain
from tests.bench.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def test_the_quick_run_prints_its_row(
    quick: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def main() -> int:
        arrivals.main()
        return 0

    monkeypatch.setattr(arrivals, "interp", servers.interp)
    monkeypatch.setattr(arrivals, "CLIENTS", 12)
    monkeypatch.setattr(sys, "argv", ["arrivals.py", "--quick"])
    assert quick(main) == 0
    said = capsys.readouterr().out
    assert said.startswith("B14 ") and "goal 1.5" in said


def test_the_note_tells_what_an_arrival_costs_beside_the_switches() -> None:
    rest, busy = State([1.0], [2.0], cpu_s=1.0), State([2.0], [3.0], cpu_s=1.5)
    said = note(rest, busy, Arrived([100.0] * 50))
    assert "50 arrivals, each of 10.0 ms of processor and joined after 100 ms" in said


def test_every_file_of_a_page_is_found_in_it() -> None:
    html = b'<link href="/static/1/a.css"><script src="/static/1/b.js"></script><a href="/m/x/en">'
    assert FILE.findall(html) == [b"/static/1/a.css", b"/static/1/b.js"]


def test_a_packed_page_is_read() -> None:
    packer = zlib.compressobj(wbits=31)
    body = packer.compress(b"page") + packer.flush()
    assert plain(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip", body) == plain(b"HTTP/1.1 200 OK", b"page") == b"page"
