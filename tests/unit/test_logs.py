"""The log tells what happened, never about whom."""

from __future__ import annotations

import io
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icpdesk.logs import MaskingFormatter, mask
from tests.support.people import credit_code, resident_id

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
