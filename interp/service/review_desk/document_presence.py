"""Knows who has a document open at the desk, on which sentence, and who types; in memory, from what each page says."""

import dataclasses
from collections.abc import Iterator
from dataclasses import field

from interp.domain.rules.permissions import Actor
from interp.ports import ServiceClock
from interp.service.materials import name_of
from interp.service.review_desk.working_copies import account_of
from interp.value_types import dataclass

LAPSES_MS = 6_000
"""After so long without a word from it a page is taken to be gone; it says where it is every two seconds."""
MOST_IN_DOCUMENT = 100


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk: the language worked into, the sentence (None: none chosen), whether they type there now."""

    name: str
    language: str
    sentence: str | None
    typing: bool


@dataclasses.dataclass(slots=True)
class _Place:
    colleague: Colleague
    heard_at: int


@dataclasses.dataclass(slots=True)
class DocumentPresence:
    """Who is in which document. Another process's are not known, and a restart forgets all: nothing rests on it."""

    clock: ServiceClock
    _documents: dict[str, dict[tuple[str, str], _Place]] = field(default_factory=dict)

    def here(
        self, actor: Actor, document: str, device: str, language: str, sentence: str | None, *, typing: bool
    ) -> list[Colleague]:
        """Record where a browser is and return the others in the document, those who came first first."""
        now, mine = self.clock.now_ms(), (account_of(actor), device)
        places = self._documents.setdefault(document, {})
        self._forget_gone(now)
        if mine in places or len(places) < MOST_IN_DOCUMENT:
            places[mine] = _Place(Colleague(name_of(actor), language, sentence, typing), now)
            self._documents[document] = places
        return [place.colleague for who, place in places.items() if who != mine]

    def leave(self, actor: Actor, document: str, device: str) -> None:
        """Forget a browser that closed the document."""
        self._documents.get(document, {}).pop((account_of(actor), device), None)

    def is_here(self, document: str, account: str, device: str) -> bool:
        """Return whether a browser has the document open now."""
        place = self._documents.get(document, {}).get((account, device))
        return place is not None and self.clock.now_ms() - place.heard_at <= LAPSES_MS

    def _forget_gone(self, now: int) -> None:
        for document, who in list(self._gone(now)):
            del self._documents[document][who]
        for document in [name for name, places in self._documents.items() if not places]:
            del self._documents[document]

    def _gone(self, now: int) -> Iterator[tuple[str, tuple[str, str]]]:
        for document, places in self._documents.items():
            for who, place in places.items():
                if now - place.heard_at > LAPSES_MS:
                    yield document, who
