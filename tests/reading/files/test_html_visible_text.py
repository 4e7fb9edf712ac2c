"""What a reader of a web page does not see comes in by neither road: as lines of a paper or as blocks of a document."""

import pytest

from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract
from tests.row_by_row import row_by_row
from tests.sample_sizes import size


def read(page: str) -> list[str]:
    """Return what both roads read, once they agree."""
    data = page.encode()
    texts = [block.text for block in blocks(data, "a.html")]
    lines = [line.text.removeprefix("• ") for line in extract(data, "a.html").lines if line.text.strip()]
    assert texts == lines
    return texts


@row_by_row(
    ("attributes", "seen"),
    [
        ("hidden", False), ('hidden="until-found"', False), ('style="display:none"', False),
        ('style="color: red; DISPLAY : None !important"', False), ('style="visibility:hidden"', False),
        ('style="visibility: collapse"', False), ('style="text-decoration: underline line-through"', False),
        ('style="text-decoration-line:line-through"', False), ('aria-hidden="true"', False),
        ('role="navigation"', False), ('role="Search"', False), ('role="contentinfo"', False), ('role="banner"', False),
        ("", True), ('style="display:block"', True), ('style="color:none"', True), ('aria-hidden="false"', True),
        ('role="main"', True), ('class="hidden"', True), ('data-hidden="hidden"', True),
    ],
)  # fmt: skip
@row_by_row("tag", ["div", "span", "p", "section", "b"])
def test_an_element_is_hidden_by_its_attributes(tag: str, attributes: str, seen: bool) -> None:
    said = read(f"<h1>one</h1><{tag} {attributes}>secret <i>more</i></{tag}><h2>two</h2>")
    assert said == (["one", "secret more", "two"] if seen else ["one", "two"])


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>a <del>old</del><ins>new</ins> <s>x</s><strike>y</strike>b", ["a new b"]),
        ("<nav><ul><li>Home<li>Up</ul></nav><p>a<footer><p>imprint</footer>", ["a"]),
        ("<p>a</p><search>find</search><dialog>asked</dialog><dialog open>said</dialog>", ["a", "said"]),
        ("<template><p>t</template><noscript>n</noscript><p>a<script>s</script><datalist>d</datalist>", ["a"]),
        ("<details><summary>more</summary><p>told</details>", ["more", "told"]),
        ("<header><h1>Title</h1><nav>Home</nav></header><p>a", ["Title", "a"]),
        ("<article><header>by A</header><p>a<footer>the end</footer></article>", ["by A", "a", "the end"]),
        ("<blockquote><p>a<footer>Kofi Annan</footer></blockquote><footer>b</footer>", ["a", "Kofi Annan"]),
        ("<aside>beside</aside><aside role=navigation>menu</aside>", ["beside"]),
        ("a<span hidden>b</span>c<nav>d</nav>e", ["ac", "e"]),
        ("<ruby>A<rp>(</rp><rt>b</rt></ruby>", ["Ab"]),
    ],
)
def test_what_is_hidden_struck_or_beside_the_text_is_out(page: str, said: list[str]) -> None:
    assert read(page) == said


@row_by_row(
    ("page", "said"),
    [
        ("a<input hidden>b<br hidden>c<img aria-hidden=true>d", ["ab", "cd"]),
        ("<p hidden>x<p>shown", ["shown"]),
        ("<ul><li hidden>x<li>shown</ul><p>b", ["shown", "b"]),
        ("<ul><li hidden>x</ul><p>b", ["b"]),
        ("<ul><li hidden>x<ul><li>y</ul><li>shown</ul>", ["shown"]),
        ("<dl><dt hidden>x<dd>shown</dl>", ["shown"]),
        ("<table><tr hidden><td>x<tr><td hidden>y<td>shown</table>b", ["shown", "b"]),
        ("<table><thead hidden><tr><th>x<tbody><tr><td>shown</table>", ["shown"]),
        ("<div><span hidden>x</div>shown", ["shown"]),
        ("<div hidden>x<p>shown", ["shown"]),
        ("<nav>Home<p>shown<p>b", ["shown", "b"]),
        ("<div><nav>Home<p>shown</div><p>b", ["shown", "b"]),
        ("<del>old<p>shown</p><p>b</p>", ["shown", "b"]),
        ("<p>a<s>old</p><p>shown</p>", ["a", "shown"]),
        ("<p>a<s>old</p><p>older</s>shown</p>", ["a", "shown"]),
        ("<del><p>old</del> shown", ["shown"]),
        ("<b><div hidden>x</b>y</div>shown", ["shown"]),
        ("</div></nav></p>shown</del>", ["shown"]),
        ("<div hidden><table><tr><td>x</div>y</table>z</div>shown", ["shown"]),
        ("<noscript>x<p>shown", ["shown"]),
        ("<div hidden/>shown", ["shown"]),
        ("<body hidden style='display:none'><p>shown", ["shown"]),
        ("<nav><p>x</nav></body></html>shown", ["shown"]),
        ("<p>a<nav>x</nav></p><div hidden>y</div></body>", ["a"]),
    ],
)
def test_a_page_that_is_badly_written_loses_nothing_that_is_seen(page: str, said: list[str]) -> None:
    assert read(page) == said


