"""The messages between a server and its helper processes: tasks pickled, results as msgpack of their type.

A helper reads files that strangers made: what it sends is decoded into the result's type and never unpickled.
"""

import pickle
from collections.abc import Callable, Sequence
from struct import Struct
from typing import Any, TypeVar

import msgspec

from interp import errors
from interp.errors import InterpError

R = TypeVar("R")
LENGTH = Struct("!I")
PROGRESS, RESULT, REFUSAL, FAULT = b"p", b"r", b"e", b"f"
REFUSALS: dict[str, type[InterpError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, InterpError)
}


def framed(body: bytes) -> bytes:
    """Return a message with its length before it."""
    return LENGTH.pack(len(body)) + body


def received(read: Callable[[int], bytes]) -> bytes:
    """Return the next message; `read` returns at most as many bytes as asked for. Raises EOFError at the end."""
    return _exactly(read, LENGTH.unpack(_exactly(read, LENGTH.size))[0])


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    parts, lacking = [], count
    while lacking:
        part = read(min(lacking, 262_144))
        if not part:
            raise EOFError
        parts.append(part)
        lacking -= len(part)
    return b"".join(parts)


def task_message(name: str, args: Sequence[object]) -> bytes:
    """Return a task as a helper reads it."""
    return framed(pickle.dumps((name, tuple(args)), protocol=5))


def task_from(body: bytes) -> tuple[str, tuple[Any, ...]]:
    """Return the name and the arguments of a task."""
    name, args = pickle.loads(body)  # noqa: S301  # only the server that started this process can write here
    return name, args


def progress_message(done: int, total: int) -> bytes:
    """Return a report of progress."""
    return framed(PROGRESS + msgspec.msgpack.encode((done, total)))


def progress_from(body: bytes) -> tuple[int, int] | None:
    """Return how much is done of how much, None for a message that ends the task."""
    return msgspec.msgpack.decode(body[1:], type=tuple[int, int]) if body[:1] == PROGRESS else None


def result_message(result: object) -> bytes:
    """Return a result."""
    return framed(RESULT + msgspec.msgpack.encode(result))


def refusal_message(error: InterpError) -> bytes:
    """Return an expected refusal."""
    said = (type(error).__name__, error.reason, error.args_)
    return framed(REFUSAL + msgspec.msgpack.encode(said))


def fault_message(error: BaseException) -> bytes:
    """Return a fault of the program; the helper has logged it."""
    return framed(FAULT + msgspec.msgpack.encode(type(error).__name__))


def result_from(body: bytes, kind: type[R]) -> R:
    """Return the result of a task. Raises its refusal, and RuntimeError for a fault."""
    if body[:1] == RESULT:
        return msgspec.msgpack.decode(body[1:], type=kind)
    if body[:1] == REFUSAL:
        name, reason, args = msgspec.msgpack.decode(body[1:], type=tuple[str, str, dict[str, Any]])
        error = REFUSALS[name].__new__(REFUSALS[name])
        InterpError.__init__(error, reason)
        error.args_ = args
        raise error
    raise RuntimeError(f"a helper process met {msgspec.msgpack.decode(body[1:], type=str)}")
