"""Counts the steps that a piece of work takes, the same on a fast machine, a slow one and a busy one."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Return how many instructions the interpreter carries out for it in this thread; a function written in C is one.
    """
    counted = 0

    def inside(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal counted
        counted += event == "opcode"
        return inside

    def entered(frame: FrameType, event: str, arg: object) -> Any:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return inside

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted
