"""A .deb and a .tar.zst from the frozen folder; the same bytes from the same folder."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import contents

DEPENDS = (
    "libc6 (>= {glibc})", "libgl1", "libegl1", "libxcb1", "libx11-6", "fontconfig-config",
)  # fmt: skip
"""What the frozen folder does not bring: the C library, the graphics driver's front, X itself."""

CONTROL = """\
Package: icpdesk
Version: {version}
Section: office
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: fonts-noto-cjk | fonts-wqy-microhei
Suggests: libreoffice-writer, ibus-libpinyin
Installed-Size: {kilobytes}
Maintainer: The icpdesk developers <icpdesk@localhost>
Description: prepare an ICP filing offline
 Checks the data, the scans and the photo of an ICP filing against the rules of
 31 provinces, fills the papers and writes a folder that is ready to upload.
 Works without a network; nothing leaves the machine.
"""


def make(root: Path, frozen: Path, target: Path, moment: int) -> list[Path]:
    """Write both archives into ``target``; ``moment`` is the time that all files get."""
    version = contents.version(root)
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory() as name:
        stage = Path(name) / "root"
        _lay_out(root, frozen, stage)
        _set_times(stage, moment)
        archive = target / f"icpdesk-{version}-linux-{machine}.tar.zst"
        _tar(stage / "opt", "icpdesk", archive, moment)
        (stage / "DEBIAN").mkdir()
        kilobytes = sum(
            path.lstat().st_size for path in stage.rglob("*") if path.is_file()
        ) // 1024  # fmt: skip
        (stage / "DEBIAN" / "control").write_text(
            CONTROL.format(
                version=version, architecture=machine, depends=", ".join(DEPENDS).format(glibc=platform.libc_ver()[1]),
                kilobytes=kilobytes,
            ),
            "utf-8",
        )  # fmt: skip
        _set_times(stage / "DEBIAN", moment)
        package = target / f"icpdesk_{version}_{machine}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(stage), str(package)],
            check=True, stdout=subprocess.DEVNULL,
            env=dict(os.environ, SOURCE_DATE_EPOCH=str(moment)),
        )  # fmt: skip
    return [package, archive]


def _lay_out(root: Path, frozen: Path, stage: Path) -> None:
    """The tree of the package: the folder in /opt, a link, the desktop's files."""
    shutil.copytree(frozen, stage / "opt" / "icpdesk", symlinks=True)
    share = stage / "usr" / "share"
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / "icpdesk").symlink_to("/opt/icpdesk/icpdesk")
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        _copy(
            root / "build" / "icons" / f"icpdesk-{size}.png",
            share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / "icpdesk.png",
        )
    _copy(
        root / "assets" / "icons" / "icpdesk.svg",
        share / "icons" / "hicolor" / "scalable" / "apps" / "icpdesk.svg",
    )
    desktop = root / "packaging" / "linux"
    _copy(desktop / "icpdesk.desktop", share / "applications" / "icpdesk.desktop")
    _copy(desktop / "icpdesk.xml", share / "mime" / "packages" / "icpdesk.xml")
    _copy(root / "LICENSE", share / "doc" / "icpdesk" / "copyright")
    # Beside the program for those who unpack the archive.
    _copy(desktop / "icpdesk.desktop", stage / "opt" / "icpdesk" / "share" / "icpdesk.desktop")
    _copy(root / "assets" / "icons" / "icpdesk.svg", stage / "opt/icpdesk/share/icpdesk.svg")
    for path in stage.rglob("*"):
        if not path.is_symlink():
            program = path.is_dir() or path.name == "icpdesk" or ".so" in path.name
            path.chmod(0o755 if program else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _set_times(folder: Path, moment: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (moment, moment), follow_symlinks=False)


def _tar(folder: Path, name: str, target: Path, moment: int) -> None:
    """A tar with sorted names, one owner and one time."""
    packed = subprocess.Popen(
        [
            "tar", "--sort=name", f"--mtime=@{moment}", "--owner=0", "--group=0", "--numeric-owner",
            "--format=gnu", "-C", str(folder), "-cf", "-", name,
        ],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    subprocess.run(
        ["zstd", "-q", "-f", "-12", "-T1", "-o", str(target)], stdin=packed.stdout, check=True
    )
    assert packed.stdout
    packed.stdout.close()
    if packed.wait():
        raise RuntimeError("tar failed")
