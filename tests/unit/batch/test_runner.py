"""Batches: piles of pictures, what clients share, workers that die, stops, clusters, the queue."""

from __future__ import annotations

import io
import os
import random
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image, ImageEnhance

from icpdesk.base.errors import Cancelled, InputError
from icpdesk.base.progress import CancelToken, Silent
from icpdesk.batch.mending import to_mend
from icpdesk.batch.outcome import Outcome, Said, outcomes_in
from icpdesk.batch.pictures import attach
from icpdesk.batch.pile import place_pile
from icpdesk.batch.runner import Batch, folder_name, run_batch
from icpdesk.batch.sheet import Client, read_clients
from icpdesk.batch.summary import harmless, summary_bytes
from icpdesk.batch.workers import LocalPool, cluster
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.cli import run as run_command
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import conditions, documents, sockets
from tests.support.batches import SAMPLE, Here, pictures, quick_pictures, row_of, sheet
from tests.support.filings import DAY
from tests.support.people import resident_id

BOOK = shipped()
OTHER = {
    f"{role}.{field}": value
    for role, number in (
        ("subject", "certificate.number"),
        ("subject.administrator", "document_number"),
        ("websites[0].administrator", "document_number"),
    )
    for field, value in (("name", "林晚舟"), (number, resident_id("330106", "19910408", "216")))
}
"""Another person; phones, domain and site are the same."""


def clients_of(path: Path, *rows: dict[str, str]) -> list[Client]:
    return read_clients(sheet(path / "c.xlsx", list(rows)), BOOK)


def done(clients: list[Client], path: Path, **options: Any) -> list[Outcome]:
    options.setdefault("progress", Silent())
    options.setdefault("executor", Here())
    batch = Batch(path, path / "out", day=DAY, **options.pop("batch", {}))
    return run_batch(clients, batch, **options)


def rules_of(outcome: Outcome) -> set[str]:
    return {said.rule for said in outcome.findings}


