"""What the pictures say against what was typed.

The paper that was attached is the one that belongs there: kind and side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from icpdesk.base.text import Text
from icpdesk.checks.cross_check import Pair, pairs
from icpdesk.checks.registry import CannotAssess, Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.numbers import permanent_residence, residence_permit, resident_id, uscc
from icpdesk.reading.compare import folded
from icpdesk.reading.fields import Reading, label_of
from icpdesk.rulebook.rows import Rule

_WHY = Text("Reviewers compare the card with the form.", "审核人员会将证件与填写内容比对。")
_MEND = Text(
    "Look at the picture and correct the one that is wrong.", "请对照图片，修改有误的一方。"
)


_PROVES: Mapping[str, Callable[[str], bool]] = {
    "id-front": resident_id.is_valid,
    "residence-permit": residence_permit.is_valid,
    "permanent-residence-front": permanent_residence.is_valid,
    "business-licence": uscc.is_valid,
    "organisation-certificate": uscc.is_valid,
}
"""Upload slots whose number carries a check digit wherever it is written, and what tests it.

The check digit of a passport stands in its machine-readable zone only: a typed number has none, so
nothing about it can be proven.
"""


def _proven(pair: Pair) -> bool:
    """The number on the card fits its check digit and the typed one, as long, does not.

    Then the typed number is wrong whatever the picture says, so no misreading can make a right filing
    wrong. Two numbers that both fit stay a warning: the picture may be another person's.
    """
    proves = _PROVES.get(pair.source)
    if proves is None or pair.kind != "number" or pair.checked is not True:
        return False
    same_length = len(folded(pair.typed)) == len(folded(pair.read))
    return (
        same_length and proves(pair.read) and not any(fits(pair.typed) for fits in _PROVES.values())
    )


DIFFERS = Check(
    "consistency.differs",
    states=Text("What was typed is what the pictures say.", "填写内容与图片一致。"),
    why=_WHY,
    mend=_MEND,
)


@DIFFERS.look
def _look_differs(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for pair in pairs(case.filing, case.readings):
        if pair.agreement == "variant" or (pair.agreement == "differs" and not _proven(pair)):
            yield rule.fault(
                pair.place,
                _DIFFERENCE[pair.agreement].format(read=pair.read, typed=pair.typed),
                measured={"read": pair.read, "typed": pair.typed},
                answers=[Answer.use(pair.read)],
            )


_DIFFERENCE = {
    "differs": Text(
        "The picture seems to say '{read}', typed is '{typed}'.",
        "图片上似乎是“{read}”，填写的是“{typed}”。",
    ),
    "variant": Text(
        "The picture says '{read}', typed is '{typed}': the same but for a variant character, which"
        " can be another name.",
        "图片上是“{read}”，填写的是“{typed}”：只差一个异体字（繁简），可能是不同的名称，须与证件一致。",
    ),
}


PROVEN = Check(
    "consistency.number-proven-wrong",
    states=Text(
        "A typed number equals the one on the card, whose check digit fits.",
        "填写的号码与证件上（校验通过）的号码一致。",
    ),
    why=_WHY,
    mend=Text("Use the number on the card.", "请采用证件上的号码。"),
)


@PROVEN.look
def _look_proven(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for pair in pairs(case.filing, case.readings):
        if pair.agreement == "differs" and _proven(pair):
            yield rule.fault(
                pair.place,
                Text(
                    "The card says {read}; its check digit fits, that of {typed} does not.",
                    "证件上为 {read}（校验通过），填写的 {typed} 校验不符。",
                ).format(read=pair.read, typed=pair.typed),
                measured={"read": pair.read, "typed": pair.typed},
                answers=[Answer.use(pair.read)],
            )


UNREADABLE = Check(
    "consistency.not-readable",
    states=Text("The cards can be read and compared.", "证件可以识读并比对。"),
    why=_WHY,
    mend=Text("Take sharper pictures.", "请拍摄更清晰的图片。"),
    takes={"at_least": float},
    may_take={"names_at_least": float},
)


@UNREADABLE.look
def _look_unreadable(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    blind = [
        _unread(case, slot, reading)
        for (slot, _), reading in case.readings.items()
        if not reading.readable or reading.unreadable
    ]
    if blind:
        raise CannotAssess(
            Text(
                "These cannot be read surely enough to be compared: {names}.",
                "以下内容无法可靠识读，未作比对：{names}。",
            ).format(names=list(dict.fromkeys(blind)))
        )
    yield from ()


def _unread(case: FilingCase, slot: str, reading: Reading) -> Text:
    """The picture, and which of its values are open where others were read."""
    name = case.book.vocabulary("slots").name_of(slot)
    if not reading.readable:
        return name
    fields = [label_of(field) for field in reading.unreadable]
    inner = Text(", ".join(one.en for one in fields), "、".join(one.zh for one in fields))
    return Text(f"{name.en} ({inner.en})", f"{name.zh}（{inner.zh}）")


WRONG_PAPER = Check(
    "consistency.wrong-paper",
    states=Text(
        "Each picture shows the paper and the side that its place asks for.",
        "每张图片都是该位置要求的证件和正反面。",
    ),
    why=Text(
        "Reviewers usually send back a wrong side or paper.", "证件或正反面不符通常会被驳回。"
    ),
    mend=Text(
        "Choose the right picture for this place; sides are often swapped.",
        "请为该位置选择正确的图片，正反面常被颠倒。",
    ),
)


@WRONG_PAPER.look
def _look(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    slots = case.book.vocabulary("slots")
    for (slot, owner), reading in case.readings.items():
        if isinstance(reading, Reading) and reading.looks_like:
            yield rule.fault(
                slot,
                Text(
                    "This place is for '{asked}'; the picture seems to be '{seen}'.",
                    "该位置应上传“{asked}”，图片似乎是“{seen}”。",
                ).format(asked=slots.name_of(slot), seen=slots.name_of(reading.looks_like)),
                measured={"value": reading.looks_like, "threshold": slot, "of": owner},
            )
