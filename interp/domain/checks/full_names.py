"""Compares the full names of persons in two languages: part by part, by how alike they sound on the whole."""

from collections.abc import Sequence

from interp.domain.text.name_sounds import sounds_alike

# Likeness from which two full names are one, the mean of the parts of the shorter one; of two persons 1 in 100 pairs
# reach it. Chinese transcribes by syllables and keeps less of a sound.
SAME, SAME_IN_CHINESE = 0.74, 0.65
FAMILY = 0.85  # of the last part alone: what stands before it may be no part of the name


def same_person(one: Sequence[str], other: Sequence[str], languages: tuple[str, str]) -> bool:
    """Return whether the parts of two names may name one person.

    Where a name ends cannot be seen in Arabic: words that follow it may be among its parts.
    """
    ours, theirs = one, other
    shorter, longer = sorted((ours, theirs), key=len)
    limit = SAME_IN_CHINESE if "zh" in languages else SAME
    if sum(max(sounds_alike(part, each) for each in longer) for part in shorter) >= limit * len(shorter):
        return True
    if any(
        max(sounds_alike(parts[-1], each) for each in against) >= FAMILY
        for parts, against, language in ((ours, theirs, languages[0]), (theirs, ours, languages[1]))
        if language != "ar"
    ):
        return True
    return any(
        sounds_alike(parts[0], against[-1]) >= limit
        for parts, against, language in ((ours, theirs, languages[0]), (theirs, ours, languages[1]))
        if language == "ar"
    )
