"""Briefs, flat."""

from schemas.brief import Brief
from schemas.row import Load
from warehouse.table import Table

TABLE = Table(
    comment="The current version of every brief.",
    nouns=(Brief, Load),
    rows=lambda it: [(it.brief, it.load)],
)
