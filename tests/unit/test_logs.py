"""The log tells what happened, never about whom."""

from __future__ import annotations

import io
import logging
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icpdesk.base.logs import MaskingFormatter, mask
from icpdesk.base.worker_process import WorkerProcess
from icpdesk.batch.workers import LocalPool
from icpdesk.checks import registry
from icpdesk.cli import run
from tests.support.people import credit_code, resident_id

ROOT = Path(__file__).resolve().parents[2]
SECRETS = (
    "欧阳若溪",
    "13800138000",
    "+86 13800138000",
    resident_id(),
    credit_code(),
    "E12345678",
    "H12345678",
    "su.nian@example.cn",
    "0755-12345678",
)


@pytest.mark.parametrize("secret", SECRETS)
def test_secret_is_masked_in_any_sentence(secret: str) -> None:
    for sentence in (secret, f"cannot read {secret}.jpg", f"x='{secret}', y", f"({secret})"):
        told = mask(sentence)
        digits = "".join(c for c in secret if c.isdigit())
        assert secret not in told
        assert not digits or digits not in told.replace("-", "").replace(" ", "")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(" ,;:'\"()[]=/_"))
def test_mobile_between_any_marks_is_masked(number: str, mark: str) -> None:
    assert number not in mask(f"a{mark}{number}{mark}b")


def test_ordinary_words_and_short_numbers_stay() -> None:
    words = "check photo.clothing-colour failed at line 42 after 1250 ms"
    assert mask(words) == words


def test_traceback_is_masked_too() -> None:
    sink = io.StringIO()
    handler = logging.StreamHandler(sink)
    handler.setFormatter(MaskingFormatter("%(message)s"))
    log = logging.Logger("x")
    log.addHandler(handler)
    try:
        raise ValueError(f"{SECRETS[0]} {SECRETS[3]} {SECRETS[7]}")
    except ValueError:
        log.exception("client %s", SECRETS[1])
    assert "ValueError" in sink.getvalue()
    assert not any(secret in sink.getvalue() for secret in SECRETS)


def say_whom() -> None:
    """Logs as a part of the program that fails does."""
    try:
        raise ValueError(f"{SECRETS[0]} {SECRETS[3]}")
    except ValueError:
        logging.getLogger("icpdesk.somewhere").exception("a check failed over %s", SECRETS[1])


def is_masked(told: str) -> bool:
    return "check" in told and "ValueError" in told and not any(one in told for one in SECRETS)


def test_command_masks_what_a_failing_check_says(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = registry.load(*registry.FILING_AREAS)

    def failing(*_: object) -> None:
        raise ValueError(f"{SECRETS[0]} {SECRETS[3]}")

    for rule, (check, _) in list(checks.items()):
        monkeypatch.setitem(checks, rule, (check, failing))
    run(["check", str(ROOT / "tests" / "filings" / "clean" / "anhui.yaml")])
    assert is_masked(capfd.readouterr().err)


def test_processes_that_work_for_a_batch_or_a_window_mask_as_the_program_does(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with LocalPool(1) as pool:
        pool.submit(say_whom).result()
    assert is_masked(capfd.readouterr().err)
    answered = threading.Event()
    worker = WorkerProcess(lambda *_: answered.set())
    worker.call(1, say_whom)
    assert answered.wait(60)
    worker.end()
    assert is_masked(capfd.readouterr().err)
