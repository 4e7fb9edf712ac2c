"""By what form a delegation with no person named is called: what follows "the representative of" in each language."""

from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.views.view_parts import Recipient


def called(state: Meeting, speech: Speech | None, reader: Recipient) -> T | None:
    """Return what follows "the representative of" when a party with no person named is called, or None."""
    details = state.details.get(speech.party.id) if speech and speech.person is None else None
    form = dict(details.called).get(reader.language) if details else None
    return T(form, reader.language, "auto", "official", 1) if form else None
