"""``icpdesk store``: what the store knows about a filing's past, and how long it keeps it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.store_access import open_store, store_option


@click.command("history")
@click.argument("filing_id")
@click.option("--between", nargs=2, type=int, metavar="OLD NEW", help="Fields that differ / 差异")
@json_option
@store_option
@language_option
def history(
    filing_id: str,
    between: tuple[int, int] | None,
    as_json: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Who changed a filing and when, or what differs between two versions.

    谁在何时修改了备案，或两个版本之间的差别。
    """
    rows: list[dict[str, Any]]
    with open_store(folder, passphrase_file) as store:
        store.filings.load(filing_id)
        if between:
            rows = [asdict(change) for change in store.filings.changes(filing_id, *between)]
        else:
            rows = [asdict(version) for version in store.filings.history(filing_id)]
    if as_json:
        emit_json(rows)
        return 0
    for row in rows:
        if between:
            say(f"{row['path']}: {row['old'] or '–'} → {row['new'] or '–'}")
        else:
            say(f"{row['revision']:5d}  {row['at'][:19]}  {row['who']}  {row['note']}".rstrip())
    return 0


@click.command("bring-back")
@click.argument("filing_id")
@click.argument("revision", type=int)
@store_option
@language_option
def bring_back(
    filing_id: str, revision: int, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Make an old version of a filing the newest; what came between stays in the history.

    把旧版本恢复为最新版本，其间的版本仍留在历史中。
    """
    with open_store(folder, passphrase_file) as store:
        stored = store.filings.restore(filing_id, revision)
    say(Text(f"It is version {stored.revision} now.", f"现为第 {stored.revision} 版。")[lang])
    return 0


@click.command("rejections")
@click.argument("filing_id", required=False)
@click.option("--add", "message", help="What the reviewer wrote / 驳回意见")
@click.option(
    "--at", "places", multiple=True, metavar="FIELD", help="Field that it is about / 所涉字段"
)
@click.option("--resolved", type=int, metavar="NUMBER", help="Tick one off / 标记为已处理")
@json_option
@store_option
@language_option
def rejections(
    filing_id: str | None,
    message: str | None,
    places: tuple[str, ...],
    resolved: int | None,
    as_json: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """The rejection log of one filing or of all.

    某份或全部备案的退回记录。
    """
    if message and not filing_id:
        raise click.UsageError("--add: FILING_ID")
    with open_store(folder, passphrase_file) as store:
        if filing_id:
            store.filings.load(filing_id)
        if message and filing_id:
            store.rejections.add(filing_id, message, places=places)
        if resolved is not None:
            store.rejections.set_resolved(resolved)
        told = store.rejections.of(filing_id) if filing_id else store.rejections.all()
    if as_json:
        emit_json([asdict(one) for one in told])
        return 0
    for one in told:
        mark = "x" if one.resolved_at else " "
        say(f"{one.id:4d} [{mark}] {one.at[:10]}  {one.filing}  {one.message}")
    return 0


@click.command("stages")
@click.argument("filing_id")
@click.option(
    "--add",
    "stage",
    metavar="STAGE",
    help="handed-in, sms-answered, with-administration, approved, sent-back / 阶段",
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Day, else today / 日期，默认今天")
@click.option("--evidence", default="", help="What shows it / 凭据")
@click.option("--remove", type=int, metavar="NUMBER", help="Take a wrong entry out / 删除错误记录")
@json_option
@store_option
@language_option
def stages(
    filing_id: str,
    stage: str | None,
    on: datetime | None,
    evidence: str,
    remove: int | None,
    as_json: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """How far an order came, with dates and evidence; handed in is not done.

    备案进度：各阶段的日期与凭据；提交不等于完成。
    """
    from icpdesk.pipeline.follow_up import stages_of_an_order

    if stage is None and (on or evidence):
        raise click.UsageError("--on, --evidence: --add STAGE")
    with open_store(folder, passphrase_file) as store:
        store.filings.load(filing_id)
        if remove is not None:
            store.stages.take_out(filing_id, remove)
        if stage is not None:
            day = on.date() if on else date.today()  # noqa: DTZ011 - the user's calendar
            store.stages.add(filing_id, stage, day, evidence=evidence)
        told = store.stages.of(filing_id)
    if as_json:
        emit_json([asdict(one) for one in told])
        return 0
    names = stages_of_an_order()
    nothing = Text("no evidence noted", "未记录凭据")[lang]
    for one in told:
        say(f"{one.id:4d}  {one.day}  {names[one.stage][lang]}  {one.evidence or nothing}")
    if not told:
        say(Text("Nothing noted yet.", "尚无记录。")[lang])
    return 0


@click.command("exports")
@click.argument("filing_id", required=False)
@json_option
@store_option
@language_option
def exports(
    filing_id: str | None,
    as_json: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Folders and files that were written in the clear, to find and remove them.

    列出以未加密形式导出的文件夹和文件，便于查找和删除。
    """
    with open_store(folder, passphrase_file) as store:
        found = store.ledger.exports(filing_id)
    if as_json:
        emit_json([asdict(one) for one in found])
        return 0
    for one in found:
        say(f"{one.at[:19]}  {one.what}  {one.target}")
    return 0


@click.command("retention")
@click.option("--days", type=click.IntRange(0, 36_500), help="0 = keep for good / 0 表示一直保留")
@json_option
@store_option
@language_option
def retention(
    days: int | None,
    as_json: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """How long filings are kept, and which are due; 'purge --due' removes those.

    备案保留多久、哪些已到期；用 purge --due 删除到期的备案。
    """
    with open_store(folder, passphrase_file) as store:
        if days is not None:
            store.retention.set_days(days)
        kept, due = store.retention.days, store.retention.due()
    if as_json:
        emit_json({"days": kept, "due": [card.id for card in due]})
        return 0
    words = Text(f"Kept for {kept} days without a change.", f"未改动 {kept} 天后到期。")
    say((words if kept else Text("Kept for good.", "一直保留。"))[lang])
    for card in due:
        say(f"{card.id}  {card.updated_at[:10]}  {card.subject_name or card.title}")
    return 0


@click.command("keychain")
@click.argument("state", type=click.Choice(["on", "off"]))
@store_option
@language_option
def use_keychain(
    state: str, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Let the system's keychain open the store, or ask for the passphrase again.

    由系统钥匙串打开资料库，或恢复为询问口令。
    """
    with open_store(folder, passphrase_file) as store:
        if state == "on":
            store.remember_in_keychain()
        else:
            store.forget_keychain()
    return 0


COMMANDS = (history, bring_back, rejections, stages, exports, retention, use_keychain)
