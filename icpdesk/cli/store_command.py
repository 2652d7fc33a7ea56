"""``icpdesk store``: the encrypted store from the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.cli.common import (
    DayType,
    default_language,
    emit_json,
    json_option,
    language_option,
    say,
)
from icpdesk.errors import InputError
from icpdesk.text import Language, Text

if TYPE_CHECKING:
    from icpdesk.vault.store import Store


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--store DIR`` and ``--passphrase-file FILE``."""
    function = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="First line is the passphrase; otherwise ICPDESK_PASSPHRASE or a question",
    )(function)
    return click.option(
        "--store",
        "folder",
        type=click.Path(path_type=Path),
        help="Folder of the store / 资料库位置",
    )(function)


@click.group("store")
def command() -> None:
    """The encrypted store: create, list, export, back up, restore, purge."""


@command.command("create")
@store_option
@click.option("--without-passphrase", is_flag=True, help="Anyone with the folder can read it")
@language_option
def create(
    folder: Path | None, passphrase_file: Path | None, without_passphrase: bool, lang: Language
) -> int:
    """Make a new store. A forgotten passphrase cannot be replaced by anybody."""
    from icpdesk.vault.store import Store

    secret = None if without_passphrase else _passphrase(passphrase_file, confirm=True)
    with Store.create(_folder(folder), secret) as store:
        if not store.protected:
            say(
                Text(
                    "The store has no passphrase: who can read the folder can read the ID scans.",
                    "资料库没有口令：能读取该文件夹的人都能看到证件扫描件。",
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
    """List the filings."""
    with _open(folder, passphrase_file) as store:
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
                    "verdict": card.verdict,
                    "next_deadline": card.next_deadline,
                    "updated_at": card.updated_at,
                }
                for card in cards
            ]
        )
        return 0
    for card in cards:
        say(f"{card.id}  {card.state:9s}  {card.province:12s}  {card.subject_name or card.title}")
    say(Text(f"{len(cards)} filings", f"共 {len(cards)} 份")[lang])
    return 0


