"""What is not sure enough counts as not readable; a person's Chinese name must be surer than the rest."""

from __future__ import annotations

import pytest

from icpdesk.reading.documents import least_confidence
from icpdesk.reading.fields import ReadField, Reading
from icpdesk.rulebook.book import shipped

BETWEEN = sum(least_confidence(shipped())) / 2
"""Sure enough for any value but a name."""


@pytest.mark.parametrize(
    ("kind", "field", "value", "kept"),
    [
        ("id-front", "name", "董龑景", False),
        ("id-front", "address", "示例路8号", True),
        ("business-licence", "legal_representative", "董龑景", False),
        ("business-licence", "name", "示例有限公司", True),
        ("permanent-residence", "name", "ERIKSSON,ANNA", True),
        ("passport", "surname", "ERIKSSON", True),
    ],
)
def test_a_name_that_may_be_its_twin_is_not_taken_for_read(
    kind: str, field: str, value: str, kept: bool
) -> None:
    reading = Reading(kind, {field: ReadField(value, BETWEEN)})
    settled = reading.settled(*least_confidence(shipped()))
    assert (field in settled.fields, field in settled.unreadable) == (kept, not kept)


def test_a_sure_name_is_read() -> None:
    reading = Reading("id-front", {"name": ReadField("董龑景", 0.9)})
    assert reading.settled(*least_confidence(shipped())).fields == reading.fields
