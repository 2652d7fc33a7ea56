"""Start: how long until the window is painted, and what is not imported before it is needed."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from icpdesk.store.store import Store

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("icpdesk"))
window.resize(1280, 800)
"""
OURS = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv)
from ui.window import theme
from ui.window.main_window import MainWindow
from ui.filing.session import Session
theme.load_fonts(app)
window = MainWindow(Session())
"""
PAINTED = """
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            app.exit(0)
        return False
watch = Watch()
window.centralWidget().installEventFilter(watch)
window.show()
app.exec()
"""
HEAVY = {"cv2", "numpy", "onnxruntime", "openpyxl", "reportlab", "docx", "PIL", "lxml", "pypinyin", "rapidocr"}  # fmt: skip


def run(program: str, tmp_path: Path, **more: str) -> tuple[float, str]:
    """CPU seconds (user + system) of a whole process, and what it printed."""
    env = {
        **os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"), "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path), **more,
    }  # fmt: skip
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=120
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, done.stdout


@pytest.mark.timed
def test_window_is_painted_in_twice_the_time_of_a_bare_one(tmp_path: Path) -> None:
    Store.create(tmp_path / "icpdesk" / "store", None).close()
    run(OURS + PAINTED, tmp_path)
    times = [(run(BARE + PAINTED, tmp_path)[0], run(OURS + PAINTED, tmp_path)[0]) for _ in range(9)]
    bare, ours = median(b for b, _ in times), median(o for _, o in times)
    print(f"bare {bare:.3f} s, ours {ours:.3f} s, ratio {ours / bare:.2f}")
    assert ours <= 2 * bare


def test_list_and_form_need_no_heavy_library(tmp_path: Path) -> None:
    Store.create(tmp_path / "icpdesk" / "store", None).close()
    program = (
        OURS
        + "window.show()\nwindow._begin()\napp.processEvents()\nwindow.home.know_names()\n"
        + f"print(sorted({HEAVY!r} & set(sys.modules)))"
    )
    assert run(program, tmp_path)[1].strip() == "[]"


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs Xvfb")
def test_real_window_on_a_display(tmp_path: Path) -> None:
    Store.create(tmp_path / "icpdesk" / "store", None).close()
    program = OURS + (
        "window.show()\nfrom PySide6.QtTest import QTest\nQTest.qWait(600)\n"
        "window.home.open_sample()\nwindow.go('subject')\nQTest.qWait(100)\n"
        "window.grab().save('shot.png')\n"
        "print(app.platformName(), window.isVisible(), window.slug)\n"
        "window.close()\n"
    )
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    env["PYTHONPATH"] = str(Path(__file__).parents[2])
    env.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", program],
        env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.strip().endswith("xcb True subject"), done.stdout + done.stderr
    assert (tmp_path / "shot.png").stat().st_size > 20_000


def test_killed_while_typing_nothing_older_than_two_seconds_is_lost(tmp_path: Path) -> None:
    """Types without a pause for three seconds, then the process is killed."""
    Store.create(tmp_path / "icpdesk" / "store", None).close()
    program = OURS + (
        "import os, signal, time\nwindow.show()\nwindow._begin()\nwindow.home.open_sample()\n"
        "from PySide6.QtTest import QTest\nbegun = time.monotonic()\n"
        "while time.monotonic() - begun < 3:\n"
        "    now = time.monotonic()\n"
        "    window.session.put('subject.remarks', f'{now:.3f}')\n"
        "    QTest.qWait(40)\n"
        "print(now, flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    env["PYTHONPATH"] = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == -9, done.stderr
    with Store.open(tmp_path / "icpdesk" / "store") as store:
        card = store.filings.cards()[0]
        kept = store.filings.load(card.id).filing.subject.remarks
        assert float(done.stdout) - float(kept) <= 2.0
        store.check()
