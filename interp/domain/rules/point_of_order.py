"""Whether the Chair rules on a point of order now, and who has the floor when the interruption is over."""

from interp.domain.model.state import Floor


def is_ruling(floor: Floor) -> bool:
    """Return whether the Chair has the floor because of a point of order, on which the Chair then rules."""
    return [each.kind for each in floor.interruptions[-2:]] == ["point_of_order", "chair"]


def after_ruling(floor: Floor) -> str | None:
    """Return the speech that the point of order interrupted, to which a ruling gives the floor; None for nobody."""
    return floor.interruptions[-2].speech if is_ruling(floor) else None
