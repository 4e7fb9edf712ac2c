"""Which desk of a booth has the microphone: what the hardware says goes before what people said."""

from interp.domain.model.teams import BoothDesks, Desk


def at_microphone(desks: BoothDesks) -> Desk | None:
    """Return the desk at the microphone: by the console hardware, else the one that took it; None if not known."""
    live = switched_on(desks)
    if len(live) == 1:
        return live[0]
    return next((each for each in desks.desks if each.id == desks.active and not each.gone), None)


def switched_on(desks: BoothDesks) -> list[Desk]:
    """Return the desks whose microphones are on or held silent for a cough, by the console hardware."""
    return [each for each in desks.desks if each.microphone in ("on", "cough") and not each.gone]
