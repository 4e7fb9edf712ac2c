"""Every refusal the service can answer with: one tree, each with its code, HTTP status and whether to try again.

InterpError            code           status  retry
├── BadRequest         bad_request    400     no    the message cannot be read
│   └── WrongMethod    bad_request    405     no    the address takes other HTTP methods (args.allow)
├── ProtocolMismatch   protocol       400     no    the page speaks another version
├── NotSignedIn        not_signed_in  401     no
├── NotAllowed         not_allowed    403     no
├── NotFound           not_found      404     no
├── Stale              stale          409     no    the floor has changed; a newer view follows
├── Refused            refused        422     no    the rules of the meeting do not permit it (args.reason)
├── TooMany            too_many       429     yes
├── NoTranslator       no_translator  501     no    this language pair is not installed
└── Unavailable        unavailable    503     yes   the store cannot be reached
    ├── Damaged        unavailable    503     no    what a meeting's log holds is not what was recorded
    └── DamagedEntry   unavailable    503     no    a row outside the log is not what was written

The domain raises codes and arguments; the web interface makes the sentence, in the reader's language.
"""

from typing import ClassVar, Self


class InterpError(Exception):
    """An expected refusal. `reason` narrows the code; `args_` are JSON-able values for the sentence."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    retry: ClassVar[bool] = False

    def __init__(self, reason: str = "", **args: object) -> None:
        super().__init__(reason or self.code)
        self.reason = reason
        self.args_: dict[str, object] = ({"reason": reason} if reason else {}) | args


class BadRequest(InterpError):
    """The message, file or field cannot be read."""

    code, status = "bad_request", 400


class WrongMethod(BadRequest):
    """The address takes other HTTP methods; `allow` names them."""

    status = 405

    def __init__(self, allow: list[str]) -> None:
        super().__init__("method", allow=allow)


class ProtocolMismatch(InterpError):
    """The page was made for another version of the protocol."""

    code, status = "protocol", 400


class NotSignedIn(InterpError):
    """No token or cookie, or an invalid one."""

    code, status = "not_signed_in", 401


class NotAllowed(InterpError):
    """Signed in, but not allowed to do this."""

    code, status = "not_allowed", 403


class NotFound(InterpError):
    """There is no such meeting, item, speech, text or page."""

    code, status = "not_found", 404


class Stale(InterpError):
    """The command is based on an outdated view. Never retried automatically: that could switch the floor twice."""

    code, status = "stale", 409


class Refused(InterpError):
    """The rules of the meeting do not permit it."""

    code, status = "refused", 422


class TooMany(InterpError):
    """Too many requests in too short a time."""

    code, status, retry = "too_many", 429, True


class NoTranslator(InterpError):
    """No model for this language pair is installed."""

    code, status = "no_translator", 501


class Unavailable(InterpError):
    """The store cannot be reached or written."""

    code, status, retry = "unavailable", 503, True

    def because(self, cause: BaseException) -> Self:
        """Return it with the notes of its cause, which are for who runs the service: no answer has them."""
        for each in getattr(cause, "__notes__", ()):
            self.add_note(each)
        return self


class Damaged(Unavailable):
    """The log of a meeting is not what was recorded: up to event `n` - 1 it is whole. `found` says how that shows.

    `found`: `checksum` or `head` (another content), `missing` (no event of that number), `unsealed` (a checksum is
    gone), `unreadable` (no text, or no event that this release knows), `fold` (no state follows from it).
    """

    retry = False

    def __init__(self, meeting: str, n: int, found: str) -> None:
        super().__init__("damaged", meeting=meeting, n=n, found=found)


class DamagedEntry(Unavailable):
    """A row outside the log is not what was written; `entry` names it by its table and key, as `link/l1`."""

    retry = False

    def __init__(self, entry: str) -> None:
        super().__init__("damaged_entry", entry=entry)


def noted(error: BaseException) -> str:
    """Return the notes of an error in one line, for who runs the service; nothing where it has none."""
    return " ".join(getattr(error, "__notes__", ()))
