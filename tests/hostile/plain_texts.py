"""Plain text files: empty, too large, in unknown encodings, or slow to parse."""

from tests.hostile.corpus import READ, Sample, sample
from tests.sample_sizes import size

PEOPLE = "Panellists:\n" + "\n".join(f"Ms. Ana Example{n}, Expert number {n}" for n in range(1_000))
RUSSIAN = "Председатель: г-н Иван Петров, Председатель Совета по правам человека\n" * 4
ARABIC = "الرئيس: السيد أحمد علي، رئيس مجلس حقوق الإنسان\n" * 4
CHINESE = "主席：王明先生，人权理事会主席\n" * 4
LARGEST = 1_900_000
LINES = size(5, torture=20)  # each as long as a line may be


def long(piece: str) -> bytes:
    """Return one line of nearly two million characters."""
    return (piece * (LARGEST // len(piece.encode()))).encode()


SAMPLES: tuple[Sample, ...] = (
    sample("empty", "a.txt", b"", "empty_file"),
    sample("one byte", "a.txt", b"x", READ),
    sample("one NUL", "a.txt", b"\0", "unreadable_file"),
    sample("spaces only", "a.txt", b" \t\r\n" * 500, "empty_file"),
    sample("byte order mark only", "a.txt", b"\xef\xbb\xbf", "empty_file"),
    sample("half a byte order mark", "a.txt", b"\xff\xfe\x00", "unreadable_file"),
    sample("25 MB", "a.txt", lambda: b"x" * 25_000_000, "too_large"),
    sample("one byte too many", "a.txt", lambda: b"x" * (10 * 1024 * 1024 + 1), "too_large"),
    sample("one line of 2 MB", "a.txt", lambda: long("x"), READ, "file_too_long"),
    sample("one line of words", "a.txt", lambda: long("word "), READ, "file_too_long"),
    sample("one line of digits", "a.txt", lambda: long("9"), READ, "file_too_long"),
    sample("one line of dates", "a.txt", lambda: long("7 March 2016, 9 a.m. - 12 p.m. "), READ, "file_too_long"),
    sample("one line of labels", "a.txt", lambda: long("Chair: "), READ, "file_too_long"),
    sample("one line of titles", "a.txt", lambda: long("Mr. "), READ, "file_too_long"),
    sample("one line of commas", "a.txt", lambda: long(","), READ, "file_too_long"),
    sample("one line of brackets", "a.txt", lambda: long("("), READ, "file_too_long"),
    sample("one line of bullets", "a.txt", lambda: long("- • 1. (a) "), READ, "file_too_long"),
    sample("lines of words", "a.txt", lambda: (b"word " * 1_999 + b"\n") * LINES, READ),
    sample("lines of titles", "a.txt", lambda: (b"Mr. " * 2_499 + b"\n") * LINES, READ),
    sample("lines of digits", "a.txt", lambda: (b"9" * 9_999 + b"\n") * LINES, READ),
    sample("lines of letters", "a.txt", lambda: (b"x" * 9_999 + b"\n") * LINES, READ),
    sample("lines of brackets", "a.txt", lambda: (b"(" * 9_999 + b"\n") * LINES, READ),
    sample("lines of labels", "a.txt", lambda: (b"Chair: Mr. A, " * 700 + b"\n") * LINES, READ),
    sample("95 heaps of marks", "a.txt", lambda: ("a" + "\u0301\u0327" * 4_999 + "\n").encode() * 45, READ),
    sample("one letter of a million marks", "a.txt", lambda: long("\u0301\u0327"), READ, "file_too_long"),
    sample("a number of 5,000 digits", "a.txt", ("Item " + "9" * 5_000 + "\n7 March " + "2" * 5_000).encode(), READ),
    sample("a day that is none", "a.txt", b"31 February 2016, 25:99 - 99:99, Room XX\nChair: Mr. A B, C", READ),
    sample("1,000 people", "a.txt", PEOPLE.encode, READ, "file_too_long"),
    sample("100,000 headings", "a.txt", lambda: b"Morning panel (9 a.m. - 12 p.m.)\n" * 100_000, "file_too_long"),
    sample("1,500 headings", "a.txt", lambda: b"Morning panel (9 a.m. - 12 p.m.)\n" * 1_500, READ, "file_too_long"),
    sample("3,000 labels", "a.txt", lambda: b"Opening statement:\n" * 3_000, READ, "file_too_long"),
    sample("15,000 blank parts", "a.txt", lambda: b"\t\n\n" * 6_000 + b"x", READ, "file_too_long"),
    sample("UTF-16 without its mark", "a.txt", "Chair: Mr. A B".encode("utf-16-le"), "unreadable_file"),
    sample("UTF-16, the other end first", "a.txt", "Chair: Mr. A B".encode("utf-16-be"), "unreadable_file"),
    sample("UTF-16, half a pair", "a.txt", b"\xff\xfea\x00\x00\xd8", "unreadable_file"),
    sample("UTF-32 cut short", "a.txt", "Chair".encode("utf-32")[:-1], "unreadable_file"),
    sample("KOI8-R", "a.txt", RUSSIAN.encode("koi8-r"), READ),
    sample("Windows Cyrillic", "a.txt", RUSSIAN.encode("cp1251"), READ),
    sample("Windows Arabic", "a.txt", ARABIC.encode("cp1256"), READ),
    sample("GB18030", "a.txt", CHINESE.encode("gb18030"), READ),
    sample("UTF-8 with a broken letter", "a.txt", ("Chair: Mr. José Ñandú " * 50).encode() + b"\xc3(\xff\n", READ),
    sample("UTF-8 written too long", "a.txt", b"Chair: Mr. \xc0\xaf\xe0\x80\xaf A B", READ),
    sample("NULs within", "a.txt", b"Chair: Mr. A\0B\n\0\0", "unreadable_file"),
    sample("terminal controls", "a.txt", b"\x1b[2J\x07Chair:\x08 Mr. \x1b]0;x\x07A B, C\x7f", READ),
    sample("odd line ends", "a.txt", "a\rb\x0bc\x0cd\x85e\u2028f\u2029g\x1c\x1d\x1eh".encode(), READ),
    sample("a name turned round", "a.txt", "Chair: Mr. \u202enhoJ\u202c Carr, Chair\u2066x".encode(), READ),
    sample("a text never turned back", "a.txt", "Theme: \u2067\u202e\u202dSafe\u200f words".encode(), READ),
    sample("letters nobody sees", "a.txt", "Chair: Mr. J\u200bo\u2060h\ufeffn\U000e0041 Carr\u00ad, X".encode(), READ),
    sample("private and unassigned letters", "a.txt", "Chair: Mr. \ue000A \U0010ffff\ufdd0 B, C".encode(), READ),
    sample("a page in a text", "a.txt", b"<script>alert(1)</script>\nChair: Mr. <b>A</b> B, =1+1", READ),
    sample("a program", "a.txt", b"MZ\x90\0\x03\0\0\0" * 100, "unreadable_file"),
    sample("a picture", "a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "mislabelled_file"),
    sample("a compressed text", "a.txt", b"\x1f\x8b\x08\0\0\0\0\0", "mislabelled_file"),
)
