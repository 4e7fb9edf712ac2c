"""A few typed sentences are filed in the lane of who waits at a screen; files and long texts in their own."""

from dataclasses import dataclass, field
from typing import Any

from interp.domain.rules.permissions import Actor
from interp.ports import Document, HelperTask
from interp.ports.helper_work import FILING, SCREEN, Lane, Progress, unheard
from interp.run.service_helpers import FEW_BYTES, ServiceHelpers
from interp.service.document_filing import Filing, FilingOrder

BLANK = Document("d1", "m1", "", "", "note", "", "drafts", created_at=7, created_by="Ana")
ORDER = FilingOrder(BLANK, Actor("staff", "Ana"), 7, 30)


@dataclass
class Asked:
    """Helper work that notes what it was asked for."""

    tasks: list[HelperTask[Any]] = field(default_factory=list)

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Nothing is begun."""

    def run(self, task: HelperTask[Any], *args: object, progress: Progress = unheard) -> Any:
        self.tasks.append(task)


def test_a_short_typed_text_is_filed_before_files_and_long_texts() -> None:
    asked = Asked()
    helpers = ServiceHelpers(asked)
    for data, name in ((FEW_BYTES, "text.txt"), (FEW_BYTES + 1, "text.txt"), (100, "statement.docx")):
        helpers.file(Filing(b"x" * data, name), ORDER)
    assert [(task.name, task.short, task.lane) for task in asked.tasks] == [
        ("file_document", True, SCREEN), ("file_document", False, FILING), ("file_document", False, FILING),
    ]  # fmt: skip
