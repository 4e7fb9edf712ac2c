"""Finds slots of a discussion with the same times in each, in the six languages: "two slots of 60 minutes each"."""

import re

IGNORE = re.IGNORECASE
COUNTS = {
    "one": 1, "an": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
    "sixty": 60, "ninety": 90,
}
COUNT = "|".join(sorted(COUNTS, key=len, reverse=True))
PART_COUNTS = {
    "两": 2, "二": 2, "三": 3, "四": 4, "فترتان": 2, "فترتين": 2, "جزأين": 2, "جزءان": 2, "ثلاث فترات": 3,
    "two": 2, "three": 3, "four": 4, "deux": 2, "trois": 3, "quatre": 4, "dos": 2, "tres": 3, "cuatro": 4, "два": 2,
    "две": 2, "три": 3, "четыре": 4, "2": 2, "3": 3, "4": 4,
}  # fmt: skip
# "two slots of 60 minutes each (45 minutes for the floor, followed by 15 minutes for replies)"
SLOTS = re.compile(
    rf"\b(?:(?P<count>two|three|four|\d)\s+)?(?:\w+\s+)?(?:slots|segments|rounds|parts),?\s+of\s+(?P<whole>(?:\d{{1,3}}|{COUNT})[\s-]*"
    r"(?:minutes?|min\.?|hours?))\s+each\s*(?:\((?P<parts>[^()]*)\)"
    r"|(?:[,:]\s*)?(?:(?:consisting|made up|composed|comprised) of|comprising|with|of which|(?<=:))\s*(?P<rest>[^.]*))",
    IGNORE,
)
# "两个时段，每段60分钟（45分钟用于发言…）", "deux tranches de 60 minutes chacune (45 minutes pour la salle …)"
WHOLE_SLOT = r"(?P<whole>\d{1,3}\s*minutes?)"
IN_BRACKETS = r"\s*[,:，：]?\s*[(（](?P<parts>[^()（）]*)[)）]"
SLOTS_ABROAD: tuple[re.Pattern[str], ...] = tuple(
    re.compile(f"{slots}{IN_BRACKETS}", IGNORE)
    for slots in (
        rf"(?P<count>[两二三四2-4])\s*个?(?:时段|部分|环节|轮)[^（(。；]{{0,20}}?每个?(?:时段|部分|环节|段|轮)\s*{WHOLE_SLOT}",
        rf"(?P<count>deux|trois|quatre|[2-4])\s+(?:tranches|parties|segments|séquences)\s+de\s+{WHOLE_SLOT}\s+chacune?",
        rf"(?P<count>dos|tres|cuatro|[2-4])\s+(?:segmentos|partes|tramos|bloques)\s+de\s+{WHOLE_SLOT}\s+cada un[oa]",
        rf"(?P<count>два|две|три|четыре|[2-4])\s+(?:сегмента|части|этапа|раунда)\s+по\s+{WHOLE_SLOT}(?:\s+кажд\w+)?",
        rf"(?P<count>فترتان|فترتين|جزأين|جزءان|ثلاث فترات)\s+(?:مدة\s+)?كل\s+منه(?:ما|ا)\s+{WHOLE_SLOT}",
    )
)

MINUTES = r"(?:\s*(?:['’′]|min(?:ute|uto)?s?\b\.?|мин\w*\.?|分钟?|دقيقة|دقائق|د\b))?"
# Three numbers or more with a plus between them: two may be a name ("5+5 Dialogue", "Beijing+25").
SHARES = re.compile(
    rf"[(（\[]?(?<![\w+＋.,])\d{{1,3}}{MINUTES}(?:\s*[+＋]\s*\d{{1,3}}{MINUTES}){{2,}}(?![\w+＋])[)）\]]?", IGNORE
)
ENDS = (".", "。", "؟", "?", "!")


def slots_in(text: str) -> tuple[re.Match[str], int, str] | None:
    """Return the match of the slots in a text, how many they are, and the times of one as printed, or None."""
    found = next((slots for pattern in (SLOTS, *SLOTS_ABROAD) if (slots := pattern.search(text))), None)
    if found is None:
        return None
    said = found["count"]
    count = PART_COUNTS.get(said.casefold(), 0) or count_of(said) if said else 1
    return found, count, found["parts"] or found.groupdict().get("rest") or ""


def count_of(printed: str) -> int:
    """Return the number in words or digits."""
    return COUNTS[printed.casefold()] if printed.casefold() in COUNTS else int(printed)


def shares_in(text: str) -> tuple[str, str]:
    """Return a line without minutes in figures alone ("20+20+20"), and these; "" for none, or in a sentence."""
    found = SHARES.search(text)
    if not found or text.endswith(ENDS):
        return text, ""
    before, after = text[: found.start()].rstrip(" "), text[found.end() :].lstrip(" ")
    joint = "" if before.endswith("\t") or after.startswith("\t") else " "
    rest = re.sub(r"\t+", "\t", f"{before}{joint}{after}")
    return rest.strip(" \t,;:–—-"), " ".join(found[0].strip("()（）[] ").split())
