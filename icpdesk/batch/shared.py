"""What clients of one batch share although they must not: values before, pictures after the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from icpdesk.batch.outcome import Outcome, Said
from icpdesk.batch.sheet import Client
from icpdesk.checks import registry, runner
from icpdesk.checks.clients.index import values_of
from icpdesk.checks.clients_index import ClientsIndex
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook

PICTURE_RULES = ("clients.picture-used", "clients.card-alike")


def index_of(clients: Sequence[Client]) -> ClientsIndex:
    """Who uses what."""
    index = ClientsIndex()
    for client in clients:
        if client.filing is not None:
            for kind, value in values_of(client.filing):
                index.add(kind, value, client.filing.subject.name)
    return index


def shared_by(filing: Filing, index: ClientsIndex) -> ClientsIndex:
    """The part of the index that touches one client."""
    return index.about(values_of(filing), filing.subject.name)


def compare_pictures(
    outcomes: Sequence[Outcome], clients: Sequence[Client], book: Rulebook
) -> Iterator[Outcome]:
    """Outcomes that change when the pictures of all clients are compared."""
    index = ClientsIndex()
    for outcome in outcomes:
        for use in outcome.uses:
            index.add_picture(use)
    filings = {client.row: client.filing for client in clients}
    checks = registry.load(*registry.FILING_AREAS)
    today = date.today()  # noqa: DTZ011 - the rule has no dates
    for outcome in outcomes:
        filing = filings.get(outcome.row)
        if filing is None or not outcome.pictures:
            continue
        rules = [rule for rule in book.select(filing, today) if rule.id in PICTURE_RULES]
        case = registry.Case(filing=filing, book=book, today=today, others=index)
        found, _ = runner.run(case, rules, checks)
        kept = [said for said in outcome.findings if said.rule not in PICTURE_RULES]
        findings = [*kept, *map(Said.of, found)]
        if findings != outcome.findings:
            yield replace(outcome, findings=findings)
