"""Machine-readable zones of labelled specimens that are not part of the repository."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_document

CORPUS = Path(os.environ.get("ICPDESK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CORPUS / "documents.csv").is_file(), reason="the labelled pictures are not here"
    ),
]

_CONTRADICTS_ITSELF = "Spanish ID back"
"""Prints check digits that do not fit its own number and day of birth."""


def zones() -> list[dict[str, str]]:
    with (CORPUS / "documents.csv").open(encoding="utf-8") as source:
        return [row for row in csv.DictReader(source) if "PassportEye" in row["source"]]


def test_zones_prove_themselves_by_their_check_digits() -> None:
    wrong = []
    for row in zones():
        if row["shows"].startswith(_CONTRADICTS_ITSELF):
            continue
        fields = read_document(Picture.open(CORPUS / row["file"]), "passport").fields
        for name in ("number", "born_on", "valid_until"):
            if name not in fields or fields[name].checked is not True:
                wrong.append((row["file"], name, fields.get(name)))
        if not fields.get("surname"):
            wrong.append((row["file"], "surname", None))
    assert not wrong


def test_zone_that_contradicts_itself_is_read_as_printed_and_said_not_to_fit() -> None:
    row = next(row for row in zones() if row["shows"].startswith(_CONTRADICTS_ITSELF))
    fields = read_document(Picture.open(CORPUS / row["file"]), "passport").fields
    read = {name: item.value for name, item in fields.items()}
    assert read["number"] == "AAA100001"
    assert fields["number"].checked is False
    assert (read["born_on"], read["valid_until"]) == ("1972-12-01", "2011-01-23")
    assert fields["born_on"].checked is False
    assert (read["nationality"], read["issuer"], read["sex"]) == ("ESP", "ESP", "F")
