"""The messages of helper processes come back as they went in; what a helper sends is only ever read as its type."""

import pickle
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.segments import TextBlock
from interp.errors import BadRequest, InterpError, NotFound, WrongMethod
from interp.live import helper_messages as messages

BLOCKS = (TextBlock("heading", "Opening", "1."), TextBlock("paragraph", "Guten Tag – 你好"))


def body(message: bytes) -> bytes:
    """Return the message without its length, as the other side receives it."""
    return messages.received(BytesIO(message).read)


@given(st.binary(max_size=600_000), st.text(max_size=20))
def test_a_task_is_read_as_it_was_sent(data: bytes, name: str) -> None:
    assert messages.task_from(body(messages.task_message("read", [data, name]))) == ("read", (data, name))


def test_a_result_comes_back_as_its_type() -> None:
    assert messages.result_from(body(messages.result_message(BLOCKS)), tuple[TextBlock, ...]) == BLOCKS


@pytest.mark.parametrize(
    "error", [BadRequest("too_large", limit=3), NotFound("document", document="d1"), WrongMethod(["GET"]), BadRequest()]
)
def test_a_refusal_comes_back_with_its_code_reason_and_values(error: InterpError) -> None:
    with pytest.raises(type(error)) as found:
        messages.result_from(body(messages.refusal_message(error)), int)
    assert (found.value.reason, found.value.args_, str(found.value)) == (error.reason, error.args_, str(error))


def test_a_fault_is_told_by_its_name_alone() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError$"):
        messages.result_from(body(messages.fault_message(ZeroDivisionError("in somebody's file"))), int)


def test_what_a_helper_sends_is_never_unpickled() -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return pytest.fail, ("unpickled",)

    for sign in (messages.RESULT, messages.REFUSAL, messages.FAULT):
        with pytest.raises(msgspec.MsgspecError):
            messages.result_from(sign + pickle.dumps(Trap()), int)


def test_progress_is_no_end_of_a_task() -> None:
    assert messages.progress_from(body(messages.progress_message(3, 7))) == (3, 7)
    assert messages.progress_from(body(messages.result_message(7))) is None


def test_a_message_cut_short_is_an_end() -> None:
    whole = messages.result_message(BLOCKS)
    for length in (0, 3, len(whole) - 1):
        with pytest.raises(EOFError):
            messages.received(BytesIO(whole[:length]).read)
