"""What takes how much of the frozen folder."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path

GROUPS: tuple[tuple[str, str], ...] = (
    ("OpenCV: library", r"/cv2/"),
    ("OpenCV: linear algebra, PNG", r"/opencv_python_headless\.libs/"),
    ("Qt and PySide6", r"/PySide6/|/shiboken6/"),
    ("NumPy", r"/numpy(\.libs)?/"),
    ("onnxruntime", r"/onnxruntime/"),
    ("models for reading text", r"/rapidocr/"),
    ("models for faces and turning", r"/assets/models/"),
    ("fonts", r"/assets/fonts/"),
    ("samples, templates, icons", r"/(assets|templates)/"),
    ("Pillow", r"/(PIL|pillow\.libs)/"),
    ("cryptography and the store", r"/(cryptography|sqlcipher3)/|libcrypto|libssl"),
    ("Word, Excel, PDF", r"/(lxml|docx|reportlab|python_calamine|pypdfium2\w*)/"),
    ("lists: phones, pinyin, characters, holidays",
     r"/(phonenumbers|pypinyin|opencc|chinese_calendar|publicsuffixlist|icalendar)/"),
    ("licence texts", r"/third-party/"),
    ("Python and our own code", r"libpython|/python3|base_library|lib-dynload|/icpdesk/|^icpdesk"),
    ("system libraries", r"\.so[.\d]*$"),
)  # fmt: skip


def sizes(folder: Path) -> Counter[str]:
    """Bytes a group; links count nothing."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(folder).as_posix()
            inside = "/" + place.removeprefix("_internal/") if "/" in place else place
            group = next((name for name, part in GROUPS if re.search(part, inside)), "other")
            found[group] += path.stat().st_size
    return found


def table(folder: Path) -> str:
    """The table as text, largest first, in MB (10⁶ bytes)."""
    found = sizes(folder)
    lines = [f"{count / 1e6:7.1f} MB  {name}" for name, count in found.most_common()]
    files = sum(len(names) for _, _, names in os.walk(folder))
    return "\n".join([*lines, f"{sum(found.values()) / 1e6:7.1f} MB  in {files} files"])


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
