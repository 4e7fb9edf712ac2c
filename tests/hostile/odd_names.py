"""Valid files under invalid names."""

from tests.hostile.corpus import READ, Sample, sample

PAPER = b"Date and venue:\n7 March 2016, 9 a.m. - 12 p.m.\nChair: Mr. John Carr, Secretary\n"

SAMPLES: tuple[Sample, ...] = tuple(
    sample(f"name: {about}", name, PAPER, *outcomes)
    for about, name, outcomes in (
        ("a way up", "../../../../etc/passwd.txt", [READ]),
        ("another system's way", "..\\..\\windows\\system32\\a.txt", [READ]),
        ("from the root", "/etc/shadow.txt", [READ]),
        ("10,000 letters", "a" * 10_000 + ".txt", [READ]),
        ("control characters", "a\x01\x1b[2Jb\x7f.txt", [READ]),
        ("turned round", "concept\u202etxt.exe\u202c.txt", [READ]),
        ("turned round, no paper", "concept\u202etxt.exe", ["unknown_file_type"]),
        ("a NUL", "a.exe\x00.txt", [READ, "unknown_file_type"]),
        ("a NUL last", "a.txt\x00.exe", ["unknown_file_type"]),
        ("markup", "<img src=x onerror=alert(1)>.txt", [READ]),
        ("an extension only", ".txt", ["unknown_file_type"]),
        ("no extension", "passwd", ["unknown_file_type"]),
        ("dots only", "...", ["unknown_file_type"]),
        ("two extensions", "paper.txt.exe", ["unknown_file_type"]),
        ("capitals", "PAPER.TXT", [READ]),
        ("a device", "CON.txt", [READ]),
        ("combining marks", "a" + "\u0301" * 400 + ".txt", [READ]),
        ("the old Word", "paper.doc", ["unknown_file_type"]),
        ("six languages", "مذكرة 概念 note записка.txt", [READ]),
    )
)
