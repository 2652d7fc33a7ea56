"""What the machine offers: room, folders that can be written, other programs, a keychain."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from icpdesk.base.paths import config_dir, data_dir
from icpdesk.base.text import Text
from icpdesk.doctor.probe import Probe, missing, note, ok
from icpdesk.store.keychain import available

LEAST_FREE = 500_000_000
"""Bytes; a filing with its pictures and its folder takes up to about 100 MB."""


def folders() -> Probe:
    """Whether the user's own folders can be written."""
    for folder in (config_dir(), data_dir(), Path(tempfile.gettempdir())):
        place = _existing(folder)
        if not _can_write(place):
            return missing(
                "folders",
                Text(f"The folder {place} cannot be written.", f"文件夹 {place} 无法写入。"),
                Text(
                    "Settings and filings are kept there: allow writing, or log in as its owner.",
                    "设置和备案保存在此：请开放写入权限，或用其所有者登录。",
                ),
            )
    return ok(
        "folders", "The folders for settings and filings can be written.", "设置和备案文件夹可写。"
    )


def disk(least: int = LEAST_FREE) -> Probe:
    """Whether there is room for pictures and exports."""
    for folder in (data_dir(), Path(tempfile.gettempdir())):
        place = _existing(folder)
        free = shutil.disk_usage(place).free
        if free < least:
            return missing(
                "disk",
                Text(
                    f"Only {free // 1_000_000} MB are free at {place}.",
                    f"{place} 仅剩 {free // 1_000_000} MB 可用空间。",
                ),
                Text(
                    f"Free at least {least // 1_000_000} MB before you export.",
                    f"导出前请至少腾出 {least // 1_000_000} MB。",
                ),
            )
    return ok("disk", "There is enough room.", "磁盘空间充足。")


def terminal() -> Probe:
    """Whether Chinese can be printed here."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if encoding in ("utf8", "utf8sig", "cp936", "gbk", "gb18030"):
        return ok("terminal", "The terminal can show Chinese.", "终端可以显示中文。")
    return note(
        "terminal",
        Text("The terminal does not use UTF-8; Chinese may come out garbled.",
             "终端未使用 UTF-8，中文可能显示为乱码。"),
        Text("Set LANG=C.UTF-8; on Windows, call 'chcp 65001' before. --json is UTF-8 in any case.",
             "请设置 LANG=C.UTF-8；Windows 请先执行 chcp 65001。--json 始终为 UTF-8。"),
    )  # fmt: skip


def office() -> Probe:
    """LibreOffice turns old .doc forms into .docx and .docx into PDF."""
    from icpdesk.forms.office import libre_office

    if libre_office():
        return ok("office", "LibreOffice was found.", "已找到 LibreOffice。")
    return note(
        "office",
        Text("LibreOffice was not found.", "未找到 LibreOffice。"),
        Text(
            "Only needed to open old .doc forms and to print filled .docx forms as PDF; Word or "
            "WPS can save a .doc as .docx instead.",
            "仅在打开旧版 .doc 表格、或把填好的 .docx 转为 PDF 时需要；也可用 Word 或 WPS 另存为 .docx。",
        ),
    )


def chinese_fonts() -> Probe:
    """Fonts of the system: the program brings its own, other programs do not use it."""
    listing = shutil.which("fc-list")
    if not sys.platform.startswith("linux") or listing is None:
        return ok("fonts", "The program brings its own Chinese font.", "程序自带中文字体。")
    done = subprocess.run(  # noqa: S603 - a fixed program with fixed words
        [listing, ":lang=zh", "family"], capture_output=True, text=True, timeout=20, check=False
    )
    if done.stdout.strip():
        return ok("fonts", "There are Chinese fonts.", "系统中有中文字体。")
    return note(
        "fonts",
        Text("The system has no Chinese font.", "系统没有中文字体。"),
        Text(
            "icpdesk brings its own, also in its PDFs. Programs that open the .docx papers need one: "
            "install fonts-noto-cjk or fonts-wqy-microhei.",
            "icpdesk 及其生成的 PDF 自带字体。用其他程序打开 .docx 文书需要系统字体："
            "请安装 fonts-noto-cjk 或 fonts-wqy-microhei。",
        ),
    )


def keychain() -> Probe:
    """Whether the system can keep the passphrase of the store."""
    if available():
        return ok(
            "keychain", "The system's keychain can keep the password.", "系统钥匙串可保存密码。"
        )
    return note(
        "keychain",
        Text("There is no keychain that icpdesk can use.", "没有可用的系统钥匙串。"),
        Text(
            "The encrypted store asks for its password at every start.",
            "加密资料库每次启动时会询问密码。",
        ),
    )


def _can_write(folder: Path) -> bool:
    """By trying: what Windows tells of a folder beforehand knows nothing of its access list."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
