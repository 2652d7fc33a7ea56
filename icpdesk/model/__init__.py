"""Plain values: the filing and what is said about it."""

from icpdesk.model.app import App, AppPlatform
from icpdesk.model.attachment import Attachment
from icpdesk.model.base import LONG_TERM
from icpdesk.model.filing import Approval, FiledValue, Filing, FilingType, History, Server
from icpdesk.model.finding import Answer, Finding, NotAssessed, Severity, Source
from icpdesk.model.person import Person
from icpdesk.model.place import Place
from icpdesk.model.report import Light, Report, Verdict, light_of, light_of_findings, verdict_of
from icpdesk.model.subject import Certificate, Subject
from icpdesk.model.website import Domain, PreApproval, Website

__all__ = [
    "LONG_TERM",
    "Answer",
    "App",
    "AppPlatform",
    "Approval",
    "Attachment",
    "Certificate",
    "Domain",
    "FiledValue",
    "Filing",
    "FilingType",
    "Finding",
    "History",
    "Light",
    "NotAssessed",
    "Person",
    "Place",
    "PreApproval",
    "Report",
    "Server",
    "Severity",
    "Source",
    "Subject",
    "Verdict",
    "Website",
    "light_of",
    "light_of_findings",
    "verdict_of",
]
