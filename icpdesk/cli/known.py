"""The upload slot or the provider that a word on the command line means."""

from __future__ import annotations

from icpdesk.errors import InputError
from icpdesk.text import Text


def known_slot(spelling: str) -> str:
    """The slot that is meant; InputError with the nearest name otherwise."""
    from icpdesk.rulebook.book import shipped

    slots = shipped().vocabulary("slots")
    term = slots.find(spelling)
    if term is None:
        near = slots.nearest(spelling)
        raise InputError(
            Text(f"There is no upload slot '{spelling}'.", f"没有上传位置“{spelling}”。"),
            Text(f"Did you mean '{near}'?", f"是不是“{near}”？")
            if near
            else Text("'icpdesk slots' lists them.", "可用 icpdesk slots 查看。"),
        )
    return term.slug


def known_provider(spelling: str) -> str:
    """The provider that is meant; InputError otherwise."""
    from icpdesk.rulebook.book import shipped

    term = shipped().providers_as_terms.find(spelling)
    if term is None:
        known = ", ".join(shipped().provider_slugs)
        raise InputError(
            Text(f"There is no provider '{spelling}'.", f"没有接入商“{spelling}”。"),
            Text(f"Known are: {known}.", f"可用：{known}。"),
        )
    return term.slug
