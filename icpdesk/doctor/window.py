"""What the window needs: Qt's system libraries, a display, a way to type Chinese."""

from __future__ import annotations

import ctypes
import importlib
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from icpdesk.base.text import Text
from icpdesk.doctor.probe import Probe, missing, note, ok

_PACKAGES = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}  # fmt: skip
"""Libraries that Qt wants from the system, and the Debian packages that bring them."""


def qt() -> Probe:
    """Whether Qt can be loaded, and its part for the display too."""
    try:
        # By name: the core must not depend on the window.
        package = importlib.import_module("PySide6")
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as problem:
        return _qt_missing(str(problem))
    plugin = Path(str(package.__file__)).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if sys.platform.startswith("linux") and plugin.is_file():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as problem:
            return _qt_missing(str(problem))
    return ok("qt", "The window's libraries are there.", "窗口所需的系统库齐全。")


def _qt_missing(words: str) -> Probe:
    found = re.search(r"lib[\w.+-]+\.so[\d.]*", words)
    library = found.group() if found else words
    package = _PACKAGES.get(library)
    install = (
        Text(f"On Debian or Ubuntu: apt install {package}", f"Debian 或 Ubuntu：apt install {package}")
        if package
        else Text(
            "Install it with your system's package manager. The other commands work without it.",
            "请用系统的软件包管理器安装。其他命令无需它。",
        )
    )  # fmt: skip
    return missing(
        "qt",
        Text(f"The window cannot open: {library} is missing.", f"无法打开窗口：缺少 {library}。"),
        install,
    )


def display(environment: Mapping[str, str] | None = None) -> Probe:
    """Whether there is a screen to open a window on."""
    env = os.environ if environment is None else environment
    if not sys.platform.startswith("linux") or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return ok("display", "There is a display.", "有可用的显示环境。")
    return note(
        "display",
        Text(
            "There is no display, so the window cannot open.", "没有可用的显示环境，无法打开窗口。"
        ),
        Text(
            "All other commands work. On a server, use the command line or a remote desktop.",
            "其他命令均可使用。在服务器上请用命令行或远程桌面。",
        ),
    )


def input_method(environment: Mapping[str, str] | None = None) -> Probe:
    """Whether Chinese can be typed into the window."""
    env = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return ok("input-method", "The system's input methods are used.", "使用系统自带的输入法。")
    running = [name for name in ("ibus-daemon", "fcitx5", "fcitx") if shutil.which(name)]
    chosen = env.get("QT_IM_MODULE", "")
    if not running:
        return note(
            "input-method",
            Text("No Chinese input method was found.", "未找到中文输入法。"),
            Text(
                "Chinese text can be pasted. To type it, install ibus with ibus-libpinyin.",
                "可以粘贴中文。如需输入，请安装 ibus 和 ibus-libpinyin。",
            ),
        )
    if chosen not in ("", "ibus") or (chosen == "" and "ibus-daemon" not in running):
        return note(
            "input-method",
            Text(
                f"{running[0]} is there, but the window speaks ibus only.",
                f"已安装 {running[0]}，但本程序的窗口只支持 ibus 接口。",
            ),
            Text("Start it with QT_IM_MODULE=ibus.", "请用 QT_IM_MODULE=ibus 启动。"),
        )
    return ok("input-method", "Chinese can be typed.", "可以输入中文。")
