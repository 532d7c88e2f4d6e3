"""Publications that the pages of briefs advertise."""

from collections.abc import Iterator

from schemas.brief import RelatedPublication
from schemas.row import BriefKey, Place, Resolution
from warehouse.table import Admitted, Row, Table, number_rows

UNRESOLVED = Resolution()


def list_rows(admitted: Admitted) -> Iterator[Row]:
    """Which briefs they are is told when all are there: see `warehouse.resolve`."""
    return ((*row, UNRESOLVED) for row in number_rows(admitted.brief, admitted.brief.related_publications))


TABLE = Table(
    comment="Other publications that the current briefs' pages advertise.",
    nouns=(BriefKey, Place, RelatedPublication, Resolution),
    rows=list_rows,
)
