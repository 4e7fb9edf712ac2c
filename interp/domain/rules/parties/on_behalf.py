"""Decides on whose behalf a speech is: how many parties at most, each with a name, and what of them is amended."""


from interp.domain.model import events as ev
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Party, Speech
from interp.errors import BadRequest, Refused
from interp.value_types import replace

MOST_ON_BEHALF = 3  # parties on whose behalf one speech is: a public view must fit 4 KB


def with_id(party: Party, new_id: str) -> Party:
    """Return the party with an id, `new_id` if it has none, so that its name can be translated.

    Raises BadRequest for a name in a language that no page has.
    """
    if party.language not in MEETING_LANGUAGES:
        raise BadRequest("invalid", field="party.language")
    return party if party.id else replace(party, id=new_id)


def on_behalf(parties: tuple[Party, ...], new_id: str) -> tuple[Party, ...]:
    """Return the parties on whose behalf somebody speaks, each with an id.

    Raises Refused for one without a name, BadRequest for more than MOST_ON_BEHALF and as `with_id`.
    """
    if len(parties) > MOST_ON_BEHALF:
        raise BadRequest("invalid", field="on_behalf_of")
    if not all(party.name for party in parties):
        raise Refused("empty_text")
    return tuple(with_id(party, f"{new_id}.{number}") for number, party in enumerate(parties, start=1))


def on_behalf_amended(speech: Speech, parties: tuple[Party, ...] | None, new_id: str) -> tuple[ev.Event, ...]:
    """Return the change of the parties on whose behalf a speech is; none for None, and if they are the same."""
    if parties is None:
        return ()
    wanted = on_behalf(parties, new_id)
    same = [replace(each, id="") for each in wanted] == [replace(each, id="") for each in speech.on_behalf_of]
    return () if same else (ev.SpeechOnBehalfAmended(speech.id, wanted),)
