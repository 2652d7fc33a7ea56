"""Make a frozen folder smaller on Linux: symbols, video codecs, languages that nobody sees.

Three cuts, each checked by the smoke test that runs afterwards (docs/decisions/0045):

1. *Symbols*: debug and symbol tables of shared objects, unless stripping would break the file.
2. *Codecs*: OpenCV's wheel links FFmpeg and AVIF (about 45 MB), which nothing here calls. Their
   libraries are replaced by small ones with the same names. FFmpeg's functions end the program with
   a sentence; AVIF's say that they have no decoder, which OpenCV takes as "not this format".
3. *ICU data*: Qt needs ICU; its 32 MB of data hold 700 languages. English, Chinese and what has no
   language stay.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import icu_data

VIDEO = re.compile(r"^lib(avcodec|avformat|avutil|swscale)-")
AVIF = re.compile(r"^libavif-")
ONLY_FOR_CODECS = re.compile(r"^lib(swresample|vpx|ssl|crypto|drm|aom|dav1d)-")


def slim(internal: Path) -> None:
    """Cut the folder ``_internal`` in place."""
    without_codecs(internal)
    without_languages(internal / "PySide6" / "Qt" / "lib")
    for path in sorted(internal.rglob("*")):
        if path.is_file() and not path.is_symlink() and ".so" in path.name:
            strip_safely(path)
    for link in sorted(internal.rglob("*")):
        if link.is_symlink() and not link.exists():
            link.unlink()


def strip_safely(path: Path) -> None:
    """Strip a shared object, but keep the original when the result could not be loaded.

    Wheels repaired with patchelf have segments that ``strip`` moves off their page.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy2(path, copy)
        done = subprocess.run(
            ["strip", "--strip-unneeded", str(copy)], capture_output=True, check=False
        )
        if done.returncode == 0 and copy.stat().st_size < path.stat().st_size and _aligned(copy):
            shutil.copy2(copy, path)


def _aligned(path: Path) -> bool:
    """Whether every loadable segment lies where the loader can map it (64-bit ELF)."""
    data = path.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return False
    start, size, count = (
        struct.unpack_from("<Q", data, 32)[0], *struct.unpack_from("<HH", data, 54),
    )  # fmt: skip
    for number in range(count):
        at = start + number * size
        kind, _, offset, address, _, _, _, align = struct.unpack_from("<IIQQQQQQ", data, at)
        if kind == 1 and align > 1 and (offset - address) % align:
            return False
    return True


def without_codecs(internal: Path) -> None:
    """Put stubs in the place of FFmpeg and AVIF, and drop what only they use."""
    folder = internal / "opencv_python_headless.libs"
    wanted = _undefined(internal / "cv2" / "cv2.abi3.so")
    for pattern, body in ((VIDEO, 'return absent("{name}");'), (AVIF, "return 0;")):
        libraries = [path for path in sorted(folder.glob("lib*")) if pattern.match(path.name)]
        if not libraries:
            sys.exit("slim: OpenCV's wheel links other codecs now; mend packaging/slim_linux.py")
        for library in libraries:
            version, names = _exported(library, wanted)
            library.unlink()
            _build_stub(library, version, [(name, body.format(name=name)) for name in names])
    for path in folder.iterdir():
        if ONLY_FOR_CODECS.match(path.name):
            path.unlink()


def _undefined(path: Path) -> set[str]:
    return {line.split()[-1].split("@")[0] for line in _nm("--undefined-only", path)}


def _exported(path: Path, wanted: set[str]) -> tuple[str, list[str]]:
    """The version node of a library, and those of its symbols that are wanted."""
    version, names = "", []
    for line in _nm("--defined-only", path):
        name, _, node = line.split()[-1].partition("@")
        version = node.lstrip("@") or version
        if name in wanted:
            names.append(name)
    return version, sorted(names)


def _nm(option: str, path: Path) -> list[str]:
    done = subprocess.run(
        ["nm", "-D", option, str(path)], check=True, capture_output=True, text=True
    )
    return [line for line in done.stdout.splitlines() if line.strip()]


def _build_stub(target: Path, version: str, functions: list[tuple[str, str]]) -> None:
    code = (
        "#include <stdio.h>\n#include <stdlib.h>\n"
        "__attribute__((unused)) static void *absent(const char *name) {\n"
        '    fprintf(stderr, "icpdesk ships no video codecs (%s)\\n", name);\n    abort();\n}\n'
    )
    code += "".join(f"void *{name}(void) {{ {body} }}\n" for name, body in functions)
    with tempfile.TemporaryDirectory() as folder:
        source, script = Path(folder) / "stub.c", Path(folder) / "versions"
        source.write_text(code, "utf-8")
        script.write_text(f"{version} {{ global: *; }};\n", "utf-8")
        _compile(target, [str(source), *([f"-Wl,--version-script={script}"] if version else [])])


def without_languages(folder: Path) -> None:
    """Replace Qt's ICU data by the part that the application can show."""
    (library,) = folder.glob("libicudata.so.*")
    symbol, data = icu_data.read(library)
    with tempfile.TemporaryDirectory() as name:
        cut, source = Path(name) / "icu.dat", Path(name) / "icu.S"
        cut.write_bytes(icu_data.trimmed(data))
        source.write_text(
            f".section .rodata\n.globl {symbol}\n.type {symbol}, @object\n.balign 16\n{symbol}:\n"
            f'.incbin "{cut}"\n.size {symbol}, . - {symbol}\n.section .note.GNU-stack,"",@progbits\n',
            "utf-8",
        )
        _compile(library, [str(source)])


def _compile(target: Path, inputs: list[str]) -> None:
    options = ["-shared", "-fPIC", "-s", "-Wl,--build-id=none", f"-Wl,-soname,{target.name}"]
    subprocess.run(["gcc", *options, "-o", str(target), *inputs], check=True)


if __name__ == "__main__":
    slim(Path(sys.argv[1]))
