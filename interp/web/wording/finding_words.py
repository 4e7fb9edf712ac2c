"""The texts of check findings; {1} and {2} are the finding's values in order."""

from interp.domain.checks.finding_messages import SAID
from interp.web.wording.phrases import Word

FINDINGS: dict[str, Word] = {f"finding.{code}": Word(english) for code, (_, _, english) in SAID.items()}
