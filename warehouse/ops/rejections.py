"""Documents that did not become briefs."""

from schemas.outcome import RejectionRecord
from warehouse.table import Table

TABLE = Table(
    comment="Documents that are not in the warehouse now, and why; their bytes are in the archive.",
    nouns=(RejectionRecord,),
)
