"""How every ``icpdesk store`` command finds its store and its passphrase."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.cli.language import default_language

if TYPE_CHECKING:
    from icpdesk.store import Store


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--store DIR`` and ``--passphrase-file FILE``."""
    function = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="First line is the password; otherwise ICPDESK_PASSPHRASE or a question / 首行为密码",
    )(function)
    return click.option(
        "--store",
        "folder",
        type=click.Path(path_type=Path),
        help="Folder of the store / 资料库位置",
    )(function)


def open_store(
    folder: Path | None, passphrase_file: Path | None, secret: str | None = None
) -> Store:
    """The store; without a passphrase at hand the keychain is asked before the user is."""
    from icpdesk.store import Store

    place = store_folder(folder)
    if secret is None and Store.exists(place) and Store.is_protected(place):
        if passphrase_file is None and "ICPDESK_PASSPHRASE" not in os.environ:
            known = Store.open_by_keychain(place)
            if known is not None:
                return known
        secret = passphrase(passphrase_file)
    return Store.open(place, secret)


def store_folder(folder: Path | None) -> Path:
    """The named folder, else the user's own."""
    from icpdesk.base.paths import data_dir

    return folder or data_dir() / "store"


def passphrase(file: Path | None, *, confirm: bool = False) -> str:
    """From the file, the environment, or the user."""
    if file is not None:
        return first_line(file)
    if "ICPDESK_PASSPHRASE" in os.environ:
        return os.environ["ICPDESK_PASSPHRASE"]
    question = Text("Password of the store", "资料库密码")[default_language()]
    asked: str = click.prompt(question, hide_input=True, confirmation_prompt=confirm, err=True)
    return asked


def first_line(file: Path) -> str:
    """The first line of a file; InputError when it is empty."""
    from icpdesk.base.files import read_bytes

    lines = read_bytes(file, limit=10_000).decode("utf-8-sig", "replace").splitlines()
    if not lines or not lines[0]:
        raise InputError(Text(f"{file} holds no password.", f"{file} 中没有密码。"))
    return lines[0]
