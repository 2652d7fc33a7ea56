"""Only ``model/place.py`` knows how the text of a place is built."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = "icpdesk/model/place.py"
NO_PLACES = {"icpdesk/papers/mini_programme.py": "names of fields of a platform's interface"}
TAKEN_APART = {
    "a slot or owner cut out at @": r"partition\(\"@\"\)|split\(\"@\"",
    "a position cut out of brackets": r"partition\(\"\[\"\)|split\(\"\[\"|\[\.\\\[|\\\[\(?\\d",
    "a path cut at its dots": r"(?:path|place|where|owner|role|field)\w*\.(?:r?partition|r?split)\(\"\.\"",
    "a beginning compared by letters": r"(?<!id\.)startswith\(\(?f?\"(?:websites|website\.|attachments|subject\.)",
    "an end compared by letters": r"(?:path|place|where|owner|field|name)\.endswith\(\"\.(?!rels|xml)",
    "a path put together by letters": r"f\"(?:websites|attachments)\[|replace\(\"(?:websites)?\[\]\"",
    "a slot and owner put together by letters": r"f\"\{[^}]*\}@\{",
    "an owner that defaults to the subject": r"of or \"subject\"",
}


def test_no_other_module_takes_a_place_apart_by_hand() -> None:
    found = []
    for file in sorted([*ROOT.glob("icpdesk/**/*.py"), *ROOT.glob("ui/**/*.py")]):
        name = file.relative_to(ROOT).as_posix()
        if name == HOME or name in NO_PLACES:
            continue
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            found += [
                f"{name}:{number}: {what}: {line.strip()}"
                for what, shape in TAKEN_APART.items()
                if re.search(shape, line)
            ]
    assert found == []


def test_the_shapes_are_seen() -> None:
    seen = (
        'slot, _, owner = place.partition("@")',
        'match = re.match(r"websites\\[(\\d+)\\]", place)',
        'part = field.path.rpartition(".")[2]',
        'if role.startswith("websites["):',
        'yield f"websites[{index}].name"',
        'place = f"{slot}@{owner}"',
        'held = {(item.slot, item.of or "subject")}',
    )
    for line in seen:
        assert any(re.search(shape, line) for shape in TAKEN_APART.values()), line
