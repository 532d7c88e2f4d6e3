"""The page as rules see it: its blocks, their comparison forms, and what was said so far."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.clean.labeller import score_blocks
from pipeline.clean.main_text import choose_main
from pipeline.evidence import Declared, Markup, Typeset
from pipeline.text import compare_form, count_words, ends_sentence
from schemas.block import Label, Verdict

_PRINT = "pdf"
_HARDLY_A_DOUBT = 0.85
_FEWEST_BLOCKS = 5  # on a shorter page the labeller has nothing to compare with


class Say(NamedTuple):
    """What a rule says of one block."""

    ordinal: int
    label: Label
    evidence: str
    confidence: float = 1.0


@dataclass
class Page:
    """One document's blocks as running text, by ordinal. Rules only read; `judge` writes the verdicts."""

    texts: Sequence[str]
    publisher_names: Sequence[str] = ()
    publisher_furniture: Sequence[str] = ()
    """Lines that the publisher's file declares to stand around its texts."""
    publisher_series: Sequence[str] = ()
    """Names of the series that the publisher's file lists."""
    recurring: Mapping[int, str] = field(default_factory=dict)
    """What the publisher's other documents say too: key of an outline -> "in 5 of 7 documents of this publisher"."""
    typeset: Sequence[Typeset] = ()
    """How each block stands on paper; empty where there is none."""
    markup: Sequence[Markup] = ()
    """What the DOM knows of each block; empty where there is none."""
    dom_paths: Sequence[str] = ()
    declared: Declared = field(default_factory=Declared)
    layout: str = "lines"
    """How the document was laid out, as its reader tells it."""
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    _open: tuple[int, list[int]] = (-1, [])
    """How many verdicts there were when somebody asked last, and what was open then: verdicts are only added."""

    @cached_property
    def forms(self) -> list[str]:
        """Each block in its comparison form."""
        return [compare_form(text) for text in self.texts]

    @cached_property
    def word_counts(self) -> list[int]:
        return [count_words(text) for text in self.texts]

    @cached_property
    def publisher_forms(self) -> frozenset[str]:
        return frozenset(compare_form(name) for name in self.publisher_names)

    @cached_property
    def series_forms(self) -> frozenset[str]:
        return frozenset(compare_form(name) for name in self.publisher_series)

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """How sure the labeller is of each block that it is main text, 0-1."""
        return score_blocks(self.texts, self.declared.title, self.markup, self.dom_paths)

    @cached_property
    def main(self) -> frozenset[int]:
        """Blocks that are main text by the labeller; all where it is not asked: on paper, on pages of a few blocks."""
        count = len(self.texts)
        if count < _FEWEST_BLOCKS or self.layout == _PRINT:
            return frozenset(range(count))
        prose = [words >= 8 and ends_sentence(text) for words, text in zip(self.word_counts, self.texts, strict=True)]
        return choose_main(self.scores, prose, has_dom=bool(self.markup))

    def is_surely_main(self, ordinal: int) -> bool:
        """True when the labeller was asked and has hardly a doubt that the block is main text."""
        asked = self.layout != _PRINT and len(self.texts) >= _FEWEST_BLOCKS
        return asked and self.scores[ordinal] >= _HARDLY_A_DOUBT

    @cached_property
    def _declared_title(self) -> str:
        return compare_form(self.declared.title or "")

    def repeats_title(self, ordinal: int) -> bool:
        """True when the page's declared title begins with the block, or is it."""
        return len(self.forms[ordinal]) > 3 and self._declared_title.startswith(self.forms[ordinal])

    def open(self) -> Iterator[int]:
        """Ordinals of the blocks that no rule has spoken of yet."""
        if len(self.verdicts) != self._open[0]:
            self._open = len(self.verdicts), [each for each in range(len(self.texts)) if each not in self.verdicts]
        return iter(self._open[1])

    def label_of(self, ordinal: int) -> Label | None:
        """What was said of the block so far."""
        verdict = self.verdicts.get(ordinal)
        return verdict.label if verdict else None

    def has(self, label: Label) -> bool:
        """True when a block was said to be that."""
        return any(verdict.label is label for verdict in self.verdicts.values())

    def is_prose(self, ordinal: int) -> bool:
        """True for a sentence of some length: what a body is made of, and teasers too."""
        return self._is_prose[ordinal]

    @cached_property
    def _is_prose(self) -> list[bool]:
        counted = zip(self.word_counts, self.texts, strict=True)
        return [words >= 12 and ends_sentence(text) for words, text in counted]

    def opens_body(self, ordinal: int) -> bool:
        """True for a block long enough to be body text even when a page break has cut its last sentence off."""
        return self.is_prose(ordinal) or self.word_counts[ordinal] >= 40


Rule = Callable[[Page], Iterable[Say]]
"""Looks at the page and says what it knows; the first rule to speak of a block decides."""
