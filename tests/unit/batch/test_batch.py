"""A sheet of clients becomes folders; one bad row never stops the others; nothing is done twice."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from icpdesk.base.errors import FileProblem
from icpdesk.base.progress import Silent
from icpdesk.base.text import Text
from icpdesk.batch import client as client_module
from icpdesk.batch.columns import columns, find
from icpdesk.batch.outcome import STATE, Outcome, failed, outcomes_in
from icpdesk.batch.runner import Batch, folder_name, run_batch
from icpdesk.batch.sheet import read_clients
from icpdesk.batch.summary import summary_bytes
from icpdesk.batch.template import template_bytes
from icpdesk.cli import run as run_command
from icpdesk.rulebook.book import shipped
from tests.support.batches import Here, pictures, quick_pictures, row_of, sheet

BOOK, DAY = shipped(), date(2026, 11, 24)


def with_stray(folder: Path) -> Path:
    pictures(folder)
    (folder / "holiday.jpg").write_bytes(b"x")
    return folder


def test_every_field_has_one_column_and_is_found_by_its_names() -> None:
    known = columns(BOOK)
    headings = [column.heading for column in known]
    assert len(headings) == len(set(headings))
    for column in known:
        assert find(f" {column.heading} ", known) == column
        assert find(column.path, known) == column
        assert find(column.english.upper(), known) == column
    assert find("no such column", known) is None


def test_template_keeps_digits_offers_choices_and_reads_back_empty(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    path.write_bytes(template_bytes(BOOK))
    active: Any = load_workbook(path)["clients"]
    heads = [cell.value for cell in active[1]]
    digits = heads.index("主体负责人证件号码")
    assert active.cell(4, digits + 1).number_format == "@"
    assert active.data_validations.dataValidation
    with pytest.raises(FileProblem, match="holds no client"):
        read_clients(path, BOOK)


def test_every_offered_value_is_understood_and_every_column_explained(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    path.write_bytes(template_bytes(BOOK))
    book = load_workbook(path)
    clients: Any = book["clients"]
    lists: Any = book["lists"]
    assert lists.sheet_state == "hidden" and book["rules"].max_row >= 6
    offers = {
        str(rule.sqref).partition("4:")[0]: rule for rule in clients.data_validations.dataValidation
    }
    heads = {cell.column_letter: cell for cell in clients[1]}
    assert len(offers) > 15
    for letter, head in heads.items():
        assert head.comment and clients[f"{letter}2"].value, head.value
    rows = [[head.value for head in heads.values()]]
    longest = max(lists.max_row, 2)
    for number in range(1, longest + 1):
        row: list[Any] = []
        for letter in heads:
            flags = ("是", "否")[number % 2] if letter in offers else None
            listed = lists[f"{letter}{number}"].value if letter in offers else None
            row.append(listed if lists[f"{letter}1"].value else flags)
        row[
            list(heads).index(next(k for k, h in heads.items() if "主办单位名称" in str(h.value)))
        ] = "甲"
        rows.append(row)
    plain: Any = Workbook()
    for row in rows:
        plain.active.append(row)
    plain.save(path)
    found = read_clients(path, BOOK)
    assert len(found) == longest
    assert [client.problem for client in found if client.problem] == []


def test_clients_become_folders_and_a_bad_one_stops_nobody(tmp_path: Path) -> None:
    with_stray(tmp_path / "a")
    rows = [row_of("a"), row_of("missing"), row_of("a", 备案省份="nowhere")]
    clients = read_clients(sheet(tmp_path / "c.xlsx", rows), BOOK)
    batch = Batch(tmp_path, tmp_path / "out", day=DAY)
    outcomes = run_batch(clients, batch, progress=Silent(), executor=Here())
    assert [outcome.state for outcome in outcomes] == ["ready", "failed", "failed"], outcomes
    assert "no folder 'missing'" in outcomes[1].findings[0].en
    assert outcomes[0].unmatched == ["holiday.jpg"]
    assert (tmp_path / "out" / folder_name(clients[0]) / "upload" / "manifest.json").is_file()
    assert "nowhere" in outcomes[2].findings[0].zh
    active: Any = load_workbook(io.BytesIO(summary_bytes(outcomes)))["clients"]
    assert active.max_row == 4
    assert outcomes_in(tmp_path / "out") == outcomes


def test_resume_does_only_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures(tmp_path / "a")
    stray = quick_pictures(tmp_path / "b") / "holiday.jpg"
    stray.write_bytes(b"x")
    clients = read_clients(sheet(tmp_path / "c.xlsx", [row_of("a"), row_of("b")]), BOOK)
    done: list[int] = []
    real = client_module.run_client

    def counted(job: Any) -> Any:
        done.append(job.row)
        return real(job)

    monkeypatch.setattr("icpdesk.batch.runner.run_client", counted)
    batch = Batch(tmp_path, tmp_path / "out", resume=True, day=DAY)

    def again() -> list[Outcome]:
        return run_batch(clients, batch, progress=Silent(), executor=Here())

    first = again()
    assert [outcome.state for outcome in first] == ["ready", "ready"]
    assert done == [2, 3]
    assert again() == first and done == [2, 3]
    state = tmp_path / "out" / folder_name(clients[1]) / STATE
    state.write_text(state.read_text("utf-8")[:20], "utf-8")
    assert again() == first and done == [2, 3, 3]
    stray.write_bytes(b"changed")
    again()
    assert done == [2, 3, 3, 3]


def test_state_of_a_version_that_kept_no_writing_of_cards_is_still_read() -> None:
    kept = {
        "client": "a", "person": "b", "number": "1", "slot": "id-front", "file": "x.jpg",
        "sha256": "00", "likeness": "0f",
    }  # fmt: skip
    (use,) = Outcome("a", 2, "ready", pictures=[kept]).uses
    assert (use.likeness, use.ink) == (b"\x0f", b"")


def test_numbers_that_lost_digits_are_refused_with_their_cell(tmp_path: Path) -> None:
    row: dict[str, Any] = row_of()
    row["主办单位证件号码"] = 110105194912310021.0
    (client,) = read_clients(sheet(tmp_path / "c.xlsx", [row]), BOOK)
    assert client.filing is None and client.problem is not None
    assert "lost digits" in client.problem.en and "2" in client.problem.en


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_in_both_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "c.csv"
    row = row_of()
    with path.open("w", encoding=encoding, newline="") as target:
        writer = csv.DictWriter(target, list(row))
        writer.writeheader()
        writer.writerow(row)
    (client,) = read_clients(path, BOOK)
    assert client.filing is not None and client.filing.subject.name == "苏念安"


def test_formulas_are_harmless_both_ways(tmp_path: Path) -> None:
    row = row_of()
    row["网站备注"] = "'=1+1"
    (client,) = read_clients(sheet(tmp_path / "c.xlsx", [row]), BOOK)
    assert client.filing is not None and client.filing.websites[0].remarks == "=1+1"
    outcome = failed("=cmd()", 2, Text("@x", "@x"))
    active: Any = load_workbook(io.BytesIO(summary_bytes([outcome]))).active
    assert active.cell(2, 2).value.startswith("'") and active.cell(2, 2).data_type == "s"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"PK\x03\x04 broken", "no spreadsheet"),
        ("a.csv", b"\xff\xff\xff\x00", "encoding"),
        ("a.csv", "客户,颜色\n甲,红\n".encode(), "subject's name"),
    ],
)
def test_unusable_sheet_is_one_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=words):
        read_clients(path, BOOK)


@pytest.mark.slow
def test_command_runs_in_processes_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures(tmp_path / "a")
    path = sheet(tmp_path / "c.xlsx", [row_of("a"), row_of("a")])
    code = run_command(
        [
            "batch",
            "run",
            str(path),
            "--out",
            str(tmp_path / "out"),
            "--jobs",
            "2",
            "--as-of",
            "2026-11-24",
            "--json",
        ]
    )
    assert code == 0 and len(json.loads(capsys.readouterr().out)) == 2
    assert (tmp_path / "out" / "summary.xlsx").is_file()
    assert run_command(["batch", "report", str(tmp_path / "out")]) == 0


def test_a_folder_without_a_batch_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["batch", "report", str(tmp_path)]) == 2
    assert "No batch has run" in capsys.readouterr().err
