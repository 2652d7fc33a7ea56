"""``icpdesk store``: the encrypted store from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import (
    DayType,
    SpokenGroup,
    emit_json,
    json_option,
    language_option,
    say,
)
from icpdesk.cli.store_access import first_line, open_store, store_folder, store_option
from icpdesk.cli.store_access import passphrase as passphrase_of
from icpdesk.cli.store_records import COMMANDS


@click.group("store", cls=SpokenGroup)
def command() -> None:
    """The encrypted store: create, list, export, back up, restore, purge.

    加密资料库：新建、列出、导出、备份、恢复、清除。
    """


for _more in COMMANDS:
    command.add_command(_more)


@command.command("create")
@store_option
@click.option(
    "--without-passphrase",
    is_flag=True,
    help="Anyone with the folder can read it / 不设密码，得到文件夹的人都能读取",
)
@language_option
def create(
    folder: Path | None, passphrase_file: Path | None, without_passphrase: bool, lang: Language
) -> int:
    """Make a new store. A forgotten passphrase cannot be replaced by anybody.

    新建资料库。口令遗失后任何人都无法找回。
    """
    from icpdesk.store import Store

    secret = None if without_passphrase else passphrase_of(passphrase_file, confirm=True)
    with Store.create(store_folder(folder), secret) as store:
        if not store.protected:
            say(
                Text(
                    "The store has no password: who can read the folder can read the ID scans.",
                    "资料库没有密码：能读取该文件夹的人都能看到证件扫描件。",
                )[lang]
            )
    return 0


@command.command("list")
@store_option
@click.option("--search", default="", help="Part of a name, domain or pinyin / 名称、域名或拼音")
@click.option("--archived", is_flag=True, help="Only what was put away / 已归档")
@json_option
@language_option
def list_filings(
    folder: Path | None,
    passphrase_file: Path | None,
    search: str,
    archived: bool,
    as_json: bool,
    lang: Language,
) -> int:
    """List the filings.

    列出备案。
    """
    with open_store(folder, passphrase_file) as store:
        cards = store.filings.cards(search, archived=archived)
    if as_json:
        emit_json(
            [
                {
                    "id": card.id,
                    "title": card.title,
                    "state": card.state,
                    "province": card.province,
                    "subject": card.subject_name,
                    # Contract: pass, warn or fail; nothing where not everything was looked at.
                    "verdict": card.verdict if card.verdict in ("pass", "warn", "fail") else "",
                    "errors": card.errors,
                    "missing": card.missing,
                    "not_looked_at": card.waiting,
                    "next_deadline": card.next_deadline,
                    "updated_at": card.updated_at,
                }
                for card in cards
            ]
        )
        return 0
    for card in cards:
        say(f"{card.id}  {card.state:9s}  {card.province:12s}  {card.subject_name or card.title}")
    noun = "filing" if len(cards) == 1 else "filings"
    say(Text(f"{len(cards)} {noun}", f"共 {len(cards)} 份")[lang])
    return 0


@command.command("add")
@click.argument("filing", type=click.Path(path_type=Path))
@store_option
@language_option
def add(filing: Path, folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Take a filing file and its pictures into the store.

    把备案文件及其图片收入资料库。
    """
    from icpdesk.pipeline.copies import take_in
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    with open_store(folder, passphrase_file) as store:
        say(take_in(store, filing, book))
    return 0


