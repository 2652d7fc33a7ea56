"""After approval: tasks with their dates, the footer's lines, the sheet for the public security."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.followup.after import footer_html, tasks_after
from icpdesk.followup.dates import deadlines_of
from icpdesk.model import Approval
from icpdesk.papers.public_security import public_security_sections
from icpdesk.pipeline.after import after_approval, write_after
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.edit import put
from tests.support.filings import clean_filing

BOOK = shipped()
GRANTED = date(2026, 10, 1)
APPROVED = put(
    clean_filing("guangdong"),
    approval=Approval(approved_on=GRANTED, number="粤ICP备2026012345号-1"),
)


def ids(filing=APPROVED, day=date(2026, 10, 2)):  # type: ignore[no-untyped-def]
    return {task.id: task for task in tasks_after(Case(filing, BOOK, day))}


def test_the_seeds_last_steps_are_among_the_tasks() -> None:
    tasks = ids()
    assert "text message" in tasks["result"].what.en and "e-mail" in tasks["result"].what.en
    domain = APPROVED.websites[0].domains[0].name
    assert domain in tasks["resolve"].what.en and domain in tasks["resolve"].what.zh
    assert all(task.sources for task in tasks.values())


def test_thirty_days_run_from_opening_else_from_approval() -> None:
    assert ids()["public-security"].due.last == date(2026, 10, 31)
    opened = put(APPROVED, opened_on=date(2026, 10, 10))
    assert ids(opened)["public-security"].due.last == date(2026, 11, 9)
    assert ids(clean_filing("guangdong"))["public-security"].due is None


@pytest.mark.parametrize(
    ("granted", "kind", "told"),
    [
        (date(2026, 1, 23), "first", True),
        (date(2026, 1, 22), "first", False),
        (date(2026, 10, 1), "new-website", True),
        (date(2026, 10, 1), "new-access", False),
        (date(2026, 10, 1), "change", False),
    ],
)
def test_data_code_since_its_day_and_for_new_filings_only(
    granted: date, kind: str, told: bool
) -> None:
    filing = put(APPROVED, filing_type=kind, approval=Approval(approved_on=granted))
    assert ("data-code" in ids(filing, granted)) is told
    dates = {item.id: item for item in deadlines_of(Case(filing, BOOK, granted))}
    assert ("data-code" in dates) is told
    if told:
        assert (dates["data-code"].last - granted).days == 30


def test_public_security_number_within_thirty_days_of_its_approval() -> None:
    filing = put(
        APPROVED, approval=Approval(approved_on=GRANTED, public_security_on=date(2026, 10, 20))
    )
    assert ids(filing)["public-security-number"].due.last == date(2026, 11, 19)
    assert ids()["public-security-number"].due is None


def test_after_a_cancellation_nothing_is_hung_or_filed() -> None:
    ended = put(APPROVED, filing_type="cancel-website")
    assert set(ids(ended)) == {"result"}
    told = after_approval(Case(ended, BOOK, GRANTED))
    assert not any(told.footers) and not any(told.sheets)


@pytest.mark.parametrize(
    ("kind", "resolves", "reported"),
    [
        ("first", True, True), ("new-website", True, True), ("new-access", True, False),
        ("change-access", True, False), ("change-subject", False, False), ("change-website", False, False),
    ],
)  # fmt: skip
def test_only_what_opens_anew_is_reported_to_the_police(
    kind: str, resolves: bool, reported: bool
) -> None:
    filing = put(APPROVED, filing_type=kind)
    assert ("resolve" in ids(filing)) is resolves
    assert ("public-security" in ids(filing)) is reported
    told = after_approval(Case(filing, BOOK, GRANTED))
    assert any(told.sheets) is reported and any(told.footers)


def test_nothing_to_write_is_said_and_no_folder_made(tmp_path: Path) -> None:
    ended = put(APPROVED, filing_type="cancel-website")
    with pytest.raises(IcpdeskError):
        write_after(tmp_path / "after", Case(ended, BOOK, GRANTED))
    assert not (tmp_path / "after").exists()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("first", True),
        ("change-website", True),
        ("change-subject", False),
        ("cancel-access", False),
    ],
)
def test_footer_is_promised_only_where_one_follows(
    kind: str, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.yaml"
    new = ["new", "--province", "Guangdong", "--nature", "enterprise", "--type", kind]
    assert run([*new, "--out", str(file)]) == 0
    capsys.readouterr()
    assert run(["after", str(file)]) == 0
    said = capsys.readouterr().out
    assert ("footer follows" in said) == told
    assert ("filed name" in said) == told


def test_the_yearly_look_is_the_next_one() -> None:
    assert ids(day=date(2026, 12, 1))["yearly"].due.first == date(2027, 10, 1)
    assert ids(day=date(2028, 1, 1))["yearly"].due.first == date(2028, 10, 1)


def test_footer_links_the_number_and_fetches_nothing() -> None:
    words = footer_html(APPROVED)
    assert '<a href="https://beian.miit.gov.cn/"' in words
    assert ">粤ICP备2026012345号-1</a>" in words
    assert "mps.gov.cn" not in words
    both = put(
        APPROVED,
        approval=Approval(
            number="粤ICP备2026012345号-1", public_security_number="粤公网安备 44010402000001号"
        ),
    )
    assert "code=44010402000001" in footer_html(both)
    assert not re.search(r"<(img|script|link|iframe)|src=", footer_html(both))
    assert footer_html(clean_filing("guangdong")) == ""


def test_a_number_cannot_break_out_of_the_footer() -> None:
    evil = put(APPROVED, approval=Approval(number='"><script>x</script>'))
    assert "<script>" not in footer_html(evil)


def test_sheet_has_the_values_and_says_what_to_do_where_it_has_none() -> None:
    sections = public_security_sections(APPROVED, BOOK)
    rows = {row.label.en: row for section in sections for row in section.rows}
    assert rows["Website name"].value == APPROVED.websites[0].name
    assert rows["Opening date"].value == "2026-10-01"
    assert rows["Filing number"].value == "粤ICP备2026012345号-1"
    assert rows["Mobile phone"].value
    assert rows["Domain certificate"].value == "" and rows["Domain certificate"].note.zh
    assert all(row.value or row.note or row.path for row in rows.values())


def test_what_is_written_is_whole_and_offline(tmp_path: Path) -> None:
    names = write_after(tmp_path / "after", Case(APPROVED, BOOK, GRANTED))
    assert names == ("public-security-1.html", "footer-1.html")
    page = (tmp_path / "after" / "public-security-1.html").read_text("utf-8")
    assert APPROVED.websites[0].name in page
    assert not re.search(r"""(?:src|href)=["']https?:""", page)


def test_command_tells_tasks_dates_and_footer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = resource("assets", "samples", "2-company", "filing.yaml").read_text("utf-8")
    file = tmp_path / "f.yaml"
    file.write_text(
        text + "approval:\n  approved_on: 2026-10-01\n  number: 粤ICP备2026012345号-1\n"
    )
    assert run(["after", str(file), "--as-of", "2026-10-02", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    dates = {task["id"]: task["last"] for task in told["tasks"]}
    assert dates["data-code"] == "2026-10-31"
    assert "beian.miit.gov.cn" in told["footers"][0]
    assert run(["after", str(file), "--lang", "zh"]) == 0
    assert "公安联网备案" in capsys.readouterr().out
