"""The harness tells the truth about two sides whose cost is known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.against import FELT, cases_against
from benchmarks.collect import collect
from benchmarks.harness import Call, Case, Command, run
from benchmarks.plot import draw
from benchmarks.rows import as_json, merged, read, row_of
from benchmarks.sides import ROOT, Build
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


def test_two_builds_run_their_own_code_on_one_case(tmp_path: Path) -> None:
    for name, seconds in (("before", 0.3), ("after", 0.02)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "product.py").write_text(SPIN.format(seconds))
    before, after = (
        Command(("{python}", "-m", "product"), build=Build(tmp_path / name))
        for name in ("before", "after")
    )
    outcome = run(Case("felt", 1, after, before, at_most=0.7, pairs=1))
    assert outcome.met
    assert outcome.other
    assert outcome.other.cpu >= 0.3


def test_a_function_of_this_tree_measures_the_code_of_the_other(tmp_path: Path) -> None:
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "__init__.py").write_text("raise SystemExit('the wrong ones')")
    (tmp_path / "product.py").write_text("SECONDS = 0.3")
    side = Call(
        "benchmarks.probes:first_of", ("nowhere:spin", "tests_product:spin"), Build(tmp_path)
    )
    (tmp_path / "tests_product.py").write_text(
        "import time, product\n"
        "def spin():\n"
        "    end = time.process_time() + product.SECONDS\n"
        "    while time.process_time() < end: pass\n"
    )
    assert run(Case("probe", 1, side, at_most=9, pairs=1)).ours.cpu >= 0.3


def test_the_memory_of_a_command_counts_the_processes_that_it_starts() -> None:
    """From a small process: on Linux the peak of a child begins with what its parent held."""
    child = "held = b'x' * 80_000_000; print('there', flush=True); input()"
    code = (
        "import subprocess, sys\n"
        f"p = subprocess.Popen([sys.executable, '-c', {child!r}],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "p.stdout.readline(); held = b'x' * 80_000_000\n"
        "import time; time.sleep(1); p.communicate(b'go')\n"
    )
    program = (
        "from benchmarks.sides import Command, run_command\n"
        f"for summed in (True, False):\n"
        f"    print(run_command(Command(('{{python}}', '-c', {code!r}), summed=summed)).memory)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    whole, largest = map(float, told.stdout.split())
    assert largest < 130
    assert whole > 150


def test_an_earlier_commit_that_is_not_there_is_told() -> None:
    with pytest.raises(RuntimeError, match="no-such-commit cannot be checked out"):
        cases_against("no-such-commit")


def test_what_is_felt_has_names_of_its_own() -> None:
    names = [case.name for case in collect()] + [felt.name for felt in FELT]
    assert len(names) == len(set(names))
