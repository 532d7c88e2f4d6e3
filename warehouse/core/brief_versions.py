"""Versions of briefs that a changed document has superseded. Filled by the loader, not from documents."""

from schemas.brief import Brief
from schemas.row import Load, SupersededText
from warehouse.table import Table

TABLE = Table(
    comment="Superseded versions of briefs, with their paragraphs.",
    nouns=(Brief, Load, SupersededText),
)
