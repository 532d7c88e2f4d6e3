"""The documents that briefs were read from."""

from schemas.document import Document
from schemas.row import Load
from warehouse.table import Table

TABLE = Table(
    comment="Documents that briefs were read from, those of superseded versions included.",
    nouns=(Document, Load),
    rows=lambda it: [(it.outcome.document, it.load)],
)
