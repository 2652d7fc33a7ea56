"""What the fields of a PDF form ask for: the same map of places as for a Word template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from icpdesk.base.pdfium import opened
from icpdesk.forms.context import SIGN, VERIFIER, Context, Guess
from icpdesk.forms.derived import WORKPLACE
from icpdesk.forms.labels import Labels
from icpdesk.forms.parties import THEIRS, Party, Scene, scene_of
from icpdesk.forms.pdf.pdf_file import open_reader
from icpdesk.forms.pdf.widgets import Widget, widgets_of
from icpdesk.forms.plain_words import BRACKETS, plain
from icpdesk.forms.template_map import Entry, TemplateMap, fingerprint_of
from icpdesk.forms.word.speaker import Speaker

_ROW = 4.0
"""Fields whose lower edges lie within so many points stand in one row."""
_SHOWN_TITLE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """One text field or choice, or the boxes of one list, and what is known of it."""

    widgets: tuple[Widget, ...]
    entry: Entry

    @property
    def first(self) -> Widget:
        """Its first field."""
        return self.widgets[0]


def read_form(data: bytes, labels: Labels) -> TemplateMap:
    """What a PDF form asks for, as far as it can be guessed. FileProblem for unusable files."""
    entries = tuple(one.entry for one in places_of(widgets_of(open_reader(data), data), labels))
    words = page_words(data)
    title = next((line.strip() for line in words.splitlines() if line.strip()), "")
    return TemplateMap(
        title=title[:_SHOWN_TITLE],
        fingerprint=fingerprint_of([(e.place, e.kind, e.label) for e in entries], words),
        entries=entries,
    )


def page_words(data: bytes) -> str:
    """The printed words of all pages, without what stands in fields."""
    with opened(data) as document:
        return "\n".join(str(page.get_textpage().get_text_bounded()) for page in document)


def places_of(widgets: Sequence[Widget], labels: Labels) -> list[Place]:
    """The places of a form in reading order."""
    reader = _Reader(labels, scene_of(_lines_around(widgets), labels.parties))
    found: list[Place] = []
    for _, group_of_row in groupby(widgets, key=lambda one: (one.page, round(one.seen[1] / _ROW))):
        row = list(group_of_row)
        reader.begin_row([line for one in row for line in one.over])
        for kind, group in groupby(row, key=lambda one: one.kind):
            if kind == "/Btn":
                found.append(reader.boxes(tuple(group)))
            else:
                found += [reader.field(one) for one in group]
    return list(_with_addresses_of_their_own(found))


def _with_addresses_of_their_own(places: Sequence[Place]) -> Iterator[Place]:
    """A field that is shown twice has one name; the second place of it is called name#2."""
    count: dict[str, int] = {}
    for one in places:
        name = one.entry.place
        count[name] = count.get(name, 0) + 1
        entry = replace(one.entry, place=f"{name}#{count[name]}") if count[name] > 1 else one.entry
        yield Place(one.widgets, entry)


def _lines_around(widgets: Sequence[Widget]) -> Iterator[str]:
    """What is printed around the fields, for what it says of the parties."""
    for one in widgets:
        yield from (*one.over, one.before, one.above, one.behind, one.told)


class _Reader:
    def __init__(self, labels: Labels, scene: Scene) -> None:
        self._labels = labels
        self._speaker = Speaker(labels, "form", Context(scene=scene))

    @property
    def _context(self) -> Context:
        return self._speaker.context

    @_context.setter
    def _context(self, context: Context) -> None:
        self._speaker.context = context

    def begin_row(self, lines: Sequence[str]) -> None:
        """Go on to the next row of fields, below these printed lines."""
        self._context = self._context.on_next_line()
        for line in lines:
            heading = self._labels.heading(line)
            if heading is not None:
                self._context = self._context.under(self._context.fits(heading))
            elif (begun := self._begun(line)) is not None:
                self._context = self._context.begin(begun)

    def _begun(self, line: str) -> Party | None:
        """Whose part begins with a printed line between two rows: 在日担保人（请填写详细内容）."""
        guess = self._labels.guess(line, self._context)
        if (
            guess is not None
            and guess.field.startswith(WORKPLACE)
            and not self._context.scene.websites
        ):
            return Party(THEIRS, line, alone=True)
        party = self._labels.begins(line, self._context)
        return party if party is not None and party.whose == THEIRS else None

    def _goes_on(self, label: str) -> bool:
        """Whether a label goes on about the person before: 性别：男 does, and (英文) tells nothing."""
        asked = re.split("[：:]", label)[0]
        return not plain(BRACKETS.sub("", asked)) or self._labels.goes_on(asked, self._context)

    def field(self, one: Widget) -> Place:
        return self._place((one,), "form field", ())

    def boxes(self, group: tuple[Widget, ...]) -> Place:
        return self._place(group, "boxes", (group[0].before,))

    def _place(self, widgets: tuple[Widget, ...], kind: str, leads: tuple[str, ...]) -> Place:
        first = widgets[0]
        label = next(
            (t for t in (first.before, first.above, first.told, first.name) if t), ""
        ).strip("：: ")
        speaker = self._speaker
        if self._context.alone and not self._goes_on(label):
            self._context = self._context.leave()
        guess, reason = self._meaning(first, leads)
        if self._context.verifier:
            guess, reason = None, reason or VERIFIER
        begun = self._labels.party(label) if guess else self._labels.begins(label, self._context)
        strange = guess is None and not reason and (begun is not None or self._context.is_strange)
        said, proposal = speaker.unsure(label, begun) if strange else ("", "")
        if begun is not None and (guess is None or not begun.rest):
            self._context = self._context.begin(begun)
        elif guess:
            self._context = self._context.after(guess.field)
        if reason == SIGN:
            self._context = self._context.signed_by(self._labels.signer(label))
        return Place(
            widgets,
            Entry(
                place=first.name, label=label or "?", field=guess.field if guess else "", kind=kind,
                confidence=guess.confidence if guess else 0.0, section=self._context.section,
                reason=reason, proposal=proposal, said=said,
            ),
        )  # fmt: skip

    def _meaning(self, one: Widget, leads: tuple[str, ...]) -> tuple[Guess | None, str]:
        """What a field means, or why it stays blank."""
        words = [text for text in (*leads, one.told, one.name, one.before, one.above) if text]
        if one.kind == "/Sig":
            return None, SIGN
        for text in words:
            reason = self._labels.forbidden(text)
            if reason:
                return None, reason
        for text in words:
            if text in self._labels.names:
                return Guess(text, 1.0), ""
            guess = self._labels.guess(text.strip("：: "), self._context)
            if guess:
                return guess, ""
        return None, ""
