"""Removes from a .docx tree what its reader does not see, and records it: hidden, struck, deleted and moved text."""

from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn

from interp.domain.text.segments import LeftOutKind
from interp.reading.files.visible_text.left_out_text import LeftOutText

PARAGRAPH, RUN, ROW, TABLE, TEXT = map(qn, ("w:p", "w:r", "w:tr", "w:tbl", "w:t"))
PROPERTIES, RUN_PROPERTIES, ROW_PROPERTIES = map(qn, ("w:pPr", "w:rPr", "w:trPr"))
CELL_PROPERTIES, TABLE_PROPERTIES = map(qn, ("w:tcPr", "w:tblPr"))
PARAGRAPH_STYLE, RUN_STYLE, TABLE_STYLE = map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle"))
STYLE, STYLE_ID, BASED_ON, DEFAULT, TYPE = map(qn, ("w:style", "w:styleId", "w:basedOn", "w:default", "w:type"))
DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{RUN_PROPERTIES}"
VALUE, FIELD, FIELD_TYPE = map(qn, ("w:val", "w:fldChar", "w:fldCharType"))
DELETED, MOVED, CELL_DELETED, ROW_HIDDEN = map(qn, ("w:del", "w:moveFrom", "w:cellDel", "w:hidden"))
DELETED_TEXT, INSTRUCTION = map(qn, ("w:delText", "w:instrText"))
HIDING = tuple(map(qn, ("w:vanish", "w:webHidden", "w:specVanish")))
STRIKING = tuple(map(qn, ("w:strike", "w:dstrike")))
OFF = frozenset({"0", "false", "off"})
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
DRAWN = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object"), ALTERNATIVES})
DRAWING_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
SHAPE = "{urn:schemas-microsoft-com:vml}shape"
MARKED = (DELETED, MOVED, CELL_DELETED, ROW_HIDDEN, DRAWING_NAME, SHAPE)
KIND_OF_MARK: Mapping[str, LeftOutKind] = {DELETED: "deleted", CELL_DELETED: "deleted", MOVED: "moved"}
BETWEEN = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
# A paragraph whose text is all struck is still counted in the numbering.
STRUCK = "struck"
MOST_BASES = 50  # Word supports about ten levels of style inheritance

Says = Mapping[str, bool]


class DocxVisibleText:
    """Removes what the styles of one document, or the text's own formatting, hide, and records it in `left`."""

    def __init__(self, document: Any, left: LeftOutText | None = None) -> None:
        self._left = left or LeftOutText()
        root = document.styles.element
        defaults = root.find(DEFAULTS)
        self._defaults = _says(defaults)
        self._own = {style.get(STYLE_ID, ""): style for style in root.iter(STYLE)}
        self._known: dict[str, Says] = {}
        usual = (name for name, each in self._own.items() if each.get(TYPE) == "paragraph" and _is_usual(each))
        self._plain = next(usual, "")

    def only(self, root: Any) -> Any:
        """Return `root` without what a reader does not see."""
        for node in list(root.iter(ALTERNATIVES)):
            _keep_one(node)
        gone: set[Any] = set()  # inside what was taken out already
        for node in list(root.iter(*MARKED)):
            if node not in gone and (taken := _marked(node)) is not None:
                gone.update(taken.iter(*MARKED))
                self._record(KIND_OF_MARK.get(node.tag, "hidden"), taken)
                _remove(taken)
        fields = dict.fromkeys(next(field.iterancestors(PARAGRAPH), None) for field in root.iter(FIELD))
        for paragraph in filter(lambda each: each is not None, fields):
            _take_out_codes(paragraph, self._left)
        gone = set()
        for run in list(root.iter(RUN)):
            if run not in gone and self._take_out_unseen(run):
                gone.update(run.iter(RUN))
        for properties in reversed(list(root.iter(PROPERTIES))):
            if (paragraph := properties.getparent()).tag == PARAGRAPH:
                self._join_to_next(paragraph, properties)
        return root

    def _record(self, kind: LeftOutKind, node: Any) -> None:
        """Record the text of a node before it is removed; neighbours with nothing between are one passage."""
        self._left.add(kind, words_of(node), (node.getparent(), node.getprevious()))

    def _take_out_unseen(self, run: Any) -> bool:
        """Remove the text of a run that is not seen; return whether the whole run is gone."""
        levels = [self._style(name) for name in self._styles(run)]
        own = _says(run.find(RUN_PROPERTIES))
        if _holds(HIDING, own, levels):
            self._record("hidden", run)
            _remove(run)
            return True
        if _holds(STRIKING, own, levels):
            self._left.add("struck", _own_words(run), run.getparent())
            for node in list(run):
                if node.tag not in DRAWN and node.tag != RUN_PROPERTIES and node.tag != FIELD:
                    run.remove(node)
            if (paragraph := next(run.iterancestors(PARAGRAPH), None)) is not None:
                paragraph.set(STRUCK, "1")
        elif _own_words(run).strip():
            self._left.end()
        return False

    def _join_to_next(self, paragraph: Any, properties: Any) -> None:
        """Move the text of a paragraph whose mark was deleted to the start of the next, which keeps its style.

        An empty paragraph whose mark is also hidden is removed.
        """
        mark = properties.find(RUN_PROPERTIES)
        gone = mark is not None and next(mark.iterchildren(DELETED, MOVED), None) is not None
        if gone and (after := _next(paragraph)) is not None:
            _prepend(paragraph, after)
            _remove(paragraph)
        elif next(paragraph.iter(TEXT), None) is None:
            style = self._style(_named(properties, PARAGRAPH_STYLE) or self._plain)
            if gone or _holds(HIDING, _says(mark), [style, self._style("")]):
                _remove(paragraph)

    def _styles(self, run: Any) -> Iterator[str]:
        """Yield the names of the styles that apply to a run: its own, its paragraph's and its table's."""
        yield _named(run.find(RUN_PROPERTIES), RUN_STYLE)
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        yield (_named(paragraph.find(PROPERTIES), PARAGRAPH_STYLE) if paragraph is not None else "") or self._plain
        table = next(run.iterancestors(TABLE), None)
        yield _named(table.find(TABLE_PROPERTIES), TABLE_STYLE) if table is not None else ""
        yield ""

    def _style(self, name: str) -> Says:
        """Return the properties of a style, inherited ones included; "" is the document's defaults."""
        if name not in self._known:
            self._known[name] = dict(self._defaults) if not name else self._inherited(name)
        return self._known[name]

    def _inherited(self, name: str) -> Says:
        said: dict[str, bool] = {}
        for _ in range(MOST_BASES):
            style = self._own.get(name)
            if style is None:
                break
            said = dict(_says(style.find(RUN_PROPERTIES))) | said
            based = style.find(BASED_ON)
            name = based.get(VALUE, "") if based is not None else ""
        return said


