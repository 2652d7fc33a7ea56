"""Beginning a filing: what its combination asks for, filled as far as cards and licences tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.intake import blank
from icpdesk.intake.prefill import Origin, Prefilled, ReadPicture, applied, prefill
from icpdesk.intake.yaml_write import write_filing
from icpdesk.model import Attachment, Filing, FilingType
from icpdesk.reading.fields import Reading
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case


@dataclass(frozen=True)
class FromPictures:
    """What the pictures tell of a filing that is begun."""

    pictures: tuple[ReadPicture, ...]
    told: Prefilled

    @property
    def province(self) -> str:
        """Empty where the pictures do not tell it."""
        return self.told.province

    @property
    def nature(self) -> str:
        """Nature of the subject; empty where the pictures do not tell it."""
        return self.told.nature

    @property
    def origins(self) -> Sequence[Origin]:
        """Every value that was taken over, with the picture that it came from."""
        return self.told.origins

    @property
    def owners(self) -> Mapping[str, str]:
        """File → whom it shows, as in ``Attachment.of``."""
        return self.told.owners


def blank_filing(
    province: str, nature: str, provider: str, book: Rulebook, filing_type: FilingType = "first"
) -> Filing:
    """A filing with the places for what this combination asks for today, all of them empty."""
    return blank.blank_filing(province, nature, provider, book, _today(), filing_type)


def read_pictures(images: Sequence[Path], out: Path, book: Rulebook) -> FromPictures:
    """Read the cards, licences and texts (WHOIS, RDAP, vCard) that the filing file ``out`` is to begin
    with. InputError for a file that is neither a picture nor a text that tells something."""
    if not images:
        return FromPictures((), Prefilled())
    from icpdesk.pipeline.told_texts import is_text, read_told_file, take_told

    texts = [
        (_name_in(one, out), told) for one in images if is_text(one) for told in read_told_file(one)
    ]
    pictures = [
        ReadPicture(_name_in(one, out), *_read_picture(one, book))
        for one in images
        if not is_text(one)
    ]
    made = prefill(pictures)
    take_told(made, texts, book)
    return FromPictures(tuple(pictures), made)


def _read_picture(image: Path, book: Rulebook) -> tuple[str, Reading]:
    """Slot and reading; of several pictures the error names the one that cannot be read."""
    from icpdesk.pipeline.read import read_loose

    try:
        return read_loose(image, book=book)
    except FileProblem:
        raise
    except InputError as problem:
        raise FileProblem(problem.message, problem.advice, file=str(image)) from problem


def write_new(
    out: Path,
    begun: FromPictures,
    province: str,
    nature: str,
    provider: str,
    book: Rulebook,
    filing_type: FilingType = "first",
) -> None:
    """Write a filing file to fill in, with what the pictures tell; OutputError when that fails."""
    filing = applied(blank_filing(province, nature, provider, book, filing_type), begun.told)
    filing = _attached(filing, begun, out)
    write_filing(out, filing, book, blanks=blank.blank_paths(Case(filing, book, _today())))


def _name_in(image: Path, out: Path) -> str:
    """How the filing names the picture: relative to itself where the picture lies below it."""
    home, place = out.absolute().parent.resolve(), image.absolute().resolve()
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else str(image)


def _attached(filing: Filing, begun: FromPictures, out: Path) -> Filing:
    """The pictures in the slots that are asked for; those outside of the folder are not named."""
    home = out.absolute().parent
    waiting = {
        (one.slot, begun.owners.get(one.file, "")): one.file
        for one in begun.pictures
        if one.slot and (home / one.file).is_file() and not Path(one.file).is_absolute()
    }
    kept = []
    for item in filing.attachments:
        owner = item.of if (item.slot, item.of) in waiting else item.owner
        file = waiting.pop((item.slot, owner), "") if not item.file else item.file
        kept.append(item.changed({"file": file}) if file else item)
    added = [Attachment(slot=slot, of=of, file=file) for (slot, of), file in waiting.items()]
    return filing.changed({"attachments": (*kept, *added)})


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's calendar
