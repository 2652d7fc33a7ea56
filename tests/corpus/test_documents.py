"""Turns of labelled documents that are not part of the repository."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.filings import DAY

CORPUS = Path(os.environ.get("ICPDESK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CORPUS / "documents.csv").is_file(), reason="the labelled pictures are not here"
    ),
]


def rows() -> list[dict[str, str]]:
    with (CORPUS / "documents.csv").open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


def test_every_turn_of_every_document_with_text_is_found() -> None:
    wrong = []
    for row in rows():
        if "must be rejected" in row["note"]:
            continue
        image = Picture.open(CORPUS / row["file"]).image
        for quarter in range(4):
            sink = io.BytesIO()
            image.rotate(-90 * quarter, expand=True).save(sink, "JPEG", quality=92)
            wanted = (int(row["rotation_cw_needed"]) - 90 * quarter) % 360
            told = document_turn(Picture(sink.getvalue()))
            if told.degrees != wanted:
                wrong.append((row["file"], wanted, told))
    assert not wrong


def test_black_picture_is_refused() -> None:
    for row in rows():
        if "must be rejected" in row["note"]:
            picture = Picture.open(CORPUS / row["file"])
            told = inspect(picture, "id-front", case=Case(Filing(), shipped(), DAY))
            assert told.verdict == "fail"
