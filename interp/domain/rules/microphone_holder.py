"""Which desk of a booth has the microphone: what the hardware says goes before what people said."""

from interp.domain.model.teams import BoothDesks, Desk, MicrophoneTurn


def at_microphone(desks: BoothDesks) -> Desk | None:
    """Return the desk at the microphone: by the console hardware, else the one that took it; None if not known."""
    live = switched_on(desks)
    if len(live) == 1:
        return live[0]
    return next((each for each in desks.desks if each.id == desks.active and not each.gone), None)


def switched_on(desks: BoothDesks) -> list[Desk]:
    """Return the desks whose microphones are on or held silent for a cough, by the console hardware."""
    return [each for each in desks.desks if each.microphone in ("on", "cough") and not each.gone]


def turn_now(desks: BoothDesks) -> MicrophoneTurn | None:
    """Return the turn of the desk at the microphone; None while it is not known who is."""
    has, turn = at_microphone(desks), desks.turn
    return turn if has and turn and turn.desk == has.id and turn.until is None else None
