"""A page of the form, made from the field catalogue for this province, nature and provider."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from icpdesk.documents.values import value_at
from icpdesk.model import Domain, Person, PreApproval, Website
from icpdesk.rulebook.fields import Field, fields_for
from icpdesk.text import Text
from ui.session import Session
from ui.steps import Step
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import card, label

_GROUPS = {
    "type": Text("Prerequisites and type of filing", "前提条件与备案类型"),
    "region": Text("Region, nature and certificate", "地区、性质与证件"),
    "subject": Text("The subject", "主体信息"),
    "legal-representative": Text("Legal representative", "法定代表人"),
    "administrator": Text("Person in charge of the subject", "主体负责人"),
    "website": Text("Website", "网站信息"),
    "domain": Text("Domain", "域名"),
    "website-administrator": Text("Person in charge of the website", "网站负责人"),
}


class FormPage(QScrollArea):
    """Shows the fields of some steps of the catalogue; rows appear and go as rules ask for them."""

    place_wanted = Signal(str)

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self._session = session
        self._step = step
        self._steps = step.fields
        self.rows: dict[str, FieldRow] = {}
        self._shape: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self._rebuild()
        session.changed.connect(self._refresh)
        session.checked.connect(self._show_findings)
        session.language_changed.connect(self._rebuild)

    def show_place(self, path: str) -> bool:
        """Bring the field at ``path`` into view; False when it is not on this page."""
        row = self.rows.get(path)
        if row is None:
            return False
        self.ensureWidgetVisible(row)
        row.editor.setFocus()
        return True

    def _wanted(self) -> list[tuple[str, list[tuple[Field, str]]]]:
        filing = self._session.filing
        groups: list[tuple[str, list[tuple[Field, str]]]] = []
        for step in self._steps:
            found: list[tuple[Field, str]] = []
            for field in fields_for(filing, self._session.book, self._session.today, step):
                found += ((field, path) for path in self._paths(field))
            if found:
                groups.append((step, found))
        return groups

    def _paths(self, field: Field) -> list[str]:
        filing = self._session.filing
        if "websites[]" not in field.path:
            return [field.path]
        paths: list[str] = []
        for site, website in enumerate(filing.websites):
            here = field.path.replace("websites[]", f"websites[{site}]")
            if "domains[]" in here:
                paths += (here.replace("[]", f"[{n}]") for n in range(len(website.domains)))
            elif "pre_approvals[]" in here:
                paths += (here.replace("[]", f"[{n}]") for n in range(len(website.pre_approvals)))
            else:
                paths.append(here)
        return paths

    def _rebuild(self) -> None:
        groups = self._wanted()
        self._shape = tuple(path for _, found in groups for _, path in found)
        self.rows.clear()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(16)
        layout.addWidget(label(self._step.title, "title"))
        for step, found in groups:
            for site, part in self._by_site(found):
                heading = self._session.say(_GROUPS[step])
                if site is not None:
                    heading = f"{heading} {site + 1}"
                widgets: list[QWidget] = [label(heading, "heading")]
                for field, path in part:
                    row = FieldRow(self._session, field, path)
                    row.show_value(value_at(self._session.filing, path))
                    row.edited.connect(self._edited)
                    self.rows[path] = row
                    widgets.append(row)
                layout.addWidget(card(*widgets))
        if "website" in self._steps:
            layout.addLayout(self._site_buttons())
        layout.addStretch(1)
        self.setWidget(body)
        self._show_findings()

    def _by_site(
        self, found: list[tuple[Field, str]]
    ) -> list[tuple[int | None, list[tuple[Field, str]]]]:
        parts: dict[int | None, list[tuple[Field, str]]] = {}
        for field, path in found:
            match = re.match(r"websites\[(\d+)\]", path)
            parts.setdefault(int(match[1]) if match else None, []).append((field, path))
        return list(parts.items())

    def _site_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add = QPushButton(self._session.say(Text("Add a website", "添加网站")))
        add.clicked.connect(self._add_site)
        row.addWidget(add)
        if len(self._session.filing.websites) > 1:
            drop = QPushButton(
                self._session.say(Text("Remove the last website", "删除最后一个网站"))
            )
            drop.clicked.connect(self._drop_site)
            row.addWidget(drop)
        row.addStretch(1)
        return row

    def _add_site(self) -> None:
        site = Website(
            domains=(Domain(),),
            pre_approvals=(PreApproval(kind="none"),),
            administrator=Person(same_as="subject_administrator"),
        )
        self._session.put("websites", (*self._session.filing.websites, site))

    def _drop_site(self) -> None:
        self._session.put("websites", self._session.filing.websites[:-1])

    def _edited(self, path: str, value: object) -> None:
        self._session.put(path, value)

    def _refresh(self) -> None:
        shape = tuple(path for _, found in self._wanted() for _, path in found)
        if shape != self._shape:
            focused = next((path for path, row in self.rows.items() if row.editor.hasFocus()), "")
            self._rebuild()
            self.show_place(focused)
            return
        for path, row in self.rows.items():
            row.show_value(value_at(self._session.filing, path))

    def _show_findings(self) -> None:
        for path, row in self.rows.items():
            row.show_findings(self._session.findings_at(path))
