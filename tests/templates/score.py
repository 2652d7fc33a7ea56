"""Recall and wrong fills over all templates: ``python -m tests.templates.score``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from icpdesk.documents.word.fill import fill
from tests.templates import cells, controls, lines, parts, strangers, variants
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import TEMPLATES

EXPECTED = Path(__file__).parent / "expect"
_TOKEN = re.compile(r"\[([a-z_.]+(?:\[\d\])?[a-z_.]*)\]")
MODULES = (cells, controls, lines, parts, strangers, variants)


@dataclass(frozen=True)
class Score:
    """``wanted`` places a person would fill, ``found`` of them filled rightly, ``wrong`` lines
    that hold something a person would not have written."""

    wanted: int
    found: int
    wrong: int


def expected_text(name: str) -> str:
    """The text of the filled form, with the values in it."""
    return _TOKEN.sub(lambda m: VALUES[m[1]], (EXPECTED / f"{name}.txt").read_text("utf-8"))


def score(name: str) -> Score:
    """How the filler does on one template, line by line and cell by cell."""
    data = TEMPLATES[name]()
    before, got = _parts(text_of(data)), _parts(text_of(fill(data, None, VALUES).data))
    want = _parts(expected_text(name))
    if not len(before) == len(want) == len(got):
        return Score(len(want), 0, len(want))
    places = [(b, w, g) for b, w, g in zip(before, want, got, strict=True)]
    return Score(
        wanted=sum(b != w for b, w, _ in places),
        found=sum(b != w == g for b, w, g in places),
        wrong=sum(g not in (b, w) for b, w, g in places),
    )


def _parts(text: str) -> list[str]:
    """Lines and cells, blanks reduced: how long a rule is that nobody wrote on does not matter."""
    return [re.sub(r"[ \t\u3000]+", " ", part).strip() for part in re.split(r"[\n|]", text)]


def main() -> None:
    total = Score(0, 0, 0)
    for name in TEMPLATES:
        one = score(name)
        total = Score(total.wanted + one.wanted, total.found + one.found, total.wrong + one.wrong)
        print(f"{name:36s} {one.found:3d} of {one.wanted:3d}   wrong {one.wrong}")
    print(
        f"{len(TEMPLATES)} templates: recall {total.found}/{total.wanted} = "
        f"{total.found / total.wanted:.1%}, wrong fills {total.wrong}"
    )


if __name__ == "__main__":
    main()
