"""The agency's day: folders called like clients, usual roles, values corrected in the queue, taken over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from icpdesk.base.progress import Silent
from icpdesk.batch.corrections import choose_value, corrected
from icpdesk.batch.mending import to_mend
from icpdesk.batch.outcome import Outcome, read_outcome
from icpdesk.batch.runner import folder_name_of
from icpdesk.batch.sheet import read_clients
from icpdesk.batch.take_in import take_client
from icpdesk.batch.whole import Wanted, run_sheet
from icpdesk.rulebook.book import shipped
from icpdesk.store.store import Store
from tests.support.batches import Here, quick_pictures, row_of, sheet
from tests.support.filings import DAY

BOOK = shipped()


def run(path: Path, *, resume: bool = False, pile: Path | None = None) -> list[Outcome]:
    wanted = Wanted(path, path.parent / "out", pictures=pile, resume=resume, day=DAY)
    return run_sheet(wanted, BOOK, progress=Silent(), executor=Here())[0]


def folder_of(path: Path, outcome: Outcome) -> Path:
    return path.parent / "out" / folder_name_of(outcome.row, outcome.client)


@pytest.mark.parametrize("name", ["晨光摄影", "03_晨光摄影", "晨光摄影 资料", "（3）晨光摄影"])
@pytest.mark.parametrize("among_all", [False, True])
def test_folder_called_like_the_client_needs_no_column(
    tmp_path: Path, name: str, among_all: bool
) -> None:
    base = tmp_path / "all" if among_all else tmp_path
    quick_pictures(base / name)
    quick_pictures(base / "别人")
    path = sheet(tmp_path / "c.xlsx", [row_of(客户="晨光摄影")])
    (outcome,) = run(path, pile=base if among_all else None)
    assert Path(outcome.source).name == name
    assert not [
        said
        for said in outcome.findings
        if (said.rule, said.severity) == ("papers.missing", "error")
    ]


def test_folder_that_fits_two_clients_decides_nothing(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "晨光")
    path = sheet(tmp_path / "c.xlsx", [row_of(客户="晨光"), row_of(客户="晨光")])
    assert {Path(one.source).name for one in run(path)} == {""}


def without(row: dict[str, str], *words: str) -> dict[str, str]:
    return {head: text for head, text in row.items() if not head.startswith(words)}


def test_row_without_responsible_people_has_those_of_a_new_filing(tmp_path: Path) -> None:
    row = without(row_of(), "网站负责人")
    (client,) = read_clients(sheet(tmp_path / "c.xlsx", [row]), BOOK)
    assert client.filing is not None
    assert client.filing.websites[0].administrator.same_as == "subject_administrator"
    one = client.filing.person("websites[0].administrator")
    assert one.name == client.filing.person("subject.administrator").name != ""


def test_row_that_names_somebody_keeps_them(tmp_path: Path) -> None:
    (client,) = read_clients(sheet(tmp_path / "c.xlsx", [row_of(网站负责人姓名="韩梅梅")]), BOOK)
    assert client.filing and client.filing.websites[0].administrator.same_as != (
        "subject_administrator"
    )


def test_queue_names_the_field_and_the_words_and_the_next_run_has_the_correction(
    tmp_path: Path,
) -> None:
    quick_pictures(tmp_path / "a")
    path = sheet(tmp_path / "c.xlsx", [row_of("a", 客户="晨光", 网站名称="晴")])
    before = path.read_bytes()
    (outcome,) = run(path)
    item = next(one for one in to_mend([outcome]) if one.field == "websites[].name")
    (case,) = item.cases
    assert (item.how, case.value, case.where) == ("type", "晴", "websites[0].name")
    choose_value(outcome, case.where, "晴川摄影作品", folder_of(path, outcome))
    (again,) = run(path, resume=True)
    assert not [said for said in again.at("error") if said.where == "websites[0].name"]
    assert again.filing["websites"][0]["name"] == "晴川摄影作品"
    assert path.read_bytes() == before, "the sheet is the user's"
    told = load_workbook(tmp_path / "out" / "summary.xlsx")["corrections"]
    assert [cell.value for cell in told[2]] == [
        2, "晨光", "websites[0].name", "晴", "晴川摄影作品",
    ]  # fmt: skip
    (kept,) = run(path)
    assert kept.filing["websites"][0]["name"] == "晴川摄影作品", "also in a run from the beginning"


def test_cell_that_was_not_understood_is_corrected_by_its_field(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    path = sheet(
        tmp_path / "c.xlsx", [row_of("a", **{"subject.certificate.valid_until": "someday"})]
    )
    (outcome,) = run(path)
    cases = [case for item in to_mend([outcome]) for case in item.cases if case.value == "someday"]
    (case,) = cases
    assert case.where.endswith("valid_until")
    choose_value(outcome, case.where, "2039-05-20", folder_of(path, outcome))
    (again,) = run(path, resume=True)
    assert not [said for said in again.at("error") if "someday" in said.en]


def test_two_fields_of_one_rule_are_two_things_to_type() -> None:
    from icpdesk.batch.outcome import Said

    said = [Said("people.x", "error", f"subject.{who}.mobile", "m", "m", value=who) for who in "ab"]
    found = to_mend([Outcome("c", 2, "errors", findings=said)])
    assert [(item.field, item.cases[0].value) for item in found] == [
        ("subject.a.mobile", "a"), ("subject.b.mobile", "b"),
    ]  # fmt: skip


def test_correction_that_is_no_value_stays_open_with_its_words(tmp_path: Path) -> None:
    (client,) = read_clients(sheet(tmp_path / "c.xlsx", [row_of()]), BOOK)
    done: Any = corrected(client, {"subject.administrator.valid_until": "tomorrow"}, BOOK)
    assert done.open_places == (("subject.administrator.valid_until", "tomorrow"),)


def test_client_of_a_batch_becomes_a_filing_with_its_pictures(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    path = sheet(tmp_path / "c.xlsx", [row_of("a", 客户="晨光")])
    (outcome,) = run(path)
    kept = read_outcome(folder_of(path, outcome))
    assert kept is not None
    with Store.create(tmp_path / "store", None) as store:
        made = take_client(store, kept, path, BOOK)
        filing = store.filings.load(made).filing
        assert filing.title == "晨光" and filing.attachments
        held = {file.name for file in store.files.names(made)}
        assert held == {item.file for item in filing.attachments if item.file}
