"""APP and mini-programme filings: the certificate of an app, the request of a mini programme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base import bounded

if TYPE_CHECKING:
    from icpdesk.reading.app_certificate import AppCertificate


def app_certificate(path: Path) -> AppCertificate:
    """The certificate that an app is signed with, read behind the border for strangers' files.

    InputError or FileProblem where there is none.
    """
    from icpdesk.reading.app_certificate import read_app_certificate

    return bounded.call(read_app_certificate, path)
