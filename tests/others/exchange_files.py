"""Other tools read the exchange files: translate-toolkit and LibreOffice of Debian, in `make others` only."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from interp.domain.translation.term_entries import TermEntry, TermForm
from interp.drafting.exchange import tbx, term_tables, tmx, xliff_writer
from interp.drafting.exchange.exchange_units import Exchanged

PYTHON = "/usr/bin/python3"  # Debian's, which has translate-toolkit
TEXTS = {
    "en": "See A/HRC/31/34 & <b>.", "fr": "Voir «\u00a0A/HRC/31/34\u00a0» & <b>.", "ar": "انظر A/HRC/31/34\u200f.",
    "zh": "见A/HRC/31/34。𠮷", "ru": "См. A/HRC/31/34.", "es": "Véase A/HRC/31/34. 👩🏽\u200d⚖️",
}  # fmt: skip
TERM = TermEntry("t7", tuple(TermForm(code, text, "preferred") for code, text in TEXTS.items()))
FORMULAS = TermEntry("=1+1", (TermForm("en", "=1+1", "preferred"), TermForm("fr", "@SUM(1)", "preferred")))
READ = """
import json, sys
from translate.storage import factory
file = factory.getobject(sys.argv[1])
print(json.dumps([[unit.source, unit.target] for unit in file.units if not unit.isheader()]))
"""


def toolkit(path: Path) -> list[tuple[str, str]]:
    """Return the pairs that translate-toolkit reads in a file; without it, or of a kind it does not know, skip."""
    there = subprocess.run([PYTHON, "-c", "import translate"], capture_output=True, check=False)
    if there.returncode:
        pytest.skip("translate-toolkit is not installed")
    done = subprocess.run([PYTHON, "-c", READ, path], capture_output=True, text=True, check=False)
    if "Can't get an object of class" in done.stderr or "namespaced(self.rootNode)" in done.stderr:
        pytest.skip(f"this translate-toolkit does not know the version of {path.name}")
    assert done.returncode == 0, done.stderr
    return [(source, target) for source, target in json.loads(done.stdout)]


def knows(name: str) -> bool:
    """Return whether the installed translate-toolkit has a module of that name."""
    done = subprocess.run([PYTHON, "-c", f"import translate.storage.{name}"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.parametrize("language", ["fr", "ar", "zh", "ru", "es"])
def test_translate_toolkit_reads_tmx(tmp_path: Path, language: str) -> None:
    unit = Exchanged("1", "en", {"en": TEXTS["en"], language: TEXTS[language]}, "reviewed", "person", by="Ana", at=7)
    path = tmp_path / "a.tmx"
    path.write_text("".join(tmx.write([unit], "en")), encoding="utf-8")
    assert toolkit(path) == [(TEXTS["en"], TEXTS[language])]


def test_translate_toolkit_reads_xliff(tmp_path: Path) -> None:
    if not knows("xliff2"):
        pytest.skip("this translate-toolkit reads no XLIFF 2")
    unit = Exchanged("s1", "en", {"en": TEXTS["en"], "ar": TEXTS["ar"]}, "reviewed")
    path = tmp_path / "a.xlf"
    path.write_text("".join(xliff_writer.write([unit], "en", "ar", "a.docx")), encoding="utf-8")
    assert toolkit(path) == [(TEXTS["en"], TEXTS["ar"])]


@pytest.mark.parametrize("version", [tbx.DCT, tbx.OLDER], ids=["3", "2"])
def test_translate_toolkit_reads_tbx(tmp_path: Path, version: tbx.TbxVersion) -> None:
    path = tmp_path / "a.tbx"
    path.write_text("".join(tbx.write([TERM], version)), encoding="utf-8")
    assert toolkit(path)[0][0] in TEXTS.values()


def test_libreoffice_opens_a_table_of_terms_and_computes_nothing(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path, out = tmp_path / "terms.csv", tmp_path / "out"
    path.write_text("".join(term_tables.write([TERM, FORMULAS])), encoding="utf-8", newline="")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    filters = ("--infilter=CSV:44,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76")
    order = [office, home, "--headless", *filters]
    done = subprocess.run([*order, "--outdir", out, path], capture_output=True, text=True, check=False, timeout=180)
    if not (out / "terms.csv").exists():
        pytest.skip(f"this LibreOffice opens no tables: {done.stderr.strip()[:80]}")
    data = (out / "terms.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert "2" not in rows[2]
    assert [entry.id for entry in term_tables.read(io.BytesIO(data))] == ["t7", "=1+1"]
    assert next(iter(term_tables.read(io.BytesIO(data)))).forms == tuple(
        sorted(TERM.forms, key=lambda form: ["ar", "zh", "en", "fr", "ru", "es"].index(form.language))
    )
