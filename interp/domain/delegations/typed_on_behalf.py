"""Parts what staff type in two where one party speaks on behalf of another, in any of the six languages."""

import re

# What stands between the two parties; an article or preposition after it may belong to the second name.
BETWEEN = re.compile(
    r"\s*(?:\bon behalf of\b|\bo\.?b\.?o\b\.?|\bau nom\b|\ben nombre\b|\bот имени\b"
    r"|\bنيابة عن\b|\bبالنيابة عن\b|\bباسم\b|代表)\s*",
    re.IGNORECASE,
)
ARTICLES = re.compile(
    r"^(?:(?:de )?l[’']|(?:the|de la|de los|de las|del|des|du|de|la|le|les|el|los|las)\s+)(?=\S)", re.IGNORECASE
)


def parted(typed: str) -> tuple[str, str | None]:
    """Return who speaks, and on whose behalf without an article before the name; None where nothing is said of that."""
    first, *rest = BETWEEN.split(typed.strip(), maxsplit=1)
    if not first or not rest or not rest[0]:
        return typed.strip(), None
    return first, without_article(rest[0])


def without_article(name: str) -> str:
    """Return a name without an article or preposition before it."""
    return ARTICLES.sub("", name.strip(), count=1)
