"""Lines of a machine-readable zone as the reader tells them."""

from __future__ import annotations

import pytest

from icpdesk.reading.kinds import passport
from icpdesk.reading.lines import Line
from icpdesk.reading.rows import rows_of


def told(*lines: str) -> dict[str, str]:
    rows = rows_of(
        [
            Line(line, 0.9, 10, 40.0 * number, 900, 40.0 * number + 30)
            for number, line in enumerate(lines)
        ]
    )
    return {name: item.value for name, item in passport.read(rows)[0].items()}


LATIN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)

CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


def test_greek_and_cyrillic_capitals_count_as_the_latin_ones_that_they_look_like() -> None:
    greek = tuple(line.replace("O", "Ο").replace("T", "Τ") for line in LATIN)
    cyrillic = tuple(line.replace("A", "А").replace("S", "Ѕ") for line in LATIN)
    assert told(*greek) == told(*cyrillic) == told(*LATIN)
    assert told(*greek)["nationality"] == "UTO"


@pytest.mark.parametrize(
    ("lines", "doubted", "fields"),
    [
        (LATIN, (0, LATIN[0].index("K")), {"surname"}),
        (LATIN, (0, LATIN[0].index("MARIA")), {"given_names"}),
        (LATIN, (0, 2), {"issuer"}),
        (LATIN, (1, 11), {"nationality"}),
        (LATIN, (1, 20), {"sex"}),
        (CARD, (0, 3), {"issuer"}),
        (CARD, (1, 7), {"sex"}),
        (CARD, (1, 16), {"nationality"}),
        (CARD, (2, 0), {"surname"}),
        (LATIN, (1, 3), {"number"}),
        (CARD, (1, 1), {"born_on"}),
    ],
)
def test_a_doubtful_character_makes_only_its_own_value_doubtful(
    lines: tuple[str, ...], doubted: tuple[int, int], fields: set[str]
) -> None:
    rows = []
    for number, line in enumerate(lines):
        sure = [0.95] * len(line)
        if number == doubted[0]:
            sure[doubted[1]] = 0.3
        rows.append(Line(line, min(sure), 10, 40.0 * number, 900, 40.0 * number + 30, tuple(sure)))
    read = passport.read(rows_of(rows))[0]
    assert {name for name, item in read.items() if item.confidence < 0.6} == fields


def test_a_value_that_had_to_be_repaired_is_as_sure_as_its_whole_line() -> None:
    repaired = LATIN[1].replace("UTO", "UT0")
    sure = [0.95] * 44
    sure[2] = 0.5
    rows = rows_of(
        [
            Line(LATIN[0], 0.9, 10, 0, 900, 30, (0.9,) * 44),
            Line(repaired, 0.5, 10, 40, 900, 70, tuple(sure)),
        ]
    )
    read = passport.read(rows)[0]
    assert (read["nationality"].value, read["nationality"].confidence) == ("UTO", 0.5)


def test_a_name_that_is_printed_above_the_zone_as_well_is_surer() -> None:
    def confidences(*printed: str) -> dict[str, float]:
        rows = [
            Line(text, 0.7, 10, 40.0 * number, 900, 40.0 * number + 30)
            for number, text in enumerate(printed)
        ]
        low = 40.0 * len(printed)
        rows += [
            Line(LATIN[0], 0.5, 10, low, 900, low + 30, (0.5,) * 44),
            Line(LATIN[1], 0.9, 10, low + 40, 900, low + 70, (0.9,) * 44),
        ]
        read = passport.read(rows_of(rows))[0]
        return {name: round(item.confidence, 3) for name, item in read.items()}

    alone, twice = confidences("Surname"), confidences("姓 Eriksson", "ANNA MARIA")
    assert (alone["surname"], alone["given_names"]) == (0.5, 0.5)
    assert (twice["surname"], twice["given_names"]) == (0.85, 0.85)
    assert twice["nationality"] == alone["nationality"]
    assert confidences("ERIKSEN", "ANNA MARIAN")["surname"] == 0.5


@pytest.mark.parametrize(("state", "doubted"), [("CHN", False), ("UTO", True), ("CHX", True)])
def test_a_doubtful_letter_in_the_code_of_a_real_state_is_not_doubted(
    state: str, doubted: bool
) -> None:
    sure = [0.95] * 44
    sure[3] = 0.4
    first = LATIN[0].replace("UTO", state)
    rows = rows_of(
        [
            Line(first, 0.4, 10, 0, 900, 30, tuple(sure)),
            Line(LATIN[1], 0.9, 10, 40, 900, 70, (0.9,) * 44),
        ]
    )
    issuer = passport.read(rows)[0]["issuer"]
    assert issuer.value == state and (issuer.confidence < 0.6) is doubted
