"""Walks the manual as printed, from a bare Debian: install, TLS, accounts, rehearsal and upgrade, the day, the move.

`make manual-walk` runs it, as root. What each line is for stands in docs/; here is what a person does between
them. The chapters follow each other on one machine, as root and as a technician who has sudo.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from interp.drafting.machine import fixture_packages
from tests.concept_note import as_word_file
from tests.drafting.packed_models import files, packed
from tests.manual.bare_machine import BASE, KEPT, BareMachine, Phone, bare_root
from tests.manual.printed_lines import to_paste
from tests.sources import ROOT

RELEASE = "trixie"
PASSWORD = "a long enough password"
SERVICE = "https://meetings.example.org:8000"
PROXIED = "https://meetings.example.org"
PROXIES = ("caddy", "nginx")  # on the second machine, as it has no network to install them over
TODAY = date.today()
SAME_DAY = ("7 March 2016", f"{TODAY.day} {TODAY:%B %Y}")
OTHER_ROOM = (("31th session", "32nd session"), ("Room XX", "Room XXI"))
MEETING, OTHER = (f"hrc{number}-{TODAY:%m%d}-1" for number in (31, 32))
# a browser on the machine itself, which has the authority
OPENED = """
import ssl, sys, urllib.parse
from urllib.request import HTTPCookieProcessor, HTTPSHandler, build_opener

trusted = ssl.create_default_context(cafile="/var/lib/interp/tls/authority.crt")
answer = build_opener(HTTPSHandler(context=trusted), HTTPCookieProcessor()).open(sys.argv[1])
print(answer.status, urllib.parse.urlsplit(answer.url).path)
"""
pytestmark = [pytest.mark.timeout(3_000)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """Yield two bare machines, the first switched on with the bundle on it, and a phone."""
    folder = Path(tmp_path_factory.mktemp("walk"))
    base = bare_root(KEPT, RELEASE, *BASE.split(","))
    bundle = Path(os.environ.get("BUNDLE") or made_bundle(KEPT / "bundle"))
    with_proxies = bare_root(KEPT, RELEASE, *BASE.split(","), *PROXIES)
    first, second = BareMachine(base, folder / "first", "first"), BareMachine(with_proxies, folder / "second", "second")
    phone = Phone(folder)
    at = SimpleNamespace(first=first, second=second, phone=phone, bundle=bundle, folder=folder, took={}, link="")
    try:
        first.switch_on()
        technician(first)
        yield at
    finally:
        for each in (first, second, phone):
            each.switch_off()
        rows = [f"{name:<40} {seconds:6.1f} s" for name, seconds in at.took.items()]
        print("", "machine time, without what people read and type:", *rows, sep="\n")


def made_bundle(folder: Path) -> Path:
    """Return the bundle of this tree for Debian's own Python."""
    shutil.rmtree(folder, ignore_errors=True)
    words = [sys.executable, "deploy/bundle.py", "--python", "/usr/bin/python3", "--out", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True)
    (bundle,) = folder.glob("*.tar.gz")
    return bundle


def technician(machine: BareMachine) -> None:
    """Give the machine a second user, who has sudo."""
    machine.run("useradd -m helga && echo 'helga ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/helga")


@contextmanager
def chapter(house: SimpleNamespace, name: str) -> Iterator[None]:
    """Measure what a chapter takes."""
    began = time.monotonic()
    yield
    house.took[name] = time.monotonic() - began


def pasted(machine: BareMachine, page: str, section: str, user: str = "root", **names: str) -> list[str]:
    """Paste each line of a section; `names` are what stands for the words in capitals. Return what each said."""
    said = []
    for line in to_paste(page, section):
        typed = line
        for name, value in names.items():
            typed = re.sub(rf"\b{name}\b(?:\.zip)?", value, typed)
        said.append(machine.run(typed, user).stdout)
    return said


def note(*changes: tuple[str, str]) -> bytes:
    """Return the seed's concept note as a Word file, with other words in it."""
    content = files(as_word_file())
    text = content["word/document.xml"].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return packed(content | {"word/document.xml": text.encode()})


def sign_in(house: SimpleNamespace, name: str) -> None:
    form = ("--data-urlencode", f"name={name}", "--data-urlencode", f"password={PASSWORD}", "-H", f"Origin: {SERVICE}")
    assert house.phone.ask(f"{SERVICE}/login", *form)[0] == 303


