"""The pages made from the code are up to date: docs/modules.md and the packages in docs/architecture.md."""

from pathlib import Path

from tests import index
from tests.sources import modules


def test_the_index_of_modules_is_the_one_of_the_code() -> None:
    assert index.MODULES.read_text(encoding="utf-8") == index.index(), "run: make index"


def test_every_module_is_in_the_index() -> None:
    listed = index.index()
    assert [each.path for each in modules() if not each.path.endswith("__init__.py")
            and "migrations" not in each.path and f"| `{each.path}` |" not in listed] == []  # fmt: skip


def test_the_packages_of_the_architecture_are_those_of_the_table() -> None:
    page = index.ARCHITECTURE.read_text(encoding="utf-8")
    assert page == index.with_packages(page), "run: make index"
    assert index.BEGIN in page
    assert page.count("```mermaid") == 1


def test_an_old_page_is_made_new(tmp_path: Path) -> None:
    page = tmp_path / "architecture.md"
    page.write_text(f"a\n{index.BEGIN}\nold\n{index.END}\nb\n", encoding="utf-8")
    index.main(tmp_path / "modules.md", page)
    assert page.read_text(encoding="utf-8") == f"a\n{index.BEGIN}\n{index.packages()}{index.END}\nb\n"


def test_an_arrow_that_a_longer_way_shows_is_left_out() -> None:
    drawn = index.picture()
    assert "    domain_rules_decide --> domain_rules_evolve\n" in drawn
    assert "    domain_rules_decide --> domain_model\n" not in drawn
