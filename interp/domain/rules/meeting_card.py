"""What of a closed meeting lists of meetings and other meetings ask: takes its state, returns a small one."""

from interp.domain.model.state import Meeting


def card_of(state: Meeting) -> Meeting:
    """Return a state that answers as the whole one does what a list of meetings shows, and what its room asks of it."""
    about = state.about
    if about is None:
        return Meeting(seq=state.seq)
    chair = f"party.{about.chair.id}." if about.chair else "meeting."
    kept = ("meeting.", chair, f"person.{about.chair_person}.")
    texts = {key: text for key, text in state.texts.items() if key.startswith(kept)}
    details = {key: each for key, each in state.details.items() if about.chair and key == about.chair.id}
    return Meeting(
        about=about, status=state.status, status_reason=state.status_reason, status_since=state.status_since,
        texts=texts, details=details, interpretation=state.interpretation, next_meeting=state.next_meeting,
        blank=state.blank, blank_outputs=state.blank_outputs, seq=state.seq,
    )  # fmt: skip
