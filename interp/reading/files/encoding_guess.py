"""Guesses the encoding of text that names none, from how common its letters are in Russian, Arabic and Chinese."""

import re

# The commonest letters of running text; in another encoding the same bytes are rarer letters or capitals.
RUSSIAN = frozenset("оеаинтсрвлкмдпуяыьз")
ARABIC = frozenset("الموينرتبةعدفقسكحأهىج")
CHINESE = frozenset(
    "的一是在和国人权会议理事第年月日主席联合大员成组问题报告决定专家发言者时间地点下午上中小关于与为对其他各"
    "有不了这到以及作出行政法律社保护利妇女儿童公约委代表团体特别秘书长副部机构教育发展生活文化经济"
    "的一是國會議權聯員組問題報專發時間點與為對書長機構經濟關決"
)
CANDIDATES: tuple[tuple[str, frozenset[str]], ...] = (
    ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("iso8859-5", RUSSIAN), ("cp866", RUSSIAN), ("cp1256", ARABIC),
    ("iso8859-6", ARABIC), ("gb18030", CHINESE), ("big5", CHINESE),
)  # fmt: skip
SAMPLE = 40_000  # bytes looked at
LEAST_LETTERS = 8
LEAST_RUN = 2.5  # accented letters of western text stand alone
LEAST_SHARE = {RUSSIAN: 0.6, ARABIC: 0.6, CHINESE: 0.3}
RUN = re.compile(r"[^\W\d_a-zA-Z]+")
MIXED = re.compile(r"[a-zA-Z][^\W\d_a-zA-Z]|[^\W\d_a-zA-Z][a-zA-Z]")


def guessed_encoding(data: bytes) -> str | None:
    """Return the likeliest encoding of bytes that are no UTF-8, None when they look western or nothing fits."""
    sample = _whole_lines(data)
    scores = {name: score for name, common in CANDIDATES if (score := _score(sample, name, common)) > 0}
    return max(scores, key=lambda name: scores[name], default=None)


def _whole_lines(data: bytes) -> bytes:
    """Return the beginning of the data up to the end of a line, so that no letter of two bytes is cut."""
    if len(data) <= SAMPLE:
        return data
    end = data.rfind(b"\n", 0, SAMPLE)
    return data[: end if end > 0 else SAMPLE]


def _score(data: bytes, encoding: str, common: frozenset[str]) -> float:
    """Return the share of common letters among those that are not ASCII, 0 when the text is none in this script."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    runs = RUN.findall(text)
    letters = sum(map(len, runs))
    if letters < LEAST_LETTERS or letters < LEAST_RUN * len(runs):
        return 0
    odd = len(MIXED.findall(text)) + sum(not (char.isprintable() or char in "\r\n\t") for char in text)
    share = (sum(char in common for run in runs for char in run) - 2 * odd) / letters
    return share if share >= LEAST_SHARE[common] else 0


def looks_western(text: str) -> bool:
    """Return whether the letters that are not ASCII stand among others, as accented letters do; few of them do too."""
    runs = RUN.findall(text[:SAMPLE])
    letters = sum(map(len, runs))
    return letters < LEAST_LETTERS or letters < LEAST_RUN * len(runs)
