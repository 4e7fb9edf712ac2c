"""Limits commands per socket or sender: a burst, then a number per second."""

import math
from dataclasses import dataclass

from interp.config import Settings
from interp.errors import TooMany
from interp.ports import Limiter, Rate


@dataclass(frozen=True, slots=True)
class CommandLimit:
    """The limit of each sender of commands."""

    limiter: Limiter
    rate: Rate

    def take(self, *sender: str) -> None:
        """Take one command of a sender, named by the entrance and who. Raises TooMany."""
        if self.limiter.take({sender: self.rate}) > 0:
            raise TooMany("rate")


def command_limit(settings: Settings, limiter: Limiter) -> CommandLimit:
    """Return the limit that the settings ask for; a rate of 0 leaves the burst."""
    every_ms = 1_000 / settings.command_rate if settings.command_rate > 0 else math.inf
    return CommandLimit(limiter, Rate(settings.command_burst, every_ms))
