"""What a form speaks of at a place, and what a label or heading there says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from icpdesk.forms.parties import (
    AGENT,
    EMERGENCY,
    NO_SCENE,
    OPEN,
    OURS,
    THEIRS,
    Party,
    Scene,
    without_sides,
)
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS,
    Place,
)

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
    part: str = ""
    """Whose part of the form this is, as a label or heading began it: see :mod:`parties`."""
    alone: bool = False
    """Whether that part is one person's among others."""
    document: bool = False
    """Whether the label before asked about a document: only then a bare 号码 or 有效期 is its."""
    scene: Scene = NO_SCENE
    """What the whole form says of its parties."""
    said: str = field(default="", compare=False)
    """The words with which the part began."""

    def whose(self, party: Party) -> str:
        """Whose part a party's is, as far as the form tells."""
        if party.customer and not self.scene.services and self.part != OURS:
            return OPEN
        if not party.letter or party.whose not in (OPEN, OURS):
            return party.whose
        if party.letter in self.scene.ours:
            return OURS
        return THEIRS if self.scene.ours or party.letter in self.scene.taken else party.whose

    def begin(self, party: Party) -> Context:
        """The context behind a word that names a party."""
        if party.whose == AGENT and self.scene.sides:
            # 委托代理人 below 甲方 acts for that side, not for us.
            return replace(self, part=self.part or OPEN, implied="", document=False)
        section = "" if self.section == OTHER and not party.alone else self.section
        return replace(
            self, part=self.whose(party), alone=party.alone, said=party.said, section=section,
            implied="", document=False,
        )  # fmt: skip

    def leave(self) -> Context:
        """The context where nobody's part is any longer."""
        spoken = self.part or (self.scene.sides and self.implied)
        if not spoken:
            return self
        implied = self.implied if self.part == EMERGENCY else ""
        return replace(self, part="", alone=False, said="", implied=implied)

    @property
    def is_strange(self) -> bool:
        """Whether what is asked here is asked of somebody else, or nobody can tell of whom."""
        return self.part in (THEIRS, OPEN) or self.is_between

    @property
    def is_between(self) -> bool:
        """Whether two sides meet in the form and nothing tells of which is spoken here."""
        spoken = self.part or self.implied or self.section not in ("", OTHER)
        return self.scene.sides and not spoken

    @property
    def if_ours(self) -> Context:
        """The context as it would be if the part were ours: what to propose where nobody knows."""
        return _if_ours(self)

    def under(self, heading: Heading) -> Context:
        """The context below a heading; one that names nobody goes on about a party of the form."""
        nobody = not heading.of and not heading.verifier and not self.alone
        kept = self.part if nobody and self.part != EMERGENCY else ""
        return replace(
            self,
            section=heading.of,
            part=self.whose(heading.party) if heading.party else kept,
            alone=False,
            said=heading.party.said if heading.party else self.said if kept else "",
            implied="",
            signer="",
            document=False,
            verifier=heading.verifier,
            site=self.site if heading.site is None else heading.site,
        )

    def fits(self, heading: Heading, *, within: bool = False) -> Heading:
        """A heading as it is meant here: 法定代表人 in the other side's part is theirs, and 单位
        ``within`` a row about strangers."""
        strange = self.part in (THEIRS, OPEN) and not self.alone and not heading.party
        strange = strange or (within and self.section == STRANGER)
        return Heading(STRANGER) if strange and heading.of.startswith("subject") else heading

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
        owner, part = owner_of(field), Place(field).field
        document = part in _OF_DOCUMENTS
        if not owner:
            return replace(self, document=document) if document != self.document else self
        if part == "emergency_contact":
            return replace(
                self, implied=owner, signer="", part=EMERGENCY, alone=True, document=False
            )
        left = self.part in (THEIRS, OPEN, EMERGENCY) and owner != "website"
        same = owner == self.implied and document == self.document
        if same and not left and not self.signer:
            return self
        return replace(
            self,
            implied=owner,
            signer="",
            document=document,
            part="" if left else self.part,
            alone=self.alone and not left,
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the fields below it."""

    of: str
    verifier: bool = False
    site: int | None = None
    party: Party | None = None
    """Whose part begins there, where it is one of the form's parties."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A field, and how sure it is that the label means it (0 to 1)."""

    field: str
    confidence: float


BOTH = " + "
"""Between two fields of one place, for labels such as 姓名及电话: both values, one behind the other."""

ROLES = (
    LEGAL_REPRESENTATIVE,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS.of_chosen_website,
)
_OF_DOCUMENTS = frozenset(
    {"document_type", "document_number", "valid_from", "valid_until", "validity", "type"}
)
"""Ends of the names of values that tell of a document."""


def owner_of(field: str) -> str:
    """Whose value a field is: a role, ``subject``, ``website`` or nobody's."""
    owner = Place(field).owner
    return owner.of_chosen_website if owner != field else ""


@lru_cache(maxsize=1024)
def _if_ours(context: Context) -> Context:
    if context.part == OURS and not context.alone and not context.scene.sides:
        return context
    scene = without_sides(context.scene) if context.scene.sides else context.scene
    section = "" if context.section in (OTHER, STRANGER) else context.section
    return replace(context, part=OURS, alone=False, section=section, scene=scene)
