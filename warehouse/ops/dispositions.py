"""What became of each listed document."""

from schemas.outcome import DispositionRecord
from warehouse.table import Table

TABLE = Table(comment="Each listed document of each run, and the one end it came to.", nouns=(DispositionRecord,))
