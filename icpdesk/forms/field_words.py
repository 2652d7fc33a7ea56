"""Which field a word means, given of whom the form speaks at a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from icpdesk.forms.context import OTHER, STRANGER, Context, Guess
from icpdesk.forms.headings import site_of
from icpdesk.forms.parties import AGENT, EMERGENCY, OURS, SELF
from icpdesk.forms.plain_words import Affixes, any_of, longest_first, plain
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR, Place

_KNOWN = {AGENT: "authorised", OURS: "subject", SELF: "principal"}
_REACHED = ("mobile", "office_phone", "email", "emergency_phone", "job_title")
_NAMED_SELF = ("姓名", "名字", "真实姓名", "中文姓名", "本人", "申请人姓名", "name", "fullname")
_SAID_OF_SITES = ("website.name", "website.domains", "website.home_url", "website.registrar",
                  "website.holders")  # fmt: skip
_NAMED_SITES = ("website.name", "website.domains", "website.registrar", "website.holders")
_HEADS = ("负责人", "负责人姓名")
"""Who answers for an organisation where no website is spoken of: its legal representative."""
_ONLY_OF_SITES = ("website.remarks", "website.content", "website.service_type", "website.languages")


class FieldWords:
    """The words of ``[[label]]``, ``[[part]]`` and ``[[role]]`` in ``labels.toml``."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.fields = {word: row["field"] for row in table["label"] for word in words_of(row)}
        self._roles = {word: row["role"] for row in table["role"] for word in words_of(row)}
        self._role_words = Affixes(self._roles)
        self.parts: dict[str, dict[str, str]] = {"person": {}, "subject": {}, "website": {}}
        for row in table["part"]:
            for word in words_of(row):
                self.parts[row["of"]][word] = row["part"]
        self.somebodys = longest_first(table["neutral"]["somebodys"])
        self._organisations = Affixes(table["neutral"]["organisations"])
        self._bare = frozenset(plain(word) for word in table["part_bare"]["words"])
        self._own = any_of(table["headings"]["own"])

    def exact(self, form: str, context: Context) -> Guess | None:
        """The field that ``form`` means just as it stands."""
        form, site = site_of(form)
        found = self._by_words(form, context)
        number = context.site if site is None else site
        if found and number is not None:
            return Guess(str(Place(found.field).at_website(number)), found.confidence)
        return found

    def _by_words(self, form: str, context: Context) -> Guess | None:
        own = self._own.search(form) is not None
        if context.is_strange and not own:
            return None
        if context.section == STRANGER and not own:
            return self._by_part(form, context)
        if form in self.fields:
            field = self.fields[form]
            return Guess(field, 0.98) if own or _is_at_home(field, context) else None
        for word in self._role_words.heads(form):
            rest = form.removeprefix(word).removeprefix("的").removeprefix("之")
            part = "name" if not rest else self.parts["person"].get(rest)
            if part:
                return self.of_person(self._roles[word], part, context, 0.97)
        return self._of_organisation(form, context) or self._by_part(form, context)

    def _of_organisation(self, form: str, context: Context) -> Guess | None:
        """How to reach an organisation: 企业联系电话, 公司联系人."""
        word = self._organisations.head(form)
        if not word or context.part in (AGENT, EMERGENCY):
            return None
        part = self.parts["person"].get(form, "") or self.parts["person"].get(
            form.removeprefix(word).removeprefix("的").removeprefix("联系人"), ""
        )
        contact = form.removeprefix(word) in ("联系人", "联系人姓名")
        if not contact and part not in _REACHED[:-1]:
            return None
        if word.endswith("单位") and part != "email" and not contact:
            # 单位电话 of a certificate is that of its office.
            return None
        return self._of_us("name" if contact else part, form, context)

    def _by_part(self, form: str, context: Context) -> Guess | None:
        if form in self._bare and not context.document:
            # 有效期限 of a contract is no document's.
            return None
        near, sure = context.section, 0.95
        if is_person(context.implied) or (context.implied and not is_person(near)):
            near, sure = context.implied, 0.85
        if context.signer and not self._names(form):
            near, sure = context.signer, 0.8
        if near in (OTHER, STRANGER):
            return None
        if not is_person(near) and context.part in _KNOWN:
            near, sure = _KNOWN[context.part], 0.85
        if near in ("subject", "website") and form in self.parts[near]:
            return Guess(f"{near}.{self.parts[near][form]}", sure)
        part = self.parts["person"].get(form)
        if part is None:
            # 负责人联系方式
            said = next((word for word in self.somebodys if form.startswith(word)), "")
            part = self.parts["person"].get(form.removeprefix(said)) if said else None
        if part is None:
            return None
        if context.part == EMERGENCY:
            emergency = part in ("mobile", "emergency_phone") and context.implied
            return Guess(f"{context.implied}.emergency_phone", 0.85) if emergency else None
        heads = near == "subject" or not (near or context.part or context.title)
        if heads and form in _HEADS and not context.scene.websites:
            return self.of_person(LEGAL_REPRESENTATIVE, part, context, 0.7)
        if part == "name" and near != context.section and form.endswith(("负责人", "联系人")):
            # Somebody else than the person just named, and nothing tells who.
            if context.part == OURS:
                return self._of_us(part, form, context)
            contact = (
                form.endswith("联系人") and near == LEGAL_REPRESENTATIVE and not context.section
            )
            return Guess("website.administrator.name", 0.5) if contact else None
        if form.startswith("联系人") and near == LEGAL_REPRESENTATIVE:
            # 联系人电话 is not the legal representative's, whom the form named before.
            return Guess(f"website.administrator.{part}", 0.5)
        if is_person(near):
            return self.of_person(near, part, context, sure)
        if context.part == OURS:
            return self._of_us(part, form, context)
        if near and near == context.section:
            return Guess(f"{near}.administrator.{part}", 0.7)
        if context.title:
            return self.of_person(context.title, part, context, 0.7)
        return Guess(f"website.administrator.{part}", 0.5)

    def _of_us(self, part: str, form: str, context: Context) -> Guess:
        """What is asked behind 委托方 or 申请人: how to reach us is told for an organisation too; a
        birth date or a number is only a person's."""
        if part in _REACHED or (part == "name" and form not in _NAMED_SELF):
            if "." in context.title:
                return self.of_person(context.title, part, context, 0.7)
            return Guess(f"website.administrator.{part}", 0.7)
        return Guess(f"principal.{part}", 0.8)

    def _names(self, form: str) -> bool:
        return self.parts["person"].get(form) == "name"

    def of_person(self, role: str, part: str, context: Context, sure: float) -> Guess:
        """The field of a part of whoever has a role here."""
        if role == "authorised":
            told = context.title == SUBJECT_ADMINISTRATOR
            role = context.title if told else "agent"
            sure = min(sure, 0.9 if context.title else 0.8)
        return Guess(f"{role}.{part}", sure)


def is_person(name: str) -> bool:
    """Whether a role or the owner of a value is one person."""
    return "." in name or name in ("authorised", "agent", "principal")


def _is_at_home(field: str, context: Context) -> bool:
    """Whether a form asks for a website's values here at all: 备注 and 服务内容 are words of any form."""
    if Place(field).at_website() == field:
        return True
    if field in _ONLY_OF_SITES:
        near = context.section == "website" or context.implied.startswith("website")
        return near and context.scene.websites
    if context.scene.sides and not context.implied.startswith("website"):
        # 网址是____ in a contract about something else.
        return context.section == "website" or field in _NAMED_SITES
    return context.scene.websites or field in _SAID_OF_SITES


def words_of(row: Mapping[str, Any]) -> list[str]:
    """The words of a row of the table, in plain form."""
    return [plain(word) for word in row["words"]]
