"""What all commands share: language, JSON output, progress on stderr, the words for errors."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import click

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.progress import CancelToken
from icpdesk.base.text import Language, Text
from icpdesk.cli import streams
from icpdesk.cli.language import choose_language, default_language


def _remember(_: click.Context, __: click.Parameter, value: str | None) -> Language:
    if value:
        choose_language(cast(Language, value))
    return default_language()


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--lang en|zh``; the command takes it as ``lang``."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        callback=_remember,
        is_eager=True,
        expose_value=True,
        help="Language of messages / 提示语言",
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--json``; the command takes it as ``as_json``."""
    return click.option(
        "--json", "as_json", is_flag=True, help="One JSON document on stdout / 输出 JSON"
    )(function)


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A calendar day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day, no time
        except ValueError:
            self.fail(
                Text(f"'{value}' is not a day such as 2026-11-24.", f"“{value}”不是日期。")[
                    default_language()
                ]
            )


class SpokenGroup(click.Group):
    """Lists its commands in the language of the call: the first paragraph of their help is English,
    the last one Chinese."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line a command."""
        language = default_language()
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            paragraphs = ((command and command.help) or "").split("\n\n")
            rows.append((name, " ".join(paragraphs[-1 if language == "zh" else 0].split())))
        with formatter.section(Text("Commands", "命令")[language]):
            formatter.write_dl(rows)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--as-of``; the command takes it as ``as_of``, None where it was not said."""
    return click.option(
        "--as-of", type=DayType(), help="Rules and dates of this day / 按这一天的规定"
    )(function)


def rules_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--rules``; the command takes it as ``rules_file``."""
    return click.option(
        "--rules",
        "rules_file",
        type=click.Path(path_type=Path),
        help="Own rules (TOML) / 自有规则文件",
    )(function)


def say(text: str = "") -> None:
    """One line on stdout."""
    click.echo(text)


def tell_changes(changes: Sequence[Text], lang: Language) -> None:
    """Say on stderr what the cleaner changed in the values of a filing file."""
    for change in changes:
        click.echo(change[lang], err=True)


def emit_json(document: Any) -> None:
    """The one JSON document on stdout, always UTF-8."""
    streams.write_utf8(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")


def explain(problem: IcpdeskError) -> None:
    """The error's sentence on stderr."""
    language = default_language()
    lead = Text("icpdesk: ", "icpdesk：")[language]
    click.echo(lead + problem.say(language), err=True)


class TerminalProgress:
    """Prints progress on stderr once the work has taken a second; a Progress."""

    def __init__(self, token: CancelToken | None = None) -> None:
        self._token = token or CancelToken()
        self._start = time.monotonic()
        self._shown = 0.0
        self._line = ""
        self._live = sys.stderr.isatty()

    def step(self, done: int, total: int, what: Text) -> None:
        """Show how far it is, at most five times a second."""
        self._token.check()
        now = time.monotonic()
        if now - self._start < 1 or (now - self._shown < 0.2 and done < total):
            return
        self._shown = now
        share = f"{100 * done // total:3d} %" if total else ""
        line = f"{share} {what[default_language()]}"
        if line == self._line:
            return
        self._line = line
        end = "\r" if self._live and done < total else "\n"
        clear = "\x1b[2K" if self._live else ""
        sys.stderr.write(f"{clear}{line}{end}")
        sys.stderr.flush()
