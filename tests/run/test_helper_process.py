"""A helper process that waits for its first task imports what that will need, until the task comes."""

import fcntl
import resource
import socket
from importlib.util import find_spec

import pytest

from interp.errors import Unavailable
from interp.live.helper_processes import PRIORITY
from interp.run.helper_process import AHEAD, Call, OpenedTasks, read_ahead

HIGH = 1_500  # above what select() knows


def test_it_reads_ahead_until_a_task_waits() -> None:
    server, helper = socket.socketpair()
    with server, helper:
        read: list[str] = []

        def reads(name: str) -> None:
            read.append(name)
            if len(read) == 2:
                server.sendall(b"a task")

        read_ahead(helper, ("one", "two", "three"), reads)
    assert read == ["interp.one", "interp.two"]


def test_it_reads_ahead_on_a_line_with_a_high_number_as_of_a_server_with_many_readers() -> None:
    server, helper = socket.socketpair()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, HIGH + 1), hard))
    number, read = fcntl.fcntl(helper, fcntl.F_DUPFD, HIGH), list[str]()
    with server, helper, socket.socket(fileno=number) as line:
        read_ahead(line, ("one",), read.append)
    assert number >= HIGH and read == ["interp.one"]


def test_each_lane_has_modules_to_read_that_exist() -> None:
    assert set(AHEAD) == {each for pair in PRIORITY.values() for each in pair}
    assert [name for names in AHEAD.values() for name in names if find_spec(f"interp.{name}") is None] == []


def test_stores_that_could_not_be_opened_are_opened_for_the_next_task_and_once() -> None:
    tries = iter((Unavailable("store"), Unavailable("damaged_database"), None))

    def opened() -> Call:
        if (fault := next(tries)) is not None:
            raise fault
        return lambda name, args, _: (name, *args)

    tasks = OpenedTasks(opened)
    tasks.prepare()
    with pytest.raises(Unavailable, match="damaged_database"):
        tasks.call("file", (), lambda *_: None)
    assert [tasks.call("file", (each,), lambda *_: None) for each in (1, 2)] == [("file", 1), ("file", 2)]