def test_pile_is_told_apart_by_folder_and_file_names(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pictures(pile / "林晚舟")
    pictures(pile, "苏念安 ")
    (pile / "holiday.jpg").write_bytes((SAMPLE / "pictures").iterdir().__next__().read_bytes())
    other = row_of(**OTHER)
    clients = clients_of(tmp_path, row_of(), other)
    placed, unmatched = place_pile(clients, pile, BOOK, DAY, read=False, progress=Silent())
    assert [one.file for one in unmatched] == ["holiday.jpg"] and unmatched[0].why.zh
    files = [{item.file for item in c.filing.attachments} for c in placed if c.filing]
    assert files[0] and all(name.startswith("苏念安 ") for name in files[0])
    assert files[1] and all(name.startswith("林晚舟/") for name in files[1])
    outcomes = done(placed, tmp_path, batch={"pile": pile})
    assert "papers.missing" not in rules_of(outcomes[0]) | rules_of(outcomes[1])
    with pytest.raises(InputError, match="no folder"):
        place_pile(clients, tmp_path / "nowhere", BOOK, DAY, read=False, progress=Silent())


@pytest.mark.slow
def test_pile_without_names_is_told_by_what_is_read(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number, path in enumerate(sorted((SAMPLE / "pictures").iterdir())):
        (pile / f"IMG_{number:04d}.jpg").write_bytes(path.read_bytes())
    clients = clients_of(tmp_path, row_of())
    _, unsure = place_pile(clients, pile, BOOK, DAY, read=False, progress=Silent())
    placed, left = place_pile(
        clients, pile, BOOK, DAY, read=True, progress=Silent(), executor=Here()
    )
    assert len(left) < len(unsure)
    assert placed[0].filing is not None
    assert {item.slot for item in placed[0].filing.attachments} >= {"id-front", "id-back"}


def test_loose_picture_that_is_too_large_to_read_costs_no_client(tmp_path: Path) -> None:
    with (tmp_path / "IMG_0001.jpg").open("wb") as sink:
        sink.truncate(61_000_000)
    (client,) = clients_of(tmp_path, row_of())
    assert client.filing is not None
    found, left = attach(Case(client.filing, BOOK, DAY), tmp_path, read=True)
    assert (found, left) == (client.filing, ("IMG_0001.jpg",))
    _, unsure = place_pile(
        [client], tmp_path, BOOK, DAY, read=True, progress=Silent(), executor=Here()
    )
    assert "larger than 60 MB" in unsure[0].why.en


def test_values_that_two_subjects_share_are_told_of_both(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    rows = [row_of("a"), row_of("a", **OTHER)]
    first, second = done(clients_of(tmp_path, *rows), tmp_path)
    for outcome, name in ((first, "林晚舟"), (second, "苏念安")):
        shared = [said for said in outcome.findings if said.rule == "clients.mobile-used"]
        assert shared and name in shared[0].zh
        assert "clients.domain-used" in rules_of(outcome)
    alone = done(clients_of(tmp_path, rows[0]), tmp_path)[0]
    assert not {rule for rule in rules_of(alone) if rule.startswith("clients.")}


def test_what_a_thousand_clients_share_is_told_with_a_few_names_and_their_number() -> None:
    index = ClientsIndex()
    for number in range(1000):
        index.add("mobile", "13735500987", f"client {number:04d}")
    small = index.about([("mobile", "137-3550-0987")], "client 0002")
    assert index.others("mobile", "13735500987", besides="client 0002") == small.others(
        "mobile", "13735500987", besides="client 0002"
    )
    told = small.others("mobile", "13735500987", besides="client 0002")
    assert told.names == tuple(f"client {number:04d}" for number in (0, 1, 3, 4, 5))
    assert len(told.names) + told.unnamed == 999
    assert index.others("mobile", "13735500987", besides="nobody").unnamed == 995
    assert len(str(small.entries())) < 200, "what is sent to a process does not grow with the batch"


def test_portrait_of_one_person_sent_for_another_is_found_though_saved_anew(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    quick_pictures(tmp_path / "b")
    portrait = tmp_path / "b" / "admin-photo.jpg"
    image = ImageEnhance.Brightness(Image.open(portrait)).enhance(1.08)
    image.resize((image.width * 4 // 5, image.height * 4 // 5)).save(portrait, quality=80)
    outcomes = done(clients_of(tmp_path, row_of("a"), row_of("b", **OTHER)), tmp_path)
    for outcome, name in zip(outcomes, ("林晚舟", "苏念安"), strict=True):
        told = [said for said in outcome.findings if said.rule == "clients.picture-used"]
        assert told, rules_of(outcome)
        assert any(name in said.zh and "admin-photo" in said.zh for said in told)
    assert outcomes_in(tmp_path / "out") == outcomes


def test_card_of_one_person_sent_for_another_is_found_though_photographed_anew(
    tmp_path: Path,
) -> None:
    dice = random.Random(31)
    mine, other = (documents.id_front(dice, 0).image for _ in range(2))
    for name, data in (
        ("a", conditions.scan(mine)), ("b", conditions.photo(mine)), ("c", conditions.photo(other)),
    ):  # fmt: skip
        quick_pictures(tmp_path / name)
        (tmp_path / name / "id-front.jpg").write_bytes(data)
    number = resident_id("330106", "19930408", "225")
    third = {path: number if "number" in path else "何雨桐" for path in OTHER}
    rows = row_of("a"), row_of("b", **OTHER), row_of("c", **third)
    outcomes = done(clients_of(tmp_path, *rows), tmp_path)
    told = [[s.zh for s in one.findings if s.rule == "clients.card-alike"] for one in outcomes]
    assert "林晚舟" in told[0][0] and "苏念安" in told[1][0] and told[2] == []
    assert done(clients_of(tmp_path, *rows), tmp_path, batch={"resume": True}) == outcomes


class Deadly(LocalPool):
    """A pool whose process dies over one client."""

    def __init__(self, workers: int, row: int) -> None:
        super().__init__(workers)
        self._row = row

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[0].row == self._row:
            return super().submit(os._exit, 1)
        return super().submit(fn, *args, **kwargs)


@pytest.mark.slow
def test_process_that_dies_takes_its_client_along_and_no_other(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    clients = clients_of(tmp_path, *[row_of("a")] * 5)
    heard: list[Any] = []
    outcomes = done(
        clients,
        tmp_path,
        executor=None,
        make_pool=lambda workers: Deadly(workers, 4),
        batch={"jobs": 2},
        told=lambda outcome: heard.append(outcome.row),
        at_work=heard.append,
    )
    assert [outcome.state for outcome in outcomes] == ["ready", "ready", "failed", "ready", "ready"]
    assert "unexpectedly" in outcomes[2].findings[0].en
    under_way = [one for one in heard if isinstance(one, frozenset)]
    assert max(map(len, under_way)) == 2 and under_way[-1] == frozenset()
    for client in clients:
        begun = next(at for at, one in enumerate(heard) if one in under_way and client.row in one)
        assert begun < heard.index(client.row), "a client is worked on before it is done"
    again = done(clients, tmp_path, batch={"resume": True})
    assert [outcome.state for outcome in again] == ["ready"] * 5, "a lost client is tried again"


def test_stopped_batch_keeps_what_was_finished_and_goes_on_there(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "a")
    clients = clients_of(tmp_path, *[row_of("a")] * 4)
    token = CancelToken()
    heard: list[int] = []

    def told(outcome: Outcome) -> None:
        heard.append(outcome.row)
        if len(heard) == 2:
            token.cancel()

    with pytest.raises(Cancelled):
        done(clients, tmp_path, progress=Silent(token), told=told)
    kept = [outcome.row for outcome in outcomes_in(tmp_path / "out")]
    assert heard == kept[:2] or set(heard) <= set(kept)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*/state.json")}
    outcomes = done(clients, tmp_path, batch={"resume": True})
    assert [outcome.state for outcome in outcomes] == ["ready"] * 4
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_folder_of_an_earlier_run_is_not_taken_for_todays(tmp_path: Path) -> None:
    pictures(tmp_path / "a")
    (client,) = clients_of(tmp_path, row_of("a"))
    assert done([client], tmp_path)[0].state == "ready"
    (tmp_path / "a" / "id-front.jpg").unlink()
    (outcome,) = done([client], tmp_path, batch={"resume": True})
    target = tmp_path / "out" / folder_name(client)
    assert outcome.state == "errors" and not outcome.folder
    assert not (target / "upload").exists() and (target / "upload-outdated").is_dir()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_clients_run_on_a_cluster_that_is_there_already(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    quick_pictures(tmp_path / "a")
    clients = clients_of(tmp_path, *[row_of("a")] * 3)
    with (
        sockets.loopback(),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None,
            protocol="tcp", host="127.0.0.1",
        ) as there,
        cluster(there.scheduler_address) as executor,
    ):  # fmt: skip
        outcomes = done(clients, tmp_path, executor=executor)
    assert [outcome.state for outcome in outcomes] == ["ready"] * 3
    assert outcomes == done(clients, tmp_path)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_cluster_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("icpdesk.batch.workers.ANSWER_SECONDS", 2)
    with (
        sockets.loopback(),
        pytest.raises(InputError, match="No Dask scheduler answers"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def error(rule: str, where: str = "") -> Said:
    return Said(rule, "error", where, f"en {rule}", f"zh {rule}")


def test_queue_begins_with_what_one_click_solves_for_the_most() -> None:
    outcomes = [
        Outcome("a", 2, "errors", findings=[error("people.mobile", "x")]),
        Outcome("b", 3, "errors", findings=[error("people.mobile", "y"), error("scan.turned")]),
        Outcome("c", 4, "errors", findings=[error("scan.turned")]),
        Outcome(
            "d", 5, "errors", findings=[error("papers.missing")], unmatched=["x.jpg"], read=True
        ),
        Outcome("e", 6, "errors", findings=[error("papers.missing")]),
        Outcome("f", 7, "failed", findings=[error("")]),
        Outcome("g", 8, "ready", findings=[Said("x.y", "warning", "", "w", "w")]),
    ]
    queue = to_mend(outcomes)
    assert [(item.rule, item.how, item.solves) for item in queue] == [
        ("scan.turned", "click", 1),
        ("papers.missing", "choose", 1),
        ("people.mobile", "type", 1),
        ("papers.missing", "retake", 1),
        ("", "look", 0),
    ]
    assert queue[2].places == ((2, "x"), (3, "y"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_summary_takes_nothing_for_a_formula(text: str) -> None:
    outcome = Outcome(text, 2, "failed", findings=[Said("", "error", "", text, text)])
    book = load_workbook(io.BytesIO(summary_bytes([outcome])))
    for name in ("clients", "findings"):
        active: Any = book[name]
        cells = [cell for row in active.iter_rows(min_row=2) for cell in row if cell.value]
        assert all(cell.data_type != "f" for cell in cells)
        assert any(str(cell.value).startswith("'") for cell in cells)
    assert harmless("a\x00b\x0b") == "ab"


def test_summary_links_folders_and_tells_dates(tmp_path: Path) -> None:
    pictures(tmp_path / "a")
    outcomes = done(clients_of(tmp_path, row_of("a")), tmp_path)
    active: Any = load_workbook(io.BytesIO(summary_bytes(outcomes, today=DAY)))["clients"]
    link = active.cell(2, 10).hyperlink.target
    assert (tmp_path / "out" / link).is_file()
    assert str(active.cell(2, 6).value) >= DAY.isoformat()


def test_command_says_what_to_mend_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sheet(tmp_path / "c.xlsx", [row_of()])
    code = run_command(
        [
            "batch",
            "run",
            str(path),
            "--out",
            str(tmp_path / "out"),
            "--jobs",
            "1",
            "--as-of",
            "2026-11-24",
        ]
    )
    assert code == 1
    capsys.readouterr()
    assert run_command(["batch", "report", str(tmp_path / "out"), "--lang", "en"]) == 1
    assert "retake" in capsys.readouterr().out
