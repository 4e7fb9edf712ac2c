"""Says what is known of a booth's work for a floor language, where nothing is known of its team."""

from collections.abc import Mapping

from interp.domain.model.booths import Work


def work(booth: str, confirmed: str | None, retour: Mapping[str, str], *, speaking: bool = True) -> Work:
    """Return what is known of a booth's work without a team; `confirmed` is the floor's language where it is confirmed.

    Only the Arabic and Chinese booths are two-way at the United Nations: when their own language is on the floor they
    work into English or French (`retour`, by booth), and that booth listens. Which booth works
    direct and which takes relay is known only of a booth that has a team: see rules/relay_plan.py.
    """
    if not speaking:
        return Work("idle", booth)
    other = retour.get(booth)
    if confirmed == booth:
        return Work("retour", other) if other else Work("rest", booth)
    if confirmed is not None and retour.get(confirmed) == booth:
        return Work("listening", booth)
    return Work("unknown", booth)
