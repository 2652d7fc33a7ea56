"""A green light is a promise: nothing wrong, nothing missing, nothing left out."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from openpyxl import load_workbook

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.batch.outcome import Outcome, state_words
from icpdesk.batch.summary import summary_bytes
from icpdesk.cli import run
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import NotAssessed, Report, light_of
from icpdesk.pipeline.check import check
from icpdesk.pipeline.standing import Standing
from tests.support.filings import DAY

INDIVIDUAL = resource("assets", "samples", "1-individual", "filing.yaml")


def test_green_is_only_given_when_all_counts_are_nothing() -> None:
    names = ("errors", "to_fill", "waiting", "warnings", "unchecked")
    for counts in product((0, 2), repeat=5):
        light = light_of(**dict(zip(names, counts, strict=True)))
        assert (light == "pass") == (not any(counts)), counts
        assert Standing(*counts).verdict == light


def test_report_with_an_open_point_is_grey_and_its_published_verdict_stays() -> None:
    report = Report((), (NotAssessed("papers.missing", Text("ask", "请询问")),), "1", DAY)
    assert (report.light, report.verdict) == ("partial", "pass")


def test_pictures_that_nobody_compared_are_an_open_point() -> None:
    loaded = read_filing(INDIVIDUAL)
    plain = check(loaded.filing, files=loaded.files, as_of=DAY, signed=False)
    assert "consistency.not-compared" in {one.rule for one in plain.not_assessed}
    assert plain.light != "pass"


def test_last_line_of_check_is_not_green_when_pictures_were_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    run(["check", str(INDIVIDUAL), "--no-pictures", "--as-of", DAY.isoformat(), "--lang", "en"])
    said = capsys.readouterr().out
    last = next(line for line in said.splitlines() if "(" in line and "error: " in line)
    assert "\x1b[32m" not in last, "green"
    assert "not checked: 0" not in last
    assert "Pictures that were not looked at: " in said


def test_batch_shows_a_client_that_was_not_looked_at_whole_as_grey(tmp_path: Path) -> None:
    outcomes = [
        Outcome("whole", 2, "ready", folder="a/upload"),
        Outcome("half", 3, "ready", folder="b/upload", open_points=2),
        Outcome("lost", 4, "ready", folder="c/upload", unmatched=["IMG_1.jpg"]),
        Outcome("bad", 5, "failed"),
    ]
    assert [one.light for one in outcomes] == ["pass", "partial", "warn", "fail"]
    assert "not all checked" in state_words(outcomes[1]).en
    target = tmp_path / "summary.xlsx"
    target.write_bytes(summary_bytes(outcomes, today=DAY))
    sheet = load_workbook(target)["clients"]
    fills = [sheet.cell(row, 3).fill.fgColor.rgb[-6:] for row in range(2, 6)]
    assert len(set(fills)) == 4 and fills.count("E3F2E6") == 1
    assert [sheet.cell(row, 11).value for row in range(2, 6)] == [0, 2, 0, 0]
