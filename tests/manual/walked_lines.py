"""Where each line that the manual prints to be typed is walked: on a bare machine, in `make test`, or why nowhere.

A section's name stands for all its lines; a line that stands here itself goes before its section.
"""

WALK, HERE = "tests/manual/walk.py", "tests/manual/test_second_half.py"
NO_NETWORK = "it needs the internet, which neither a test nor the walk has"
BY_HAND = (
    "interp serve --data DIR --host 0.0.0.0 --port 8443 --tls-cert DIR/tls/server.crt --tls-key DIR/tls/server.key"
)
PINNED = "interp models install translate-en_fr-1_9.argosmodel --sha256 …"
# (page, section or line) -> a file that walks it, or the reason why none does
WALKED = {
    ("operations", "Without the internet"): WALK,
    ("operations", "make bundle"): WALK,
    ("operations", "make bundle PYTHON=python3.13"): "the walk takes Debian's own Python by its path",
    ("operations", "Start"): WALK,
    ("operations", "make run"): "the demonstration is started by tests/cli/test_demo.py",
    ("operations", "interp demo"): "the demonstration is started by tests/cli/test_demo.py",
    ("operations", "interp demo --all"): "tests/cli/test_served_folder.py calls it beside a server",
    ("operations", "TLS"): WALK,
    ("operations", BY_HAND): "tests/contracts/test_public_readers_tls.py serves with a certificate",
    ("operations", "Behind a proxy"): WALK,
    ("operations", "Accounts and links"): WALK,
    ("operations", "On a page: make, print, replace"): HERE,
    ("operations", "Private meetings"): WALK,
    ("operations", "Rehearse"): WALK,
    ("operations", "The day of the meeting"): HERE,
    ("operations", "journalctl -u interp"): WALK,
    ("operations", "sudo nft list ruleset"): "a bare machine has no firewall; it changes nothing",
    ("operations", "Data and backup"): "tests/cli/test_served_folder.py runs them beside a server",
    ("operations", "Backup, restore, move"): WALK,
    ("operations", "interp models install"): NO_NETWORK,
    ("operations", "PostgreSQL"): "tests/cli/test_another_database.py moves a folder into a database and back",
    ("operations", "Stop and upgrade"): WALK,
    ("card", "Before"): WALK,
    ("card", "A tablet breaks"): WALK,
    ("card", "A screen says that it is stale"): WALK,
    ("card", "The power fails"): WALK,
    ("card", "The disk is full"): WALK,
    ("card", "The machine is broken"): HERE,
    ("card", "The meeting becomes private"): WALK,
    ("card", "There is no network at all"): WALK,
    ("card", "After"): WALK,
    ("access", "Links for one delegation, seat or person"): WALK,
    ("access", "interp user add"): WALK,
    ("records", "Audit"): WALK,
    ("records", "Retention"): "tests/cli/test_served_folder.py and tests/store/test_erasures.py run it",
    ("records", "Archive"): "tests/cli/test_meeting_erase.py archives a meeting",
    ("records", "Erasing"): "tests/cli/test_meeting_erase.py erases a meeting; the walk's machine keeps its own",
    ("records", "Damage"): "tests/cli/test_commands.py damages folders and has them checked",
    ("monitoring", "Monitoring"): WALK,
    ("monitoring", "interp worker"): "the service starts it; tests/cli/test_served_folder.py starts one beside it",
    ("models", "Install online"): NO_NETWORK,
    ("models", "interp models status"): WALK,
    ("models", "Install offline"): WALK,
    ("models", PINNED): "tests/cli/test_models.py pins a package",
    ("models", "What is checked"): HERE,
    ("models", "interp models list"): HERE,
    ("models", "Fixture models"): "tests/cli/test_models.py starts a demonstration with them",
    ("models", "Measure the quality"): "tests/cli/test_text.py measures a file",
    ("papers", "A meeting from a paper"): WALK,
    ("desk", "interp check"): WALK,
    ("desk", "Translation memory exchange"): "tests/cli/test_memory.py writes and reads files",
    ("desk", "Terms"): "tests/cli/test_terms.py reads and writes lists",
    ("interpretation", "The interpretation team"): WALK,
    ("interpretation", "A language outside the six"): HERE,
    ("interpretation", "A booth's page: text, terms, keys, display"):
        "a table, which tests/domain/rules/hand/test_reading_pace.py reads",
    ("interpretation", "Interpreters' desks and consoles"): "a file, which tests/run/test_desks_and_consoles.py writes",
}  # fmt: skip