def form(house: SimpleNamespace, path: str, *fields: str) -> tuple[int, str]:
    """Press a button of a page, in the browser that is signed in."""
    words = [word for each in fields for word in ("--data-urlencode", each)]
    status, said = house.phone.ask(f"{SERVICE}{path}", "-H", f"Origin: {SERVICE}", *words)
    return status, said


def socket_status(house: SimpleNamespace, service: str = SERVICE) -> int:
    """Return how the service answers who opens a socket."""
    upgrade = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", f"Origin: {service}")
    headers = [word for each in (*upgrade, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==") for word in ("-H", each)]
    address = f"{service}/socket.io/?EIO=4&transport=websocket"
    return int(house.phone.ask(address, "--http1.1", "--max-time", "2", *headers)[0])


def test_install(house: SimpleNamespace) -> None:
    house.first.put("/root/interp-bundle.tar.gz", house.bundle.read_bytes())
    with chapter(house, "install"):
        lines = " && ".join(to_paste("operations", "Without the internet"))
        said = house.first.run(lines).stdout
    assert "interp user add NAME" in said
    assert "active (running)" in house.first.run("systemctl --no-pager status interp").stdout
    assert house.first.run("interp meeting list", "helga").stdout == ""
    told = house.first.run("interp serve --data /var/lib/interp", check=False)
    assert told.returncode == 1 and "Another server serves the data folder /var/lib/interp" in told.stderr


def test_by_hand(house: SimpleNamespace) -> None:
    house.first.run("systemctl stop interp")
    (line,) = to_paste("operations", "Start")
    server = house.first.begin(line, house.folder / "by_hand.txt")
    house.first.run("interp ready --wait 60")
    house.first.run("pkill -TERM -f 'bin/interp serv[e]'")
    server.wait(30)
    house.first.run("systemctl start interp && interp ready --wait 60")


def test_tls_and_phones(house: SimpleNamespace) -> None:
    house.phone.connect(house.first)
    lines = [each for each in to_paste("operations", "TLS") if not each.startswith("interp serve --data DIR")]
    with chapter(house, "TLS"):
        for line in lines:
            house.first.run(line)
    house.phone.trusted.write_bytes(house.first.get("/var/lib/interp/tls/authority.crt"))
    assert house.phone.ask(f"{SERVICE}/healthz")[0] == 200
    assert house.phone.ask(f"https://{Phone.SERVICE}:8000/healthz")[0] == 200, "the certificate has the address too"
    assert socket_status(house) == 101


def test_accounts_papers_and_links_of_two_rooms(house: SimpleNamespace) -> None:
    first = house.first
    add, read, listed, make = to_paste("operations", "Accounts and links")
    for number, changes in enumerate(((), OTHER_ROOM)):
        first.put(f"/home/helga/{number}/note.docx", note(SAME_DAY, *changes))
    with chapter(house, "accounts, two papers, links"):
        first.run(add, typed=f"{PASSWORD}\n{PASSWORD}\n")
        sign_in(house, "amina")
        for number in range(2):
            told = first.run(f"cd {number} && {read}", "helga").stderr
            (page,) = re.findall(r"Confirm it at \S*?(/proposals/\w+)", told)
            (revision,) = re.findall(r'name="revision" value="(\d+)"', house.phone.ask(SERVICE + page)[1])
            assert form(house, page, f"revision={revision}", "confirm=yes")[0] in (302, 303)
        assert len(first.run(listed, "helga").stdout.splitlines()) == 4
        link = first.run(make.replace("MEETING", MEETING), "helga").stdout
        address = re.search(rf"{SERVICE}/t/\S+", link)
        assert address
        house.link = address[0]
        for meeting, lacking in ((MEETING, 10), (OTHER, 11)):  # the Arabic booth of the first has its link
            status, sheet = form(house, f"/m/{meeting}/links", "do=make_all")
            assert (status, sheet.count("<svg")) == (200, lacking)
    for room in ("room-xx", "room-xxi"):
        assert house.phone.ask(f"{SERVICE}/room/{room}/fr", "-L")[0] == 200
        whole = house.phone.ask(f"{SERVICE}/room/{room}-palais-des-nations-geneva/now")
        assert house.phone.ask(f"{SERVICE}/room/{room}/now") == whole


def test_models_and_drafting(house: SimpleNamespace) -> None:
    for pair in fixture_packages.DIRECTIONS:
        house.first.put(f"/media/usb/{'_'.join(pair)}.argosmodel", fixture_packages.package(*pair))
    hashed, checked, install = to_paste("models", "Install offline")
    house.first.run(f"cd /media/usb && {hashed} && {checked}")
    with chapter(house, "models"):
        house.first.run(install)
    _, status = to_paste("models", "Install online")
    assert house.first.run(status, "helga").stdout.count("mt:") == 30
    statement = house.folder / "statement.txt"
    statement.write_text("The Human Rights Council adopted the recommendations.\n")  # no memory has it
    given = ("-F", f"file=@{statement}", "-F", "language=en", "-H", f"Origin: {SERVICE}")
    with chapter(house, "a statement drafted"):
        documents = f"{SERVICE}/api/meetings/{MEETING}/documents"
        status_, said = house.phone.ask(documents, *given)
        assert status_ == 201, said
        document = json.loads(said)["document"]["id"]
        until(lambda: '"origin":"mt:' in house.phone.ask(f"{documents}/{document}/text/fr")[1])


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(1_200):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("it does not come about")


def test_the_next_version_during_a_rehearsal(house: SimpleNamespace) -> None:
    (line,) = to_paste("operations", "Rehearse")
    log = house.folder / "rehearsal.txt"
    rehearsal = house.first.begin(f"{line.replace('MEETING', MEETING)} --card 0", log)
    until(lambda: "http" in log.read_text() or rehearsal.poll() is not None)
    before = house.first.run("readlink -f /opt/interp").stdout
    with chapter(house, "the next version"):
        house.first.run("cd interp-bundle && " + to_paste("operations", "Without the internet")[1])
    assert house.first.run("readlink -f /opt/interp").stdout != before
    assert rehearsal.poll() is None, log.read_text()
    house.first.run("pkill -TERM -f 'bin/interp rehears[e]'")
    rehearsal.wait(60)
    assert "Traceback" not in log.read_text()
    assert house.phone.ask(house.link, "-L")[0] == 200


def test_the_day(house: SimpleNamespace) -> None:
    first = house.first
    checked, *_ = pasted(first, "card", "Before", "helga")
    assert all(row.startswith("ok ") for row in checked.splitlines()), checked
    assert json.loads(house.phone.ask(f"{SERVICE}/readyz")[1])["ok"]
    assert "interp serves https://meetings.example.org:8000" in first.run("journalctl -u interp").stdout
    private = pasted(first, "operations", "Private meetings", "helga", MEETING=MEETING)
    private += pasted(first, "card", "The meeting becomes private", "helga", MEETING=MEETING)
    assert all(SERVICE in each for each in private)
    pasted(first, "access", "Links for one delegation, seat or person", "helga", MEETING=MEETING)
    for line in to_paste("records", "Audit"):
        first.run(line.replace("MEETING", MEETING).replace("--until 120", "--until 1"), "helga")
    pasted(first, "interpretation", "The interpretation team", "helga", MEETING=MEETING)
    pasted(first, "card", "A screen says that it is stale")
    (own,) = pasted(first, "card", "There is no network at all", "helga", MEETING=MEETING)
    address = re.search(r"https://127\.0\.0\.1:8000/t/\S+", own)
    assert address
    first.put("/root/opened.py", OPENED.encode())
    first.run("ip link set eth0 down")
    assert first.run(f"python3 opened.py {address[0]}").stdout == f"200 /m/{MEETING}/console\n"
    first.run("ip link set eth0 up")
    pasted(first, "card", "After", "helga", MEETING=MEETING)


def test_a_tablet_is_replaced(house: SimpleNamespace) -> None:
    with chapter(house, "a tablet, on the page"):
        page = house.phone.ask(f"{SERVICE}/m/{MEETING}/links")[1]
        old = re.findall(r'value="replace (\w+)"', page)[0]
        status, sheet = form(house, f"/m/{MEETING}/links", f"do=replace {old}")
    assert status == 200 and sheet.count("<svg") == 1
    listed, revoke, make = to_paste("card", "A tablet breaks")
    with chapter(house, "a tablet, by commands"):
        rows = house.first.run(listed, "helga").stdout.splitlines()
        link = next(row.split("\t")[0] for row in rows if f"\tinterpreter\t{MEETING}\tfr\tgood" in row)
        house.first.run(revoke.replace("LINK", link), "helga")
        assert SERVICE in house.first.run(make.replace("MEETING", MEETING), "helga").stdout


def test_the_power_fails(house: SimpleNamespace) -> None:
    with chapter(house, "power back to ready"):
        house.first.switch_off()
        house.first.switch_on()
        house.phone.connect(house.first)
        house.first.run("interp ready --wait 60", "helga")
    assert house.phone.ask(house.link, "-L")[0] == 200


def links_of(machine: BareMachine) -> list[list[str]]:
    """Return the links of a machine, without when they were used last."""
    return [row.split("\t")[:-1] for row in machine.run("interp link list", "helga").stdout.splitlines()]


def test_the_move_to_another_machine(house: SimpleNamespace) -> None:
    before, second = links_of(house.first), house.second
    house.first.run("interp backup /var/backups/interp")
    newest = house.first.run("ls /var/backups/interp/interp-*.zip | tail -n 1").stdout.strip()
    backup = house.first.get(newest)
    house.first.switch_off()
    second.switch_on()
    second.run(f"systemctl disable --now {' '.join(PROXIES)}")
    second.run("useradd -m other && useradd --system another")  # the service's user gets another number here
    technician(second)
    second.put("/root/interp-bundle.tar.gz", house.bundle.read_bytes())
    lines = to_paste("operations", "Backup, restore, move")
    (file,) = {word for line in lines for word in line.split() if word.endswith(".zip")}
    second.put(file, backup)
    second.run(f"chmod 600 {file}")
    with chapter(house, "another machine: install"):
        second.run(" && ".join(to_paste("operations", "Without the internet")))
    with chapter(house, "another machine: restore"):
        said = [second.run(line).stdout for line in lines]
    assert "Not in the backup: models" in said[1]
    assert second.run("find /var/lib/interp -not -user interp").stdout == ""
    house.phone.connect(second)
    assert house.phone.ask(house.link, "-L")[0] == 200, "printed links stay good"
    assert links_of(second) == before
    assert second.run("hostname").stdout.strip() == "second"
    assert second.run("interp check", "helga").returncode == 0


def test_the_disk_is_full(house: SimpleNamespace) -> None:
    """Its data folder is put on a small disk, and stays there."""
    second = house.second
    second.run(
        "systemctl stop interp && mkdir /mnt/small && mount -t tmpfs -o mode=700,size=400M tmpfs /mnt/small"
        " && cp -a /var/lib/interp/. /mnt/small/ && chown interp:interp /mnt/small"
        " && mount --bind /mnt/small /var/lib/interp && systemctl start interp && interp ready --wait 60"
    )
    command = {"meeting": MEETING, "id": "full", "name": "meeting.open", "args": {}}
    words = ("-H", f"Origin: {SERVICE}", "-H", "Content-Type: application/json", "-d", json.dumps(command))
    commands = f"{SERVICE}/api/meetings/{MEETING}/commands"
    second.run("dd if=/dev/zero of=/var/lib/interp/filler bs=1M", check=False)
    assert house.phone.ask(commands, *words)[0] == 503
    assert "BAD  disk: 0 MB free" in second.run("interp check", check=False).stdout
    assert "Disk space is low: 0 MB left." in second.run("interp ready", check=False).stderr
    second.run("rm /var/lib/interp/filler")
    pasted(second, "card", "The disk is full")
    assert house.phone.ask(commands, *words)[0] == 200


def test_behind_nginx_and_behind_caddy(house: SimpleNamespace) -> None:
    """The last: the service has another address then."""
    second, lines = house.second, to_paste("operations", "Behind a proxy")
    nginx, caddy = (lines.index(f"apt-get install {name}") for name in ("nginx", "caddy"))
    with chapter(house, "behind nginx"):
        for line in [*lines[:nginx], "systemctl enable --now nginx", *lines[nginx:caddy]]:
            second.run(f"cd interp-bundle && {line}")
    assert serves_behind_a_proxy(house)
    second.run("systemctl disable --now nginx && systemctl enable --now caddy")
    with chapter(house, "behind Caddy"):
        for line in lines[caddy:]:
            second.run(f"cd interp-bundle && {line}")
    authority = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
    until(lambda: second.run(f"test -s {authority}", check=False).returncode == 0)
    house.phone.trusted.write_bytes(second.get(authority))
    until(lambda: serves_behind_a_proxy(house))


def serves_behind_a_proxy(house: SimpleNamespace) -> bool:
    """Return whether a phone gets page and socket at the proxy's address, and nothing beside it."""
    page, _ = house.phone.ask(f"{PROXIED}/room/room-xx/fr", "-L")
    return (page, socket_status(house, PROXIED), house.phone.ask(f"{SERVICE}/healthz")[0]) == (200, 101, 0)
