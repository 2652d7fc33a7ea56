"""Days, terms and answers as people, registries and sheets write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model.answers import NotAnAnswer, parse_count, parse_flag
from icpdesk.model.dates import NoSuchDay, NotADate, TwoDays, is_none, parse_date, parse_end

DAY = date(2028, 5, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "2028-05-20", "2028/5/20", "2028.05.20", "20280520", "2028年5月20日", "2028年5月20号", "2028 5 20",
        "二〇二八年五月二十日", "20-May-2028", "May 20, 2028", "20 May 2028", "２０２８－０５－２０",
        "2028-05-20 00:00:00", "2028/5/20 0:00", "2028-05-20T04:00:00Z", "2028-05-19T16:00:00Z",
        "2028-05-20 23:59:59 +0800", "2028-05-20 12:48:36", "46893", "46893.0", "2028年5月20日 星期六",
        "2028. 5. 20.", "20280520120000", "20.5.2028", "20/05/2028", "自2028年5月20日",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(typed: str) -> None:
    assert parse_date(typed) == parse_end(typed) == DAY


def test_a_point_in_time_is_the_day_in_china() -> None:
    assert parse_date("2028-05-20T16:30:00Z") == date(2028, 5, 21)
    assert parse_date("2028-05-20T15:59:59Z") == DAY


@pytest.mark.parametrize("typed", ["28-05-20", "2028-05", "soon", "1990", "5月20日", "99999999999"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        parse_date(typed)


def test_a_day_that_can_be_two_is_asked() -> None:
    with pytest.raises(TwoDays) as asked:
        parse_date("05/06/2028")
    assert set(asked.value.days) == {date(2028, 6, 5), date(2028, 5, 6)}
    with pytest.raises(NoSuchDay):
        parse_date("2028-02-30")


@pytest.mark.parametrize(
    "typed",
    [
        "长期", "长期有效", "永久有效", "无固定期限", "不约定期限", "永续经营", "无期限", "长期（无固定期限）",
        "2019-03-15至长期", "自2018年1月1日至长期", "2018-01-01至无固定期限", "LONG TERM", "9999-12-31", "⻓期",
    ],
)  # fmt: skip
def test_terms_without_end(typed: str) -> None:
    assert parse_end(typed) == "long-term"


@pytest.mark.parametrize(
    "typed", ["2018.05.21-2028.05.20", "2018-05-21至2028-05-20", "2018年5月21日到2028年5月20日"]
)
def test_the_last_day_of_a_span(typed: str) -> None:
    assert parse_end(typed) == DAY


def test_nothing_yes_no_and_counts() -> None:
    assert all(map(is_none, ("无", "—", "/", "N/A", "")))
    assert all(map(parse_flag, ("是", "√", "有", "Ｙ", "true", "1")))
    assert not any(map(parse_flag, ("否", "×", "无", "no", "0")))
    assert [parse_count(word) for word in ("12个月", "1年", "12", "３")] == [12, 12, 12, 3]
    with pytest.raises(NotAnAnswer):
        parse_flag("也许")


def problem(folder: Path, text: str) -> FileProblem:
    path = folder / "f.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileProblem) as told:
        read_filing(path)
    return told.value


@pytest.mark.parametrize(
    ("text", "line", "words", "right"),
    [
        (
            "icpdesk: 1\nprovince： guangdong\nsubject:\n  name: x\n",
            2,
            "全角",
            "province: guangdong",
        ),
        ("icpdesk：1\nprovince：guangdong\n", 1, "全角", "icpdesk: 1"),
        ("icpdesk: 1\nsubject:\n\tname: x\n", 3, "制表符", "name: x"),
        ("icpdesk: 1\nsubject:\n　　name: x\n", 3, "全角空格", "name: x"),
        ("icpdesk: 1\nprovince:guangdong\nsubject:\n  name: x\n", 2, "空格", "province: guangdong"),
    ],
)
def test_mistakes_of_input_methods_are_told_with_the_right_line(
    tmp_path: Path, text: str, line: int, words: str, right: str
) -> None:
    told = problem(tmp_path, text)
    assert told.line == line and told.column and words in told.message.zh
    assert told.advice.zh.endswith(right) and "found" not in told.message.zh


def test_a_refused_day_lists_the_forms_that_are_taken(tmp_path: Path) -> None:
    told = problem(tmp_path, "icpdesk: 1\nsubject:\n  administrator:\n    valid_until: 不久\n")
    assert told.line == 4 and "长期" in told.message.zh and "2026-11-24" in told.message.zh