@row_by_row(
    ("css", "seen"),
    [
        (".x{display:none}", False), ("div{visibility:hidden}", False), ("#i{text-decoration:line-through}", False),
        ("article *{display:none}", False), ("h3, div.x , p{color:red;display:none}", False),
        ("<!-- .x{display:none} -->", False), ("/* } */ .x{/* : */display:none}", False),
        ("@import 'a'; .x{display:none}", False), ("article .x{display:none}", False),
        ("article > div{display:none}", False), ("main article div{display:none}", False),
        (".\\78 , .md\\:x{display:none}", False), ("@media screen{.x{display:none}}", False),
        ("@media all { @layer a { .x{display:none} } }", False), (".x{display:block}.x{display:none}", False),
        (".x{display:none!important}div#i.x{display:block}", False),
        ("", True), (".w{display:none}", True), (".x.z{display:none}", True), ("main > div{display:none}", True),
        (".x{display:none}.x.y{display:block}", True), (".x:hover{display:none}", True), ("p .x{display:none}", True),
        ("@media print{.x{display:none}}", True), ("@media (max-width:9em){.x{display:none}}", True),
        (".x{display:none}@media (min-width:9em){.x{display:block}}", True),
        ("div{display:none}.x{display:flex}", True),
        ("@keyframes a{from{display:none}div{display:none}}", True), (".x{display:none", True), ("}}{", True),
        ("body{display:none}", True), (".x[hidden]{display:none}", True),
    ],
)  # fmt: skip
def test_the_style_sheet_of_a_page_hides_by_simple_selectors(css: str, seen: bool) -> None:
    inner = "<main class='z'><article><div id=i class='x y md:x'>secret</div></article></main>"
    assert read(f"<style>{css}</style><h1>a</h1>{inner}<h2>b</h2>") == (["a", "secret", "b"] if seen else ["a", "b"])


def test_the_style_of_an_element_says_more_than_the_sheet() -> None:
    page = "<style>.x{display:none}</style><p class=x style='display:block'>shown<p class=x>secret"
    assert read(page) == ["shown"]
    page = "<style>.x{display:none!important}</style><p class=x style='display:block'>secret<p>shown"
    assert read(page) == ["shown"]


def test_a_point_that_is_hidden_takes_no_number_and_a_struck_one_its_own() -> None:
    page = "<ol><li>one</li><li hidden>x</li><li>two</li><li><del>three</del></li><li>four</li></ol><p>end"
    found = [(block.number, block.text) for block in blocks(page.encode(), "a.html")]
    assert found == [("1.", "one"), ("2.", "two"), ("4.", "four"), (None, "end")]
    lines = extract(b"<ul><li><del>x</del></ul>end", "a.html").lines
    assert [line.text for line in lines if line.text] == ["end"]


MANY = size(7_000, torture=20_000)


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "<b hidden>" * 4 * MANY, "<p>" + "<s>x</p>" * 2 * MANY,
        "<i>" * 2 * MANY + "<div>" * 2 * MANY + "</i>" * 2 * MANY,
        "<style>" + "x" * 5_000_000 + "</style>a<p>", "<style>" + "a{" * 1_000_000 + "</style>a<p>",
        "<style>" + " " * 1_000_000 + ".x{display:none}" + "</style>a<p>", "<style>/*" * 300_000,
        "<style>" + "".join(f"a .x{n}{{display:none}}" for n in range(MANY // 2)) + "</style>" + "<p class=x1>a" * MANY,
    ],
    ids=["nested", "struck", "crossed", "no brace", "braces", "spaces", "comments", "rules"],
)  # fmt: skip
def test_a_page_that_means_harm_is_read_or_refused(page: str) -> None:
    try:
        blocks(page.encode(), "a.html")
    except BadRequest as refusal:
        assert refusal.reason in ("file_too_long", "empty_file", "unsafe_file")


def test_rules_that_would_take_too_long_are_refused() -> None:
    rules = "".join(f"q{n} p{{display:none}}" for n in range(2_000))
    with pytest.raises(BadRequest) as caught:
        blocks((f"<style>{rules}</style>" + "<p>a</p>" * 5_000).encode(), "a.html")
    assert caught.value.reason == "unsafe_file"
