"""Logs sign-ins, sign-outs and refused requests: names of known users only, never a token."""

import time
from collections.abc import Callable, Sequence

import structlog

from interp.domain.model.commands import CarryList, Command
from interp.domain.rules import permissions
from interp.domain.rules.permissions import Actor
from interp.errors import InterpError, Refused
from interp.live.broadcast.background_work import soon
from interp.service.meetings import Receipt
from interp.web.metrics import COMMAND_SECONDS, COMMANDS, REFUSALS
from interp.web.services import Services
from interp.wire import CommandMessage

log = structlog.get_logger("interp.doors")


def signed_in(name: str, role: str, address: str | None) -> None:
    """Log that a person signed in with a password."""
    log.info("signed_in", user=name, role=role, address=address or "")


def password_changed(name: str, address: str | None) -> None:
    """Log that a person gave themselves a new password."""
    log.info("password_changed", user=name, address=address or "")


def signed_out(names: list[str], address: str | None) -> None:
    """Log that a browser signed out of its roles."""
    log.info("signed_out", users=names, address=address or "")


def sign_in_refused(here: Services, error: InterpError, known_name: str | None, address: str | None) -> None:
    """Log a failed sign-in; the name typed may be a password, so only a known name is logged."""
    log.warning("sign_in_refused", user=known_name or "unknown", reason=error.reason, address=address or "")
    REFUSALS.labels(error.code).inc()
    here.refusals.entry("sign_in", known_name or "unknown", address, error)


def token_refused(here: Services, error: InterpError, address: str | None) -> None:
    """Log a refused link or token: forged, expired or revoked."""
    log.warning("token_refused", reason=error.reason, address=address or "")
    REFUSALS.labels(error.code).inc()
    here.refusals.entry("token", str(error.args_.get("link", "unknown")), address, error)


class RefusalsNoted:
    """Context manager that records the command in `message` when the work inside refuses it.

    An unexpected error is recorded as `internal`, like the answer to it.
    """

    def __init__(self, here: Services, who: Callable[[], Actor], message: Callable[[], object], device: str) -> None:
        self._here, self._who, self._message, self._device = here, who, message, device

    def __enter__(self) -> None:
        """Begin the work."""

    def __exit__(self, kind: object, told: BaseException | None, _: object) -> None:
        """Record what ended the work early."""
        if told is not None:
            error = told if isinstance(told, InterpError) else InterpError()
            REFUSALS.labels(error.code).inc()
            self._here.refusals.command(self._who(), self._message(), self._device, error)


def handled(
    here: Services, actor: Actor, envelope: CommandMessage, command: Command, device: str, also: Sequence[Actor] = ()
) -> Receipt:
    """Handle a command and log it, or log its refusal. Raises what the service raises.

    One that writes into another meeting too is one that the sender, or one of `also`, may send to that.
    """
    about = {"meeting": envelope.meeting, "command": envelope.name}
    began = time.perf_counter()
    try:
        if envelope.expires_at is not None and here.clock.now_ms() > envelope.expires_at:
            raise Refused("too_late")
        if isinstance(command, CarryList):
            permissions.check_any((actor, *also), command.meeting, command)
        receipt = here.meetings.handle(actor, envelope.meeting, envelope.id, command, device)
    except InterpError as error:
        log.warning("command_refused", **about, role=actor.role, code=error.code, reason=error.reason)
        raise
    seconds = time.perf_counter() - began

    def noted() -> None:
        COMMANDS.labels(envelope.name).inc()
        COMMAND_SECONDS.observe(seconds)
        log.info("command", **about, seq=receipt.seq, ms=round(seconds * 1000, 1))

    soon(noted)  # no screen waits for the line
    return receipt
