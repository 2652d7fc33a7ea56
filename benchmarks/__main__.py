"""``python -m benchmarks``: measure, print the table, keep the figures with ``--write``."""

from __future__ import annotations

import argparse
import compileall
import os
import sys

from benchmarks import against
from benchmarks.collect import collect
from benchmarks.harness import SHARE, Case, run
from benchmarks.plot import draw
from benchmarks.rows import KEPT, Row, as_json, merged, read, row_of
from benchmarks.sides import ROOT
from benchmarks.table import as_markdown, as_text


def main() -> int:
    """0 when every bar holds, 1 when one does not, 2 for a wrong name or a failed side."""
    options = _options()
    own = collect()
    if options.list:
        told = [(case.name, case.says) for case in own]
        told += [(felt.name, f"{felt.says} (with --against)") for felt in against.FELT]
        print("\n".join(f"{name:32} {says}" for name, says in told))
        return 0
    try:
        known = (
            against.cases_against(options.against, options.their_python) if options.against else own
        )
    except RuntimeError as problem:
        print(problem, file=sys.stderr)
        return 2
    wanted = [
        case for case in known
        if case.name in options.only or (not options.only and (options.all or not case.apart))
    ]  # fmt: skip
    if options.share is not None:
        os.environ[SHARE] = str(options.share)
    unknown = set(options.only) - {case.name for case in known}
    if unknown:
        print(f"no such case: {', '.join(sorted(unknown))}; --list names them", file=sys.stderr)
        return 2
    _compile()
    rows: list[Row] = []
    failed = False
    for case in wanted:
        print(f"{case.name} ...", file=sys.stderr, flush=True)
        try:
            rows.append(row_of(run(case, pairs=options.pairs), _pairs(case, options.pairs)))
        except RuntimeError as problem:
            failed = True
            needs = f"; it needs `{case.needs}`" if case.needs else ""
            print(f"{case.name} failed: {problem}{needs}", file=sys.stderr)
    order = [case.name for case in own] + [felt.name for felt in against.FELT]
    shown = merged(read(), rows, order) if options.write else rows
    print(as_json(shown) if options.json else as_text(shown), end="\n" * (not options.json))
    if options.write:
        _keep(shown)
    return 2 if failed else int(not all(row.met for row in rows))


def _compile() -> None:
    """Byte code as an installed copy has it: the libraries of the other side come compiled too."""
    for folder in ("icpdesk", "ui"):
        compileall.compile_dir(ROOT / folder, quiet=1)


def _pairs(case: Case, asked: int | None) -> int:
    return 1 if case.once else asked or case.pairs


def _keep(rows: list[Row]) -> None:
    KEPT.write_text(as_json(rows), "utf-8")
    KEPT.with_suffix(".md").write_text(as_markdown(rows), "utf-8")
    draw(rows, KEPT.with_suffix(".png"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument(
        "--against", metavar="COMMIT", help="what a user feels, this build beside that of a commit"
    )
    parser.add_argument(
        "--their-python", metavar="PATH", help="interpreter of that build, with its own libraries"
    )
    parser.add_argument("--all", action="store_true", help="the long cases, too: about an hour")
    parser.add_argument("--pairs", type=int, help="pairs a case, instead of its own number")
    parser.add_argument("--share", type=float, metavar="PART", help="part of the long cases' size")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--list", action="store_true", help="name the cases")
    parser.add_argument(
        "--write", action="store_true", help="renew docs/benchmarks.* and print all that it holds"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
