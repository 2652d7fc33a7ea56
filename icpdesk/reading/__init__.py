"""What cards, licences and passports say; nothing is ever fetched."""

from icpdesk.reading.offline import refuse_http

refuse_http()
