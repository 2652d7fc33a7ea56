"""A word that no list knows: one line says so and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.cli import run

NEW = ["new", "--out", "filing.yaml", "--nature", "enterprise", "--province"]
NAME = ["validate", "website-name", "晴川示例科技"]


@pytest.mark.parametrize(
    ("call", "advice"),
    [
        ([*NEW, "guandong"], "Did you mean 'guangdong'?"),
        ([*NEW, "atlantis"], "in pinyin"),
        (["slots", "--province", "guandong"], "Did you mean 'guangdong'?"),
        (["slots", "--nature", "guild"], "public-institution"),
        ([*NAME, "--province", "guandong"], "Did you mean 'guangdong'?"),
        ([*NAME, "--nature", "guild"], "public-institution"),
        ([*NAME, "--provider", "alyun"], "aliyun"),
        (["rules", "list", "--province", "guandong"], "Did you mean 'guangdong'?"),
        (["inspect", "a.jpg", "--slot", "id-frnt"], "Did you mean 'id-front'?"),
        (["store", "list", "--store", "nowhere"], "store create"),
    ],
)
def test_it_is_named_with_what_is_known(
    call: list[str],
    advice: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(call) == 2
    out, err = capsys.readouterr()
    assert not out
    assert advice in err and len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())
