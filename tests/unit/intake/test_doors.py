"""One cleaner at every door: whatever stands around or inside a value, the value comes in."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icpdesk.base.characters import RADICALS, unified
from icpdesk.base.cleaning import ValueKind, clean
from icpdesk.batch.sheet import read_sheet
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Place
from icpdesk.model.build import value_kind
from icpdesk.numbers.kinds import KINDS, kind
from icpdesk.papers.fill_rows import fill_sections
from icpdesk.reading.compare import compare
from icpdesk.reading.rows import Run
from icpdesk.reading.values import person_name, text
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.people import credit_code, resident_id

BOOK = shipped()
INVISIBLE = "\u200b\u200c\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2066\u2069\ufeff\u00ad\u034f\ufe0f\U000e0100\u007f\u0003"
SPACES = " \u00a0\u3000\u2003\u2009\u202f"
DOTS = "•・‧∙⋅●．｡ㆍ.\u00b7"
VALUES: dict[str, tuple[ValueKind, str]] = {
    "subject.name": ("name", "深圳市晴川示例（集团）有限公司"),
    "subject.certificate.number": ("code", credit_code()),
    "subject.certificate.address": ("address", "广东省深圳市南山区示例路8号之一"),
    "subject.administrator.name": ("name", "努尔麦麦提\u00b7卡卡西"),
    "subject.administrator.document_number": ("code", resident_id()),
    "subject.administrator.mobile": ("phone", "13800138000"),
    "subject.administrator.email": ("code", "zhang.san@example.com"),
    "websites[0].domains[0].name": ("domain", "example.com"),
}
COLUMNS = {
    "subject.name": "主办单位名称", "subject.certificate.number": "主办单位证件号码",
    "subject.certificate.address": "主办单位证件住所", "subject.administrator.name": "主体负责人姓名",
    "subject.administrator.document_number": "主体负责人证件号码",
    "subject.administrator.mobile": "主体负责人手机号码", "subject.administrator.email": "主体负责人电子邮箱",
    "websites[0].domains[0].name": "域名",
}  # fmt: skip


@st.composite
def disturbed(draw: st.DrawFn, kind: ValueKind, value: str) -> str:
    """``value`` with what people paste along: never another value."""
    made = draw(st.text(INVISIBLE + SPACES, max_size=4))
    for character in value:
        wide = (
            chr(ord(character) + 0xFEE0) if "!" <= character <= "~" and character.isalnum() else ""
        )
        if wide and draw(st.booleans()):
            character = wide
        elif character == "\u00b7":
            character = draw(st.sampled_from(DOTS))
        elif character in "（）" and draw(st.booleans()):
            character = {"（": "(", "）": ")"}[character]
        made += character + draw(st.text(INVISIBLE, max_size=1))
        if kind in ("code", "phone", "domain") or not character.isascii():
            made += draw(st.text(SPACES, max_size=1))
    return made + draw(st.text(INVISIBLE + SPACES + "\t\n", max_size=4))


def cases() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(sorted(VALUES)).flatmap(
        lambda path: st.tuples(st.just(path), disturbed(*VALUES[path]))
    )


@pytest.mark.parametrize(
    "typed", ["1380013800０", "１３８００１３８０００", "8613800138000", "008613800138000"]
)
def test_digits_of_another_width_or_with_the_country_are_no_usual_number(typed: str) -> None:
    assert clean(typed, "phone").value == "13800138000"


@settings(max_examples=400, deadline=None)
@given(cases())
def test_any_mixture_around_a_value_is_cleaned_to_it_and_told(case: tuple[str, str]) -> None:
    path, typed = case
    made = clean(typed, value_kind(path))
    wanted = VALUES[path][1]
    assert made.value == wanted
    assert clean(made.value, value_kind(path)) == type(made)(wanted)
    if typed.strip(" \n\t\u00a0\u3000\u2003\u2009\u202f") != wanted:
        assert made.changes
    for change in made.changes:
        assert change.en and change.zh
    removed = [c for c in INVISIBLE if c in typed and c not in wanted]
    said = " ".join(change.en for change in made.changes)
    assert all(f"U+{ord(c):04X}" in said for c in removed)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(case=cases())
def test_doors_of_files_clean_alike(tmp_path: Path, case: tuple[str, str]) -> None:
    path, typed = case
    wanted = VALUES[path][1]
    loaded = read_filing(_yaml(tmp_path / "f.yaml", path, typed))
    assert Place(path).get(loaded.filing) == wanted
    sheet = tmp_path / "c.csv"
    with sheet.open("w", encoding="utf-8", newline="") as sink:
        names = ["主办单位名称", COLUMNS[path]] if path != "subject.name" else ["主办单位名称"]
        csv.writer(sink).writerows([names, ["甲公司", typed] if len(names) > 1 else [typed]])
    (client,) = read_sheet(sheet, BOOK).clients
    assert client.filing is not None and Place(path).get(client.filing) == wanted
    changes = clean(typed, value_kind(path)).changes
    assert len(loaded.changes) == len(client.notes) == len(changes)
    sections = fill_sections(Case(client.filing, BOOK, date(2026, 11, 24)), ())
    assert not any(set(INVISIBLE) & set(row.value) for part in sections for row in part.rows)


def _yaml(path: Path, place: str, typed: str) -> Path:
    value = json.dumps(typed, ensure_ascii=False)
    for character in INVISIBLE:
        value = value.replace(character, f"\\U{ord(character):08x}")
    tree = {
        "websites[0].domains[0].name": f"websites:\n  - domains:\n      - name: {value}\n",
    }.get(place)
    if tree is None:
        *parents, last = place.split(".")
        tree = "".join("  " * depth + f"{part}:\n" for depth, part in enumerate(parents))
        tree += "  " * len(parents) + f"{last}: {value}\n"
    path.write_text(f"icpdesk: 1\n{tree}", "utf-8")
    return path


@pytest.mark.parametrize("name", sorted(KINDS))
def test_validators_never_see_what_cannot_be_seen(name: str) -> None:
    samples = {
        "resident-id": resident_id(), "uscc": credit_code(), "mobile": "13800138000",
        "landline": "086-0755-26000000", "email": "a.b@example.com", "domain": "example.com",
        "passport": "E12345678", "hk-macau-permit": "H12345678", "taiwan-permit": "12345678",
    }  # fmt: skip
    value = samples.get(name)
    if value:
        assert kind(name).is_valid(f"\u202d{value[:3]}\u200b{value[3:]}\u202c\ufeff")


def test_joiners_of_other_scripts_and_names_stay() -> None:
    for name in ("ئۇيغۇر\u200cچە", "O'Brien Mary-Ann", "陈大文 CHAN Tai Man", "José Núñez", "𠮷野"):
        assert clean(name, "name").value == name and not clean(name, "name").changes


def test_radicals_of_pdfs_are_characters_everywhere() -> None:
    assert len(RADICALS) == 114
    assert unified("⺠⻚⻓⻢⻋⼴⾦") == "民页长马车广金"
    assert BOOK.vocabulary("natures").find("个⼈") is not None


def table() -> str:
    path = Path(__file__).parents[2] / "support" / "standard_characters.txt"
    return "".join(line.strip() for line in path.read_text("utf-8").splitlines() if line[:1] != "#")


def test_all_standard_characters_survive_reading_comparing_and_export() -> None:
    characters = table()
    assert len(characters) == len(set(characters)) == 8105
    for start in range(0, len(characters), 40):
        some = characters[start : start + 40]
        run = Run(some, (1.0,) * len(some))
        read, name = text(run), person_name(run)
        assert read is not None and read.value == some
        assert name is not None and name.value == some
        assert clean(some, "name").value == clean(some).value == some and not clean(some).changes
        assert compare(some, some, person=True) == "equal"
    for character in characters:
        assert unified(character) == character


def test_characters_of_the_table_are_no_other_characters() -> None:
    from icpdesk.reading.values import STANDARD, merged

    characters = table()
    assert set(characters) >= STANDARD
    assert {c for c in characters if merged(c) != c} == STANDARD
    for character in STANDARD:
        assert compare(character, merged(character)) == "variant"


@pytest.mark.parametrize(
    "typed", ["1380013800０", "１３８００１３８０００", "8613800138000", "+86 138 0013 8000"]
)
def test_digits_of_any_width_are_cleaned_though_they_are_digits_only(typed: str) -> None:
    assert clean(typed, "phone").value == "13800138000"
