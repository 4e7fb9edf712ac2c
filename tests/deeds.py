"""The long deeds that people do over HTTP beside a meeting: files read, compared, aligned and exported."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.server import Answer, Server

WORDS = (
    "the Council of and rights child States meeting report session panel to in on decides recalls invites requests "
    "development protection measures national international human mandate working group committee progress"
).split()


def sentences(count: int, seed: int = 1) -> list[str]:
    """Return made-up English sentences, each different."""
    made = random.Random(seed)
    return [
        f"The Council, in paragraph {place}, recalls the {' '.join(made.choices(WORDS, k=16))}."
        for place in range(count)
    ]


def changed(texts: list[str], every: int) -> list[str]:
    """Return the sentences, one of `every` of them changed."""
    return [
        text if place % every else text.replace("recalls", "notes with concern") for place, text in enumerate(texts)
    ]


def in_french(texts: list[str]) -> list[str]:
    """Return as many made-up French sentences of like length with the same numbers."""
    return [f"Le Conseil, au paragraphe {place}, rappelle que {text[40:]}" for place, text in enumerate(texts)]


def as_file(texts: list[str]) -> bytes:
    """Return a text file of one sentence in each paragraph."""
    return "\n\n".join(texts).encode()


@dataclass
class Deeds:
    """The deeds on one meeting of a running server, by somebody who works on its texts."""

    server: Server
    meeting: str
    token: str
    count: int
    document: str = ""

    @property
    def _documents(self) -> str:
        return f"/api/meetings/{self.meeting}/documents"

    def every(self) -> dict[str, tuple[str, Callable[[], Answer]]]:
        """Return each deed by name, in the order in which they can be done, with the task it is done by."""
        return {
            "a document filed": ("file_document", self.file),
            "a newer version filed": ("file_version", self.file_version),
            "an official version attached": ("attach_official", self.attach_official),
            "a long text opened at the desk": ("desk_text", self.open_at_desk),
            "a document exported": ("document_transcript", self.export_document),
            "captions exported": ("meeting_transcript", self.export_captions),
            "the record exported": ("record", self.export_record),
            "the report exported": ("report", self.export_report),
        }

    def file(self) -> Answer:
        """File a document of `count` sentences."""
        data = as_file(sentences(self.count))
        answer = self.server.upload(self._documents, "report.txt", data, self.token, language="en", visibility="drafts")
        self.document = answer.json["document"]["id"] if answer.status == 201 else ""
        return answer

    def file_version(self) -> Answer:
        """File it again with every second sentence changed."""
        data = as_file(changed(sentences(self.count), 2))
        return self.server.upload(f"{self._documents}/{self.document}/versions", "corr.txt", data, self.token)

    def attach_official(self) -> Answer:
        """Attach an official version in French."""
        data = as_file(in_french(sentences(self.count)))
        path = f"{self._documents}/{self.document}/official"
        return self.server.upload(path, "report-fr.txt", data, self.token, language="fr")

    def open_at_desk(self) -> Answer:
        """Open it at the desk, in two languages."""
        return self.server.get(f"{self._documents}/{self.document}/text/fr?beside=es", self.token)

    def export_document(self) -> Answer:
        """Export it as subtitles."""
        path = f"{self._documents}/{self.document}/transcript?language=fr&format=srt"
        return self.server.get(path, self.token)

    def export_captions(self) -> Answer:
        """Export the captions of the meeting."""
        return self.server.get(f"/api/meetings/{self.meeting}/transcript?language=en&format=vtt", self.token)

    def export_record(self) -> Answer:
        """Export the record of the meeting."""
        return self.server.get(f"/api/meetings/{self.meeting}/record?language=en&format=csv", self.token)

    def export_report(self) -> Answer:
        """Export the report of the meeting."""
        return self.server.get(f"/api/meetings/{self.meeting}/report?language=en", self.token)
