"""Content controls, legacy form fields and mail merge fields: setting their value as Word does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from icpdesk.forms.plain_words import plain
from icpdesk.forms.word import edit
from icpdesk.forms.word.lines import Piece, runs_of
from icpdesk.forms.word.names import (
    RPR,
    SDT_CONTENT,
    SDT_PR,
    TC,
    VAL,
    W14,
    P,
    R,
    T,
    w,
)  # fmt: skip
from icpdesk.forms.word.spots import Written

_W14_VAL = f"{{{W14}}}val"
_FLD_TYPE = w("fldCharType")
_SHOWN_DATE = {
    "yyyy": lambda d: f"{d.year}", "yy": lambda d: f"{d.year % 100:02d}",
    "MM": lambda d: f"{d.month:02d}", "M": lambda d: f"{d.month}",
    "dd": lambda d: f"{d.day:02d}", "d": lambda d: f"{d.day}",
}  # fmt: skip


def put_piece(piece: Piece, value: str) -> Written:
    """Write a value into the control or field that ``piece`` stands for."""
    if piece.kind == "control":
        run = _put_control(piece.node, value)
        return Written(done=run is not None, runs=(run,) if run is not None else ())
    if piece.kind == "legacy":
        return _put_legacy(piece, value)
    return Written(runs=(_put_result(piece.node, value, unlink=True),))


def names_of(piece: Piece) -> tuple[str, ...]:
    """The names that a control or field carries itself: title and tag, bookmark and help text."""
    if piece.kind == "control":
        properties = piece.node.find(SDT_PR)
        nodes = (properties.find(w(n)) for n in ("alias", "tag")) if properties is not None else ()
    else:
        data = piece.extra.get("data")
        nodes = (data.find(w(n)) for n in ("helpText", "statusText", "name")) if data is not None else ()  # fmt: skip
    return tuple(node.get(VAL, "") for node in nodes if node is not None)


def _put_control(control: Any, value: str) -> Any:
    """Write into a content control; the run that holds the value, None when it is no choice."""
    properties = control.find(SDT_PR)
    choices = next(
        (node for node in (properties.find(w("dropDownList")), properties.find(w("comboBox")))
         if node is not None), None,
    )  # fmt: skip
    if choices is not None:
        hit = _choice(choices, value)
        if hit is None and choices.tag == w("dropDownList"):
            return None
        if hit is not None:
            choices.set(w("lastValue"), hit.get(w("value"), ""))
            value = hit.get(w("displayText")) or hit.get(w("value"), "")
    day = properties.find(w("date"))
    if day is not None:
        value = _as_date(day, value)
    for name in ("showingPlcHdr", "dataBinding"):
        # A binding would bring the old value back from its store when the file is opened.
        for node in properties.findall(w(name)):
            properties.remove(node)
    return _set_content(control, properties, value)


def _choice(choices: Any, value: str) -> Any:
    wanted = plain(value)
    for item in choices.iter(w("listItem")):
        names = (item.get(w("displayText"), ""), item.get(w("value"), ""))
        if any(name and plain(name) == wanted for name in names):
            return item
    return None


def _as_date(node: Any, value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    node.set(w("fullDate"), f"{day.isoformat()}T00:00:00Z")
    form = node.find(w("dateFormat"))
    pattern = form.get(VAL, "yyyy-MM-dd") if form is not None else "yyyy-MM-dd"
    return re.sub(r"yyyy|yy|MM|M|dd|d", lambda m: _SHOWN_DATE[m[0]](day), pattern).replace("'", "")


def _set_content(control: Any, properties: Any, value: str) -> Any:
    """Make ``value`` the only text of a control around runs, paragraphs or a cell; its run."""
    content = control.find(SDT_CONTENT)
    runs = list(runs_of(content))
    own = properties.find(RPR)
    first = content.find(P) if content.find(P) is not None else content.find(f"{TC}/{P}")
    for child in content if content.find(TC) is not None else ():
        runs += [run for p in child.iter(P) for run in runs_of(p)]
    holder = first if first is not None else content
    if not runs:
        return edit.new_run(holder, value, own)
    keep = runs[0]
    edit.set_text(keep, value)
    edit.strip_placeholder_style(keep)
    if keep.find(RPR) is None and own is not None:
        keep.insert(0, edit.copy_of(own))
    for run in runs[1:]:
        if run.getparent() is not None:
            run.getparent().remove(run)
    return keep


def _put_legacy(piece: Piece, value: str) -> Written:
    data = piece.extra["data"]
    choices = data.find(w("ddList"))
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.findall(w("listEntry"))]
        wanted = plain(value)
        hit = next((n for n, entry in enumerate(entries) if plain(entry) == wanted), None)
        if hit is None:
            return Written(done=False)
        _set_child(choices, "result", str(hit), first=True)
        shown = _has_result(piece.node)
        return Written(runs=(_put_result(piece.node, entries[hit]),) if shown else ())
    run = _put_result(piece.node, value)
    most = data.find(f"{w('textInput')}/{w('maxLength')}")
    room = most.get(VAL, "") if most is not None else ""
    long = "goes on" if room.isdecimal() and 0 < int(room) < len(value) else ""
    return Written(long=long, runs=(run,))


def set_legacy_box(data: Any, *, on: bool) -> None:
    """Tick or clear a FORMCHECKBOX."""
    _set_child(data.find(w("checkBox")), "checked", "1" if on else "0")


def set_control_box(control: Any, *, on: bool) -> None:
    """Tick or clear a check box control, with the characters and fonts that it names."""
    box = control.find(f"{SDT_PR}/{{{W14}}}checkbox")
    state = box.find(f"{{{W14}}}checked")
    if state is None:
        state = box.makeelement(f"{{{W14}}}checked")
        box.insert(0, state)
    state.set(_W14_VAL, "1" if on else "0")
    shown = box.find(f"{{{W14}}}{'checkedState' if on else 'uncheckedState'}")
    code = shown.get(_W14_VAL, "") if shown is not None else ""
    font = shown.get(f"{{{W14}}}font", "") if shown is not None else ""
    character = chr(int(code, 16)) if code else ("☒" if on else "☐")
    for node in control.find(SDT_CONTENT).iter(T, w("sym")):
        if node.tag == T:
            node.text = character
        else:
            node.set(w("char"), code or "2612")
            node.set(w("font"), font or node.get(w("font"), ""))
        return


def _set_child(parent: Any, name: str, value: str, *, first: bool = False) -> None:
    node = parent.find(w(name))
    if node is None:
        node = parent.makeelement(w(name))
        parent.insert(0 if first else len(parent), node)
    node.set(VAL, value)


def _field_runs(first: Any) -> list[Any]:
    """The runs of a complex field, from its beginning to its end."""
    depth, found = 0, []
    for run in _runs_from(first):
        found.append(run)
        for mark in run.iterchildren(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(_FLD_TYPE), 0)
        if depth == 0:
            break
    return found


def _runs_from(run: Any) -> Iterator[Any]:
    """A run and those behind it in its paragraph."""
    yield run
    node = run
    while node.tag != P:
        for sibling in node.itersiblings():
            if isinstance(sibling.tag, str):
                yield from sibling.iter(R)
        node = node.getparent()


def result_of(piece: Piece) -> str:
    """What a form field shows."""
    shown = "".join(node.text or "" for run in _result_runs(piece.node) for node in run.iter(T))
    choices = piece.extra["data"].find(w("ddList"))
    chosen = choices.find(w("result")) if choices is not None else None
    if shown.strip() or chosen is None:
        return shown
    entries = [entry.get(VAL, "") for entry in choices.findall(w("listEntry"))]
    number = int(chosen.get(VAL, "0")) if chosen.get(VAL, "0").isdecimal() else 0
    return entries[number] if number < len(entries) else ""


def shown_run(first: Any) -> Any:
    """The run in which a form field begins to show its result; None where it has none."""
    return next(iter(_result_runs(first)), None)


def _result_runs(first: Any) -> list[Any]:
    runs = _field_runs(first)
    marks = [_mark(run) for run in runs]
    return runs[marks.index("separate") + 1 : -1] if "separate" in marks else []


def _has_result(first: Any) -> bool:
    return any(_mark(run) == "separate" for run in _field_runs(first))


def _mark(run: Any) -> str:
    node = run.find(w("fldChar"))
    return str(node.get(_FLD_TYPE)) if node is not None else ""


def _put_result(first: Any, value: str, *, unlink: bool = False) -> Any:
    """Write the result of a field; the run that holds it. With ``unlink`` only that remains."""
    runs = _field_runs(first)
    marks = [_mark(run) for run in runs]
    if "separate" not in marks:
        separator = first.makeelement(R)
        node = separator.makeelement(w("fldChar"))
        node.set(_FLD_TYPE, "separate")
        separator.append(node)
        runs[-1].addprevious(separator)
        runs.insert(-1, separator)
        marks.insert(-1, "separate")
    middle = marks.index("separate")
    result = list(runs[middle + 1 : -1])
    if result:
        holder = result[0]
        edit.set_text(holder, value)
        for run in result[1:]:
            run.getparent().remove(run)
    else:
        holder = edit.loose_run(value, first.find(RPR))
        runs[middle].addnext(holder)
    if unlink:
        for run in (*runs[: middle + 1], runs[-1]):
            run.getparent().remove(run)
    return holder
