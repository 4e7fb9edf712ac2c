"""Sets language, fonts and direction of a translated .docx: Arabic from right to left, others from left to right."""

from typing import Any

from docx.oxml.ns import qn

from interp.drafting.out.docx_order import properties_of, put_property, remove_property
from interp.languages import direction

TAGS = {"ar": "ar-SA", "zh": "zh-CN", "en": "en-GB", "fr": "fr-FR", "ru": "ru-RU", "es": "es-ES"}
FONTS = {"ar": ("cs", "Arial"), "zh": ("eastAsia", "SimSun")}
# What a run of a complex script is printed with, and its counterpart for other scripts
PAIRS = (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs"))
VALUE = qn("w:val")


def set_document(document: Any, source: str, target: str) -> None:
    """Set the language of a whole document, and the direction of its tables and sections."""
    for properties in document.styles.element.iter(qn("w:rPr")):
        _mirror(properties, source, target)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        _set_language(defaults, target)
        _set_font(defaults, target)
    turned = direction(source) != direction(target)
    for table in document.element.iter(qn("w:tbl")) if turned else ():
        _turn(properties_of(table, "w:tblPr"), "w:bidiVisual", target)
    for section in document.element.iter(qn("w:sectPr")) if turned else ():
        _turn(section, "w:bidi", target)


def set_paragraph(paragraph: Any, source: str, target: str) -> None:
    """Set the direction of a paragraph. Its sides are those of its direction, so that alignment stays as it is."""
    if direction(target) == "rtl":
        put_property(properties_of(paragraph, "w:pPr"), "w:bidi", val="1")
    elif direction(source) == "rtl":
        put_property(properties_of(paragraph, "w:pPr"), "w:bidi", val="0")


def set_run(properties: Any, language: str, source: str) -> None:
    """Set the language and direction of a run's properties; `source` is the language of the whole original."""
    _mirror(properties, source, language)
    if direction(language) == "rtl":
        put_property(properties, "w:rtl", val="1")
    elif direction(source) == "rtl":
        put_property(properties, "w:rtl", val="0")
        remove_property(properties, "w:cs")
    _set_language(properties, language)
    if language == "zh":
        put_property(properties, "w:rFonts", hint="eastAsia")


def _set_language(properties: Any, language: str) -> None:
    name = {"ar": "bidi", "zh": "eastAsia"}.get(language, "val")
    put_property(properties, "w:lang", **{name: TAGS[language]})


def _set_font(properties: Any, language: str) -> None:
    if language not in FONTS:
        return
    script, font = FONTS[language]
    fonts = put_property(properties, "w:rFonts", **{script: font})
    fonts.attrib.pop(qn(f"w:{'cstheme' if script == 'cs' else 'eastAsiaTheme'}"), None)


def _mirror(properties: Any, source: str, target: str) -> None:
    """Where the direction changes, give the properties of the other kind of script the values of the one in use."""
    if direction(source) == direction(target):
        return
    for plain, complex_ in PAIRS:
        before, after = (plain, complex_) if direction(target) == "rtl" else (complex_, plain)
        found = properties.find(qn(before))
        remove_property(properties, after)
        if found is not None:
            value = found.get(VALUE)
            put_property(properties, after, **({} if value is None else {"val": value}))


def _turn(properties: Any, name: str, target: str) -> None:
    if direction(target) == "rtl":
        put_property(properties, name, val="1")
    else:
        remove_property(properties, name)
