"""What a reader of an .odt does not see comes in by neither road: as lines of a paper or as blocks of a document."""

import pytest

from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract
from tests.reading.formats import odt
from tests.row_by_row import row_by_row


def read(body: str, styles: str = "", common: str = "") -> list[str]:
    """Return what both roads read, once they agree."""
    data = odt(body, styles=styles, common=common)
    texts = [block.text for block in blocks(data, "a.odt")]
    lines = [line.text for line in extract(data, "a.odt").lines if line.text.strip()]
    assert texts == [" ".join(line.split()) for line in lines if line != "*****"]
    return texts


def style(name: str, says: str = "", family: str = "text", parent: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    properties = f"<style:text-properties {says}/>" if says else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}>{properties}</style:style>'


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


HIDES, SHOWS = 'text:display="none"', 'text:display="true"'
NOTE = "<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>"
STRIKES = 'style:text-line-through-style="solid"'


@row_by_row(
    ("says", "seen"),
    [
        (HIDES, False), (SHOWS, True), ('text:display="condition" text:condition="none"', False), (STRIKES, False),
        ('style:text-line-through-type="double"', False), ('style:text-line-through-style="none"', True),
        ('style:text-line-through-type="none" style:text-line-through-style="none"', True),
        ('style:text-line-through-text="X"', False), ('style:text-underline-style="solid"', True), ("", True),
    ],
)  # fmt: skip
@row_by_row("where", ["own", "common", "inherited"])
def test_a_style_hides_or_strikes_what_is_set_in_it(says: str, seen: bool, where: str) -> None:
    top = style("T", says)
    styles, common = (top, "") if where == "own" else ("", top)
    styles += style("Below", "", parent="T") if where == "inherited" else ""
    body = f"<text:p>before {span('secret<text:tab/> ', 'Below' if where == 'inherited' else 'T')}after</text:p>"
    assert read(body, styles, common) == ["before secret after" if seen else "before after"]


def test_a_style_that_says_otherwise_shows_again() -> None:
    styles = (
        style("T", f"{HIDES} {STRIKES}")
        + style("B", f'{SHOWS} style:text-line-through-style="none"', parent="T")
        + style("P", HIDES, "paragraph")
    )
    hidden = f"secret {NOTE}{span('shown', 'B')}"
    body = f'<text:p>{span("x", "T")}{span("a", "B")}</text:p><text:p text:style-name="P">{hidden}</text:p>'
    assert read(body, styles) == ["a", "shown"]


def test_a_note_goes_with_the_words_that_call_it() -> None:
    styles = style("K", STRIKES) + style("P", STRIKES, "paragraph")
    body = f'<text:p>a{NOTE}{span(f"x{NOTE}", "K")}</text:p><text:p text:style-name="P">secret{NOTE}</text:p>'
    assert read(body, styles) == ["a", "note"]


def test_a_default_style_and_styles_in_a_circle_are_followed() -> None:
    default = f'<style:default-style style:family="paragraph"><style:text-properties {HIDES}/></style:default-style>'
    circle = style("A", "", parent="B") + style("B", HIDES, parent="A") + style("S", SHOWS, "paragraph")
    body = f'<text:p>secret</text:p><text:p text:style-name="S">shown {span("secret", "A")}</text:p>'
    assert read(body, circle, default) == ["shown"]


def test_a_hidden_paragraph_leaves_no_line_and_a_struck_one_an_empty_one() -> None:
    styles = style("H", HIDES, "paragraph") + style("K", STRIKES, "paragraph")
    body = "".join(f'<text:p text:style-name="{name}">{name}</text:p>' for name in ("N", "H", "N", "K", "N"))
    lines = extract(odt(body, styles=styles), "a.odt").lines
    assert [line.text for line in lines] == ["N", "N", "", "N"]
    assert read('<text:h text:style-name="H">secret</text:h><text:p>shown</text:p>', styles) == ["shown"]


def test_hidden_sections_are_out_and_shown_ones_in() -> None:
    def section(text: str, says: str) -> str:
        return f"<text:section {says}><text:p>{text}</text:p></text:section>"

    body = (
        section("secret", HIDES) + section("secret", 'text:display="condition" text:is-hidden="true"')
        + section("shown", 'text:display="condition" text:condition="x"') + section("also", SHOWS)
    )  # fmt: skip
    assert read(body) == ["shown", "also"]


def test_hidden_fields_are_out() -> None:
    body = (
        '<text:p>a <text:hidden-text text:is-hidden="true" text:string-value="secret">secret</text:hidden-text>b'
        '<text:hidden-text text:is-hidden="false"> shown</text:hidden-text></text:p>'
        '<text:p>gone<text:span>with <text:hidden-paragraph text:is-hidden="true"/>it</text:span></text:p>'
        '<text:p>kept<text:hidden-paragraph text:condition="x"/></text:p>'
        f"<text:p>c<text:variable-set {HIDES}>7</text:variable-set>d</text:p>"
    )
    assert read(body) == ["a b shown", "kept", "cd"]


def test_deleted_words_comments_and_descriptions_are_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>a<text:change/><text:change-start/>put in<text:change-end/>"
        "<office:annotation><text:p>aside</text:p></office:annotation> b<office:annotation-end/>"
        "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:title>t</svg:title><svg:desc>d</svg:desc>"
        "</draw:frame></text:p>"
        "<text:p>c<text:note><text:note-body><text:p>the <office:annotation><text:p>aside</text:p></office:annotation>"
        "note</text:p></text:note-body></text:note></text:p>"
    )
    data = odt(body)
    assert [block.text for block in blocks(data, "a.odt")] == ["aput in bboxed", "c", "the note"]
    assert [line.text for line in extract(data, "a.odt").lines] == ["aput in bboxed", "c", "*****", "the note"]


def test_hidden_rows_and_columns_of_a_table_are_out() -> None:
    def row(*texts: str, says: str = "") -> str:
        cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row {says}>{cells}</table:table-row>"

    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        "<table:table-column-group><table:table-column/></table:table-column-group>"
    )
    inner = f"<table:table>{row('in', 'side')}</table:table>"
    wide = (
        '<table:table-row><table:table-cell table:number-columns-repeated="1"><text:p>left</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="3"><text:p>wide</text:p></table:table-cell></table:table-row>'
    )
    head = f"<table:table-header-rows>{row('one', 'two', 'three', 'four')}</table:table-header-rows>"
    rows = row("secret", says='table:visibility="collapse"') + row("secret", says='table:visibility="filter"')
    last = row("a", "b", "c", f"d</text:p>{inner}<text:p>")
    table = f"<table:table>{columns}{head}{rows}{last}{wide}</table:table>"
    assert read(table) == ["one", "four", "a", "d", "in", "side", "left", "wide"]


def test_the_words_of_a_box_are_struck_by_its_own_style_only() -> None:
    box = "<draw:frame><draw:text-box><text:p>shown</text:p></draw:text-box></draw:frame>"
    styles = style("K", STRIKES, "paragraph") + style("H", HIDES, "paragraph")
    body = "".join(f'<text:p text:style-name="{name}">x{box}y</text:p>' for name in ("K", "H"))
    assert read(body, styles) == ["shown"]


def test_a_document_of_which_nothing_is_seen_is_empty() -> None:
    data = odt(f"<text:section {HIDES}><text:p>secret</text:p></text:section>")
    for reader in (blocks, extract):
        with pytest.raises(BadRequest) as caught:
            reader(data, "a.odt")
        assert caught.value.reason == "empty_file"
