"""All looks, in the order in which a user would mend things."""

from __future__ import annotations

from typing import Any

from icpdesk.base.text import Text
from icpdesk.doctor import inventory, window
from icpdesk.doctor import machine as offers
from icpdesk.doctor.probe import Probe, missing, ok
from icpdesk.doctor.trials import run_trials


def machine() -> list[Probe]:
    """What the machine offers; quick and without side effects."""
    return [
        offers.folders(), offers.disk(), _assets(), window.qt(), window.display(),
        window.input_method(), offers.terminal(), offers.chinese_fonts(), offers.office(),
        offers.keychain(),
    ]  # fmt: skip


def this_copy(found: dict[str, Any]) -> list[Probe]:
    """Whether this copy holds what the build put in, and whether every part works."""
    wanted = inventory.expected()
    different = inventory.differences(found, wanted) if wanted is not None else []
    if different:
        names = ", ".join(different)
        whole = missing(
            "inventory",
            Text(f"This copy differs from what was built: {names}.", f"程序内容与构建时不一致：{names}。"),
            Text("Install it again.", "请重新安装。"),
        )  # fmt: skip
    else:
        whole = ok(
            "inventory",
            f"{len(found['checks'])} checks, {found['rows']} rows of rules, "
            f"{len(found['papers'])} papers are there.",
            f"检查项 {len(found['checks'])} 个、规则 {found['rows']} 条、文书 {len(found['papers'])} 种齐全。",
        )
    return [whole, *run_trials()]


def _assets() -> Probe:
    damaged = inventory.damaged_assets()
    if damaged:
        return missing(
            "assets",
            Text(
                f"Damaged or missing: {', '.join(damaged)}.", f"损坏或缺失：{'、'.join(damaged)}。"
            ),
            Text("Install the program again.", "请重新安装程序。"),
        )
    return ok("assets", "Fonts and models are whole.", "字体和模型完好。")
