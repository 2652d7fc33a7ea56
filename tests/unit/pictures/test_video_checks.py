"""A video in the slot for one: looked at by its headers, what no source limits stays open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect_file
from icpdesk.cli import run
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook, shipped
from icpdesk.rulebook.case import Case
from tests.support import videos
from tests.support.filings import DAY, clean_filing
from tests.support.own_rules import own_rows

SLOT = "promise-video"


def looked(path: Path, slot: str = SLOT, book: Rulebook | None = None) -> PictureReport:
    filing = clean_filing("jiangsu")
    return inspect_file(path, slot, case=Case(filing, book or shipped(), DAY))


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "promise.mp4"
    path.write_bytes(videos.mp4(seconds=12.5, body=5000))
    return path


def test_good_video_passes_and_the_limits_stay_open(video: Path) -> None:
    report = looked(video)
    assert report.verdict == "pass" and report.findings == ()
    (point,) = report.not_assessed
    assert "provider's console tells the largest size" in point.reason.en
    assert "接入商控制台" in point.reason.zh
    assert report.measures == {
        "format": "MP4", "bytes": video.stat().st_size, "seconds": 12.5, "width": 1920,
        "height": 1080,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("max_bytes = {below}", "MB are taken"),
        ("max_bytes = {size}", ""),
        ("min_seconds = 13", "at least 13"),
        ("min_seconds = 12", ""),
        ("max_seconds = 12", "12 are taken"),
        ("max_seconds = 13", ""),
        ('formats = ["MOV"]', "MP4; MOV is taken"),
        ('formats = ["MP4", "MOV"]', ""),
    ],
)
def test_limits_that_the_console_told_are_kept_as_a_row_of_ones_own(
    video: Path, tmp_path: Path, limit: str, words: str
) -> None:
    size = video.stat().st_size
    rows = tmp_path / "rules.toml"
    limit = limit.format(size=size, below=size - 1)
    rows.write_text(own_rows("video.beyond-limits", limit, slots=SLOT, key=""), "utf-8")
    report = looked(video, book=open_rulebook(rows))
    assert report.not_assessed == ()
    said = [finding.message.en for finding in report.findings]
    assert [words in one for one in said] == ([True] if words else []), said


def test_a_little_too_much_does_not_read_like_the_limit_itself(tmp_path: Path) -> None:
    path, rows = tmp_path / "a.mp4", tmp_path / "rules.toml"
    path.write_bytes(videos.mp4(seconds=12.04, body=1_020_000))
    limits = "max_bytes = 1_000_000\nmax_seconds = 12"
    rows.write_text(own_rows("video.beyond-limits", limits, slots=SLOT, key=""), "utf-8")
    report = looked(path, book=open_rulebook(rows))
    assert {finding.message.en for finding in report.findings} == {
        "It has 1.1 MB; 1 MB are taken.",
        "It lasts 12.04 seconds; 12 are taken.",
    }


def test_length_that_no_header_tells_is_open_not_good(tmp_path: Path) -> None:
    path, rows = tmp_path / "a.flv", tmp_path / "rules.toml"
    path.write_bytes(b"FLV\x01\x05" + bytes(600))
    rows.write_text(own_rows("video.beyond-limits", "min_seconds = 5", slots=SLOT, key=""))
    report = looked(path, book=open_rulebook(rows))
    assert report.findings == () and "how long" in report.not_assessed[0].reason.en


def test_other_slots_say_of_a_video_what_they_said(video: Path) -> None:
    (finding,) = looked(video, "id-front").findings
    assert finding.rule == "file.unreadable" and "a video" in finding.message.en


def test_command_tells_the_facts_and_refuses_with_one_sentence(
    video: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["inspect", str(video), "--slot", SLOT, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert (
        "promise.mp4: nothing found, not all checked" in said and "0:12 min · 1920 × 1080" in said
    )
    assert "provider's console" in said
    picture = tmp_path / "no.mp4"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    assert run(["inspect", str(picture), "--slot", SLOT, "--json", "--lang", "zh"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert [one["message"] for one in told["findings"]] == ["这是图片，不是视频。"]
