"""Publications that the pages of briefs advertise."""

from schemas.brief import RelatedPublication
from schemas.row import BriefKey, Place
from warehouse.table import Table, number_rows

TABLE = Table(
    comment="Other publications that the current briefs' pages advertise.",
    nouns=(BriefKey, Place, RelatedPublication),
    rows=lambda it: number_rows(it.brief, it.brief.related_publications),
)
