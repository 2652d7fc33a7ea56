"""Every part that a broken build may have lost, used once in earnest."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.doctor.probe import Probe, missing, ok
from icpdesk.rulebook.case import Case

_SAMPLE = "2-company"
_CHECKED = "4-public-institution"
"""Has cards, a portrait and one signed and sealed paper; more papers would only take seconds each."""
_DAY = date(2026, 11, 24)
"""The day that the dates of the sample are made for."""


def run_trials() -> list[Probe]:
    """One probe a trial, in the order of work."""
    return [_tried(name, words, trial) for name, (words, trial) in TRIALS.items()]


def _tried(name: str, words: Text, trial: Callable[[], bool]) -> Probe:
    try:
        fine, why = trial(), "wrong result"
    except Exception as problem:
        fine, why = False, f"{type(problem).__name__}: {problem}"
    if fine:
        return ok(f"trial-{name}", f"Works: {words.en}.", f"正常：{words.zh}。")
    return missing(
        f"trial-{name}",
        Text(f"Broken: {words.en} ({why}).", f"异常：{words.zh}（{why}）。"),
        Text("This copy is incomplete: install it again.", "程序文件不完整，请重新安装。"),
    )


def _check() -> bool:
    from icpdesk.checks.runner import BROKEN
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.pipeline.check import check
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    sample = resource("assets", "samples", _CHECKED)
    loaded = read_filing(sample / "filing.yaml", book)
    report = check(loaded.filing, files=loaded.files, book=book, as_of=_DAY)
    broken = [point.rule for point in report.not_assessed if point.reason == BROKEN]
    if broken:
        raise RuntimeError(", ".join(sorted(broken)))
    return report.verdict != "fail" and bool(report.findings)


def _faces() -> bool:
    from icpdesk.pictures.measures.faces import faces
    from icpdesk.pictures.picture import Picture

    return len(Picture.open(_picture("admin-photo")).measure(faces)) == 1


def _reading() -> bool:
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import read_document

    return read_document(Picture.open(_picture("business-licence")), "business-licence").readable


def _papers() -> bool:
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.papers.paper_docx import paper_docx
    from icpdesk.papers.paper_pdf import paper_pdf
    from icpdesk.papers.papers import papers_for
    from icpdesk.rulebook.book import shipped

    loaded = read_filing(_sample() / "filing.yaml", shipped())
    plan = papers_for(Case(loaded.filing, shipped(), _DAY))[0]
    return paper_pdf(plan).startswith(b"%PDF") and paper_docx(plan).startswith(b"PK")


def _store() -> bool:
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.rulebook.book import shipped
    from icpdesk.store import Store

    filing = read_filing(_sample() / "filing.yaml", shipped()).filing
    with tempfile.TemporaryDirectory() as name:
        with Store.create(Path(name), "correct horse battery staple") as store:
            kept = store.filings.create(filing).id
        with Store.open(Path(name), "correct horse battery staple") as store:
            return store.filings.load(kept).filing == filing


def _lists() -> bool:
    from icpdesk.base.workdays import add_workdays
    from icpdesk.numbers.landline import home as landline_home
    from icpdesk.numbers.mobile import home as mobile_home

    return bool(
        mobile_home("13800138000") and landline_home("086-0755-26000000")
        and add_workdays(_DAY, 20).day > _DAY
    )  # fmt: skip


def _sample() -> Path:
    return resource("assets", "samples", _SAMPLE)


def _picture(part: str) -> Path:
    return next(path for path in _sample().glob("pictures/*") if part in path.name)


TRIALS: dict[str, tuple[Text, Callable[[], bool]]] = {
    "check": (Text("checking a filing with its pictures", "检查备案及其图片"), _check),
    "faces": (Text("finding a face", "识别人脸"), _faces),
    "reading": (Text("reading a licence", "识读营业执照"), _reading),
    "papers": (Text("making the papers", "生成文书"), _papers),
    "store": (Text("the encrypted store", "加密资料库"), _store),
    "lists": (Text("lists of phone numbers and holidays", "号段与节假日数据"), _lists),
}
