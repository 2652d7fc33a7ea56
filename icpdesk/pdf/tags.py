"""A canvas whose pages carry a structure: headings and paragraphs in reading order, the rest artifacts.

reportlab writes no tags. Each block is wrapped in marked content with a number, and the structure
tree of the document says which block is a heading and which a paragraph (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Collects the tags of :func:`tagged` and writes the tree when it is saved."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._roles: list[str] = []
        self._pages: list[tuple[Any, list[str]]] = []
        for name in ("StructParents", "Tabs"):
            if name not in PDFPage.__NoDefault__:
                PDFPage.__NoDefault__.append(name)
        super().__init__(*arguments, **options)

    def begin_tag(self, role: str) -> None:
        """What is drawn from here on is one block of this role, until :meth:`end_tag`."""
        self._code.append(f"/{role} <</MCID {len(self._roles)}>> BDC")
        self._roles.append(role)

    def begin_artifact(self) -> None:
        """What is drawn from here on is decoration, until :meth:`end_tag`."""
        self._code.append("/Artifact BMC")

    def end_tag(self) -> None:
        """End of the block."""
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End of the page; its blocks are kept for the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        self._pages.append((page, self._roles))
        self._roles = []

    def save(self) -> None:
        """Write the file with the structure tree."""
        if len(self._code):
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        document = self._doc
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document")})
        root_reference = document.Reference(root)
        whole_reference = document.Reference(whole)
        numbers: list[Any] = []
        blocks: list[Any] = []
        for index, (page, roles) in enumerate(self._pages):
            page_reference = document.Reference(page)
            of_page = [
                document.Reference(
                    PDFDictionary(
                        {
                            "Type": PDFName("StructElem"),
                            "S": PDFName(role),
                            "P": whole_reference,
                            "Pg": page_reference,
                            "K": number,
                        }
                    )
                )
                for number, role in enumerate(roles)
            ]
            numbers += [index, PDFArray(of_page)]
            blocks += of_page
        whole.dict.update({"P": root_reference, "K": PDFArray(blocks)})
        root.dict.update(
            {"K": whole_reference, "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)})}
        )
        self.setCatalogEntry("StructTreeRoot", root_reference)
        self.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
        self.setViewerPreference("DisplayDocTitle", "true")


@contextmanager
def tagged(canvas: Any, role: str) -> Iterator[None]:
    """Everything drawn within is one block of ``role`` (``H1``, ``H2``, ``P``)."""
    canvas.begin_tag(role)
    yield
    canvas.end_tag()


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """Everything drawn within is decoration that no screen reader reads."""
    canvas.begin_artifact()
    yield
    canvas.end_tag()
