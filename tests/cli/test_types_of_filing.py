"""``icpdesk new --type``: a file of each type, read back; other words are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.intake.yaml_file import read_filing
from tests.cli.test_commands import as_json, call
from tests.support.types import NINE

PLACE = ("--province", "湖北", "--nature", "enterprise")


@pytest.mark.parametrize("slug", (*NINE, "change"))
def test_each_type_is_written_and_checked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, slug: str
) -> None:
    out = tmp_path / "filing.yaml"
    code, told = as_json(capsys, "new", *PLACE, "--type", slug, "--out", out)
    assert (code, told["type"]) == (0, slug)
    assert read_filing(out).filing.filing_type == slug
    text = out.read_text("utf-8")
    assert ("\nfiled:" in text) == slug.startswith("change")
    assert ("cancellation_reason:" in text) == slug.startswith("cancel")
    assert ("mailing_address:" in text) == (
        slug in ("first", "new-website", "new-access", "change", "change-subject")
    )
    code, report = as_json(capsys, "check", out, "--no-pictures")
    assert (code, report["verdict"]) == (1, "fail")
    assert not [point for point in report["not_assessed"] if "failed" in point["reason"]]
    code, told_by, _ = call(capsys, "rules", "explain", out)
    assert code == 0 and told_by.splitlines()[1].startswith("1. ")


@pytest.mark.parametrize("word", ["变更互联网信息服务", "Change of a website", "change_website"])
def test_a_type_goes_by_its_names(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, word: str
) -> None:
    out = tmp_path / "filing.yaml"
    assert call(capsys, "new", *PLACE, "--type", word, "--out", out)[0] == 0
    assert read_filing(out).filing.filing_type == "change-website"


@pytest.mark.parametrize("word", ["cancel", "renewal", "续费"])
def test_what_is_no_type_is_answered_with_all_of_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, word: str
) -> None:
    out = tmp_path / "filing.yaml"
    code, _, err = call(capsys, "new", *PLACE, "--type", word, "--out", out)
    assert code == 2 and word in err and all(slug in err for slug in NINE)
    assert not out.exists()


def test_a_file_of_an_older_version_is_asked_what_it_cancels(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = tmp_path / "filing.yaml"
    old.write_text("icpdesk: 1\nfiling_type: 注销\nprovince: 湖北\n", "utf-8")
    code, report = as_json(capsys, "check", old, "--no-pictures")
    assert code == 1
    assert "order.cancellation-unnamed" in {found["rule"] for found in report["findings"]}


def test_a_number_of_websites_that_nobody_gave_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.yaml"
    begin = ("new", "--province", "Guangdong", "--nature", "enterprise", "--type", "new-website")
    as_json(capsys, *begin, "--out", file)
    _, told = as_json(capsys, "check", file)
    (one,) = [one for one in told["findings"] if one["rule"] == "order.shell-subject"]
    assert "No filed website is named" in one["message"]
    assert one["advice"].startswith("Enter how many")
