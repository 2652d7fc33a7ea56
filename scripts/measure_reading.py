"""Read schematic documents in eight conditions and write the table of docs/reading-accuracy.md.

    python scripts/measure_reading.py [COUNT] [--out FILE] [--wrong FILE]

COUNT documents of each kind are drawn anew; the same seed gives the same ones.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from icpdesk.imaging.picture import Picture
from icpdesk.reading.compare import folded
from icpdesk.reading.documents import read_document
from icpdesk.reading.sure import least_confidence
from icpdesk.rulebook.book import shipped
from tests.support.conditions import CONDITIONS
from tests.support.documents import SEED, Specimen, specimens_of


def outcomes(specimen: Specimen, data: bytes, sure: float) -> list[tuple[str, str, str, float]]:
    """Field, outcome (right, not readable, wrong), what was read, confidence."""
    raw = read_document(Picture(data), specimen.kind)
    reading = raw.settled(sure)
    told = []
    for field, truth in specimen.truth.items():
        item = reading.fields.get(field)
        if item is None:
            lost = raw.fields.get(field)
            told.append((field, "not readable", lost.value if lost else "", 0.0))
        else:
            same = folded(item.value) == folded(truth)
            told.append((field, "right" if same else "wrong", item.value, item.confidence))
    return told


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser()
    options.add_argument("count", type=int, nargs="?", default=12)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--out", type=Path)
    options.add_argument("--wrong", type=Path)
    chosen = options.parse_args()
    sure = least_confidence(shipped())
    fields: dict[tuple[str, str], Counter[str]] = {}
    wrong: list[str] = []
    sureness: dict[str, list[float]] = {}
    for specimen in specimens_of(chosen.count, chosen.seed):
        for condition, spoil in CONDITIONS.items():
            count = fields.setdefault((specimen.name, condition), Counter())
            told = outcomes(specimen, spoil(specimen.image), sure)
            for field, outcome, read, confidence in told:
                count[outcome] += 1
                sureness.setdefault(outcome, []).append(confidence)
                if outcome != "right":
                    truth = specimen.truth[field]
                    wrong.append(
                        f"{specimen.name} {condition} {field} {outcome}: {truth} -> {read} {confidence:.2f}"
                    )
            count["documents"] += 1
            count["all right"] += all(outcome == "right" for _, outcome, _, _ in told)
            count["none wrong"] += all(outcome != "wrong" for _, outcome, _, _ in told)
        print(len(wrong), end=" ", flush=True)
    if chosen.wrong:
        chosen.wrong.write_text("\n".join(wrong) + "\n", encoding="utf-8")
    for outcome, values in sureness.items():
        low = [sum(value < limit for value in values) for limit in (0.6, 0.7, 0.8, 0.9)]
        print(f"\n{outcome}: {len(values)}, below 0.6, 0.7, 0.8, 0.9: {low}")
    table = _table(fields, chosen.count, sure)
    if chosen.out:
        chosen.out.write_text(table, encoding="utf-8")
    print("\n" + table)


def _table(fields: dict[tuple[str, str], Counter[str]], count: int, sure: float) -> str:
    whole = sum(fields.values(), Counter[str]())
    read = whole["right"] + whole["wrong"]
    lines = [
        "# Reading: measured accuracy",
        "",
        f"Schematic documents of people and organisations who do not exist, {count} of each kind, each in",
        "eight conditions; one name in three has a rare character. Made by",
        f"`python scripts/measure_reading.py {count} --out docs/reading-accuracy.md`; nothing was left out.",
        "Real cards have busier grounds and other typefaces: expect less there.",
        "",
        f"- values that were read: {read:,}, of them right: {whole['right']:,} "
        f"({whole['right'] / read:.2%}); said to be not readable: {whole['not readable']:,} "
        f"({whole['not readable'] / (read + whole['not readable']):.2%}), at least confidence {sure}",
        f"- documents: {whole['documents']:,}; no value wrong in {whole['none wrong']:,} "
        f"({whole['none wrong'] / whole['documents']:.2%}); every value read and right in "
        f"{whole['all right']:,} ({whole['all right'] / whole['documents']:.2%})",
        "",
        "Right / not readable / wrong, by value:",
        "",
        "| document | " + " | ".join(CONDITIONS) + " |",
        "|---|" + "---|" * len(CONDITIONS),
    ]
    for kind in dict.fromkeys(kind for kind, _ in fields):
        cells = [
            "{} / {} / {}".format(
                *(fields[kind, one][key] for key in ("right", "not readable", "wrong"))
            )
            for one in CONDITIONS
        ]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
