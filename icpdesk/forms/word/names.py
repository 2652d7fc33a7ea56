"""Names of WordprocessingML elements and attributes, in the form that lxml compares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """``w("p")`` is the tag of a paragraph."""
    return f"{{{W}}}{name}"


P, R, T, RPR, PPR = w("p"), w("r"), w("t"), w("rPr"), w("pPr")
TBL, TR, TC, TCPR, TRPR = w("tbl"), w("tr"), w("tc"), w("tcPr"), w("trPr")
SDT, SDT_PR, SDT_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
BOX_CONTENT = w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = (f"{{{MC}}}{n}" for n in ("AlternateContent", "Choice", "Fallback"))
VAL = w("val")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

GONE = frozenset({w("del"), w("moveFrom"), w("delText"), w("delInstrText")})
"""Content that is no longer there once the tracked changes are accepted."""

THROUGH = frozenset(
    w(n)
    for n in (
        "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo",
    )
)  # fmt: skip
"""Wrappers that a reader does not see."""


class Lazy(Generic[_T]):
    """A value made when it is first asked for and kept in the object, without the lock that
    ``functools.cached_property`` takes before Python 3.12: one thread reads a form."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = ""
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> Lazy[_T]: ...
    @overload
    def __get__(self, one: object, owner: type) -> _T: ...
    def __get__(self, one: object | None, owner: type) -> Lazy[_T] | _T:
        if one is None:
            return self
        made = one.__dict__[self._name] = self._make(one)
        return made
