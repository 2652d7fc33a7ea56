"""Recall and wrong fills over all templates: ``python -m tests.templates.score``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from icpdesk.forms.word.fill import fill
from tests.templates import (
    agency_forms,
    cells,
    controls,
    district_forms,
    lines,
    office_letters,
    office_tables,
    parts,
    provincial_forms,
    strangers,
    town_forms,
    usual_forms,
    variants,
)
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import TEMPLATES

EXPECTED = Path(__file__).parent / "expect"
_TOKEN = re.compile(r"\[([a-z_.]+(?:\[\d\])?[a-z_.]*)\]")
_BLANK = re.compile(r"[_＿]+|[ \t\u2002\u3000\xa0]{2,}|单击[^。]*。|选择(?:一项。|日期)")
_SPACE = re.compile(r"[ \t\u2002\u3000\xa0_＿¶]+")
MODULES = (agency_forms, cells, controls, district_forms, lines, office_letters, office_tables, parts, provincial_forms, strangers, town_forms, usual_forms, variants)


@dataclass(frozen=True)
class Score:
    """``wanted`` places a person would fill, ``found`` of them filled rightly, ``wrong`` places
    that hold something a person would not have written."""

    wanted: int
    found: int
    wrong: int

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted, self.found + other.found, self.wrong + other.wrong
        )


def expected_text(name: str) -> str:
    """The text of the filled form, with the values in it."""
    return _TOKEN.sub(lambda m: VALUES[m[1]], (EXPECTED / f"{name}.txt").read_text("utf-8"))


def score(name: str) -> Score:
    """How the filler does on one template, place by place."""
    data = TEMPLATES[name]()
    before, got = _parts(text_of(data)), _parts(text_of(fill(data, None, VALUES).data))
    want = _parts(expected_text(name))
    if not len(before) == len(want) == len(got):
        return Score(len(want), 0, len(want))
    return sum(
        (_of_part(*three) for three in zip(before, want, got, strict=True)), Score(0, 0, 0)
    )


def _of_part(before: str, want: str, got: str) -> Score:
    """One line or cell: its blanks one by one, or as a whole where something else changed."""
    answers = _answers(before, want), _answers(before, got)
    if None in answers:
        before, want, got = (_SPACE.sub("", text) for text in (before, want, got))
        answers, unchanged = ((want,), (got,)), before
    else:
        unchanged = ""
    pairs = list(zip(*answers, strict=True))  # type: ignore[arg-type]
    return Score(
        wanted=sum(w != unchanged for w, _ in pairs),
        found=sum(w == g != unchanged for w, g in pairs),
        wrong=sum(g not in (w, unchanged) for w, g in pairs),
    )


def _answers(before: str, after: str) -> tuple[str, ...] | None:
    """What stands in each blank of a line; None when its words changed too."""
    words = (re.escape(_SPACE.sub("", piece)) for piece in _BLANK.split(before))
    waiting = _BLANK.sub("", after)
    found = re.fullmatch("(.*?)".join(words) + "(.*?)", _SPACE.sub("", waiting))
    return found.groups() if found else None


def _parts(text: str) -> list[str]:
    """Lines and cells."""
    return re.split(r"[\n|]", text)


def main() -> None:
    total = Score(0, 0, 0)
    for name in TEMPLATES:
        one = score(name)
        total += one
        print(f"{name:36s} {one.found:3d} of {one.wanted:3d}   wrong {one.wrong}")
    print(
        f"{len(TEMPLATES)} templates: recall {total.found}/{total.wanted} = "
        f"{total.found / total.wanted:.1%}, wrong fills {total.wrong}"
    )


if __name__ == "__main__":
    main()
