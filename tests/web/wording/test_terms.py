"""Messages about one concept use its one term, in each language; see docs/translators.md.

Each row holds named messages to a term. Nothing forbids a word: another message may use any.
"""

import re
from functools import cache
from pathlib import Path

import polib
import pytest

from interp.languages import INTERFACE_LANGUAGES

LOCALES = Path(__file__).resolve().parents[3] / "locales"

# concept -> the messages about it, by message id, with "context|" where it has one
MESSAGES: dict[str, tuple[str, ...]] = {
    "captions": (
        "Captions", "The captions are on hold.",
        "Private: captions and room open by link only", "hold the captions, let them go on by themselves",
    ),
    "booth": ("Booth", "Booths", "Booth: {language}", "Booth {booth} hears {language}."),
    "draft": (
        "standing|Draft", "draft", "Changed against the draft", "Drafts waiting or being made", "being drafted",
        "Every language, drafts marked as such", "Longest wait of a draft", "drafting failed",
    ),
    "concept note": (
        "document|Concept note", "Concept notes", "All concept notes", "No concept note has been uploaded yet.",
    ),
    "panellist": ("role|Panellist", "This list has no label of its own; it is read as the panellists."),
    "document symbol": ("Document symbol", "The document symbol {1} is missing or changed."),
    "version": (
        "Version {n}", "A newer version (Corr., Rev., another date)", "action|Upload the newer version",
        "Versions and visibility", "In this version:",
    ),
    "official version": ("action|Attach the official version", "The official version in another language"),
    "approve": ("action|Approve", "approve, and go on to the next", "Every text of the programme is approved."),
    "statement": (
        "document|Statement", "There is no written text of this statement.",
        "The written text of this statement is not shown to the public.",
    ),
    "no written text": ("captions|No written text", "text|No written text"),
    "text follows": ("captions|Text follows later", "text|Text to follow"),
    "from the floor": (
        "kind|Round of statements from the floor", "role|Speaker from the floor", "Speaking time from the floor",
    ),
    "technician": (
        "Technician", "No models are installed for this language pair. Ask the technician to install them.",
    ),
    "form of address": ("Form of address", "Read as a person, without a form of address: {text}"),
    "machine": ("origin|machine translation", "waiting for the machine", "machine"),
    "moderator": ("role|Moderator",),
    "language": ("Language", "Languages", "Second language", "record|Floor language"),
    "undo a switch": ("switch|Undo", "undo the latest switch"),
    "upload": (
        "Upload a document", "action|Upload the document", "action|Upload the newer version", "upload a document",
    ),
    "hold": ("captions|Hold", "hold the captions, let them go on by themselves"),
    "blank": ("action|Blank the screen", "blank the screen in the room, show it again"),
    "remove": ("action|Remove", "remove", "action|Remove: {name}"),
    "service": ("Service", "Service late by", "The service is slow: {n} ms."),
    "speaker": (
        "Inscribe speakers", "action|Add a speaker", "record|Speaker", "There are no more speakers on the programme.",
    ),
    "as heard": ("Type what you hear", "type what you hear", "typed as heard"),
}  # fmt: skip

