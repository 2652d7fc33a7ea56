"""Rulebook packs: only what a trusted publisher signed, unchanged, in date and never older."""

from __future__ import annotations

import importlib.util
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icpdesk.base.errors import FileProblem, InputError, OutputError
from icpdesk.base.paths import rule_packs_dir
from icpdesk.checks.registry import demand_known
from icpdesk.cli import run
from icpdesk.model import Severity
from icpdesk.pipeline.check import check
from icpdesk.pipeline.rule_files import imported
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.packs import pack as packs
from icpdesk.rulebook.packs import pack_file, pack_keys
from tests.support.filings import clean_filing

DAY = date(2026, 11, 24)
END = date(2027, 12, 31)
PRIVATE, PUBLIC = pack_keys.new_key()
OTHER_PRIVATE, OTHER_PUBLIC = pack_keys.new_key()
KEY = pack_keys.load_public(PUBLIC)
KEYS = {pack_keys.key_id(KEY): KEY}
SOURCES = shipped().sources

RULES = """
[sources.notice]
title = "Notice of the Sichuan administration"
as_of = 2026-11-20

[[rules]]
id = "website.remark-too-short"
key = "sichuan-2027"
severity = "error"
sources = ["notice"]
provinces = ["sichuan"]
natures = ["individual"]
at_least = {at_least}
"""


def made(version: str = "2027.1", at_least: int = 500, **changes: Any) -> bytes:
    about = {"name": "sichuan-2027", "version": version, "expires": END, **changes}
    key = about.pop("key", PRIVATE)
    return pack_file.sign(about.pop("rules", RULES.format(at_least=at_least)), key, **about)


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    """A folder to download packs into; the publisher is trusted."""
    (tmp_path / "publisher.pem").write_bytes(PUBLIC)
    pack_keys.trust(tmp_path / "publisher.pem")
    return tmp_path


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "download.toml"
    path.write_bytes(data)
    return path


def install(folder: Path, data: bytes, day: date = DAY) -> packs.Pack:
    return packs.install(saved(folder, data), day=day, sources=SOURCES, demand=demand_known)


def test_an_installed_pack_speaks_in_the_next_check(trusted: Path) -> None:
    filing = clean_filing("sichuan", "individual")
    assert not check(filing, as_of=DAY).at(Severity.ERROR)
    pack = install(trusted, made())
    assert (pack.name, pack.version, pack.expires) == ("sichuan-2027", "2027.1", END)
    report = check(filing, as_of=DAY)
    (finding,) = report.at(Severity.ERROR)
    assert finding.rule == "website.remark-too-short"
    assert finding.sources[0].title == "Notice of the Sichuan administration"
    assert report.rulebook_version.endswith("+sichuan-2027-2027.1")
    packs.remove("sichuan-2027")
    assert not check(filing, as_of=DAY).at(Severity.ERROR)


def test_nobody_is_trusted_at_first(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="do not trust"):
        install(tmp_path, made())
    assert not rule_packs_dir().exists()


def test_a_stranger_cannot_sign(trusted: Path) -> None:
    with pytest.raises(FileProblem, match="do not trust"):
        install(trusted, made(key=OTHER_PRIVATE))


def test_a_stranger_cannot_borrow_the_publishers_id(trusted: Path) -> None:
    stranger = pack_keys.key_id(pack_keys.load_public(OTHER_PUBLIC)).encode()
    forged = made(key=OTHER_PRIVATE).replace(stranger, pack_keys.key_id(KEY).encode(), 1)
    with pytest.raises(FileProblem, match="changed after it was signed"):
        install(trusted, forged)


