"""What a form speaks of at a place, and what a label or heading there says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

OTHER = "other"
"""Section of something that the filing does not know: short labels mean nothing."""

STRANGER = "stranger"
"""Section of somebody whom the filing does not know: name, address and numbers are his own."""

SIGN, DATE, VERIFIER = "signature", "date", "verifier"
"""Reasons for which a place stays blank."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the form speaks of at a place."""

    title: str = ""
    """Role named by the paper's title."""
    section: str = ""
    """Role, ``subject`` or ``website`` of the heading above."""
    implied: str = ""
    """Role, ``subject`` or ``website`` of the last label that named one."""
    signer: str = ""
    """Whose signature stands before in the same line or row or the one above; ``other`` for a
    stranger's."""
    fading: bool = False
    """Whether that signature stands in the line or row above."""
    verifier: bool = False
    """Whether the provider fills in this part."""
    site: int | None = None
    """Which website is spoken of, from 0, where the form numbers them."""

    def under(self, heading: Heading) -> Context:
        """The context below a heading."""
        return replace(
            self,
            section=heading.of,
            implied="",
            signer="",
            verifier=heading.verifier,
            site=self.site if heading.site is None else heading.site,
        )

    def on_next_line(self) -> Context:
        """The context where the next line or row begins."""
        if not self.signer:
            return self
        return replace(self, signer="" if self.fading else self.signer, fading=not self.fading)

    def signed_by(self, signer: str) -> Context:
        """The context behind a place for somebody's signature; a seal without a name tells nothing."""
        return replace(self, signer=signer, fading=False) if signer else self

    def after(self, field: str) -> Context:
        """The context behind a label that means ``field``."""
        owner = owner_of(field)
        return replace(self, implied=owner, signer="") if owner else self


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the fields below it."""

    of: str
    verifier: bool = False
    site: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A field, and how sure it is that the label means it (0 to 1)."""

    field: str
    confidence: float


BOTH = " + "
"""Between two fields of one place, for labels such as 姓名及电话: both values, one behind the other."""

ROLES = ("subject.legal_representative", "subject.administrator", "website.administrator")
_OWNERS = (*ROLES, "subject", "website")


def owner_of(field: str) -> str:
    """Whose value a field is: a role, ``subject``, ``website`` or nobody's."""
    name = re.sub(r"^websites\[\d+\]", "website", field)
    return next((owner for owner in _OWNERS if name.startswith(f"{owner}.")), "")
