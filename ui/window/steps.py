"""The table of pages: their names, their order, and which class shows each.

A page is added by one row here (and its class). ``page`` is imported when it is first shown.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.translation_marks import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.filing.session import Session


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the sidebar."""

    slug: str
    name: str
    """English source; :attr:`title` is in the window's language."""
    icon: str
    page: str = "ui.pages.form_page:FormPage"
    """Module and class; the class takes the session, a page of the form its step as well."""
    fields: tuple[str, ...] = ()
    """Steps of the field catalogue that this page asks for."""
    needs_filing: bool = True

    @property
    def title(self) -> str:
        """The name in the window's language."""
        return QCoreApplication.translate("Step", self.name)


STEPS = (
    Step(
        "home", QT_TRANSLATE_NOOP("Step", "All filings"), "home",
        "ui.pages.home_page:HomePage", needs_filing=False,
    ),
    Step(
        "begin", QT_TRANSLATE_NOOP("Step", "Start with documents"), "open",
        "ui.pages.begin_page:BeginPage",
    ),
    Step("type", QT_TRANSLATE_NOOP("Step", "Before you start"), "flag", fields=("type",)),
    Step("region", QT_TRANSLATE_NOOP("Step", "Province and type"), "place", fields=("region",)),
    Step("subject", QT_TRANSLATE_NOOP("Step", "Subject"), "building", fields=("subject",)),
    Step(
        "persons", QT_TRANSLATE_NOOP("Step", "Responsible people"), "people",
        fields=("legal-representative", "administrator"),
    ),
    Step(
        "websites", QT_TRANSLATE_NOOP("Step", "Websites"), "globe",
        fields=("website", "domain", "website-administrator"),
    ),
    Step(
        "pictures", QT_TRANSLATE_NOOP("Step", "Documents and photos"), "picture",
        "ui.pages.pictures_page:PicturesPage",
    ),
    Step(
        "papers", QT_TRANSLATE_NOOP("Step", "Papers to sign"), "paper",
        "ui.pages.papers_page:PapersPage",
    ),
    Step(
        "review", QT_TRANSLATE_NOOP("Step", "Review"), "review",
        "ui.pages.review_page:ReviewPage",
    ),
    Step(
        "export", QT_TRANSLATE_NOOP("Step", "Export"), "export",
        "ui.pages.export_page:ExportPage",
    ),
    Step(
        "follow-up", QT_TRANSLATE_NOOP("Step", "Follow-up"), "calendar",
        "ui.pages.follow_up_page:FollowUpPage",
    ),
    Step(
        "batch", QT_TRANSLATE_NOOP("Step", "Batch"), "table",
        "ui.pages.batch_page:BatchPage", needs_filing=False,
    ),
    Step(
        "settings", QT_TRANSLATE_NOOP("Step", "Settings"), "settings",
        "ui.pages.settings_page:SettingsPage", needs_filing=False,
    ),
    Step(
        "help", QT_TRANSLATE_NOOP("Step", "Help"), "help",
        "ui.pages.help_page:HelpPage", needs_filing=False,
    ),
)  # fmt: skip

_BY_SLUG = {step.slug: step for step in STEPS}


def step(slug: str) -> Step:
    """The row called ``slug``; KeyError for any other."""
    return _BY_SLUG[slug]


def step_of_field(catalogue_step: str) -> Step | None:
    """The page that asks for a step of the field catalogue."""
    return next((one for one in STEPS if catalogue_step in one.fields), None)


def make_page(one: Step, session: Session) -> QWidget:
    """The page of a row; its module is imported now."""
    module, _, name = one.page.partition(":")
    kind = getattr(importlib.import_module(module), name)
    made: QWidget = kind(session, one) if one.fields else kind(session)
    return made
