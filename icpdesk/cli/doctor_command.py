"""``icpdesk doctor``: what is missing on this machine, and whether this copy is whole."""

from __future__ import annotations

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say

_MARKS = {"ok": "✓", "note": "·", "missing": "✗"}


@click.command("doctor")
@click.option("--self-test", is_flag=True, help="Use every part once / 逐项试用各功能")
@click.option("--inventory", is_flag=True, help="Count what this copy holds / 列出程序内容")
@json_option
@language_option
def command(self_test: bool, inventory: bool, as_json: bool, lang: Language) -> int:
    """Tell what is missing on this machine: libraries, display, fonts, room, other programs.

    Ends with 0 when everything works, with 1 when something is missing that a part needs.

    说明本机缺少什么：系统库、显示环境、字体、空间、其他程序。有必需部分缺失时退出码为 1。
    """
    if inventory:
        emit_json(_inventory())
        return 0
    from icpdesk.doctor import examine

    probes = examine.machine()
    if self_test:
        probes += examine.this_copy(_inventory())
    broken = [probe for probe in probes if probe.state == "missing"]
    if as_json:
        emit_json(
            {
                "verdict": "fail" if broken else "pass",
                "probes": [probe.as_json(lang) for probe in probes],
            }
        )
        return 1 if broken else 0
    for probe in probes:
        say(f"{_MARKS[probe.state]} {probe.says[lang]}")
        if probe.advice and probe.state != "ok":
            say(f"    {probe.advice[lang]}")
    say(
        Text(f"Missing: {len(broken)}.", f"缺少 {len(broken)} 项。")[lang]
        if broken
        else Text("Nothing is missing.", "一切就绪。")[lang]
    )
    return 1 if broken else 0


def _inventory() -> dict[str, object]:
    from icpdesk.cli.app import COMMANDS
    from icpdesk.doctor.inventory import inventory

    return inventory(COMMANDS)
