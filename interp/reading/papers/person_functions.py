"""Splits the functions of a person; an office is never separated from its affiliation."""

import re

MODIFIERS = (
    r"former|acting|deputy|assistant|associate|senior|junior|founding|executive|honorary|current|permanent|interim"
    r"|special|independent|regional|national|global|international|principal|chief|high|under|vice|co|past|first"
    r"|general|managing|scientific|technical|legal|policy|programme|program|parliamentary|federal"
)
NOUNS = (
    r"president|chair|chairperson|chairman|chairwoman|founder|director|head|chief|secretary|minister|rapporteur"
    r"|representative|ambassador|professor|member|commissioner|coordinator|adviser|advisor|manager|editor|judge"
    r"|officer|expert|lead|leader|fellow|lecturer|researcher|counsel|counsellor|attorney|lawyer|governor|mayor"
    r"|senator|prosecutor|ombudsman|ombudsperson|envoy|partner|author|spokesperson|journalist|activist|advocate"
    r"|captain|coach|champion|surveyor|negotiator|engineer|writer|teacher|elder|counsellor|delegate|registrar"
    r"|administrator|specialist|consultant|analyst|scientist|dean|rector|principal|treasurer|trustee|co-founder"
)
OFFICE = re.compile(
    rf"(?:(?:{MODIFIERS})[\s-]+){{0,4}}(?:{NOUNS})(?:-general|-elect)?\b(?!\s+(?:states?|countries))",
    re.IGNORECASE,
)
# Offices that are combined in the other languages; a word before or after may qualify them.
FOREIGN = re.compile(
    r"(?:(?:ancien(?:ne)?|ex|vice|co|antigu[oa]|бывш\w+)[\s-]+)?(?:présidente?|fondateur|fondatrice|directeur|directrice|chef|cheffe"
    r"|membre|ministre|rapporteure?|professeure?|presidente|presidenta|fundador|fundadora|director|directora|jefe|jefa|miembro"
    r"|ministro|ministra|relatora?|profesora?|председатель|основатель\w*|учредитель\w*|директор|глава|член|министр|докладчик"
    r"|профессор|مؤسسة?|رئيسة?|مديرة?|عضوة?|وزيرة?|مقررة?|创始人|主席|主任|成员|部长|教授)(?!\w)",
    re.IGNORECASE,
)
# More offices with which a function begins; these never divide one function from the next.
MORE = re.compile(
    r"(?:[^\W\d_]{2,}\s+){0,2}?(?:ambassadeur|ambassadrice|juge|maire|journaliste|avocate?|représentante?|secrétaire"
    r"|coordinat(?:eur|rice)|experte?|embajadora?|juez(?:a)?|alcalde(?:sa)?|periodista|abogad[oa]|representante|secretari[oa]"
    r"|coordinadora?|expert[oa]|посол|судья|мэр|журналист\w*|адвокат|представитель\w*|секретарь|координатор|эксперт"
    r"|سفيرة?|قاضية?|ممثلة?|أمينة?|خبيرة?)(?!\w)|[^，,]{0,30}(?:主任|主席|部长|教授|成员|创始人|大使|法官|市长|记者|律师|代表|秘书长|专家|院长|校长|顾问|研究员)",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\b(?:of|for|on|at|in|to|with)\b", re.IGNORECASE)
AFFILIATED = re.compile(
    r"\b(?:of|for|on|at|in|to|with|de|du|des|del|d[’']\w+|по|при|в)\b|\w\s+\w+\s+\w{4,}", re.IGNORECASE
)
JOINT = re.compile(r"(?:,\s*|\s+)(?:and|et|y|e|и)\s+(?=\S)|،?\s+و(?=\S)|，?兼")
# A semicolon always separates; an "and" after it belongs to the list.
SEMICOLON = re.compile(r"\s*[;；؛]\s*(?:(?:and|et|y|и)\s+)?")


def functions_in(text: str) -> tuple[str, ...]:
    """Return the functions printed in `text`, each with its affiliation, in order."""
    found = [part.strip(" ,;") for whole in SEMICOLON.split(text) for part in _parted(whole)]
    return tuple(part for part in found if part and part.casefold() != "and")


def _parted(text: str) -> list[str]:
    """Split at each "and" between two whole offices."""
    parts, start = [], 0
    for joint in JOINT.finditer(text):
        if _office(text, joint.end()) and is_whole(text[start : joint.start()]):
            parts.append(text[start : joint.start()])
            start = joint.end()
    return [*parts, text[start:]]


def is_whole(text: str) -> bool:
    """Return whether `text` is an office with its institution: "Founder, former President" is not."""
    text = text.strip()
    office = _office(text)
    if not office:
        return False
    last = re.split("[,،，]", text)[-1].strip()
    affiliated = ENGLISH.search(last) if OFFICE.match(text) else AFFILIATED.search(last)
    return bool(affiliated) or (last != text and not _office(last))


def starts_with_office(text: str) -> bool:
    """Return whether a text begins with an office."""
    return bool(_office(text) or MORE.match(text))


def _office(text: str, place: int = 0) -> re.Match[str] | None:
    return OFFICE.match(text, place) or FOREIGN.match(text, place)
