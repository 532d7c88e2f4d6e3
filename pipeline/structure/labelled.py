"""Blocks with their verdicts, as the finders of facts see them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.block import Label, Verdict


class LabelledBlock(NamedTuple):
    """A block's running text and what it was judged to be."""

    ordinal: int
    text: str
    label: Label


def label_blocks(texts: Sequence[str], verdicts: Sequence[Verdict]) -> tuple[LabelledBlock, ...]:
    """The blocks in order, each with its label."""
    pairs = enumerate(zip(texts, verdicts, strict=True))
    return tuple(LabelledBlock(ordinal, text, verdict.label) for ordinal, (text, verdict) in pairs)


def texts_of(blocks: Iterable[LabelledBlock], *labels: Label) -> tuple[str, ...]:
    """Texts of the blocks with one of the labels, in order."""
    return tuple(block.text for block in blocks if block.label in labels)
