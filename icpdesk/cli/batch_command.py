"""``icpdesk batch``: many clients from a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.errors import InputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import (
    SpokenGroup,
    TerminalProgress,
    as_of_option,
    emit_json,
    json_option,
    language_option,
    say,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from icpdesk.batch.outcome import Outcome

_SHOWN = 3


@click.group("batch", cls=SpokenGroup)
def command() -> None:
    """Many clients from a spreadsheet.

    用表格批量处理客户。
    """


@command.command("template")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="File to write / 输出文件"
)
@language_option
def template(out: Path, lang: Language) -> int:
    """Write an empty sheet with drop-downs, help and an example.

    生成空白表格，带下拉列表、说明和示例。
    """
    from icpdesk.base.files import write_atomically
    from icpdesk.batch.template import template_bytes
    from icpdesk.pipeline.rules import open_rulebook

    if out.exists():
        raise InputError(Text(f"{out} exists already.", f"{out} 已存在。"))
    write_atomically(out, template_bytes(open_rulebook()), mode=0o644)
    say(Text(f"Written: {out}", f"已生成：{out}")[lang])
    return 0


@command.command("run")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder of the results / 结果文件夹",
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes; default: one a core, 8 at most / 进程数"
)
@click.option("--resume", is_flag=True, help="Do only what changed / 只处理有变化的客户")
@click.option("--read", is_flag=True, help="Read the pictures: match and compare / 识读图片")
@click.option(
    "--pictures",
    "pile",
    type=click.Path(path_type=Path),
    help="One folder for all clients / 全部客户共用的图片文件夹",
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="HEADING=FIELD",
    help="What a column means / 某一列的含义",
)
@click.option(
    "--leave-hidden", is_flag=True, help="Leave out rows that the sheet hides / 跳过隐藏的行"
)
@click.option("--scheduler", metavar="ADDRESS", help="Run on this Dask cluster / Dask 集群地址")
@as_of_option
@json_option
@language_option
def run(
    sheet: Path,
    out: Path,
    jobs: int | None,
    resume: bool,
    read: bool,
    pile: Path | None,
    maps: tuple[str, ...],
    leave_hidden: bool,
    scheduler: str | None,
    as_of: date | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Check and assemble every client of a sheet. Exit code 1 when one is not ready.

    检查并组装表格中的每个客户。有客户未就绪时退出码为 1。
    """
    from icpdesk.batch.columns import columns
    from icpdesk.batch.layout import parse_map
    from icpdesk.batch.whole import Wanted, run_sheet
    from icpdesk.batch.workers import jobs_of_this_machine
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    wanted = Wanted(
        sheet=sheet, out=out, pictures=pile, read=read, resume=resume, day=as_of,
        jobs=jobs or jobs_of_this_machine(),
        layout_map=parse_map(maps, columns(book)), leave_hidden=leave_hidden,
    )  # fmt: skip
    with _executor(scheduler) as executor:
        outcomes, unmatched = run_sheet(
            wanted,
            book,
            progress=TerminalProgress(),
            executor=executor,
            noted=lambda notes: _say_all(notes, lang),
        )
    for one in unmatched:
        click.echo(f"{one.file}: {one.why[lang]}", err=True)
    return _tell(outcomes, as_json, lang)


@command.command("report")
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@language_option
def report(folder: Path, as_json: bool, lang: Language) -> int:
    """Say how the clients of a finished or stopped batch stand, and what to mend first.

    说明批量处理中各客户的状态，以及先处理什么。
    """
    from icpdesk.batch.mending import to_mend
    from icpdesk.batch.outcome import outcomes_in

    if not folder.is_dir():
        raise InputError(Text(f"There is no folder {folder}.", f"没有文件夹 {folder}。"))
    outcomes = outcomes_in(folder)
    if not outcomes:
        raise InputError(
            Text(f"No batch has run in {folder}.", f"{folder} 中没有批量处理的结果。"),
            Text("Name the folder that was given to `batch run --out`.",
                 "请指定 batch run --out 所用的文件夹。"),
        )  # fmt: skip
    code = _tell(outcomes, as_json, lang)
    if not as_json:
        for item in to_mend(outcomes):
            clients = len({row for row, _ in item.places})
            say(
                Text(
                    f"{item.how:7s} {clients:4d} clients, {item.solves} ready then: {item.message.en}",
                    f"{item.how:7s} {clients:4d} 个客户，处理后 {item.solves} 个可提交：{item.message.zh}",
                )[lang]
            )
    return code


def _say_all(notes: Sequence[Text], lang: Language) -> None:
    for note in notes:
        click.echo(note[lang], err=True)


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    if address is None:
        yield None
        return
    from icpdesk.batch.workers import cluster

    with cluster(address) as executor:
        yield executor


def _tell(outcomes: Sequence[Outcome], as_json: bool, lang: Language) -> int:
    from icpdesk.batch.outcome import state_words

    if as_json:
        emit_json([_as_json(outcome, lang) for outcome in outcomes])
    else:
        for outcome in outcomes:
            say(f"{outcome.row:5d}  {state_words(outcome)[lang]:7s} {outcome.client}")
            for said in outcome.at("error")[:_SHOWN]:
                say(f"         {said.text(lang)}")
        counts = Counter(state_words(outcome)[lang] for outcome in outcomes)
        say("  ".join(f"{words}: {count}" for words, count in sorted(counts.items())))
    return 0 if all(outcome.state == "ready" for outcome in outcomes) else 1


def _as_json(outcome: Outcome, lang: Language) -> dict[str, Any]:
    """One object of ``--json``: how a client went, without fingerprints."""
    return {
        "client": outcome.client,
        "row": outcome.row,
        "state": outcome.state,
        "folder": outcome.folder,
        "errors": [said.text(lang) for said in outcome.at("error")],
        "warnings": len(outcome.at("warning")),
        "not_assessed": outcome.open_points,
        "unmatched": outcome.unmatched,
        "findings": [
            {
                "rule": said.rule,
                "severity": said.severity,
                "where": said.where,
                "message": said.zh if lang == "zh" else said.en,
                "advice": said.advice_zh if lang == "zh" else said.advice_en,
            }
            for said in outcome.findings
        ],
        "cross_check": outcome.matrix,
        "deadlines": [asdict(due) for due in outcome.deadlines],
    }