@command.command("export")
@click.argument("filing_id")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="New folder / 新文件夹")
@store_option
@language_option
def export(
    filing_id: str, out: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Write a filing and its pictures into a folder, in the clear.

    把备案及其图片写入文件夹（不加密）。
    """
    from icpdesk.pipeline.copies import copy_out
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    with open_store(folder, passphrase_file) as store:
        copy_out(store, filing_id, out, book)
    return 0


@command.command("disclose")
@click.argument("person")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="New folder / 新文件夹")
@store_option
@language_option
def disclose_person(
    person: str, out: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Write everything about one person into a folder, in the clear.

    把某个人的全部资料写入文件夹（不加密）。
    """
    from icpdesk.pipeline import keep

    with open_store(folder, passphrase_file) as store:
        found = keep.disclose_person(store, person, out)
    say(Text(f"{len(found)} filings written", f"已导出 {len(found)} 份")[lang])
    return 0


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@language_option
def backup(file: Path, folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Write an encrypted backup under the same passphrase.

    生成加密备份，口令相同。
    """
    from icpdesk.pipeline.keep import back_up

    secret = passphrase_of(passphrase_file)
    with open_store(folder, passphrase_file, secret) as store:
        back_up(store, file, secret)
    return 0


@command.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@language_option
def restore_backup(
    file: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Make a store out of a backup.

    由备份恢复资料库。
    """
    from icpdesk.pipeline import keep

    keep.restore_backup(file, store_folder(folder), passphrase_of(passphrase_file)).close()
    return 0


@command.command("passphrase")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    help="First line is the new password / 首行为新密码",
)
@store_option
@language_option
def passphrase(
    new_passphrase_file: Path | None,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Change the passphrase.

    更改口令。
    """
    with open_store(folder, passphrase_file) as store:
        new = (
            first_line(new_passphrase_file)
            if new_passphrase_file
            else click.prompt(_NEW[lang], hide_input=True, confirmation_prompt=True, err=True)
        )
        store.change_passphrase(new)
    return 0


@command.command("recovery-key")
@click.option("--pdf", type=click.Path(path_type=Path), help="A page to print / 可打印的页面")
@store_option
@language_option
def recovery_key(
    pdf: Path | None, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Make a recovery key to lock away; an earlier one stops working.

    生成恢复密钥并妥善保管，原有的恢复密钥随即失效。
    """
    from icpdesk.base.files import demand_free

    if pdf is not None:
        demand_free(pdf)  # Told before the password is asked for.
    with open_store(folder, passphrase_file) as store:
        if pdf is not None:
            from icpdesk.pipeline.keep import print_recovery_key

            print_recovery_key(store, pdf)
            say(Text(f"Print {pdf}, then delete the file.", f"请打印 {pdf} 后删除该文件。")[lang])
            return 0
        words = store.make_recovery_key()
    say(words)
    return 0


@command.command("purge")
@click.option("--filing", "filing_id", help="One filing / 某一份")
@click.option("--client", help="All filings of this subject, by its exact name / 某主体的全部备案")
@click.option(
    "--unchanged-since", type=DayType(), help="All that nobody changed since / 某日起未改动"
)
@click.option(
    "--due", is_flag=True, help="All that the retention period is over for / 已到保留期限"
)
@click.option("--dry-run", is_flag=True, help="Only list them / 仅列出")
@click.option("--yes", is_flag=True, help="Do not ask / 不再询问")
@store_option
@language_option
def purge(
    filing_id: str | None,
    client: str | None,
    unchanged_since: date | None,
    due: bool,
    dry_run: bool,
    yes: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Remove filings for good, with their history and pictures.

    彻底删除备案及其历史和图片。
    """
    if [bool(filing_id), bool(client), bool(unchanged_since), due].count(True) != 1:
        raise click.UsageError("--filing / --client / --unchanged-since / --due")
    with open_store(folder, passphrase_file) as store:
        if filing_id:
            chosen = [filing_id]
        elif client:
            chosen = [card.id for card in store.retention.of_client(client)]
        elif unchanged_since:
            chosen = [card.id for card in store.retention.unchanged_since(unchanged_since)]
        else:
            chosen = [card.id for card in store.retention.due()]
        if dry_run:
            for one in chosen:
                say(one)
            return 0
        if not yes:
            click.confirm(
                Text(
                    f"{len(chosen)} filings. This cannot be undone. Remove?",
                    f"共 {len(chosen)} 份，删除后无法恢复，确定吗？",
                )[lang],
                abort=True,
                err=True,
            )
        left = store.ledger.still_there(chosen)
        gone = store.retention.purge(chosen)
    say(Text(f"{len(gone)} filings removed", f"已删除 {len(gone)} 份")[lang])
    for target in left:
        say(Text(f"An export is still there: {target}", f"导出的文件仍在：{target}")[lang])
    return 0


@command.command("check")
@store_option
@language_option
def check(folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Verify that the store is whole.

    检查资料库是否完好。
    """
    with open_store(folder, passphrase_file) as store:
        store.check()
    say(Text("The store is whole.", "资料库完好。")[lang])
    return 0


_NEW = Text("New password", "新密码")
