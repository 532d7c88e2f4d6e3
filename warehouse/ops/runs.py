"""Runs of the ingest."""

from schemas.outcome import Run
from warehouse.table import Table

TABLE = Table(comment="Runs of the ingest, with what became of the documents they listed.", nouns=(Run,))
