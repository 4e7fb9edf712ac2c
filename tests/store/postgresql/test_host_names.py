"""Names of database hosts: looked up beside the loop, one question at a time, the last answer while none comes."""

from collections.abc import Callable

import pytest

from interp.store.postgresql.host_names import HostNames, look_up


class Threads:
    """Threads that run when the test says so."""

    def __init__(self, runs: bool = True) -> None:
        self.runs, self.held = runs, list[Callable[[], None]]()

    def start(self, work: Callable[[], None]) -> None:
        """Run it, or keep it."""
        if self.runs:
            work()
        else:
            self.held.append(work)


def fails(_: str) -> list[str]:
    raise OSError("no such name")


def test_a_name_of_this_machine_is_looked_up() -> None:
    assert {"127.0.0.1", "::1"} & {*look_up("localhost")}


def test_each_connection_asks_again() -> None:
    answers = iter([["10.0.0.1"], ["10.0.0.2"]])
    names = HostNames(Threads().start, lambda _: next(answers))
    assert [names.addresses("db") for _ in range(2)] == [["10.0.0.1"], ["10.0.0.2"]]


def test_a_silent_name_server_is_asked_once_and_its_last_answer_holds() -> None:
    threads = Threads()
    names = HostNames(threads.start, lambda _: ["10.0.0.1"], wait_s=0.0)
    assert names.addresses("db") == ["10.0.0.1"]
    threads.runs = False
    assert [names.addresses("db") for _ in range(3)] == [["10.0.0.1"]] * 3
    assert len(threads.held) == 1


def test_a_name_that_was_never_found_is_an_error_until_it_is() -> None:
    threads = Threads(runs=False)
    names = HostNames(threads.start, lambda _: ["10.0.0.1"], wait_s=0.0)
    for _ in range(2):
        with pytest.raises(TimeoutError, match="no answer on the name db"):
            names.addresses("db")
    (asked,) = threads.held
    asked()
    threads.runs = True
    assert names.addresses("db") == ["10.0.0.1"]


def test_a_name_that_there_is_not_is_an_error() -> None:
    with pytest.raises(OSError, match="no such name"):
        HostNames(Threads().start, fails).addresses("db")