def test_trust_can_be_taken_back_by_command(
    trusted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(trusted, made())
    name = pack_keys.key_id(KEY)
    assert run(["rules", "distrust", "0000"]) == 2
    assert name in capsys.readouterr().err
    assert run(["rules", "distrust", name]) == 0
    assert name in capsys.readouterr().out
    assert pack_keys.trusted_keys() == {}
    held, left_out = imported()
    assert not held and "do not trust" in left_out[0].message.en


def test_trust_can_be_taken_back(trusted: Path) -> None:
    install(trusted, made())
    pack_keys.distrust(pack_keys.key_id(KEY))
    good, bad = packs.installed(day=DAY, sources=SOURCES)
    assert good == ()
    assert "do not trust" in bad[0].message.en
    with pytest.raises(InputError):
        pack_keys.distrust("../../etc/passwd")


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(made()) - 1), bit=st.integers(0, 7))
def test_no_bit_of_a_pack_can_be_changed(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    data = bytearray(made())
    data[place % len(data)] ^= 1 << bit
    path = saved(tmp_path_factory.mktemp("pack"), bytes(data))
    with pytest.raises(FileProblem):
        packs.read_pack(path, day=DAY, sources=SOURCES, keys=KEYS)


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300))
def test_rubbish_is_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = saved(tmp_path_factory.mktemp("pack"), data)
    with pytest.raises(FileProblem) as problem:
        packs.read_pack(path, day=DAY, sources=SOURCES, keys=KEYS)
    assert problem.value.message.zh


@pytest.mark.parametrize("tail", [b"\n", b'\n[[rules]]\nid = "website.name-too-short"\n'])
def test_nothing_can_be_added_behind_the_end(trusted: Path, tail: bytes) -> None:
    with pytest.raises(FileProblem, match="changed after it was signed"):
        install(trusted, made() + tail)


def test_the_last_day_counts_and_the_next_does_not(trusted: Path) -> None:
    path = saved(trusted, made())
    assert packs.read_pack(path, day=END, sources=SOURCES).expires == END
    with pytest.raises(FileProblem, match="ended on 2027-12-31"):
        packs.read_pack(path, day=END + timedelta(days=1), sources=SOURCES)
    install(trusted, made())
    good, bad = packs.installed(day=END + timedelta(days=1), sources=SOURCES)
    assert (good, len(bad)) == ((), 1)


def test_an_older_version_is_refused_even_after_removal(trusted: Path) -> None:
    install(trusted, made("2027.10"))
    with pytest.raises(FileProblem, match=r"2027.9 is older than 2027.10"):
        install(trusted, made("2027.9"))
    packs.remove("sichuan-2027")
    with pytest.raises(FileProblem, match="is older than"):
        install(trusted, made("2027.9"))
    assert install(trusted, made("2027.10.1")).version == "2027.10.1"


def test_the_same_version_cannot_change_its_content(trusted: Path) -> None:
    install(trusted, made())
    assert install(trusted, made()).version == "2027.1"
    with pytest.raises(FileProblem, match="with other content"):
        install(trusted, made(at_least=20))
    with pytest.raises(FileProblem, match="with other content"):
        install(trusted, made("2027.1.0", at_least=20))


def test_a_damaged_ledger_is_told_and_nothing_is_installed(trusted: Path) -> None:
    install(trusted, made())
    (rule_packs_dir() / "seen.json").write_text("[1, 2", "utf-8")
    with pytest.raises(FileProblem, match="damaged"):
        install(trusted, made("2027.2"))
    assert packs.installed(day=DAY, sources=SOURCES)[0][0].version == "2027.1"


