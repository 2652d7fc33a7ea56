"""The user's own rules and signed packs: taken over only when every row of them can be checked.

The window and the command line call these; how the files lie is the matter of
:mod:`icpdesk.rulebook.own_rules` and :mod:`icpdesk.rulebook.packs.pack`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icpdesk.base.errors import FileProblem
from icpdesk.base.paths import user_rules_file
from icpdesk.checks import registry
from icpdesk.rulebook import own_rules
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.packs import pack as packs
from icpdesk.rulebook.packs import pack_keys
from icpdesk.rulebook.packs.pack import Pack


def adopt(path: Path) -> int:
    """Work with the rules in ``path`` as the user's own from now on; returns how many rows.

    FileProblem when they cannot be read or no check takes a row; the earlier ones then stay.
    """
    return own_rules.adopt(path, sources=shipped().sources, demand=registry.demand_known)


def drop_own() -> None:
    """Work without own rules from now on; InputError when there are none."""
    own_rules.drop()


def trust_key(path: Path) -> str:
    """Trust a publisher's public key; its id, to be compared with the publisher. FileProblem for a
    file that holds none."""
    return pack_keys.trust(path)


def distrust_key(key_id: str) -> None:
    """Trust a publisher's key no longer; InputError when it was not trusted."""
    pack_keys.distrust(key_id)


def remove_pack(name: str) -> None:
    """Remove an imported pack; InputError when there is none of this name."""
    packs.remove(name)


def count_own() -> int:
    """How many rows the user's own rules have; 0 without own rules. FileProblem when damaged."""
    file = user_rules_file()
    return len(read_rules(file, shipped().sources, layer=2)) if file.is_file() else 0


def import_pack(path: Path) -> Pack:
    """Verify a signed pack and keep it; FileProblem when it may not be trusted or used."""
    return packs.install(
        path, day=_today(), sources=shipped().sources, demand=registry.demand_known
    )


def imported() -> tuple[tuple[Pack, ...], tuple[FileProblem, ...]]:
    """(packs that hold today, what is wrong with the others), in the order of their names."""
    return packs.installed(day=_today(), sources=shipped().sources)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's calendar
