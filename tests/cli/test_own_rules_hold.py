"""The user's own rules hold in every command, not only where a filing is checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icpdesk.base.paths import resource, user_rules_file
from icpdesk.cli import run

CARD = resource("assets", "samples", "1-individual", "pictures", "01-id-front.jpg")

SURE = """
[sources.own]
title = "Our own desk"
as_of = 2026-11-30

[[rules]]
id = "consistency.not-readable"
sources = ["own"]
severity = "warning"
confidence = "measured"
at_least = 0.9999
"""


def adopt(text: str) -> None:
    user_rules_file().parent.mkdir(parents=True, exist_ok=True)
    user_rules_file().write_text(text, "utf-8")


def test_read_takes_the_own_threshold(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(CARD), "--as", "id-front", "--json"]) == 0
    before = json.loads(capsys.readouterr().out)
    adopt(SURE)
    run(["read", str(CARD), "--as", "id-front", "--json"])
    after = json.loads(capsys.readouterr().out)
    assert len(after["fields"]) < len(before["fields"])


@pytest.mark.parametrize(
    "call",
    [
        ["slots"],
        ["deadlines", str(resource("assets", "samples", "1-individual", "filing.yaml"))],
        ["fix", str(CARD), "--slot", "id-front", "--out", "OUT"],
        ["read", str(CARD), "--as", "id-front"],
        ["forms", "map", str(resource("templates"))],
    ],
    ids=lambda call: call[0],
)
def test_own_rules_that_cannot_be_used_are_told_by_every_command(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that looks at the rules at all says what is wrong with them."""
    adopt('[[rules]]\nid = "no.such-rule"\nsources = []\n')
    if call[0] == "forms":
        form = next(resource("templates").rglob("*.docx"))
        call = ["forms", "map", str(form)]
    code = run([word.replace("OUT", str(tmp_path / "x.jpg")) for word in call])
    assert code == 2
    assert "rules.toml" in capsys.readouterr().err
