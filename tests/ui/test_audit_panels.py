"""Every panel, dialog and state beside the plain pages: nothing cut off, hidden or too small."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

import ui.panels
from icpdesk.base.text import Text
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.batch.whole import Wanted
from icpdesk.forms.fill_report import FillReport
from icpdesk.forms.form_values import form_values
from icpdesk.forms.pdf.spot import FlatGuess, Spot
from icpdesk.forms.template_map import TemplateMap
from icpdesk.model import Attachment, FiledValue
from icpdesk.model.place import WEBSITES
from icpdesk.pipeline.documents import look_into
from icpdesk.pipeline.fill import open_form
from icpdesk.pipeline.proposals import Proposal
from icpdesk.pipeline.sort import Unsure
from tests.support.audit import faults
from tests.support.dropped import licence_rows, pdf
from tests.support.forms import cell, docx, para, run, table
from ui.batch_run import BatchRun
from ui.filing.batch_records import BatchRecords
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import Session
from ui.pages.batch_page import BatchPage
from ui.panels.app_certificate import AppCertificateReader
from ui.panels.batch_list import BatchList
from ui.panels.copy_through import CopyThrough
from ui.panels.fill_from_picture import FillFromPicture
from ui.panels.fill_summary import FillSummary
from ui.panels.flat_places import FlatPlaces
from ui.panels.place_pictures import PlacePictures
from ui.panels.recovery_key import RecoveryKey
from ui.panels.scan_beside import ScanBeside
from ui.panels.template_map import TemplateMapTable
from ui.panels.video_card import VideoCard
from ui.panels.welcome import Welcome
from ui.widgets.before_after import BeforeAfter
from ui.widgets.corner_editor import CornerEditor
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

SMALLEST = 720
"""Points of height that a screen of 1366 × 768 leaves a window."""
LONG_NAME = "深圳市晴川示例科技有限公司华南第二分公司"
OUTCOMES = [
    Outcome(LONG_NAME, 2, "ready", findings=[Said("x.y", "warning", "", "look", "看")]),
    Outcome(
        "two", 3, "errors", unmatched=["IMG_2034.jpg"], read=True,
        findings=[
            Said("papers.missing", "error", "subject", "A paper is missing.", "缺少材料。",
                 "Add it.", "请添加。", slot="business-licence"),
            Said("website.name-too-short", "error", "websites[0].name", "Too short.", "太短。"),
            Said("scan.turned", "error", "id-front", "On its side.", "方向不对。", file="a.jpg"),
            Said("photo.eyes-closed", "error", "admin-photo", "Eyes closed.", "闭眼。"),
        ],
        matrix=[
            {"place": "subject.name", "typed": LONG_NAME, "contradicted": True, "says": [
                {"source": "business-licence", "value": "别的公司", "agreement": "differs"},
                {"source": "other-clients", "value": "甲, 乙", "agreement": "differs"}]},
            {"place": "websites[0].name", "typed": "晴川", "contradicted": False, "says": [
                {"source": "statement-scan", "value": "", "agreement": "unknown"}]},
        ],
    ),
    Outcome("three", 4, "failed", findings=[Said("", "error", "", "No folder.", "没有文件夹。")]),
]  # fmt: skip


def panels(session: Session, parent: QWidget, tmp_path: Path) -> Iterator[QWidget]:
    """Each with something to show."""
    yield CopyThrough(session)
    welcome = Welcome()
    welcome.retranslate()
    yield welcome
    scan = ScanBeside(session)
    scan.view.show_picture(QImage(400, 300, QImage.Format.Format_RGB888))
    scan.name.setText("营业执照")
    yield scan
    filling = FillFromPicture(session)
    label = Text("Name of the subject", "主办单位名称")
    filling.offer(
        [
            Proposal("subject.name", label, "", LONG_NAME, 0.9, None, "new"),
            Proposal("subject.name", label, "甲", LONG_NAME, 0.5, False, "differs"),
            Proposal("subject.name", label, "甲", "甲", 0.9, True, "equal"),
        ]
    )
    yield filling
    official = tmp_path / "official.docx"
    rows = [[cell(para(run(words))), cell()] for words in ("网站名称", "某某栏", "负责人签字")]
    official.write_bytes(docx(para(run("核验单")), table(*rows)))
    places = TemplateMapTable(session)
    template = open_form(official, session.book).template
    assert isinstance(template, TemplateMap)
    places.show_map(template, form_values(session.filing, session.book))
    yield places
    yield flat_places(session)
    summary = FillSummary(session)
    summary.show_report(FillReport([], ["签字"], ["某某栏"], overflow=["地址"]))
    yield summary
    yield PlacePictures(session, OUTCOMES, parent)
    session.desk.store.batches.begin(f"/clients/{LONG_NAME}.xlsx", "/clients/out")
    earlier = BatchList(BatchRecords(session, BatchRun(session.book, parent)))
    earlier.retranslate()
    yield earlier
    yield AppCertificateReader(session, WEBSITES / 0)
    picture = QImage(400, 300, QImage.Format.Format_RGB888)
    compared, corners = BeforeAfter(), CornerEditor()
    for widget in (compared, corners):
        widget.setAccessibleName("x")
    compared.show_pair(picture, picture)
    corners.edit(picture, [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)])
    yield compared
    yield corners
    video = VideoCard(FilingPictures.of(session))
    video.show_video(Attachment(slot="promise-video", file="videos/IMG_0042.MOV"), None)
    yield video
    key = RecoveryKey(session)
    key.show_key("ABCD EFGH JKLM NPQR STUV WXYZ 2345 6789", tmp_path)
    yield key


def flat_places(session: Session) -> FlatPlaces:
    """Two pages, one place chosen."""
    made = FlatPlaces(session)
    made.show_values(form_values(session.filing, session.book))
    page = QImage(600, 848, QImage.Format.Format_RGB888)
    page.fill(0xFFFFFF)
    spots = (
        Spot(1, 30, 40, 80, "subject.name"),
        Spot(2, 30, 40, 80, "website.name", confidence=0.5),
    )
    made.show_form(FlatGuess(spots, guessed=spots), [(page, QRectF(0, 0, 210, 297))] * 2)
    made.list.setCurrentCell(0, 1)
    return made


def batch_states(page: BatchPage, tmp_path: Path) -> Iterator[str]:
    """Before, while and after; every tab."""
    page._show_setup(shown=True)
    yield "batch: setup"
    page.run.wanted = Wanted(tmp_path / "clients.xlsx", tmp_path)
    page.run.outcomes = {one.row: one for one in OUTCOMES}
    page._show_setup(shown=False)
    page.strip.begin()
    page.strip.progress(1, 3, "two")
    yield "batch: running"
    page._ended(None)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        yield f"batch: tab {tab}"


def classes_of_panels() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(ui.panels.__path__):
        for kind in vars(importlib.import_module(f"ui.panels.{module.name}")).values():
            here = getattr(kind, "__module__", "") == f"ui.panels.{module.name}"
            if isinstance(kind, type) and issubclass(kind, QWidget) and here:
                # What only others are made from is seen in them.
                found |= {kind.__name__} if not kind.__subclasses__() else set()
    return found


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_panel_shows_all_its_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    session = window.session
    session.set_language(language)
    window.home.open_sample()
    session.put("websites[0].name", "晴川")
    with qtbot.waitSignal(session.checked, timeout=20_000):
        session.check()
    found: list[str] = []
    seen: set[str] = set()

    def look(widget: QWidget, name: str) -> None:
        settle()
        found.extend(f"{name}: {fault}" for fault in faults(widget))
        kinds = [one for one in widget.findChildren(QWidget) if one.isVisible()]
        seen.update(type(one).__name__ for one in (widget, *kinds))

    for step in STEPS:
        window.go(step.slug)
        look(window, step.slug)
    kind = session.filing.filing_type
    session.put("filing_type", "change-subject")
    session.put("filed", (FiledValue(field="subject.mailing_address", value="旧路1号2栋303室"),))
    window.go("type")
    look(window, "what changes")
    session.put("filed", ())
    session.put("filing_type", kind)
    session.set_note("last_export", {"target": "/x", "files": {}, "by": session.filing_id})
    window.go("home")
    window.go("export")
    look(window, "after the export")
    window.go("begin")
    pile = window.page("begin").pile
    pile.documents.append(look_into(pdf("营业执照", licence_rows()), "licence.pdf", session.book))
    session.put("websites[0].content", ())
    pile.changed.emit()
    look(window, "documents")
    session.undo()
    papers = window.page("papers")
    window.go("papers")
    papers.tabs.setCurrentWidget(papers.scan)
    look(window, "signed scan")
    papers.tabs.setCurrentWidget(papers.english)
    look(window, "paper in English")
    window.go("pictures")
    pictures = window.page("pictures")
    pictures.gallery.unsure = [Unsure("/x/IMG_0001.jpg", "", Text("Not known.", "无法识别。"))] * 4
    pictures.gallery.changed.emit()
    look(window, "unsure tray")
    window.go("batch")
    for name in batch_states(window.page("batch"), tmp_path):
        look(window, name)
    window.menus.actions["palette"].trigger()
    look(window._palette, "palette")
    window._palette.hide()
    window.telling.problem(session_problem())
    look(window, "notice")
    window.menus.actions["tour"].trigger()
    look(window, "tour")
    assert window.minimumSizeHint().height() <= SMALLEST, "the tour fits a small screen"
    for panel in panels(session, window, tmp_path):
        qtbot.addWidget(panel)
        if not panel.isWindow() or panel.width() < 700:
            panel.resize(max(panel.sizeHint().width(), 720), max(panel.sizeHint().height(), 480))
        panel.show()
        look(panel, type(panel).__name__)
        panel.close()
    assert found == []
    elsewhere = {"FindingCard"} | ({"PaperEnglish"} if language == "zh" else set())
    assert classes_of_panels() - seen - elsewhere == set()


def session_problem() -> Exception:
    from icpdesk.base.errors import InputError

    return InputError(Text("The store is in use.", "资料库正被占用。"), Text("Wait.", "请稍候。"))


def test_every_step_leads_on_and_back(window: MainWindow, qtbot: QtBot) -> None:
    """By the line below the page, from the list to the last step and back again."""
    window.home.open_sample()
    slugs = [step.slug for step in STEPS if step.needs_filing]
    window.go(slugs[0])
    for here, after in itertools.pairwise(slugs):
        assert window.slug == here
        window.page(here).foot.next.click()
        assert window.slug == after
    assert window.page(slugs[-1]).foot.next.isHidden()
    for before in (*slugs[-2::-1], "home"):
        window.page(window.slug).foot.back.click()
        assert window.slug == before


def test_empty_list_shows_only_the_way_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.home.search.isVisible() and not window.home.delete.isVisible()
    assert window.home.new.isVisible() and isinstance(window.home._pile.currentWidget(), QFrame)
    window.home.open_sample()
    window.go("home")
    assert window.home.search.isVisible() and window.home.delete.isVisible()
