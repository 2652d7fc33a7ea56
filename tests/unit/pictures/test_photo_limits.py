"""Limits of photo checks are rows: another value of a row changes what is said about a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing, Severity
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.rows import Rule
from tests.support import specimens

DAY = date(2026, 11, 24)


def row(check: str) -> Rule:
    return next(rule for rule in shipped().rules() if rule.id == check)


def with_values(folder: Path, check: str, **changed: Any) -> Path:
    """A rules file of the user's own in which one row has other values."""
    shipped_row = row(check)
    lines = ["[[rules]]", f'id = "{check}"', f'severity = "{shipped_row.severity.value}"']
    lines += ['sources = ["measured"]', 'confidence = "measured"', 'slots = ["admin-photo"]']
    for name, value in {**shipped_row.values, **changed}.items():
        lines.append(f"{name} = {value}")
    path = folder / "rules.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def look(image: Image.Image, rules_file: Path | None = None) -> PictureReport:
    return inspect(
        Picture(specimens.jpeg(image, 92), "photo.jpg"),
        "admin-photo",
        case=Case(Filing(provider="aliyun"), open_rulebook(rules_file), DAY),
    )


def told(report: PictureReport, check: str) -> Severity | None:
    return next((f.severity for f in report.findings if f.rule == check), None)


@pytest.mark.parametrize(
    ("clothes", "changed", "before", "after"),
    [
        ("#c8102e", {"red": [168, 6, 120, 100], "reddish": [165, 8, 120, 100]}, "red", "other"),
        ("#1f4fbf", {"blue": [125, 132, 30, 100], "bluish": [125, 132, 20, 100]}, "blue", "other"),
        ("#2f7d4f", {"blue": [60, 132, 25, 100]}, "other", "blue"),
    ],
)
def test_colours_of_clothes_follow_the_row(
    tmp_path: Path, clothes: str, changed: dict[str, Any], before: str, after: str
) -> None:
    image = specimens.portrait(clothes=clothes)
    other = look(image, with_values(tmp_path, "photo.clothing-colour", **changed))
    for report, colour in ((look(image), before), (other, after)):
        assert report.measures["clothing"] == colour
        is_error = told(report, "photo.clothing-colour") is Severity.ERROR
        assert is_error is (colour != "other")


def test_named_colour_and_error_are_limits_of_their_own(tmp_path: Path) -> None:
    image = specimens.portrait(clothes="#c8102e")
    changed = {"fail": 2.0, "named": 2.0, "named_loose": 2.0}
    report = look(image, with_values(tmp_path, "photo.clothing-colour", **changed))
    assert report.measures["clothing"] == "other"
    assert told(report, "photo.clothing-colour") is Severity.WARNING


@pytest.mark.parametrize(
    ("check", "ground", "changed", "kind"),
    [
        ("photo.background-not-white", "#bcbcb8", {"lightness": 70}, "white"),
        ("photo.background-not-white", "#e8f0fa", {"chroma": 30.0}, "white"),
        ("photo.background-busy", "#bcbcb8", {"texture": 0.0, "one_colour": 1.1}, "busy"),
        ("photo.background-busy", "#bcbcb8", {"spread": 0, "one_colour": 1.1}, "busy"),
        (
            "photo.background-busy",
            "#bcbcb8",
            {"colours": 0.0, "calm_colours": 0.0, "one_colour": 1.1},
            "busy",
        ),
    ],
)
def test_background_follows_the_rows(
    tmp_path: Path, check: str, ground: str, changed: dict[str, Any], kind: str
) -> None:
    image = specimens.portrait(ground=ground)
    before, after = look(image), look(image, with_values(tmp_path, check, **changed))
    assert before.measures["background"] == "plain" and after.measures["background"] == kind
    assert told(before, "photo.background-not-white") and not told(before, "photo.background-busy")
    assert bool(told(after, "photo.background-busy")) is (kind == "busy")
    assert not told(after, "photo.background-not-white")


@pytest.mark.parametrize(
    ("check", "changed"),
    [
        ("photo.face-size", {"at_most": 0.2}),
        ("photo.face-off-centre", {"at_most": 0.0001}),
        ("photo.head-cut", {"at_least": 5.0}),
        ("photo.chest-missing", {"at_least": 5.0}),
        ("photo.face-dark", {"at_least": 0.99}),
        ("photo.face-uneven-light", {"at_most": 0.0}),
        ("photo.blurred", {"warn": 100000}),
        ("photo.head-turned", {"yaw": -1}),
        ("photo.head-turned", {"pitch": -1}),
        ("photo.head-turned", {"roll": -1}),
        ("photo.dark-glasses", {"at_least": 9.0}),
        ("photo.eyes-closed", {"at_least": 9.0}),
        ("photo.squeezed", {"at_most": 0.5}),
    ],
)
def test_each_limit_can_be_moved(tmp_path: Path, check: str, changed: dict[str, Any]) -> None:
    image = specimens.portrait()
    assert told(look(image), check) is None
    assert told(look(image, with_values(tmp_path, check, **changed)), check) is not None
