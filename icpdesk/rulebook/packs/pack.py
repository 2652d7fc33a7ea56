"""Rulebook packs on this machine: installed when they may be trusted, verified at each use.

A pack that is changed, expired, signed by nobody the user trusts, or older than one that was here
before is refused. Packs lie as they came in ``paths.rule_packs_dir()``; how one is written tells
:mod:`icpdesk.rulebook.packs.pack_file`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.paths import rule_packs_dir
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Source
from icpdesk.rulebook import conditions
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.packs.pack_file import NAME, PACK_LIMIT, VERSION, manifest, order, verified
from icpdesk.rulebook.packs.pack_keys import trusted_keys
from icpdesk.rulebook.rows import Rule

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_SEEN = "seen.json"

Demand = Callable[[Iterable[Rule], Path], None]
"""Refuses rows that no check takes, by raising FileProblem (``checks.registry.demand_known``)."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose signature fits a trusted key and that is in date."""

    name: str
    version: str
    expires: date
    """The last day on which it holds."""
    key: str
    """Id of the key that signed it."""
    rules: tuple[Rule, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """What a pack changes, row by row."""

    added: tuple[Rule, ...]
    removed: tuple[Rule, ...]
    changed: tuple[tuple[Rule, Rule], ...]
    """(before, after)."""


def read_pack(
    path: Path,
    *,
    day: date,
    sources: Mapping[str, Source],
    keys: Mapping[str, Ed25519PublicKey] | None = None,
) -> Pack:
    """The pack in ``path``, verified against ``keys`` (default: those the user trusts).

    FileProblem when it is no pack, changed, expired on ``day``, signed by nobody trusted, or holds
    rows that cannot be read.
    """
    data = read_bytes(path, limit=PACK_LIMIT)
    key, body = verified(data, trusted_keys() if keys is None else keys, str(path))
    table = manifest(body, str(path))
    about = table["pack"]
    if about["expires"] < day:
        raise FileProblem(
            Text(
                f"This pack ended on {about['expires']}.", f"规则包已于 {about['expires']} 到期。"
            ),
            Text("Ask its publisher for a newer one.", "请向发布者索取新版本。"),
            file=str(path),
        )
    rules = _rules(path, sources, table)
    return Pack(about["name"], about["version"], about["expires"], key, rules, data)


def install(path: Path, *, day: date, sources: Mapping[str, Source], demand: Demand) -> Pack:
    """Verify the pack in ``path`` and keep it; an installed pack of that name is replaced.

    FileProblem as in :func:`read_pack`, when ``demand`` refuses a row, or when the version is
    older than one that was ever installed, or equal to it with other content.
    """
    pack = read_pack(path, day=day, sources=sources)
    demand(pack.rules, path)
    folder = rule_packs_dir()
    target = folder / f"{pack.name}.toml"
    seen = _seen(folder)
    newest = seen.get(pack.name)
    same = target.is_file() and read_bytes(target, limit=PACK_LIMIT) == pack.data
    if same:
        return pack
    if newest is not None and order(pack.version) < order(newest):
        raise _older(pack, newest, path)
    if newest is not None and order(pack.version) == order(newest) and target.is_file():
        raise FileProblem(
            Text(
                f"Version {pack.version} is installed already, with other content.",
                f"已安装版本 {pack.version}，但内容不同。",
            ),
            Text("A changed pack needs a higher version.", "内容改动后须提高版本号。"),
            file=str(path),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(folder, problem) from None
    # The version first: a kill in between must not open the way back to an older pack.
    ledger = json.dumps({**seen, pack.name: pack.version}, sort_keys=True).encode()
    write_atomically(folder / _SEEN, ledger)
    write_atomically(target, pack.data)
    return pack


def installed(
    *, day: date, sources: Mapping[str, Source]
) -> tuple[tuple[Pack, ...], tuple[FileProblem, ...]]:
    """(packs that hold on ``day``, what is wrong with the others), in the order of their names."""
    packs: list[Pack] = []
    problems: list[FileProblem] = []
    folder = rule_packs_dir()
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            packs.append(read_pack(path, day=day, sources=sources))
        except FileProblem as problem:
            problems.append(problem)
    return tuple(packs), tuple(problems)


def remove(name: str) -> None:
    """Drop an installed pack; its version is remembered. InputError when there is none."""
    target = rule_packs_dir() / f"{name}.toml"
    if not NAME.fullmatch(name) or not target.is_file():
        raise InputError(
            Text(f"There is no installed pack '{name}'.", f"没有已安装的规则包“{name}”。")
        )
    try:
        target.unlink()
    except OSError as problem:
        raise cannot_write(target, problem) from None


def diff(old: Iterable[Rule], new: Iterable[Rule]) -> Difference:
    """What ``new`` adds, drops and changes; rows are the same by id, key, scope and first day."""
    before = {_place(rule): rule for rule in old}
    after = {_place(rule): rule for rule in new}
    return Difference(
        added=tuple(rule for place, rule in after.items() if place not in before),
        removed=tuple(rule for place, rule in before.items() if place not in after),
        changed=tuple(
            (before[place], rule)
            for place, rule in after.items()
            if place in before and _content(before[place]) != _content(rule)
        ),
    )


def _rules(path: Path, sources: Mapping[str, Source], table: Mapping[str, Any]) -> tuple[Rule, ...]:
    try:
        rules = read_rules(path, sources, layer=1, table=table)
        for rule in rules:
            for name in rule.scope.when:
                conditions.words(name)
    except FileProblem:
        raise
    except InputError as problem:
        raise FileProblem(problem.message, problem.advice, file=str(path)) from None
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise FileProblem(
            Text(f"A row cannot be used: {wrong}.", f"有一条规则不能使用：{wrong}。"),
            file=str(path),
        ) from None
    return rules


def _older(pack: Pack, newest: str, path: Path) -> FileProblem:
    return FileProblem(
        Text(
            f"Version {pack.version} is older than {newest}, which was installed here.",
            f"版本 {pack.version} 早于曾安装的 {newest}。",
        ),
        Text("Install a newer pack.", "请安装更新的规则包。"),
        file=str(path),
    )


def _seen(folder: Path) -> dict[str, str]:
    """The newest version that was ever installed, by name."""
    path = folder / _SEEN
    if not path.is_file():
        return {}
    try:
        table = json.loads(read_bytes(path, limit=PACK_LIMIT))
    except ValueError:
        table = None
    if not isinstance(table, dict) or not all(
        isinstance(version, str) and VERSION.fullmatch(version) for version in table.values()
    ):
        raise FileProblem(
            Text("The list of installed versions is damaged.", "已安装版本记录已损坏。"),
            Text(
                "Delete this file, then install the packs again.", "请删除该文件后重新安装规则包。"
            ),
            file=str(path),
        )
    return table


def _place(rule: Rule) -> tuple[Any, ...]:
    return (rule.id, rule.key, rule.scope, rule.since)


def _content(rule: Rule) -> tuple[Any, ...]:
    return (
        rule.severity, rule.sources, rule.confidence, dict(rule.values), rule.text or NO_TEXT,
        rule.until, rule.known, rule.disabled,
    )  # fmt: skip
