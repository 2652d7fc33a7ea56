"""Our own papers as PDF."""

from __future__ import annotations

from benchmarks.harness import Call, Case

CASES = (
    Case(
        name="statement-pdf",
        issue=4,
        says="ten statements as PDF: tagged, Chinese line breaking, fonts embedded",
        ours=Call("benchmarks.papers_sides:statements"),
        other=Call("benchmarks.papers_sides:bare_stories"),
        other_is="the same words as a bare reportlab story",
        at_most=1.5,
    ),
)
