"""A paper in English beside its Chinese pages: what somebody signs who reads no Chinese."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser

from icpdesk.papers.plan import EnglishLine, PaperPlan
from icpdesk.pipeline.papers import explain_paper

_AROUND = {
    "title": "<h2>{text}</h2>",
    "subtitle": "<p><i>{text}</i></p>",
    "section": "<h3>{text}</h3>",
    "field": "<p>{text}: <b>{value}</b></p>",
    "mark": "<p>✎ {text}</p>",
}
_OTHERS = "<p>{text}</p>"


class PaperEnglish(QTextBrowser):
    """Text that can be selected, read aloud and scrolled by keys; nothing of it is printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self._shown = ""

    def show_paper(self, plan: PaperPlan) -> None:
        """Explain a paper."""
        self.setAccessibleName(self.tr("What the paper says"))
        first = self.tr(
            "For your understanding only. The Chinese paper is what is signed and sent."
        )
        words = f"<p><i>{escape(first)}</i></p>" + "".join(map(_html, explain_paper(plan)))
        if words != self._shown:
            # Setting the same words anew would scroll a reader back to their beginning.
            self._shown = words
            self.setHtml(words)


def _html(line: EnglishLine) -> str:
    around = _AROUND.get(line.kind, _OTHERS)
    return around.format(text=escape(line.text), value=escape(line.value))
