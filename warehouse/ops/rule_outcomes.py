"""What the quality rules found."""

from schemas.outcome import RuleOutcome
from warehouse.table import Table

TABLE = Table(comment="What each quality rule found in each batch.", nouns=(RuleOutcome,))
