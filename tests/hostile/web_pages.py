"""Web pages and rich text with endless nesting, unclosed elements, or forbidden content."""

from tests.hostile.corpus import READ, Sample, sample
from tests.reading.formats import as_html, as_rtf

LINES = ["Chair: Mr. John Carr, Secretary"]
RTF = rb"{\rtf1\ansi "

SAMPLES: tuple[Sample, ...] = (
    sample("html: 20,000 boxes in each other", "a.html", lambda: b"<div>" * 20_000 + b"x", READ, "unsafe_file"),
    sample("html: 10,000 lists in each other", "a.html", lambda: b"<ul><li>" * 10_000 + b"x", READ, "unsafe_file"),
    sample("html: 2,000 tables in each other", "a.html", lambda: b"<table><tr><td>x" * 2_000, READ),
    sample("html: a million marks", "a.html", lambda: b"<" * 1_000_000, "unsafe_file", "mislabelled_file"),
    sample("html: 50,000 unfinished tags", "a.html", lambda: b"<p>x" + b"<a " * 50_000, READ, "unsafe_file",
           "file_too_long"),
    sample("html: an unfinished comment", "a.html", lambda: b"<p>x" + b"<!--" * 100_000, READ, "unsafe_file"),
    sample("html: 50,000 declarations", "a.html", lambda: b"<p>x" + b"<!x" * 50_000, READ, "unsafe_file",
           "file_too_long"),
    sample("html: one tag of 100,000 attributes", "a.html", lambda: b"<p " + b"a='1' " * 100_000 + b">x</p>", READ,
           "file_too_long"),
    sample("html: impossible characters", "a.html", b"<p>&#0;&#x110000;&#xD800;&#999999999999;&bogus;x</p>", READ),
    sample("html: a document type with entities", "a.html",
           b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&b;&c;x</p>', READ),
    sample("html: scripts and frames", "a.html",
           b"<script>alert(1)</script><iframe src=file:///etc/passwd>y</iframe><p onclick=a()>x", READ),
    sample("html: an unknown encoding", "a.html", b'<meta charset="../../x"><p>x</p>', READ),
    sample("html: an encoding that is none", "a.html", b'<meta charset="zlib"><p>x</p>', READ),
    sample("html: UTF-7", "a.html", b'<meta charset="utf-7"><p>+ADw-script+AD4-x</p>', READ),
    sample("html: a picture of 5 MB within", "a.html",
           lambda: b'<p>x<img src="data:image/png;base64,' + b"A" * 1_800_000 + b'">', READ, "file_too_long"),
    sample("html: no page at all", "a.html", b"just words", "mislabelled_file"),
    sample("html: nothing to read", "a.html", b"<html><script>1</script></html>", "empty_file"),
    sample("rtf: 100,000 groups", "a.rtf", lambda: RTF + b"{" * 100_000, "unsafe_file"),
    sample("rtf: groups that never opened", "a.rtf", lambda: RTF + b"x" + b"}" * 100_000, READ),
    sample("rtf: raw bytes", "a.rtf", RTF + rb"\bin99999999 xx}", "unreadable_file"),
    sample("rtf: numbers out of range", "a.rtf", RTF + rb"\u9999999999? \uc99999 \f99999999 \ansicpg99999 x}", READ),
    sample("rtf: codes that are none", "a.rtf", RTF + rb"\'zz \' \u x\'", READ),
    sample("rtf: half pairs", "a.rtf", RTF + rb"Chair: \u-10179? x \u-8702?}", READ),
    sample("rtf: cut short", "a.rtf", lambda: as_rtf(LINES)[:-40], READ, "empty_file"),
    sample("rtf: an object within", "a.rtf", RTF + rb"x{\object\objdata 0105000002{\*\x y}}}", READ),
    sample("rtf: a field that opens a file", "a.rtf", RTF + rb'{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}}x}', READ),
    sample("rtf: 200,000 words of control", "a.rtf", lambda: RTF + rb"\b" * 200_000 + b" x}", READ, "unsafe_file"),
    sample("rtf: 20,000 fonts", "a.rtf",
           lambda: RTF + b"{\\fonttbl" + b"".join(b"{\\f%d x;}" % n for n in range(20_000)) + b"}x}", READ),
    sample("rtf named html", "a.html", lambda: as_rtf(LINES), "mislabelled_file"),
    sample("html named rtf", "a.rtf", lambda: as_html(LINES), "mislabelled_file"),
    sample("html named docx", "a.docx", lambda: as_html(LINES), "mislabelled_file"),
    sample("rtf named pdf", "a.pdf", lambda: as_rtf(LINES), "mislabelled_file"),
    sample("rtf named text", "a.txt", lambda: as_rtf(LINES), "mislabelled_file"),
)  # fmt: skip
