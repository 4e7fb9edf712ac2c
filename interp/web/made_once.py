"""Long answers that helper processes make: once for everybody who asks before what they are made of changes."""

from collections.abc import Hashable

from flask import Response

from interp.ports.helper_work import HelperCall
from interp.web.answers import tagged_body
from interp.web.auth import asking
from interp.web.services import services


def made_once(call: HelperCall[bytes], mark: Hashable, *, key: Hashable = None) -> bytes:
    """Return what a task makes of what it is asked; it is made again when `mark` is another.

    `key` names it where what is asked contains the mark. People with a role do not wait for what somebody without one
    has begun: readers have turns of their own.
    """

    def make() -> bytes:
        return services().helpers.run(call.task, *call.args)

    return services().long_texts.get((call.task.name, key or call.args), mark, make, bool(asking())).body


def tagged_once(call: HelperCall[bytes], content_type: str, mark: int, kind: str) -> Response:
    """Return such an answer with an ETag of the epoch, `mark` and `kind`; 304, and nothing made, for who has it."""
    key = tuple(each for each in call.args if each != mark)
    return tagged_body(lambda: made_once(call, (mark, kind), key=key), content_type, mark, kind)
