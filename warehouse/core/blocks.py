"""Every piece of every document's text, kept or removed, and by which rule."""

from collections.abc import Iterable

from schemas.block import Block, Verdict
from schemas.outcome import Outcome
from schemas.row import DocumentKey
from warehouse.table import Row, Table


def join_verdicts(outcome: Outcome) -> Iterable[Row]:
    key = DocumentKey(document_id=outcome.document.document_id)
    pairs = zip(outcome.blocks, outcome.verdicts, strict=True)
    return ((key, block, verdict) for block, verdict in pairs)


TABLE = Table(
    comment="The documents' text in pieces, with the verdict on each: kept + removed = read.",
    nouns=(DocumentKey, Block, Verdict),
    rows=lambda it: join_verdicts(it.outcome),
)
