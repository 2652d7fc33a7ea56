"""``icpdesk batch``: many clients from a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from icpdesk.cli.common import (
    DayType,
    TerminalProgress,
    emit_json,
    json_option,
    language_option,
    say,
)
from icpdesk.errors import InputError
from icpdesk.text import Language, Text

if TYPE_CHECKING:
    from icpdesk.batch.client import Outcome


@click.group("batch")
def command() -> None:
    """Many clients from a spreadsheet."""


@command.command("template")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@language_option
def template(out: Path, lang: Language) -> int:
    """Write an empty sheet with drop-downs, help and an example."""
    from icpdesk.batch.template import template_bytes
    from icpdesk.files import write_atomically
    from icpdesk.rulebook.book import shipped

    if out.exists():
        raise InputError(Text(f"{out} exists already.", f"{out} 已存在。"))
    write_atomically(out, template_bytes(shipped()), mode=0o644)
    say(Text(f"Written: {out}", f"已生成：{out}")[lang])
    return 0


@command.command("run")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the results")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--resume", is_flag=True, help="Do only what changed / 只处理有变化的客户")
@click.option("--as-of", type=DayType())
@json_option
@language_option
def run(
    sheet: Path,
    out: Path,
    jobs: int,
    resume: bool,
    as_of: date | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Check and assemble every client of a sheet. Exit code 1 when one is not ready."""
    from icpdesk.batch.runner import run_batch
    from icpdesk.batch.sheet import read_clients
    from icpdesk.batch.summary import summary_bytes
    from icpdesk.files import write_atomically
    from icpdesk.rulebook.book import shipped

    clients = read_clients(sheet, shipped())
    out.mkdir(parents=True, exist_ok=True)
    outcomes = run_batch(
        clients,
        sheet.absolute().parent,
        out,
        progress=TerminalProgress(),
        jobs=jobs,
        resume=resume,
        day=as_of,
    )
    write_atomically(out / "summary.xlsx", summary_bytes(outcomes), mode=0o600)
    return _tell(outcomes, as_json, lang)


@command.command("report")
@click.argument("folder", type=click.Path(path_type=Path))
@json_option
@language_option
def report(folder: Path, as_json: bool, lang: Language) -> int:
    """Say how the clients of a finished or stopped batch stand."""
    from icpdesk.batch.summary import outcomes_in

    if not folder.is_dir():
        raise InputError(Text(f"There is no folder {folder}.", f"没有文件夹 {folder}。"))
    return _tell(outcomes_in(folder), as_json, lang)


def _tell(outcomes: Sequence[Outcome], as_json: bool, lang: Language) -> int:
    if as_json:
        emit_json([asdict(outcome) for outcome in outcomes])
    else:
        for outcome in outcomes:
            say(f"{outcome.row:5d}  {outcome.state:7s} {outcome.client}")
            for line in outcome.errors[:3]:
                say(f"         {line}")
        counts = Counter(outcome.state for outcome in outcomes)
        say("  ".join(f"{state}: {count}" for state, count in sorted(counts.items())))
    return 0 if all(outcome.state == "ready" for outcome in outcomes) else 1
