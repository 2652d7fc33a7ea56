"""What a batch works on: the sheet, the pictures, the folder of the results."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from icpdesk.batch.whole import Wanted
from icpdesk.batch.workers import jobs_of_this_machine
from ui.widgets.choose import folder_name, open_name
from ui.widgets.labels import label

SHEETS = (".xlsx", ".xls", ".ods", ".csv")
_ROWS = ("sheet", "pictures", "out")


class BatchSetup(QFrame):
    """Three places and how to begin."""

    begin_wanted = Signal(bool)
    """Whether only what changed."""
    template_wanted = Signal()
    folder_chosen = Signal()
    """There may be results of an earlier run in the folder of the results."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.lines = {name: QLineEdit() for name in _ROWS}
        self.buttons = {name: QPushButton() for name in _ROWS}
        self._names: dict[str, QLabel] = {name: label("", "name", wrap=False) for name in _ROWS}
        self.read = QCheckBox()
        self._read_hint = label("", "quiet")
        self.start, self.resume, self.template = QPushButton(), QPushButton(), QPushButton()
        self.start.setProperty("primary", "true")
        self._lay_out()
        self._connect()

    def retranslate(self) -> None:
        """All words."""
        for name, title, hint in (
            ("sheet", self.tr("Sheet"), self.tr("One row a client (.xlsx, .xls, .ods, .csv)")),
            ("pictures", self.tr("Pictures"), self.tr("Folder beside the sheet, if empty")),
            ("out", self.tr("Results"), self.tr("Folder for the finished filings")),
        ):
            self._names[name].setText(title)
            self.lines[name].setPlaceholderText(hint)
            self.lines[name].setAccessibleName(title)
            self.buttons[name].setText(self.tr("Choose…"))
            self.buttons[name].setAccessibleName(self.tr("Choose: {name}").format(name=title))
        self.read.setText(self.tr("Read the pictures"))
        self._read_hint.setText(
            self.tr(
                "Finds the place of pictures whose names say nothing, and compares them with the"
                " sheet. Takes about two seconds a picture."
            )
        )
        self.start.setText(self.tr("Begin"))
        self.resume.setText(self.tr("Only what changed"))
        self.template.setText(self.tr("Save an empty sheet…"))

    def take(self, paths: Sequence[Path]) -> None:
        """Use a sheet and a folder of pictures; results go beside the sheet unless chosen."""
        sheet = next((path for path in paths if path.suffix.lower() in SHEETS), None)
        folder = next((path for path in paths if path.is_dir()), None)
        if folder is not None:
            self.lines["pictures"].setText(str(folder))
        if sheet is not None:
            self.lines["sheet"].setText(str(sheet))
            if not self._text("out"):
                self.lines["out"].setText(str(sheet.with_name(f"{sheet.stem}-icpdesk")))

    def wanted(self, *, resume: bool) -> Wanted | None:
        """What is to be done; None while sheet or results are not chosen."""
        if not self._text("sheet") or not self._text("out"):
            return None
        pictures = self._text("pictures")
        return Wanted(
            sheet=Path(self._text("sheet")),
            out=Path(self._text("out")),
            pictures=Path(pictures) if pictures else None,
            read=self.read.isChecked(),
            resume=resume,
            jobs=jobs_of_this_machine(),
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """The places of a batch of before."""
        self.lines["sheet"].setText(str(wanted.sheet))
        self.lines["pictures"].setText(str(wanted.pictures or ""))
        self.lines["out"].setText(str(wanted.out))
        self.read.setChecked(wanted.read)

    def _text(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _connect(self) -> None:
        self.start.clicked.connect(lambda: self.begin_wanted.emit(False))
        self.resume.clicked.connect(lambda: self.begin_wanted.emit(True))
        self.template.clicked.connect(self.template_wanted)
        self.buttons["sheet"].clicked.connect(self._choose_sheet)
        self.buttons["pictures"].clicked.connect(lambda: self._choose_folder("pictures"))
        self.buttons["out"].clicked.connect(lambda: self._choose_folder("out"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, name in enumerate(_ROWS):
            grid.addWidget(self._names[name], row, 0)
            grid.addWidget(self.lines[name], row, 1)
            grid.addWidget(self.buttons[name], row, 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.read, len(_ROWS), 1)
        grid.addWidget(self._read_hint, len(_ROWS) + 1, 1, 1, 2)
        begin = QHBoxLayout()
        begin.setSpacing(8)
        for button in (self.start, self.resume):
            begin.addWidget(button)
        begin.addStretch(1)
        begin.addWidget(self.template)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addLayout(begin)

    def _choose_sheet(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SHEETS)
        name = open_name(self, self.buttons["sheet"].accessibleName(), "", f"({kinds})")
        if name:
            self.take([Path(name)])

    def _choose_folder(self, which: str) -> None:
        name = folder_name(self, self.buttons[which].accessibleName())
        if name:
            self.lines[which].setText(name)
            if which == "out":
                self.folder_chosen.emit()
