"""A text's language is known from a sentence, and unknown rather than wrong."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.language_identification import OTHER, UNSURE, evidence
from tests.row_by_row import row_by_row
from tests.sources import ROOT

SEED = ROOT / "tests" / "reading" / "papers" / "seed"
WRITTEN = {
    "en": (
        "The Council decided to hold a panel discussion on the rights of the child.",
        "The rights of the child are human rights, and they belong to every child.",
        "Thank you, Chair.", "The floor is yours.", "Good morning.", "Statement by Brazil",
    ),
    "fr": (
        "Le Conseil a décidé de tenir une réunion-débat sur les droits de l’enfant.",
        "Les droits de l’enfant sont des droits de l’homme et ils appartiennent à tous.",
        "Merci, Monsieur le Président.", "Vous avez la parole.", "La séance est levée.",
    ),
    "es": (
        "El Consejo decidió celebrar una mesa redonda sobre los derechos del niño.",
        "Los derechos del niño son derechos humanos y pertenecen a todos los niños.",
        "Gracias, señor Presidente.", "Tiene usted la palabra.", "Se levanta la sesión.",
    ),
    "ru": (
        "Совет постановил провести обсуждение в рамках дискуссионной группы (ICT).", "Ежегодное заседание, Room XX",
        "Спасибо.", "Слово имеет представитель Кении.",
    ),
    "ar": (
        "قرر المجلس عقد حلقة نقاش بشأن حقوق الطفل وتكنولوجيا المعلومات ICTs.", "حلقة النقاش السنوية",
        "شكرا سيدي الرئيس.",
    ),
    "zh": ("理事会决定就儿童权利和信息通信技术（ICTs）举行小组讨论。", "儿童权利就是人权。A/HRC/31/34", "谢谢主席。"),
}  # fmt: skip
OTHERS = {
    "Ukrainian": (
        "Рада вирішила провести дискусію про права дитини та її захист.", "Дякую, пане Голово.",
        "Слово має представник України.", "Усі люди народжуються вільними і рівними у своїй гідності та правах.",
    ),
    "Serbian": ("Сва људска бића рађају се слободна и једнака у достојанству и правима.",),
    "Bulgarian": ("Всички хора се раждат свободни и равни по достойнство и права.",),
    "Persian": (
        "شورا تصمیم گرفت که یک میزگرد دربارهٔ حقوق کودک برگزار کند.", "متشکرم، آقای رئیس.",
        "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.",
    ),
    "Urdu": ("تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔", "شکریہ جناب صدر۔"),
    "Portuguese": (
        "O Conselho decidiu realizar um painel sobre os direitos da criança.", "Obrigado, Senhor Presidente.",
        "Dotados de razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.",
        "Declaração do Brasil sobre os direitos humanos", "A lista de oradores está encerrada.",
    ),
    "Italian": (
        "Il Consiglio ha deciso di tenere una tavola rotonda sui diritti del bambino.", "Grazie, signor Presidente.",
        "La parola al rappresentante del Kenya.", "La lista degli oratori è chiusa.",
    ),
    "German": (
        "Die Würde des Menschen ist unantastbar.", "Ich gebe das Wort an Kenia.", "In der Stadt war es warm.",
        "Der Rat beschloss, eine Podiumsdiskussion über die Rechte des Kindes abzuhalten.",
    ),
    "Romanian": ("Toate ființele umane se nasc libere și egale în demnitate și în drepturi.",),
    "Polish": ("Rada zdecydowała się zorganizować dyskusję na temat praw dziecka.",),
    "Japanese": (
        "人権理事会は子どもの権利についてパネル討論を行うことを決定した。", "議長、ありがとうございます。",
        "子どもの権利",
    ),
    "Korean": ("인권이사회는 아동의 권리에 관한 토론을 열기로 결정하였다.",),
    "Greek": ("Το Συμβούλιο αποφάσισε να πραγματοποιήσει συζήτηση.",),
}  # fmt: skip


def language_by_evidence(text: str) -> str | None:
    return evidence(text).language


@row_by_row(("language", "text"), [(code, text) for code in MEETING_LANGUAGES for text in WRITTEN[code]])
def test_a_sentence_says_its_language(language: str, text: str) -> None:
    assert language_by_evidence(text) == language


@row_by_row(("name", "text"), [(name, text) for name, texts in OTHERS.items() for text in texts])
def test_a_language_that_is_none_of_the_six_is_not_taken_for_one(name: str, text: str) -> None:
    assert language_by_evidence(text) is None, name


@pytest.mark.parametrize(
    "text",
    ["", "2016", "OK.", "A/HRC/31/34", "Article 4", "Geneva", "Kate Gilmore", "The rights права человека"],
)
def test_too_little_or_several_languages_say_nothing(text: str) -> None:
    assert language_by_evidence(text) is None


@pytest.mark.parametrize("path", sorted(SEED.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seed_is_known_in_five_languages(path: Path) -> None:
    assert language_by_evidence(path.read_text(encoding="utf-8")) == path.stem


def test_the_seed_is_known_in_english() -> None:
    note = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"
    assert language_by_evidence(note.read_text(encoding="utf-8")) == "en"


def test_the_texts_we_ship_are_known_or_left_open() -> None:
    known = json.loads(files("interp.seed").joinpath("texts.json").read_text(encoding="utf-8"))
    flat = [(language, text) for row in _rows(known) for language, text in row.items() if language in MEETING_LANGUAGES]
    long = [(language, text) for language, text in flat if len(text) > (20 if language == "zh" else 60)]
    wrong = [(language, text) for language, text in long if language_by_evidence(text) not in (language, None)]
    assert len(long) > 50
    assert wrong == []
    assert sum(language_by_evidence(text) is None for _, text in long) * 10 < len(long)


def _rows(known: object) -> list[dict[str, str]]:
    rows = list(known.values()) if isinstance(known, dict) else known
    assert isinstance(rows, list)
    return [row for row in rows if isinstance(row, dict)]


def test_evidence_for_another_language_is_not_the_same_as_none() -> None:
    assert evidence("Der Rat beschloss, eine Podiumsdiskussion über die Rechte des Kindes abzuhalten.") == OTHER
    assert evidence("Kate Gilmore") == evidence("") == evidence("2016") == UNSURE


def test_raised_letters_of_ordinals_belong_to_no_language() -> None:
    assert evidence("La 31ª sesión del Consejo se celebró en el Palacio de las Naciones.").language == "es"
    assert evidence("La XXIᵉ session du Conseil s’est tenue au Palais des Nations.").language == "fr"
