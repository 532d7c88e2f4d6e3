"""A document after cleaning, as the finders of facts see it."""

from collections.abc import Iterable, Mapping, Sequence
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


def _place(block: LabelledBlock) -> int:
    return block.ordinal


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

    @cached_property
    def text(self) -> str:
        """The texts of all blocks, one a line."""
        return "\n".join(block.text for block in self.blocks)

    def texts_of(self, *labels: Label) -> tuple[str, ...]:
        """Texts of the blocks with one of the labels, in order."""
        return tuple(block.text for block in self.labelled(*labels))

    def labelled(self, *labels: Label) -> tuple[LabelledBlock, ...]:
        """The blocks with one of the labels, in order."""
        if len(labels) == 1:
            return self._by_label.get(labels[0], ())
        return tuple(sorted((block for label in set(labels) for block in self._by_label.get(label, ())), key=_place))

    def texts_after(self, block: LabelledBlock, count: int) -> tuple[str, ...]:
        """Texts of so many blocks behind the block."""
        return tuple(each.text for each in self.blocks[block.ordinal + 1 : block.ordinal + 1 + count])

    @cached_property
    def _by_label(self) -> Mapping[Label, tuple[LabelledBlock, ...]]:
        groups: dict[Label, list[LabelledBlock]] = {}
        for block in self.blocks:
            groups.setdefault(block.label, []).append(block)
        return {label: tuple(group) for label, group in groups.items()}


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
