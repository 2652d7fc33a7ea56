"""What ``--help`` says stands there in English and in Chinese, for every command and option."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from icpdesk.cli import run
from icpdesk.cli.app import icpdesk

CHINESE = re.compile("[\u4e00-\u9fff]")


def commands(command: click.Command, name: str = "icpdesk") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            assert below is not None
            yield from commands(below, f"{name} {part}")


EVERY = dict(commands(icpdesk))


@pytest.mark.parametrize("name", EVERY)
def test_command_and_its_options_are_explained_in_both_languages(name: str) -> None:
    first, *_, last = (EVERY[name].help or "").split("\n\n")
    assert re.match("[A-Z]", first) and CHINESE.match(last.strip())
    for option in EVERY[name].params:
        if (
            isinstance(option, click.Option)
            and not option.hidden
            and "--version" not in option.opts
        ):
            told = option.help or ""
            assert re.match("[A-Za-z0-9]", told) and CHINESE.search(told), option.opts


@pytest.mark.parametrize("group", ["batch", "forms", "rules", "store"])
def test_a_group_lists_its_commands_in_the_language_of_the_call(
    group: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for language in ("en", "zh"):
        monkeypatch.setenv("ICPDESK_LANG", language)
        assert run([group, "--help"]) == 0
        told[language] = re.split("Commands:|命令:", capsys.readouterr().out)[1]
    assert not CHINESE.search(told["en"]) and "..." not in told["en"]
    lines = [line for line in told["zh"].splitlines() if re.match(r"  \S", line)]
    assert lines and all(CHINESE.search(line) for line in lines)
