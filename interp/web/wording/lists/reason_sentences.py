"""Makes the sentence of why an entry stands where it stands, as a script of the console does."""

from collections.abc import Callable, Iterator
from functools import reduce

from interp.domain.model.speaker_lists import Place, Reason
from interp.value_types import dataclass
from interp.web.wording.list_words import REASONS
from interp.web.wording.phrases import PLACEHOLDER, isolated, plain, said


@dataclass(frozen=True, slots=True)
class ReasonSentences:
    """Makes the sentences of one language, without a full stop; times, names and words of others are isolated.

    `time` words an hour, from milliseconds since 1970; empty where that of an inscription is not known.
    """

    language: str
    time: Callable[[int], str]

    def of(self, reason: Reason, after: str | None = "", other: str = "") -> str:
        """Return the sentence; `after` is the name that an entry placed by hand stands after, empty: first.

        None: whether it is the first is not told. `other` is the name of the one it exchanged places with.
        """
        if reason.place is not None:
            return reduce(self._listed, self._beyond(reason), self._placed(reason.place, after, other))
        facts = reduce(self._listed, self._facts(reason), "")
        before = self._before(reason)
        return self._joined("reason.before", why=facts, before=before) if facts and before else facts or before

    def _listed(self, first: str, then: str) -> str:
        return self._joined("reason.list", first=first, then=then) if first else then

    def _facts(self, reason: Reason) -> Iterator[str]:
        """Yield who it is, and what it stands there by."""
        if reason.level:
            yield self._say(f"level.{reason.level}")
        elif reason.band and reason.band != "everyone":
            yield self._say(f"band.{reason.band}")
        if reason.unconfirmed:
            yield self._joined("reason.unconfirmed", level=self._say(f"level.{reason.unconfirmed}"))
        if reason.absent_at is not None:
            yield self._say("reason.absent", time=self.time(reason.absent_at))
        elif reason.within == "lot":
            yield self._say("reason.lot", n=reason.lot) if reason.lot else self._say("reason.not_drawn")
        elif reason.within == "alphabetical":
            yield self._say("reason.alphabetical")
        elif inscribed := self.time(reason.at):
            yield self._say("reason.inscribed", time=inscribed)
        yield from self._beyond(reason)

    def _beyond(self, reason: Reason) -> Iterator[str]:
        if reason.beyond is not None:
            yield self._say("reason.beyond", n=reason.beyond)

    def _before(self, reason: Reason) -> str:
        following = reason.before_levels or ((reason.before,) if reason.before else ())
        named = [self._say(f"before.{each}") for each in following]
        return reduce(lambda one, other: self._joined("reason.both", one=one, other=other), named) if named else ""

    def _placed(self, place: Place, after: str | None, other: str) -> str:
        made = self._say("placed.swap_with", name=other) if other else self._say(f"placed.{place.reason}")
        if after is not None:
            made = self._joined("reason.after" if after else "reason.first", why=made, name=isolated(after))
        return self._joined("reason.words", why=made, words=isolated(place.words)) if place.words else made

    def _say(self, key: str, **values: object) -> str:
        return plain(REASONS[key], self.language, values)

    def _joined(self, key: str, **values: str) -> str:
        """Return a text made of parts in its own language, which need not be isolated."""
        return PLACEHOLDER.sub(lambda found: values[found[1]], str(said(REASONS[key], self.language)))
