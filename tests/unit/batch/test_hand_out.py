"""Work in processes: one that dies costs one job, a stop ends at once, others' executors are taken."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from concurrent.futures import Executor
from pathlib import Path

import pytest

from icpdesk.base.errors import Cancelled
from icpdesk.base.progress import CancelToken, Silent
from icpdesk.batch.dispatch import Crew, HandOut
from icpdesk.batch.pile import place_pile
from icpdesk.batch.workers import LocalPool
from icpdesk.pipeline.guess import Guess
from icpdesk.rulebook.book import shipped
from tests.support.filings import DAY

_LONG = 120.0


def doubled(number: int) -> int:
    """Kills its process over 4 and 5, raises over 6."""
    if number in (4, 5):
        os._exit(1)
    if number == 6:
        raise ValueError(number)
    return 2 * number


def slow(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def deadly_look(_: Path, name: str) -> Guess:
    if name == "deadly.jpg":
        os._exit(1)
    return Guess(name, "", "nothing")


def results(executor: Executor | None = None) -> list[tuple[int, int | None]]:
    heard: list[tuple[int, int | None]] = []
    crew = Crew(2, executor)
    HandOut(doubled, range(12), crew, lambda job, result: heard.append((job, result))).run()
    return heard


def test_process_that_dies_costs_one_job_and_each_is_heard_of_once() -> None:
    heard = results()
    assert Counter(job for job, _ in heard) == Counter(range(12))
    assert {job for job, result in heard if result is None} == {4, 5, 6}
    assert all(result == 2 * job for job, result in heard if result is not None)


def test_executor_that_was_given_and_is_broken_leaves_the_rest_to_this_machine() -> None:
    with LocalPool(1) as given:
        given.submit(os._exit, 1).exception()
        assert Counter(job for job, _ in results(given)) == Counter(range(12))


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.filterwarnings("error")
def test_stop_gives_up_at_once_what_is_under_way(alone: bool) -> None:
    def done(_: float, __: float | None) -> None:
        raise Cancelled

    hand_out = HandOut(slow, [0.0, *[_LONG] * 8], Crew(2), done)
    if alone:
        hand_out._suspects, hand_out._waiting = [_LONG, 0.0], []
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        hand_out.run()
    assert time.monotonic() - begun < _LONG / 4


@pytest.mark.parametrize("alone", [False, True])
def test_stop_is_heard_while_nothing_ends(alone: bool) -> None:
    token = CancelToken()
    hand_out = HandOut(slow, [_LONG] * 4, Crew(2), lambda *_: None, waiting=token.check)
    if alone:
        hand_out._suspects, hand_out._waiting = [_LONG], []
    begun = time.monotonic()
    token.cancel()
    with pytest.raises(Cancelled):
        hand_out.run()
    assert time.monotonic() - begun < _LONG / 4


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such signals")
@pytest.mark.linux
def test_processes_that_still_start_leave_ctrl_c_to_the_program() -> None:
    with LocalPool(1) as pool:
        future = pool.submit(slow, 0.0)
        (worker,) = pool._processes
        os.kill(worker, signal.SIGINT)
        assert future.result() == 0.0
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_picture_over_which_a_process_dies_is_left_to_a_person_and_the_others_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{number}.jpg" for number in range(8)]
    for name in (*names[:3], "deadly.jpg", *names[3:]):
        (tmp_path / name).write_bytes(b"x")
    monkeypatch.setattr("icpdesk.batch.pile.look_at", deadly_look)
    _, unsure = place_pile([], tmp_path, shipped(), DAY, read=True, progress=Silent(), jobs=2)
    why = {one.file: one.why.en for one in unsure}
    assert why["deadly.jpg"] == "It cannot be opened."
    assert {why[name] for name in names} == {"It is not clear what this picture is."}
