"""The fill sheet as one HTML file that works offline: copy buttons, ticks, dark and light."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.papers.fill_rows import FillSection
from icpdesk.papers.type_rows import FillRow

_HINT = Text(
    "Click a value to copy it, paste it into the console, tick it off. Nothing leaves this page.",
    "点击内容即可复制，粘贴到备案系统后打勾。本页不联网，不上传任何内容。",
)


def fill_sheet_html(
    sections: Sequence[FillSection], *, title: Text, provider: Text, draft: bool = False
) -> str:
    """A whole HTML document; Chinese values, labels in both languages."""
    head = resource("assets", "fill-sheet", "sheet.css").read_text("utf-8")
    script = resource("assets", "fill-sheet", "sheet.js").read_text("utf-8")
    body = "\n".join(_section(section) for section in sections)
    banner = (
        '<p class="draft" role="alert">DRAFT 草稿 – errors are open, do not upload · 尚有错误，请勿上传</p>'
        if draft
        else ""
    )
    fields = sum(len(section.typed) for section in sections)
    files = sum(row.is_file for section in sections for row in section.rows)
    return f"""<!DOCTYPE html>
<html lang="zh-CN" translate="no" class="notranslate">
<head>
<meta charset="utf-8">
<meta name="google" content="notranslate">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>{escape(title.zh)}</title>
<style>
{head}</style>
</head>
<body>
<header>
<h1>{escape(title.zh)}</h1>
<p class="en">{escape(title.en)} · {escape(provider.en)}</p>
<p>{escape(_HINT.zh)}<br><span class="en">{escape(_HINT.en)}</span></p>
<p class="progress" aria-live="polite">栏目 Fields <span id="fields">0</span> / {fields}
 · 文件 Files <span id="files">0</span> / {files}</p>
</header>
{banner}
<main>
{body}
</main>
<script>
{script}</script>
</body>
</html>
"""


def _section(section: FillSection) -> str:
    rows = "\n".join(_row(row) for row in section.rows)
    return (
        f"<section>\n<h2>{escape(section.numbered.zh)} "
        f'<span class="en">{escape(section.title.en)}</span>'
        f"</h2>\n{_notes(section.notes)}<table>\n{rows}\n</table>\n</section>"
    )


def _notes(notes: Sequence[Text]) -> str:
    """What province and provider say about the step."""
    if not notes:
        return ""
    lines = "\n".join(
        f'<li>{escape(note.zh)}<br><span class="en">{escape(note.en)}</span></li>' for note in notes
    )
    return f'<ul class="notes">\n{lines}\n</ul>\n'


def _row(row: FillRow) -> str:
    note = (
        f'<div class="note">{escape(row.note.zh)}<br><span class="en">{escape(row.note.en)}</span></div>'
        if row.note
        else ""
    )
    label = escape(row.label.zh)
    kind = "file" if row.is_file else "field"
    return (
        f'<tr><td class="tick"><input type="checkbox" class="{kind}" aria-label="{label}"></td>'
        f'<th scope="row">{label}<br><span class="en">{escape(row.label.en)}</span></th>'
        f'<td>{_old(row)}<span class="value">{escape(row.value)}</span>{note}</td>'
        f'<td class="copy">{_button(row.value)}</td></tr>'
    )


def _old(row: FillRow) -> str:
    """What is filed today, in front of the new value."""
    if row.old is None:
        return ""
    old = escape(row.old) or "（空）"
    return (
        f'<span class="old"><span class="en">原 filed:</span> {old}</span>'
        '<span class="arrow" aria-label="改为">→</span> '
    )


def _button(value: str) -> str:
    """The button that copies; none where there is nothing to copy."""
    if not value:
        return ""
    return f'<button type="button" data-value="{escape(value, quote=True)}">复制 Copy</button>'
