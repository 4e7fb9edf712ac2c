"""The bundle: one archive that installs without any network, tried in a network namespace that has none."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests import without_node
from tests.concept_note import as_word_file
from tests.processes import environment
from tests.sources import ROOT
from tests.test_licences import locked
from tests.test_wheel import LEFT_OUT, pythons, words_of_the_catalogue

LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#)([^)#\s]+)[^)]*\)")  # to a file, without its heading
ADDED = "The Human Rights Council adopted the recommendations."
OTHERS = ("ar", "zh", "fr", "ru", "es")
INSIDE = """
set -eu
ip link set lo up
test -z "$(ip -o route show)"
./interp-bundle/install.sh --prefix "$PWD/interp" --python "$1" --no-system
interp/bin/python -m pip --disable-pip-version-check check >check.txt || true
interp/bin/interp demo --port 8765 --data "$PWD/data" --fixture-models --no-browser --json >said.json 2>log.txt &
trap "kill $!" EXIT
for _ in $(seq 1200); do [ -s said.json ] && break; sleep 0.1; done
"$1" - <<'END'
import json, re, time, urllib.request

said = json.load(open("said.json"))["meetings"][0]
root = "http://127.0.0.1:8765"
documents = f"{root}/api/meetings/{said['id']}/documents"
signed = {"Authorization": "Bearer " + said["tokens"]["desk"]}

def ask(address, body=None, **more):
    with urllib.request.urlopen(urllib.request.Request(address, body, signed | more), timeout=60) as answer:
        return answer.read()

page = ask(f"{root}/m/hrc31-1/ar").decode()
open("page.html", "w", encoding="utf-8").write(page)
files = re.findall('(?:src|href)="(/[^"]+[.](?:js|css))"', page)
with urllib.request.urlopen(urllib.request.Request(root + files[0], headers={"Accept-Encoding": "gzip, br"})) as first:
    coding = first.headers["Content-Encoding"]
json.dump({"coding": coding, "empty": [each for each in files if not ask(root + each)]}, open("files.json", "w"))
head = '--edge\\r\\nContent-Disposition: form-data; name="file"; filename="note.docx"\\r\\n\\r\\n'
form = head.encode() + open("note.docx", "rb").read() + b"\\r\\n--edge--\\r\\n"
kind = {"Content-Type": "multipart/form-data; boundary=edge"}
document = json.loads(ask(documents, form, **kind))["document"]["id"]
drafts = {}
for _ in range(1200):
    for language in ("ar", "zh", "fr", "ru", "es"):
        drafts[language] = json.loads(ask(f"{documents}/{document}/text/{language}"))["lines"]
    if all(line["revision"] for lines in drafts.values() for line in lines):
        break
    time.sleep(0.1)
