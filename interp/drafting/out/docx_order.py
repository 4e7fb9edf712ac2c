"""Puts properties into paragraphs, runs, tables and sections in the order that WordprocessingML asks for."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

ORDERS = {
    "w:pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "w:rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
        " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
        " lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "w:tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
        " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "w:sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
        " cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
}
PLACES = {qn(name): {qn(f"w:{each}"): nth for nth, each in enumerate(order.split())} for name, order in ORDERS.items()}


def put_property(properties: Any, name: str, **values: str) -> Any:
    """Return the property of that name ("w:bidi"), made at its place if there is none, with these values."""
    node = properties.find(qn(name))
    if node is None:
        node = OxmlElement(name)
        order = PLACES[properties.tag]
        own = order[node.tag]
        place = next((rank for rank, each in enumerate(properties) if order.get(each.tag, own) > own), len(properties))
        properties.insert(place, node)
    for key, value in values.items():
        node.set(qn(f"w:{key}"), value)
    return node


def remove_property(properties: Any, name: str) -> None:
    """Remove a property, if it is there."""
    for node in properties.findall(qn(name)):
        properties.remove(node)


def properties_of(node: Any, name: str) -> Any:
    """Return the properties ("w:pPr") of a paragraph, run or table, made as its first child if there are none."""
    found = node.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        node.insert(0, found)
    return found
