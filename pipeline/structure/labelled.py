"""A document after cleaning, as the finders of facts see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.evidence import Declared, Markup, Typeset
from schemas.block import Label, Verdict


class LabelledBlock(NamedTuple):
    """A block's running text, what it was judged to be, and what the DOM or the printed page knows of it."""

    ordinal: int
    text: str
    label: Label
    rule: str = ""
    evidence: str = ""
    markup: Markup | None = None
    typeset: Typeset | None = None


@dataclass(frozen=True)
class Labelled:
    """A document's blocks in order, and what it says of itself outside its text."""

    blocks: tuple[LabelledBlock, ...]
    declared: Declared = field(default_factory=Declared)
    url: str | None = None
    """Where it was fetched from, when that is known."""
    layout: str = "lines"
    """How it was laid out, as its reader tells it."""

    @cached_property
    def address(self) -> str | None:
        """Where it was fetched from, else where it says that it lies."""
        return self.url or self.declared.canonical_url or next(iter(self.declared.meta.get("og:url", ())), None)

    def texts_of(self, *labels: Label) -> tuple[str, ...]:
        """Texts of the blocks with one of the labels, in order."""
        return texts_of(self.blocks, *labels)

    def labelled(self, *labels: Label) -> tuple[LabelledBlock, ...]:
        """The blocks with one of the labels, in order."""
        return tuple(block for block in self.blocks if block.label in labels)


def label_blocks(
    texts: Sequence[str],
    verdicts: Sequence[Verdict],
    markup: Sequence[Markup] = (),
    typeset: Sequence[Typeset] = (),
) -> tuple[LabelledBlock, ...]:
    """The blocks in order, each with its label; `markup` and `typeset` have one entry for each, or none at all."""
    return tuple(
        LabelledBlock(
            ordinal,
            text,
            verdict.label,
            verdict.rule,
            verdict.evidence,
            markup[ordinal] if markup else None,
            typeset[ordinal] if typeset else None,
        )
        for ordinal, (text, verdict) in enumerate(zip(texts, verdicts, strict=True))
    )


def texts_of(blocks: Iterable[LabelledBlock], *labels: Label) -> tuple[str, ...]:
    """Texts of the blocks with one of the labels, in order."""
    return tuple(block.text for block in blocks if block.label in labels)
