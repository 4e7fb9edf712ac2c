"""deploy/alerts.yml is read by promtool, and each alert fires on what it is for and on nothing less.

Run by `make others`; without promtool it is skipped.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT

RULES = ROOT / "deploy/alerts.yml"
UP = 'up{job="interp"}'
WRITES = "interp_log_write_seconds_bucket"
# alert -> series, its values without the alert and with it, as promtool writes them (15 s between two), and its summary
FIRES: dict[str, tuple[str, str, str, str]] = {
    "InterpDown": (UP, "1x40", "0x40", "The service does not answer."),
    "InterpPartStopped": (
        'interp_part_severity{part="log"}', "2x40", "3x40",
        "The part log has stopped work. The technician's page says what to do.",
    ),
    "InterpPartInTrouble": (
        'interp_part_severity{part="disk"}', "1x40", "2x40", "The part disk will stop work soon."
    ),
    "InterpLate": ("interp_lag_seconds", "1x40", "2x40", "Screens are told 2s late."),
    "InterpDiskFull": (
        "interp_disk_free_bytes", "1000000000x40", "5000000x40", "4.768MiB are free on the data disk."
    ),
    "InterpDraftsWait": (
        "interp_drafts_oldest_seconds", "900x40", "1000x40", "The oldest draft has waited for 16m 40s."
    ),
    "InterpSignInsRefused": (
        'interp_refusals_total{code="too_many"}', "0+1x40", "0+9x40", "Many requests were refused as too many."
    ),
}  # fmt: skip
pytestmark = pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")


def rules() -> list[dict[str, Any]]:
    """Return the alerts of the file with their severity."""
    text = RULES.read_text(encoding="utf-8")
    found = re.findall(r"- alert: (\w+)\n(?:.*\n){1,2}?        labels: \{severity: (\w+)\}\n", text)
    return [{"alert": name, "severity": severity} for name, severity in found]


def asked(alert: str, series: dict[str, str], told: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a test of promtool: what is told of an alert after ten minutes of some series."""
    given = [{"series": name, "values": values} for name, values in series.items()]
    expected = {"eval_time": "10m", "alertname": alert, "exp_alerts": told}
    return {"interval": "15s", "input_series": given, "alert_rule_test": [expected]}


def labels_of(series: str) -> dict[str, str]:
    """Return the labels in the name of a series."""
    return dict(re.findall(r'(\w+)="([^"]*)"', series))


def of_log_writes(severity: str) -> list[dict[str, Any]]:
    """Return the tests of the alert on writes of the log, which a histogram tells."""
    fast, slow = ({f'{WRITES}{{le="{le}"}}': f"0+{up}x40" for le, up in each} for each in (
        (("0.05", 10), ("0.5", 10), ("+Inf", 10)), (("0.05", 0), ("0.5", 10), ("+Inf", 10)),
    ))  # fmt: skip
    told = {
        "exp_labels": {"severity": severity},
        "exp_annotations": {"summary": "A write to the event log takes 477.5ms."},
    }
    return [asked("InterpLogWritesSlow", fast, []), asked("InterpLogWritesSlow", slow, [told])]


def test_each_alert_fires_on_what_it_is_for(tmp_path: Path) -> None:
    severities = {each["alert"]: each["severity"] for each in rules()}
    assert severities.keys() == FIRES.keys() | {"InterpLogWritesSlow"}
    tests = of_log_writes(severities["InterpLogWritesSlow"])
    for alert, (series, quiet, loud, summary) in FIRES.items():
        labels = labels_of(series) | {"severity": severities[alert]}
        told = [{"exp_labels": labels, "exp_annotations": {"summary": summary}}]
        tests += [asked(alert, {series: quiet}, []), asked(alert, {series: loud}, told)]
    file = tmp_path / "tests.json"  # JSON is YAML too
    file.write_text(json.dumps({"rule_files": [str(RULES)], "evaluation_interval": "15s", "tests": tests}))
    done = subprocess.run(["promtool", "test", "rules", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_prometheus_understands_every_rule() -> None:
    done = subprocess.run(["promtool", "check", "rules", RULES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
