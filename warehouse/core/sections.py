"""Headings and questions of briefs."""

from schemas.brief import Section
from schemas.row import BriefKey, Place
from warehouse.table import Table, number_rows

TABLE = Table(
    comment="Sections of the current briefs; their text is in paragraphs.",
    nouns=(BriefKey, Place, Section),
    rows=lambda it: number_rows(it.brief, it.brief.sections),
    omit=frozenset({"paragraphs"}),
)
