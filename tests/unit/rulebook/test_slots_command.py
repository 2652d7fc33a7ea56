"""``icpdesk slots``: what can be uploaded, and what one applicant may need of it."""

from __future__ import annotations

import json

import pytest

from icpdesk.cli import run
from icpdesk.rulebook.book import shipped


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    assert run(["slots", "--json", *options]) == 0
    return [row["slot"] for row in json.loads(capsys.readouterr().out)]


def test_all_slots_without_a_choice(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys) == [term.slug for term in shipped().vocabulary("slots")]


def test_only_what_an_individual_in_guangdong_may_need(capsys: pytest.CaptureFixture[str]) -> None:
    slots = listed(capsys, "--province", "广东", "--nature", "个人")
    assert {"id-front", "promise-letter", "residence-proof"} <= set(slots)
    assert {"business-licence", "party-building-letter"}.isdisjoint(slots)


def test_limits_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["slots", "--provider", "tencent", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    line = next(line for line in lines if line.startswith("id-front"))
    assert "JPEG/PNG/GIF，不小于 200 KB，不大于 8 MB" in line
    assert "限制未知" in next(line for line in lines if line.startswith("promise-video"))


@pytest.mark.parametrize("option", ["--province", "--nature", "--provider"])
def test_a_name_that_nobody_knows_is_explained(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["slots", option, "atlantis"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "'atlantis'" in said.err
