"""A text's language is known from a sentence, and unknown rather than wrong."""

import json
from importlib.resources import files

import pytest

from interp.drafting.tongue import tongue
from interp.languages import CODES

WRITTEN = {
    "en": "The Council decided to hold a panel discussion on the rights of the child.",
    "fr": "Le Conseil a décidé de tenir une réunion-débat sur les droits de l’enfant.",
    "es": "El Consejo decidió celebrar una mesa redonda sobre los derechos del niño.",
    "ru": "Совет постановил провести обсуждение в рамках дискуссионной группы (ICT).",
    "ar": "قرر المجلس عقد حلقة نقاش بشأن حقوق الطفل وتكنولوجيا المعلومات ICTs.",
    "zh": "理事会决定就儿童权利和信息通信技术（ICTs）举行小组讨论。",
}


@pytest.mark.parametrize("language", CODES)
def test_a_sentence_says_its_language(language: str) -> None:
    assert tongue(WRITTEN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "", "2016", "A/HRC/31/34", "Article 4", "Geneva", "Kate Gilmore",
        "Rada zdecydowała się zorganizować dyskusję na temat praw dziecka.",
        "人権理事会は子どもの権利についてパネル討論を行うことを決定した。",
        "인권이사회는 아동의 권리에 관한 토론을 열기로 결정하였다.",
        "شورا تصمیم گرفت که یک میزگرد دربارهٔ حقوق کودک برگزار کند.",
        "Рада вирішила провести дискусію про права дитини та її захист.",
        "Το Συμβούλιο αποφάσισε να πραγματοποιήσει συζήτηση.",
    ],
)  # fmt: skip
def test_another_language_or_too_little_says_nothing(text: str) -> None:
    assert tongue(text) is None


def test_the_texts_we_ship_are_known_or_left_open() -> None:
    known = json.loads(files("interp.seed").joinpath("texts.json").read_text(encoding="utf-8"))
    flat = [(language, text) for row in _rows(known) for language, text in row.items() if language in CODES]
    long = [(language, text) for language, text in flat if len(text) > (20 if language == "zh" else 60)]
    wrong = [(language, text) for language, text in long if tongue(text) not in (language, None)]
    assert len(long) > 50
    assert wrong == []
    assert sum(tongue(text) is None for _, text in long) * 10 < len(long)


def _rows(known: object) -> list[dict[str, str]]:
    rows = list(known.values()) if isinstance(known, dict) else known
    assert isinstance(rows, list)
    return [row for row in rows if isinstance(row, dict)]
