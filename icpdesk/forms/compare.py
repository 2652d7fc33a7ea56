"""Two versions of a template: what stayed, what moved, what is new, and the map carried over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.plain_words import plain
from icpdesk.forms.template_map import Entry, TemplateMap, where_of

_SAME_TEMPLATE = 0.6
_SAME_LABEL = 0.6
_RENAMED = 0.5
"""How sure a field is whose label is called otherwise in the newer version."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences between an older and a newer version."""

    likeness: float
    """0 to 1; from 0.6 on it is taken for a version of the same template."""
    kept: tuple[tuple[Entry, Entry], ...]
    """The same label, wherever it stands now."""
    renamed: tuple[tuple[Entry, Entry], ...]
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    carried: TemplateMap
    """The newer template with the fields of the older map; new places keep their guess."""

    @property
    def same_template(self) -> bool:
        """Whether the newer one is a version of the older."""
        return self.likeness >= _SAME_TEMPLATE

    @property
    def moved(self) -> tuple[tuple[Entry, Entry], ...]:
        """Of the kept, those that stand elsewhere now."""
        return tuple((old, new) for old, new in self.kept if old.place != new.place)


def compare(old: TemplateMap, new: TemplateMap) -> Comparison:
    """Match the places of two versions by label and section, in order."""
    matcher = SequenceMatcher(
        None, [_key(entry) for entry in old.entries], [_key(entry) for entry in new.entries],
        autojunk=False,
    )  # fmt: skip
    kept: list[tuple[Entry, Entry]] = []
    renamed: list[tuple[Entry, Entry]] = []
    loose_old: list[Entry] = []
    loose_new: list[Entry] = []
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        before, after = old.entries[old_start:old_end], new.entries[new_start:new_end]
        if kind == "equal":
            kept += zip(before, after, strict=True)
            continue
        loose_old += before
        loose_new += after
    _pair(loose_old, loose_new, kept, lambda a, b: plain(a.label) == plain(b.label))
    _pair(loose_old, loose_new, renamed, _alike)
    carried = _carried(new, (*kept, *renamed))
    return Comparison(
        round(matcher.ratio(), 3), tuple(kept), tuple(renamed), tuple(loose_new), tuple(loose_old),
        carried,
    )  # fmt: skip


def nearest(template: TemplateMap, stored: Iterable[TemplateMap]) -> Comparison | None:
    """The comparison with the stored map that ``template`` is a version of; None when with none."""
    best = max(
        (compare(old, template) for old in stored if old.fingerprint != template.fingerprint),
        key=lambda found: found.likeness,
        default=None,
    )
    return best if best is not None and best.same_template else None


def with_earlier(template: TemplateMap, stored: Iterable[TemplateMap]) -> TemplateMap | None:
    """The template with what the user put right in its earlier version, a note that says so, and
    the reason at every place that is asked again: it is new, or called otherwise.

    None without an earlier version, or where that changes nothing. A label that is called otherwise
    now takes its field over only where nothing is guessed for it, and counts as a guess.
    """
    found = nearest(template, stored)
    if found is None:
        return None
    fields = {
        new.place: (old.field, 1.0 if same else _RENAMED)
        for pairs, same in ((found.renamed, False), (found.kept, True))
        for old, new in pairs
        if old.confidence >= 1 and old.field != new.field and new.may_be_filled
        if old.may_be_filled and (same or not new.field)
    }
    asked = _asked(found)
    if not fields and not asked:
        return None
    entries = []
    for entry in template.entries:
        field, sure = fields.get(entry.place, (entry.field, entry.confidence))
        why = asked.get(entry.place, NO_TEXT)
        entries.append(replace(entry, field=field, confidence=sure, asked=why))
    notes = (*template.notes, _taken_over(found)) if fields else template.notes
    return replace(template, entries=tuple(entries), notes=notes)


def _asked(found: Comparison) -> dict[str, Text]:
    """By place, why the user is asked again; what stands under the same label is not."""
    asked = {
        new.place: Text(
            "called “{old}” in the version you confirmed ({where})",
            "已确认的版本中为“{old}”（{where}）",
        ).format(old=old.label, where=where_of(new.place))
        for old, new in found.renamed
        if new.may_be_filled and plain(old.label) != plain(new.label)
    }
    for new in found.added:
        if new.may_be_filled and new.label:
            why = Text("new in this version ({where})", "此版本新增（{where}）")
            asked[new.place] = why.format(where=where_of(new.place))
    return asked


def _taken_over(found: Comparison) -> Text:
    added = [entry.label for entry in found.added if entry.label and entry.may_be_filled]
    if not added:
        return Text(
            "What you put right in an earlier version of this form is kept.",
            "已沿用该表格旧版本中的更正。",
        )
    return Text(
        "What you put right in an earlier version of this form is kept. New in it: {labels}.",
        "已沿用该表格旧版本中的更正。新增栏目：{labels}。",
    ).format(labels=added)


def _key(entry: Entry) -> tuple[str, str, str]:
    return plain(entry.label), entry.section, entry.reason


def _alike(old: Entry, new: Entry) -> bool:
    if bool(old.reason) != bool(new.reason) or old.section != new.section:
        return False
    if old.field and old.field == new.field:
        return True
    ratio = SequenceMatcher(None, plain(old.label), plain(new.label), autojunk=False).ratio()
    return ratio >= _SAME_LABEL


def _pair(
    olds: list[Entry],
    news: list[Entry],
    into: list[tuple[Entry, Entry]],
    same: Callable[[Entry, Entry], bool],
) -> None:
    for old in list(olds):
        hit = next((new for new in news if same(old, new)), None)
        if hit is not None:
            into.append((old, hit))
            olds.remove(old)
            news.remove(hit)


def _carried(new: TemplateMap, pairs: Iterable[tuple[Entry, Entry]]) -> TemplateMap:
    fields = {after.place: before for before, after in pairs}
    entries = tuple(
        replace(entry, field=fields[entry.place].field, confidence=fields[entry.place].confidence)
        if entry.place in fields and entry.may_be_filled and not fields[entry.place].reason
        else entry
        for entry in new.entries
    )
    return replace(new, entries=entries)
