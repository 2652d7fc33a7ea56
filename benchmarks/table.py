"""The rows as plain text and as ``docs/benchmarks.md``."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence

from benchmarks.rows import Row


def figure(value: float | None, unit: str) -> str:
    """A figure with three digits; milliseconds below a second."""
    if value is None:
        return "-"
    if unit == "MB":
        return f"{value:.0f} MB"
    if value >= 100:
        return f"{value:.0f} s"
    shown = f"{value * 1000:.3g} ms" if value < 1 else f"{value:.3g} s"
    return shown.replace("e+03", "000")


def result(row: Row) -> str:
    """The ratio, or the figure itself where there is no other side."""
    return figure(row.value, row.unit) if row.other is None else f"{row.value:.2f} ×"


def spread(row: Row) -> str:
    """Lowest to highest of the pairs."""
    if row.other is None:
        return f"{figure(row.low, row.unit)} – {figure(row.high, row.unit)}"
    return f"{row.low:.2f} – {row.high:.2f}"


HEAD = ("case", "ours", "other side", "result", "spread", "bar", "held", "peak")


def cells(row: Row) -> tuple[str, ...]:
    """The cells of one row, as the head names them."""
    return (
        row.name, figure(row.ours, row.unit), figure(row.other, row.unit), result(row),
        spread(row), row.bar, "yes" if row.met else "NO", f"{row.memory:.0f} MB",
    )  # fmt: skip


def as_text(rows: Sequence[Row]) -> str:
    """The table for a terminal."""
    table = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
             for line in table]  # fmt: skip
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def machine() -> str:
    """The class of the machine; no names."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return (
        f"{os.cpu_count()} cores {platform.machine()}, {pages / 2**30:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, no display"
    )


METHOD = """\
# Benchmarks

`make bench` measures the cases, prints this table and draws the plot; `make bench-all` measures those, too,
that take minutes or need the frozen application. A case compares icpdesk with
a *floor* (the least that any program must do for the same result) or with a *peer* (another program
that does the same job). Bars are ratios, so they hold on slow and on fast machines.

![ratios and bars](benchmarks.png)

## Method

- Each side is a whole command, or a function in a fresh process of its own: neither side finds the
  other's modules loaded. Preparation (making the input) is outside the clock.
- One warm-up of both sides, then pairs in turns; who goes first changes from pair to pair. The result
  is the median of the ratios of the pairs; the spread is the lowest and the highest of them.
- Seconds are CPU seconds (user and system, children included) unless the bar says seconds. Numeric
  libraries use one thread, and our sources are compiled first, as installed packages are. Peak memory is
  that of our side.
- `python -m benchmarks --against COMMIT` measures what a user feels beside an earlier commit, which is
  cloned into a temporary folder: the same inputs, each build's own sources, by turns. `--their-python`
  names an interpreter with the libraries of that commit; by default both run with this one's.
- `python -m benchmarks --only NAME` runs one case, `--json` prints the rows, `--list` names them.

Last measured on: {machine}.

## Results

"""


def as_markdown(rows: Sequence[Row]) -> str:
    """The page in ``docs``."""
    lines = [METHOD.format(machine=machine())]
    lines += ["| " + " | ".join(HEAD) + " |\n", "|" + "---|" * len(HEAD) + "\n"]
    lines += ["| " + " | ".join(cells(row)) + " |\n" for row in rows]
    lines.append("\n## Cases\n\n")
    for row in rows:
        against = f"; the other side: {row.against}" if row.against else ""
        pairs = "pair" if row.pairs == 1 else "pairs"
        lines.append(f"- **{row.name}**: {row.says}{against}. {row.pairs} {pairs}.\n")
    return "".join(lines)
