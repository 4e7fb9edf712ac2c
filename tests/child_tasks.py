"""The tasks of tests/helper_child.py, as who asks for them sees them."""

from dataclasses import replace

from interp.ports.helper_work import FILING, helper_task


@helper_task()
def echo(value: str) -> str:
    """Return the value."""
    raise NotImplementedError


@helper_task()
def pid() -> int:
    """Return the number of the process."""
    raise NotImplementedError


@helper_task()
def nice() -> int:
    """Return the process's priority."""
    raise NotImplementedError


@helper_task()
def refuse(reason: str, limit: int) -> int:
    """Raise BadRequest."""
    raise NotImplementedError


@helper_task()
def fail() -> int:
    """Fail by a bug."""
    raise NotImplementedError


@helper_task()
def die() -> int:
    """End the process."""
    raise NotImplementedError


@helper_task()
def wait(file: str) -> None:
    """Wait until a file exists."""
    raise NotImplementedError


ECHO, FILING_ECHO = echo, replace(echo, lane=FILING)
PID, NICE, FILING_NICE = pid, nice, replace(nice, lane=FILING)
REFUSE, FAIL, DIE = refuse, fail, die
WAIT, LONG_WAIT, FILE = wait, replace(wait, short=False), replace(wait, short=False, lane=FILING)
