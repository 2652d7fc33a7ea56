"""Looks at pictures that are about values which have changed since."""

from __future__ import annotations

from icpdesk.pictures.look import basis_of
from ui.gallery import Gallery
from ui.session import look_key


def renew(gallery: Gallery) -> None:
    """Look again where values have changed since, and at what nobody has looked at yet.

    A signed scan that fitted the paper of yesterday need not fit that of today.
    """
    session = gallery.session
    filing, book, today = session.filing, session.book, session.today
    stale = [
        key
        for item in filing.attachments
        if (look := session.looks.get(key := look_key(item)))
        and look.basis != basis_of(item, filing, book, today)
    ]
    for key in stale:
        del session.looks[key]
    if stale:
        session.looked.emit()
    gallery.look_at_new()
