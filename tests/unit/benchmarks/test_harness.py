"""The harness tells the truth about two sides whose cost is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.collect import collect
from benchmarks.harness import Call, Case, Command, run
from benchmarks.plot import draw
from benchmarks.rows import as_json, merged, read, row_of
from benchmarks.table import as_markdown, as_text

SPIN = "import time; end = time.process_time() + {}\nwhile time.process_time() < end: pass"


def spin(seconds: float) -> Command:
    return Command(("{python}", "-c", SPIN.format(seconds)))


def test_a_side_with_more_work_has_the_higher_ratio_and_fails_its_bar() -> None:
    case = Case("more", 1, spin(0.3), spin(0.05), at_most=1.5, pairs=1)
    outcome = run(case)
    assert outcome.value > 1.5
    assert not outcome.met
    assert outcome.ours.cpu >= 0.3
    assert outcome.ours.memory > 1


def test_a_lower_limit_is_held_from_above() -> None:
    case = Case("least", 1, spin(0.3), spin(0.02), at_least=1.2, pairs=1)
    assert run(case).met


def test_a_long_side_is_run_once_for_all_its_cases_and_set_against_its_share_of_the_work(
    tmp_path: Path,
) -> None:
    count = f"open({str(tmp_path / 'runs')!r}, 'a').write('x');"
    long = Command(("{python}", "-c", count + SPIN.format(0.4)))
    first = run(Case("first", 1, long, spin(0.04), at_most=1.6, times=10, once=True))
    run(Case("second", 1, long, at_most=9, once=True))
    assert (tmp_path / "runs").read_text() == "x"
    assert first.value < 1.6 < first.ours.cpu / first.other.cpu if first.other else False


def test_a_function_is_prepared_once_and_timed_alone() -> None:
    case = Case(
        "call",
        1,
        Call("tests.unit.benchmarks.sides_for_tests:slow_to_prepare"),
        at_most=0.2,
        pairs=2,
    )
    outcome = run(case)
    assert outcome.met, "preparation was timed"
    assert outcome.value >= 0.01


def test_a_command_that_fails_is_no_measurement() -> None:
    broken = Command(("{python}", "-c", "raise SystemExit('out of paper')"))
    with pytest.raises(RuntimeError, match="out of paper"):
        run(Case("broken", 1, broken, at_most=1, pairs=1))


def test_a_program_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="there is no icpdesk"):
        run(Case("absent", 1, Command((str(tmp_path / "icpdesk"),)), at_most=1, pairs=1))


def test_a_case_has_one_bar() -> None:
    with pytest.raises(ValueError, match="exactly one"):
        Case("none", 1, spin(0))


def test_rows_survive_the_file_and_only_known_cases_stay(tmp_path: Path) -> None:
    row = row_of(run(Case("kept", 1, spin(0.01), at_most=10, pairs=1)), 1)
    kept = tmp_path / "rows.json"
    kept.write_text(as_json([row]), "utf-8")
    assert read(kept) == [row]
    assert merged(read(kept), [], ["other"]) == []
    draw([row], tmp_path / "plot.png")
    assert (tmp_path / "plot.png").stat().st_size > 1000
    assert "kept" in as_text([row])
    assert "| kept |" in as_markdown([row])


def test_every_case_in_the_repository_can_be_collected() -> None:
    names = [case.name for case in collect()]
    assert "check-command" in names
