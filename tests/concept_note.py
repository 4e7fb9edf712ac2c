"""The seed's concept note as a Word file, with the expected result in six languages, written by hand.

A sentence is known by its first words in English.
"""

import io
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import docx

from interp.domain.model.meeting_languages import MEETING_LANGUAGES

SPACE = re.compile(r"\s+")
DAY = ("7 آذار/مارس 2016", "2016年3月7日", "7 March 2016", "7 mars 2016", "7 марта 2016", "7 de marzo de 2016")
SAME_NUMBERS = {
    "Messages of children": "3",
    "A second round": "45 15", "Human Rights Council resolution": "28 19", "Report of the OHCHR": "31 34",
    "Articles 12": "12 13 16 17 19 28 34 35 2 3",
}  # fmt: skip
OTHER_NUMBERS = {
    "Concept note": ("7 2016", "2016 3 7", "7 2016", "7 2016", "7 2016", "7 2016"),
    "31th session": ("", "", *["31"] * 4),
    "In this vein": ("28 19", "28 19", *["28 19 31"] * 4),
    "7 March 2016": ("7 2016 9 12 15 18", "2016 3 7 9 12 3 6", "7 2016 9 12 3 6", *["7 2016 9 12 15 18"] * 2,
                     "7 2016 9 00 12 00 15 00 18 00"),
    "(9 a.m. - 12 p.m.)": (*["9 12"] * 5, "9 00 12 00"),
    "(3 - 6 p.m.)": ("15 18", "3 6", "3 6", "15 18", "15 18", "15 00 18 00"),
    "In its resolution 7/29": ("7 29 2008", "2008 3 7 29", *["7 29 2008"] * 4),
    "Opening statements and": ("", "1", "1", "1", "1", "1"),
    "States and observers": ("45 15", *["2 45 15"] * 5),
}
FORMS: tuple[tuple[str, Sequence[str]], ...] = (
    ("31th session", ("الحادية والثلاثون", "第三十一届", "31th", "31e", "31-я", "31er")),
    ("Concept note", DAY), ("7 March 2016", DAY),
    ("7 March 2016", ("قصر الأمم", "万国宫", "Palais des Nations", "Palais des Nations", "Дворец Наций",
                      "Palacio de las Naciones")),
    ("7 March 2016", ("جنيف", "日内瓦", "Geneva", "Genève", "Женева", "Ginebra")),
    ("(will be broadcast", ["http://webtv.un.org"] * 6),
    ("In its resolution 7/29", ["7/29"] * 6),
    ("In its resolution 7/29", ("آذار/مارس 2008", "2008年3月", "March 2008", "mars 2008", "марте 2008",
                                "marzo de 2008")),
    ("In this vein", ["28/19"] * 6),
    ("Human Rights Council resolution", ["28/19"] * 6),
    ("Report of the OHCHR", ["A/HRC/31/34"] * 6),
    ("Opening statements and", ("ساعة واحدة", "1小时", "1 hour", "1 heure", "1 час", "1 hora")),
    ("States and observers", ("دقيقتين", "2分钟", "2-minute", "2 minutes", "2 минут", "2 minutos")),
    ("Mr. Ernie Allen", ("للمملكة المتحدة", "联合王国", "United Kingdom", "Royaume-Uni", "Соединенного Королевства",
                         "Reino Unido")),
    ("Mr. Ernie Allen", ["WePROTECT"] * 6),
    ("Ms. Gaby Reyes", ("بيرو", "秘鲁", "Peru", "Pérou", "Перу", "Perú")),
    ("Ms. Gaby Reyes", ["Asociación Crecer en Red"] * 6),
    ("Mr. Håkon", ["Verdens Gang AS"] * 6),
    ("H.E. Mr. Choi", ("مجلس حقوق الإنسان", "人权理事会", "Human Rights Council", "Conseil des droits de l’homme",
                       "Совета по правам человека", "Consejo de Derechos Humanos")),
    ("Ms. Kate Gilmore", ("الأمم المتحدة", "联合国", "United Nations", "Nations Unies",
                          "Организации Объединенных Наций", "Naciones Unidas")),
    *((start, [name] * 6) for start, name in (
        ("H.E. Mr. Choi", "Choi Kyonglim"), ("Ms. Kate", "Kate Gilmore"), ("Mr. John", "John Carr"),
        ("Mr. Benyam", "Benyam Dawit Mezmur"), ("Ms. Maud", "Maud de Boer-Buquicchio"), ("Mr. Ernie", "Ernie Allen"),
        ("Mr. Preetam", "Preetam Maloor"), ("H.E. Mr. Ramón", "Ramón Alberto Morales Quijano"),
        ("Ms. Marta", "Marta Santos Pais"), ("Mr. Andres", "Andres Franco"),
        ("Mr. Håkon", "Håkon Fostervold Høydal"), ("Mr. Michael", "Michael Moran"),
        ("Ms. Brittany", "Brittany Smith"), ("Ms. Gaby", "Gaby Reyes"),
    )),
)  # fmt: skip


def as_word_file(*added: str) -> bytes:
    """Return the note as a Word file: titles, a table of two columns as it was printed, lists, `added` at the end."""
    document = docx.Document()
    lines = [line.strip() for line in seed_lines() if line.strip()]
    for line in lines[:4]:
        document.add_heading(line, 1)
    table: Any = document.add_table(0, 2)
    for line in lines[4:]:
        if line.endswith(":") and len(line) < 30 and line != "through:":
            row = table.add_row()
            row.cells[0].text = line
        elif line.startswith("·"):
            row.cells[1].add_paragraph(line.lstrip("· "), style="List Bullet")
        else:
            row.cells[1].add_paragraph(line)
    for line in added:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def seed_lines() -> list[str]:
    """Return the lines of the seed's note."""
    return resources.files("interp.seed").joinpath("hrc31-concept-note.txt").read_text(encoding="utf-8").splitlines()


def wrong_forms(sentences: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """Return each name, symbol, date, number in words or State's name that is missing: start, language and form."""
    return [
        (start, code, form)
        for start, forms in FORMS
        for code, form in zip(MEETING_LANGUAGES, forms, strict=True)
        if not any(plain(form, code) in plain(each[code], code) for each in sentences if each["en"].startswith(start))
    ]


def wrong_numbers(sentences: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """Return each sentence whose figures are not those it must have: its English, language and the figures found."""
    found = []
    for each in sentences:
        for place, code in enumerate(MEETING_LANGUAGES):
            figures = sorted(re.findall(r"\d+", each[code]))
            if figures != sorted(_wanted(each["en"], place).split()):
                found.append((each["en"], code, " ".join(figures)))
    return found


def _wanted(english: str, place: int) -> str:
    alike = next((figures for start, figures in SAME_NUMBERS.items() if english.startswith(start)), "")
    return alike or next((each[place] for start, each in OTHER_NUMBERS.items() if english.startswith(start)), "")


def plain(text: str, language: str) -> str:
    """Return a text without the line breaks of its cues; Chinese without any space."""
    return SPACE.sub("" if language == "zh" else " ", text).strip()
