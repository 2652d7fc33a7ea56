"""Documents cannot rot: commands run, files work, links lead somewhere, pictures come from a test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from icpdesk.checks import registry
from icpdesk.cli import run
from icpdesk.rulebook.book import shipped
from tests.docs.pages import PAGES, ROOT, blocks, name

SAMPLE = ROOT / "assets" / "samples" / "2-company"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
FOLDERS = (
    "icpdesk",
    "ui",
    "tests",
    "docs",
    "scripts",
    "packaging",
    "assets",
    "templates",
    "benchmarks",
)
RUNNABLE = [
    pytest.param(page, id=name(page), marks=[pytest.mark.slow] * (page.parent.name == "guide"))
    for page in PAGES
    if any(block.language in ("sh", "toml") for block in blocks(page))
]


def _lay_out(folder: Path) -> None:
    """What the pages take for granted: a sample, a form, an office's answer."""
    shutil.copytree(SAMPLE, folder / "sample")
    form = ROOT / "templates" / "statement" / "paper.docx"
    shutil.copyfile(form, folder / "form.docx")


def _own_tree(folder: Path) -> dict[str, str]:
    """A copy of the program that a page may add files to."""
    shutil.copytree(
        ROOT / "icpdesk", folder / "icpdesk", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    (folder / "assets").symlink_to(ROOT / "assets")
    (folder / "ui").symlink_to(ROOT / "ui")
    return dict(os.environ, PYTHONPATH=str(folder), ICPDESK_LANG="en")


@pytest.mark.parametrize("page", RUNNABLE)
def test_every_command_of_a_page_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    _lay_out(tmp_path)
    changes_the_program = any(
        block.title.startswith(("icpdesk/", "templates/")) for block in blocks(page)
    )
    environment = _own_tree(tmp_path) if changes_the_program else None
    for block in blocks(page):
        if block.title:
            target = tmp_path / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.body, "utf-8")
        elif block.language == "sh" and block.runs:
            for words, wanted in block.commands():
                if words[0] != "make":
                    _run(words, wanted, environment, capsys)
    for block in blocks(page):
        if block.title.endswith("/paper.toml"):
            made = Path(block.title).parent.name
            assert {path.name for path in (tmp_path / "upload" / "statement").glob(f"{made}.*")} == {
                f"{made}.docx", f"{made}.pdf",
            }  # fmt: skip


def _run(
    words: list[str],
    wanted: frozenset[int],
    environment: dict[str, str] | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own_script = words[0] == "python" and environment is not None
    assert own_script or words[0] == "icpdesk", f"{words[0]}: say below the block why it is not run"
    if environment is None:
        code = run(words[1:])
        told = "".join(capsys.readouterr())
    else:
        done = subprocess.run(
            [sys.executable, *(words[1:] if own_script else ("-m", *words))],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        code, told = done.returncode, done.stdout + done.stderr
    assert code in wanted, f"{' '.join(words)} ended with {code}:\n{told[-1500:]}"


def test_what_is_not_run_is_at_least_there() -> None:
    for page in PAGES:
        for block in blocks(page):
            if block.language != "sh" or block.title:
                continue
            for words, _ in block.commands():
                if words[0] == "make":
                    assert set(words[1:]) <= TARGETS, f"{name(page)}: no target {words[1:]}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{name(page)} leads to {target}"


def test_every_screenshot_is_made_by_a_test() -> None:
    folder = ROOT / "docs" / "screenshots"
    shown = {path.name for path in folder.glob("**/*.png")}
    makers = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert not shown or "screenshots" in makers
    told = "".join(page.read_text("utf-8") for page in PAGES)
    for path in re.findall(r"screenshots/([\w/.-]+\.png)", told):
        assert (folder / path).is_file(), f"no test has made {path}"


@pytest.mark.parametrize("page", [p for p in PAGES if "how-to" in name(p)], ids=name)
def test_a_how_to_fits_on_one_page(page: Path) -> None:
    assert len(page.read_text("utf-8").splitlines()) <= 75


def test_both_guides_tell_the_same() -> None:
    told = {}
    for language in ("en", "zh"):
        page = ROOT / "docs" / "guide" / f"{language}.md"
        told[language] = [
            [word for word in words if word not in ("--lang", "zh", "Guangdong", "广东")]
            for block in blocks(page)
            for words, _ in block.commands()
        ]
    assert told["en"] == told["zh"]


def test_nothing_tells_where_it_was_written() -> None:
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(work|root|home)/", page.read_text("utf-8")), name(page)


def test_the_tools_that_pages_name_are_installed() -> None:
    """``.venv/bin/X`` in a page or a hook is a program that ``make setup`` leaves there."""
    here = Path(sys.executable).parent
    texts = [page.read_text("utf-8") for page in PAGES]
    texts.append((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    named = set(re.findall(r"\.venv/bin/([a-z-]+)", "\n".join(texts)))
    assert len(named) > 3
    assert {name for name in named if not (here / name).exists()} == set()
    subprocess.run(
        [here / "pre-commit", "validate-config", ROOT / ".pre-commit-config.yaml"], check=True
    )


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    """``<area>`` in a path stands for any name; ``icpdesk/icpdesk`` lies in the unpacked archive."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for path in re.findall(rf"`((?:{'|'.join(FOLDERS)})/[^\s`:]*)", text):
        pattern = re.sub(r"<\w+>", "*", path.rstrip("/"))
        assert path == "icpdesk/icpdesk" or any(ROOT.glob(pattern)), f"{name(page)} names {path}"


def test_the_figures_of_the_first_page_hold() -> None:
    told = " ".join((ROOT / "README.md").read_text("utf-8").split())
    book, checks = shipped(), registry.load()
    found = re.search(
        r"(\d+) provinces, (\d+) natures of subjects, (\w+) providers .*?: over (\d+)", told
    )
    assert found
    assert int(found[1]) == len(book.province_slugs)
    assert int(found[2]) == len(list(book.vocabulary("natures")))
    assert found[3] == "five" and len(book.provider_slugs) == 5
    assert int(found[4]) == len(book.rules()) // 100 * 100
    assert (
        f"Over {len(checks) // 100 * 100} checks, over a quarter of them of pictures and signed papers"
        in told
    )
    seen = [one for one in checks if one.split(".")[0] in ("file", "photo", "scan", "signed")]
    assert 0.25 < len(seen) / len(checks) < 0.33


NOT_OF_THE_WINDOW = {
    "en": {"Error", "Warning", "Note", "Open"},
    "zh": {
        "错误", "提醒", "说明", "未检查", "全部通过",  # of the command line's report
        "应用程序", "谁签字谁盖章", "没有可用的显示环境",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_guide_calls_by_name_stands_in_the_window(language: str) -> None:
    """*Slanted* words of the guide, or “quoted” ones in Chinese, are labels of the window."""
    catalogue = ET.parse(ROOT / "ui" / "i18n" / "icpdesk_zh_CN.ts")
    key = "source" if language == "en" else "translation"
    labels = {_bare(message.findtext(key) or "") for message in catalogue.iter("message")}
    text = (ROOT / "docs" / "guide" / f"{language}.md").read_text("utf-8")
    slanted = r"(?<!\*)\*([^*\n]+)\*(?!\*)" if language == "en" else "“([^”]+)”"
    named = {_bare(words) for words in re.findall(slanted, text)}
    assert len(named) > 20
    assert named - labels <= NOT_OF_THE_WINDOW[language]


def _bare(label: str) -> str:
    """A label without its sign, its dots and its number."""
    return re.sub(r"^\W+ |[:：].*\{n\}.*$|\s*…+$", "", label.replace("&", ""))
