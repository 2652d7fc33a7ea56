"""Lines of a machine-readable zone as the reader tells them."""

from __future__ import annotations

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


def test_greek_and_cyrillic_capitals_count_as_the_latin_ones_that_they_look_like() -> None:
    greek = tuple(line.replace("O", "Ο").replace("T", "Τ") for line in LATIN)
    cyrillic = tuple(line.replace("A", "А").replace("S", "Ѕ") for line in LATIN)
    assert told(*greek) == told(*cyrillic) == told(*LATIN)
    assert told(*greek)["nationality"] == "UTO"