def test_a_pack_that_cannot_be_stored_leaves_the_old_one(
    trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(trusted, made())
    before = (rule_packs_dir() / "sichuan-2027.toml").read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="cannot be written"):
        install(trusted, made("2027.2"))
    assert (rule_packs_dir() / "sichuan-2027.toml").read_bytes() == before
    assert not list(rule_packs_dir().glob(".*.tmp"))


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ("", "needs a name"),
        (
            "[[rules]]\nid = 'website.no-such'\nsources = ['huawei-kb']\n",
            "no rule 'website.no-such'",
        ),
        (
            "[[rules]]\nid = 'website.name-too-short'\nsources = ['nobody']\n",
            "unknown source 'nobody'",
        ),
        (
            "[[rules]]\nid = 'website.name-too-short'\nsources = ['huawei-kb']\n",
            "'at_least' is missing",
        ),
        (
            "[[rules]]\nid = 'website.name-too-short'\nsources = ['huawei-kb']\nat_least = 3\nwhen = ['full-moon']\n",
            "no condition 'full-moon'",
        ),
        (
            "[[rules]]\nid = 'website.name-too-short'\nsources = ['huawei-kb']\nat_least = 3\nwhen = ['domains-at-least:x']\n",
            "cannot be used",
        ),
        ("rules = [1, 2]\n", "needs a name"),
        (
            "[sources]\nx = 1\n[[rules]]\nid = 'website.name-only-digits'\nsources = ['x']\n",
            "the day it was read",
        ),
    ],
)
def test_rows_that_cannot_be_used_are_named(trusted: Path, rules: str, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        install(trusted, made(rules=rules))
    assert not list(rule_packs_dir().glob("*.toml"))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../rules"}, {"name": "Sichuan"}, {"name": ""}, {"version": "new"},
        {"version": "1.2.3.4.5"}, {"version": "1\"\nname = \"x"}, {"rules": "[pack]\nx = 1\n"},
    ],
)  # fmt: skip
def test_a_pack_is_not_signed_with_a_name_or_version_that_does_harm(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(FileProblem):
        made(**changes)


@pytest.mark.parametrize("content", [b"", b"no key", OTHER_PRIVATE, b"\xff" * 100])
def test_only_public_ed25519_keys_are_trusted(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.pem").write_bytes(content)
    with pytest.raises(FileProblem, match="not an Ed25519 key"):
        pack_keys.trust(tmp_path / "key.pem")
    assert pack_keys.trusted_keys() == {}


def test_difference_between_two_packs(trusted: Path) -> None:
    more = "[[rules]]\nid = 'website.name-too-short'\nkey = 'x'\nsources = ['huawei-kb']\nat_least = 4\n"
    old = packs.read_pack(saved(trusted, made()), day=DAY, sources=SOURCES).rules
    new = packs.read_pack(
        saved(trusted, made(rules=RULES.format(at_least=40) + more)), day=DAY, sources=SOURCES
    ).rules
    change = packs.diff(old, new)
    assert [rule.id for rule in change.added] == ["website.name-too-short"]
    assert change.removed == ()
    assert [(a["at_least"], b["at_least"]) for a, b in change.changed] == [(500, 40)]
    assert [rule.id for rule in packs.diff(new, old).removed] == ["website.name-too-short"]
    assert packs.diff(old, old) == packs.Difference((), (), ())


def test_the_script_makes_what_a_user_can_install(tmp_path: Path, capsys: Any) -> None:
    path = Path(__file__).parents[3] / "scripts" / "sign_pack.py"
    spec = importlib.util.spec_from_file_location("sign_pack", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    key, public, out = tmp_path / "k.pem", tmp_path / "k.pub.pem", tmp_path / "pack.toml"
    (tmp_path / "rules.toml").write_text(RULES.format(at_least=40), "utf-8")
    assert script.main(["new-key", str(key), str(public)]) == 0
    command = ["sign", str(tmp_path / "rules.toml"), "--key", str(key), "--name", "mine"]
    command += ["--version", "1", "--expires", "2028-01-01", "--out", str(out)]
    assert script.main(command) == 0
    assert key.stat().st_mode & 0o077 == 0
    assert capsys.readouterr().out.startswith(f"key {pack_keys.trust(public)}")
    assert install(tmp_path, out.read_bytes()).name == "mine"
    (tmp_path / "rules.toml").write_text("[[rules]]\nid = 'x'\nsources = []\n", "utf-8")
    assert script.main(command) == 2
