"""Staff read the formats of lists of speakers, titled in their language, with rules by value; a faulty one has none."""

from pathlib import Path

from interp.config import Settings
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.prepared_demo import empty


def test_the_formats_are_titled_in_the_language_and_have_rules_unless_they_are_faulty(tmp_path: Path) -> None:
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "ours.toml").write_text('once = "yes"\n[title]\nfr = "Le nôtre"\n')
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    client = create_app(made).test_client()
    assert client.get("/api/formats").status_code == 401
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    answer = client.get("/api/formats?language=fr", headers={"Authorization": f"Bearer {token}"})
    made.close()
    found = {each["name"]: each for each in answer.get_json()["formats"]}
    assert list(found) == ["hrc-general-debate", "hrc-panel", "ours", "plain"]
    ours, panel = found["ours"], found["hrc-panel"]
    assert (ours["origin"], ours["title"], ours["rules"]) == ("site", "Le nôtre", None)
    assert panel["origin"] == "shipped" and panel["unverified"]
    assert {"name": "dignitaries", "within": "inscribed", "most": None} in panel["rules"]["bands"]
    assert {"category": "everyone", "limit_ms": 120_000, "turn": None} in panel["rules"]["limits"]
