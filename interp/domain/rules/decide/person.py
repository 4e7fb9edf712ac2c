"""Decides the commands about persons of the programme: add, amend."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Person
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.errors import NotFound, Refused
from interp.value_types import replace


@decides(do.AddPerson)
def add(state: Meeting, command: do.AddPerson, context: Context) -> Events:
    """Return the added person; none if the id exists. Raises Refused without a name."""
    if not command.called:
        raise Refused("empty_text")
    if context.new_id in state.people:
        return ()
    person = Person(
        context.new_id, command.called, command.honorific or None, _without_empty(command.functions),
        command.affiliation or None, command.language,
    )  # fmt: skip
    return (ev.PersonAdded(person),)


@decides(do.AmendPerson)
def amend(state: Meeting, command: do.AmendPerson, context: Context) -> Events:
    """Return the amended person; none if nothing changes. Raises NotFound."""
    person = state.people.get(command.person)
    if person is None:
        raise NotFound("person", person=command.person)
    amended = replace(
        person,
        name=command.called or person.name,
        honorific=person.honorific if command.honorific is None else command.honorific or None,
        functions=person.functions if command.functions is None else _without_empty(command.functions),
        affiliation=person.affiliation if command.affiliation is None else command.affiliation or None,
    )
    return () if amended == person else (ev.PersonAmended(amended),)


def _without_empty(functions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(function for function in functions if function)