def _holds(names: tuple[str, ...], own: Says, levels: list[Says]) -> bool:
    """Return whether one of the properties applies: the run's own setting, else any of its styles'.

    Word shows text that two levels of style hide at once; this reader omits it.
    """
    return any(own[name] if name in own else any(level.get(name, False) for level in levels) for name in names)


def _says(properties: Any) -> Says:
    """Return which hiding and striking properties are on or off, ignoring those of previous formatting."""
    found = () if properties is None else properties.iterchildren(*HIDING, *STRIKING)
    return {node.tag: _is_on(node.get(VALUE, "1")) for node in found}


def _is_on(value: str) -> bool:
    return value.casefold() not in OFF


def _is_usual(style: Any) -> bool:
    return _is_on(style.get(DEFAULT, "0"))


def _named(properties: Any, kind: str) -> str:
    style = properties.find(kind) if properties is not None else None
    return style.get(VALUE, "") if style is not None else ""


def _keep_one(node: Any) -> None:
    """Keep the first alternative content with text; the others repeat it for older programs."""
    chosen = next((each for each in node if next(each.iter(TEXT), None) is not None), None)
    for each in list(node):
        if each is not chosen:
            node.remove(each)


def _marked(node: Any) -> Any:
    """Return what a revision mark, or a mark of hiding, takes out of the text; paragraph marks are handled later."""
    around = node.getparent()
    if around is None:
        return None
    if node.tag == DRAWING_NAME:
        return around if node.get("hidden") in ("1", "true") else None
    if node.tag == SHAPE:
        return node if "visibility:hidden" in node.get("style", "").replace(" ", "") else None
    if around.tag == ROW_PROPERTIES:
        return around.getparent() if _is_on(node.get(VALUE, "1")) else None
    if around.tag == CELL_PROPERTIES:
        return around.getparent()
    return node if around.tag != RUN_PROPERTIES else None


def words_of(node: Any) -> str:
    """Return all text below a node, deleted text too, paragraphs separated by blanks."""
    said = []
    for each in node.iter(TEXT, DELETED_TEXT, PARAGRAPH, *BETWEEN):
        said.append(each.text or "" if each.tag in (TEXT, DELETED_TEXT) else BETWEEN.get(each.tag, " "))
    return "".join(said)


def _own_words(run: Any) -> str:
    """Return the text of a run without that of the drawings in it."""
    return "".join(each.text or "" if each.tag == TEXT else BETWEEN.get(each.tag, "") for each in run)


def _take_out_codes(paragraph: Any, left: LeftOutText) -> None:
    """Remove the instruction text of fields; only a field's result is visible."""
    begun: list[int | None] = []
    read: list[Any] = []
    code: list[str] = []
    for node in list(paragraph.iter(FIELD, TEXT, INSTRUCTION)):
        if node.tag == INSTRUCTION:
            code.append(node.text or "")  # it is in no text that is read
            continue
        if node.tag == TEXT:
            read.append(node)
            continue
        kind = node.get(FIELD_TYPE, "")
        if kind == "begin":
            begun.append(len(read))
        elif begun and (start := begun.pop()) is not None:
            code += [each.text or "" for each in read[start:]]
            for each in read[start:]:
                _remove(each)
            del read[start:]
            left.add("field", "".join(code))
            code.clear()
        if kind == "separate":
            begun.append(None)


def _prepend(paragraph: Any, after: Any) -> None:
    place = 1 if after.find(PROPERTIES) is not None else 0
    for node in [each for each in paragraph if each.tag != PROPERTIES]:
        after.insert(place, node)
        place += 1
    if paragraph.get(STRUCK):
        after.set(STRUCK, "1")


def _next(paragraph: Any) -> Any:
    """Return the next paragraph in the same container with no table between, None when there is none."""
    for node in paragraph.itersiblings():
        if node.tag == PARAGRAPH:
            return node
        if node.find(f".//{PARAGRAPH}") is not None:
            return None
    return None


def _remove(node: Any) -> None:
    around = node.getparent()
    if around is not None:
        around.remove(node)
