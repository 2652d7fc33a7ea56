"""Read schematic documents in eight conditions and write the table of docs/reading-accuracy.md.

    python scripts/measure_reading.py [COUNT] [--seed N ...] [--out FILE] [--wrong FILE]

COUNT documents of each kind are drawn anew for each seed; the same seed gives the same ones.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from math import sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from icpdesk.pictures.picture import Picture
from icpdesk.reading.compare import folded
from icpdesk.reading.documents import least_confidence, read_document
from icpdesk.rulebook.book import shipped
from tests.support.conditions import CONDITIONS
from tests.support.documents import SEED, Specimen, specimens_of

Counts = Mapping[tuple[int, str, str], Counter[str]]
"""By seed, document and condition."""


def outcomes(
    specimen: Specimen, data: bytes, sure: tuple[float, float]
) -> list[tuple[str, str, str, float]]:
    """Field, outcome (right, not readable, wrong), what was read, confidence."""
    raw = read_document(Picture(data), specimen.kind)
    reading = raw.settled(*sure)
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
    options.add_argument("--seed", type=int, nargs="+", default=[SEED])
    options.add_argument("--out", type=Path)
    options.add_argument("--wrong", type=Path)
    chosen = options.parse_args()
    sure = least_confidence(shipped())
    fields: dict[tuple[int, str, str], Counter[str]] = {}
    wrong: list[str] = []
    sureness: dict[str, list[float]] = {}
    drawn = ((seed, one) for seed in chosen.seed for one in specimens_of(chosen.count, seed))
    for seed, specimen in drawn:
        for condition, spoil in CONDITIONS.items():
            count = fields.setdefault((seed, specimen.name, condition), Counter())
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
            count["readable"] += all(outcome != "not readable" for _, outcome, _, _ in told)
            count["all right"] += all(outcome == "right" for _, outcome, _, _ in told)
            count["none wrong"] += all(outcome != "wrong" for _, outcome, _, _ in told)
            count["proven"] += all(
                outcome == "right" for field, outcome, _, _ in told if field in _PROVEN
            )
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


_PROVEN = ("number", "born_on", "valid_until")
"""Fields of a machine-readable zone that have a check digit of their own."""


def _table(fields: Counts, count: int, sure: tuple[float, float]) -> str:
    seeds = list(dict.fromkeys(seed for seed, _, _ in fields))
    whole = _sum(fields, lambda key: True)
    zones = _sum(fields, lambda key: key[1].startswith("passport"))
    read = whole["right"] + whole["wrong"]
    lines = [
        "# Reading: measured accuracy",
        "",
        f"Schematic documents of people and organisations who do not exist, {count * len(seeds)} of each kind,",
        "each in eight conditions; one name in three has a rare character. Made by",
        f"`python scripts/measure_reading.py {count} --seed {' '.join(map(str, seeds))}`; nothing was left out.",
        "Real cards have busier grounds and other typefaces: expect less there. In brackets the 95 % interval",
        "(Wilson), as if documents were independent; one rare name in eight conditions is one cause.",
        "",
        f"- values that were read: {read:,}, of them right: {_share(whole['right'], read)}",
        f"- values that were said to be not readable: {whole['not readable']:,} "
        f"({whole['not readable'] / (read + whole['not readable']):.2%}); least confidence {sure[0]},"
        f" of Chinese names of persons {sure[1]}",
        f"- documents of which every value was read: {whole['readable']:,} of {whole['documents']:,}; of them"
        f" all right: {_share(whole['all right'], whole['readable'])}",
        f"- documents with no value wrong: {_share(whole['none wrong'], whole['documents'])}",
        f"- machine-readable zones with every value right: {_share(zones['all right'], zones['documents'])};"
        f" number and days right:\n  {_share(zones['proven'], zones['documents'])}",
        "- spread over the seeds, readable documents all right: "
        + ", ".join(_of_seed(fields, seed) for seed in seeds),
        "",
        "Right / not readable / wrong, by value:",
        "",
        "| document | " + " | ".join(CONDITIONS) + " |",
        "|---|" + "---|" * len(CONDITIONS),
    ]
    for kind in dict.fromkeys(kind for _, kind, _ in fields):
        cells = []
        for condition in CONDITIONS:
            cell = _sum(fields, lambda key, at=(kind, condition): key[1:] == at)
            cells.append(" / ".join(str(cell[key]) for key in ("right", "not readable", "wrong")))
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _sum(fields: Counts, wanted: Callable[[tuple[int, str, str]], bool]) -> Counter[str]:
    return sum((counts for key, counts in fields.items() if wanted(key)), Counter[str]())


def _of_seed(fields: Counts, seed: int) -> str:
    own = _sum(fields, lambda key: key[0] == seed)
    return f"{own['all right'] / max(1, own['readable']):.2%} ({seed})"


def _share(good: int, all_of_them: int) -> str:
    """``good / all``, in percent with the Wilson interval at 95 %."""
    n, z = max(1, all_of_them), 1.96
    p = good / n
    middle, room = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * room) / (1 + z * z / n) for sign in (-1, 1))
    return f"{good:,} of {all_of_them:,}, {p:.2%} ({low:.1%} to {min(1.0, high):.1%})"


if __name__ == "__main__":
    main()