# concept -> language -> a pattern every message about it contains; a language is left out where forms differ too much
TERMS: dict[str, dict[str, str]] = {
    "captions": {"ar": "الشروح", "zh": "字幕", "fr": "sous-titres", "ru": "субтитр", "es": "subtítulos"},
    "booth": {"ar": "مقصور", "zh": "口译厢", "fr": "cabine", "ru": "кабин", "es": "cabina"},
    "draft": {"ar": "مسود", "fr": "ébauche", "ru": "черновик", "es": "borrador"},
    "concept note": {
        "ar": "مفاهيمية", "zh": "概念说明", "fr": "notes? de cadrage", "ru": "концептуальн",
        "es": "notas? conceptual",
    },
    "panellist": {"ar": "حلقة النقاش", "zh": "专题小组成员", "fr": "panéliste", "ru": "участник", "es": "panelista"},
    "document symbol": {
        "ar": "رمز الوثيقة", "zh": "文号", "fr": "cote", "ru": "условное обозначение", "es": "signatura",
    },
    "version": {"ar": "النسخ|نسخة", "zh": "版", "fr": "version", "ru": "верси", "es": "versi"},
    "official version": {
        "ar": "النسخة الرسمية", "zh": "正式版本", "fr": "version officielle", "ru": "официальный вариант",
        "es": "versión oficial",
    },
    "approve": {"ar": "اعتماد|معتمد", "zh": "核定", "fr": "approuv", "ru": "утверд|утвержден", "es": "aprob"},
    "statement": {"ar": "بيان", "zh": "发言稿", "fr": "déclaration", "es": "declaración"},
    "no written text": {"zh": "无发言稿"},
    "text follows": {
        "ar": "يُقدَّم النص لاحقاً", "zh": "发言稿随后提供", "fr": "Texte à venir", "ru": "Текст поступит позднее",
        "es": "Texto pendiente",
    },
    "from the floor": {"ar": "من القاعة", "zh": "会场发言", "fr": "de la salle", "ru": "из зала", "es": "sala"},
    "technician": {"ar": "الفني", "zh": "技术人员", "fr": "technicien", "ru": "техник", "es": "apoyo técnico"},
    "form of address": {
        "ar": "صيغة المخاطبة|صيغة مخاطبة", "zh": "称谓", "fr": "titre de civilité", "ru": "форм[аы] обращения",
        "es": "tratamiento",
    },
    "machine": {
        "ar": "آلي", "zh": "机器翻译", "fr": "traduction automatique", "ru": "машинн", "es": "traducción automática",
    },
    "moderator": {"ar": "حلقة النقاش"},
    "language": {"ar": "لغة|اللغات", "zh": "语文", "fr": "langue", "ru": "язык", "es": "idioma"},
    "undo a switch": {
        "ar": "تراجع", "zh": "撤销.*切换", "fr": "annuler le.* passage de parole", "ru": "отменить .*переключение",
        "es": "deshacer",
    },
    "upload": {"ar": "تقديم", "zh": "提交", "fr": "déposer", "ru": "загруз", "es": "cargar"},
    "hold": {"ar": "إيقاف", "zh": "暂停", "fr": "suspendre", "ru": "приостановить", "es": "pausar"},
    "blank": {"ar": "حجب", "zh": "清空", "fr": "masquer", "ru": "скрыть", "es": "ocultar"},
    "remove": {"ar": "حذف", "zh": "移除", "fr": "retirer", "ru": "удалить", "es": "quitar"},
    "service": {"ar": "الخدمة", "zh": "服务", "fr": "service", "ru": "систем", "es": "servicio"},
    "speaker": {"ar": "متكلم", "zh": "发言者", "fr": "orateur", "ru": "оратор", "es": "orador"},
    "as heard": {"ar": "يُسمع|سُمع", "zh": "听录", "fr": "à l’écoute", "ru": "на слух", "es": "de oído"},
}  # fmt: skip


@cache
def messages(code: str) -> dict[str, tuple[str, ...]]:
    """Return every translation by its message id: one text, or all plural forms."""
    po = polib.pofile(str(LOCALES / code / "LC_MESSAGES" / "messages.po"))
    return {
        f"{entry.msgctxt}|{entry.msgid}" if entry.msgctxt else entry.msgid: (
            tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
        )
        for entry in po
    }


def test_every_message_of_the_table_exists() -> None:
    assert [each for ids in MESSAGES.values() for each in ids if each not in messages("en")] == []


@pytest.mark.parametrize("code", [code for code in INTERFACE_LANGUAGES if code != "en"])
def test_messages_about_one_concept_use_its_term(code: str) -> None:
    wrong = [
        (concept, text)
        for concept, terms in TERMS.items()
        for each in MESSAGES[concept]
        for text in messages(code)[each]
        if code in terms and not re.search(terms[code], text, re.IGNORECASE)
    ]
    assert wrong == []


def test_a_message_with_another_term_is_found() -> None:
    assert re.search(TERMS["draft"]["fr"], "Projet", re.IGNORECASE) is None


@pytest.mark.parametrize(
    "each",
    [
        "Booth {booth} hears {language}.",
        "Booth {booth} says that its display is wrong.",
    ],
)
def test_in_russian_the_name_of_a_booth_follows_a_colon_and_needs_no_case(each: str) -> None:
    (text,) = messages("ru")[each]
    assert re.findall(r"(.)\s*\{\w+\}", text) == [":"] * text.count("{")
