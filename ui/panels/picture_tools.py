"""Names and icons of what can be done with a picture."""

from __future__ import annotations

from ui.translation_marks import QT_TRANSLATE_NOOP

ICONS = {
    "turn-left": "rotate-left", "turn-right": "rotate-right", "closer": "zoom-in",
    "farther": "zoom-out", "whole": "fit", "marks": "eye", "fill": "list", "remove": "remove",
}  # fmt: skip
"""Tools that everybody knows by their picture; the words are their tool tips."""
WORDS = {
    "choose": QT_TRANSLATE_NOOP("PicturePanel", "Choose a file…"),
    "remove": QT_TRANSLATE_NOOP("PicturePanel", "Remove"),
    "turn-left": QT_TRANSLATE_NOOP("PicturePanel", "Turn left"),
    "turn-right": QT_TRANSLATE_NOOP("PicturePanel", "Turn right"),
    "corners": QT_TRANSLATE_NOOP("PicturePanel", "Corners…"),
    "apply-corners": QT_TRANSLATE_NOOP("PicturePanel", "Straighten"),
    "back": QT_TRANSLATE_NOOP("PicturePanel", "Back to the picture"),
    "undo": QT_TRANSLATE_NOOP("PicturePanel", "Undo"),
    "marks": QT_TRANSLATE_NOOP("PicturePanel", "Show findings"),
    "closer": QT_TRANSLATE_NOOP("PicturePanel", "Closer"),
    "farther": QT_TRANSLATE_NOOP("PicturePanel", "Farther"),
    "whole": QT_TRANSLATE_NOOP("PicturePanel", "Whole picture"),
    "fill": QT_TRANSLATE_NOOP("PicturePanel", "Fill the form…"),
}
