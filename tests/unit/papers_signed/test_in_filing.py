"""The signed papers of a filing are judged with the filing, wherever it is checked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from icpdesk.base.paths import resource
from icpdesk.base.sources import HeldFiles
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing, Report, Severity
from icpdesk.pipeline.assemble import assemble
from icpdesk.pipeline.check import check
from icpdesk.pipeline.inspect import printed_papers
from icpdesk.pipeline.look import LookJob, look
from icpdesk.pipeline.rules import case_of, open_rulebook
from icpdesk.rulebook.case import Case
from tests.support.edit import put
from tests.support.filings import DAY

FOLDER = resource("assets", "samples", "4-public-institution")
FILING = read_filing(FOLDER / "filing.yaml").filing
SCAN = next(item for item in FILING.attachments if item.slot == "statement-scan")


def files(**changed: bytes) -> HeldFiles:
    held = {item.file: (FOLDER / item.file).read_bytes() for item in FILING.attachments}
    return HeldFiles({**held, **changed})


def unsigned() -> bytes:
    """The sample's scan with the strokes and the seal painted over."""
    image = Image.open(io.BytesIO((FOLDER / SCAN.file).read_bytes())).convert("RGB")
    width, height = image.size
    box = (0.28 * width, 0.545 * height, 0.83 * width, 0.715 * height)
    ImageDraw.Draw(image).rectangle(
        box, fill=image.getpixel((round(0.5 * width), round(0.75 * height)))
    )
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=90)
    return sink.getvalue()


def signed_faults(report: Report) -> dict[str, Severity]:
    return {f.rule: f.severity for f in report.findings if f.rule.startswith("signed.")}


def test_the_sample_is_clean_and_an_unsigned_scan_stops_the_folder(tmp_path: Path) -> None:
    assert signed_faults(check(FILING, files=files(), as_of=DAY)) == {}
    bare = files(**{SCAN.file: unsigned()})
    done = assemble(case_of(FILING, as_of=DAY), bare, tmp_path / "out")
    assert signed_faults(done.report)["signed.signature-missing"] is Severity.ERROR
    assert signed_faults(done.report)["signed.seal-missing"] is Severity.ERROR
    assert not done.files


def test_a_paper_that_was_signed_before_the_data_changed_is_caught_in_the_window_too() -> None:
    changed = put(FILING, websites__0__name="示例图书馆数字资源网")
    told = look(LookJob(SCAN, files().read(SCAN.file, limit=10**8), changed, DAY))
    assert "signed.text-altered" in {finding.rule for finding in told.report.findings}


def test_nothing_is_read_without_a_signed_paper_or_when_reading_is_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("the page was read")

    monkeypatch.setattr("icpdesk.reading.signed_paper.thorough_lines", read)
    report = check(FILING, files=files(), as_of=DAY, signed=False)
    assert signed_faults(report) == {}
    others = tuple(item for item in FILING.attachments if item.slot != SCAN.slot)
    report = check(FILING.changed({"attachments": others}), files=files(), as_of=DAY)
    assert not [point for point in report.not_assessed if point.rule.startswith("signed.")]


def test_a_filing_without_a_subject_says_in_one_line_that_nothing_was_judged() -> None:
    bare = Filing().changed({"attachments": (SCAN,), "provider": "huawei"})
    report = check(bare, files=files(), as_of=DAY)
    points = [point for point in report.not_assessed if point.rule.startswith("signed.")]
    assert len(points) == 1 and "names its subject" in points[0].reason.en


def test_the_statement_of_another_website_is_not_accepted() -> None:
    site = FILING.websites[0]
    second = put(FILING, websites__0__name="另一个示例网站").websites[0]
    both = FILING.changed({"websites": (site, second)})
    book = open_rulebook()
    papers = printed_papers(Case(both, book, DAY), SCAN.slot, of="websites[1]")
    assert [paper.website for paper in papers] == [1]
    assert len(printed_papers(Case(both, book, DAY), SCAN.slot)) == 2
