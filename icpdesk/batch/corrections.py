"""Values that a person corrected in the queue: kept beside the client's state, used by every next run.

The sheet itself is never written to; the summary lists what was corrected, to be copied into it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from icpdesk.batch.choices import read_choices, write_choices
from icpdesk.batch.outcome import Outcome
from icpdesk.batch.sheet_row import Client
from icpdesk.model import Place
from icpdesk.pipeline.answers import with_words
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.values import shown


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of one client that is another than in the sheet."""

    row: int
    client: str
    path: str
    before: str
    after: str


def corrected(client: Client, values: Mapping[str, str], book: Rulebook) -> Client:
    """The client with values typed by a person, by their paths; they are understood like cells.

    A cell that could not be understood is closed by a value for its field.
    """
    if not values or client.filing is None:
        return client
    filing, problems = with_words(client.filing, values, book)
    places = client.open_places or ((("", ""),) * len(client.open_cells))
    still = [
        (text, place)
        for text, place in zip(client.open_cells, places, strict=True)
        if place[0] not in values
    ]
    new = [(text, (place, values[place])) for place, text in problems]
    return replace(
        client,
        filing=filing,
        open_cells=tuple(text for text, _ in (*still, *new)),
        open_places=tuple(place for _, place in (*still, *new)),
    )


def choose_value(outcome: Outcome, path: str, text: str, target: Path) -> None:
    """Keep a value for a field of a client, from the next run on; ``target`` is the client's folder."""
    choices = read_choices(target)
    write_choices(target, replace(choices, values={**choices.values, path: text.strip()}))


def corrections(
    clients: Sequence[Client], folder_of: Mapping[int, Path], book: Rulebook
) -> list[Correction]:
    """Everything that is corrected, in the order of the rows; the clients are those of the sheet."""
    found = []
    for client in clients:
        values = read_choices(folder_of[client.row]).values
        typed = dict(client.open_places)
        for path, after in values.items():
            before = typed.get(path) or words_at(client.filing, path, book)
            if before != after:
                found.append(Correction(client.row, client.name, path, before, after))
    return found


def words_at(filing: Any, path: str, book: Rulebook) -> str:
    """What stands in a field of a filing, as the sheet would say it; empty where it is none."""
    field = field_at(book, path)
    try:
        return shown(Place(path).get(filing), field.choices if field else "", book)
    except (AttributeError, IndexError, LookupError, TypeError, ValueError):
        return ""
