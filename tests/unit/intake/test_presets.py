"""A new filing starts with the certificate that subjects of its nature hold today."""

from __future__ import annotations

import pytest

from icpdesk.intake.blank import usual_certificate
from icpdesk.rulebook.book import shipped


@pytest.mark.parametrize(
    "nature",
    [
        "government",
        "public-institution",
        "social-organisation",
        "private-non-enterprise",
        "foundation",
        "law-firm",
    ],
)
def test_no_preset_is_the_organisation_code_that_is_given_out_no_more(nature: str) -> None:
    """These hold a certificate with a unified social credit code (GB 32100); the sheet of 1997 is
    no longer issued."""
    assert usual_certificate(nature, shipped()) not in ("", "organisation-code")
