"""Where values go on a flat page: plain values that the window shows and moves; nothing is opened here."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points."""
USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one value goes; millimetres, size in points, pages from 1."""

    page: int
    x: float
    y: float
    width: float
    field: str
    size: float = USUAL_SIZE
    height: float = 0.0
    """Room for several lines around the first; 0 where there is room for one only."""
    part: str = ""
    label: str = ""
    confidence: float = 1.0
    """0 to 1; 1 where the user says so."""


@dataclass(frozen=True)
class FlatGuess:
    """What a flat page asks for, as far as it can be read."""

    spots: tuple[Spot, ...] = ()
    blank_on_purpose: tuple[str, ...] = ()
    """Labels of places for a signature, a seal, a date to be written and the verifier."""
    not_found: tuple[str, ...] = ()
    """Labels of places whose meaning or room is not known."""
    guessed: tuple[Spot, ...] = ()
    """The places as they are read, also where the user confirmed others."""
    remembered: bool = False
    """Whether :attr:`spots` are those that the user confirmed."""
    scan: bool = False
    """Whether the words were read from a picture."""