json.dump(drafts, open("drafts.json", "w"))
END
"""


def can_unshare() -> bool:
    """Return whether this machine lets a test have a network namespace of its own."""
    tools = shutil.which("unshare") and shutil.which("ip")
    words = ["unshare", "--map-root-user", "--net", "true"]
    return bool(tools) and subprocess.run(words, capture_output=True, check=False).returncode == 0


def run(*words: object, cwd: Path, into: Path | None = None) -> str:
    command = [str(word) for word in words]
    # PIP_COMPILE: what is imported is compiled then; all the rest need not be, here
    known = environment(PIP_COMPILE="0", PATH=without_node.path(), **({"INTO": str(into)} if into else {}))
    done = subprocess.run(
        command, cwd=cwd, env=known, stdout=-1, stderr=subprocess.STDOUT, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def refused(*words: object) -> subprocess.CompletedProcess[str]:
    """Return how a command ended that should not succeed."""
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


def python() -> str:
    """Return the Python that the bundle is for: in `make test` the system's own where it is another than this one."""
    return [*pythons().values()][-1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the unpacked bundle, without Debian packages."""
    folder = Path(tmp_path_factory.mktemp("bundle"))
    run(sys.executable, "deploy/bundle.py", "--python", python(), "--system", "", "--out", folder, cwd=ROOT)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(not can_unshare(), reason="needs the right to make a network namespace (unshare, ip)")
def test_it_installs_serves_and_drafts_where_there_is_no_network_at_all(unpacked: Path) -> None:
    unpacked.joinpath("note.docx").write_bytes(as_word_file(ADDED))
    run("unshare", "--map-root-user", "--net", "sh", "-c", INSIDE, "sh", python(), cwd=unpacked)
    page = (unpacked / "page.html").read_text(encoding="utf-8")
    assert 'lang="ar"' in page and 'dir="rtl"' in page and len(words_of_the_catalogue("ar", page)) >= 3
    assert json.loads((unpacked / "files.json").read_text(encoding="utf-8")) == {"coding": "br", "empty": []}
    assert (unpacked / "check.txt").read_text(encoding="utf-8").splitlines() == [LEFT_OUT]
    drafts = json.loads((unpacked / "drafts.json").read_text(encoding="utf-8"))
    assert {language: len(lines) for language, lines in drafts.items()} == dict.fromkeys(OTHERS, 83)
    for language, lines in drafts.items():
        origins = [line["revision"]["origin"] for line in lines]
        assert (origins[3], origins[-1], lines[-1]["text"]) == ("author", f"mt:en-{language}@0.1+fixture", ADDED)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_it_carries_the_lock_and_interp_and_no_more(unpacked: Path) -> None:
    carried = {path.name.partition("-")[0].casefold() for path in unpacked.glob("interp-bundle/wheels/*.whl")}
    wanted = {name.replace("-", "_").replace(".", "_").casefold() for name in locked("requirements.lock")}
    assert carried - {"interp"} <= wanted and "argos_translate_lt" in carried and "minisbd" not in carried


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_damaged_bundle_is_refused_before_anything_is_done(unpacked: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(unpacked / "interp-bundle", tmp_path / "interp-bundle", copy_function=os.link)
    wheel = next(damaged.glob("wheels/interp-*.whl"))
    content = wheel.read_bytes()
    wheel.unlink()
    wheel.write_bytes(content[:-1] + b"x")
    command = [damaged / "install.sh", "--prefix", tmp_path / "interp", "--python", python()]
    done = refused(*command)
    assert done.returncode == 1 and "damaged" in done.stderr
    assert not (tmp_path / "interp").exists()


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_another_python_is_refused_in_words(unpacked: Path, tmp_path: Path) -> None:
    other = tmp_path / "python"
    other.write_text("#!/bin/sh\necho 3.1\n")
    other.chmod(0o755)
    command = [unpacked / "interp-bundle/install.sh", "--python", other, "--dry-run"]
    done = refused(*command)
    assert done.returncode == 1 and "is 3.1" in done.stderr


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_it_replaces_nothing_that_is_not_its_own(unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("kept")
    command = [unpacked / "interp-bundle/install.sh", "--prefix", tmp_path, "--python", python(), "--no-system"]
    done = refused(*command)
    assert done.returncode == 1 and "not an interp installation" in done.stderr
    assert (tmp_path / "precious").read_text() == "kept"


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.skipif(not shutil.which("apt-get"), reason="needs Debian and its package lists")
def test_every_package_finds_what_it_depends_on_in_the_bundle_or_on_every_debian(tmp_path: Path) -> None:
    """They are not installed: that would change the machine the tests run on."""
    run(sys.executable, "-c", DEBS, cwd=ROOT / "deploy", into=tmp_path / "debs")
    packages = [fields(path) for path in sorted((tmp_path / "debs").glob("*.deb"))]
    names = {each["Package"] for each in packages}
    provided = {clause.split()[0] for each in packages for clause in each.get("Provides", "").split(", ") if clause}
    assert {"python3-venv", "python3", "openssl", "libc6"} <= names and "dpkg" not in names
    assert [each for each in needs(packages) if not each & (names | provided) and not each & everywhere()] == []


DEBS = """
import os, pathlib, bundle
bundle.debs(["python3-venv", "openssl"], pathlib.Path(os.environ["INTO"]))
"""


def fields(deb: Path) -> dict[str, str]:
    """Return the fields of a package that say what it is and what it needs."""
    said = run("dpkg-deb", "--field", deb, "Package", "Provides", "Depends", "Pre-Depends", cwd=deb.parent)
    return dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)


def needs(packages: list[dict[str, str]]) -> list[set[str]]:
    """Return each dependency as the set of names that would satisfy it."""
    clauses = [each.get(kind, "") for each in packages for kind in ("Depends", "Pre-Depends")]
    groups = [group for clause in clauses for group in clause.split(", ") if group]
    return [{name.split()[0].partition(":")[0] for name in group.split(" | ")} for group in groups]


def everywhere() -> set[str]:
    """Return the packages of even the smallest Debian system."""
    said = run("dpkg-query", "-Wf", "${Package} ${Essential} ${Priority}\n", cwd=ROOT)
    rows = [line.split() for line in said.splitlines()]
    return {row[0] for row in rows if "yes" in row[1:2] or row[-1] == "required"}


@pytest.mark.slow
def test_its_pages_lead_to_each_other(unpacked: Path) -> None:
    bundle = unpacked / "interp-bundle"
    pages = [bundle / "README.md", *sorted((bundle / "docs").glob("*.md"))]
    targets = {(page, each) for page in pages for each in LINK.findall(page.read_text(encoding="utf-8"))}
    missing = [f"{page.name}: {target}" for page, target in sorted(targets) if not (page.parent / target).exists()]
    assert not missing and (bundle / "docs/card.md").is_file()
