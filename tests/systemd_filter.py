"""Runs a command under the system call filter of a systemd unit, which systemd itself would install; for Linux.

`python -m tests.systemd_filter UNIT COMMAND …`. system_calls.json has systemd's groups, as `systemd-analyze
syscall-filter` lists them, and the kernel's numbers on x86_64 and aarch64. Where a unit allows groups, every call that
is not allowed answers EPERM. RestrictRealtime is a part of the filter too.
"""

import ctypes
import errno
import json
import os
import platform
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

TABLE = json.loads(Path(__file__).with_name("system_calls.json").read_text(encoding="utf-8"))
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column of the numbers, AUDIT_ARCH
NOT_REALTIME = (0, 3, 5)  # SCHED_OTHER, SCHED_BATCH, SCHED_IDLE
LOAD, IS_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, DENY = 0x7FFF0000, 0x00050000 | errno.EPERM
NUMBER, ARCHITECTURE, SECOND_ARGUMENT = 0, 4, 24  # offsets in struct seccomp_data
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER_MODE = 38, 22, 2


def values(unit: str, name: str) -> list[str]:
    """Return the values a unit gives to a setting, in order."""
    lines = (line.strip() for line in unit.splitlines())
    return [line.partition("=")[2].strip() for line in lines if line.partition("=")[0] == name]


def allowed(unit: str) -> set[str]:
    """Return the calls a unit allows. Its first line must allow: that makes the others add and remove."""
    lines = values(unit, "SystemCallFilter")
    if not lines or lines[0].startswith("~"):
        raise ValueError("the unit's first SystemCallFilter= does not allow")
    found = set(_calls(["@default"]))
    for line in lines:
        named = set(_calls(line.removeprefix("~").split()))
        found = found - named if line.startswith("~") else found | named
    return found


def _calls(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name.startswith("@"):
            yield from _calls(TABLE["groups"][name].split())
        else:
            yield name


def program(unit: str, machine: str) -> bytes:
    """Return the filter as BPF instructions."""
    column, architecture = MACHINES[machine]
    numbers = {name: row[column] for name, row in TABLE["numbers"].items() if row[column] is not None}
    steps = [(LOAD, 0, 0, ARCHITECTURE), (IS_EQUAL, 1, 0, architecture), (RETURN, 0, 0, DENY), (LOAD, 0, 0, NUMBER)]
    for name in sorted(allowed(unit) & numbers.keys()):
        if name == "sched_setscheduler" and values(unit, "RestrictRealtime") == ["yes"]:
            policies = [step for each in NOT_REALTIME for step in ((IS_EQUAL, 0, 1, each), (RETURN, 0, 0, ALLOW))]
            policies = [(LOAD, 0, 0, SECOND_ARGUMENT), *policies, (RETURN, 0, 0, DENY)]
            steps += [(IS_EQUAL, 0, len(policies), numbers[name]), *policies]
        else:
            steps += [(IS_EQUAL, 0, 1, numbers[name]), (RETURN, 0, 0, ALLOW)]
    return b"".join(struct.pack("HBBI", *step) for step in [*steps, (RETURN, 0, 0, DENY)])


def install(code: bytes) -> None:
    """Put this process and all it starts under a filter. Raises OSError."""
    held = ctypes.create_string_buffer(code)
    pointer = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(held)))
    library = ctypes.CDLL(None, use_errno=True)
    for call in ((NO_NEW_PRIVILEGES, 1, 0, 0, 0), (SET_SECCOMP, FILTER_MODE, ctypes.addressof(pointer), 0, 0)):
        if library.prctl(call[0], *(ctypes.c_ulong(each) for each in call[1:])):
            raise OSError(ctypes.get_errno(), "prctl")


def command(unit: Path, *words: str) -> list[str]:
    """Return the command that runs another one under a unit's filter."""
    return [sys.executable, "-m", __name__, str(unit), *words]


if __name__ == "__main__":
    install(program(Path(sys.argv[1]).read_text(encoding="utf-8"), platform.machine()))
    os.execv(sys.argv[2], sys.argv[2:])
