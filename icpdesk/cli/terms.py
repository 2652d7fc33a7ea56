"""The slot, provider, province or nature that a word on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icpdesk.model import FilingType
    from icpdesk.rulebook.vocabulary import Term


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
        raise InputError(
            Text(f"There is no provider '{spelling}'.", f"没有接入商“{spelling}”。"),
            _all_of(shipped().providers_as_terms),
        )
    return term.slug


def known_province(spelling: str) -> str:
    """The province that is meant; InputError with the nearest name otherwise."""
    from icpdesk.rulebook.book import shipped

    slug = shipped().find_province(spelling)
    if not slug:
        near = shipped().provinces_as_terms.nearest(spelling)
        raise InputError(
            Text(f"There is no province '{spelling}'.", f"没有省份“{spelling}”。"),
            Text(f"Did you mean '{near}'?", f"是不是“{near}”？")
            if near
            else Text(
                "Give it in Chinese, in pinyin or as a code, for example guangdong.",
                "请用中文、拼音或行政区划代码，例如 guangdong。",
            ),
        )
    return slug


def known_nature(spelling: str) -> str:
    """The nature of a subject that is meant; InputError with all natures otherwise."""
    from icpdesk.rulebook.book import shipped

    natures = shipped().vocabulary("natures")
    term = natures.find(spelling)
    if term is None:
        raise InputError(
            Text(f"There is no nature '{spelling}'.", f"没有主办单位性质“{spelling}”。"),
            _all_of(natures),
        )
    return term.slug


def known_type(spelling: str) -> FilingType:
    """The type of filing that is meant; InputError with all types otherwise."""
    from icpdesk.rulebook.book import shipped
    from icpdesk.rulebook.filing_types import offered

    types = shipped().vocabulary("filing_types")
    term = types.find(spelling)
    if term is None or term.get("retired"):
        raise InputError(
            Text(f"“{spelling}” is no type of filing.", f"没有备案类型“{spelling}”。"),
            Text(
                "Known are: "
                + "; ".join(
                    f"{one.slug} ({one.sentence.en.rstrip('.')})" for one in offered(types)
                ),
                "可用：" + "；".join(f"{one.slug}（{one.name.zh}）" for one in offered(types)),
            ),
        )
    return cast("FilingType", term.slug)


def _all_of(terms: Iterable[Term]) -> Text:
    known = ", ".join(term.slug for term in terms)
    return Text(f"Known are: {known}.", f"可用：{known}。")