@command.command("add")
@click.argument("filing", type=click.Path(path_type=Path))
@store_option
@language_option
def add(filing: Path, folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Take a filing file and its pictures into the store."""
    from icpdesk.files import read_bytes
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.vault.blobs import MOST_BYTES

    loaded = read_filing(filing)
    pictures = {
        attachment.file: read_bytes(loaded.folder / attachment.file, limit=MOST_BYTES)
        for attachment in loaded.filing.attachments
        if attachment.file
    }
    with _open(folder, passphrase_file) as store:
        stored = store.filings.create(loaded.filing, note="taken from a file")
        for name, data in pictures.items():
            store.files.put(stored.id, name, data)
    say(stored.id)
    return 0


@command.command("export")
@click.argument("filing_id")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="New folder")
@store_option
@language_option
def export(
    filing_id: str, out: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Write a filing and its pictures into a folder, in the clear."""
    from icpdesk.files import folder_atomically
    from icpdesk.intake.yaml_write import write_filing
    from icpdesk.rulebook.book import shipped

    with _open(folder, passphrase_file) as store:
        stored = store.filings.load(filing_id)
        with folder_atomically(out) as work:
            write_filing(work / "filing.yaml", stored.filing, shipped())
            for file in store.files.names(filing_id):
                target = (work / file.name).resolve()
                if not target.is_relative_to(work.resolve()):
                    raise InputError(
                        Text(
                            f"'{file.name}' leads out of the folder.",
                            f"“{file.name}”超出了文件夹。",
                        )
                    )
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(store.files.get(filing_id, file.name))
        store.ledger.add_export(filing_id, "files", out)
    return 0


@command.command("disclose")
@click.argument("person")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="New folder")
@store_option
@language_option
def disclose_person(
    person: str, out: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Write everything about one person into a folder, in the clear."""
    from icpdesk.vault.disclosure import disclose

    with _open(folder, passphrase_file) as store:
        found = disclose(store, person, out)
    say(Text(f"{len(found)} filings written", f"已导出 {len(found)} 份")[lang])
    return 0


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@language_option
def backup(file: Path, folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Write an encrypted backup under the same passphrase."""
    from icpdesk.vault.backup import back_up

    secret = _passphrase(passphrase_file)
    with _open(folder, passphrase_file, secret) as store:
        back_up(store, file, secret)
    return 0


@command.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@language_option
def restore_backup(
    file: Path, folder: Path | None, passphrase_file: Path | None, lang: Language
) -> int:
    """Make a store out of a backup."""
    from icpdesk.vault.backup import restore

    restore(file, _folder(folder), _passphrase(passphrase_file)).close()
    return 0


@command.command("passphrase")
@click.option("--new-passphrase-file", type=click.Path(path_type=Path))
@store_option
@language_option
def passphrase(
    new_passphrase_file: Path | None,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Change the passphrase."""
    with _open(folder, passphrase_file) as store:
        new = (
            _first_line(new_passphrase_file)
            if new_passphrase_file
            else click.prompt(_NEW[lang], hide_input=True, confirmation_prompt=True, err=True)
        )
        store.change_passphrase(new)
    return 0


@command.command("recovery-key")
@store_option
@language_option
def recovery_key(folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Print a recovery key to lock away."""
    with _open(folder, passphrase_file) as store:
        say(store.make_recovery_key())
    return 0


@command.command("purge")
@click.option("--filing", "filing_id", help="One filing / 某一份")
@click.option(
    "--unchanged-since", type=DayType(), help="All that nobody changed since / 某日起未改动"
)
@click.option("--yes", is_flag=True, help="Do not ask / 不再询问")
@store_option
@language_option
def purge(
    filing_id: str | None,
    unchanged_since: date | None,
    yes: bool,
    folder: Path | None,
    passphrase_file: Path | None,
    lang: Language,
) -> int:
    """Remove filings for good, with their history and pictures."""
    if (filing_id is None) == (unchanged_since is None):
        raise click.UsageError("--filing / --unchanged-since")
    with _open(folder, passphrase_file) as store:
        if not yes:
            click.confirm(
                Text("This cannot be undone. Remove?", "删除后无法恢复，确定吗？")[lang],
                abort=True,
                err=True,
            )
        gone = store.purge(filing=filing_id, unchanged_since=unchanged_since)
    say(Text(f"{len(gone)} filings removed", f"已删除 {len(gone)} 份")[lang])
    return 0


@command.command("check")
@store_option
@language_option
def check(folder: Path | None, passphrase_file: Path | None, lang: Language) -> int:
    """Verify that the store is whole."""
    with _open(folder, passphrase_file) as store:
        store.check()
    say(Text("The store is whole.", "资料库完好。")[lang])
    return 0


_NEW = Text("New passphrase", "新口令")


def _open(folder: Path | None, passphrase_file: Path | None, secret: str | None = None) -> Store:
    from icpdesk.vault.store import Store

    place = _folder(folder)
    if secret is None and Store.exists(place) and Store.is_protected(place):
        secret = _passphrase(passphrase_file)
    return Store.open(place, secret)


def _folder(folder: Path | None) -> Path:
    from icpdesk.paths import data_dir

    return folder or data_dir() / "store"


def _passphrase(file: Path | None, *, confirm: bool = False) -> str:
    if file is not None:
        return _first_line(file)
    if "ICPDESK_PASSPHRASE" in os.environ:
        return os.environ["ICPDESK_PASSPHRASE"]
    question = Text("Passphrase of the store", "资料库口令")[default_language()]
    asked: str = click.prompt(question, hide_input=True, confirmation_prompt=confirm, err=True)
    return asked


def _first_line(file: Path) -> str:
    from icpdesk.files import read_bytes

    lines = read_bytes(file, limit=10_000).decode("utf-8", "replace").splitlines()
    if not lines or not lines[0]:
        raise InputError(Text(f"{file} holds no passphrase.", f"{file} 中没有口令。"))
    return lines[0]
