"""deploy/alerts.yml: every rule names a metric that the service has; promtool reads it where that is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interp.config import Settings
from interp.run.assemble import assemble
from interp.web.metrics import exposition
from tests.prepared_demo import empty
from tests.sources import ROOT

RULES = ROOT / "deploy/alerts.yml"
RULE = re.compile(r"      - alert: (Interp\w+)\n        expr: (.+)\n(?:        for: \d+[sm]\n)?        labels: .*\n")


def test_every_rule_names_a_metric_that_the_service_has(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading", worker=False))
    told = exposition(service.services).decode()
    service.close()
    has = set(re.findall(r"^# TYPE (\w+) ", told, re.MULTILINE))
    rules = RULE.findall(RULES.read_text(encoding="utf-8"))
    assert len(rules) == RULES.read_text(encoding="utf-8").count("- alert:")
    named = {name.removesuffix("_bucket") for _, expr in rules for name in re.findall(r"\binterp_\w+", expr)}
    assert named and {name for name in named if name not in has and name.removesuffix("_total") not in has} == set()


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not on this machine")
def test_prometheus_understands_every_rule() -> None:
    done = subprocess.run(["promtool", "check", "rules", RULES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
