"""A template map as a small YAML file that people can read, correct and pass on.

Two forms are read. The full one is what :func:`map_text` writes. The short one has a line a label:

    网站名称: website.name
    备注: ""            # stays blank
    接入商: "=阿里云"    # words instead of a field

The maps that the user confirmed, one file a template, named by its fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem, IcpdeskError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.paths import template_maps_dir
from icpdesk.base.text import Text
from icpdesk.base.yaml_text import yaml_text
from icpdesk.forms.template_map import REASONS, Entry, TemplateMap

_MOST_BYTES = 2_000_000
_HEAD = (
    "# Where the values of a filing go in this template.",
    "# Change a 'field' to correct a guess; empty leaves the place blank; '=words' writes words.",
    "# 模板各空位对应的字段。可修改 field 纠正；留空表示不填；“=文字”表示直接写入文字。",
)


def map_text(template: TemplateMap) -> str:
    """The YAML text of a map."""
    document = {
        "template": template.title,
        "fingerprint": template.fingerprint,
        "fields": [_row(entry) for entry in template.entries],
    }
    body = yaml_text(document, sort_keys=False, width=1000)
    return "\n".join([*_HEAD, body])


def save_map(path: Path, template: TemplateMap) -> None:
    """Write a map atomically; OutputError where that fails."""
    write_atomically(path, map_text(template).encode("utf-8"))


def load_map(path: Path, template: TemplateMap) -> TemplateMap:
    """``template`` with the fields that a map file gives it; FileProblem for an unusable file.

    A full map of another template is laid over by place and label, what does not fit is left out.
    """
    try:
        return _applied(map_content(path), template)
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise


def read_map(text: str) -> TemplateMap:
    """The map that :func:`map_text` wrote; FileProblem when it is none."""
    content = _parsed(text)
    if not isinstance(content, dict) or "fields" not in content:
        raise _no_map()
    return _full(content)


def map_content(path: Path) -> Any:
    """What a map file holds, with every value as text; FileProblem when it cannot be read."""
    try:
        return _parsed(read_bytes(path, limit=_MOST_BYTES).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileProblem(
            Text("The map is not UTF-8.", "映射文件不是 UTF-8。"), file=str(path)
        ) from None
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise


def _parsed(text: str) -> Any:
    """YAML with every scalar as text. Intake has a reader with line numbers, but the two packages
    do not know each other."""
    import yaml

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds text only
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise FileProblem(
            Text("The map is not valid YAML.", "映射文件不是有效的 YAML。"),
            line=mark.line + 1 if mark else None,
        ) from None


def _applied(content: Any, template: TemplateMap) -> TemplateMap:
    if not isinstance(content, dict):
        raise _no_map()
    if isinstance(content.get("fields"), list):
        return template.with_places(_full(content))
    if not all(isinstance(value, str) for value in content.values()):
        raise _no_map()
    known = {name for entry in template.entries for name in (entry.label, entry.place)}
    found = template.with_labels(content)
    if content and found == template and not known.intersection(content):
        raise FileProblem(
            Text("None of the map's labels is in the template.", "映射中的标签在模板中都找不到。"),
            Text("Write the labels as the template does.", "请按模板中的写法填写标签。"),
        )
    return found


def _full(content: dict[str, Any]) -> TemplateMap:
    rows = content["fields"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _no_map()
    entries = tuple(
        Entry(
            place=str(row.get("place", "")),
            label=str(row.get("label", "")),
            field=str(row.get("field") or ""),
            kind=str(row.get("kind", "")),
            confidence=_number(row.get("confidence", "0" if row.get("blank") else "1")),
            section=str(row.get("section", "")),
            reason=str(row.get("blank", "")) if row.get("blank") in REASONS else "",
            proposal=str(row.get("proposal", "")),
            said=str(row.get("of", "")),
        )
        for row in rows
    )
    return TemplateMap(
        str(content.get("template", "")), str(content.get("fingerprint", "")), entries
    )


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {"place": entry.place, "label": entry.label}
    if entry.section:
        row["section"] = entry.section
    if entry.reason:
        return {**row, "kind": entry.kind, "blank": entry.reason}
    row |= {"kind": entry.kind, "field": str(entry.field), "confidence": entry.confidence}
    if entry.said:
        row["of"] = entry.said
    if entry.proposal:
        row["proposal"] = entry.proposal
    return row


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except (TypeError, ValueError):
        return 1.0


def _no_map() -> FileProblem:
    return FileProblem(
        Text(
            "This is no template map. A map has lines such as '网站名称: website.name'.",
            "这不是模板映射。映射文件每行形如“网站名称: website.name”。",
        )
    )


_MOST_STORED_BYTES = 2_000_000


def remember(template: TemplateMap, folder: Path | None = None) -> Path:
    """Store a map for the next client; returns the file, which can be passed on."""
    folder = folder or template_maps_dir()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{template.fingerprint}.yaml"
    save_map(path, template)
    return path


def known_map(template: TemplateMap, folder: Path | None = None) -> TemplateMap | None:
    """The stored map of exactly this template, laid over its guess; None when there is none."""
    path = (folder or template_maps_dir()) / f"{template.fingerprint}.yaml"
    return load_map(path, template) if path.is_file() else None


def stored_maps(folder: Path | None = None) -> Iterator[TemplateMap]:
    """All stored maps; files that are none are passed over."""
    for path in sorted((folder or template_maps_dir()).glob("*.yaml")):
        try:
            yield read_map(read_bytes(path, limit=_MOST_STORED_BYTES).decode("utf-8-sig"))
        except (IcpdeskError, UnicodeDecodeError):
            continue
