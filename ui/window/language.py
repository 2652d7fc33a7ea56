"""Which language the window speaks: Qt's own words and ours, switched while it runs.

Labels of the window are written in English with ``self.tr`` and translated in
``ui/i18n/icpdesk_zh_CN.ts``; sentences of the core bring both languages (``Text``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from icpdesk.base.text import Language, Text

_OURS = Path(__file__).parents[1] / "i18n"
_installed: list[QTranslator] = []
_spoken: list[Language] = ["en"]


def of_system() -> Language:
    """The language to begin with."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def said(text: Text) -> str:
    """A sentence of the core in the language that the window speaks."""
    return text[_spoken[0]]


def speak(language: Language) -> None:
    """Translate every widget from now on; each gets a LanguageChange event before this returns."""
    app = QCoreApplication.instance()
    if app is None or _spoken[0] == language:
        return
    _spoken[0] = language
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en_GB"))
    if language == "zh":
        for name, folder in (
            ("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("icpdesk_zh_CN", str(_OURS)),
        ):
            translator = QTranslator(app)
            if translator.load(name, folder):
                app.installTranslator(translator)
                _installed.append(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
