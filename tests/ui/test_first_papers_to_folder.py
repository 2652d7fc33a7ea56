"""From the first start to the folder with nothing but papers and a few answers: how many, counted as given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QThreadPool
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.support import dropped
from tests.support.drops import drop_files
from tests.support.shots import SHOTS, keep
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.pages.begin_page import BeginPage
from ui.pages.form_page import FormPage
from ui.widgets.field_row import FieldRow
from ui.window import theme
from ui.window.main_window import MainWindow

LONG = 120_000


@dataclass
class Newcomer:
    """Uses the real widgets and counts what had to be typed and what was clicked."""

    window: MainWindow
    qtbot: QtBot
    typed: list[str] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)

    def click(self, button: QPushButton, what: str) -> None:
        assert button.isEnabled(), what
        button.click()
        self.clicks.append(what)

    def type(self, line: QWidget, words: str, what: str, *, then_return: bool = False) -> None:
        """As an input method types; a line that holds something is written over."""
        line.setFocus()
        if isinstance(line, QLineEdit):
            line.selectAll()
            line.del_()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(line, event)
        if then_return:
            self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.typed.append(what)

    def begin(self, province: str, nature: str) -> BeginPage:
        home = self.window.home
        self.click(home.new, "new filing")
        self.type(home.form.province.lineEdit(), province, "province", then_return=True)
        self.type(home.form.nature.lineEdit(), nature, "nature", then_return=True)
        self.click(home.form.begin_button, "create")
        page = self.window.page("begin")
        assert isinstance(page, BeginPage) and page.isVisible()
        return page

    def drop(self, page: BeginPage, files: Sequence[Path]) -> None:
        drop_files(self.window, files, QPoint(800, 500))
        self.qtbot.waitUntil(lambda: not page.pile.busy, timeout=LONG)
        assert page.pile.left_aside == []

    def choose(self, page: BeginPage, file: str, role: str) -> None:
        path = next(path for path in page.values.questions if path.endswith(file))
        box = page.values.questions[path]
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())
        self.clicks.append(f"whose is {file}")

    def use(self, page: BeginPage) -> None:
        with self.qtbot.waitSignal(page.pile.used, timeout=LONG):
            self.click(page.use, "use what is ticked")

    def accept(self, page: BeginPage, *paths: str) -> None:
        for path in paths:
            self.click(page.proposed.buttons[path][0], f"use proposed {path}")

    def answer_the_rest(self, answers: dict[str, str]) -> None:
        """Goes where the window leads, from one open field to the next, and types what is asked."""
        page = self.window.page("begin")
        assert isinstance(page, BeginPage)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=5_000)
        with self.qtbot.waitSignal(self.window.session.checked, timeout=LONG):
            self.window.session.check()  # As it does by itself while somebody looks for the button.
        self.click(page.onward, "answer what is left")
        while self.window.slug != "pictures":
            self.qtbot.waitUntil(lambda: self._row() is not None, timeout=5_000)
            path = self._row().path
            line = QApplication.focusWidget()
            self.type(line, answers[path], path)
            if isinstance(line, QLineEdit):
                self.qtbot.keyClick(line, Qt.Key.Key_Return)
            else:  # Enter begins a new line there; Ctrl+Enter goes on.
                self.window.menus.actions["next-open"].trigger()
            self.qtbot.waitUntil(lambda path=path: self._moved_from(path), timeout=5_000)

    def _moved_from(self, path: str) -> bool:
        row = self._row()
        return self.window.slug == "pictures" or (row is not None and row.path != path)

    def _row(self) -> FieldRow | None:
        shown = self.window.page(self.window.slug)
        return shown.focused_row if isinstance(shown, FormPage) else None


@pytest.fixture
def newcomer(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Callable[[str], Newcomer]:
    """A first start in a language."""
    made: list[MainWindow] = []

    def start(language: str) -> Newcomer:
        place = str(tmp_path / "settings")
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, place)
        QSettings("icpdesk", "window").clear()
        theme.load_fonts(qapp)
        session = Session(OpenStore(tmp_path / "store"))
        window = MainWindow(session)
        made.append(window)
        session.set_language(language)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.gate is not None, timeout=LONG)
        who = Newcomer(window, qtbot)
        with qtbot.waitSignal(session.desk.opened, timeout=LONG):
            who.click(window.gate.without, "continue without password")
        return who

    yield start
    for window in made:
        window.close()
        window.session.desk.lock()
        QThreadPool.globalInstance().waitForDone(20_000)
        delete(window)


def written(who: Newcomer, target: Path) -> None:
    """The folder is there; nothing but papers that are signed after the printing is open."""
    window, session = who.window, who.window.session
    with who.qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()
    open_points = [one for one in session.standing.points if one.kind in ("error", "to-fill")]
    told = [(one.finding.rule, one.where) for one in open_points if one.finding]
    assert {rule for rule, _ in told} <= {"papers.missing"}, told
    assert not [one.where for one in open_points if one.finding is None]
    window.go("export")
    export = window.page("export")
    export.target.setText(str(target))
    if export.force.isVisibleTo(export):
        who.click(export.force, "write a draft: the papers are not signed yet")
    who.click(export.go, "create folder")
    who.qtbot.waitUntil(lambda: export._task is None, timeout=LONG)
    assert (target / "manifest.json").is_file(), export.result.text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "papers"),
    [("zh", dropped.as_photographs), ("en", dropped.as_electronic)],
    ids=["zh-photographs", "en-pdf"],
)
def test_company_needs_at_most_twelve_typed_answers(
    newcomer: Callable[[str], Newcomer],
    tmp_path: Path,
    language: str,
    papers: Callable[[Path], list[Path]],
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    who = newcomer(language)
    page = who.begin("Guangdong", "企业")
    who.drop(page, papers(desk))
    who.choose(page, "IMG_0003.jpg" if language == "zh" else "c1.pdf", "websites[0].administrator")
    assert not page.values.questions and not page.values.has_open
    page.values.rows["subject.certificate.address"].tick.setFocus()
    who.qtbot.wait(300)  # Rows are laid out by events of their own.
    keep(who.window, SHOTS / language / "light" / "4-documents.png")
    who.use(page)
    who.accept(
        page, "server", "subject.mailing_address", "websites[0].name", "websites[0].home_url",
        "websites[0].content", "websites[0].languages",
    )  # fmt: skip
    who.answer_the_rest(
        {
            "server.months": "12",
            "subject.administrator.mobile": "13802500101",
            "subject.administrator.emergency_phone": "13802500202",
            "subject.administrator.email": "lin@example.cn",
            "websites[0].service_code": "SAMPLE-0002",
            "websites[0].domains[0].verified_on": "2026-10-12",
            "websites[0].administrator.mobile": "13802500303",
            "websites[0].administrator.emergency_phone": "13802500404",
            "websites[0].administrator.email": "zhou@example.cn",
        }
    )
    filing = who.window.session.filing
    head, helper = filing.subject.legal_representative, filing.websites[0].administrator
    assert (head.name, head.document_number) == (dropped.HEAD.name, dropped.HEAD.number)
    assert (helper.name, helper.document_number) == (dropped.HELPER.name, dropped.HELPER.number)
    assert str(helper.valid_until) == "2031-02-03" and str(head.valid_until) == "2039-06-01"
    assert filing.person("subject.administrator").document_number == dropped.HEAD.number
    assert filing.subject.certificate.valid_until == "long-term"
    assert filing.subject.mailing_address == "示例路8号晴川大厦1201室"
    domain = filing.websites[0].domains[0]
    assert (domain.name, domain.holder) == (dropped.DOMAIN, dropped.COMPANY)
    assert domain.expires_on == date(2028, 5, 20)
    assert "admin-photo" in {item.slot for item in filing.attachments}
    written(who, tmp_path / "upload")
    print(f"typed {len(who.typed)}: {who.typed}; clicked {len(who.clicks)}: {who.clicks}")
    assert len(who.typed) <= 12, who.typed


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
def test_passport_holder_needs_at_most_fourteen(
    newcomer: Callable[[str], Newcomer], tmp_path: Path, language: str
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    paper, truth = dropped.passport(desk)
    holder = f"{truth['surname']} {truth['given_names']}"
    (desk / "domain.pdf").write_bytes(dropped.pdf("域名注册证书", dropped.domain_rows(holder)))
    who = newcomer(language)
    page = who.begin("Guangdong", "个人")
    who.drop(page, [paper, desk / "domain.pdf"])
    who.use(page)
    who.accept(
        page, "server", "websites[0].name", "websites[0].home_url", "websites[0].content",
        "websites[0].languages",
    )  # fmt: skip
    who.answer_the_rest(
        {
            "server.months": "12",
            "subject.city": "深圳市",
            "subject.district": "南山区",
            "subject.mailing_address": "示例路8号晴川大厦1201室",
            "subject.administrator.valid_from": "2017-10-14",
            "subject.administrator.mobile": "13802500101",
            "subject.administrator.emergency_phone": "13802500202",
            "subject.administrator.email": "isabella@example.cn",
            "websites[0].service_code": "SAMPLE-0002",
            "websites[0].remarks": "本网站用于记录个人旅途见闻，内容为原创文字和照片。",
            "websites[0].domains[0].verified_on": "2026-10-12",
        }
    )
    filing = who.window.session.filing
    person = filing.person("subject.administrator")
    assert (filing.subject.name, person.document_number) == (holder, truth["number"])
    assert str(person.born_on) == truth["born_on"]
    assert not filing.subject.certificate.address
    written(who, tmp_path / "upload")
    print(f"typed {len(who.typed)}: {who.typed}; clicked {len(who.clicks)}: {who.clicks}")
    assert len(who.typed) <= 14, who.typed
