"""What goes into the frozen application, and what stays out: read by build.spec."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

OURS = ("icpdesk", "ui")

EXCLUDED_MODULES = [
    # Tools of developers and toolkits that nobody calls at run time.
    "tkinter", "unittest", "doctest", "pydoc", "lib2to3", "idlelib", "test",
    "pytest", "hypothesis", "mypy", "setuptools", "pip", "pydantic", "docx", "docxtpl", "stdnum",
    "IPython", "matplotlib", "pandas", "scipy", "torch", "paddle", "tensorrt", "openvino",
    # Of rapidocr only the model files are used; what would reach for a network.
    "rapidocr", "shapely", "pyclipper", "omegaconf", "antlr4", "tqdm", "distributed", "dask",
    "phonenumbers.carrierdata", "phonenumbers.tzdata",
    "numpy.random", "numpy.f2py", "numpy.testing", "psutil",
    # Picture formats that no upload form takes; TLS: the program has nobody to talk to.
    "PIL._avif", "PIL.AvifImagePlugin", "pillow_heif", "ssl", "_ssl",
    "requests", "urllib3", "certifi", "charset_normalizer",
    # Parts of Qt that the window has no use for.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2",
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtXml",
    "PySide6.QtConcurrent",
]  # fmt: skip

DATA_OF = (
    "chinese_calendar", "icalendar", "opencc", "phonenumbers", "publicsuffixlist", "pypinyin",
    "rapidocr", "reportlab",
)  # fmt: skip
"""Packages that read files of their own."""

DROPPED = re.compile(
    "|".join(
        (
            # Platforms and themes: xcb, wayland and offscreen stay on Linux.
            r"platforms/libq(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay|directfb)",
            r"plugins/(egldeviceintegrations|platformthemes/libqgtk3|tls|networkinformation|qmltooling|sqldrivers|generic)",
            r"plugins/imageformats/[^/]*q(tiff|tga|icns|wbmp|webp|pdf)",
            r"libQt6(Network|Qml|QmlModels|QmlMeta|QmlWorkerScript|Quick|OpenGLWidgets|EglFS\w*|Pdf|Test|Sql)\b",
            r"/Qt6(Network|Qml|QmlModels|Quick|Pdf)\.dll",
            r"translations/(?!qtbase_(zh_CN|en)\.qm)[^/]*\.qm$",
            # Debug parts and headers.
            r"reportlab/fonts/",
            r"\.(pyi|pxd|pyx|h|hpp|c|cpp)$",
            r"/tests?/",
            r"__pycache__",
            r"opencv_videoio_ffmpeg",
            r"haarcascade",
            r"rapidocr/(?!models/PP-OCRv6_)",
            # Libraries of the GTK theme plugin, which is left out.
            r"/lib(atk|cairo|cairo-gobject|pango|pangocairo|pangoft2|gdk_pixbuf|gio|gobject|gmodule|harfbuzz"
            r"|graphite2|fribidi|thai|datrie|pixman|mount|blkid|selinux|gcrypt|gpg-error)[-.][^/]*$",
            # CUPS and what it needs: a system that prints has its own, and the plugin finds it.
            r"/lib(cups|gnutls|p11-kit|unistring|gmp|nettle|hogweed|idn2|tasn1|avahi-\w+)[-.][^/]*$",
            # Libraries of QtNetwork and of SSL, which are left out.
            r"/lib(krb5|k5crypto|krb5support|gssapi_krb5|com_err|keyutils)\.",
            # Tools and headers of opencc; object interface of lxml.
            r"opencc/clib/(bin|include|lib64)/",
            r"lxml/objectify",
        )
    )
)
"""Files that the application never opens, by their place in the folder."""


def version(root: Path) -> str:
    """The version that pyproject.toml tells."""
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def hidden_imports() -> list[str]:
    """Modules that are imported by name; SystemExit when a part of ours is silently missing."""
    from PyInstaller.utils.hooks import collect_submodules

    found: list[str] = []
    for package in OURS:
        modules = collect_submodules(package)
        if len(modules) < 10:
            sys.exit(f"build.spec: only {len(modules)} modules of {package} were found")
        found += modules
    checks = [name for name in found if name.startswith("icpdesk.checks.")]
    if len(checks) < 30:
        sys.exit(f"build.spec: only {len(checks)} files of checks were found")
    return [*found, *_compiled_helpers("tomli"), "sqlcipher3.dbapi2", "python_calamine"]


def _compiled_helpers(distribution: str) -> list[str]:
    """Modules beside a package that mypyc compiled; only compiled code imports them."""
    from importlib import metadata

    files = metadata.files(distribution) or []
    return [file.name.partition(".")[0] for file in files if "__mypyc." in file.name]


def datas(root: Path) -> list[tuple[str, str]]:
    """Files with their folders: ours keep the names that they have in the source tree."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    ours = [
        (str(root / "assets"), "assets"),
        (str(root / "templates"), "templates"),
        (str(root / "docs" / "guide"), "docs/guide"),
        (str(root / "icpdesk" / "rulebook" / "data"), "icpdesk/rulebook/data"),
        (str(root / "LICENSE"), "."),
    ]
    ours += [
        (str(path), path.parent.relative_to(root).as_posix())
        for package in OURS
        for path in sorted((root / package).rglob("*"))
        if path.suffix in {".qm", ".qss", ".json", ".toml", ".svg"} and "rulebook/data" not in path.as_posix()
    ]  # fmt: skip
    ours.append((str(root / "build" / "inventory"), "inventory"))
    packages = [item for name in DATA_OF for item in collect_data_files(name)]
    return [*ours, *packages, *copy_metadata("icpdesk")]


def trimmed(toc: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Without what the application never opens."""
    return [entry for entry in toc if not DROPPED.search("/" + Path(entry[0]).as_posix())]


def icons(root: Path) -> str | None:
    """The program's icon where the system puts one into the file."""
    name = {"win32": "icpdesk.ico", "darwin": "icpdesk.icns"}.get(sys.platform)
    return str(root / "build" / "icons" / name) if name else None


def macos_plist() -> dict[str, object]:
    """What macOS is told of the application.

    The bundle holds the command, too; what a double click starts is the window. The oldest system is that
    of onnxruntime's wheels.
    """
    return {
        "CFBundleExecutable": "icpdesk-window",
        "LSBackgroundOnly": False,
        "LSMinimumSystemVersion": "14.0",
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN", "en"],
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "ICP filing",
                "CFBundleTypeExtensions": ["icpfiling"],
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
            }
        ],
    }


def windows_version(root: Path) -> str | None:
    """The version resource; only Windows reads one."""
    path = root / "build" / "version.txt"
    return str(path) if sys.platform == "win32" and path.is_file() else None


def version_resource(root: Path) -> str:
    """What Windows shows on the page "Details" of the program's properties."""
    told = version(root)
    numbers = (*(int(part) for part in re.findall(r"\d+", told)[:3]), 0)
    words = {
        "CompanyName": "The icpdesk developers",
        "FileDescription": "icpdesk - prepare an ICP filing offline",
        "FileVersion": told,
        "InternalName": "icpdesk",
        "LegalCopyright": "Apache License 2.0",
        "ProductName": "icpdesk",
        "ProductVersion": told,
    }
    entries = ", ".join(f"StringStruct({name!r}, {word!r})" for name, word in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, "
        "flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{entries}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
