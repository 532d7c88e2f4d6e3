"""What each document offered for the fields of its brief."""

from schemas.candidate import Candidate
from schemas.row import BriefKey, Place
from warehouse.table import Table, number_rows

TABLE = Table(
    comment="Values that documents offer for the fields of the current briefs: the chosen and the rejected, with why.",
    nouns=(BriefKey, Place, Candidate),
    rows=lambda it: number_rows(it.brief, it.outcome.candidates),
)
