"""What the system refuses of a file, in words that say what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from icpdesk.base.errors import FileProblem, OutputError
from icpdesk.base.held_files import is_read_only, maybe_held
from icpdesk.base.names import LONGEST_PATH
from icpdesk.base.text import Text


def cannot_read(name: str, problem: OSError | ValueError) -> FileProblem:
    """The error to raise when the system refuses to read the file."""
    reason, advice = _reason(problem, Path(name))
    return FileProblem(
        Text(f"The file cannot be read ({reason.en}).", f"文件无法读取（{reason.zh}）。"),
        advice,
        file=name,
    )


def refused(problem: OSError) -> FileProblem:
    """The error for what the system refuses where no place expected it, by the file that it names."""
    name = os.fsdecode(problem.filename) if isinstance(problem.filename, str | bytes) else ""
    reason, advice = _reason(problem, Path(name))
    return FileProblem(
        Text(
            f"The system refuses this file or folder ({reason.en}).",
            f"系统拒绝访问该文件或文件夹（{reason.zh}）。",
        ),
        advice,
        file=name,
    )


def too_large(name: str, limit: int) -> FileProblem:
    """The error to raise for a file of more than ``limit`` bytes."""
    megabytes = limit / 1_000_000
    return FileProblem(
        Text(
            f"The file is larger than {megabytes:g} MB, the most that is read here.",
            f"文件超过 {megabytes:g} MB，这里最多读取这么大。",
        ),
        file=name,
    )


def cannot_write(path: Path, problem: OSError) -> OutputError:
    """The error to raise when the system refuses a write to ``path``."""
    reason, advice = _reason(problem, path)
    nothing = Text("Nothing was changed.", "没有改动任何内容。")
    return OutputError(
        Text(
            f"{path} cannot be written ({reason.en}).",
            f"{path} 无法写入（{reason.zh}）。",
        ),
        Text(f"{nothing.en} {advice.en}", f"{nothing.zh}{advice.zh}"),
    )


_REASONS = {
    errno.ENOSPC: Text("the disk is full", "磁盘已满"),
    errno.EDQUOT: Text("the disk quota is used up", "磁盘配额已用完"),
    errno.EACCES: Text("access is denied", "没有权限"),
    errno.EPERM: Text("access is denied", "没有权限"),
    errno.EROFS: Text("the disk is read-only", "磁盘只读"),
    errno.ENOTDIR: Text("a file is in the way", "路径中有同名文件"),
    errno.EISDIR: Text("a folder is in the way", "有同名文件夹"),
    errno.ENAMETOOLONG: Text("the name is too long", "文件名太长"),
    errno.ENOENT: Text("the folder does not exist", "文件夹不存在"),
}


_CHOOSE = Text("Choose another place or free some space.", "请换一个位置或清出空间。")


def _reason(problem: OSError | ValueError, path: Path) -> tuple[Text, Text]:
    """Why the system refuses, and what to do about it."""
    if not isinstance(problem, OSError):
        return Text(str(problem), str(problem)), _CHOOSE
    at = Path(problem.filename) if isinstance(problem.filename, str) else path
    if is_too_long(at):
        return (
            Text(
                f"the path is too long: {len(str(at))} characters, Windows takes {LONGEST_PATH}",
                f"路径过长：{len(str(at))} 个字符，Windows 最多 {LONGEST_PATH} 个",
            ),
            Text(
                r"Move it to a folder nearer to the drive, such as C:\ICP.",
                r"请移到离磁盘根目录更近的文件夹，例如 C:\ICP。",
            ),
        )
    if maybe_held(problem):
        if is_read_only(path):
            return (
                Text("the file is marked read-only", "文件是只读的"),
                Text("Take the mark off in its properties.", "请在文件属性中取消“只读”。"),
            )
        return (
            Text(
                "it, or a file in it, is open in another program, or you have no right to change it",
                "该文件（夹）正被其他程序打开，或没有修改权限",
            ),
            Text(
                "Close what shows it (Explorer's preview, Word, WPS, a picture viewer), wait until"
                " OneDrive has finished, and try again.",
                "请关闭正在使用它的程序（资源管理器预览、Word、WPS、看图软件），等 OneDrive 同步完成后重试。",
            ),
        )
    if problem.errno in _REASONS:
        return _REASONS[problem.errno], _CHOOSE
    detail = problem.strerror or str(problem)
    return Text(detail, detail), _CHOOSE


def is_too_long(path: Path) -> bool:
    """Whether Windows may have refused the path for its length alone."""
    return os.name == "nt" and len(str(path)) > LONGEST_PATH - 12
