"""What goes into the upload-ready folder: mended pictures, papers, fill sheet, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk import __version__
from icpdesk.base.errors import InputError
from icpdesk.base.names import last_part
from icpdesk.base.progress import Progress
from icpdesk.base.text import Text
from icpdesk.followup.after import tasks_after
from icpdesk.followup.dates import deadlines_of
from icpdesk.model import Attachment, Filing, Report
from icpdesk.model.printed import PrintedPaper
from icpdesk.papers.fill_rows import UploadLine, fill_sections
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from icpdesk.papers.papers import papers_for
from icpdesk.papers.report_pdf import DateLine, report_pdf
from icpdesk.papers.upload_folder import ExportPlan, UploadCopy, UploadFile, upload_name
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.filing_types import type_of
from icpdesk.rulebook.notes import notes_for, notices_for
from icpdesk.rulebook.requirements import label_of
from icpdesk.rulebook.uploads import takes_video, upload_attachments

if TYPE_CHECKING:
    from icpdesk.papers.paper_pdf import MadePapers
    from icpdesk.pictures.album import Album

Upload = UploadFile | UploadCopy


def make_plan(
    case: Case,
    album: Album,
    report: Report,
    *,
    draft: bool,
    progress: Progress,
) -> ExportPlan:
    """Everything that :func:`icpdesk.papers.upload_folder.write_folder` is to write."""
    filing, book = case.filing, case.book
    attached = [item for item in upload_attachments(filing, book) if album.has(item.file)]
    uploads: list[Upload] = []
    for done, item in enumerate(attached):
        progress.step(done, len(attached) + 1, Text(f"mending {item.file}", f"处理 {item.file}"))
        try:
            uploads.append(_upload(len(uploads) + 1, item, album, filing, book))
        except InputError:
            # A draft leaves out what cannot be read; its report names the file.
            if not draft:
                raise
    progress.step(len(attached), len(attached) + 1, Text("making the papers", "生成文书"))
    return ExportPlan(
        uploads=uploads,
        documents=_documents(case, report, uploads, draft, album.papers),
        facts={
            "icpdesk": __version__,
            "provider": filing.provider,
            "province": filing.province,
            "filing_type": filing.filing_type,
            "subject": filing.subject.name,
            "rulebook": {"version": report.rulebook_version, "as_of": report.as_of.isoformat()},
            "verdict": report.verdict,
        },
        draft=draft,
    )


def _upload(number: int, item: Attachment, album: Album, filing: Filing, book: Rulebook) -> Upload:
    if takes_video(item.slot, book):
        return _video(number, item, album, filing, book)
    return _picture(number, item, album, filing, book)


def _picture(
    number: int, item: Attachment, album: Album, filing: Filing, book: Rulebook
) -> UploadFile:
    from icpdesk.pictures.mend.upload import mended
    from icpdesk.pipeline.mend import window_of

    term = book.vocabulary("slots")[item.slot]
    window = window_of(filing.provider, item.slot, book)
    picture = album.picture(item.file)
    written = mended(picture, window, str(term.get("kind")))
    picture.let_go()
    stem = str(term.get("file_stem"))
    return UploadFile(
        name=upload_name(number, stem, item.of),
        slot=item.slot,
        of=item.owner,
        label=label_of(book, filing.provider, item.slot),
        data=written.data,
        width=written.width,
        height=written.height,
        source=last_part(item.file),
        source_sha256=picture.sha256,
        steps=tuple(step.en for step in written.steps),
    )


def _video(
    number: int, item: Attachment, album: Album, filing: Filing, book: Rulebook
) -> UploadCopy:
    """A video goes as it is, with the ending that its content has."""
    from icpdesk.pictures.videos.video import read_video

    with album.files.open(item.file) as stream:
        video = read_video(stream)
    stem = str(book.vocabulary("slots")[item.slot].get("file_stem"))
    return UploadCopy(
        name=upload_name(number, stem, item.of, video.suffix),
        slot=item.slot,
        of=item.owner,
        label=label_of(book, filing.provider, item.slot),
        open=lambda: album.files.open(item.file),
        width=video.width,
        height=video.height,
        source=last_part(item.file),
    )


def _documents(
    case: Case,
    report: Report,
    uploads: list[Upload],
    draft: bool,
    made_papers: MadePapers,
) -> dict[str, bytes]:
    from icpdesk.papers.fill_sheet_pdf import fill_sheet_pdf
    from icpdesk.papers.guide_pdf import guide_pdf
    from icpdesk.papers.paper_docx import paper_docx
    from icpdesk.papers.paper_pdf import paper_with_places
    from icpdesk.papers.printed import printed_from

    filing, book = case.filing, case.book
    made: dict[str, bytes] = {}
    plans = papers_for(case)
    printed: dict[str, PrintedPaper] = {}
    for plan in plans:
        data, places = paper_with_places(plan, draft=draft, made=made_papers)
        made[f"statement/{plan.file_stem}.docx"] = paper_docx(plan)
        made[f"statement/{plan.file_stem}.pdf"] = data
        if plan.paper.slug not in printed:
            printed[plan.paper.slug] = printed_from(plan, data, places)
    if plans:
        made["statement/who-signs-what.pdf"] = guide_pdf(
            plans, case, printed=list(printed.values()), draft=draft
        )
    name = filing.subject.name or filing.title
    provider = book.provider(filing.provider).name
    lines = [
        UploadLine(up.name, book.vocabulary("slots").name_of(up.slot), up.label) for up in uploads
    ]
    sections = fill_sections(case, lines)
    kind = type_of(book.vocabulary("filing_types"), filing.filing_type).name
    title = Text(f"Fill sheet – {kind.en} – {name}", f"备案填报单 – {kind.zh} – {name}")
    made["fill-sheet.html"] = fill_sheet_html(
        sections, title=title, provider=provider, draft=draft
    ).encode("utf-8")
    made["fill-sheet.pdf"] = fill_sheet_pdf(sections, title=title, provider=provider, draft=draft)
    made["report.pdf"] = report_pdf(
        report,
        title=Text(f"Report – {kind.en} – {name}", f"检查报告 – {kind.zh} – {name}"),
        dates=_date_lines(case),
        notices=[notice.text for notice in notices_for(case)],
        notes=[note.line for note in notes_for(case)],
        after=_after_lines(case),
        draft=draft,
    )
    return made


def _after_lines(case: Case) -> list[DateLine]:
    return [DateLine(task.due.span if task.due else "", task.what) for task in tasks_after(case)]


def _date_lines(case: Case) -> list[DateLine]:
    lines = []
    for item in deadlines_of(case):
        lines.append(DateLine(item.span if item.certain else f"{item.span} ?", item.what))
    return lines
