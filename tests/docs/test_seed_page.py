"""Every statement of the page that the program began with is shown by a command, in both states."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from icpdesk.cli import run
from tests.docs.pages import ROOT, blocks

PAGE = ROOT / "docs" / "seed.md"


def test_every_statement_is_shown_by_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ICPDESK_LANG", "en")
    shutil.copytree(ROOT / "assets" / "samples" / "2-company", tmp_path / "sample")
    told, answers, shown, wrong = "", {}, 0, []
    for block in blocks(PAGE):
        if block.title:
            (tmp_path / block.title).write_text(block.body, "utf-8")
        elif block.language == "sh":
            told = ""
            for words, codes in block.commands():
                asked = tuple(words)
                if asked not in answers:
                    code = run(words[1:])
                    answers[asked] = (code, "".join(capsys.readouterr()))
                code, answer = answers[asked]
                assert code in codes, f"{words} ended with {code}: {answer[-500:]}"
                told += answer
        elif block.language == "text":
            for line in block.body.splitlines():
                absent = line.startswith("not: ")
                shown += 1
                if (line.removeprefix("not: ") in told) is absent:
                    wrong.append(line)
    assert not wrong, wrong
    assert shown >= 50
