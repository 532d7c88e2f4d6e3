"""Authors of briefs."""

from schemas.brief import Author
from schemas.row import BriefKey, Place
from warehouse.table import Table, number_rows

TABLE = Table(
    comment="Authors of the current briefs, in the order of their bylines.",
    nouns=(BriefKey, Place, Author),
    rows=lambda it: number_rows(it.brief, it.brief.authors),
)
