"""Measure every picture check on the grid of scenes and damages; print the tables as Markdown.

    python scripts/measure_pictures.py [SCENES] > tables.md

Limits were chosen while looking at the first set of scenes; the table of spread shows other sets, which
were looked at only here. With the labelled portraits beside the checkout (ICPDESK_CORPUS) photographs are
damaged, too.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import scale
from icpdesk.pictures.picture import Picture
from tests.grid.damages import STRENGTHS
from tests.grid.grid import DOCUMENT_CHECKS, PORTRAIT_CHECKS, Tally, run
from tests.grid.people import people
from tests.grid.scenes import DESKS, DOCUMENTS, Scene, scene

CORPUS = Path(os.environ.get("ICPDESK_CORPUS", ROOT.parent / "shared" / "corpus"))


OTHERS = (5000, 6000)
"""Seeds of sets that no limit was chosen on."""
MEDIUM = ("medium",)


def documents(seed: int, count: int) -> Iterator[Scene]:
    """Every kind on every desk, in turns."""
    for number in range(count):
        kind = DOCUMENTS[number % len(DOCUMENTS)]
        yield scene(kind, DESKS[number // len(DOCUMENTS) % len(DESKS)], seed + number)


def photographs(count: int) -> Iterator[Scene]:
    """Labelled portraits with a face of some size."""
    with (CORPUS / "portraits.csv").open(encoding="utf-8") as source:
        rows = [row for row in csv.DictReader(source) if row["faces"] == "1"]
    for row in rows[:: max(1, len(rows) // count)][:count]:
        picture = Picture.open(CORPUS / row["file"])
        face, factor = picture.measure(faces)[0], scale(picture)
        left, top = face.x * factor, face.y * factor
        right, bottom = left + face.width * factor, top + face.height * factor
        frame = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
        yield Scene(Path(row["file"]).stem, "admin-photo", np.asarray(picture.full()), frame)


def show(title: str, tally: Tally, wanted: dict[str, tuple[str, ...]], *, alarms: bool) -> None:
    print(f"\n### {title} ({tally.clean} pictures)\n")
    print("| damage | checks | " + " | ".join(STRENGTHS) + " |")
    print("|---|---|" + "---|" * len(STRENGTHS))
    for damage in wanted:
        cells = [
            f"{tally.found[damage, strength]}/{tally.tried[damage, strength]}"
            if tally.tried[damage, strength]
            else "–"
            for strength in STRENGTHS
        ]
        print(f"| {damage} | {', '.join(wanted[damage])} | " + " | ".join(cells) + " |")
    if alarms:
        told = ", ".join(f"{rule} {count}" for rule, count in tally.false_alarms.most_common())
        print(f"\nFalse alarms on the undamaged: {told or 'none'}.")
    missed = [name for name in tally.missed if "light" not in name]
    print(f"\nMissed at medium or strong: {'; '.join(missed) or 'none'}.", flush=True)


def spread(title: str, tallies: list[Tally], wanted: Mapping[str, tuple[str, ...]]) -> None:
    """Found at medium strength in sets that no limit was chosen on, with the 95 % interval of all."""
    print(f"\n### {title} ({sum(tally.clean for tally in tallies)} other pictures)\n")
    print("| damage | found at medium strength in each set | 95 % interval |\n|---|---|---|")
    for damage in wanted:
        found = [tally.found[damage, "medium"] for tally in tallies]
        tried = [tally.tried[damage, "medium"] for tally in tallies]
        low, high = interval(sum(found), sum(tried))
        cells = ", ".join(f"{a}/{b}" for a, b in zip(found, tried, strict=True))
        print(f"| {damage} | {cells} | {100 * low:.0f} – {100 * high:.0f} % |")
    told = [name for tally in tallies for name in tally.alarmed]
    print(f"\nFalse alarms on the undamaged: {'; '.join(told) or 'none'}.")
    missed = [name for tally in tallies for name in tally.missed]
    print(f"\nMissed: {'; '.join(missed) or 'none'}.", flush=True)


def interval(found: int, tried: int) -> tuple[float, float]:
    """Wilson's for 95 %."""
    if not tried:
        return 0.0, 1.0
    z, share = 1.96, found / tried
    middle = share + z * z / (2 * tried)
    reach = z * (share * (1 - share) / tried + z * z / (4 * tried * tried)) ** 0.5
    whole = 1 + z * z / tried
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    parts = set(sys.argv[2:]) or {
        "documents", "other documents", "people", "other people", "photographs"
    }  # fmt: skip
    if "documents" in parts:
        show("Documents", run(documents(900, count), DOCUMENT_CHECKS), DOCUMENT_CHECKS, alarms=True)
    if "other documents" in parts:
        sets = [run(documents(seed, count), DOCUMENT_CHECKS, strengths=MEDIUM) for seed in OTHERS]
        spread("Documents", sets, DOCUMENT_CHECKS)
    if "other people" in parts:
        sets = [run(people(seed, count), PORTRAIT_CHECKS, strengths=MEDIUM) for seed in OTHERS]
        spread("Drawn people", sets, PORTRAIT_CHECKS)
    if "people" in parts:
        show(
            "Drawn people",
            run(people(7, max(32, count)), PORTRAIT_CHECKS),
            PORTRAIT_CHECKS,
            alarms=True,
        )
    if "photographs" in parts and (CORPUS / "portraits.csv").is_file():
        tally = run(photographs(count), PORTRAIT_CHECKS)
        show("Photographs", tally, PORTRAIT_CHECKS, alarms=False)


if __name__ == "__main__":
    main()
